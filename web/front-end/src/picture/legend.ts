// The legend, which is the filter: the relations, each with its line and how often it occurs; the marks of what is not
// simply accepted; the themes in view.
import { element } from "../elements";
import { data, number, t } from "../page-data";
import { lineMark, shapeMark, statusMark } from "./marks";
import { refill } from "./refilling";
import type { Scene, Status } from "./scene";
import { rank, relation } from "./vocabulary";
import { words } from "./wording";

export interface LegendEvents {
  filter(relation: string, isShown: boolean): void;
  showAll(): void;
}

/** Fills a box with the legend of a scene; `counts` tells how often each relation occurs. */
export function showLegend(
  box: HTMLElement,
  scene: Scene,
  counts: ReadonlyMap<string, number>,
  hidden: ReadonlySet<string>,
  events: LegendEvents,
): void {
  const keys = [...new Set([...counts.keys(), ...hidden])].sort((a, b) => rank(a) - rank(b));
  const rows = keys.map((key) => filter(key, counts.get(key) ?? 0, !hidden.has(key), events));
  const parts: HTMLElement[] = [];
  if (rows.length) parts.push(element("ul", { class: "key-relations" }, ...rows));
  if (hidden.size) parts.push(element("button", { type: "button", class: "plain-button", click: events.showAll }, t("explorer.all")));
  const marks = statuses(scene);
  if (marks.length) parts.push(element("ul", { class: "key-marks" }, ...marks));
  refill(box, "value", [...parts, element("ul", { class: "key-themes" }, ...themes(scene))]);
}

function filter(key: string, count: number, isShown: boolean, events: LegendEvents): HTMLElement {
  const { group, label } = relation(key);
  const box = element("input", { type: "checkbox", value: key, checked: isShown });
  box.addEventListener("change", () => events.filter(key, box.checked));
  return element("li", {}, element("label", {}, box, lineMark(group, key), label, " ", element("span", { class: "count" }, number(count))));
}

function statuses({ edges }: Scene): HTMLElement[] {
  const marked: Status[] = ["disputed", "proposed", "derived"];
  return marked
    .filter((status) => edges.some((edge) => edge.status === status))
    .map((status) => element("li", {}, statusMark(status), t(`explorer.status.${status}`)));
}

function themes(scene: Scene): HTMLElement[] {
  const labels = new Map(data<{ theme: number; label: string; language: string }[]>("themes").map((one) => [one.theme, words(one.label, one.language)]));
  const counts = new Map<number, number>();
  for (const { theme, weight } of scene.nodes) counts.set(theme, (counts.get(theme) ?? 0) + (weight ?? 1));
  return [...counts]
    .filter(([theme]) => labels.has(theme))
    .sort(([a], [b]) => a - b)
    .map(([theme, count]) => element("li", {}, shapeMark(theme), labels.get(theme)!, " ", element("span", { class: "count" }, number(count))));
}
