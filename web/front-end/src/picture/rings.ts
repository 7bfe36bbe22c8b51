// Seats on rings about the origin, so far apart that each has room for a name of ordinary length.

import type { Point } from "./geometry";

/** Whether the picture is wider than high, and the room that a node takes with its name. */
export interface Form {
  radii: (ring: number) => Point;
  room: { width: number; height: number };
  /** From one row of a tree to the next. */
  row: number;
}

export const WIDE: Form = {
  radii: (ring) => ({ x: 215 + 165 * ring, y: 150 + 88 * ring }),
  room: { width: 138, height: 40 },
  row: 30,
};

export const TALL: Form = {
  radii: (ring) => ({ x: 84 + 54 * ring, y: 135 + 118 * ring }),
  room: { width: 100, height: 46 },
  row: 46,
};

const STEPS = 720;

/** One ring: an ellipse, measured along in rooms. Places on it are shares of the whole from 0 (the top) clockwise to 1. */
export class Ring {
  private readonly lengths: number[];
  private readonly radii: Point;

  constructor(form: Form, number: number) {
    this.radii = form.radii(number);
    this.lengths = [0];
    for (let step = 1; step <= STEPS; step++) {
      const [a, b] = [this.turned((step - 1) / STEPS), this.turned(step / STEPS)];
      const rooms = Math.hypot((b.x - a.x) / form.room.width, (b.y - a.y) / form.room.height);
      this.lengths.push(this.lengths[step - 1]! + rooms);
    }
  }

  /** How many nodes have room on the ring. */
  get capacity(): number {
    return Math.max(1, Math.floor(this.lengths[STEPS]!));
  }

  /** Returns the point at a share of the ring. */
  seat(share: number): Point {
    const sought = (share - Math.floor(share)) * this.lengths[STEPS]!;
    let [low, high] = [0, STEPS];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.lengths[middle]! <= sought) low = middle;
      else high = middle;
    }
    const within = (sought - this.lengths[low]!) / (this.lengths[high]! - this.lengths[low]!);
    return this.turned((low + within) / STEPS);
  }

  private turned(turn: number): Point {
    const angle = 2 * Math.PI * turn - Math.PI / 2;
    return { x: this.radii.x * Math.cos(angle), y: this.radii.y * Math.sin(angle) };
  }
}

/** The rings of a form, made as they are asked for. */
export class Rings {
  private readonly made: Ring[] = [];

  constructor(private readonly form: Form) {}

  ring(number: number): Ring {
    return (this.made[number] ??= new Ring(this.form, number));
  }

  /** Returns how many rings from the first have room for some nodes. */
  needed(nodes: number): number {
    let [count, room] = [0, 0];
    while (room < nodes) room += this.ring(count++).capacity;
    return count;
  }
}
