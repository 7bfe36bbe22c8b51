// The links to the other language lead to the view as it is now.

/** Gives the language links of the page the query of the view. */
export function carryQuery(query: string): void {
  const links = document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>(".switch a, link[hreflang]");
  for (const link of links) link.href = new URL(link.href).pathname + query;
}
