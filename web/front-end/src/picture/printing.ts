// The picture on paper: no printer is given what WebGL has drawn, nor all of it; so it is drawn once more, as SVG.
import type { Stage } from "./scene";

/** Has a whole picture stand beside a stage, as long as the page is printed. */
export function wirePrinting(stage: Stage, container: HTMLElement): void {
  const draw = (): void => {
    if (!container.isConnected) return window.removeEventListener("beforeprint", draw);
    const paper = stage.paper();
    paper.classList.add("on-paper");
    container.after(paper);
    window.addEventListener("afterprint", () => paper.remove(), { once: true });
  };
  window.addEventListener("beforeprint", draw);
}
