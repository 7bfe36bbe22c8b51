// The address of the page is the view: the query, or the question that it is, how the answer is looked at.
import type { Look } from "./results";

export interface Place extends Look {
  query: string;
  question: string;
}

/** Longer addresses no server can be counted on to read, ours neither. */
const LONGEST = 60_000;

/** Returns the parameters of an address without those that are empty; null where it would be too long. */
export function parameters(values: Record<string, string>): string | null {
  const written = new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString();
  return written.length <= LONGEST ? written : null;
}

/** Returns where the reader is. */
export function here(): Place {
  const found = new URLSearchParams(window.location.search);
  const read = (name: string): string => found.get(name) ?? "";
  return { query: read("query"), question: read("question"), view: read("view"), sort: read("sort") };
}

/** Goes to a place: as a step of its own, or by correcting the last one. A query that is too long stays out of it. */
export function go(place: Place, step: "push" | "replace"): void {
  const written = parameters({ ...place }) ?? parameters({ ...place, query: "" });
  const search = written ? `?${written}` : "";
  if (search !== window.location.search) window.history[`${step}State`](null, "", window.location.pathname + search);
  switchAlong(search);
}

/** Lets the language switch lead to the same view. */
function switchAlong(search: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>("nav.switch a, link[hreflang]")) {
    const address = new URL(link.href);
    address.search = search;
    link.href = address.href;
  }
}
