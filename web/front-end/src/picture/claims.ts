// Who says a statement: its claims, with their sources, entries and status.
import { element } from "../elements";
import { address, t } from "../page-data";
import { getJson } from "../server";
import { fill } from "./card";
import type { Statement } from "./neighbours";

interface Claim {
  source: string;
  heading: string;
  explicit: boolean;
  status: string;
  address: string;
  reason: string;
}

interface End {
  label: string;
  address: string;
}

interface Claims {
  sentence: string;
  source: End;
  target: End;
  status: string;
  claims: Claim[];
}

/** Fills a box with the claims behind a statement; throws as `getJson` does. */
export async function showClaims(box: HTMLElement, statement: Statement, signal: AbortSignal): Promise<void> {
  const url = new URL(address("claims-api"), location.href);
  for (const end of ["source", "relation", "target"] as const) url.searchParams.set(end, statement[end]);
  const found = await getJson<Claims>(url.href, signal);
  const heading = element("h2", { class: "card-sentence" }, found.sentence);
  const list = element("ul", { class: "evidence" }, ...found.claims.map(told));
  const none = element("p", { class: "none" }, t("explorer.unclaimed"));
  fill(box, [heading, ...status(found.status), found.claims.length ? list : none, ends(found)]);
}

function status(found: string): HTMLElement[] {
  if (found === "accepted") return [];
  return [element("p", { class: `card-status ${found}` }, t(`explorer.status.${found}`))];
}

function told({ source, heading, address, explicit, status, reason }: Claim): HTMLElement {
  const row = element("li", {});
  if (source) {
    row.append(element("a", { href: address }, element("bdi", {}, heading || source)));
    if (heading) row.append(" ", element("cite", {}, element("bdi", {}, source)));
    row.append(" ", element("span", { class: `how ${explicit ? "stated" : "implied"}` }, t(explicit ? "evidence.stated" : "evidence.implied")));
  } else {
    row.append(element("span", { class: "how editors" }, t("evidence.editors")));
    if (reason) row.append(" ", element("span", { class: "reason" }, element("bdi", {}, reason)));
  }
  if (status !== "accepted") row.append(" ", element("span", { class: "status" }, t(`status.${status}`)));
  return row;
}

function ends({ source, target }: Claims): HTMLElement {
  const links = [source, target].map(({ label, address: href }) => element("a", { href }, element("bdi", {}, label)));
  return element("p", { class: "card-links" }, ...links);
}
