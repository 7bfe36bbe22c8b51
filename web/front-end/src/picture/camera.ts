// How the window goes over the picture: in and out, to all of it, to a node; and whether the reader has a hand in it.

import type Sigma from "sigma";
import type { CameraState } from "sigma/types";
import type { Box, Point } from "./geometry";
import type { Lens } from "./lens";
import { isStill } from "./motion";
import type { Layout } from "./scene";

/** One step of zooming. */
const ZOOM = 1.5;
/** How long the camera glides. */
const GLIDE = 220;
/** How near the border of the window a node is hard to see. */
const BORDER = 20;

export class Camera {
  /** Whether the reader has moved the picture, which then stays so. */
  isHandled = false;
  private goal: CameraState | null = null;

  constructor(
    private readonly sigma: Sigma,
    private readonly lens: Lens,
  ) {
    const mouse = sigma.getMouseCaptor();
    mouse.on("wheel", () => void (this.isHandled = true));
    mouse.on("mousemovebody", () => void (this.isHandled ||= mouse.isMouseDown));
    sigma.getTouchCaptor().on("touchmove", () => void (this.isHandled = true));
  }

  get state(): CameraState {
    return this.sigma.getCamera().getState();
  }

  set state(state: CameraState) {
    const camera = this.sigma.getCamera();
    camera.setState(state);
    if (camera.isAnimated()) void camera.animate(state, { duration: 0 }); // in place of where it was gliding
  }

  /** Goes a step nearer, or away. */
  zoom(direction: 1 | -1): void {
    this.isHandled = true;
    const ratio = this.heading.ratio * (direction > 0 ? 1 / ZOOM : ZOOM);
    this.glide({ ...this.heading, ratio: this.sigma.getCamera().getBoundedRatio(ratio) });
  }

  /** Goes where all of a box is seen. */
  showAll(box: Box, layout: Layout): void {
    this.isHandled = false;
    this.glide(this.lens.fitting(box, layout));
  }

  /** Brings a point into the window where it is outside, no farther than that takes. */
  reveal(point: Point): void {
    const { heading, lens } = this;
    const { x, y } = lens.through(heading).project(point);
    const [across, down] = [beyond(x, lens.window.width), beyond(y, lens.window.height)];
    const centre = lens.centreOf(heading);
    const { ratio } = heading;
    if (across || down) this.glide(lens.camera({ x: centre.x + across * ratio, y: centre.y + down * ratio }, ratio));
  }

  /** Where the camera is, or is on the way to. */
  private get heading(): CameraState {
    return this.goal && this.sigma.getCamera().isAnimated() ? this.goal : this.state;
  }

  private glide(goal: CameraState): void {
    this.goal = goal;
    void this.sigma.getCamera().animate(goal, { duration: isStill() ? 0 : GLIDE });
  }
}

/** Returns how far a place is beyond the part of a window where it is well seen; less than 0 before it. */
function beyond(place: number, size: number): number {
  return Math.max(0, place - (size - BORDER)) + Math.min(0, place - BORDER);
}
