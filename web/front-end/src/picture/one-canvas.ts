// Sigma on one canvas of WebGL instead of three: each costs a context, and where there is no graphics card each frame of
// each is read back.

import Sigma from "sigma";
import type { EdgeProgramType, NodeProgramType } from "sigma/rendering";
import type { RenderParams } from "sigma/types";

interface Layers {
  elements: Record<string, HTMLCanvasElement>;
  webGLContexts: Record<string, WebGLRenderingContext>;
}

/** A Sigma that draws edges and nodes on the canvas of the edges. Its layers for names and hovered nodes are not shown. */
export class OneCanvas extends Sigma {
  override createWebGLContext(...[id, options]: Parameters<Sigma["createWebGLContext"]>): WebGLRenderingContext {
    if (id === "edges") return super.createWebGLContext(id, { ...options, picking: false });
    const { elements, webGLContexts } = this as unknown as Layers;
    elements[id] = elements["edges"]!;
    return (webGLContexts[id] = webGLContexts["edges"]!);
  }

  override createCanvasContext(...[id, options]: Parameters<Sigma["createCanvasContext"]>): this {
    return super.createCanvasContext(id, id === "mouse" ? options : { style: { display: "none" } });
  }
}

/** What is hovered is drawn by the overlay; sigma would clear the canvas for it. */
Object.assign(OneCanvas.prototype, { renderHighlightedNodes: () => {} });

/** Returns programs of which that for the nodes draws after that for the edges; sigma asks for the nodes first. */
export function inOrder(node: NodeProgramType, edge: EdgeProgramType): { node: NodeProgramType; edge: EdgeProgramType } {
  let drawNodes = (): void => {};
  class Nodes extends node {
    override render(params: RenderParams): void {
      drawNodes = () => super.render(params);
    }
  }
  class Edges extends edge {
    override render(params: RenderParams): void {
      super.render(params);
      drawNodes();
    }
  }
  return { node: Nodes, edge: Edges };
}
