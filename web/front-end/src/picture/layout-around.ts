// The layout of a neighbourhood: the focus in the middle, its neighbours on the first rings in sectors by the group of
// their relation, what is farther away on outer rings near the neighbour that leads there.
//
// Where a node stands follows from the ids and relations in the scene alone. Nodes that join on outer rings take seats
// that are free and leave the inner ones where they are.

import type { Point } from "./geometry";
import { GROUPS } from "./line-styles";
import { Rings, type Form } from "./rings";
import type { Scene, SceneEdge } from "./scene";

/** Returns where the nodes of a scene stand. Time: O(nodes + edges) and the search for free seats. */
export function layoutAround(scene: Scene, form: Form): Map<string, Point> {
  const links = linked(scene);
  const centre = scene.focus !== null && links.has(scene.focus) ? scene.focus : hub(links);
  if (centre === null) return new Map();
  const rings = new Rings(form);
  const seats = new Seats(rings);
  const [, first = [], ...farther] = levels(links, centre);
  const inner = seats.fill(inSectors(first, links.get(centre)!, centre));
  for (const level of farther) seats.near(level, inner);
  return new Map([[centre, { x: 0, y: 0 }], ...seats.points()]);
}

type Links = Map<string, Map<string, SceneEdge[]>>;

/** Returns the neighbours of each node, by id, with the edges that lead there. */
function linked(scene: Scene): Links {
  const found: Links = new Map(scene.nodes.map(({ id }): [string, Map<string, SceneEdge[]>] => [id, new Map()]).sort(byId));
  for (const edge of scene.edges) {
    for (const [from, to] of [[edge.source, edge.target], [edge.target, edge.source]] as const) {
      const others = found.get(from);
      if (!others || !found.has(to) || from === to) continue;
      const edges = others.get(to);
      if (edges) edges.push(edge);
      else others.set(to, [edge]);
    }
  }
  return found;
}

function byId([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Returns the node with the most neighbours, the first of several by id. */
function hub(links: Links): string | null {
  let found: string | null = null;
  for (const [id, others] of links) if (found === null || others.size > links.get(found)!.size) found = id;
  return found;
}

interface Reached {
  id: string;
  /** The node of the level before that leads here, "" where none does. */
  by: string;
}

/** Returns the nodes by their distance from the centre; those that nothing joins to it come last. */
function levels(links: Links, centre: string): Reached[][] {
  const found: Reached[][] = [[{ id: centre, by: "" }]];
  const seen = new Set([centre]);
  for (let level = found[0]!; level.length; level = found.at(-1)!) {
    const next: Reached[] = [];
    for (const { id: by } of level) {
      for (const id of [...links.get(by)!.keys()].sort()) {
        if (!seen.has(id)) next.push({ id, by });
        seen.add(id);
      }
    }
    next.sort((a, b) => (a.by === b.by ? (a.id < b.id ? -1 : 1) : a.by < b.by ? -1 : 1));
    found.push(next);
  }
  found.push([...links.keys()].filter((id) => !seen.has(id)).map((id) => ({ id, by: "" })));
  return found;
}

/** Returns neighbours in the order of the sectors: by group, relation and direction. */
function inSectors(nodes: Reached[], edges: Map<string, SceneEdge[]>, centre: string): string[] {
  const sector = (id: string): string =>
    edges
      .get(id)!
      .map((edge) => `${GROUPS.indexOf(edge.group)} ${edge.relation} ${edge.source === centre ? "out" : "in"}`)
      .sort()[0]!;
  return nodes
    .map(({ id }): [string, string] => [`${sector(id)} ${id}`, id])
    .sort(byId)
    .map(([, id]) => id);
}

/** Who sits where. */
class Seats {
  private readonly taken = new Map<string, { ring: number; share: number }>();
  private readonly free: boolean[][] = [];

  constructor(private readonly rings: Rings) {}

  /** Spreads nodes in order over as many of the first rings as they need; returns how many those are. */
  fill(ids: string[]): number {
    const count = this.rings.needed(ids.length);
    const capacities = Array.from({ length: count }, (_, ring) => this.rings.ring(ring).capacity);
    const room = capacities.reduce((sum, capacity) => sum + capacity, 0);
    const seated = capacities.map(() => 0);
    ids.forEach((id, place) => {
      const due = capacities.map((capacity, ring) => ((place + 1) * capacity) / room - seated[ring]!);
      const ring = due.indexOf(Math.max(...due));
      seated[ring]!++;
      this.taken.set(id, { ring, share: (place + 0.5) / ids.length }); // each in a direction of its own
    });
    return count;
  }

  /** Seats nodes outside of the first rings, each as near as there is room to the node that leads to it. */
  near(nodes: Reached[], inner: number): void {
    for (const { id, by } of nodes) {
      const wanted = this.taken.get(by);
      this.taken.set(id, this.nearest(wanted?.share ?? 0.5, Math.max(inner, (wanted?.ring ?? 0) + 1)));
    }
  }

  *points(): Iterable<[string, Point]> {
    for (const [id, { ring, share }] of this.taken) yield [id, this.rings.ring(ring).seat(share)];
  }

  /** Returns the best free seat: a little aside on the same ring rather than right behind on the next. */
  private nearest(share: number, from: number): { ring: number; share: number } {
    for (let ring = from; ; ring++) {
      const seats = (this.free[ring] ??= Array<boolean>(this.rings.ring(ring).capacity).fill(true));
      const wanted = Math.floor(share * seats.length);
      const reach = Math.min(seats.length / 2, 2 + (ring - from));
      for (let away = 0; away <= reach; away++) {
        for (const seat of [wanted + away, wanted - away]) {
          const place = (seat + seats.length) % seats.length;
          if (!seats[place]) continue;
          seats[place] = false;
          return { ring, share: (place + 0.5) / seats.length };
        }
      }
    }
  }
}
