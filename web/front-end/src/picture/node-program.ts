// WebGL: nodes in the shapes of their themes, with an outline, a margin of paper, and a ring when chosen. The shapes are
// read from a texture of distances to their outlines, so that they are sharp at every size.

import { AbstractNodeProgram, NodeProgram, type NodeProgramType, type ProgramInfo } from "sigma/rendering";
import type { NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { OUTLINES, UNIT, outside } from "./shapes";

/** What the stage gives for a node beside what sigma knows. */
export interface NodeStyle {
  shape: number;
  /** 0 none, 1 selected, 2 highlighted. */
  ring: number;
}

const CELL = 64;
/** The texture reaches so far from the middle of a shape, and tells distances up to `DEPTH`, in the outlines' units. */
const REACH = 11;
const DEPTH = 4;

const VERTEX = /* glsl */ `
attribute vec2 a_position;
attribute float a_size;
attribute vec4 a_color;
attribute float a_shape;
attribute float a_ring;
attribute vec2 a_corner;
uniform mat3 u_matrix;
uniform vec2 u_dimensions;
uniform float u_scale;
uniform float u_pixel;
varying vec4 v_color;
varying vec2 v_point;
varying float v_shape;
varying float v_ring;
varying float v_unit;
void main() {
  float unit = max(a_size * u_scale / ${UNIT.toFixed(1)}, 0.001);
  vec2 point = a_corner * (${(UNIT * 1.25).toFixed(1)} + 6.5 * u_pixel / unit);
  vec2 middle = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(middle + point * unit * 2.0 / u_dimensions, 0.0, 1.0);
  v_color = a_color;
  v_color.a *= 255.0 / 254.0;
  v_point = point;
  v_shape = a_shape;
  v_ring = a_ring;
  v_unit = unit;
}`;

const FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_point;
varying float v_shape;
varying float v_ring;
varying float v_unit;
uniform sampler2D u_shapes;
uniform vec3 u_outline;
uniform vec3 u_paper;
uniform vec3 u_selected;
uniform vec3 u_highlighted;
uniform float u_pixel;
float covered(float inside) { return clamp(inside * v_unit + 0.5, 0.0, 1.0); }
void main() {
  vec2 cell = clamp(vec2(v_point.x, -v_point.y) / ${(2 * REACH).toFixed(1)} + 0.5, 0.01, 0.99);
  float read = texture2D(u_shapes, vec2((cell.x + v_shape) / ${OUTLINES.length.toFixed(1)}, cell.y)).r;
  float off = (read * 2.0 - 1.0) * ${DEPTH.toFixed(1)};
  float px = u_pixel / v_unit;
  float round = length(v_point) - ${UNIT.toFixed(1)} * 1.12;
  float opacity = v_color.a;
  vec4 colour = vec4(u_paper, 1.0) * covered(min(2.5 * px, ${(DEPTH - 0.3).toFixed(1)}) - off);
  colour = mix(colour, vec4(u_outline, 1.0), covered(0.7 * px - off));
  colour = mix(colour, vec4(v_color.rgb, 1.0), covered(-0.7 * px - off));
  if (v_ring > 0.5) {
    vec3 ring = v_ring > 1.5 ? u_highlighted : u_selected;
    float band = covered(1.5 * px - abs(round - 4.2 * px));
    colour = mix(colour, vec4(ring, 1.0), band);
  }
  gl_FragColor = colour * opacity;
}`;

const UNIFORMS = [
  "u_matrix", "u_dimensions", "u_scale", "u_shapes", "u_outline", "u_paper", "u_selected", "u_highlighted", "u_pixel",
] as const; // prettier-ignore

const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;

/** The colours that all nodes share, as three numbers from 0 to 1 each. */
export interface NodeColours {
  outline: number[];
  paper: number[];
  selected: number[];
  highlighted: number[];
}

/** Returns the program; `colours` is asked at each frame. */
export function nodeProgram(colours: () => NodeColours): NodeProgramType {
  return class extends NodeProgram<(typeof UNIFORMS)[number]> {
    private readonly texture: WebGLTexture;

    constructor(...[gl, , renderer]: ConstructorParameters<typeof NodeProgram>) {
      super(gl, null, renderer); // no buffer to pick from: the stage finds what is pointed at by itself
      this.texture = shapesTexture(gl);
    }

    getDefinition() {
      return {
        VERTICES: 4,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS,
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: "a_shape", size: 1, type: FLOAT },
          { name: "a_ring", size: 1, type: FLOAT },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
        CONSTANT_DATA: [[-1, -1], [1, -1], [-1, 1], [1, 1]],
      };
    }

    processVisibleItem(_index: number, start: number, data: NodeDisplayData & Partial<NodeStyle>): void {
      this.array.set([data.x, data.y, data.size, floatColor(data.color), data.shape ?? 0, data.ring ?? 0], start);
    }

    setUniforms({ matrix, width, height, pixelRatio, sizeRatio }: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
      const { outline, paper, selected, highlighted } = colours();
      gl.uniformMatrix3fv(uniformLocations["u_matrix"]!, false, matrix);
      gl.uniform2f(uniformLocations["u_dimensions"]!, width * pixelRatio, height * pixelRatio);
      gl.uniform1f(uniformLocations["u_scale"]!, pixelRatio / sizeRatio);
      gl.uniform1f(uniformLocations["u_pixel"]!, pixelRatio);
      gl.uniform3fv(uniformLocations["u_outline"]!, outline);
      gl.uniform3fv(uniformLocations["u_paper"]!, paper);
      gl.uniform3fv(uniformLocations["u_selected"]!, selected);
      gl.uniform3fv(uniformLocations["u_highlighted"]!, highlighted);
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, this.texture);
      gl.uniform1i(uniformLocations["u_shapes"]!, 0);
    }
  } as unknown as NodeProgramType;
}

/** Draws nothing: the overlay shows what is pointed at, and sigma's layer for that needs no program of its own. */
class NoHoverProgram extends AbstractNodeProgram {
  drawLabel = undefined;
  drawHover = undefined;
  process(): void {}
  reallocate(): void {}
  render(): void {}
  kill(): void {}
}

export const noHoverProgram = NoHoverProgram as unknown as NodeProgramType;

function shapesTexture(gl: WebGLRenderingContext): WebGLTexture {
  const texture = gl.createTexture()!;
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  const [width, height] = [CELL * OUTLINES.length, CELL];
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.LUMINANCE, width, height, 0, gl.LUMINANCE, UNSIGNED_BYTE, distances());
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
  return texture;
}

let computed: Uint8Array | undefined;

/** Returns the distances to all outlines, side by side, from 0 (far within) to 255 (far outside). */
function distances(): Uint8Array {
  if (computed) return computed;
  const width = CELL * OUTLINES.length;
  const place = (index: number): number => ((index + 0.5) / CELL - 0.5) * 2 * REACH;
  computed = new Uint8Array(CELL * width);
  for (let shape = 0; shape < OUTLINES.length; shape++) {
    for (let row = 0; row < CELL; row++) {
      for (let column = 0; column < CELL / 2; column++) {
        const depth = Math.max(-1, Math.min(1, outside(shape, place(column), place(row)) / DEPTH));
        const left = row * width + shape * CELL + column;
        const right = left + CELL - 1 - 2 * column; // each outline is the same from the left and from the right
        computed[left] = computed[right] = Math.round((depth * 0.5 + 0.5) * 255);
      }
    }
  }
  return computed;
}
