// sigma.js as the stage uses it: its camera, its gestures and its layers, with programs and names of our own.

import { MultiDirectedGraph } from "graphology";
import type Sigma from "sigma";
import { edgeProgram } from "./edge-program";
import { isStill } from "./motion";
import { noHoverProgram, nodeProgram, type NodeColours } from "./node-program";
import { inOrder, OneCanvas } from "./one-canvas";
import { DOUBLE_CLICK } from "./pointer";

/** Returns an empty picture in an element; throws where there is no WebGL. */
export function renderer(container: HTMLElement, colours: () => NodeColours): Sigma {
  const { node, edge } = inOrder(nodeProgram(colours), edgeProgram);
  return new OneCanvas(new MultiDirectedGraph(), container, {
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
    nodeProgramClasses: { node },
    nodeHoverProgramClasses: { node: noHoverProgram },
    defaultEdgeType: "edge",
    edgeProgramClasses: { edge },
    defaultDrawNodeHover: () => {},
  });
}

/** Where an element begins within a pixel, its canvases would be blurred. */
export function alignWithPixels(container: HTMLElement): void {
  const { x, y } = container.getBoundingClientRect();
  const [left, top] = [x, y].map((place) => `${Math.round(place) - place}px`);
  for (const canvas of container.querySelectorAll("canvas")) Object.assign(canvas.style, { left, top });
}
