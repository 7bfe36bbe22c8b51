// How the lines of the picture look: one style for each group of relations, one mark for each status. The legend draws
// from these as the stage does. Colour is left to the status: no reader has to tell the colours of lines apart.

import type { Group, Status } from "./scene";

export interface LineStyle {
  /** Lengths of line and gap in pixels, in turn, with butt ends; empty for a solid line. */
  dash: readonly number[];
  width: number;
  /** The length of the arrow head; 0 where the relations of the group have no direction. */
  arrow: number;
  /** The variable of the style sheet that holds the colour. */
  colour: string;
}

export const LINES: Readonly<Record<Group, LineStyle>> = {
  structure: { dash: [], width: 2.2, arrow: 9, colour: "--edge" },
  measurement: { dash: [2.5, 2.5], width: 2.2, arrow: 9, colour: "--edge" },
  effect: { dash: [], width: 3.2, arrow: 11, colour: "--edge" },
  means: { dash: [9, 4], width: 1.5, arrow: 8, colour: "--edge" },
  actors: { dash: [9, 3, 2, 3], width: 1.5, arrow: 8, colour: "--edge" },
  order: { dash: [16, 4], width: 1.5, arrow: 8, colour: "--edge" },
  handling: { dash: [16, 4, 2, 4], width: 1.5, arrow: 8, colour: "--edge" },
  contrast: { dash: [5, 5], width: 2.2, arrow: 0, colour: "--edge" },
  related: { dash: [1.5, 4], width: 1.5, arrow: 0, colour: "--edge" },
};

export const GROUPS = Object.keys(LINES) as Group[];

/** A sign in a small disc in the middle of a line. */
export interface Mark {
  sign: string;
  colour: string;
}

/** The marks of what is not accepted; `derived` is not marked but drawn paler. */
export const MARKS: Readonly<Partial<Record<Status, Mark>>> = {
  proposed: { sign: "?", colour: "--soft" },
  disputed: { sign: "≠", colour: "--warn" },
};

/** How much paler a derived line is than a stated one. */
export const DERIVED_OPACITY = 0.55;

/** How much paler lines are that do not touch the focus, so that the focus stands out. */
export const FAR_OPACITY = 0.38;

/** How pale lines are that are not meant: beside a tree, or beside what the reader points at. */
export const ASIDE_OPACITY = 0.13;

/** What effects do to their object, as in a causal loop diagram. */
export const SIGNS: Readonly<Record<string, string>> = { increases: "+", reduces: "−" };

/** Returns how wide a line is: in the overview, the wider the more statements it stands for. */
export function lineWidth(group: Group, weight?: number): number {
  return weight === undefined ? LINES[group].width : Math.min(10, 1 + 0.7 * Math.sqrt(weight));
}
