// The overview: themes as nodes, and the bridges between them.
import { t, number } from "../page-data";
import type { Scene, SceneEdge } from "./scene";
import type { View } from "./view";

export interface Theme {
  slug: string;
  label: string;
  /** The language that the label is in, "" where the map does not say. */
  language: string;
  theme: number;
  weight: number;
  address: string;
}

export interface Bridge {
  source: string;
  target: string;
  weight: number;
}

export interface Overview {
  themes: Theme[];
  bridges: Bridge[];
}

/** Returns the id of a bridge in a scene. */
export function bridgeId({ source, target }: Bridge): string {
  return `${source} bridge ${target}`;
}

export function overviewScene({ themes, bridges }: Overview, view: View): Scene {
  const nodes = themes.map(({ slug, label, theme, weight }) => {
    const pin = view.pins.get(slug);
    return { id: slug, label, kind: "theme" as const, theme, more: 0, weight, ...(pin && { pin }) };
  });
  return { nodes, edges: bridges.map(edge), focus: null, selected: view.selected, layout: "overview" };
}

/** Returns how many statements a bridge stands for, in words. */
export function statementsOf(weight: number): string {
  return t(weight === 1 ? "explorer.statements.one" : "explorer.statements.other", { count: number(weight) });
}

function edge(bridge: Bridge): SceneEdge {
  const { source, target, weight } = bridge;
  const plain = { relation: "bridge", group: "related" as const, directed: false, status: "accepted" as const };
  return { id: bridgeId(bridge), source, target, weight, label: statementsOf(weight), ...plain };
}
