// The stage: draws scenes with sigma.js on WebGL, with names and signs on a canvas above.

import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { CameraState } from "sigma/types";
import { edgeProgram } from "./edge-program";
import { EMPTY, figure, type Dot, type Figure, type Line } from "./figure";
import { around, mix, union, type Point } from "./geometry";
import type { Label } from "./labels";
import { Lens } from "./lens";
import { Lettering } from "./lettering";
import { ASIDE_OPACITY, LINES } from "./line-styles";
import { isStill, move } from "./motion";
import { noHoverProgram, nodeProgram, type NodeColours } from "./node-program";
import { Overlay, type Pointed } from "./overlay";
import { colourOf, faint, fillOf, onSchemeChange, palette, type Palette } from "./palette";
import { dotAt, lineAt } from "./picking";
import { pngFile } from "./png";
import { DOUBLE_CLICK, listen } from "./pointer";
import { TALL, WIDE, type Form } from "./rings";
import type { Scene, Stage, StageEvents } from "./scene";
import { sheet, type Sheet } from "./sheet";
import { StillStage } from "./still";
import { svgFile } from "./svg";

/** An element with a stage on it, for tests and benchmarks. `data-settled` tells whether positions are stable. */
export interface StageElement extends HTMLElement {
  stage?: OpenStage;
}

/** A stage that can be looked into. */
interface OpenStage extends Stage {
  /** Where the nodes stand, or will when they are settled. */
  readonly places: ReadonlyMap<string, Point>;
  /** The names that are shown, in pixels of the window. */
  readonly labels: readonly Label[];
}

/** Motion of more nodes explains nothing any more. */
const FOLLOWED = 150;
/** In a picture of more nodes, lines are not paled one by one, and names wait for the pointer to be let go. */
const CROWD = 600;
/** Names find new places when nothing has moved for so long. */
const REST = 120;

/**
 * Returns a stage in an element of some size, which it takes over. Where the browser has no WebGL the stage draws still
 * pictures as SVG, and the element says so with `data-stage="still"`.
 */
export function createStage(container: HTMLElement, events: StageEvents): Stage {
  const stage = drawn(container, events);
  (container as StageElement).stage = stage;
  return stage;
}

function drawn(container: HTMLElement, events: StageEvents): OpenStage {
  try {
    const stage = new SigmaStage(container, events);
    container.dataset["stage"] = "moving";
    return stage;
  } catch (error) {
    if (hasWebGL()) throw error;
    container.replaceChildren();
    container.dataset["stage"] = "still";
    return new StillStage(container, events);
  }
}

function hasWebGL(): boolean {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
}

class SigmaStage implements OpenStage {
  private readonly sigma: Sigma;
  private readonly lens: Lens;
  private readonly overlay: Overlay;
  private readonly lettering = new Lettering();
  private readonly family: string;
  private readonly resized: ResizeObserver;
  private readonly unlisten: () => void;
  private colours: Palette;
  private shared!: NodeColours;
  private figure: Figure = EMPTY;
  /** Nodes that are on their way out. */
  private leaving = new Map<string, Dot>();
  private goals = new Map<string, Point>();
  private highlighted: string | null = null;
  private pointed: Pointed = { dot: null, line: null };
  private stopMotion: () => void = () => {};
  private isMoving = false;
  private isHandled = false;
  private resting = 0;
  private resolve: () => void = () => {};
  settled: Promise<void> = Promise.resolve();

  constructor(
    private readonly container: HTMLElement,
    events: StageEvents,
  ) {
    this.family = getComputedStyle(container).fontFamily;
    this.colours = this.takeColours();
    this.sigma = new Sigma(new MultiDirectedGraph(), container, {
      allowInvalidContainer: true,
      renderLabels: false,
      enableEdgeEvents: true,
      enableCameraRotation: false,
      minCameraRatio: 0.2,
      maxCameraRatio: 20,
      stagePadding: 0,
      doubleClickTimeout: DOUBLE_CLICK,
      zoomDuration: isStill() ? 0 : 180,
      inertiaDuration: isStill() ? 0 : 200,
      defaultNodeType: "node",
      nodeProgramClasses: { node: nodeProgram(() => this.shared) },
      nodeHoverProgramClasses: { node: noHoverProgram },
      defaultEdgeType: "edge",
      edgeProgramClasses: { edge: edgeProgram },
      defaultDrawNodeHover: () => {},
    });
    this.lens = new Lens(this.sigma);
    this.overlay = new Overlay(container.querySelector(".sigma-mouse")!, this.lettering, this.family);
    this.pickFromFigure();
    this.noteHandling();
    listen(this.sigma, this, events);
    this.sigma.on("afterRender", () => this.drawOverlay());
    this.sigma.getCamera().on("updated", () => this.stir());
    this.resized = new ResizeObserver(() => this.resize());
    this.resized.observe(container);
    this.alignWithPixels();
    this.unlisten = onSchemeChange(() => this.recolour());
    this.mark(true);
  }

