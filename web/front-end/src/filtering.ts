// Fields that filter a long page as one types: sections without the words go, and their lines in the table of contents.
import { number, t } from "./page-data";

export function startFiltering(): void {
  document.querySelectorAll<HTMLInputElement>("input[data-filters]").forEach((field) => {
    const parts = [...document.querySelectorAll<HTMLElement>(field.dataset.filters ?? "")];
    const words = parts.map((part) => folded(part.textContent ?? ""));
    const count = field.parentElement?.querySelector(".filter-count");
    const filter = (): void => {
      const wanted = folded(field.value).split(" ").filter(Boolean);
      const isFound = words.map((text) => wanted.every((word) => text.includes(word)));
      parts.forEach((part, place) => show(part, isFound[place] ?? true));
      const found = isFound.filter(Boolean).length;
      if (count) count.textContent = wanted.length ? t("filter.count", { found: number(found), total: number(parts.length) }) : "";
    };
    field.addEventListener("input", filter);
    if (field.value) filter(); // what the browser kept over a reload
  });
}

function show(part: HTMLElement, isFound: boolean): void {
  part.hidden = !isFound;
  const line = document.querySelector(`a[href="#${CSS.escape(part.id)}"]`)?.closest("li");
  if (line) line.hidden = !isFound;
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
