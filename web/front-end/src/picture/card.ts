// The card of what is selected: a concept and where one can go from it, or a statement and who says so.
import { element } from "../elements";
import { address, number, t } from "../page-data";
import type { Known } from "./neighbours";
import { refill } from "./refilling";
import { words } from "./wording";

export interface CardState {
  focus: string | null;
  isPinned: boolean;
  isOpen: boolean;
  more: number;
}

export interface CardEvents {
  pin(id: string): void;
  open(id: string): void;
  go(id: string): void;
}

/** Fills a box with the card of a concept. */
export function showConcept(box: HTMLElement, id: string, known: Known, state: CardState, events: CardEvents): void {
  const heading = element("h2", {}, element("a", { href: known.address }, words(known.label, known.language)));
  if (known.abbreviation) heading.append(" ", element("span", { class: "abbreviation" }, known.abbreviation));
  const parts: HTMLElement[] = [heading];
  if (known.iri) parts.push(definition(known));
  parts.push(links(id, known, state), buttons(id, state, events));
  fill(box, parts);
}

/** Fills a box, and leaves the keyboard on the same button. */
export function fill(box: HTMLElement, parts: Node[]): void {
  refill(box, "data-deed", parts);
  box.scrollTop = 0;
}

function definition({ definition: found }: Known): HTMLElement {
  return element("p", {}, found ? words(found.text, found.language) : t("explorer.undefined"));
}

function links(id: string, known: Known, { focus }: CardState): HTMLElement {
  const pair = focus && focus !== id ? [focus, id] : [id];
  const found: [string, string][] = [
    [known.address, t("explorer.page")],
    [leading("path", focus && focus !== id ? { from: focus, to: id } : { from: id }), t("explorer.path")],
    [leading("compare", { c: pair.join(",") }), t("explorer.compare")],
  ];
  return element("p", { class: "card-links" }, ...found.map(([href, text]) => element("a", { href }, text)));
}

function leading(name: string, query: Record<string, string>): string {
  const url = new URL(address(name), location.href);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  return url.pathname + url.search;
}

function buttons(id: string, { focus, isPinned, isOpen, more }: CardState, events: CardEvents): HTMLElement {
  const made = [deed("pin", t(isPinned ? "explorer.unpin" : "explorer.pin"), () => events.pin(id))];
  if (id !== focus) made.unshift(deed("go", t("explorer.go"), () => events.go(id)));
  if (id !== focus || more) made.push(deed("open", opening(isOpen, more), () => events.open(id)));
  return element("p", { class: "card-deeds" }, ...made);
}

function opening(isOpen: boolean, more: number): string {
  if (more) return t("explorer.more", { count: number(more) });
  return t(isOpen ? "explorer.close" : "explorer.open");
}

function deed(name: string, text: string, click: () => void): HTMLElement {
  return element("button", { type: "button", class: "plain-button", "data-deed": name, click }, text);
}
