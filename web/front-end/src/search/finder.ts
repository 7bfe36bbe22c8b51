// The search box of every page: concepts as one types, and the key that leads to it made visible.
import { suggest } from "./suggestions";

export function enrichFinder(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form.finder")) {
    const input = form.querySelector<HTMLInputElement>("input[name=q]");
    const key = form.querySelector<HTMLElement>("kbd");
    if (!input) continue;
    suggest(input);
    if (input.value && input === document.activeElement) input.dispatchEvent(new Event("input")); // typed before this ran
    input.setAttribute("aria-keyshortcuts", "/");
    if (key) key.hidden = false;
  }
}
