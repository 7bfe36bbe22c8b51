// The table of an answer: sorted by a click on a column's head, narrowed down as one types.
import { element } from "../elements";
import { language, number, t } from "../page-data";
import { type Answer, type Row, wordsOf } from "./answer";
import { drawn } from "./cell";

/** A column and a direction, as in the address: "metric", or "-metric" for the last first; "" for the order of the answer. */
export type Sort = string;

const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });

/** Returns the table with the box that narrows it down. */
export function table(answer: Answer, headings: string[], sort: Sort, sorted: (sort: Sort) => void): HTMLElement {
  const shown = element("span", { class: "soft", role: "status" });
  const body = element("tbody");
  const heads = answer.columns.map((column, place) => head(column, headings[place] ?? column, answer.figures.includes(place)));
  const state = { sort, wanted: "" };

  function show(): void {
    const rows = inOrder(narrowed(answer.rows, state.wanted), answer, state.sort);
    body.replaceChildren(...rows.map((row) => line(row, answer.figures)));
    shown.textContent = state.wanted ? t("sparql.narrowed", { shown: number(rows.length), total: number(answer.rows.length) }) : "";
    heads.forEach((th, place) => tell(th, answer.columns[place] ?? "", state.sort));
  }

  function head(column: string, heading: string, isFigure: boolean): HTMLTableCellElement {
    const press = (): void => {
      state.sort = next(column, state.sort);
      sorted(state.sort);
      show();
    };
    return element("th", { scope: "col", class: isFigure ? "figure" : false }, element("button", { type: "button", click: press }, heading));
  }

  const narrow = (event: Event): void => {
    state.wanted = (event.target as HTMLInputElement).value;
    show();
  };
  show();
  const box = element("input", { type: "search", id: "narrow", autocomplete: "off", spellcheck: "false", input: narrow });
  const label = element("label", { for: "narrow" }, t("sparql.narrow"));
  const grid = element("table", { class: "answer sortable" }, element("thead", {}, element("tr", {}, ...heads)), body);
  const frame = element("div", { class: "scroll", role: "region", "aria-labelledby": "answer", tabindex: 0 }, grid);
  return element("div", {}, ...(answer.rows.length > 5 ? [element("p", { class: "narrow" }, label, box, shown)] : []), frame);
}

/** Returns the order after a click on a column: first up, then down, then that of the answer. */
function next(column: string, sort: Sort): Sort {
  if (sort === column) return `-${column}`;
  return sort === `-${column}` ? "" : column;
}

function tell(th: HTMLTableCellElement, column: string, sort: Sort): void {
  if (sort === column) th.setAttribute("aria-sort", "ascending");
  else if (sort === `-${column}`) th.setAttribute("aria-sort", "descending");
  else th.removeAttribute("aria-sort");
}

function line(row: Row, figures: number[]): HTMLTableRowElement {
  const cells = row.map((cell, place) => element("td", { class: figures.includes(place) ? "figure" : false }, ...drawn(cell)));
  return element("tr", {}, ...cells);
}

function narrowed(rows: Row[], wanted: string): Row[] {
  const words = folded(wanted).split(/\s+/).filter(Boolean);
  if (!words.length) return rows;
  return rows.filter((row) => {
    const text = folded(row.map((cell) => `${wordsOf(cell)} ${cell?.short ?? ""} ${cell?.value ?? ""}`).join(" "));
    return words.every((word) => text.includes(word));
  });
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Returns rows in an order; numbers by what they are worth, words as a language has them, what is missing last. */
function inOrder(rows: Row[], answer: Answer, sort: Sort): Row[] {
  const place = answer.columns.indexOf(sort.replace(/^-/, ""));
  if (!sort || place < 0) return rows;
  const direction = sort.startsWith("-") ? -1 : 1;
  const isFigure = answer.figures.includes(place);
  const compared = (a: string, b: string): number => (isFigure ? Number(a) - Number(b) : collator.compare(a, b));
  return rows.toSorted((a, b) => {
    const [one, other] = [a[place] ?? null, b[place] ?? null];
    if (!one || !other) return Number(!one) - Number(!other);
    return direction * compared(wordsOf(one), wordsOf(other));
  });
}
