// A stage for browsers without WebGL: a still picture as SVG that can be clicked.

import { EMPTY, PLAIN, figure, type Figure } from "./figure";
import type { Point } from "./geometry";
import type { Label } from "./labels";
import { Lettering } from "./lettering";
import { naming } from "./naming";
import { NAMED, onSchemeChange, palette, type Palette } from "./palette";
import { dotAt, lineAt } from "./picking";
import { pngFile } from "./png";
import { TALL, WIDE } from "./rings";
import type { Scene, Stage, StageEvents } from "./scene";
import { sheet, type Sheet } from "./sheet";
import { svgElement, svgFile } from "./svg";

export class StillStage implements Stage {
  readonly settled = Promise.resolve();
  labels: readonly Label[] = [];
  places: ReadonlyMap<string, Point> = new Map();
  private readonly lettering = new Lettering();
  private readonly unlisten: () => void;
  private figure: Figure = EMPTY;
  private highlighted: string | null = null;

  constructor(
    private readonly container: HTMLElement,
    private readonly events: StageEvents,
  ) {
    container.addEventListener("click", this.clicked);
    this.unlisten = onSchemeChange(() => this.draw());
    container.dataset["settled"] = "true";
  }

  show(scene: Scene): void {
    this.figure = figure(scene, this.container.offsetWidth < this.container.offsetHeight * 0.85 ? TALL : WIDE);
    this.places = new Map([...this.figure.dots].map(([id, { x, y }]) => [id, { x, y }]));
    this.draw();
  }

  focusNode(id: string | null): void {
    this.highlighted = id;
    this.draw();
  }

  position(id: string): Point | null {
    return this.places.get(id) ?? null;
  }

  zoom(): void {
    // The picture always fills the window.
  }

  png(): Promise<Blob> {
    const { shapes, box } = this.sheet(this.figure);
    return pngFile(shapes, box, palette(this.container)["ground"]!);
  }

  svg(): string {
    const { shapes, box } = this.sheet(this.figure);
    return svgFile(shapes, box, palette(this.container)["ground"]!, document.title);
  }

  paper(): SVGSVGElement {
    const { shapes, box } = this.sheet(this.figure, NAMED);
    return svgElement(shapes, box, NAMED["ground"]!, document.title);
  }

  destroy(): void {
    this.container.removeEventListener("click", this.clicked);
    this.unlisten();
    this.container.replaceChildren();
  }

  private readonly clicked = (event: MouseEvent): void => {
    const svg = this.container.querySelector("svg");
    const matrix = svg?.getScreenCTM()?.inverse();
    if (!matrix) return;
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    const dot = dotAt(this.figure, PLAIN, point);
    const line = dot ? null : lineAt(this.figure, PLAIN, point);
    if (dot) (event.detail > 1 ? this.events.nodeOpen : this.events.nodeClick)(dot.node.id);
    else if (line) this.events.edgeClick(line.edge.id);
    else this.events.backgroundClick();
  };

  private draw(): void {
    const selected = this.highlighted ?? this.figure.scene.selected;
    const { shapes, box } = this.sheet({ ...this.figure, scene: { ...this.figure.scene, selected } });
    const svg = svgElement(shapes, box, palette(this.container)["ground"]!, document.title);
    Object.assign(svg.style, { width: "100%", height: "100%", display: "block" });
    this.container.replaceChildren(svg);
  }

  private sheet(shown: Figure, colours: Palette = palette(this.container)): Sheet {
    const { fontFamily } = getComputedStyle(this.container);
    this.labels = naming(shown, PLAIN, this.lettering, fontFamily, { x: -1e6, y: -1e6, width: 2e6, height: 2e6 });
    return sheet(shown, this.lettering, fontFamily, colours);
  }
}
