// Words of the map on the page: isolated, so that no direction of writing spills over, and marked where a label stands
// in for one in the language of the page.
import { element } from "../elements";
import { language, t } from "../page-data";

/** Returns a text of the map; `written` is the language it is in. */
export function words(text: string, written = language): HTMLElement {
  const isOther = written !== "" && written.split("-")[0] !== language;
  const said = element("bdi", { lang: isOther && written }, text);
  if (!isOther) return said;
  const badge = element("span", { class: "badge" }, element("span", { "aria-hidden": "true" }, written));
  badge.append(element("span", { class: "unseen" }, ` ${t("text.only", { language: nameOf(written) })}`));
  return element("span", {}, said, badge);
}

function nameOf(written: string): string {
  return written === "en" || written === "id" ? t(`language.${written}`) : written;
}
