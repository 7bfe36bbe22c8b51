// The key: themes by colour and shape, relations by line; each entry shows and hides what it explains.

const SHAPE_PATHS = {
  dot: "M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10z",
  ring: "M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z",
  square: "M3.5 3.5h9v9h-9z",
  diamond: "M8 2l6 6-6 6-6-6z",
  triangle: "M8 2.5l6 10.5H2z",
  triangleDown: "M8 13.5L2 3h12z",
  hexagon: "M4.8 2.8h6.4L14.4 8l-3.2 5.2H4.8L1.6 8z",
  star: "M8 1.6l1.9 4.3 4.6.4-3.5 3.1 1.1 4.6L8 11.600l-4.100 2.400 1.100-4.600L1.500 6.300l4.600-.4z",
};

/** The sign of a theme as a small picture; that of no theme for undefined. */
function symbol(theme) {
  const shape = theme?.shape ?? "dot";
  const hue = theme ? `var(--hue-${theme.number % 8})` : "var(--plain)";
  const style = shape === "ring" ? `fill:none;stroke:${hue};stroke-width:2.6` : `fill:${hue};stroke:var(--shade);stroke-width:.8`;
  const path = svg("path", { d: SHAPE_PATHS[shape] });
  path.style.cssText = style;
  return svg("svg", { viewBox: "0 0 16 16", class: "symbol", "aria-hidden": "true" }, path);
}

/** The line of a relation as a small picture, with its head. */
function lineSample({ dashes, width, head }) {
  const line = svg("path", { d: head ? "M1 6h27" : "M1 6h34", "stroke-width": width, fill: "none" });
  if (dashes.length) line.setAttribute("stroke-dasharray", dashes.join(" "));
  const heads = {
    arrow: () => svg("path", { d: "M27 2.500l8 3.500-8 3.500z", class: "head" }),
    vee: () => svg("path", { d: "M26 2l9 4-9 4 2.500-4z", class: "head" }),
    circle: () => svg("circle", { cx: 31, cy: 6, r: 3.2, class: "head" }),
  };
  const parts = [line, ...(heads[head] ? [heads[head]()] : [])];
  return svg("svg", { viewBox: "0 0 36 12", class: "line", "aria-hidden": "true" }, ...parts);
}

const key = {
  frame: document.getElementById("key"),
  themes: document.getElementById("themes"),
  relations: document.getElementById("relations"),
  all: document.getElementById("show-all"),

  start({ toggle, showAll, glow }) {
    Object.assign(this, { toggle, glow });
    this.all.addEventListener("click", showAll);
    if (window.matchMedia("(max-width: 760px), (max-height: 560px)").matches) this.frame.open = false;
  },

  show() {
    const held = document.activeElement?.dataset?.chip;
    this.themes.setAttribute("aria-label", word("themes"));
    this.relations.setAttribute("aria-label", word("relations"));
    this.themes.replaceChildren(...this.themeChips());
    this.relations.replaceChildren(...this.relationChips());
    this.themes.hidden = this.themes.children.length === 0;
    this.all.hidden = state.hiddenRelations.size + state.hiddenThemes.size === 0;
    if (held) this.frame.querySelector(`[data-chip="${CSS.escape(held)}"]`)?.focus();
  },

  themeChips() {
    if (!themes.size) return [];
    const count = new Map();
    for (const { id } of map.concepts) count.set(themeName(id), (count.get(themeName(id)) ?? 0) + 1);
    const chips = [...themes.values()].map((theme) =>
      this.chip("theme", theme.name, symbol(theme), spoken(theme.label), count.get(theme.name)));
    if (count.has("")) chips.push(this.chip("theme", "", symbol(), word("theme.none"), count.get("")));
    return chips;
  },

  relationChips() {
    const count = new Map();
    for (const { relation } of map.statements) count.set(relation, (count.get(relation) ?? 0) + 1);
    return map.relations.map((relation) => this.chip(
      "relation", relation.name, lineSample(relation.line), relation.label[state.language], count.get(relation.name),
    ));
  },

  chip(kind, name, sample, label, count) {
    const hidden = kind === "theme" ? state.hiddenThemes : state.hiddenRelations;
    const glow = (on) => () => this.glow(on && !hidden.has(name) ? { [kind]: name } : null);
    return el(
      "button",
      {
        type: "button", class: "chip", "data-chip": `${kind} ${name}`, "aria-pressed": String(!hidden.has(name)),
        onclick: () => this.toggle(hidden, name),
        onmouseenter: glow(true), onmouseleave: glow(false), onfocus: glow(true), onblur: glow(false),
      },
      sample, el("span", {}, label), el("span", { class: "count" }, String(count)),
    );
  },
};
