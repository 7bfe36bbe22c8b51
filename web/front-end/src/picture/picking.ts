// What lies under a point of the window. Asked of the figure, not of the graphics card: reading pixels back from WebGL
// waits for all that is being drawn.

import { curveOf, type Dot, type Figure, type Line, type View } from "./figure";
import { gap, type Point } from "./geometry";

/** How far beside a thing a pointer still means it. */
const NEAR = 6;

/** Returns the node under a point: of several the nearest. */
export function dotAt(figure: Figure, view: View, point: Point, near = NEAR): Dot | null {
  let found: Dot | null = null;
  let least = Infinity;
  for (const dot of figure.dots.values()) {
    const { x, y } = view.project(dot);
    const off = Math.hypot(x - point.x, y - point.y);
    if (off > dot.radius * view.scale + near || off >= least) continue;
    [found, least] = [dot, off];
  }
  return found;
}

/** Returns the line under a point: of several the nearest. */
export function lineAt(figure: Figure, view: View, point: Point, near = NEAR): Line | null {
  let found: Line | null = null;
  let least = near;
  for (const line of figure.lines.values()) {
    const [from, to] = [view.project(line.source), view.project(line.target)];
    const about = near + (line.source === line.target ? 60 : Math.abs(line.bend)) * view.scale;
    if (apart(point.x, from.x, to.x, about) || apart(point.y, from.y, to.y, about)) continue;
    const off = gap(curveOf(line, view), point) - line.width / 2;
    if (off < least) [found, least] = [line, off];
  }
  return found;
}

function apart(value: number, a: number, b: number, near: number): boolean {
  return value < Math.min(a, b) - near || value > Math.max(a, b) + near;
}
