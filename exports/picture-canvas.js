// The network: vis-network draws nodes and edges at their fixed places, in the strength that the state asks for.

/** With as many edges, each is drawn at full strength; with more, fainter. */
const REST_EDGES = 500;
/** How strong what is not chosen stays: in a neighbourhood, which is all about the chosen, more than on a whole map. */
const FAINT = map.focus ? 0.75 : 0.3;
const quiet = window.matchMedia("(prefers-reduced-motion: reduce)");
const night = window.matchMedia("(prefers-color-scheme: dark)");

/** The colours of the style sheet, which knows day and night. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = ["ink", "muted", "sea", "land", "coast", "accent", "edge", "plain"];
  const hues = Array.from({ length: 8 }, (_, k) => read(`hue-${k}`));
  const hue = (number) => (Number.isInteger(number) ? hues[number % 8] : read("plain"));
  return { ...Object.fromEntries(names.map((name) => [name, read(name)])), hue };
}

/** A mix of two colours, given as #rrggbb, with a share of the first. */
function mix(one, other, share) {
  const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const [a, b] = [parts(one), parts(other)];
  const mixed = a.map((value, k) => Math.round(value * share + b[k] * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

const canvas = {
  frame: document.getElementById("canvas"),
  shown: new Map(),
  hovered: null,
  glowing: null,
  moved: false,

  start(act) {
    const { nodes, edges, options } = map.network;
    const degree = (id) => statementsOf.get(id).length;
    this.palette = colours();
    this.drawn = new Map(nodes.map((node) => [node.id, { ...node, theme: concepts.get(node.id).theme }]));
    this.order = [...this.drawn.values()].sort((a, b) => degree(b.id) - degree(a.id));
    this.hubs = new Set(this.order.slice(0, Math.ceil(nodes.length / 9)).map(({ id }) => id));
    this.heads = new Map(edges.map(({ id, arrows }) => [id, arrows]));
    this.nodes = new vis.DataSet(nodes.map(({ label, group, ...node }) => ({ ...node, ...this.nodeStyle(node.id) })));
    this.edges = new vis.DataSet(edges.map((edge) => ({ ...edge, ...this.edgeStyle(edge.id, "rest") })));
    this.network = new vis.Network(this.frame, { nodes: this.nodes, edges: this.edges }, options);
    this.frame.querySelector(".vis-network").removeAttribute("tabindex");
    this.listen(act);
  },

  listen({ choose, chooseStatement, clear }) {
    const on = (event, act) => this.network.on(event, act);
    on("click", ({ pointer }) => {
      const node = this.network.getNodeAt(pointer.DOM) ?? placing.at(pointer.DOM);
      const edge = node ? undefined : this.network.getEdgeAt(pointer.DOM);
      if (node) choose(node);
      else if (edge) chooseStatement(edge);
      else clear();
    });
    on("hoverNode", ({ node }) => this.hover(node));
    on("blurNode", () => this.hover(null));
    on("hoverEdge", () => (this.frame.style.cursor = "pointer"));
    on("blurEdge", () => (this.frame.style.cursor = ""));
    on("dragStart", () => (this.moved = true));
    on("zoom", () => (this.moved = true));
    on("resize", () => this.moved || this.look(false));
    night.addEventListener("change", () => this.recolour());
  },

  hover(id) {
    this.hovered = id;
    this.frame.style.cursor = id ? "pointer" : "";
    this.show();
  },

  /** Bring out the edges of a relation or the concepts of a theme while the key points at it. */
  glow(what) {
    this.glowing = what;
    this.show();
  },

  isGlowing(theme) {
    return this.glowing?.theme === undefined || this.glowing.theme === (themes.get(theme)?.name ?? "");
  },

  recolour() {
    this.palette = colours();
    this.shown.clear();
    this.nodes.update(map.concepts.map(({ id }) => ({ id, ...this.nodeStyle(id) })));
    this.show();
  },

  nodeStyle(id) {
    const hue = this.palette.hue(concepts.get(id).theme);
    const isRing = themeOf(id)?.shape === "ring";
    const [background, border] = isRing ? [this.palette.land, hue] : [hue, mix(hue, this.palette.ink, 0.62)];
    return { color: { background, border }, borderWidth: isRing ? 2.5 : 1 };
  },

  /** How an edge is drawn: at rest, lit, dim or hidden. */
  edgeStyle(id, how) {
    const { width } = relations.get(statements.get(id).relation).line;
    const rest = Math.max(0.05, 0.42 * (REST_EDGES / Math.max(REST_EDGES, map.statements.length + 200)) ** 0.8);
    const opacity = map.focus ? { rest: 0.75, lit: 0.95, dim: 0.2 } : { rest, lit: 0.95, dim: rest / 5 };
    const isLit = how === "lit";
    return {
      hidden: how === "hidden",
      width: width * (map.focus ? 1 : isLit ? 1.25 : 0.8),
      arrows: isLit || map.focus ? this.heads.get(id) : { to: { enabled: false } },
      color: { color: isLit ? this.palette.ink : this.palette.edge, opacity: opacity[how] ?? 0, inherit: false },
    };
  },

  isHidden(id) {
    return state.hiddenThemes.has(themeName(id));
  },

  isDrawn({ subject, object, relation }) {
    return !state.hiddenRelations.has(relation) && !this.isHidden(subject) && !this.isHidden(object);
  },

  /** What is chosen: a concept with its neighbours, or the two ends of a statement; null for nothing. */
  chosen() {
    const chosen = statements.get(state.statement);
    if (chosen) return new Set([chosen.subject, chosen.object]);
    if (!state.concept) return null;
    const drawn = statementsOf.get(state.concept).filter((each) => this.isDrawn(each));
    return new Set([state.concept, ...drawn.flatMap(({ subject, object }) => [subject, object])]);
  },

  /** The statements that are brought out: what is pointed at, and what is chosen. */
  lit() {
    return map.statements.filter((each) => this.isDrawn(each) && this.isLit(each));
  },

  isLit({ id, subject, object, relation }) {
    if (this.glowing?.relation === relation) return true;
    if (this.hovered && (this.hovered === subject || this.hovered === object)) return true;
    if (state.statement) return id === state.statement;
    return Boolean(state.concept) && (state.concept === subject || state.concept === object);
  },

  isFaint(id, chosen) {
    if (this.glowing?.theme !== undefined) return themeName(id) !== this.glowing.theme;
    return chosen !== null && !chosen.has(id) && id !== this.hovered;
  },

  /** Draw what the state says; only what changed is handed to vis-network. */
  show() {
    const chosen = this.chosen();
    const others = chosen !== null || this.glowing?.relation ? "dim" : "rest";
    const edges = map.statements.map((each) => [each.id, !this.isDrawn(each) ? "hidden" : this.isLit(each) ? "lit" : others]);
    const nodes = map.concepts.map(({ id }) => [id, this.isHidden(id) ? "hidden" : this.isFaint(id, chosen) ? "faint" : "plain"]);
    this.edges.update(this.changed(edges).map(([id, how]) => ({ id, ...this.edgeStyle(id, how) })));
    this.nodes.update(this.changed(nodes).map(([id, how]) => ({ id, hidden: how === "hidden", opacity: how === "faint" ? FAINT : 1 })));
    placing.forget();
    this.network.redraw();
  },

  /** Those that are to be drawn otherwise than they are. */
  changed(all) {
    const changed = all.filter(([id, how]) => this.shown.get(id) !== how);
    for (const [id, how] of changed) this.shown.set(id, how);
    return changed;
  },

  /** Say what a node or edge is when it is pointed at, in the language of the page. Titles are text, not markup. */
  retitle() {
    const about = ({ id, label, definition }) => ({ id, title: textOf(definition ?? label) });
    this.nodes.update(map.concepts.map(about));
    this.edges.update(map.statements.map((statement) => ({ id: statement.id, title: sentenceText(statement) })));
  },

  /** A point on an edge, from 0 at its subject to 1 at its object, in the coordinates of the map. */
  pointOn(id, along) {
    return this.network.body.edges[id].edgeType.getPoint(along);
  },

  /** The room that labels have between the outermost concepts and the edge of the sheet. */
  margins(isClose) {
    if (this.frame.clientWidth < 600) return [52, 40];
    return map.focus || isClose ? [100, 60] : [64, 46];
  },

  /** Move so that some concepts, or all of them, fill the sheet. */
  look(moving = true, ids = [...this.drawn.keys()]) {
    if (!ids.length) return;
    const { left, right, top, bottom } = extent(ids.map((id) => this.drawn.get(id)));
    const { clientWidth: width, clientHeight: height } = this.frame;
    const [across, down] = this.margins(ids.length < this.drawn.size);
    const scale = Math.min((width - 2 * across) / (right - left + 1), (height - 2 * down) / (bottom - top + 1), 1.25);
    this.network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 },
      scale: Math.max(scale, 0.03),
      animation: moving && !quiet.matches ? { duration: 450, easingFunction: "easeInOutQuad" } : false,
    });
  },

  zoom(factor) {
    this.moved = true;
    this.network.moveTo({
      scale: this.network.getScale() * factor,
      animation: quiet.matches ? false : { duration: 200, easingFunction: "easeInOutQuad" },
    });
  },

  /** Whether some concepts are all in sight. */
  sees(ids) {
    const { clientWidth: width, clientHeight: height } = this.frame;
    return [...ids].every((id) => {
      const { x, y } = this.network.canvasToDOM(this.drawn.get(id));
      return x > 40 && y > 30 && x < width - 40 && y < height - 30;
    });
  },
};
