// Where the page stands: what the reader fills in goes into the address, and with it into the language switch.

/** Makes some parameters those of the page's address and of its counterparts in other languages, without a new visit. */
export function rememberInAddress(parameters: URLSearchParams): void {
  const query = parameters.toString();
  history.replaceState(history.state, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
  document.querySelectorAll<HTMLAnchorElement>("a[hreflang], link[rel=alternate][hreflang]").forEach((link) => {
    const target = new URL(link.href);
    target.search = query;
    link.href = target.href;
  });
}
