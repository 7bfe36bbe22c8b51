// Sections that one switches between, after the tabs pattern of the ARIA Authoring Practices Guide.
//
// The page has links (`.tabs a`) that choose a section by a parameter of the address; style alone hides the others where
// there is script, so that nothing moves when this file arrives. Here the links become tabs: arrow keys, Home and End.
import { rememberInAddress } from "./place";

/** Makes the links of a `.tabs` tabs of the sections that their `data-panel` names. */
export function startTabs(list: HTMLElement): void {
  const tabs = [...list.querySelectorAll<HTMLAnchorElement>("a")];
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-label", list.dataset.label ?? "");
  for (const tab of tabs) {
    const panel = panelOf(tab);
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      select(tabs, tab);
      rememberInAddress((parameters) => new URL(tab.href).searchParams.forEach((value, name) => parameters.set(name, value)));
    });
  }
  list.addEventListener("keydown", (event) => move(tabs, event));
  list.parentElement?.classList.add("switched");
  select(tabs, tabs.find((tab) => panelOf(tab).classList.contains("chosen")));
}

function panelOf(tab: HTMLAnchorElement): HTMLElement {
  const panel = document.getElementById(tab.dataset.panel ?? "");
  if (!panel) throw new Error(`no section for the tab ${tab.id}`);
  return panel;
}

function select(tabs: HTMLAnchorElement[], chosen: HTMLAnchorElement | undefined): void {
  if (!chosen) return;
  for (const tab of tabs) {
    tab.setAttribute("aria-selected", String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
    panelOf(tab).hidden = tab !== chosen;
  }
}

function move(tabs: HTMLAnchorElement[], event: KeyboardEvent): void {
  const place = tabs.indexOf(event.target as HTMLAnchorElement);
  const last = tabs.length - 1;
  const targets: Record<string, number> = {
    ArrowRight: place === last ? 0 : place + 1,
    ArrowLeft: place === 0 ? last : place - 1,
    Home: 0,
    End: last,
    " ": place,
  };
  const target = tabs[targets[event.key] ?? -1];
  if (place < 0 || !target) return;
  event.preventDefault();
  target.focus();
  target.click();
}
