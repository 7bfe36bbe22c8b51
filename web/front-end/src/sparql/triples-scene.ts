// Triples as a scene: resources are nodes, statements between them edges; statements about texts stay in the table.
import type { Group, Scene, SceneEdge, SceneNode } from "../picture/scene";
import { type Answer, type Cell, wordsOf } from "./answer";

/** How many nodes are drawn. */
export const MOST_NODES = 250;

export interface TriplesScene {
  scene: Scene;
  /** How many resources there are, drawn or not. */
  total: number;
  /** Where each node leads. */
  addresses: Map<string, string>;
}

/** Returns the picture of triples; null where none of them joins two resources. */
export function triplesScene(answer: Answer): TriplesScene | null {
  const triples = answer.rows.filter(joinsResources) as Cell[][];
  const cells = new Map(triples.flatMap(([subject, , object]) => [subject!, object!]).map((cell) => [cell.value, cell]));
  if (!triples.length) return null;
  const drawn = [...cells.values()].slice(0, MOST_NODES);
  const ids = new Set(drawn.map((cell) => cell.value));
  const edges = triples.filter(([subject, , object]) => ids.has(subject!.value) && ids.has(object!.value)).map(edge);
  const addresses = new Map(drawn.map((cell) => [cell.value, cell.address ?? ""]));
  return {
    scene: { nodes: drawn.map(node), edges: unique(edges), focus: busiest(edges), selected: null, layout: "around" },
    total: cells.size,
    addresses,
  };
}

function joinsResources(row: (Cell | null)[]): boolean {
  const [subject, , object] = row;
  const isNode = (cell?: Cell | null): boolean => cell?.kind === "iri" || cell?.kind === "blank";
  return isNode(subject) && isNode(object);
}

function node(cell: Cell): SceneNode {
  return { id: cell.value, label: wordsOf(cell), kind: "concept", theme: cell.theme ?? 0, more: 0 };
}

function edge([subject, predicate, object]: Cell[]): SceneEdge {
  return {
    id: `${subject!.value} ${predicate!.value} ${object!.value}`,
    source: subject!.value,
    target: object!.value,
    relation: predicate!.value,
    group: (predicate!.group ?? "related") as Group,
    directed: true,
    label: wordsOf(predicate!),
    status: "accepted",
  };
}

function unique(edges: SceneEdge[]): SceneEdge[] {
  return [...new Map(edges.map((one) => [one.id, one])).values()];
}

/** Returns the node with the most edges. */
function busiest(edges: SceneEdge[]): string | null {
  const counts = new Map<string, number>();
  for (const { source, target } of edges) for (const id of [source, target]) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].reduce<[string | null, number]>((best, each) => (each[1] > best[1] ? each : best), [null, 0])[0];
}
