// Small drawings beside words: the shape of a theme, the line of a group of relations.
import { drawn } from "../elements";
import { LINES } from "./line-styles";
import type { Group } from "./scene";
import { OUTLINES, outlineOf } from "./shapes";

/** Returns the shape of a theme in its colour. */
export function shapeMark(theme: number): SVGElement {
  const number = outlineOf(theme);
  const attributes = { class: `shape theme-${number}`, viewBox: "-9 -9 18 18", width: 14, height: 14, "aria-hidden": "true" };
  return drawn("svg", attributes, drawn("path", { d: OUTLINES[number]! }));
}

/** Returns a piece of line as the picture draws it. */
export function lineMark(group: Group): SVGElement {
  const { dash, width, arrow } = LINES[group];
  const end = arrow ? 36 : 42;
  const line = { d: `M0 6H${end}`, class: "line-stroke", "stroke-width": width, "stroke-dasharray": dash.join(" ") };
  const parts = [drawn("path", line)];
  if (arrow) parts.push(drawn("path", { d: `M42 6l-${arrow} -4v8z`, class: "line-head" }));
  return drawn("svg", { class: "line-mark", viewBox: "0 0 42 12", width: 42, height: 12, "aria-hidden": "true" }, ...parts);
}
