// Buttons that copy a text of the page (`data-copies` names it); where the clipboard is closed, the text is selected.
import { t } from "./page-data";
import { clearStatus, showStatus } from "./status-line";

export function startCopying(): void {
  document.querySelectorAll<HTMLButtonElement>("button[data-copies]").forEach((button) => {
    button.addEventListener("click", () => void copy(document.getElementById(button.dataset.copies ?? "")));
  });
}

async function copy(shown: HTMLElement | null): Promise<void> {
  if (!shown) return;
  select(shown);
  const isCopied = await written(shown.textContent ?? "");
  const status = showStatus(t(isCopied ? "copying.done" : "copying.selected"));
  setTimeout(() => clearStatus(status), 4000);
}

async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy"); // without permission, or over plain HTTP: what is selected
  }
}

function select(element: HTMLElement): void {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
