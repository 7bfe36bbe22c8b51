// What a figure looks like, as outlines and texts: painted onto a canvas, or written as SVG.

import { around, at, type Box, type Curve, type Point } from "./geometry";
import { curveOf, endsOf, middle, seen, type Dot, type Figure, type Line, type View } from "./figure";
import { MORE_SPACE, moreType, type Label } from "./labels";
import { font, lineHeight, type Lettering, type Type } from "./lettering";
import { GROUPS, LINES } from "./line-styles";
import { colourOf, fillOf, type Palette } from "./palette";
import { OUTLINES, UNIT } from "./shapes";

export interface Outline {
  kind: "outline";
  /** The data of an SVG path about `at`, enlarged by `scale`. */
  path: string;
  at: Point;
  scale: number;
  fill: string | null;
  stroke: string | null;
  /** In pixels, whatever the scale. */
  width: number;
  dash: readonly number[];
  opacity: number;
}

export interface Text {
  kind: "text";
  text: string;
  /** Where its baseline meets the side that `align` names. */
  at: Point;
  type: Type;
  align: "left" | "right" | "center";
  direction: "ltr" | "rtl";
  fill: string;
  /** The colour of what surrounds the letters. */
  halo: string | null;
}

export type Shape = Outline | Text;

export function outline(path: string, style: Partial<Outline>): Outline {
  const at = { x: 0, y: 0 };
  return { kind: "outline", path, at, scale: 1, fill: null, stroke: null, width: 1, dash: [], opacity: 1, ...style };
}

/** Returns the line of an edge with its head. */
export function lineShapes(line: Line, view: View, colours: Palette): Outline[] {
  const whole = curveOf(line, view);
  const [start, end] = endsOf(line, whole, view);
  if (start === end) return [];
  const stroke = colourOf(colours, LINES[line.edge.group].colour);
  const dash = line.dash < 0 ? [] : LINES[GROUPS[line.dash]!].dash.map((length) => length * view.scale);
  const drawn = outline(pathOf(seen(line, view)), { stroke, width: line.width * view.scale, dash, opacity: line.opacity });
  return line.arrow ? [drawn, outline(head(whole, end, line.arrow * view.scale), { fill: stroke, opacity: line.opacity })] : [drawn];
}

function pathOf({ from, control, to }: Curve): string {
  return `M${round(from)}Q${round(control)} ${round(to)}`;
}

function head(whole: Curve, end: number, size: number): string {
  const base = at(whole, end);
  const before = at(whole, end - 0.02);
  const length = Math.hypot(base.x - before.x, base.y - before.y) || 1;
  const along = { x: ((base.x - before.x) / length) * size, y: ((base.y - before.y) / length) * size };
  const corner = (side: number): Point => ({ x: base.x - along.y * 0.48 * side, y: base.y + along.x * 0.48 * side });
  return `M${round(corner(-1))}L${round({ x: base.x + along.x, y: base.y + along.y })}L${round(corner(1))}Z`;
}

