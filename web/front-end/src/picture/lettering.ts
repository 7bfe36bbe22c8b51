// Names set in lines: measured, wrapped at spaces, and cut with an ellipsis where they are too long.

export interface Type {
  size: number;
  weight: number;
  family: string;
}

/** A name in lines, as wide as the widest of them. */
export interface Setting {
  lines: string[];
  width: number;
  height: number;
  type: Type;
  direction: "ltr" | "rtl";
  /** Whether it shows all of the name. */
  whole: boolean;
  /** Whether a word had to be cut. */
  broken: boolean;
}

const ELLIPSIS = "…";
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LETTER = /\p{L}/u;

export function font({ size, weight, family }: Type): string {
  return `${weight} ${size}px ${family}`;
}

export function lineHeight(type: Type): number {
  return Math.round(type.size * 1.22);
}

/** Returns the direction of a text: that of its first letter, as the Unicode Bidirectional Algorithm has it (P2, P3). */
export function direction(text: string): "ltr" | "rtl" {
  const letter = LETTER.exec(text)?.[0];
  return letter && RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}

/** Returns a text without what cannot be seen: control characters, line ends and runs of spaces. */
export function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}

/** Measures and sets texts; remembers both. */
export class Lettering {
  private readonly context = document.createElement("canvas").getContext("2d")!;
  private readonly widths = new Map<string, number>();
  private readonly set = new Map<string, Setting>();
  private readonly segments = new Intl.Segmenter(undefined, { granularity: "grapheme" });

  width(text: string, type: Type): number {
    const key = `${font(type)}|${text}`;
    let found = this.widths.get(key);
    if (found === undefined) {
      this.context.font = font(type);
      this.widths.set(key, (found = this.context.measureText(text).width));
    }
    return found;
  }

  /** Returns a name in at most so many lines that are at most so wide. */
  lines(name: string, type: Type, most: number, width: number): Setting {
    const key = `${font(type)}|${most}|${width}|${name}`;
    let found = this.set.get(key);
    if (!found) this.set.set(key, (found = this.wrapped(clean(name) || "–", type, most, width)));
    return found;
  }

  private wrapped(text: string, type: Type, most: number, width: number): Setting {
    const lines: string[] = [];
    let rest = text.split(" ");
    let broken = false;
    while (rest.length && lines.length < most) {
      let count = 1;
      while (count < rest.length && this.width(rest.slice(0, count + 1).join(" "), type) <= width) count++;
      const line = rest.slice(0, count).join(" ");
      if (this.width(line, type) > width) {
        const [start, end] = atHyphen(...this.cut(line, type, width));
        broken ||= !/[-/]$/.test(start);
        lines.push(start);
        rest = [end, ...rest.slice(count)];
      } else {
        lines.push(line);
        rest = rest.slice(count);
      }
    }
    if (rest.length) lines[lines.length - 1] = this.elided(`${lines.at(-1)} ${rest.join(" ").slice(0, 60)}`, type, width);
    const widest = Math.max(...lines.map((line) => this.width(line, type)));
    const height = lines.length * lineHeight(type);
    return { lines, width: Math.ceil(widest), height, type, direction: direction(text), whole: !rest.length, broken };
  }

  /** Returns the longest start of a text that fits and the rest; between what readers take for characters. */
  private cut(text: string, type: Type, width: number): [string, string] {
    const pieces = [...this.segments.segment(text.slice(0, 400))].map(({ segment }) => segment);
    let [fits, fails] = [1, pieces.length + 1];
    while (fails - fits > 1) {
      const middle = (fits + fails) >> 1;
      if (this.width(pieces.slice(0, middle).join(""), type) <= width) fits = middle;
      else fails = middle;
    }
    const start = pieces.slice(0, fits).join("");
    return [start, text.slice(start.length)];
  }

  private elided(text: string, type: Type, width: number): string {
    const [start] = this.cut(text, type, width - this.width(ELLIPSIS, type));
    return start.trimEnd() + ELLIPSIS;
  }
}

/** Moves a cut back to the last hyphen, where there is one. */
function atHyphen(start: string, end: string): [string, string] {
  const whole = /^.{2,}[-/](?=[^-/]*$)/u.exec(start)?.[0];
  return whole === undefined ? [start, end] : [whole, start.slice(whole.length) + end];
}
