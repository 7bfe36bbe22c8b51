// WebGL: edges as straight or bent lines, solid or dashed, with a head that ends before the node. A line is a strip along
// a quadratic Bézier curve, in pixels of the screen.

import { EdgeProgram, type EdgeProgramType, type ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { GROUPS, LINES } from "./line-styles";

/** What the stage gives for an edge beside what sigma knows. */
export interface EdgeStyle {
  /** How far the middle stands off the straight line, to the right of its way. */
  bend: number;
  /** The place of its dashes in `GROUPS`; -1 for a solid line. */
  dash: number;
  arrow: number;
}

/** Between a head and the node that it points at. */
export const HEAD_GAP = 4;
/** Lines without heads begin and end so deep under their nodes, as a share of the radius. */
export const UNDER = 0.5;

const VERTEX = /* glsl */ `
attribute vec2 a_source;
attribute vec2 a_target;
attribute vec2 a_radii;
attribute float a_width;
attribute float a_bend;
attribute float a_dash;
attribute float a_arrow;
attribute vec4 a_color;
attribute vec3 a_strip;
uniform mat3 u_matrix;
uniform vec2 u_dimensions;
uniform float u_scale;
uniform float u_gap;
uniform vec4 u_dashes[${GROUPS.length}];
varying vec4 v_color;
varying vec4 v_dash;
varying float v_along;
varying float v_off;
varying float v_half;
vec2 onScreen(vec2 point) { return ((u_matrix * vec3(point, 1.0)).xy * 0.5 + 0.5) * u_dimensions; }
vec2 at(vec2 a, vec2 b, vec2 c, float t) { return mix(mix(a, b, t), mix(b, c, t), t); }
void main() {
  vec2 a = onScreen(a_source);
  vec2 c = onScreen(a_target);
  float chord = max(length(c - a), 0.001);
  vec2 aside = vec2(c.y - a.y, a.x - c.x) / chord;
  float bend = a_bend * u_scale;
  vec2 b = mix(a, c, 0.5) + aside * 2.0 * bend;
  float whole = chord + 8.0 / 3.0 * bend * bend / chord;
  float arrow = a_arrow * u_scale;
  float start = min(a_radii.x * ${UNDER.toFixed(1)} * u_scale / whole, 0.5);
  float before = arrow > 0.0 ? a_radii.y * u_scale + u_gap + arrow * 0.9 : a_radii.y * ${UNDER.toFixed(1)} * u_scale;
  float end = max(1.0 - before / whole, start);
  float hidden = step(whole, (a_radii.x + a_radii.y) * u_scale + u_gap);
  float t = mix(start, end, a_strip.x);
  vec2 along = normalize(mix(b - a, c - b, t) + vec2(0.00001, 0.0));
  vec2 across = vec2(-along.y, along.x);
  vec2 point = at(a, b, c, t);
  float width = max(a_width * u_scale * 0.5, 0.45);
  if (a_strip.z > 0.5) {
    v_half = (a_strip.y == 0.0 ? 0.0 : arrow * 0.48);
    v_off = a_strip.y * (v_half + 1.0);
    point += along * (a_strip.y == 0.0 ? arrow + 0.5 : 0.0);
    v_dash = vec4(0.0);
  } else {
    v_half = width;
    v_off = a_strip.y * (width + 1.0);
    v_dash = a_dash < 0.0 ? vec4(0.0) : u_dashes[int(a_dash + 0.5)] * u_scale;
  }
  v_along = t * whole;
  v_color = a_color;
  v_color.a *= (255.0 / 254.0) * (1.0 - hidden);
  if (a_strip.z > 0.5 && a_arrow == 0.0) v_color.a = 0.0;
  gl_Position = vec4((point + across * v_off) / u_dimensions * 2.0 - 1.0, 0.0, 1.0);
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_dash;
varying float v_along;
varying float v_off;
varying float v_half;
float drawn(float from, float to, float place) { return clamp(min(place - from, to - place) + 0.5, 0.0, 1.0); }
void main() {
  float opacity = clamp(v_half - abs(v_off) + 0.5, 0.0, 1.0) * v_color.a;
  float period = v_dash.x + v_dash.y + v_dash.z + v_dash.w;
  if (period > 0.0) {
    float place = mod(v_along, period);
    float second = v_dash.x + v_dash.y;
    float dash = max(drawn(0.0, v_dash.x, place), drawn(period, period + v_dash.x, place));
    if (v_dash.z > 0.0) dash = max(dash, drawn(second, second + v_dash.z, place));
    opacity *= dash;
  }
  gl_FragColor = vec4(v_color.rgb, 1.0) * opacity;
}`;

const UNIFORMS = ["u_matrix", "u_dimensions", "u_scale", "u_gap", "u_dashes[0]"] as const;
const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
const DASHES = GROUPS.flatMap((group) => {
  const [a = 0, b = 0, c = 0, d = 0] = LINES[group].dash;
  return [a, b, c, d];
});

/** So many pieces make a curve look round. */
const PIECES = 7;
/** The strip of a line and of its head: place along the line, side, and whether of the head. */
const STRIP = [
  ...Array.from({ length: PIECES + 1 }, (_, piece) => [-1, 1].map((side) => [piece / PIECES, side, 0])).flat(),
  ...[[1, -1, 1], [1, 1, 1], [1, 0, 1]],
]; // prettier-ignore

class LineProgram extends EdgeProgram<(typeof UNIFORMS)[number]> {
  constructor(...[gl, , renderer]: ConstructorParameters<typeof EdgeProgram>) {
    super(gl, null, renderer); // no buffer to pick from: the stage finds what is pointed at by itself
  }

  getDefinition() {
    return {
      VERTICES: STRIP.length,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_source", size: 2, type: FLOAT },
        { name: "a_target", size: 2, type: FLOAT },
        { name: "a_radii", size: 2, type: FLOAT },
        { name: "a_width", size: 1, type: FLOAT },
        { name: "a_bend", size: 1, type: FLOAT },
        { name: "a_dash", size: 1, type: FLOAT },
        { name: "a_arrow", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_strip", size: 3, type: FLOAT }],
      CONSTANT_DATA: STRIP,
    };
  }

  processVisibleItem(
    _index: number,
    start: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData & Partial<EdgeStyle>,
  ): void {
    const style = [data.size, data.bend ?? 0, data.dash ?? -1, data.arrow ?? 0, floatColor(data.color)];
    this.array.set([source.x, source.y, target.x, target.y, source.size, target.size, ...style], start);
  }

  setUniforms({ matrix, width, height, pixelRatio, sizeRatio }: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniformMatrix3fv(uniformLocations["u_matrix"]!, false, matrix);
    gl.uniform2f(uniformLocations["u_dimensions"]!, width * pixelRatio, height * pixelRatio);
    gl.uniform1f(uniformLocations["u_scale"]!, pixelRatio / sizeRatio);
    gl.uniform1f(uniformLocations["u_gap"]!, HEAD_GAP * pixelRatio);
    gl.uniform4fv(uniformLocations["u_dashes[0]"]!, DASHES);
  }
}

export const edgeProgram = LineProgram as unknown as EdgeProgramType;
