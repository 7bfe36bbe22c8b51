// The stage that a browser can draw: one that moves where it has WebGL, else a still one.

import type { Point } from "./geometry";
import type { Label } from "./labels";
import { MovingStage } from "./moving";
import { wirePrinting } from "./printing";
import type { Stage, StageEvents } from "./scene";
import { StillStage } from "./still";

/** An element with a stage on it, for tests and benchmarks. `data-settled` tells whether positions are stable. */
interface StageElement extends HTMLElement {
  stage?: OpenStage;
}

/** A stage that can be looked into. */
interface OpenStage extends Stage {
  /** Where the nodes stand, or will when they are settled. */
  readonly places: ReadonlyMap<string, Point>;
  /** The names that are shown, in pixels of the window. */
  readonly labels: readonly Label[];
}

/**
 * Returns a stage in an element of some size, which it takes over. Where the browser has no WebGL the stage draws still
 * pictures as SVG, and the element says so with `data-stage="still"`.
 */
export function createStage(container: HTMLElement, events: StageEvents): Stage {
  const stage = drawn(container, events);
  (container as StageElement).stage = stage;
  wirePrinting(stage, container);
  return stage;
}

function drawn(container: HTMLElement, events: StageEvents): OpenStage {
  try {
    const stage = new MovingStage(container, events);
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
