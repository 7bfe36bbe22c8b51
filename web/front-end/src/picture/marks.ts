// Small drawings beside words: the shape of a theme, the line of a group of relations, the mark of a status.
import { drawn } from "../elements";
import { DERIVED_OPACITY, LINES, MARKS, SIGNS } from "./line-styles";
import type { Group, Status } from "./scene";
import { OUTLINES, outlineOf } from "./shapes";

/** Returns the shape of a theme in its colour. */
export function shapeMark(theme: number): SVGElement {
  const number = outlineOf(theme);
  const attributes = { class: `shape theme-${number}`, viewBox: "-9 -9 18 18", width: 14, height: 14, "aria-hidden": "true" };
  return drawn("svg", attributes, drawn("path", { d: OUTLINES[number]! }));
}

/** Returns a piece of line as the picture draws it, with the sign that effects bear. */
export function lineMark(group: Group, relation = ""): SVGElement {
  const { dash, width, arrow } = LINES[group];
  const end = arrow ? 36 : 42;
  const line = { d: `M0 7H${end}`, class: "line-stroke", "stroke-width": width, "stroke-dasharray": dash.join(" ") };
  const parts = [drawn("path", line)];
  if (arrow) parts.push(drawn("path", { d: `M42 7l-${arrow} -4v8z`, class: "line-head" }));
  const sign = SIGNS[relation];
  if (sign) parts.push(...disc(sign, 17));
  return drawn("svg", { class: "line-mark", viewBox: "0 0 42 14", width: 42, height: 14, "aria-hidden": "true" }, ...parts);
}

/** Returns the sign of what is not accepted as it is; a pale line for what is derived, which bears no sign. */
export function statusMark(status: Status): SVGElement {
  const sign = MARKS[status]?.sign;
  const parts = sign ? disc(sign, 7) : [drawn("path", { d: "M0 7H14", class: "line-stroke", "stroke-width": 2.2, opacity: DERIVED_OPACITY })];
  return drawn("svg", { class: `status-mark ${status}`, viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" }, ...parts);
}

function disc(sign: string, x: number): SVGElement[] {
  const text = drawn("text", { x, y: 10.6, "text-anchor": "middle", class: "sign-text" }, sign);
  return [drawn("circle", { cx: x, cy: 7, r: 6.2, class: "sign-disc" }), text];
}
