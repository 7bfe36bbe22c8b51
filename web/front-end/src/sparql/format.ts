// Formatting: the same query, laid out anew: a clause and a triple a line, groups indented, keywords in capitals.
import { CLAUSES, KEYWORDS } from "./keywords";

const PARTS = [
  /#[^\n]*/, // comments
  /"""[\s\S]*?"""|'{3}[\s\S]*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/, // texts
  /<[^<>"{}|^`\\\s]*>/, // IRIs
  /[?$]\w+|@[A-Za-z][\w-]*/, // variables, languages
  /\^\^|&&|\|\||[<>!]=/, // operators of two characters
  /(?<=[\s(,])[+-]\d+(?:\.\d+)?(?:e[+-]?\d+)?/, // numbers with a sign
  /[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]|\\.)*:?(?:[\p{L}\p{N}_%:.-]|\\.)*|:(?:[\p{L}\p{N}_%:.-]|\\.)*/u, // names, keywords, numbers
  /\S/,
];
const TOKEN = new RegExp(PARTS.map((part) => part.source).join("|"), "giu");
const SPOKEN = new Set(KEYWORDS);
/** What begins a line. WHERE, and GROUP, ORDER and the like within their clause, do not. */
const BEGINNING = new Set(CLAUSES.filter((word) => word !== "WHERE" && word !== "UNION"));
const NARROW = 60;

/** Returns a query laid out; as it was, should that change anything but space and the case of keywords. */
export function formatted(query: string): string {
  const tokens = tokensOf(query);
  const text = `${laidOut(tokens).trim()}\n`;
  return tokensOf(text).join("\n") === tokens.join("\n") ? text : query;
}

function tokensOf(query: string): string[] {
  return (query.match(TOKEN) ?? []).flatMap(parted).map((token) => (SPOKEN.has(token.toUpperCase()) ? token.toUpperCase() : token));
}

/** Returns a name and the full stop that ends its triple apart. */
function parted(token: string): string[] {
  return /^[\p{L}\p{N}_:].*\.$/su.test(token) ? [token.slice(0, -1), "."] : [token];
}

function laidOut(tokens: string[]): string {
  const lines = new Lines();
  let round = 0;
  tokens.forEach((token, place) => {
    const next = tokens[place + 1] ?? "";
    if (token === "{") return lines.open(isShort(tokens, place));
    if (token === "}") return lines.close(next);
    if (token === "(") round += 1;
    if (token === ")") round -= 1;
    if (!round && BEGINNING.has(token) && !(token === "GROUP" && lines.last() === "GRAPH")) lines.begin(token);
    lines.add(token);
    if (!round) lines.after(token);
  });
  return lines.text();
}

/** Returns whether a group is so small that it stays on its line: no group within, one triple, few characters. */
function isShort(tokens: string[], place: number): boolean {
  const end = tokens.indexOf("}", place);
  const within = tokens.slice(place + 1, end);
  const isPlain = end > 0 && !within.some((token) => /^[{;#]/.test(token) || token === "." || BEGINNING.has(token));
  return isPlain && within.join(" ").length < NARROW;
}

/** The lines of a query in the making. */
class Lines {
  private readonly found: string[] = [];
  private line: string[] = [];
  private depth = 0;
  private isContinued = false;
  private inline = 0;

  last(): string {
    return this.line.at(-1) ?? "";
  }

  text(): string {
    this.end();
    return this.found.join("\n");
  }

  open(isShort: boolean): void {
    this.line.push("{");
    if (isShort || this.inline) this.inline += 1;
    else {
      this.end();
      this.depth += 1;
    }
  }

  close(next: string): void {
    if (this.inline) {
      this.line.push("}");
      this.inline -= 1;
    } else {
      this.end();
      this.depth = Math.max(0, this.depth - 1);
      this.isContinued = false;
      this.line.push("}");
    }
    if (!this.inline && ![".", "UNION", "WHERE"].includes(next)) this.end();
  }

  /** Begins a clause: on a line of its own, the first clause after the prefixes apart from them. */
  begin(token: string): void {
    if (this.inline) return;
    this.end();
    this.isContinued = false;
    if (token !== "PREFIX" && token !== "BASE" && /^(PREFIX|BASE)/.test(this.found.at(-1) ?? "")) this.found.push("");
  }

  add(token: string): void {
    this.line.push(token);
  }

  /** Ends the line after what ends a statement. */
  after(token: string): void {
    if (this.inline) return;
    if (token.startsWith("#")) this.end();
    else if (token === ".") {
      this.end();
      this.isContinued = false;
    } else if (token === ";") {
      this.end();
      this.isContinued = true;
    }
  }

  private end(): void {
    if (this.line.length) this.found.push("  ".repeat(this.depth + (this.isContinued ? 1 : 0)) + joined(this.line));
    this.line = [];
  }
}

/** Returns tokens as a line, with spaces where one expects them. */
function joined(tokens: string[]): string {
  return tokens.reduce((line, token, place) => line + (place && isApart(tokens, place) ? " " : "") + token, "");
}

const CALLED = new Set(["SELECT", "DISTINCT", "BY", "AS", "IN", "HAVING", "VALUES", "WHERE"]);

function isApart(tokens: string[], place: number): boolean {
  const [second = "", before = "", token = ""] = [tokens[place - 2], tokens[place - 1], tokens[place]];
  if (isOperator(token) && isOperand(before)) return true;
  if (isOperator(before) && isOperand(second)) return true;
  if (/^[(/^!|]$/.test(before) || /^[),/+|?]$/.test(token)) return false;
  if (token === "*") return before === "SELECT" || before === "DISTINCT";
  if (token.startsWith("@") || token === "^^" || before === "^^") return false;
  if (token === "(") return CALLED.has(before) || !/[\w>]$/.test(before) || /^[?$]/.test(before);
  return true;
}

/** Returns whether a token may join two values; in a path the same characters join relations. */
function isOperator(token: string): boolean {
  return /^[*/+-]$/.test(token);
}

function isOperand(token: string): boolean {
  return /^(?:[?$]\w+|\d.*)$/.test(token);
}
