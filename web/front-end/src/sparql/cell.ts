// A term of an answer as it stands in a table: its name and its IRI, or its text and its language or type.
import { element } from "../elements";
import { language } from "../page-data";
import type { Cell } from "./answer";

/** Datatypes that go without saying. */
const PLAIN = new Set(["xsd:string", "xsd:integer", "xsd:decimal", "xsd:boolean"]);

/** Returns what stands in the table for a term. */
export function drawn(cell: Cell | null): (Node | string)[] {
  if (!cell) return [];
  if (cell.kind === "iri") return iri(cell);
  if (cell.kind === "literal") return literal(cell);
  return [element("code", {}, cell.value)];
}

function iri({ address = "", name, nameLanguage, short = "" }: Cell): Node[] {
  const code = element("code", {}, short);
  if (!name) return [element("a", { href: address }, code)];
  const foreign = nameLanguage && nameLanguage !== language ? nameLanguage : "";
  const link = element("a", { href: address }, element("bdi", { lang: foreign || false }, name));
  return [link, ...(foreign ? [badge(foreign)] : []), document.createTextNode(" "), code];
}

function literal(cell: Cell): Node[] {
  const text = element("bdi", { lang: cell.language || false }, cell.value);
  if (cell.language) return [text, badge(cell.language)];
  return cell.short && !PLAIN.has(cell.short) ? [text, document.createTextNode(" "), element("code", {}, cell.short)] : [text];
}

function badge(text: string): HTMLElement {
  return element("span", { class: "badge" }, text);
}
