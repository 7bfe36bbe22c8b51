// The picture as a table: a statement a row.
import { element } from "../elements";
import { number, t } from "../page-data";
import type { Composition } from "./composition";
import { shapeMark } from "./marks";
import type { Neighbours, Statement } from "./neighbours";
import { refill } from "./refilling";
import { relation } from "./vocabulary";
import { words } from "./wording";

export interface TableEvents {
  go(id: string): void;
  ask(edge: string): void;
  /** The concept under the pointer or the keyboard; null when both have left. */
  point(id: string | null): void;
}

const HEADS = ["subject", "relation", "object", "sources"] as const;

/** Fills a box with the statements of a composition. */
export function showTable(box: HTMLElement, { statements, scene }: Composition, near: Neighbours, events: TableEvents): void {
  const heads = HEADS.map((name) => element("th", { scope: "col" }, t(`explorer.table.${name}`)));
  const rows = [...statements].map(([id, statement]) => row(id, statement, id === scene.selected, near, events));
  const caption = element("caption", { class: "unseen" }, t("explorer.table"));
  const table = element("table", {}, caption, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows));
  refill(box, "data-end", [table]);
}

function row(id: string, statement: Statement, isSelected: boolean, near: Neighbours, events: TableEvents): HTMLElement {
  const end = (concept: string): HTMLElement => {
    const { label, language, theme } = near.concept(concept);
    const attributes = { type: "button", class: "row", "data-end": `${id} ${concept}`, click: () => events.go(concept) };
    const button = element("button", attributes, shapeMark(theme), words(label, language));
    for (const coming of ["pointerenter", "focus"]) button.addEventListener(coming, () => events.point(concept));
    for (const leaving of ["pointerleave", "blur"]) button.addEventListener(leaving, () => events.point(null));
    return button;
  };
  const { source, relation: key, target } = statement;
  const subject = element("th", { scope: "row" }, end(source));
  return element("tr", { "aria-current": isSelected && "true" }, subject, element("td", {}, relation(key).label), element("td", {}, end(target)), who(id, statement, events));
}

function who(id: string, { claims, sources, status }: Statement, events: TableEvents): HTMLElement {
  if (!claims) return element("td", {});
  const text = sources ? number(sources) : t("explorer.editors.short");
  const attributes = { type: "button", class: `who ${status}`, title: t("explorer.who"), "data-end": id, click: () => events.ask(id) };
  return element("td", {}, element("button", attributes, text, element("span", { class: "unseen" }, ` ${t("explorer.who")}`)));
}
