// A stage that moves: draws scenes with sigma.js on WebGL, with names and signs on a canvas above.

import type Sigma from "sigma";
import type { CameraState } from "sigma/types";
import { Camera } from "./camera";
import { EMPTY, figure, type Dot, type Figure } from "./figure";
import { around, mix, union, type Box, type Point } from "./geometry";
import type { Label } from "./labels";
import { Lens } from "./lens";
import { Lettering } from "./lettering";
import { CROWD, Looks, placeOf } from "./looks";
import { isStill, move } from "./motion";
import { Overlay } from "./overlay";
import { NAMED, onSchemeChange, palette, type Palette } from "./palette";
import { dotAt, lineAt } from "./picking";
import { pngFile } from "./png";
import { listen } from "./pointer";
import { alignWithPixels, renderer } from "./renderer";
import { TALL, WIDE, type Form } from "./rings";
import type { Scene, Stage, StageEvents } from "./scene";
import { Settling } from "./settling";
import { sheet, type Sheet } from "./sheet";
import { svgElement, svgFile } from "./svg";
import { Transition, standsAt } from "./transition";

/** Motion of more nodes explains nothing any more. */
const FOLLOWED = 150;
/** Names find new places when nothing has moved for so long. */
const REST = 120;
/** The names of themes are large, and stand outside. */
const NAME_ROOM = 18;

export class MovingStage implements Stage {
  private readonly sigma: Sigma;
  private readonly lens: Lens;
  private readonly camera: Camera;
  private readonly overlay: Overlay;
  private readonly looks = new Looks();
  private readonly settling: Settling;
  private readonly lettering = new Lettering();
  private readonly family: string;
  private readonly resized: ResizeObserver;
  private readonly unlisten: () => void;
  private figure: Figure = EMPTY;
  private goals = new Map<string, Point>();
  /** Nodes that are on their way out. */
  private leaving = new Map<string, Dot>();
  private stopMotion: (() => void) | null = null;
  private resting = 0;

  constructor(
    private readonly container: HTMLElement,
    events: StageEvents,
  ) {
    this.family = getComputedStyle(container).fontFamily;
    this.looks.colours = palette(container);
    this.looks.figure = this.figure;
    this.sigma = renderer(container, () => this.looks.shared);
    this.lens = new Lens(this.sigma);
    this.camera = new Camera(this.sigma, this.lens);
    this.overlay = new Overlay(container.querySelector(".sigma-mouse")!, this.lettering, this.family);
    this.pickFromFigure();
    listen(this.sigma, this, events);
    this.sigma.on("afterRender", () => this.drawOverlay());
    this.sigma.getCamera().on("updated", () => this.stir());
    this.resized = new ResizeObserver(() => this.resize());
    this.resized.observe(container);
    alignWithPixels(container);
    this.unlisten = onSchemeChange(() => this.recolour());
    this.settling = new Settling(container);
  }

  get settled(): Promise<void> {
    return this.settling.settled;
  }

  get labels(): readonly Label[] {
    return this.overlay.labels;
  }

  get places(): ReadonlyMap<string, Point> {
    return this.goals;
  }

  show(scene: Scene): void {
    this.endMotion();
    const isResized = this.adapt();
    const before = this.figure;
    this.figure = this.looks.figure = figure(scene, this.form);
    this.goals = new Map([...this.figure.dots].map(([id, { x, y }]) => [id, { x, y }]));
    this.looks.pointed = { dot: null, line: null };
    const stays = standsAt(before, this.goals);
    this.camera.isHandled &&= stays;
    const isKept = stays && (this.camera.isHandled || !isResized);
    const camera = isKept ? this.camera.state : this.opening;
    this.overlay.name(this.figure, this.lens.through(camera), this.lens.window);
    this.settling.unsettle();
    const isFollowed = before.dots.size > 0 && this.figure.dots.size <= FOLLOWED && !isStill();
    if (isFollowed && !stays) this.moveFrom(before, camera);
    else this.jump(camera);
  }

  focusNode(id: string | null): void {
    const before = this.looks.highlighted;
    this.looks.highlighted = id;
    for (const node of [before, id]) {
      const dot = node !== null && this.figure.dots.get(node);
      if (dot) this.sigma.getGraph().mergeNodeAttributes(dot.node.id, this.looks.node(dot));
    }
    this.point(id, null);
    const goal = id !== null && this.goals.get(id);
    if (goal) this.camera.reveal(goal);
  }

  position(id: string): Point | null {
    return this.goals.get(id) ?? null;
  }

  zoom(direction: 1 | -1 | 0): void {
    if (direction) this.camera.zoom(direction);
    else this.camera.showAll(this.extent, this.figure.scene.layout);
  }

  png(): Promise<Blob> {
    const { shapes, box } = this.sheet();
    return pngFile(shapes, box, this.looks.colours["ground"]!);
  }

  svg(): string {
    const { shapes, box } = this.sheet();
    return svgFile(shapes, box, this.looks.colours["ground"]!, document.title);
  }

  paper(): SVGSVGElement {
    const { shapes, box } = this.sheet(NAMED);
    return svgElement(shapes, box, NAMED["ground"]!, document.title);
  }

  destroy(): void {
    this.endMotion();
    clearTimeout(this.resting);
    this.resized.disconnect();
    this.unlisten();
    this.sigma.kill();
    this.settling.settle();
  }

  drag(id: string, point: Point): void {
    const dot = this.figure.dots.get(id);
    if (!dot) return;
    this.stir();
    Object.assign(dot, this.lens.under(point));
    this.goals.set(id, { x: Math.round(dot.x), y: Math.round(dot.y) });
    this.sigma.getGraph().mergeNodeAttributes(id, placeOf(dot));
  }

