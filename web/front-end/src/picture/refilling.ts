// Boxes that are filled anew: the keyboard stays where it was in them.

/** What the tabulator key leads to. */
const STOPS = "a[href], input, button:not([tabindex='-1'])";

/**
 * Fills a box. Where the keyboard was in it, it goes to what bears the same value of an attribute as before, else to the
 * first thing that takes it.
 */
export function refill(box: HTMLElement, attribute: string, parts: Node[]): void {
  const focused = box.contains(document.activeElement) ? document.activeElement! : null;
  box.replaceChildren(...parts);
  if (!focused) return;
  const value = focused.getAttribute(attribute);
  const same = value !== null && box.querySelector<HTMLElement>(`[${attribute}="${CSS.escape(value)}"]`);
  (same || box.querySelector<HTMLElement>(STOPS))?.focus();
}
