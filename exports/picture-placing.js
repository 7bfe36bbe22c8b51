// Which names and labels are shown at a scale, and where beside their concepts they stand.

/** Below this scale only lands are named (without lands, the most joined concepts); above the other, concepts first. */
const FAR = 0.24;
const CLOSE = 1.1;
/** The space between the letters of a land's name. */
const SPACED = 2;
/** Up to as many concepts are labelled in larger letters, and as many lines carry the name of their relation. */
const FEW_CONCEPTS = 40;
const FEW_LINES = 16;

const placing = {
  done: "",
  labels: [],
  names: [],

  /** Something that labels depend on has changed. */
  forget() {
    this.done = "";
  },

  /** Place all anew if need be; moving the map does not move labels on it. */
  update() {
    const scale = canvas.network.getScale();
    const key = `${Math.round(Math.log(scale) * 25)} ${state.language}`;
    if (key === this.done) return;
    this.done = key;
    const chosen = canvas.chosen() ?? new Set();
    const isForced = ({ id }) => id === canvas.hovered || chosen.has(id);
    const visible = canvas.order.filter(({ id }) => !canvas.isHidden(id));
    const [first, rest] = [visible.filter(isForced), visible.filter((node) => !isForced(node))];
    const room = { taken: new Taken(), dots: this.dots(first, scale), lines: this.lines(scale), bounds: this.bounds(scale) };
    this.labels = placeLabels(first.map((node) => this.item(node, scale, true)), room);
    this.labels.push(...this.relations(scale, room.taken));
    room.dots = this.dots(visible, scale);
    this.names = map.focus ? [] : this.placeNames(scale, room);
    const hubs = this.names.length ? [] : rest.filter(({ id }) => canvas.hubs.has(id));
    const named = scale < FAR ? hubs : rest;
    this.labels.push(...placeLabels(named.map((node) => this.item(node, scale, false)), room));
  },

  item({ id, x, y, size: radius }, scale, forced) {
    const isHeavy = id === state.concept || (map.focus ? id === map.focus : canvas.hubs.has(id));
    const away = Math.hypot(x, y);
    const height = (isHeavy ? 12.5 : 11.5) + (canvas.drawn.size <= FEW_CONCEPTS ? 1.5 : 0);
    return {
      id, kind: "concept", forced, text: labelOf(id), at: { x, y }, point: { x: x * scale, y: y * scale },
      radius: Math.max(3, radius * scale) + (id === state.concept ? 6 : 0),
      outward: map.focus && away > 1 ? { x: x / away, y: y / away } : undefined,
      font: `${isHeavy ? 600 : 400} ${height}px ${FACE}`,
    };
  },

  /** The ground that the signs of some concepts cover. */
  dots(nodes, scale) {
    const dots = new Taken();
    for (const { id, x, y, size: radius } of nodes) {
      const side = 2 * radius * scale;
      dots.take({ ...boxAt(x * scale, y * scale, { width: side, height: side }), owner: id });
    }
    return dots;
  },

  /** What the edges that are brought out cover. */
  lines(scale) {
    const lines = new Taken();
    for (const { id } of canvas.lit().slice(0, 80)) {
      for (let along = 0; along <= 1; along += 0.04) {
        const { x, y } = canvas.pointOn(id, along);
        lines.take(boxAt(x * scale, y * scale, { width: 3, height: 3 }));
      }
    }
    return lines;
  },

  /** How far labels may reach: a little beyond the outermost concepts. */
  bounds(scale) {
    const { left, right, top, bottom } = extent([...canvas.drawn.values()]);
    const [across, down] = canvas.margins(false);
    return {
      left: left * scale - across + 4, right: right * scale + across - 4,
      top: top * scale - down + 2, bottom: bottom * scale + down - 2,
    };
  },

  /** Names of relations on the edges that are brought out, or on all of a small neighbourhood. */
  relations(scale, taken) {
    const all = map.focus && map.statements.length <= 2 * FEW_LINES && !state.statement;
    const chosen = all || state.concept || state.statement || canvas.hovered;
    const lit = all ? map.statements.filter((each) => canvas.isDrawn(each)) : canvas.lit();
    if (!chosen || lit.length > 2 * FEW_LINES || (!all && lit.length > FEW_LINES)) return [];
    return lit.map(({ id, relation }) => this.relation(id, relation, scale, taken)).filter(Boolean);
  },

  relation(id, name, scale, taken) {
    const lines = [relations.get(name).label[state.language]];
    const font = `italic 400 11px ${SERIF}`;
    const room = size(lines, font);
    for (const along of [0.5, 0.4, 0.6, 0.32, 0.68]) {
      const at = canvas.pointOn(id, along);
      const box = { ...boxAt(at.x * scale, at.y * scale, room), owner: id };
      if (taken.hits(box, 1)) continue;
      taken.take(box);
      return { id, kind: "relation", text: lines[0], lines, font, line: room.line, box, at, dx: 0, dy: 0 };
    }
    return null;
  },

  /** The name of each land, where it covers the fewest concepts, over its own ground if it can. */
  placeNames(scale, room) {
    const font = `600 ${Math.max(10.5, Math.min(17, 8 + 12 * scale)).toFixed(1)}px ${SERIF}`;
    const shown = [...themes.values()].filter(({ name }) => !state.hiddenThemes.has(name));
    return shown.map((theme) => {
      const lines = wrap(textOf(theme.label).toLocaleUpperCase(state.language), 13);
      const { width, height, line } = size(lines, font);
      const spaced = width + SPACED * Math.max(...lines.map((text) => text.length));
      const { box, at } = this.nameSpot(theme.number, { width: spaced, height }, scale, room);
      if (scale <= CLOSE) room.taken.take({ ...box, owner: theme.name });
      return { lines, font, line, number: theme.number, at, box };
    });
  },

  nameSpot(number, size, scale, { taken, dots, bounds }) {
    const members = canvas.order.filter(({ theme }) => theme === number);
    const foreign = canvas.order.filter(({ theme }) => theme !== number);
    const { left, right, top, bottom } = extent(members);
    const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [middleX, middleY] = [mean(members.map(({ x }) => x)), mean(members.map(({ y }) => y))];
    const [reachX, reachY] = [(right - left) / 2 + 30, (bottom - top) / 2 + (16 + size.height / 2) / scale];
    let best = null;
    for (let across = -5; across <= 5; across++) {
      for (let down = -8; down <= 8; down++) {
        const at = { x: middleX + (reachX * across) / 8, y: (top + bottom) / 2 + (reachY * down) / 8 };
        const box = boxAt(at.x * scale, at.y * scale, size);
        const away = Math.hypot(across / 4, (at.y - middleY) / reachY);
        const met = dots.hits(box, 3) * 2 + taken.hits(box, 4) * 12 + !isWithin(box, bounds) * 8;
        const cost = met + strangers(box, foreign, scale) + away * 1.5;
        if (!best || cost < best.cost) best = { cost, at, box };
      }
    }
    return best;
  },

  /** The concept whose label is at a point of the screen, if any. */
  at({ x, y }) {
    const hit = this.labels.find(({ kind, at, box, dx, dy }) => {
      const middle = canvas.network.canvasToDOM(at);
      return kind === "concept" && Math.abs(middle.x + dx - x) < (box.right - box.left) / 2
        && Math.abs(middle.y + dy - y) < (box.bottom - box.top) / 2;
    });
    return hit?.id;
  },
};

/** How many concepts of other themes are close to a name, which might be taken for theirs. */
function strangers({ left, right, top, bottom }, foreign, scale) {
  const [across, down] = [COAST_X * scale * 0.3, COAST_Y * scale * 0.4];
  return foreign.filter(({ x, y }) => x * scale > left - across && x * scale < right + across
    && y * scale > top - down && y * scale < bottom + down).length;
}

/** The rectangle that some points lie in, the origin for none. */
function extent(points) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const least = (values) => values.reduce((a, b) => Math.min(a, b), values[0] ?? 0);
  const most = (values) => values.reduce((a, b) => Math.max(a, b), values[0] ?? 0);
  return { left: least(xs), right: most(xs), top: least(ys), bottom: most(ys) };
}
