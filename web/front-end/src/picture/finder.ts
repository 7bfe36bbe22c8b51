// The search box of the picture.
import { byId } from "../elements";
import { t } from "../page-data";
import type { Match } from "../search/matches";
import { suggest } from "../search/suggestions";

/** Suggests concepts as one types, and says which the picture shows; Enter takes the chosen one, else the first. */
export function wireFinder(find: (id: string) => void, isShown: (id: string) => boolean): void {
  const input = byId<HTMLInputElement>("find");
  const take = (match: Match): void => {
    input.value = "";
    find(match.slug);
  };
  suggest(input, take, (match) => (isShown(match.slug) ? t("explorer.here") : ""));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.defaultPrevented) first(input)?.click();
  });
}

function first(input: HTMLInputElement): HTMLElement | null {
  const isOpen = input.getAttribute("aria-expanded") === "true";
  return isOpen ? byId(input.getAttribute("aria-controls")!).querySelector<HTMLElement>("[role=option]") : null;
}
