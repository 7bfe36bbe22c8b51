// Numbers as readers of the page's language write them; exports/pages/figures.py does the same on the server.
import { language } from "./page-data";

const thousands = language === "id" ? "." : ",";
const decimal = language === "id" ? "," : ".";
const grouped = new RegExp(`^-?[1-9][0-9]{0,2}(?:\\${thousands}[0-9]{3})+(?:\\${decimal}[0-9]*)?$`);
const shown = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });

/** Returns the number that a reader wrote, null for what is none; either mark may begin the decimals. */
export function readFigure(written: string): number | null {
  let text = written.replace(/\s/g, "").replace("−", "-");
  if (grouped.test(text)) text = text.replaceAll(thousands, "");
  if (!/^-?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)$/.test(text)) return null;
  return Number(text.replace(",", "."));
}

/** Returns a number with at most two decimals. */
export function writtenFigure(value: number): string {
  const text = shown.format(value);
  return text === "-0" ? "0" : text.replace("-", "−");
}

/** Returns a number for an address, such that it is read alike in every language. */
export function plainFigure(value: number): string {
  const text = String(value);
  return /\.[0-9]{3}$/.test(text) ? `${text}0` : text;
}
