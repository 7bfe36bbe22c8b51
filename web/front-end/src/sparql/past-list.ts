// The list of past queries beside the editor.
import { element } from "../elements";
import { language, number, t } from "../page-data";
import type { PastQueries, PastQuery } from "./past-queries";

const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });

/** Shows past queries in a section; `restore` takes one back into the editor. */
export function listPast(section: HTMLElement, past: PastQueries, restore: (query: string) => void): () => void {
  const list = element("ul", { class: "plain" });
  const note = element("p", { class: "soft" });
  const clear = element("button", { type: "button", class: "quiet", click: () => change(() => past.clear()) }, t("sparql.past.clear"));
  section.querySelector("details")!.append(note, list, clear);

  function change(make: () => void): void {
    make();
    show();
    section.querySelector("summary")?.focus();
  }

  function show(): void {
    const queries = past.all();
    list.replaceChildren(...queries.map((one) => item(one, restore, () => change(() => past.remove(one.query)))));
    section.querySelector(".count")!.textContent = queries.length ? number(queries.length) : "";
    note.textContent = past.isKept ? (queries.length ? "" : t("sparql.past.none")) : t("sparql.past.lost");
    note.hidden = !note.textContent;
    clear.hidden = !queries.length;
  }

  show();
  return show;
}

function item(past: PastQuery, restore: (query: string) => void, remove: () => void): HTMLElement {
  const gist = gistOf(past.query);
  const when = element("span", { class: "soft" }, time.format(new Date(past.at)) + (past.rows < 0 ? "" : ` · ${rowsOf(past.rows)}`));
  const back = element("button", { type: "button", class: "quiet gist", click: () => restore(past.query) }, element("code", {}, gist), " ", when);
  const away = element("button", { type: "button", class: "quiet away", "aria-label": t("sparql.past.delete", { query: gist }), click: remove }, "×");
  return element("li", {}, back, away);
}

function rowsOf(count: number): string {
  return t(`count.rows.${count === 1 ? "one" : "other"}`, { count: number(count) });
}

/** Returns what a query says beyond its prefixes, on one line. */
function gistOf(query: string): string {
  const gist = query.replace(/^\s*(PREFIX|BASE)\s[^\n]*$/gim, "").replace(/^\s*#[^\n]*$/gm, "").replace(/\s+/g, " ").trim();
  return gist.length > 90 ? `${gist.slice(0, 89)}…` : gist;
}
