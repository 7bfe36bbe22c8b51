// A scene made ready to draw: where everything stands, how large and in which style. Nothing here depends on the screen.

import { HEAD_GAP, UNDER, type EdgeStyle } from "./edge-program";
import { at, curve, distance, length, part, type Curve, type Point } from "./geometry";
import { layout } from "./layout";
import { ASIDE_OPACITY, DERIVED_OPACITY, FAR_OPACITY, GROUPS, LINES, MARKS, SIGNS, lineWidth, type Mark } from "./line-styles";
import { bends } from "./parallels";
import type { Form } from "./rings";
import type { Scene, SceneEdge, SceneNode } from "./scene";
import { outlineOf } from "./shapes";

export interface Dot extends Point {
  node: SceneNode;
  radius: number;
  shape: number;
  isFocus: boolean;
  /** Who chooses the place of its name first: the focus, then those with many relations. */
  rank: number;
}

export interface Line extends EdgeStyle {
  edge: SceneEdge;
  source: Dot;
  target: Dot;
  width: number;
  opacity: number;
  /** Signs that stand on the line. */
  marks: Mark[];
  /** Where on the line they stand, as a share; null where there is no room. */
  markAt: number | null;
}

export interface Figure {
  scene: Scene;
  dots: Map<string, Dot>;
  lines: Map<string, Line>;
}

export const EMPTY: Figure = {
  scene: { nodes: [], edges: [], focus: null, selected: null, layout: "around" },
  dots: new Map(),
  lines: new Map(),
};

/** Returns the figure of a scene. Edges to nodes that are not in the scene are left out. */
export function figure(scene: Scene, form: Form): Figure {
  const points = layout(scene, form);
  const degrees = degreesOf(scene);
  const heaviest = Math.max(1, ...scene.nodes.map(({ weight = 0 }) => weight));
  const dots = new Map<string, Dot>();
  for (const node of scene.nodes) {
    const isFocus = node.id === scene.focus;
    const point = points.get(node.id) ?? { x: 0, y: 0 };
    const rank = (isFocus ? 1e6 : 0) + (degrees.get(node.id) ?? 0) + (node.weight ?? 0) * 100;
    dots.set(node.id, { node, ...point, radius: radius(node, isFocus, heaviest), shape: outlineOf(node.theme), isFocus, rank });
  }
  return { scene, dots, lines: linesOf(scene, dots) };
}

function radius(node: SceneNode, isFocus: boolean, heaviest: number): number {
  if (node.weight !== undefined) return 13 + 22 * Math.sqrt(node.weight / heaviest);
  return isFocus ? 19 : 9;
}

function degreesOf(scene: Scene): Map<string, number> {
  const found = new Map<string, number>();
  for (const { source, target } of scene.edges) {
    for (const id of [source, target]) found.set(id, (found.get(id) ?? 0) + 1);
  }
  return found;
}

function linesOf(scene: Scene, dots: Map<string, Dot>): Map<string, Line> {
  const found = new Map<string, Line>();
  const aside = bends(scene.edges);
  const heaviest = Math.max(...scene.edges.map(({ weight = 0 }) => weight));
  for (const edge of scene.edges) {
    const [source, target] = [dots.get(edge.source), dots.get(edge.target)];
    if (!source || !target) continue;
    const { dash, arrow } = LINES[edge.group];
    const weighted = edge.weight !== undefined;
    found.set(edge.id, {
      edge,
      source,
      target,
      bend: aside.get(edge.id) ?? 0,
      width: lineWidth(edge.group, edge.weight),
      dash: dash.length && !weighted ? GROUPS.indexOf(edge.group) : -1,
      arrow: edge.directed && !weighted ? arrow : 0,
      opacity: opacity(edge, isForemost(edge, scene) ? 1 : scene.layout === "tree" ? ASIDE_OPACITY : FAR_OPACITY, heaviest),
      marks: marksOf(edge),
      markAt: null,
    });
  }
  const bearing = [...found.values()].filter(({ marks, edge }) => marks.length && (scene.layout !== "tree" || isForemost(edge, scene)));
  spreadMarks(bearing, [...dots.values()]);
  return found;
}

const MARK_PLACES = [0.5, 0.62, 0.38, 0.74, 0.26];
/** How far apart signs stand. */
const MARK_ROOM = 18;
/** In a picture of more lines, those that do not touch the focus bear no signs. */
const FEW = 40;

