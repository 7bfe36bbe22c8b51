// What would leave the page while the server is gone, for the browser's own page about that: put off until it is back.

/** Puts off links and forms until the signal is given, and tells of it; the function that comes back does the last one. */
export function postpone(until: AbortSignal, tell: () => void): () => void {
  let wish = (): void => undefined;
  const putOff = (event: Event, again: () => void): void => {
    event.preventDefault();
    wish = again;
    tell();
  };
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (link && isPlain(event) && leads(link)) putOff(event, () => link.click());
    },
    { signal: until },
  );
  document.addEventListener(
    "submit",
    (event) => {
      if (!event.defaultPrevented) putOff(event, () => (event.target as HTMLFormElement).requestSubmit(event.submitter));
    },
    { signal: until },
  );
  return () => wish();
}

function isPlain(event: MouseEvent): boolean {
  return !event.defaultPrevented && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

/** Returns whether a link leads to another page of this server. */
function leads({ origin, pathname, search, hash, target }: HTMLAnchorElement): boolean {
  const isHere = pathname === location.pathname && search === location.search && hash !== "";
  return origin === location.origin && !target && !isHere;
}
