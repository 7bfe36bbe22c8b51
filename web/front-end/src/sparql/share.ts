// A link that shares the query: copied where the browser lets us, shown to be copied where it does not.
import { t } from "../page-data";

/** Has the button of a group copy an address; null is one that would be too long. */
export function wireSharing(group: HTMLElement, address: () => string | null): void {
  const told = group.querySelector("span")!;
  const shown = group.querySelector("input")!;
  const share = async (): Promise<void> => {
    const link = address();
    if (!link) return void (told.textContent = t("sparql.share.long"));
    try {
      await navigator.clipboard.writeText(link);
      told.textContent = t("sparql.share.copied");
    } catch {
      shown.value = link;
      shown.hidden = false;
      shown.select();
      told.textContent = t("sparql.share.copy");
    }
  };
  group.querySelector("button")!.addEventListener("click", () => void share());
}
