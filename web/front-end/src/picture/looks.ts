// How a figure looks to sigma: the attributes of its nodes and edges, after what the reader has chosen and points at.

import { MultiDirectedGraph } from "graphology";
import type { Dot, Figure, Line } from "./figure";
import { ASIDE_OPACITY, LINES } from "./line-styles";
import type { NodeColours } from "./node-program";
import type { Pointed } from "./overlay";
import { colourOf, faint, fillOf, type Palette } from "./palette";

/** In a picture of more nodes, lines are not paled one by one, and names wait for the pointer to be let go. */
export const CROWD = 600;

export class Looks {
  figure!: Figure;
  colours!: Palette;
  /** The node that the outline or the keyboard stands on. */
  highlighted: string | null = null;
  pointed: Pointed = { dot: null, line: null };

  /** Returns a graph of the figure, and of nodes that are on their way out. */
  graph(leaving: Iterable<Dot>): MultiDirectedGraph {
    const graph = new MultiDirectedGraph();
    for (const dot of [...leaving, ...this.figure.dots.values()]) graph.addNode(dot.node.id, this.node(dot));
    for (const line of this.figure.lines.values()) {
      const { id, source, target } = line.edge;
      if (source !== target) graph.addEdgeWithKey(id, source, target, this.edge(line));
    }
    return graph;
  }

  node(dot: Dot): Record<string, unknown> {
    const { id, theme } = dot.node;
    const ring = id === this.highlighted ? 2 : id === this.figure.scene.selected ? 1 : 0;
    return { ...placeOf(dot), color: fillOf(this.colours, theme), shape: dot.shape, ring };
  }

  edge(line: Line): Record<string, unknown> {
    const { edge, width, bend, dash, arrow } = line;
    const isSelected = edge.id === this.figure.scene.selected;
    const colour = isSelected ? this.colours["ink"]! : colourOf(this.colours, LINES[edge.group].colour);
    return { size: width, color: faint(colour, this.opacity(line)), bend, dash, arrow };
  }

  /** The colours that all nodes share. */
  get shared(): NodeColours {
    const parts = (name: string): number[] => {
      return [1, 3, 5].map((place) => parseInt(this.colours[name]!.slice(place, place + 2), 16) / 255);
    };
    return { outline: parts("shape-edge"), paper: parts("ground"), selected: parts("ink"), highlighted: parts("focus") };
  }

  private opacity({ source, target, opacity, edge }: Line): number {
    const { dot, line } = this.pointed;
    if (this.figure.dots.size > CROWD || (!dot && !line)) return opacity;
    const isMeant = dot ? source === dot || target === dot : line!.edge.id === edge.id;
    return isMeant ? 1 : Math.min(opacity, ASIDE_OPACITY);
  }
}

/** Returns where a node stands and how large it is; in sigma y grows upwards. */
export function placeOf({ x, y, radius }: Dot): { x: number; y: number; size: number } {
  return { x, y: -y, size: Math.max(0.01, radius) };
}
