// The overview in words: the themes, and the bridges between them, widest first.
import { element } from "../elements";
import { number, t } from "../page-data";
import { shapeMark } from "./marks";
import { refill } from "./refilling";
import { rove } from "./roving";
import { bridgeId, statementsOf, type Bridge, type Overview, type Theme } from "./overview";
import { words } from "./wording";

export interface OverviewEvents {
  select(id: string): void;
  point(id: string | null): void;
}

/** Fills a box with the overview as a list. */
export function showOverviewOutline(box: HTMLElement, overview: Overview, selected: string | null, events: OverviewEvents): void {
  const hadFocus = box.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["id"] : undefined;
  const themes = overview.themes.map((theme) => row(theme.slug, [shapeMark(theme.theme), name(theme)], number(theme.weight), selected, events));
  const bridges = overview.bridges.map((bridge) => row(bridgeId(bridge), joined(bridge, overview), number(bridge.weight), selected, events));
  box.replaceChildren(
    element("h2", {}, t("explorer.themes")),
    element("ul", { class: "rows" }, ...themes),
    element("h2", {}, t("explorer.bridges")),
    element("ul", { class: "rows" }, ...bridges),
  );
  const buttons = [...box.querySelectorAll<HTMLElement>(".row")];
  rove(buttons, buttons.findIndex((button) => button.dataset["id"] === selected));
  if (hadFocus) box.querySelector<HTMLElement>(`[data-id="${CSS.escape(hadFocus)}"]`)?.focus();
}

/** Fills a box with the bridges as a table. */
export function showOverviewTable(box: HTMLElement, overview: Overview, events: OverviewEvents): void {
  const heads = [t("explorer.themes"), "", t("explorer.bridges")].map((text) => (text ? element("th", { scope: "col" }, text) : element("td", {})));
  const rows = overview.bridges.map((bridge) => {
    const [one, other] = ends(bridge, overview);
    const id = bridgeId(bridge);
    const button = element("button", { type: "button", class: "row", "data-id": id, click: () => events.select(id) }, statementsOf(bridge.weight));
    return element("tr", {}, element("th", { scope: "row" }, one!), element("td", {}, other!), element("td", {}, button));
  });
  refill(box, "data-id", [element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows))]);
}

function row(id: string, parts: (Node | string)[], count: string, selected: string | null, events: OverviewEvents): HTMLElement {
  const button = element("button", { type: "button", class: "row", "data-id": id, "aria-current": id === selected && "true" }, ...parts);
  button.addEventListener("click", () => events.select(id));
  button.addEventListener("pointerenter", () => events.point(id));
  button.addEventListener("focus", () => events.point(id));
  return element("li", {}, button, element("span", { class: "count" }, count));
}

function joined(bridge: Bridge, overview: Overview): (Node | string)[] {
  const [one, other] = ends(bridge, overview);
  return [one!, " – ", other!];
}

function ends({ source, target }: Bridge, { themes }: Overview): Node[] {
  return [source, target].map((slug) => {
    const theme = themes.find((one) => one.slug === slug)!;
    return element("span", { class: "bridge-end" }, shapeMark(theme.theme), name(theme));
  });
}

function name({ label, language }: Theme): HTMLElement {
  return words(label, language);
}
