// Points, boxes and the curves of edges; y grows downwards, as on the screen.

export interface Point {
  x: number;
  y: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A quadratic Bézier curve; straight where the control point lies between the ends. */
export interface Curve {
  from: Point;
  control: Point;
  to: Point;
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function around(centre: Point, half: number): Box {
  return { x: centre.x - half, y: centre.y - half, width: 2 * half, height: 2 * half };
}

/** Returns the smallest box about some points; of no size about the origin without any. */
export function extent(points: Iterable<Point>): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return left > right ? { x: 0, y: 0, width: 0, height: 0 } : { x: left, y: top, width: right - left, height: bottom - top };
}

/** Returns the smallest box about some boxes; of no size about the origin without any. */
export function union(boxes: readonly Box[]): Box {
  return extent(boxes.flatMap(({ x, y, width, height }) => [{ x, y }, { x: x + width, y: y + height }]));
}

export function mix(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Returns the curve between two points whose middle stands off the straight line by `bend`, to the right of its way. */
export function curve(from: Point, to: Point, bend: number): Curve {
  const length = distance(from, to) || 1;
  const aside = { x: (-(to.y - from.y) / length) * 2 * bend, y: ((to.x - from.x) / length) * 2 * bend };
  const middle = mix(from, to, 0.5);
  return { from, control: { x: middle.x + aside.x, y: middle.y + aside.y }, to };
}

export function at({ from, control, to }: Curve, t: number): Point {
  return mix(mix(from, control, t), mix(control, to, t), t);
}

/** Returns the part of a curve from `start` to `end`, both from 0 to 1 (de Casteljau). */
export function part(whole: Curve, start: number, end: number): Curve {
  const control = mix(mix(whole.from, whole.control, start), mix(whole.control, whole.to, start), end);
  return { from: at(whole, start), control, to: at(whole, end) };
}

export function length(of: Curve): number {
  let sum = 0;
  for (let step = 0; step < 8; step++) sum += distance(at(of, step / 8), at(of, (step + 1) / 8));
  return sum;
}

/** Returns how far a point is from a curve, within a pixel or so. */
export function gap(of: Curve, point: Point): number {
  let least = Infinity;
  let last = of.from;
  for (let step = 1; step <= 8; step++) {
    const next = at(of, step / 8);
    least = Math.min(least, fromSegment(point, last, next));
    last = next;
  }
  return least;
}

function fromSegment(point: Point, a: Point, b: Point): number {
  const square = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const t = square ? ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / square : 0;
  return distance(point, mix(a, b, Math.max(0, Math.min(1, t))));
}