/** Gives the signs of lines places clear of each other and of nodes: first those of lines that touch the focus. */
function spreadMarks(lines: Line[], dots: Dot[]): void {
  const [near, far] = [lines.filter(touchesFocus), lines.filter((line) => !touchesFocus(line))];
  const taken: Point[] = [];
  for (const line of [...near, ...(lines.length > FEW ? [] : far)]) {
    const isClear = (share: number): boolean => {
      const place = middle(line, PLAIN, share);
      const isApart = (other: Point, room: number): boolean => distance(other, place) > room;
      if (!taken.every((other) => isApart(other, MARK_ROOM))) return false;
      return dots.every((dot) => isApart(dot, dot.radius * 1.1 + MARK_ROOM / 2) && !(dot.isFocus && isNamed(dot, place)));
    };
    const share = MARK_PLACES.find(isClear);
    if (share === undefined) continue;
    line.markAt = share;
    taken.push(middle(line, PLAIN, share));
  }
}

/** Returns whether a point lies where the name of the focus is likely to stand. */
function isNamed({ x, y }: Point, point: Point): boolean {
  return Math.abs(point.x - x) < 84 && Math.abs(point.y - y) < 48;
}

function touchesFocus({ source, target }: Line): boolean {
  return source.isFocus || target.isFocus;
}

/** What carries the picture: in a tree the hierarchy, about a focus what touches it. */
function isForemost({ source, target, group }: SceneEdge, { layout, focus }: Scene): boolean {
  return layout === "tree" ? group === "structure" : focus === null || source === focus || target === focus;
}

function opacity({ status, weight }: SceneEdge, stress: number, heaviest: number): number {
  if (weight !== undefined) return 0.25 + (0.65 * weight) / heaviest;
  return (status === "derived" ? DERIVED_OPACITY : 1) * stress;
}

function marksOf(edge: SceneEdge): Mark[] {
  const [sign, status] = [SIGNS[edge.relation], MARKS[edge.status]];
  return [...(sign ? [{ sign, colour: "--ink" }] : []), ...(status ? [status] : [])];
}

/** How points of a figure come onto paper: where they stand there, and how much larger or smaller things are drawn. */
export interface View {
  project(point: Point): Point;
  scale: number;
}

/** The view of a picture that is neither enlarged nor reduced. */
export const PLAIN: View = { project: ({ x, y }) => ({ x, y }), scale: 1 };

/** Returns the whole curve of a line on paper, from node to node. */
export function curveOf({ source, target, bend }: Line, view: View): Curve {
  return source === target ? loop(source, view) : curve(view.project(source), view.project(target), bend * view.scale);
}

/** Returns where along its curve a line begins and ends: under its nodes, but short of its head and of where that points. */
export function endsOf(line: Line, whole: Curve, view: View): [number, number] {
  if (line.source === line.target) return [0, 1];
  const size = length(whole) || 1;
  const start = Math.min(0.5, (line.source.radius * UNDER * view.scale) / size);
  const before = line.arrow ? (line.target.radius + line.arrow * 0.9) * view.scale + HEAD_GAP : line.target.radius * UNDER * view.scale;
  return [start, Math.max(start, 1 - before / size)];
}

/** Returns what is drawn of a line. */
export function seen(line: Line, view: View): Curve {
  const whole = curveOf(line, view);
  return part(whole, ...endsOf(line, whole, view));
}

/** Returns the point at a share of the way between the nodes of a line, by default the middle. */
export function middle(line: Line, view: View, t = 0.5): Point {
  const whole = curveOf(line, view);
  const size = length(whole) || 1;
  const [start, end] = [line.source, line.target].map(({ radius }) => Math.min(0.45, (radius * view.scale) / size));
  return at(whole, start! + t * (1 - start! - end!));
}

/** A relation of a concept to itself hangs above it. */
function loop({ x, y, radius }: Dot, view: View): Curve {
  const top = view.project({ x, y });
  const size = radius * view.scale;
  const [from, to] = [-1, 1].map((side) => ({ x: top.x + side * size * 0.5, y: top.y - size }));
  return { from: from!, control: { x: top.x, y: top.y - size - 46 * view.scale }, to: to! };
}