  get labels(): readonly Label[] {
    return this.overlay.labels;
  }

  get places(): ReadonlyMap<string, Point> {
    return this.goals;
  }

  show(scene: Scene): void {
    const before = this.figure;
    this.stopMotion();
    this.figure = figure(scene, this.form);
    this.goals = new Map([...this.figure.dots].map(([id, { x, y }]) => [id, { x, y }]));
    this.pointed = { dot: null, line: null };
    this.leaving = new Map([...before.dots].filter(([id]) => !this.figure.dots.has(id)));
    const stays = isSamePlaces(before, this.goals);
    this.isHandled &&= stays;
    const camera = stays ? this.sigma.getCamera().getState() : this.fitting(true);
    this.overlay.name(this.figure, this.lens.through(camera), this.lens.window);
    this.unsettle();
    const isMoved = before.dots.size > 0 && this.figure.dots.size <= FOLLOWED && !isStill();
    if (isMoved) this.moveFrom(before, camera);
    else this.jump(camera);
  }

  focusNode(id: string | null): void {
    const before = this.highlighted;
    this.highlighted = id;
    for (const node of [before, id]) {
      const dot = node !== null && this.figure.dots.get(node);
      if (dot) this.sigma.getGraph().mergeNodeAttributes(dot.node.id, this.nodeAttributes(dot));
    }
    this.point(id, null);
    this.reveal(id);
  }

  position(id: string): Point | null {
    return this.goals.get(id) ?? null;
  }

  zoom(direction: 1 | -1 | 0): void {
    const camera = this.sigma.getCamera();
    this.isHandled = direction !== 0;
    const goal = direction ? { ratio: camera.getBoundedRatio(camera.ratio / (direction > 0 ? 1.5 : 1 / 1.5)) } : this.fitting(false);
    void camera.animate(goal, { duration: isStill() ? 0 : 220 });
  }

  png(): Promise<Blob> {
    const { shapes, box } = this.sheet();
    return pngFile(shapes, box, this.colours["ground"]!);
  }

  svg(): string {
    const { shapes, box } = this.sheet();
    return svgFile(shapes, box, this.colours["ground"]!, document.title);
  }

  destroy(): void {
    this.stopMotion();
    clearTimeout(this.resting);
    this.resized.disconnect();
    this.unlisten();
    this.sigma.kill();
    this.mark(true);
    delete (this.container as StageElement).stage;
  }

  drag(id: string, point: Point): void {
    const dot = this.figure.dots.get(id);
    if (!dot) return;
    this.stir();
    Object.assign(dot, this.lens.under(point));
    this.goals.set(id, { x: Math.round(dot.x), y: Math.round(dot.y) });
    this.sigma.getGraph().mergeNodeAttributes(id, { x: dot.x, y: -dot.y });
  }

  dropped(id: string): Point {
    return this.goals.get(id)!;
  }

  point(node: string | null, edge: string | null): void {
    const dot = this.figure.dots.get(node ?? this.highlighted ?? "") ?? null;
    const line = this.figure.lines.get(edge ?? "") ?? null;
    this.container.style.cursor = node !== null || edge !== null ? "pointer" : "";
    if (dot === this.pointed.dot && line === this.pointed.line) return;
    this.pointed = { dot, line };
    this.paleOthers();
  }

  private get form(): Form {
    const { width, height } = this.sigma.getDimensions();
    return width < height * 0.85 ? TALL : WIDE;
  }

  /** Sigma would read back pixels to learn what is under the pointer. */
  private pickFromFigure(): void {
    Object.assign(this.sigma, {
      getNodeAtPosition: (point: Point) => (this.isPanned ? null : (dotAt(this.figure, this.lens.view, point)?.node.id ?? null)),
      getEdgeAtPoint: (x: number, y: number) =>
        this.isPanned ? null : (lineAt(this.figure, this.lens.view, { x, y })?.edge.id ?? null),
    });
  }

  private get isPanned(): boolean {
    const { isMouseDown, draggedEvents } = this.sigma.getMouseCaptor();
    return isMouseDown && draggedEvents > 0;
  }

