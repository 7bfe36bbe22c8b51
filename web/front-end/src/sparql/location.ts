// The address of the page is the view: the query, or the question that it is, how the answer is looked at.
import type { Look } from "./results";

export interface Place extends Look {
  query: string;
  question: string;
}

/** Returns where the reader is. */
export function here(): Place {
  const found = new URLSearchParams(window.location.search);
  const read = (name: string): string => found.get(name) ?? "";
  return { query: read("query"), question: read("question"), view: read("view"), sort: read("sort") };
}

/** Goes to a place: as a step of its own, or by correcting the last one. */
export function go(place: Place, step: "push" | "replace"): void {
  const written = Object.entries(place).filter(([, value]) => value);
  const search = written.length ? `?${new URLSearchParams(written)}` : "";
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
