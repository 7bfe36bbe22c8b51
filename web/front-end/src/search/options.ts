// The rows of the list under a search box: concepts, group by group.
import { language, t } from "../page-data";
import type { Match, Piece } from "./matches";

const SVG = "http://www.w3.org/2000/svg";

type Note = (match: Match) => string;

/** Returns the rows of some matches in their groups; `id` makes names for them, `note` may add a word to a row. */
export function groups(found: Match[], text: string, id: string, note: Note = () => ""): HTMLElement[] {
  return [...new Set(found.map((match) => match.group))].map((name) => {
    const heading = element("div", "finder-heading", t(`search.group.${name}`, { text }));
    heading.id = `${id}-${name}`;
    const group = element("div", "finder-group");
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", heading.id);
    group.append(heading, ...found.filter((match) => match.group === name).map((match) => row(match, note(match))));
    return group;
  });
}

/** Returns the row that leads to all results. */
export function lastRow(text: string, address: string): HTMLElement {
  const last = option(address);
  last.classList.add("finder-all");
  last.textContent = t("search.all", { text });
  return last;
}

function row(match: Match, note: string): HTMLElement {
  const found = option(match.address);
  found.dataset.iri = match.iri;
  const name = element("span", "finder-name");
  name.append(label(match.name, match.language));
  if (match.abbreviation) name.append(" ", element("span", "abbreviation", match.abbreviation));
  const words = element("span", "finder-words");
  words.append(name);
  if (match.why) words.append(" ", reason(match));
  found.append(shape(match.shape), words);
  if (note) found.append(" ", element("span", "finder-note", note));
  else if (match.themeName) found.append(" ", element("span", "finder-theme", match.themeName));
  return found;
}

function reason(match: Match): HTMLElement {
  const why = element("span", "finder-why", `${match.why}: `);
  why.append(label(match.through, match.matchedLanguage));
  return why;
}

/** A label with the part that matched; isolated, since it may run from right to left. */
function label(pieces: Piece[], its: string): HTMLElement {
  const whole = document.createElement("bdi");
  if (its && its !== language) whole.lang = its;
  whole.append(...pieces.map(([text, matched]) => (matched ? element("mark", "", text) : text)));
  return whole;
}

function option(address: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.className = "finder-option";
  link.href = address;
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  return link;
}

function shape({ number, outline }: Match["shape"]): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  const attributes = { class: `shape theme-${number}`, viewBox: "-9 -9 18 18", width: "14", height: "14", "aria-hidden": "true" };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  path.setAttribute("d", outline);
  svg.append(path);
  return svg;
}

function element(tag: string, name: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}
