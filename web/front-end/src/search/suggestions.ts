// Concepts as one types: the list under a text box. The finder of every page leads to them; a form may take one instead.
import { address, number, t } from "../page-data";
import { explain, ServerGoneError } from "../server";
import { Combobox } from "./combobox";
import { known, matches, type Match } from "./matches";
import { groups, lastRow } from "./options";

let boxes = 0;

/**
 * Suggests concepts under a text box.
 *
 * Without `take`, a row is a link to its concept and the last one leads to all results; with it, a row that is chosen
 * is handed over, the list closes, and the box keeps the focus. `note` may add a word to a row.
 */
export function suggest(input: HTMLInputElement, take?: (match: Match) => void, note?: (match: Match) => string): void {
  const id = `suggestions-${++boxes}`;
  const popup = made("div", "finder-popup");
  const list = made("div", "finder-list");
  const none = made("p", "finder-none");
  const live = made("span", "unseen");
  list.id = id;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", t("search.list"));
  live.setAttribute("role", "status");
  popup.hidden = true;
  popup.append(list, none);
  input.after(popup, live);

  let shown: Match[] = [];
  let asking = new AbortController();
  const box = new Combobox(input, list, popup, () => void look());

  function show(found: Match[], text: string): void {
    shown = found;
    list.replaceChildren(...(found.length ? groups(found, text, id, note) : []), ...(found.length && !take ? [lastRow(text, all(text))] : []));
    none.textContent = found.length ? "" : nothing(text);
    live.textContent = found.length ? t(found.length === 1 ? "search.live.one" : "search.live.other", { count: number(found.length) }) : nothing(text);
    box.show();
  }

  function fail(problem: string): void {
    shown = [];
    list.replaceChildren();
    none.textContent = live.textContent = problem;
    box.show();
  }

  async function look(isRetry = false): Promise<void> {
    asking.abort();
    const text = input.value.trim().replace(/\s+/g, " ");
    const kept = known(text);
    if (!text) {
      live.textContent = "";
      return box.hide();
    }
    if (kept) return show(kept, text);
    const { signal } = (asking = new AbortController());
    try {
      const found = await matches(text, signal);
      if (!signal.aborted && document.activeElement === input) show(found, text);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ServerGoneError) || isRetry) return fail(explain(error));
      box.hide();
      await error.recovery;
      if (!signal.aborted) await look(true);
    }
  }

  input.addEventListener("input", () => void look());
  input.addEventListener("blur", () => asking.abort());
  list.addEventListener("click", (event) => {
    const row = (event.target as Element).closest<HTMLElement>("[role=option]");
    const match = shown.find((one) => one.iri === row?.dataset.iri);
    if (!take || !match) return;
    event.preventDefault();
    box.hide();
    take(match);
  });
}

/** Says that nothing was found; one or two letters are looked for at the beginning of words only. */
function nothing(text: string): string {
  return t(text.length < 3 ? "search.live.short" : "search.live.none");
}

function all(text: string): string {
  const search = new URL(address("search"), location.href);
  search.searchParams.set("q", text);
  return search.href;
}

function made(tag: string, name: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}