  dropped(id: string): Point | null {
    return this.position(id);
  }

  point(node: string | null, edge: string | null): void {
    const { looks, figure } = this;
    const dot = figure.dots.get(node ?? looks.highlighted ?? "") ?? null;
    const line = figure.lines.get(edge ?? "") ?? null;
    this.container.style.cursor = node !== null || edge !== null ? "pointer" : "";
    if (dot === looks.pointed.dot && line === looks.pointed.line) return;
    looks.pointed = { dot, line };
    if (figure.dots.size <= CROWD) this.paleOthers();
    this.sigma.scheduleRender();
  }

  private get form(): Form {
    const { width, height } = this.lens.window;
    return width < height * 0.85 ? TALL : WIDE;
  }

  /** Sigma would read back pixels to learn what is under the pointer. */
  private pickFromFigure(): void {
    const mouse = this.sigma.getMouseCaptor();
    const isPanned = (): boolean => mouse.isMouseDown && mouse.draggedEvents > 0;
    Object.assign(this.sigma, {
      getNodeAtPosition: (at: Point) => (isPanned() ? null : (dotAt(this.figure, this.lens.view, at)?.node.id ?? null)),
      getEdgeAtPoint: (x: number, y: number) =>
        isPanned() ? null : (lineAt(this.figure, this.lens.view, { x, y })?.edge.id ?? null),
    });
  }

  private jump(camera: CameraState): void {
    this.leaving.clear();
    this.arrive();
    this.camera.state = camera;
    this.rest();
    this.sigma.setGraph(this.looks.graph([]));
  }

  private moveFrom(before: Figure, camera: CameraState): void {
    this.leaving = new Map([...before.dots].filter(([id]) => !this.figure.dots.has(id)));
    const transition = new Transition(before, this.figure, this.leaving);
    const from = this.camera.state;
    const stop = move(
      (share) => {
        transition.step(share);
        this.place();
        const ratio = from.ratio + (camera.ratio - from.ratio) * share;
        this.camera.state = { ...from, ...mix(from, camera, share), ratio };
      },
      () => {
        this.stopMotion = null;
        this.jump(camera);
      },
    );
    this.stopMotion = () => {
      stop();
      transition.stop();
    };
    transition.step(0);
    this.sigma.setGraph(this.looks.graph(this.leaving.values()));
  }

  private endMotion(): void {
    this.stopMotion?.();
    this.stopMotion = null;
    clearTimeout(this.resting);
    this.resting = 0;
  }

  private arrive(): void {
    for (const [id, dot] of this.figure.dots) Object.assign(dot, this.goals.get(id));
  }

  private place(): void {
    this.sigma.getGraph().updateEachNodeAttributes(
      (id, attributes) => Object.assign(attributes, placeOf((this.figure.dots.get(id) ?? this.leaving.get(id))!)),
      { attributes: ["x", "y", "size"] },
    );
  }

  private paleOthers(): void {
    this.sigma.getGraph().updateEachEdgeAttributes(
      (id, attributes) => Object.assign(attributes, this.looks.edge(this.figure.lines.get(id)!)),
      { attributes: ["color"] },
    );
  }

  private get opening(): CameraState {
    const { focus, layout } = this.figure.scene;
    const centre = (focus !== null && this.goals.get(focus)) || { x: 0, y: 0 };
    return this.lens.opening(this.extent, centre, layout);
  }

  private get extent(): Box {
    const room = ({ node, radius }: Dot): number => radius + (node.kind === "theme" ? NAME_ROOM : 0);
    return union([...this.figure.dots.values()].map((dot) => around(this.goals.get(dot.node.id)!, room(dot))));
  }

  private sheet(colours: Palette = this.looks.colours): Sheet {
    const whole = figure(this.figure.scene, this.form);
    for (const [id, dot] of whole.dots) Object.assign(dot, this.goals.get(id));
    return sheet(whole, this.lettering, this.family, colours);
  }

  private resize(): void {
    const { form } = this;
    if (!this.adapt()) return;
    if (this.form !== form) return this.show(this.figure.scene);
    this.endMotion();
    this.arrive();
    const camera = this.camera.isHandled ? this.camera.state : this.opening;
    this.overlay.name(this.figure, this.lens.through(camera), this.lens.window);
    this.jump(camera);
  }

  /** Takes on the size that the element has, with the same point in the middle; returns whether it had another. */
  private adapt(): boolean {
    const { offsetWidth, offsetHeight } = this.container;
    const { width, height } = this.lens.window;
    if (!offsetWidth || (offsetWidth === width && offsetHeight === height)) return false;
    const { centre, ratio } = this.lens;
    this.sigma.resize();
    this.lens.fitWindow();
    alignWithPixels(this.container);
    this.camera.state = this.lens.camera(centre, ratio);
    return true;
  }

  private recolour(): void {
    this.looks.colours = palette(this.container);
    this.sigma.setGraph(this.looks.graph(this.leaving.values()));
  }

  private drawOverlay(): void {
    const { figure, looks, lens } = this;
    this.overlay.draw(figure, lens.view, lens.window, looks.colours, looks.pointed, this.resting !== 0);
  }

  /** Something moves; names find new places when it rests. */
  private stir(): void {
    if (this.stopMotion) return;
    if (this.resting === 0) this.settling.unsettle();
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
    this.sigma.scheduleRender();
    this.settling.settle();
  }
}
