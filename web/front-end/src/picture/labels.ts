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
  /** "+12", beside the node; "" for none. */
  more: string;
}

/** A name at its place; `align` is where its lines meet the side of the box. */
export interface Label {
  id: string;
  box: Box;
  setting: Setting;
  align: "left" | "right" | "center";
}

/** "+12" at its place. */
export interface Badge {
  id: string;
  text: string;
  box: Box;
}

const SPACE = 4;
/** What lies about a name and belongs to it. */
const MARGIN = 1.5;
export const BADGE_SIZE = 10.5;

/** How names are set, from the best: at most so many lines of at most such a width. */
const SETTINGS = [
  [2, 136],
  [3, 96],
  [2, 84],
  [1, 96],
  [1, 64],
] as const;

type Side = "right" | "left" | "below" | "above";

/** The names and badges of a picture at their places. */
export interface Naming {
  labels: Label[];
  badges: Badge[];
}

/**
 * Returns the places of the names and of the badges, within bounds and clear of some boxes. Greedy by rank; a grid finds
 * what is near: O(names).
 */
export function place(items: readonly Labelled[], lettering: Lettering, bounds: Box, clear: readonly Box[] = []): Naming {
  const taken = new Grid();
  for (const box of clear) taken.add(box, "");
  for (const item of items) taken.add(nodeBox(item), item.id);
  const badges = items.filter(({ more }) => more).map((item) => badgeOf(item, lettering));
  for (const badge of badges) taken.add(badge.box, "");
  const labels: Label[] = [];
  for (const item of [...items].sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))) {
    if (!overlap(nodeBox(item), bounds)) continue;
    const label = best(item, lettering, taken, bounds);
    if (!label) continue;
    taken.add(label.box, "");
    labels.push(label);
  }
  return { labels, badges };
}

function best(item: Labelled, lettering: Lettering, taken: Grid, bounds: Box): Label | null {
  const sides = preferred(item, bounds);
  for (const [most, width] of SETTINGS) {
    const setting = lettering.lines(item.name, item.type, most, width * (item.type.size / 13));
    for (const side of sides) {
      const label = beside(item, setting, side);
      if (within(label.box, bounds) && !taken.meets(label.box, item.id)) return label;
    }
  }
  return null;
}

/** Returns the sides in the order in which a name tries them: away from the middle of the picture first. */
function preferred(item: Labelled, bounds: Box): Side[] {
  const x = item.x - (bounds.x + bounds.width / 2);
  const y = item.y - (bounds.y + bounds.height / 2);
  const level: Side[] = x < 0 ? ["left", "right"] : ["right", "left"];
  const upright: Side[] = y < 0 ? ["above", "below"] : ["below", "above"];
  return item.radius > 14 || Math.abs(x) < Math.abs(y) * 0.55 ? [...upright, ...level] : [level[0]!, ...upright, level[1]!];
}

function beside(item: Labelled, setting: Setting, side: Side): Label {
  const [width, height] = [setting.width + 2 * MARGIN, setting.height + 2 * MARGIN];
  const off = item.radius + SPACE;
  const badge = item.more && setting.lines.length > 1 && side === "right" ? 4 + item.more.length * 6 : 0;
  const x = { right: item.x + off + badge, left: item.x - off - width, below: item.x - width / 2, above: item.x - width / 2 }[side];
  const y = { right: item.y - height / 2, left: item.y - height / 2, below: item.y + off, above: item.y - off - height }[side];
  const align = side === "right" ? "left" : side === "left" ? "right" : "center";
  return { id: item.id, box: { x, y, width, height }, setting, align };
}

function within(box: Box, bounds: Box): boolean {
  const right = bounds.x + bounds.width;
  return box.x >= bounds.x && box.x + box.width <= right && box.y >= bounds.y && box.y + box.height <= bounds.y + bounds.height;
}

function nodeBox({ x, y, radius }: Labelled): Box {
  const half = radius + 1;
  return { x: x - half, y: y - half, width: 2 * half, height: 2 * half };
}

function badgeOf({ id, x, y, radius, more, type }: Labelled, lettering: Lettering): Badge {
  const width = lettering.width(more, { ...type, size: BADGE_SIZE, weight: 600 }) + 7;
  return { id, text: more, box: { x: x + radius * 0.55, y: y - radius - 13, width, height: 13 } };
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
