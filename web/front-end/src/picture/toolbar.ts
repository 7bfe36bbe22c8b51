// The tools above the picture: undo and redo, depth, layout, panels.
import { byId } from "../elements";
import { isWriting } from "../shortcuts";
import type { Travels } from "./travels";
import { deepened, type View } from "./view";

type Panel = View["panel"];

const PANELS: readonly Panel[] = ["outline", "table"];

export interface ToolEvents {
  change(change: (view: View) => View): void;
}

/** Wires the tools; the function that comes back shows the state of a view in them. */
export function wireTools(travels: Travels, events: ToolEvents): (view: View, isOverview: boolean) => void {
  byId("tool-undo").addEventListener("click", () => travels.undo());
  byId("tool-redo").addEventListener("click", () => travels.redo());
  onChoice("depth", (value) => events.change((view) => deepened(view, Number(value))));
  onChoice("layout", (value) => events.change((view) => ({ ...view, layout: value as View["layout"] })));
  wireTabs((panel) => events.change((view) => ({ ...view, panel })));
  listenForUndo(travels);
  return (view, isOverview) => {
    for (const group of byId("tools").querySelectorAll("fieldset")) group.hidden = isOverview;
    able("undo", travels.canUndo);
    able("redo", travels.canRedo);
    choose("depth", String(view.depth));
    choose("layout", view.layout);
    for (const panel of PANELS) showTab(panel, panel === view.panel);
  };
}

/** Control or Command with Z undoes, with Shift and Z (or with Y) redoes. */
function listenForUndo(travels: Travels): void {
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || writes(event.target)) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) travels.undo();
    else if (key === "y" || key === "z") travels.redo();
    else return;
    event.preventDefault();
  });
}

/** A check box or a radio button is an input as well, but nothing is written in it. */
function writes(target: EventTarget | null): boolean {
  return isWriting(target) && !(target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type));
}

function able(name: string, can: boolean): void {
  byId(`tool-${name}`).setAttribute("aria-disabled", String(!can));
}

function onChoice(name: string, chosen: (value: string) => void): void {
  for (const input of choices(name)) input.addEventListener("change", () => chosen(input.value));
}

function choose(name: string, value: string): void {
  for (const input of choices(name)) input.checked = input.value === value;
}

function choices(name: string): NodeListOf<HTMLInputElement> {
  return byId("tools").querySelectorAll<HTMLInputElement>(`input[name="${name}"]`);
}

/** Tabs as the ARIA Authoring Practices have them: arrow keys move and choose. */
function wireTabs(chosen: (panel: Panel) => void): void {
  PANELS.forEach((panel, place) => {
    const tab = byId(`tab-${panel}`);
    tab.addEventListener("click", () => chosen(panel));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      event.preventDefault();
      const next = PANELS[(place + 1) % PANELS.length]!;
      chosen(next);
      byId(`tab-${next}`).focus();
    });
  });
}

function showTab(panel: Panel, isChosen: boolean): void {
  const tab = byId(`tab-${panel}`);
  tab.setAttribute("aria-selected", String(isChosen));
  tab.tabIndex = isChosen ? 0 : -1;
  byId(panel).hidden = !isChosen;
}
