// A picture as SVG that opens alone: its title, its background, every name as text.

import type { Shape } from "./drawing";
import type { Box } from "./geometry";

const SVG = "http://www.w3.org/2000/svg";
/** What XML 1.0 cannot hold (section 2.2). */
const NO_XML = /[^\u{9}\u{A}\u{D}\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Returns shapes as a whole SVG file. */
export function svgFile(shapes: Iterable<Shape>, box: Box, background: string, title: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svgElement(shapes, box, background, title))}\n`;
}

/** Returns shapes as an element. */
export function svgElement(shapes: Iterable<Shape>, box: Box, background: string, title: string): SVGSVGElement {
  const { x, y, width, height } = box;
  const root = element("svg", { width, height, viewBox: `${x} ${y} ${width} ${height}`, role: "img" }) as SVGSVGElement;
  const titled = element("title", { id: "title" });
  titled.textContent = title.replace(NO_XML, "");
  root.setAttribute("aria-labelledby", "title");
  root.append(titled, element("rect", { x, y, width, height, fill: background }));
  for (const shape of shapes) root.append(shape.kind === "text" ? textElement(shape) : outlineElement(shape));
  return root;
}

function outlineElement({ path, at, scale, fill, stroke, width, dash, opacity }: Shape & { kind: "outline" }): Element {
  const placed = at.x || at.y || scale !== 1;
  return element("path", {
    d: path,
    fill: fill ?? "none",
    ...(placed && { transform: `translate(${short(at.x)} ${short(at.y)})${scale === 1 ? "" : ` scale(${short(scale)})`}` }),
    ...(stroke && { stroke, "stroke-width": short(width / scale), "stroke-linejoin": "round" }),
    ...(stroke && dash.length && { "stroke-dasharray": dash.map((length) => short(length / scale)).join(" ") }),
    ...(opacity < 1 && { opacity }),
  });
}

function textElement({ text, at, type, align, direction, fill, halo }: Shape & { kind: "text" }): Element {
  const end = direction === "rtl" ? "left" : "right";
  const found = element("text", {
    x: short(at.x),
    y: short(at.y),
    "font-family": type.family,
    "font-size": type.size,
    ...(type.weight !== 400 && { "font-weight": type.weight }),
    "text-anchor": align === "center" ? "middle" : align === end ? "end" : "start",
    ...(direction === "rtl" && { direction }),
    fill,
    ...(halo && { stroke: halo, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" }),
  });
  found.textContent = text.replace(NO_XML, "");
  return found;
}

function element(name: string, attributes: Record<string, string | number>): Element {
  const found = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, String(value));
  return found;
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
