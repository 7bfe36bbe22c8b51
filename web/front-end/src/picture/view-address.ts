// The view as the query of an address, and back. What is as usual is not written.
import { DEEPEST, START, type Point, type View } from "./view";

/** Returns the view that the query of an address asks for; what makes no sense in it is left out. */
export function readView(query: string): View {
  const asked = new URLSearchParams(query);
  const depth = Number(asked.get("depth"));
  return {
    focus: asked.get("focus") || null,
    depth: Number.isInteger(depth) && depth >= 1 && depth <= DEEPEST ? depth : START.depth,
    open: new Map(items(asked, "open").map(([id, helpings]) => [id!, helping(helpings)])),
    closed: new Set(items(asked, "closed").map(([id]) => id!)),
    hidden: new Set(items(asked, "hidden").map(([relation]) => relation!)),
    layout: asked.get("layout") === "tree" ? "tree" : "around",
    panel: asked.get("panel") === "table" ? "table" : "outline",
    selected: asked.get("selected") || null,
    pins: new Map(items(asked, "pins").flatMap(([id, x, y]) => pin(id!, Number(x), Number(y)))),
  };
}

/** Returns the query of a view, with its question mark; "" for the view that the page starts with. */
export function writeView(view: View): string {
  const written = new URLSearchParams();
  const add = (name: string, value: string | null): void => {
    if (value) written.set(name, value);
  };
  add("focus", view.focus);
  add("depth", view.depth === START.depth ? null : String(view.depth));
  add("open", list([...view.open].map(([id, helpings]) => (helpings === 1 ? [id] : [id, helpings]))));
  add("closed", list([...view.closed].map((id) => [id])));
  add("hidden", list([...view.hidden].sort().map((relation) => [relation])));
  add("layout", view.layout === START.layout ? null : view.layout);
  add("panel", view.panel === START.panel ? null : view.panel);
  add("selected", view.selected);
  add("pins", list([...view.pins].map(([id, { x, y }]) => [id, x, y])));
  const query = written.toString();
  return query && `?${query}`;
}

/** Items are parted by a space, their parts by a colon; neither stands in them as it is. */
function list(found: (string | number)[][]): string {
  return found.map((parts) => parts.map(encodeURIComponent).join(":")).join(" ");
}

function items(asked: URLSearchParams, name: string): string[][] {
  const written = (asked.get(name) ?? "").split(" ").filter(Boolean);
  return written.map((item) => item.split(":").map(decoded));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function helping(written = "1"): number {
  return /^\d{1,3}$/.test(written) ? Number(written) : 1;
}

function pin(id: string, x: number, y: number): [string, Point][] {
  return Number.isFinite(x) && Number.isFinite(y) ? [[id, { x, y }]] : [];
}
