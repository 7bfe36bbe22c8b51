// How the picture lies under the window: which point of it is in the middle, and how much it is reduced.

import type Sigma from "sigma";
import type { CameraState } from "sigma/types";
import type { View } from "./figure";
import type { Box, Point } from "./geometry";
import type { Layout } from "./scene";

/** Room for the names of the nodes beside, above and below them, in pixels and at most as a share of the window. */
const SIDES = { x: 66, y: 24, share: 0.09 };
/** In trees names stand to the right. */
const RIGHT = { x: 176, share: 0.4 };
/** A picture of few nodes is enlarged so much at most. */
const CLOSEST = 0.72;
/** At the start a picture is reduced so much at most; one steps back to see all of a larger one. Trees keep their rows. */
const FARTHEST: Record<Layout, number> = { around: 2.4, overview: 2.4, tree: 1.5 };

export class Lens {
  /** The size that the picture was fitted to; sigma hears of another one first. */
  private size = { width: 0, height: 0 };

  constructor(private readonly sigma: Sigma) {
    this.fitWindow();
  }

  /** Has a unit of the picture be a pixel while nothing is enlarged, whatever the size of the window. */
  fitWindow(): void {
    const { width, height } = (this.size = this.sigma.getDimensions());
    this.sigma.setCustomBBox({ x: [-width / 2, width / 2], y: [-height / 2, height / 2] });
  }

  get ratio(): number {
    return this.sigma.getCamera().ratio;
  }

  /** Returns the view that the window has with a camera. */
  through(camera: Omit<CameraState, "angle">): View {
    const { width, height } = this.size;
    const centre = this.centreOf(camera);
    const project = ({ x, y }: Point): Point => ({
      x: (x - centre.x) / camera.ratio + width / 2,
      y: (y - centre.y) / camera.ratio + height / 2,
    });
    return { project, scale: 1 / Math.sqrt(camera.ratio) };
  }

  /** What the window shows, in its own pixels. */
  get window(): Box {
    return { x: 0, y: 0, ...this.size };
  }

  /** The view that the window has now. */
  get view(): View {
    return this.through(this.sigma.getCamera());
  }

  /** Returns the point of the picture under a point of the window. */
  under({ x, y }: Point): Point {
    const { width, height } = this.size;
    const { x: left, y: top } = this.centre;
    return { x: (x - width / 2) * this.ratio + left, y: (y - height / 2) * this.ratio + top };
  }

  /** Returns the camera that has a box in the window, with room for names. */
  fitting(box: Box, layout: Layout): CameraState {
    return this.framing(middle(box), this.needed(box, layout), layout);
  }

  /** Returns the same for the start: of a box that is too large the part about `focus`. */
  opening(box: Box, focus: Point, layout: Layout): CameraState {
    const named = this.needed(box, layout) > FARTHEST[layout] ? "around" : layout; // rather all nodes than all names
    const ratio = Math.min(this.needed(box, named), FARTHEST[layout]);
    const [across, down] = this.room(named);
    const x = nearest(focus.x, box.x, box.width, across * ratio);
    const y = nearest(focus.y, box.y, box.height, down * ratio);
    return this.framing({ x, y }, ratio, named);
  }

  /** Returns the camera with a point of the picture in the middle. */
  camera({ x, y }: Point, ratio: number): CameraState {
    return { x: 0.5 + x / this.unit, y: 0.5 - y / this.unit, ratio, angle: 0 };
  }

  /** The point of the picture in the middle of the window. */
  get centre(): Point {
    return this.centreOf(this.sigma.getCamera());
  }

  /** The point of the picture that a camera has in the middle. */
  centreOf({ x, y }: Point): Point {
    return { x: (x - 0.5) * this.unit, y: (0.5 - y) * this.unit };
  }

  /** Returns the camera with a point in the middle of what of the window is for nodes. */
  private framing({ x, y }: Point, ratio: number, layout: Layout): CameraState {
    const [left, right] = this.sides(layout);
    return this.camera({ x: x + ((right - left) / 2) * ratio, y }, ratio);
  }

  private needed(box: Box, layout: Layout): number {
    const [across, down] = this.room(layout);
    return Math.max(CLOSEST, box.width / across, box.height / down);
  }

  /** Returns how much of the window is for nodes. */
  private room(layout: Layout): [number, number] {
    const { width, height } = this.size;
    const [left, right] = this.sides(layout);
    return [width - left - right, height - 2 * Math.min(SIDES.y, height * SIDES.share)];
  }

  /** Returns how much of the window is for names only, to the left and to the right. */
  private sides(layout: Layout): [number, number] {
    const { width } = this.size;
    const left = Math.min(SIDES.x, width * SIDES.share);
    return [left, layout === "tree" ? Math.min(RIGHT.x, width * RIGHT.share) : left];
  }

  private get unit(): number {
    const { width, height } = this.size;
    return Math.max(width, height);
  }
}

function middle({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Returns the middle of what is seen of a stretch: as near to the wanted place as the stretch fills what is seen. */
function nearest(wanted: number, start: number, length: number, seen: number): number {
  if (length <= seen) return start + length / 2;
  return Math.min(Math.max(wanted, start + seen / 2), start + length - seen / 2);
}
