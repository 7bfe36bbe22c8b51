// One stop of the tabulator key for a list of buttons; arrow keys, Home and End move within it.

/** Makes a list of buttons one stop; `start` is the one that the tabulator key leads to. */
export function rove(buttons: HTMLElement[], start = 0): void {
  buttons.forEach((button, place) => {
    button.tabIndex = place === Math.max(0, start) ? 0 : -1;
    button.addEventListener("focus", () => buttons.forEach((other) => (other.tabIndex = other === button ? 0 : -1)));
    button.addEventListener("keydown", (event) => {
      const next = buttons[goal(event.key, place, buttons.length - 1) ?? -1];
      if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      next.focus();
    });
  });
}

/** Returns the place that a key leads to from another; undefined for a key that leads nowhere. */
function goal(key: string, place: number, last: number): number | undefined {
  const goals: Record<string, number> = { ArrowDown: Math.min(last, place + 1), ArrowUp: Math.max(0, place - 1), Home: 0, End: last };
  return goals[key];
}

/** Scrolls a box, and nothing around it, until an element in it can be seen. */
export function reveal(box: HTMLElement, inner: Element | null | undefined): void {
  if (!inner) return;
  const [frame, place] = [box.getBoundingClientRect(), inner.getBoundingClientRect()];
  if (place.top < frame.top) box.scrollTop -= frame.top - place.top;
  else if (place.bottom > frame.bottom) box.scrollTop += place.bottom - frame.bottom;
}
