// Where names stand: beside their nodes, over no other name and no other node. A name that finds no place is left out
// rather than laid over another; it is shown when its node is pointed at.

import { overlap, type Box, type Point } from "./geometry";
import { Lettering, type Setting, type Type } from "./lettering";

/** What is to be labelled; places and sizes in pixels of the screen. */
export interface Labelled extends Point {
  id: string;
  name: string;
  radius: number;
  type: Type;
  /** The higher, the earlier it chooses its place. */
  rank: number;
  /** "+12", after the name; "" for none. */
  more: string;
  /** The name stands in a row of its own, beside its node. */
  inRow: boolean;
}

type Side = "right" | "left" | "below" | "above";
type Corner = "below right" | "below left" | "above right" | "above left";

/** A name at its place; `align` is where its lines meet the side of the box. */
export interface Label {
  id: string;
  box: Box;
  setting: Setting;
  align: "left" | "right" | "center";
  more: string;
}

const SPACE = 4;
/** What lies about a name and belongs to it. */
const MARGIN = 1.5;
/** So many names at most try to find a place: there is no room for more in a window, and the rest would take time. */
const MOST = 500;
/** Between a name and its "+12". */
export const MORE_SPACE = 4;

/** How names are set, from the best: at most so many lines of at most such a width. */
const SETTINGS = [
  [2, 136],
  [3, 96],
  [2, 84],
  [1, 96],
] as const;
const IN_ROWS = [[1, 190], ...SETTINGS] as const;
const BESIDE: readonly (Side | Corner)[] = ["right", "above", "below", "left"];

/**
 * Returns the places of the names, within bounds and clear of some boxes; only the first name, that of the focus, may
 * lie over one of these. Greedy by rank; a grid finds what is near.
 */
export function place(items: readonly Labelled[], lettering: Lettering, bounds: Box, clear: readonly Box[]): Label[] {
  const taken = new Grid();
  for (const item of items) taken.add(nodeBox(item), item.id);
  const labels: Label[] = [];
  const seen = items.filter((item) => overlap(nodeBox(item), bounds)).sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  for (const [turn, item] of seen.slice(0, MOST).entries()) {
    if (turn === 1) for (const box of clear) taken.add(box, "");
    const label = best(item, lettering, taken, bounds);
    if (!label) continue;
    taken.add(label.box, "");
    labels.push(label);
  }
  return labels;
}

function best(item: Labelled, lettering: Lettering, taken: Grid, bounds: Box): Label | null {
  const place = { lettering, taken, bounds };
  if (!item.inRow) return placed(item, place, settings(item, lettering), preferred(item, bounds));
  const whole = [...settings(item, lettering)].filter((setting) => setting.whole && !setting.broken);
  return placed(item, place, whole, ["right"]) ?? placed(item, place, settings(item, lettering), BESIDE);
}

/** Returns a name in the first of some settings, on the first of some sides, that has room. */
function placed(
  item: Labelled,
  { lettering, taken, bounds }: { lettering: Lettering; taken: Grid; bounds: Box },
  tried: Iterable<Setting>,
  sides: readonly (Side | Corner)[],
): Label | null {
  for (const setting of tried) {
    const across = Math.max(setting.width, lettering.width(setting.lines.at(-1)!, item.type) + moreWidth(item, lettering));
    for (const side of sides) {
      const label = beside(item, setting, across, side);
      if (within(label.box, bounds) && !taken.meets(label.box, item.id)) return label;
    }
  }
  return null;
}

/** Yields the settings of a name from the best, as they are asked for: those that show all of it unbroken come first. */
function* settings({ name, type, inRow }: Labelled, lettering: Lettering): Iterable<Setting> {
  const others: Setting[] = [];
  for (const [most, width] of inRow ? IN_ROWS : SETTINGS) {
    const setting = lettering.lines(name, type, most, width * (type.size / 13));
    if (setting.whole && !setting.broken) yield setting;
    else others.push(setting);
  }
  yield* others;
}

/** Returns the places in the order in which a name tries them: away from the middle of the picture first, corners last. */
function preferred(item: Labelled, bounds: Box): (Side | Corner)[] {
  const x = item.x - (bounds.x + bounds.width / 2);
  const y = item.y - (bounds.y + bounds.height / 2);
  const level: Side[] = x < 0 ? ["left", "right"] : ["right", "left"];
  const upright: Side[] = y < 0 ? ["above", "below"] : ["below", "above"];
  const corners = upright.flatMap((side) => level.map((end): Corner => `${side as "above" | "below"} ${end as "left" | "right"}`));
  const sides = item.radius > 14 || Math.abs(x) < Math.abs(y) * 0.55 ? [...upright, ...level] : [level[0]!, ...upright, level[1]!];
  return [...sides, ...corners];
}

/** Returns the type of "+12" beside a name. */
export function moreType(type: Type): Type {
  return { ...type, size: type.size - 2, weight: 500 };
}

function moreWidth({ more, type }: Labelled, lettering: Lettering): number {
  return more ? Math.ceil(lettering.width(more, moreType(type)) + MORE_SPACE) : 0;
}

function beside(item: Labelled, setting: Setting, across: number, side: Side | Corner): Label {
  const [width, height] = [across + 2 * MARGIN, setting.height + 2 * MARGIN];
  const isCorner = side.includes(" ");
  const off = isCorner ? item.radius * 0.75 + 1 : item.radius + SPACE;
  const x = side.includes("right") ? item.x + off : side.includes("left") ? item.x - off - width : item.x - width / 2;
  const y = side.includes("below") ? item.y + off : side.includes("above") ? item.y - off - height : item.y - height / 2;
  const align = side.includes("right") ? "left" : side.includes("left") ? "right" : "center";
  return { id: item.id, box: { x, y, width, height }, setting, align, more: item.more };
}

function within(box: Box, bounds: Box): boolean {
  const right = bounds.x + bounds.width;
  return box.x >= bounds.x && box.x + box.width <= right && box.y >= bounds.y && box.y + box.height <= bounds.y + bounds.height;
}

function nodeBox({ x, y, radius }: Labelled): Box {
  const half = radius + 1;
  return { x: x - half, y: y - half, width: 2 * half, height: 2 * half };
}

/** Boxes by the cells that they lie in. */
class Grid {
  private readonly cells = new Map<string, { box: Box; owner: string }[]>();

  add(box: Box, owner: string): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.cells.get(cell);
      if (boxes) boxes.push({ box, owner });
      else this.cells.set(cell, [{ box, owner }]);
    }
  }

  /** Returns whether a box lies over one that is not the owner's. */
  meets(box: Box, owner: string): boolean {
    for (const cell of cellsOf(box)) {
      for (const other of this.cells.get(cell) ?? []) if (other.owner !== owner && overlap(box, other.box)) return true;
    }
    return false;
  }
}

const CELL = 80;

function* cellsOf({ x, y, width, height }: Box): Iterable<string> {
  for (let column = Math.floor(x / CELL); column * CELL < x + width; column++) {
    for (let row = Math.floor(y / CELL); row * CELL < y + height; row++) yield `${column} ${row}`;
  }
}
