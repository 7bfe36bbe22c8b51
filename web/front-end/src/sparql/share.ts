// A link that shares the query: copied where the browser lets us, shown to be copied where it does not.
import { element } from "../elements";
import { t } from "../page-data";

/** Returns the button that copies an address; null is one that would be too long. */
export function shareLink(address: () => string | null): HTMLElement {
  const told = element("span", { role: "status", class: "soft" });
  const shown = element("input", { class: "shared", readonly: true, "aria-label": t("sparql.share.address"), hidden: true });
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
  const button = element("button", { type: "button", class: "quiet", click: () => void share() }, t("sparql.share"));
  return element("span", { class: "share" }, button, " ", told, shown);
}
