// What the picture shows, and what happens on it: the border between the view (what is shown) and the stage (how).

/** A concept, or in the overview a theme. */
export interface SceneNode {
  /** The slug of the concept or of the theme, unique in the scene. */
  id: string;
  /** Its name in the language of the page; a stranger's text, to be drawn as text only. */
  label: string;
  kind: "concept" | "theme";
  /** 1 to 8, 0 for none: the colour var(--theme-N) and the shape of that number. */
  theme: number;
  /** How many neighbours are not shown yet. */
  more: number;
  /** Where the reader pinned it, in the stage's own coordinates. */
  pin?: { x: number; y: number };
  /** In the overview: how many concepts. */
  weight?: number;
}

/** A statement between two nodes, or in the overview all that bridge two themes. */
export interface SceneEdge {
  /** `${source} ${relation} ${target}` */
  id: string;
  source: string;
  target: string;
  /** The key of the relation, such as "measures". */
  relation: string;
  group: Group;
  directed: boolean;
  /** The relation's name in the language of the page. */
  label: string;
  status: Status;
  /** In the overview: how many statements. */
  weight?: number;
}

/** The groups of relations; each has a line style of its own. */
export type Group =
  | "structure"
  | "measurement"
  | "effect"
  | "means"
  | "actors"
  | "order"
  | "handling"
  | "contrast"
  | "related";

/** What the claims behind an edge come to; `derived` where no claim states it. */
export type Status = "accepted" | "proposed" | "disputed" | "derived";

export type Layout = "around" | "tree" | "overview";

export interface Scene {
  nodes: SceneNode[];
  edges: SceneEdge[];
  /** The node that the picture is arranged about. */
  focus: string | null;
  /** The node or edge that the reader has selected. */
  selected: string | null;
  layout: Layout;
}

/** What the reader does on the stage. */
export interface StageEvents {
  /** A click: re-centre. The clicks of a double click are none. */
  nodeClick(id: string): void;
  /** A double click, or Enter: expand. */
  nodeOpen(id: string): void;
  /** Show the claims. */
  edgeClick(id: string): void;
  /** Dragged: pin it there. */
  nodeMoved(id: string, x: number, y: number): void;
  backgroundClick(): void;
}

/** Where scenes are drawn. */
export interface Stage {
  /** Draws a scene; what changes from the last one is explained by motion, unless the reader wants none. */
  show(scene: Scene): void;
  /** Moves the highlight of the keyboard or the outline. */
  focusNode(id: string | null): void;
  /** Where a node stands, in the coordinates of `pin`; null for one that is not shown. */
  position(id: string): { x: number; y: number } | null;
  /** In, out, or 0 for all of it. */
  zoom(direction: 1 | -1 | 0): void;
  png(): Promise<Blob>;
  svg(): string;
  /** Returns the whole picture as an element in the colours of the page, which may change. */
  paper(): SVGSVGElement;
  /** Resolves when positions are stable. */
  readonly settled: Promise<void>;
  destroy(): void;
}
