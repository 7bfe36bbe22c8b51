// The whole picture on paper, neither enlarged nor reduced: what is saved as SVG or PNG.

import { labelShapes, lineShapes, marked, nodeShapes, signShapes, type Shape } from "./drawing";
import { PLAIN, type Figure } from "./figure";
import { around, union, type Box } from "./geometry";
import type { Lettering } from "./lettering";
import { naming } from "./naming";
import type { Palette } from "./palette";

export interface Sheet {
  shapes: Shape[];
  box: Box;
}

const MARGIN = 24;
const ENDLESS: Box = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };
const HERE = { x: 0, y: 0 };

/** Returns all of a figure with its names, and the box that it takes. */
export function sheet(figure: Figure, lettering: Lettering, family: string, colours: Palette): Sheet {
  const labels = naming(figure, PLAIN, lettering, family, ENDLESS);
  const dots = [...figure.dots.values()];
  const taken = union([...dots.map((dot) => around(dot, dot.radius + 6)), ...labels.map(({ box }) => box)]);
  const box = {
    x: Math.floor(taken.x - MARGIN),
    y: Math.floor(taken.y - MARGIN),
    width: Math.ceil(taken.width + 2 * MARGIN),
    height: Math.ceil(taken.height + 2 * MARGIN),
  };
  const shapes = [
    ...[...figure.lines.values()].flatMap((line) => lineShapes(line, PLAIN, colours)),
    ...dots.flatMap((dot) => nodeShapes(dot, PLAIN, colours, dot.node.id === figure.scene.selected)),
    ...signShapes(marked(figure), dots, PLAIN, colours, family, () => true),
    ...labels.flatMap((label) => labelShapes(label, HERE, colours, lettering)),
  ];
  return { shapes, box };
}
