// What lies over the nodes and lines: names, signs, pins, and the words of the edges that the reader points at.

import { labelShapes, lineShapes, marked, nodeShapes, paint, plateShapes, signsOf, signShapes, type Shape } from "./drawing";
import type { Dot, Figure, Line, View } from "./figure";
import { around, overlap, type Box, type Point } from "./geometry";
import type { Label } from "./labels";
import type { Lettering } from "./lettering";
import { edgeNaming, naming, typeOf } from "./naming";
import { faint, type Palette } from "./palette";

/** What the reader points at, with the pointer or from the outline. */
export interface Pointed {
  dot: Dot | null;
  line: Line | null;
}

/** How many edges of a node show their words at once. */
const WORDS = 40;
/** A picture of more nodes is not painted at each frame of a movement, but moved with it. */
const MANY = 600;

export class Overlay {
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d")!;
  private named: Label[] = [];
  /** Where the nodes stood on the screen when they were named. */
  private stood = new Map<string, Point>();
  private painted: { view: View; at: Point } | null = null;

  constructor(
    before: Element,
    private readonly lettering: Lettering,
    private readonly family: string,
  ) {
    this.canvas.className = "stage-names";
    Object.assign(this.canvas.style, { position: "absolute", pointerEvents: "none" });
    before.before(this.canvas);
  }

  /** The names at their places, as they are painted at rest. */
  get labels(): readonly Label[] {
    return this.named;
  }

  /** Finds places for the names in a view. */
  name(figure: Figure, view: View, window: Box): void {
    this.named = naming(figure, view, this.lettering, this.family, window);
    this.stood = new Map([...figure.dots].map(([id, dot]) => [id, view.project(dot)]));
  }

  /** Paints it all; while much is moved, moves what is painted. */
  draw(figure: Figure, view: View, window: Box, colours: Palette, pointed: Pointed, isMoved: boolean): void {
    if (isMoved && figure.dots.size > MANY && this.painted) return this.slide(view);
    this.clear(window);
    const isSeen = ({ x, y }: Point): boolean => x > -20 && y > -20 && x < window.width + 20 && y < window.height + 20;
    paint(this.context, [
      ...signShapes(borne(figure, pointed), figure.dots.values(), view, colours, this.family, isSeen),
      ...this.names(figure, view, window, colours),
      ...this.words(figure, view, colours, pointed),
      ...this.pointedAt(figure, view, window, colours, pointed),
    ]);
    this.painted = { view, at: view.project({ x: 0, y: 0 }) };
  }

  private slide(view: View): void {
    const { x, y } = view.project({ x: 0, y: 0 });
    const { at, view: before } = this.painted!;
    this.canvas.style.transform = `translate(${x - at.x}px, ${y - at.y}px)`;
    this.canvas.style.visibility = view.scale === before.scale ? "" : "hidden";
  }

  private clear({ width, height }: Box): void {
    const density = devicePixelRatio || 1;
    const [across, down] = [Math.round(width * density), Math.round(height * density)];
    if (this.canvas.width !== across || this.canvas.height !== down) {
      this.canvas.width = across;
      this.canvas.height = down;
      Object.assign(this.canvas.style, { width: `${width}px`, height: `${height}px` });
    }
    this.canvas.style.transform = this.canvas.style.visibility = "";
    this.context.setTransform(density, 0, 0, density, 0, 0);
    this.context.clearRect(0, 0, width, height);
  }

  private names(figure: Figure, view: View, window: Box, colours: Palette): Shape[] {
    return this.named.flatMap((label) => {
      const shift = this.shift(figure, view, label.id);
      const moved = shift && { ...label.box, x: label.box.x + shift.x, y: label.box.y + shift.y };
      return moved && overlap(moved, window) ? labelShapes(label, shift, colours, this.lettering) : [];
    });
  }

  private shift(figure: Figure, view: View, id: string): Point | null {
    const [dot, before] = [figure.dots.get(id), this.stood.get(id)];
    if (!dot || !before) return null;
    const { x, y } = view.project(dot);
    return { x: x - before.x, y: y - before.y };
  }

  private words(figure: Figure, view: View, colours: Palette, { dot, line }: Pointed): Shape[] {
    const selected = figure.lines.get(figure.scene.selected ?? "");
    const strong = new Set([line, selected].filter((line) => line !== null && line !== undefined));
    const told = dot ? [...figure.lines.values()].filter(({ source, target }) => source === dot || target === dot) : [];
    const lines = new Set([...strong, ...told.slice(0, WORDS)]);
    if (!lines.size) return [];
    const dots = figure.dots.size > MANY ? [...lines].flatMap(({ source, target }) => [source, target]) : [...figure.dots.values()];
    const taken = [
      ...this.named.map(({ box }) => box),
      ...dots.map((dot) => around(view.project(dot), dot.radius * view.scale + 2)),
      ...[...lines].flatMap((line) => signsOf(line, view).map(({ box }) => box)),
    ];
    const found = edgeNaming(lines, (line) => strong.has(line), view, this.lettering, this.family, taken);
    const stressed = { ...colours, edge: colours["ink"]! };
    return [
      ...[...strong].flatMap((line) => lineShapes(line, view, stressed)),
      ...[...strong].flatMap(({ source, target }) => [source, target].flatMap((end) => nodeShapes(end, view, colours, false))),
      ...found.flatMap((label) => plateShapes(label, colours, this.lettering, strong.has(figure.lines.get(label.id)!))),
    ];
  }

  /** The node that is pointed at shows all of its name, over whatever is there. */
  private pointedAt(figure: Figure, view: View, window: Box, colours: Palette, { dot }: Pointed): Shape[] {
    if (!dot || figure.dots.get(dot.node.id) !== dot) return [];
    const label = this.named.find(({ id }) => id === dot.node.id);
    if (label?.setting.whole) return [];
    const setting = this.lettering.lines(dot.node.label, typeOf(dot, this.family), 8, 260);
    const { x, y } = view.project(dot);
    const off = dot.radius * view.scale + 8;
    const left = Math.max(6, Math.min(x - setting.width / 2, window.width - setting.width - 6));
    const top = y + off + setting.height > window.height ? y - off - setting.height : y + off;
    const box = { x: left, y: top, width: setting.width + 3, height: setting.height + 3 };
    const plate = plateShapes({ id: "", box, setting, align: "center", more: "" }, { ...colours, rule: faint(colours["ink"]!, 0.5) }, this.lettering, false);
    return [...plate, ...nodeShapes(dot, view, colours, dot.node.id === figure.scene.selected)];
  }
}

/** Returns the lines that bear their signs: of those that are pale, none. */
function borne(figure: Figure, { dot, line }: Pointed): Line[] {
  if (!dot && !line) return marked(figure);
  return marked(figure).filter((one) => (dot ? one.source === dot || one.target === dot : one === line));
}