function round({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

/** Returns the shape of a node, with a ring where it is selected. */
export function nodeShapes(dot: Dot, view: View, colours: Palette, isSelected: boolean): Outline[] {
  const at = view.project(dot);
  const scale = (dot.radius * view.scale) / UNIT;
  const shape = outline(OUTLINES[dot.shape]!, { at, scale, fill: fillOf(colours, dot.node.theme), stroke: colours["shape-edge"]!, width: 1.4 });
  const paper = { ...shape, fill: colours["ground"]!, stroke: colours["ground"]!, width: 5 };
  return isSelected ? [paper, shape, disc(at, dot.radius * view.scale * 1.12 + 4.2, { stroke: colours["ink"]!, width: 3 })] : [paper, shape];
}

export function disc(at: Point, radius: number, style: Partial<Outline>): Outline {
  return outline(`M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`, { at, ...style });
}

/** Returns what stands on lines and nodes: the signs of effects and status, and the pins. */
export function signShapes(lines: Iterable<Line>, dots: Iterable<Dot>, view: View, colours: Palette, family: string, isSeen: (point: Point) => boolean): Shape[] {
  const found: Shape[] = [];
  for (const line of lines) {
    for (const { box, sign, colour } of signsOf(line, view)) {
      const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      if (isSeen(centre)) found.push(...sealed(sign, centre, box.width / 2, colourOf(colours, colour), colours, family));
    }
  }
  for (const dot of dots) if (dot.node.pin && isSeen(view.project(dot))) found.push(...pin(dot, view, colours));
  return found;
}

const SEAL = 7.5;

/** Returns the lines that bear their signs. */
export function marked({ lines }: Figure): Line[] {
  return [...lines.values()].filter(({ marks, markAt }) => marks.length && markAt !== null);
}

/** Returns the signs of a line with the boxes that they take. */
export function signsOf(line: Line, view: View): { sign: string; colour: string; box: Box }[] {
  if (view.scale < 0.55 || line.markAt === null) return [];
  const centre = middle(line, view, line.markAt);
  const radius = SEAL * Math.min(1, view.scale);
  return line.marks.map(({ sign, colour }, place) => {
    const x = centre.x + (place - (line.marks.length - 1) / 2) * 2.2 * radius;
    return { sign, colour, box: around({ x, y: centre.y }, radius) };
  });
}

function sealed(sign: string, centre: Point, radius: number, colour: string, colours: Palette, family: string): Shape[] {
  const type = { size: radius * 1.75, weight: 500, family };
  return [
    disc(centre, radius - 0.75, { fill: colours["ground"]!, stroke: colour, width: 1.5 }),
    { kind: "text", text: sign, at: { x: centre.x, y: centre.y + radius * 0.61 }, type, align: "center", direction: "ltr", fill: colour, halo: null },
  ];
}

const PIN = "M0 6V1.5M-3.4 1.5H3.4L2.2 -1V-4.2H3V-6H-3V-4.2H-2.2V-1Z";

function pin(dot: Dot, view: View, colours: Palette): Outline[] {
  const { x, y } = view.project(dot);
  const off = dot.radius * view.scale * 0.75 + 4;
  const style = { at: { x: x - off, y: y - off }, fill: colours["ink"]!, stroke: colours["ground"]! };
  return [outline(PIN, { ...style, width: 3.5 }), outline(PIN, { ...style, stroke: colours["ink"]! })];
}

/** Returns a name, moved from its place by `shift`. */
export function labelShapes(label: Label, shift: Point, colours: Palette, lettering: Lettering): Text[] {
  const { box, setting, align, more } = label;
  const { lines, type, direction } = setting;
  const x = box.x + shift.x + { left: 1.5, right: box.width - 1.5, center: box.width / 2 }[align];
  const style = { kind: "text", align, direction, halo: colours["ground"]! } as const;
  const shapes: Text[] = lines.map((text, row) => {
    const y = box.y + shift.y + 1.5 + (row + 0.79) * lineHeight(type);
    return { ...style, text, at: { x, y }, type, fill: colours["ink"]! };
  });
  if (!more) return shapes;
  const last = shapes.at(-1)!;
  const small = moreType(type);
  const [name, count] = [lettering.width(last.text, type), lettering.width(more, small)];
  const start = x - { left: 0, right: name + MORE_SPACE + count, center: (name + MORE_SPACE + count) / 2 }[align];
  const places = direction === "rtl" ? [start + count + MORE_SPACE, start] : [start, start + name + MORE_SPACE];
  const { y } = last.at;
  const after: Text = { ...style, text: more, at: { x: places[1]!, y }, type: small, align: "left", direction: "ltr", fill: colours["soft"]! };
  return [...shapes.slice(0, -1), { ...last, at: { x: places[0]!, y }, align: "left" }, after];
}

/** Returns the words of an edge on a plate. */
export function plateShapes(label: Label, colours: Palette, lettering: Lettering, isStrong: boolean): Shape[] {
  const { x, y, width, height } = label.box;
  const plate = outline(`M0 0h${width + 6}v${height + 2}h${-width - 6}z`, {
    at: { x: x - 3, y: y - 1 },
    fill: colours["sheet"]!,
    stroke: colours[isStrong ? "ink" : "rule"]!,
  });
  return [plate, ...labelShapes(label, { x: 0, y: 0 }, colours, lettering).map((text) => ({ ...text, halo: null }))];
}

/** Paints shapes onto a canvas, the first at the bottom. */
export function paint(context: CanvasRenderingContext2D, shapes: Iterable<Shape>): void {
  context.lineJoin = "round";
  for (const shape of shapes) {
    if (shape.kind === "text") paintText(context, shape);
    else paintOutline(context, shape);
  }
}

function paintOutline(context: CanvasRenderingContext2D, { path, at, scale, fill, stroke, width, dash, opacity }: Outline): void {
  const drawn = new Path2D(path);
  context.save();
  context.translate(at.x, at.y);
  context.scale(scale, scale);
  context.globalAlpha = opacity;
  if (fill) {
    context.fillStyle = fill;
    context.fill(drawn);
  }
  if (stroke) {
    context.strokeStyle = stroke;
    context.lineWidth = width / scale;
    context.setLineDash(dash.map((length) => length / scale));
    context.stroke(drawn);
  }
  context.restore();
}

function paintText(context: CanvasRenderingContext2D, { text, at, type, align, direction, fill, halo }: Text): void {
  context.font = font(type);
  context.textAlign = align;
  context.direction = direction;
  if (halo) {
    context.strokeStyle = halo;
    context.lineWidth = 4;
    context.strokeText(text, at.x, at.y);
  }
  context.fillStyle = fill;
  context.fillText(text, at.x, at.y);
}
