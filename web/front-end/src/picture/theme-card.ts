// The cards of the overview: a theme with its best connected concepts, a bridge with the statements across it.
import { element } from "../elements";
import { address, number, t } from "../page-data";
import { getJson } from "../server";
import { fill } from "./card";
import { shapeMark } from "./marks";
import type { Known, Statement } from "./neighbours";
import { statementsOf, type Theme } from "./overview";
import { words } from "./wording";

export interface ThemeEvents {
  go(id: string): void;
}

type Member = Known & { slug: string };
type Told = Statement & { sentence: string };

/** Fills a box with the best connected concepts of a theme; throws as `getJson` does. */
export async function showTheme(box: HTMLElement, theme: Theme, events: ThemeEvents, signal: AbortSignal): Promise<void> {
  const { concepts } = await getJson<{ concepts: Member[] }>(asking({ theme: theme.slug }), signal);
  const rows = concepts.map(({ slug, label, language, theme: number, degree }) =>
    element("li", {}, concept(slug, words(label, language), number, events), count(degree)),
  );
  const all = element("a", { href: theme.address }, t("explorer.theme.all", { count: number(theme.weight) }));
  const heading = element("h2", {}, shapeMark(theme.theme), words(theme.label, theme.language));
  fill(box, [heading, element("p", { class: "soft" }, t("explorer.theme.best")), element("ul", { class: "rows" }, ...rows), element("p", { class: "card-links" }, all)]);
}

/** Fills a box with the statements that join two themes; throws as `getJson` does. */
export async function showBridge(box: HTMLElement, one: Theme, other: Theme, events: ThemeEvents, signal: AbortSignal): Promise<void> {
  const found = await getJson<{ total: number; statements: Told[] }>(asking({ theme: one.slug, across: other.slug }), signal);
  const rows = found.statements.map(({ source, sentence }) => element("li", {}, concept(source, element("span", {}, sentence), 0, events, false)));
  const parts = [element("h2", {}, words(one.label, one.language), " – ", words(other.label, other.language)), element("p", { class: "soft" }, statementsOf(found.total)), element("ul", { class: "rows" }, ...rows)];
  if (found.statements.length < found.total) parts.push(element("p", { class: "soft" }, t("explorer.bridge.first", { count: number(found.statements.length) })));
  fill(box, parts);
}

function concept(slug: string, said: HTMLElement, theme: number, events: ThemeEvents, isMarked = true): HTMLElement {
  const mark = isMarked ? [shapeMark(theme)] : [];
  return element("button", { type: "button", class: "row", click: () => events.go(slug) }, ...mark, said);
}

function count(degree: number): HTMLElement {
  return element("span", { class: "count" }, number(degree));
}

function asking(query: Record<string, string>): string {
  const url = new URL(address("neighbours-api"), location.href);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
