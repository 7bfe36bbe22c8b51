// The picture as a file, and on the whole screen.
import { byId, element } from "../elements";
import type { Stage } from "./scene";

/** Wires the buttons that save the picture; `name` gives the file its name. */
export function wireSaving(stage: Stage, name: () => string): void {
  byId("tool-png").addEventListener("click", async () => save(await stage.png(), `${name()}.png`));
  byId("tool-svg").addEventListener("click", () => save(new Blob([stage.svg()], { type: "image/svg+xml" }), `${name()}.svg`));
}

/** Wires the button that gives the page the whole screen; hides it where a browser cannot. */
export function wireFullScreen(): void {
  const button = byId("tool-full");
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener("click", () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen();
  });
  document.addEventListener("fullscreenchange", () => {
    button.setAttribute("aria-pressed", String(document.fullscreenElement !== null));
  });
}

/** Lets the browser save a file under a name. */
export function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
