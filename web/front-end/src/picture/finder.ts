// The search box of the picture.
import { byId } from "../elements";
import { suggest } from "../search/suggestions";

/** Suggests concepts as one types; Enter takes the chosen one, else the first. */
export function wireFinder(find: (id: string) => void): void {
  const input = byId<HTMLInputElement>("find");
  suggest(input, (match) => {
    input.value = "";
    find(match.slug);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.defaultPrevented) first(input)?.click();
  });
}

function first(input: HTMLInputElement): HTMLElement | null {
  const isOpen = input.getAttribute("aria-expanded") === "true";
  return isOpen ? byId(input.getAttribute("aria-controls")!).querySelector<HTMLElement>("[role=option]") : null;
}
