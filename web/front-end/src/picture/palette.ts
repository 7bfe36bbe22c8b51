// The colours of the style sheet, for what draws outside of it.

/** Colours by the names of their variables, without the dashes: `ink`, `theme-1`; `ground` lies behind. Always `#rrggbb`. */
export interface Palette {
  readonly [name: string]: string;
}

const NAMES = ["paper", "sheet", "ink", "soft", "rule", "rule-strong", "edge", "shape-edge", "link", "focus", "warn"];
const THEMES = Array.from({ length: 8 }, (_, place) => `theme-${place + 1}`);

/** The colours as the style sheet names them, which are right wherever they come to stand: on paper, in the dark. */
export const NAMED: Palette = {
  ...Object.fromEntries([...NAMES, ...THEMES].map((name) => [name, `var(--${name})`])),
  ground: "var(--sheet)",
};

/** Returns the colours that hold for an element now. */
export function palette(element: Element): Palette {
  const style = getComputedStyle(element);
  const context = document.createElement("canvas").getContext("2d")!;
  const hex = (colour: string): string => {
    context.fillStyle = "#808080"; // where there is no such colour
    context.fillStyle = colour.trim();
    return context.fillStyle;
  };
  const found = Object.fromEntries([...NAMES, ...THEMES].map((name) => [name, hex(style.getPropertyValue(`--${name}`))]));
  return { ...found, ground: hex(ground(element)) };
}

/** Returns the colour behind an element. */
function ground(element: Element | null): string {
  for (let one = element; one; one = one.parentElement) {
    const { backgroundColor } = getComputedStyle(one);
    if (!/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return "#ffffff";
}

/** Returns the colour of a variable such as `--edge`. */
export function colourOf(colours: Palette, variable: string): string {
  return colours[variable.replace(/^--/, "")] ?? "#808080";
}

/** Returns the fill of a node's shape; nodes without a theme are hollow. */
export function fillOf(colours: Palette, theme: number): string {
  return colours[`theme-${theme}`] ?? colours["sheet"]!;
}

/** Returns a colour that lets through what lies beneath. */
export function faint(colour: string, opacity: number): string {
  return colour + Math.round(opacity * 255).toString(16).padStart(2, "0");
}

/** Calls back whenever the reader's scheme of colours changes; returns how to stop that. */
export function onSchemeChange(changed: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "print"].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", changed);
  return () => {
    for (const query of queries) query.removeEventListener("change", changed);
  };
}
