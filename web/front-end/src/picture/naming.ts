// The names of a figure at their places in a view of it.

import { number } from "../page-data";
import { marked, signsOf } from "./drawing";
import { middle, type Dot, type Figure, type Line, type View } from "./figure";
import { overlap, type Box } from "./geometry";
import { place, type Label, type Labelled } from "./labels";
import type { Lettering, Type } from "./lettering";

/** The ring about the node that is selected. */
const RING = 5;

/** Returns where the names of a figure stand. */
export function naming(figure: Figure, view: View, lettering: Lettering, family: string, bounds: Box): Label[] {
  const { layout, selected } = figure.scene;
  const items = [...figure.dots.values()].map((dot) => labelled(dot, view, family, layout === "tree", dot.node.id === selected));
  const signs = marked(figure).flatMap((line) => signsOf(line, view).map(({ box }) => box));
  return place(items, lettering, bounds, signs);
}

function labelled(dot: Dot, view: View, family: string, inRow: boolean, isSelected: boolean): Labelled {
  const { id, label: name, more } = dot.node;
  const radius = isSelected ? dot.radius * view.scale * 1.12 + RING : dot.radius * view.scale;
  const { rank } = dot;
  const isInRow = inRow && !dot.isFocus; // lines lie beside it
  return { id, name, ...view.project(dot), radius, type: typeOf(dot, family), rank, more: more ? `+${number(more)}` : "", inRow: isInRow };
}

export function typeOf({ isFocus, node }: Dot, family: string): Type {
  if (isFocus) return { size: 15, weight: 650, family };
  return node.kind === "theme" ? { size: 14, weight: 600, family } : { size: 13, weight: 450, family };
}

/** Where along a line its words may stand, and how far above it where its signs are in the way. */
const WORD_PLACES = [0.5, 0.62, 0.38, 0.74, 0.26];
const LIFT = 18;

/** Returns the words of some edges at places along their lines that are free; those of `sure` are shown wherever. */
export function edgeNaming(lines: Iterable<Line>, sure: (line: Line) => boolean, view: View, lettering: Lettering, family: string, taken: Box[]): Label[] {
  const found: Label[] = [];
  const type = { size: 12, weight: 500, family };
  for (const line of lines) {
    const setting = lettering.lines(wordsOf(line), type, 1, 180);
    const { width, height } = setting;
    const boxes = (line.marks.length ? [0, LIFT] : [0]).flatMap((lift) =>
      WORD_PLACES.map((t) => {
        const { x, y } = middle(line, view, t);
        return { x: x - width / 2, y: y - height / 2 - lift, width, height };
      }),
    );
    const box = boxes.find((box) => ![...taken, ...found.map(({ box }) => box)].some((other) => overlap(box, other))) ?? (sure(line) ? boxes.at(-WORD_PLACES.length)! : null);
    if (box) found.push({ id: line.edge.id, box, setting, align: "center", more: "" });
  }
  return found;
}

function wordsOf({ edge }: Line): string {
  return edge.weight === undefined ? edge.label : `${edge.label} ${edge.weight}`.trim();
}
