// From one figure to the next: what stays goes to its new place, what joins grows out of a neighbour, what leaves
// shrinks where it is.

import type { Dot, Figure } from "./figure";
import { mix, type Point } from "./geometry";

export class Transition {
  private readonly starts = new Map<string, Point & { radius: number }>();
  private readonly goals = new Map<string, Point & { radius: number }>();
  private readonly sizes = new Map<string, number>();

  constructor(
    before: Figure,
    private readonly now: Figure,
    private readonly leaving: ReadonlyMap<string, Dot>,
  ) {
    for (const [id, dot] of now.dots) {
      this.starts.set(id, startOf(dot, before, now));
      this.goals.set(id, { x: dot.x, y: dot.y, radius: dot.radius });
    }
    for (const [id, { radius }] of leaving) this.sizes.set(id, radius);
  }

  /** Puts the nodes where they are at a share of the way. */
  step(share: number): void {
    for (const [id, dot] of this.now.dots) {
      const [start, goal] = [this.starts.get(id)!, this.goals.get(id)!];
      Object.assign(dot, mix(start, goal, share), { radius: start.radius + (goal.radius - start.radius) * share });
    }
    for (const [id, dot] of this.leaving) dot.radius = this.sizes.get(id)! * (1 - share);
  }

  /** Gives the nodes their sizes, wherever they are. */
  stop(): void {
    for (const [id, dot] of this.now.dots) dot.radius = this.goals.get(id)!.radius;
  }
}

/** Returns where a node comes from: its place before, or that of a neighbour that was there. */
function startOf(dot: Dot, before: Figure, now: Figure): Point & { radius: number } {
  const old = before.dots.get(dot.node.id);
  if (old) return { x: old.x, y: old.y, radius: old.radius };
  for (const { source, target } of now.lines.values()) {
    const other = source === dot ? target : target === dot ? source : null;
    const near = other && before.dots.get(other.node.id);
    if (near) return { x: near.x, y: near.y, radius: 0 };
  }
  return { x: dot.x, y: dot.y, radius: 0 };
}

/** Returns whether the nodes of a figure already stand at some places, and no others are there. */
export function standsAt(figure: Figure, places: ReadonlyMap<string, Point>): boolean {
  if (figure.dots.size !== places.size) return false;
  return [...places].every(([id, { x, y }]) => {
    const dot = figure.dots.get(id);
    return dot && Math.hypot(dot.x - x, dot.y - y) < 1;
  });
}
