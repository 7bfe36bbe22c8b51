// What the reader looks at, as a value; each change gives a new one. The address of the page is this and no more.

export interface Point {
  x: number;
  y: number;
}

export interface View {
  /** The concept in the middle; null for the overview. */
  focus: string | null;
  /** Within how many steps of the focus everything is expanded. */
  depth: number;
  /** The concepts that are expanded by hand, and how many helpings of neighbours each; 0 for those only that the view names. */
  open: ReadonlyMap<string, number>;
  /** The concepts that the reader collapsed although they are within the depth. */
  closed: ReadonlySet<string>;
  /** The relations that the legend hides. */
  hidden: ReadonlySet<string>;
  layout: "around" | "tree";
  panel: "outline" | "table";
  /** The node or edge whose card is shown; null for that of the focus. */
  selected: string | null;
  pins: ReadonlyMap<string, Point>;
}

export const DEEPEST = 3;

export const START: View = {
  focus: null,
  depth: 1,
  open: new Map(),
  closed: new Set(),
  hidden: new Set(),
  layout: "around",
  panel: "outline",
  selected: null,
  pins: new Map(),
};

/** Puts another concept in the middle; what was expanded about the old one is left behind, the rest stays. */
export function recentred(view: View, focus: string | null): View {
  return { ...view, focus, open: new Map(), closed: new Set(), selected: null };
}

/** Shows one more helping of the neighbours of a concept. */
export function expanded(view: View, id: string, helpings: number): View {
  return { ...view, open: new Map(view.open).set(id, helpings), closed: without(view.closed, id) };
}

/** Leaves out the neighbours of a concept again. */
export function collapsed(view: View, id: string): View {
  const open = new Map(view.open);
  open.delete(id);
  return { ...view, open, closed: new Set(view.closed).add(id) };
}

export function deepened(view: View, depth: number): View {
  return { ...view, depth, closed: new Set() };
}

/** Shows or hides a relation. */
export function filtered(view: View, relation: string, isShown: boolean): View {
  return { ...view, hidden: isShown ? without(view.hidden, relation) : new Set(view.hidden).add(relation) };
}

export function pinned(view: View, id: string, { x, y }: Point): View {
  return { ...view, pins: new Map(view.pins).set(id, { x: Math.round(x), y: Math.round(y) }) };
}

export function unpinned(view: View, id: string): View {
  const pins = new Map(view.pins);
  pins.delete(id);
  return { ...view, pins };
}

function without(some: ReadonlySet<string>, one: string): Set<string> {
  return new Set([...some].filter((other) => other !== one));
}