  private jump(camera: CameraState): void {
    this.leaving.clear();
    for (const [id, dot] of this.figure.dots) Object.assign(dot, this.goals.get(id));
    this.sigma.getCamera().setState(camera);
    this.rest();
    this.rebuild();
  }

  private moveFrom(before: Figure, camera: CameraState): void {
    const starts = new Map([...this.figure.dots.values()].map((dot) => [dot.node.id, startOf(dot, before, this.figure)]));
    const sizes = new Map([...this.figure.dots.values(), ...this.leaving.values()].map((dot) => [dot.node.id, dot.radius]));
    const from = this.sigma.getCamera().getState();
    const step = (share: number): void => {
      for (const [id, dot] of this.figure.dots) {
        const start = starts.get(id)!;
        Object.assign(dot, mix(start, this.goals.get(id)!, share));
        dot.radius = start.radius + (sizes.get(id)! - start.radius) * share;
      }
      for (const [id, dot] of this.leaving) dot.radius = sizes.get(id)! * (1 - share);
      const between = { ...mix(from, camera, share), ratio: from.ratio + (camera.ratio - from.ratio) * share };
      this.sigma.getCamera().setState(between);
    };
    this.isMoving = true;
    step(0);
    this.rebuild();
    const stop = move(
      (share) => {
        step(share);
        this.place();
      },
      () => this.jump(camera),
    );
    this.stopMotion = () => {
      stop();
      this.isMoving = false;
      for (const [id, dot] of this.figure.dots) dot.radius = sizes.get(id)!;
    };
  }

  private rebuild(): void {
    const graph = new MultiDirectedGraph();
    for (const dot of [...this.leaving.values(), ...this.figure.dots.values()]) graph.addNode(dot.node.id, this.nodeAttributes(dot));
    for (const line of this.figure.lines.values()) {
      const { id, source, target } = line.edge;
      if (source !== target) graph.addEdgeWithKey(id, source, target, this.edgeAttributes(line));
    }
    this.sigma.setGraph(graph);
  }

  private place(): void {
    this.sigma.getGraph().updateEachNodeAttributes(
      (id, attributes) => {
        const { x, y, radius } = (this.figure.dots.get(id) ?? this.leaving.get(id))!;
        return Object.assign(attributes, { x, y: -y, size: Math.max(0.01, radius) });
      },
      { attributes: ["x", "y", "size"] },
    );
  }

  private nodeAttributes(dot: Dot): Record<string, unknown> {
    const { id, theme } = dot.node;
    const ring = id === this.highlighted ? 2 : id === this.figure.scene.selected ? 1 : 0;
    const size = Math.max(0.01, dot.radius);
    return { x: dot.x, y: -dot.y, size, color: fillOf(this.colours, theme), shape: dot.shape, ring };
  }

  private edgeAttributes(line: Line): Record<string, unknown> {
    const { edge, width, bend, dash, arrow } = line;
    const isSelected = edge.id === this.figure.scene.selected;
    const colour = isSelected ? this.colours["ink"]! : colourOf(this.colours, LINES[edge.group].colour);
    return { size: width, color: faint(colour, this.opacity(line)), bend, dash, arrow };
  }

  private opacity({ source, target, opacity, edge }: Line): number {
    const { dot, line } = this.pointed;
    if (this.figure.dots.size > CROWD || (!dot && !line)) return opacity;
    const isMeant = dot ? source === dot || target === dot : line!.edge.id === edge.id;
    return isMeant ? 1 : Math.min(opacity, ASIDE_OPACITY);
  }

  private paleOthers(): void {
    if (this.figure.dots.size > CROWD) return void this.sigma.scheduleRender();
    this.sigma.getGraph().updateEachEdgeAttributes(
      (id, attributes) => Object.assign(attributes, this.edgeAttributes(this.figure.lines.get(id)!)),
      { attributes: ["color"] },
    );
    this.sigma.scheduleRender();
  }

  /** Brings a node into the window where it is outside. */
  private reveal(id: string | null): void {
    const goal = id !== null && this.goals.get(id);
    if (!goal) return;
    const { x, y } = this.lens.view.project(goal);
    const { width, height } = this.lens.window;
    if (x > 40 && y > 40 && x < width - 40 && y < height - 40) return;
    void this.sigma.getCamera().animate(this.lens.camera(goal, this.lens.ratio), { duration: isStill() ? 0 : 220 });
  }

