// Relations that join the same two concepts: each takes a curve of its own, so that none hides another.

import type { SceneEdge } from "./scene";

/** How far the middles of two such lines stand apart. */
const APART = 26;

/** Returns how far the middle of each edge stands off the straight line, to the right of its way, by the edge's id. */
export function bends(edges: readonly SceneEdge[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const same of together(edges)) {
    same.sort((a, b) => (a.id < b.id ? -1 : 1));
    same.forEach((edge, place) => {
      const off = (place - (same.length - 1) / 2) * APART;
      found.set(edge.id, off === 0 ? 0 : edge.source < edge.target ? off : -off);
    });
  }
  return found;
}

function together(edges: readonly SceneEdge[]): Iterable<SceneEdge[]> {
  const found = new Map<string, SceneEdge[]>();
  for (const edge of edges) {
    const pair = edge.source < edge.target ? `${edge.source} ${edge.target}` : `${edge.target} ${edge.source}`;
    const same = found.get(pair);
    if (same) same.push(edge);
    else found.set(pair, [edge]);
  }
  return found.values();
}
