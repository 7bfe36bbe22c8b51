// A picture as PNG, twice as large as on the screen.

import { paint, type Shape } from "./drawing";
import type { Box } from "./geometry";

const SCALE = 2;
/** What every browser still draws. */
const LARGEST = 8192;

/** Returns shapes as a PNG file; a very large picture is reduced to what browsers can draw. */
export function pngFile(shapes: Iterable<Shape>, box: Box, background: string): Promise<Blob> {
  const scale = Math.min(SCALE, LARGEST / Math.max(box.width, box.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(box.width * scale);
  canvas.height = Math.round(box.height * scale);
  const context = canvas.getContext("2d")!;
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.translate(-box.x, -box.y);
  paint(context, shapes);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser gives no PNG"))), "image/png"),
  );
}
