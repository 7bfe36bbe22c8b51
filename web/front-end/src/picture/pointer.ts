// What the reader does with mouse or finger: click, double click, drag; zoom and pan are sigma's own.

import type Sigma from "sigma";
import type { SigmaEventPayload, TouchCoords } from "sigma/types";
import { distance, type Point } from "./geometry";
import type { StageEvents } from "./scene";

/** A second click within this time makes it a double click. */
export const DOUBLE_CLICK = 280;
/** A node that is moved less is clicked. */
const STILL = 5;

/** What the stage does while the reader acts. */
export interface Handling {
  /** Moves a node under a point of the window. */
  drag(id: string, point: Point): void;
  /** Tells where a dragged node was left, in the picture's coordinates. */
  dropped(id: string): Point | null;
  point(node: string | null, edge: string | null): void;
}

interface Drag {
  id: string;
  from: Point;
  isMoved: boolean;
}

/** Listens to what sigma tells about nodes and edges. */
export function listen(sigma: Sigma, handling: Handling, events: StageEvents): void {
  listenForClicks(sigma, events, listenForDrags(sigma, handling, events));
  sigma.on("enterNode", ({ node }) => handling.point(node, null));
  sigma.on("leaveNode", () => handling.point(null, null));
  sigma.on("enterEdge", ({ edge }) => handling.point(null, edge));
  sigma.on("leaveEdge", () => handling.point(null, null));
  sigma.on("leaveStage", () => handling.point(null, null));
}

function listenForClicks(sigma: Sigma, events: StageEvents, wasDragged: () => boolean): void {
  let waiting = 0;
  sigma.on("clickNode", ({ node }) => {
    clearTimeout(waiting);
    if (!wasDragged()) waiting = window.setTimeout(() => events.nodeClick(node), DOUBLE_CLICK);
  });
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    clearTimeout(waiting);
    preventSigmaDefault();
    events.nodeOpen(node);
  });
  sigma.on("clickEdge", ({ edge }) => events.edgeClick(edge));
  sigma.on("clickStage", () => wasDragged() || events.backgroundClick());
  sigma.on("kill", () => clearTimeout(waiting));
}

/** Returns what tells whether the click that arrives ends a drag. */
function listenForDrags(sigma: Sigma, handling: Handling, events: StageEvents): () => boolean {
  let drag: Drag | null = null;
  let hasMoved = false;
  for (const down of ["downNode", "downEdge", "downStage"] as const) sigma.on(down, () => void (hasMoved = false));
  sigma.on("downNode", ({ node, event }) => {
    drag = isPinch(event) ? null : { id: node, from: event, isMoved: false };
  });
  sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
    if (!drag) return;
    if (isPinch(event)) return void (drag = null);
    preventSigmaDefault();
    drag.isMoved ||= distance(drag.from, event) > STILL;
    if (drag.isMoved) handling.drag(drag.id, event);
  });
  const drop = (): void => {
    const place = drag?.isMoved ? handling.dropped(drag.id) : null;
    if (drag && place) {
      events.nodeMoved(drag.id, place.x, place.y);
      hasMoved = true;
    }
    drag = null;
  };
  for (const up of ["upNode", "upEdge", "upStage"] as const) sigma.on(up, drop);
  return () => hasMoved;
}

function isPinch(event: SigmaEventPayload["event"]): boolean {
  const original = event.original as MouseEvent | TouchCoords["original"];
  return "touches" in original && original.touches.length > 1;
}
