// From a view to what is shown: which concepts, which statements, in which order. The same view and the same map give
// the same composition, whatever was seen before and in whichever language.
import { idOf, otherEnd, type Neighbours, type Statement } from "./neighbours";
import type { Scene, SceneEdge, SceneNode } from "./scene";
import type { View } from "./view";
import { nameOf, rank, relation } from "./vocabulary";

/** How much is shown, after the room that there is. */
export interface Plenty {
  /** How many concepts the picture opens with: as many as one takes in at a glance. */
  first: number;
  /** How many concepts come in at once, at most. */
  helping: number;
  /** With how many statements in all a picture can still be read. */
  legible: number;
}

export const PLENTY: Plenty = { first: 30, helping: 60, legible: 150 };
export const LITTLE: Plenty = { first: 13, helping: 24, legible: 50 };
/** How many statements of one concept the server tells at most. */
const MOST_TOLD = 5000;

/** A statement as it reads from the concept of its section. */
export interface Row {
  edge: string;
  statement: Statement;
  outward: boolean;
  other: string;
}

/** The statements of one relation, in one direction. */
export interface Bunch {
  relation: string;
  outward: boolean;
  label: string;
  rows: Row[];
}

/** A concept that is expanded, with its statements; `more` of its neighbours are not shown. */
export interface Section {
  concept: string;
  bunches: Bunch[];
  more: number;
  helpings: number;
}

export interface Composition {
  scene: Scene;
  sections: Section[];
  /** How many statements of each relation are in view; of a hidden one, how many are known. */
  counts: ReadonlyMap<string, number>;
  statements: ReadonlyMap<string, Statement>;
  /** Whether statements were left out to keep the picture legible: those that brought no concept in. */
  isThinned: boolean;
  /** The concepts whose statements have to be asked for first, and how many of them at least. */
  missing: string[];
  most: number;
}

export function compose(view: View, near: Neighbours, plenty: Plenty): Composition {
  const growing = new Growing(view, near, plenty);
  if (view.focus) growing.grow(view.focus);
  return growing.composition();
}

class Growing {
  /** The concepts that are shown, with their distance from the focus. */
  private readonly distance = new Map<string, number>();
  /** The concept whose expansion brought another in. */
  private readonly bringer = new Map<string, string>();
  private readonly open: { concept: string; more: number; helpings: number }[] = [];
  private readonly missing: string[] = [];
  private most = 0;
  /** The ends of the statement that is selected. */
  private readonly ends: string[];

  constructor(
    private readonly view: View,
    private readonly near: Neighbours,
    private readonly plenty: Plenty,
  ) {
    const [source, , target] = (view.selected ?? "").split(" ");
    this.ends = source && target ? [source, target] : [];
  }

  /** Expands from the focus outwards, level by level. */
  grow(focus: string): void {
    this.distance.set(focus, 0);
    let level = [focus];
    while (level.length > 0) {
      const share = Math.max(1, Math.floor(this.plenty.helping / level.length));
      level = level.flatMap((id) => this.expand(id, share));
    }
  }

  /** Shows the neighbours of a concept, if it is expanded; returns the new ones. */
  private expand(id: string, share: number): string[] {
    const away = this.distance.get(id)!;
    const helpings = this.view.open.get(id);
    if (helpings === undefined && (away >= this.view.depth || this.view.closed.has(id))) return [];
    const near = this.near.of(id);
    if (!near) {
      this.missing.push(id);
      return [];
    }
    const all = this.neighbours(id, near.edges);
    const unseen = all.filter((other) => !this.distance.has(other));
    const wanted = this.room(away === 0, helpings, share);
    const room = nearlyAll(unseen.length, wanted);
    const fresh = unseen.filter((other, place) => place < room || this.isNamed(other));
    for (const other of fresh) {
      this.distance.set(other, away + 1);
      this.bringer.set(other, id);
    }
    if (near.edges.length < Math.min(near.statements, MOST_TOLD) && fresh.length === unseen.length) {
      this.ask(id, Math.max(wanted, near.edges.length * 2));
    }
    const untold = near.edges.length < near.statements ? near.neighbours - allNeighbours(id, near.edges) : 0;
    this.open.push({ concept: id, more: unseen.length - fresh.length + untold, helpings: helpings ?? 1 });
    return fresh;
  }

  private room(isFocus: boolean, helpings: number | undefined, share: number): number {
    const { first, helping } = this.plenty;
    if (helpings === 0) return 0;
    return isFocus ? first + helping * ((helpings ?? 1) - 1) : helpings ? helping * helpings : share;
  }