  private fitting(isOpening: boolean): CameraState {
    const focus = this.figure.scene.focus;
    const centre = (focus !== null && this.goals.get(focus)) || { x: 0, y: 0 };
    const boxes = [...this.figure.dots.values()].map(({ node, radius }) => around(this.goals.get(node.id)!, radius));
    return this.lens.fitting(union(boxes), isOpening ? centre : null);
  }

  private sheet(): Sheet {
    const whole = figure(this.figure.scene, this.form);
    for (const [id, dot] of whole.dots) Object.assign(dot, this.goals.get(id));
    return sheet(whole, this.lettering, this.family, this.colours);
  }

  private resize(): void {
    const { offsetWidth, offsetHeight } = this.container;
    const { width, height } = this.lens.window;
    if (!offsetWidth || (offsetWidth === width && offsetHeight === height)) return;
    const { form } = this;
    const camera = { centre: this.lens.centre, ratio: this.lens.ratio };
    this.sigma.resize();
    this.lens.fitWindow();
    this.alignWithPixels();
    if (this.form !== form) return this.show(this.figure.scene);
    this.stopMotion();
    const fitting = this.isHandled ? this.lens.camera(camera.centre, camera.ratio) : this.fitting(true);
    this.overlay.name(this.figure, this.lens.through(fitting), this.lens.window);
    this.jump(fitting);
  }

  /** Where the element begins within a pixel, canvases would be blurred. */
  private alignWithPixels(): void {
    const { x, y } = this.container.getBoundingClientRect();
    const [left, top] = [x, y].map((place) => `${Math.round(place) - place}px`);
    for (const canvas of this.container.querySelectorAll("canvas")) Object.assign(canvas.style, { left, top });
  }

  /** Learns when the reader moves the picture, which then stays so. */
  private noteHandling(): void {
    const handled = (): void => void (this.isHandled = true);
    const mouse = this.sigma.getMouseCaptor();
    mouse.on("wheel", handled);
    mouse.on("mousemovebody", () => void (this.isHandled ||= mouse.isMouseDown));
    this.sigma.getTouchCaptor().on("touchmove", handled);
  }

  private recolour(): void {
    this.colours = this.takeColours();
    this.rebuild();
  }

  private takeColours(): Palette {
    const colours = palette(this.container);
    const parts = (name: string): number[] => [1, 3, 5].map((place) => parseInt(colours[name]!.slice(place, place + 2), 16) / 255);
    this.shared = { outline: parts("shape-edge"), paper: parts("ground"), selected: parts("ink"), highlighted: parts("focus") };
    return colours;
  }

  private drawOverlay(): void {
    if (!this.lens) return;
    this.overlay.draw(this.figure, this.lens.view, this.lens.window, this.colours, this.pointed, this.resting !== 0);
  }

  /** Something moves; names find new places when it rests. */
  private stir(): void {
    if (this.isMoving) return;
    if (this.resting === 0) this.unsettle();
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => {
      if (this.figure.dots.size > CROWD && this.sigma.getMouseCaptor().isMouseDown) return this.stir();
      this.overlay.name(this.figure, this.lens.view, this.lens.window);
      this.rest();
    }, REST);
  }

  private rest(): void {
    clearTimeout(this.resting);
    this.resting = 0;
    this.isMoving = false;
    this.sigma.scheduleRender();
    this.mark(true);
    this.resolve();
  }

  private unsettle(): void {
    if (this.container.dataset["settled"] === "false") return;
    this.mark(false);
    this.settled = new Promise((resolve) => (this.resolve = resolve));
  }

  private mark(isSettled: boolean): void {
    this.container.dataset["settled"] = String(isSettled);
  }
}

/** Returns where a node comes from: its place before, or that of a neighbour that was there. */
function startOf(dot: Dot, before: Figure, now: Figure): Point & { radius: number } {
  const old = before.dots.get(dot.node.id);
  if (old) return { x: old.x, y: old.y, radius: old.radius };
  for (const { source, target } of now.lines.values()) {
    const other = source === dot ? target : target === dot ? source : null;
    const near = other && before.dots.get(other.node.id);
    if (near) return { x: near.x, y: near.y, radius: 0 };
  }
  return { x: dot.x, y: dot.y, radius: 0 };
}

function isSamePlaces(before: Figure, goals: Map<string, Point>): boolean {
  if (before.dots.size !== goals.size) return false;
  return [...goals].every(([id, { x, y }]) => {
    const dot = before.dots.get(id);
    return dot && Math.hypot(dot.x - x, dot.y - y) < 1;
  });
}
