// The layout of hierarchies: what is wider to the left, what is narrower to the right, after Reingold and Tilford
// ("Tidier drawings of trees", 1981) in the simple form that rows of names allow. A concept with several parents stands
// under the first that reaches it, the others beside that one; many leaves of one parent stand in columns.

import type { Point } from "./geometry";
import type { Form } from "./rings";
import type { Scene } from "./scene";

/** Relations that lead up a hierarchy, and those that lead down. */
const UP = new Set(["kindOf", "partOf", "exampleOf", "broader", "broaderTransitive", "broadMatch"]);
const DOWN = new Set(["hasKind", "hasPart", "hasExample", "narrower", "narrowerTransitive", "narrowMatch", "hasTopConcept"]);

/** How many leaves of one parent stand below each other. */
const COLUMN = 16;

interface Branch {
  id: string;
  children: Branch[];
}

/** Returns where the nodes of a scene stand, from its hierarchical relations alone. Time: O(nodes log nodes + edges). */
export function layoutTree(scene: Scene, form: Form): Map<string, Point> {
  const drawing = new Drawing(form.room.width * 2, form.row);
  const [parents, children] = hierarchy(scene);
  const forest = branches(scene, parents, children);
  const lone = new Set(forest.filter(({ children }) => !children.length));
  for (const tree of forest.filter(({ children }) => children.length)) {
    const second = new Set(tree.children.map(({ id }) => id));
    const beside = [...lone].filter(({ id }) => children.get(id)?.some((child) => second.has(child)));
    for (const root of beside) lone.delete(root);
    drawing.tree(tree, 0, beside);
  }
  drawing.leaves([...lone], 0);
  return drawing.points;
}

/** Returns the trees, that of the focus first; every node stands in exactly one, cycles are cut. */
function branches(scene: Scene, parents: Relatives, children: Relatives): Branch[] {
  const seen = new Map<string, Branch>();
  const grow = (root: string): Branch => {
    const trunk: Branch = { id: root, children: [] };
    seen.set(root, trunk);
    for (const level = [trunk]; level.length; ) {
      const branch = level.shift()!;
      for (const id of children.get(branch.id) ?? []) {
        if (seen.has(id)) continue;
        const twig: Branch = { id, children: [] };
        seen.set(id, twig);
        branch.children.push(twig);
        level.push(twig);
      }
    }
    return trunk;
  };
  const ids = scene.nodes.map(({ id }) => id).sort();
  const top = scene.focus === null ? [] : [above(scene.focus, parents)];
  const roots = ids.filter((id) => !parents.get(id)?.length);
  return [...top, ...roots, ...ids].flatMap((id) => (seen.has(id) ? [] : [grow(id)]));
}

type Relatives = Map<string, string[]>;

/** Returns the parents and the children of each node, sorted. */
function hierarchy(scene: Scene): [Relatives, Relatives] {
  const [parents, children]: [Relatives, Relatives] = [new Map(), new Map()];
  const known = new Set(scene.nodes.map(({ id }) => id));
  for (const { source, target, relation } of scene.edges) {
    const up = UP.has(relation);
    if ((!up && !DOWN.has(relation)) || source === target || !known.has(source) || !known.has(target)) continue;
    const [child, parent] = up ? [source, target] : [target, source];
    parents.set(child, [...(parents.get(child) ?? []), parent].sort());
    children.set(parent, [...(children.get(parent) ?? []), child].sort());
  }
  return [parents, children];
}

/** Returns the end of the way up from a node along first parents. */
function above(id: string, parents: Relatives): string {
  const way = [id];
  for (let next = parents.get(id)?.[0]; next !== undefined && !way.includes(next); next = parents.get(next)?.[0]) {
    way.push(next);
  }
  return way.at(-1)!;
}

class Drawing {
  readonly points = new Map<string, Point>();
  private bottom = 0;

  constructor(
    private readonly step: number,
    private readonly row: number,
  ) {}

  /** Draws a tree below what is there, with other parents of what its root is a parent of beside the root. */
  tree({ id, children }: Branch, depth: number, beside: Branch[] = []): void {
    const top = this.bottom;
    for (const child of children.filter((child) => child.children.length)) this.tree(child, depth + 1);
    this.leaves(children.filter((child) => !child.children.length), depth + 1);
    const [first, last] = [children[0], children.at(-1)].map((child) => child && this.points.get(child.id)!.y);
    const middle = children.length ? (this.bottom - this.row + top) / 2 : top;
    const y = children.length <= 2 && first !== undefined ? (first + last!) / 2 : middle;
    const roots = [id, ...beside.map(({ id }) => id)];
    const start = Math.max(top, y - ((roots.length - 1) / 2) * this.row);
    roots.forEach((root, place) => this.points.set(root, { x: depth * this.step, y: start + place * this.row }));
    this.bottom = Math.max(this.bottom, start + roots.length * this.row);
  }

  /** Draws leaves below what is there, in columns where they are many. */
  leaves(leaves: Branch[], depth: number): void {
    const columns = Math.ceil(leaves.length / COLUMN);
    const rows = Math.ceil(leaves.length / Math.max(1, columns));
    leaves.forEach(({ id }, place) => {
      const column = Math.floor(place / rows);
      const shift = columns > 1 ? (column * this.row) / columns : 0;
      this.points.set(id, { x: (depth + column * 0.85) * this.step, y: this.bottom + (place % rows) * this.row + shift });
    });
    this.bottom += rows * this.row + (columns > 1 ? this.row / 2 : 0);
  }
}
