// The picture of triples: the same stage as the map's.
import { element } from "../elements";
import { number, t } from "../page-data";
import { save } from "../picture/saving";
import { createStage } from "../picture/stage";
import type { Answer } from "./answer";
import { triplesScene } from "./triples-scene";

/** Draws triples in an element; returns what takes the picture down. */
export function picture(frame: HTMLElement, answer: Answer): () => void {
  const found = triplesScene(answer);
  if (!found) {
    frame.replaceChildren(element("p", { class: "none" }, t("sparql.picture.none")));
    return () => undefined;
  }
  const { scene, total, addresses } = found;
  const ground = element("div", { class: "stage", role: "img", "aria-label": t("sparql.picture.label", { nodes: number(scene.nodes.length), edges: number(scene.edges.length) }) });
  const left = total - scene.nodes.length;
  const note = left > 0 ? `${t("sparql.picture.left", { count: number(left) })} ${t("sparql.picture.words")}` : t("sparql.picture.words");
  const tools = element("p", { class: "picture-tools" });
  frame.replaceChildren(ground, tools, element("p", { class: "soft picture-note" }, note));
  const select = (id: string | null): void => stage.show(Object.assign(scene, { selected: id }));
  const open = (id: string): void => {
    const target = addresses.get(id);
    if (target) window.location.assign(target);
  };
  const stage = createStage(ground, {
    nodeClick: select,
    nodeOpen: open,
    edgeClick: select,
    nodeMoved: () => undefined,
    backgroundClick: () => select(null),
  });
  const tool = (text: string, press: () => void): HTMLElement => element("button", { type: "button", class: "quiet", click: press }, text);
  tools.append(
    tool(t("sparql.picture.all"), () => stage.zoom(0)),
    tool("SVG", () => save(new Blob([stage.svg()], { type: "image/svg+xml" }), "istilah.svg")),
    tool("PNG", () => void stage.png().then((file) => save(file, "istilah.png"))),
  );
  stage.show(scene);
  stage.zoom(0); // an answer is seen whole at first
  void stage.settled.then(() => ground.setAttribute("data-settled", ""));
  return () => stage.destroy();
}