  /** Returns whether the view itself names a concept: such a one is shown however little room there is. */
  private isNamed(id: string): boolean {
    const { open, pins, selected } = this.view;
    return open.has(id) || pins.has(id) || selected === id || this.ends.includes(id);
  }

  /** Asks for so many statements of a concept, more than were told at first. */
  private ask(id: string, most: number): void {
    this.missing.push(id);
    this.most = Math.max(this.most, most);
  }

  private neighbours(id: string, edges: Statement[]): string[] {
    return [...new Set(edges.filter((edge) => this.isShown(edge)).map((edge) => otherEnd(edge, id)))];
  }

  private isShown(statement: Statement): boolean {
    return !this.view.hidden.has(statement.relation);
  }

  composition(): Composition {
    let sections = this.sections(false);
    const whole = told(sections).size;
    if (whole > this.plenty.legible) sections = this.sections(true);
    const statements = told(sections);
    const isThinned = statements.size < whole;
    const { missing, most } = this;
    return { scene: this.scene(statements), sections, counts: this.counts(statements), statements, isThinned, missing, most };
  }

  private sections(isThin: boolean): Section[] {
    return this.open.map(({ concept, more, helpings }) => ({ concept, more, helpings, bunches: this.bunches(concept, isThin) }));
  }

  /** Returns whether a statement is what brought one of its ends in, or that of a concept expanded by hand. */
  private isTelling(concept: string, other: string): boolean {
    if (concept === this.view.focus || this.view.open.has(concept)) return true;
    return this.bringer.get(other) === concept || this.bringer.get(concept) === other;
  }

  private bunches(concept: string, isThin: boolean): Bunch[] {
    const found = new Map<string, Bunch>();
    for (const statement of this.near.of(concept)!.edges) {
      const other = otherEnd(statement, concept);
      if (!this.isShown(statement) || !this.distance.has(other)) continue;
      if (isThin && !this.isTelling(concept, other)) continue;
      const outward = statement.source === concept || !relation(statement.relation).directed;
      const key = `${statement.relation} ${outward}`;
      const label = nameOf(statement.relation, outward);
      if (!found.has(key)) found.set(key, { relation: statement.relation, outward, label, rows: [] });
      found.get(key)!.rows.push({ edge: idOf(statement), statement, outward, other });
    }
    return [...found.values()].sort((a, b) => rank(a.relation) - rank(b.relation) || Number(b.outward) - Number(a.outward));
  }

  private counts(shown: Map<string, Statement>): Map<string, number> {
    const known = this.open.flatMap(({ concept }) => this.near.of(concept)!.edges).map((edge): [string, Statement] => [idOf(edge), edge]);
    const counts = new Map<string, number>();
    for (const [id, { relation }] of new Map(known)) {
      if (shown.has(id) || this.view.hidden.has(relation)) counts.set(relation, (counts.get(relation) ?? 0) + 1);
    }
    return counts;
  }

  private scene(statements: Map<string, Statement>): Scene {
    const { focus, selected, layout } = this.view;
    const edges = [...statements].map(([id, statement]) => sceneEdge(id, statement));
    return { nodes: this.nodes(edges), edges, focus, selected, layout };
  }

  private nodes(edges: SceneEdge[]): SceneNode[] {
    const joined = new Map<string, Set<string>>([...this.distance.keys()].map((id) => [id, new Set()]));
    for (const { source, target } of edges) {
      joined.get(source)!.add(target);
      joined.get(target)!.add(source);
    }
    const rest = new Map(this.open.map(({ concept, more }) => [concept, more]));
    return [...joined].map(([id, others]) => {
      const { label, theme, degree } = this.near.concept(id);
      const pin = this.view.pins.get(id);
      const more = rest.get(id) ?? Math.max(0, degree - others.size);
      return { id, label, kind: "concept", theme, more, ...(pin && { pin }) };
    });
  }
}

/** Returns the statements of some sections, each once. */
function told(sections: Section[]): Map<string, Statement> {
  const rows = sections.flatMap((section) => section.bunches.flatMap((bunch) => bunch.rows));
  return new Map(rows.map((row) => [row.edge, row.statement]));
}

function sceneEdge(id: string, { source, relation: key, target, status }: Statement): SceneEdge {
  const { group, directed, label } = relation(key);
  return { id, source, target, relation: key, group, directed, label, status };
}

/** Returns how many of some to show where there is room for so many; one or two left over are shown as well. */
function nearlyAll(count: number, room: number): number {
  return room && count <= room + 2 ? count : room;
}

function allNeighbours(id: string, edges: Statement[]): number {
  return new Set(edges.map((edge) => otherEnd(edge, id))).size;
}
