// The shapes of the themes, the same as on the other pages (`exports/pages/shapes.py`; a test compares them).

import { distance, type Point } from "./geometry";

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
export function outside(shape: number, point: Point): number {
  const radius = /a(\d+)/.exec(OUTLINES[shape]!)?.[1];
  return radius ? Math.hypot(point.x, point.y) - Number(radius) : outsidePolygon(corners(shape), point);
}

const known = new Map<number, Point[]>();

/** Returns the corners of an outline made of straight lines. */
function corners(shape: number): Point[] {
  const before = known.get(shape);
  if (before) return before;
  const found: Point[] = [];
  let [x, y] = [0, 0];
  for (const [, command, data] of OUTLINES[shape]!.matchAll(/([MLHVhv])([^A-Za-z]+)/g)) {
    const [first = 0, second = 0] = data!.match(/-?[\d.]+/g)!.map(Number);
    if (command === "M" || command === "L") [x, y] = [first, second];
    else if (command === "H") x = first;
    else if (command === "V") y = first;
    else if (command === "h") x += first;
    else y += first;
    found.push({ x, y });
  }
  known.set(shape, found);
  return found;
}

/** Returns the signed distance to a polygon (Inigo Quilez, "Distance functions in 2D"). */
function outsidePolygon(corners: readonly Point[], point: Point): number {
  let least = Infinity;
  let inside = false;
  corners.forEach((a, place) => {
    const b = corners[(place + 1) % corners.length]!;
    const t = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / distance(a, b) ** 2;
    const along = Math.max(0, Math.min(1, t));
    least = Math.min(least, Math.hypot(point.x - a.x - along * (b.x - a.x), point.y - a.y - along * (b.y - a.y)));
    if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside ? -least : least;
}
