// Keys that work anywhere: "/" leads to the search box.

/** Returns whether the reader is writing, so that a key is theirs. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

export function listenForShortcuts(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    const box = document.querySelector<HTMLInputElement>(".finder input");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
