// Where the page stands: what the reader fills in or switches goes into the address, and into the language switch.

/** Changes the parameters of the page's address, and of its counterparts in other languages, without a new visit. */
export function rememberInAddress(change: (parameters: URLSearchParams) => void): void {
  const parameters = new URLSearchParams(location.search);
  change(parameters);
  const query = parameters.toString();
  history.replaceState(history.state, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
  document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>("[hreflang]").forEach((link) => {
    const target = new URL(link.href);
    target.search = query;
    link.href = target.href;
  });
}
