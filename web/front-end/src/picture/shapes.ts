// The shapes of the themes, the same as on the other pages (`exports/pages/shapes.py`; a test compares them).

import type { Point } from "./geometry";

/** Outlines about the origin as the data of SVG paths, by the number of a theme; 0 is for nodes without one. */
export const OUTLINES = [
  "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
  "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z",
  "M-5.3 -5.3h10.6v10.6h-10.6z",
  "M0 -7.2L7.2 0L0 7.2L-7.2 0z",
  "M0 -6.6L6.8 5.4H-6.8z",
  "M-3.5 -6.1h7L7 0L3.5 6.1h-7L-7 0z",
  "M0 6.6L6.8 -5.4H-6.8z",
  "M0 -7.4L2 -2.6L7.1 -2.2L3.2 1.1L4.4 6.1L0 3.4L-4.4 6.1L-3.2 1.1L-7.1 -2.2L-2 -2.6z",
  "M-2.3 -6.6h4.6v4.3h4.3v4.6h-4.3v4.3h-4.6v-4.3h-4.3v-4.6h4.3z",
] as const;

/** The radius of the outlines. */
export const UNIT = 6;

/** Returns the number of the outline of a theme: the one for "none" where there is no such theme. */
export function outlineOf(theme: number): number {
  return OUTLINES[theme] ? theme : 0;
}

/** Returns how far a point is outside of an outline; less than 0 within. */
export function outside(shape: number, x: number, y: number): number {
  const radius = RADII[shape];
  return radius === undefined ? outsidePolygon((corners[shape] ??= cornersOf(OUTLINES[shape]!)), x, y) : Math.hypot(x, y) - radius;
}

/** The radii of the outlines that are circles, by their number. */
const RADII: readonly (number | undefined)[] = OUTLINES.map((path) => {
  const found = /a(\d+)/.exec(path)?.[1];
  return found === undefined ? undefined : Number(found);
});

const corners: Point[][] = [];

/** Returns the corners of an outline made of straight lines. */
function cornersOf(path: string): Point[] {
  const found: Point[] = [];
  let [x, y] = [0, 0];
  for (const [, command, data] of path.matchAll(/([MLHVhv])([^A-Za-z]+)/g)) {
    const [first = 0, second = 0] = data!.match(/-?[\d.]+/g)!.map(Number);
    if (command === "M" || command === "L") [x, y] = [first, second];
    else if (command === "H") x = first;
    else if (command === "V") y = first;
    else if (command === "h") x += first;
    else y += first;
    found.push({ x, y });
  }
  return found;
}

/** Returns the signed distance to a polygon (Inigo Quilez, "Distance functions in 2D"). */
function outsidePolygon(corners: readonly Point[], x: number, y: number): number {
  let [least, inside] = [Infinity, false];
  let a = corners.at(-1)!;
  for (const b of corners) {
    const [across, down] = [b.x - a.x, b.y - a.y];
    const along = ((x - a.x) * across + (y - a.y) * down) / (across * across + down * down);
    const t = along < 0 ? 0 : along > 1 ? 1 : along;
    const [offX, offY] = [x - a.x - t * across, y - a.y - t * down];
    least = Math.min(least, offX * offX + offY * offY);
    if (a.y > y !== b.y > y && x < (across * (y - a.y)) / down + a.x) inside = !inside;
    a = b;
  }
  return inside ? -Math.sqrt(least) : Math.sqrt(least);
}
