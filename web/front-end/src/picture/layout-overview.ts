// The layout of the overview: themes on a ring, those with the strongest bridges beside each other.

import type { Point } from "./geometry";
import { Ring, Rings, type Form } from "./rings";
import type { Scene } from "./scene";

/** How many themes fit on one ring with names in large type. */
const ONE_RING = 14;

/** Returns where the themes stand. Time: O(themes³), and themes are few. */
export function layoutOverview(scene: Scene, form: Form): Map<string, Point> {
  const ids = scene.nodes.map(({ id }) => id).sort();
  if (ids.length === 1) return new Map([[ids[0]!, { x: 0, y: 0 }]]);
  const order = ids.length <= 60 ? seated(ids, bridges(scene)) : ids;
  if (ids.length <= ONE_RING) {
    const ring = new Ring(form, ids.length > 8 ? 1 : ids.length > 4 ? 0.6 : 0);
    return new Map(order.map((id, place) => [id, ring.seat(place / ids.length)]));
  }
  const rings = new Rings(form);
  const count = rings.needed(ids.length * 1.6);
  return new Map(
    order.map((id, place) => [id, rings.ring(place % count).seat((Math.floor(place / count) + 0.5) / Math.ceil(ids.length / count))]),
  );
}

type Weights = Map<string, number>;

function bridges(scene: Scene): Weights {
  const found: Weights = new Map();
  for (const { source, target, weight = 1 } of scene.edges) {
    for (const key of [`${source} ${target}`, `${target} ${source}`]) found.set(key, (found.get(key) ?? 0) + weight);
  }
  return found;
}

/** Returns an order about the ring with short bridges: swaps two themes as long as that helps. */
function seated(ids: string[], weights: Weights): string[] {
  const order = [...ids];
  const cost = (): number => {
    let sum = 0;
    order.forEach((a, place) => {
      for (let other = place + 1; other < order.length; other++) {
        const apart = Math.min(other - place, order.length - other + place);
        sum += apart * (weights.get(`${a} ${order[other]}`) ?? 0);
      }
    });
    return sum;
  };
  let least = cost();
  for (let better = true; better; ) {
    better = false;
    for (let a = 0; a < order.length; a++) {
      for (let b = a + 1; b < order.length; b++) {
        [order[a], order[b]] = [order[b]!, order[a]!];
        const now = cost();
        if (now < least - 1e-9) [least, better] = [now, true];
        else [order[a], order[b]] = [order[b]!, order[a]!];
      }
    }
  }
  return order;
}
