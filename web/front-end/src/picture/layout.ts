// Where the nodes of a scene stand, in pixels of a picture that is neither enlarged nor reduced, about the origin.

import type { Point } from "./geometry";
import { layoutAround } from "./layout-around";
import { layoutOverview } from "./layout-overview";
import { layoutTree } from "./layout-tree";
import type { Form } from "./rings";
import type { Layout, Scene } from "./scene";

const LAYOUTS: Record<Layout, (scene: Scene, form: Form) => Map<string, Point>> = {
  around: layoutAround,
  tree: layoutTree,
  overview: layoutOverview,
};

/** Returns where each node stands; what the reader pinned stands where it was put and moves nothing else. */
export function layout(scene: Scene, form: Form): Map<string, Point> {
  const found = new Map<string, Point>();
  for (const [id, { x, y }] of LAYOUTS[scene.layout](scene, form)) found.set(id, { x: Math.round(x), y: Math.round(y) });
  for (const { id, pin } of scene.nodes) if (pin) found.set(id, pin);
  return found;
}
