// The gallery of questions: narrowed down as one types.
import { number, t } from "../page-data";
import { rememberInAddress } from "../place";

const form = document.querySelector<HTMLFormElement>("form.filter");
const box = form?.querySelector<HTMLInputElement>("input");
const shown = document.getElementById("shown");
const none = document.getElementById("none");

interface Item {
  row: HTMLElement;
  text: string;
}

const topics = [...document.querySelectorAll<HTMLElement>(".topic")].map((section) => ({
  section,
  count: section.querySelector<HTMLElement>(".count"),
  items: [...section.querySelectorAll<HTMLElement>("li")].map((row): Item => ({ row, text: folded(row.textContent ?? "") })),
}));

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function narrow(text: string): void {
  const words = folded(text).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const { section, count, items } of topics) {
    for (const { row, text } of items) row.hidden = !words.every((word) => text.includes(word));
    const left = items.filter(({ row }) => !row.hidden).length;
    section.hidden = left === 0;
    if (count) count.textContent = number(left);
    found += left;
  }
  tell(found, words.length > 0);
}

function tell(found: number, isNarrowed: boolean): void {
  const total = topics.reduce((sum, { items }) => sum + items.length, 0);
  if (none) none.hidden = found > 0;
  if (!shown) return;
  shown.textContent = isNarrowed
    ? t("questions.shown", { shown: number(found), total: number(total) })
    : t(`count.questions.${total === 1 ? "one" : "other"}`, { count: number(total) });
}

if (form && box) {
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", () => {
    narrow(box.value);
    rememberInAddress((parameters) => (box.value ? parameters.set("q", box.value) : parameters.delete("q")));
  });
  narrow(box.value); // as the browser restored it
}
