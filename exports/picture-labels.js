// Labels that never overlap: the most joined concepts first, and more of them the closer one looks, as in an atlas.
// Text keeps its size on the screen while the map is scaled beneath it.

const FACE = getComputedStyle(document.documentElement).getPropertyValue("--sans");
const SERIF = getComputedStyle(document.documentElement).getPropertyValue("--serif");
const LINE = 1.18;
const measure = document.createElement("canvas").getContext("2d");
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const measured = new Map();

/** The ways to set a text, best first: on two lines of about equal length, or on one if it is not long. */
function settings(text, most = 24) {
  const lines = wrap(text);
  return lines.length > 1 && text.length <= most ? [lines, [text]] : [lines];
}

/** A text on one line or two of about equal length, cut short where it is much longer. */
function wrap(text, room = 15, most = 24) {
  const words = text.trim().split(/\s+/).flatMap((one) => slices(one, most));
  const line = (from, to) => words.slice(from, to).join(" ");
  if (text.length <= room || words.length === 1) return [line(0)];
  const length = (at) => Math.max(line(0, at).length, line(at).length);
  const breaks = words.map((_, k) => k).slice(1);
  const best = breaks.reduce((a, b) => (length(b) < length(a) ? b : a));
  if (length(best) <= most) return [line(0, best), line(best)];
  const fits = (from) => words.findIndex((_, k) => k > from && line(from, k + 1).length > most - 1);
  const first = fits(0);
  return [line(0, first), `${line(first, Math.max(fits(first), first + 1))}…`];
}

function slices(text, length) {
  if (text.length <= length) return [text];
  const signs = Array.from(segmenter.segment(text), ({ segment }) => segment);
  const found = [];
  while (signs.length) found.push(signs.splice(0, length).join(""));
  return found;
}

function size(lines, font) {
  const key = `${font}\0${lines.join("\0")}`;
  if (!measured.has(key)) {
    measure.font = font;
    const height = parseFloat(/([\d.]+)px/.exec(font)[1]) * LINE;
    const width = Math.max(...lines.map((line) => measure.measureText(line).width));
    measured.set(key, { width, height: height * lines.length, line: height });
  }
  return measured.get(key);
}

/** Rectangles that are taken, found by the cells of a grid. */
class Taken {
  constructor(cell = 60) {
    this.cell = cell;
    this.grid = new Map();
  }

  *near({ left, right, top, bottom }) {
    for (let column = Math.floor(left / this.cell); column <= Math.floor(right / this.cell); column++) {
      for (let row = Math.floor(top / this.cell); row <= Math.floor(bottom / this.cell); row++) {
        yield `${column} ${row}`;
      }
    }
  }

  /** How many of the rectangles a box meets, but for those of its own concept. */
  hits(box, pad = 0, own = undefined) {
    const met = new Set();
    for (const cell of this.near(box)) {
      for (const other of this.grid.get(cell) ?? []) {
        const clear = box.left - pad >= other.right || box.right + pad <= other.left
          || box.top - pad >= other.bottom || box.bottom + pad <= other.top;
        if (!clear && (own === undefined || other.owner !== own)) met.add(other);
      }
    }
    return met.size;
  }

  take(box) {
    for (const cell of this.near(box)) {
      if (!this.grid.has(cell)) this.grid.set(cell, []);
      this.grid.get(cell).push(box);
    }
  }
}

function boxAt(x, y, { width, height }) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** The places about a point that a label may take, best first; `outward` is the direction to prefer, if any. */
function spots(radius, { width, height }, outward) {
  const [across, down] = [radius + 4 + width / 2, radius + 2 + height / 2];
  const [aslant, askew] = [radius * 0.7 + 2 + width / 2, radius * 0.7 + height / 2];
  const aside = width * 0.28;
  const all = [
    [0, down], [0, -down], [across, 0], [-across, 0], [aslant, askew], [-aslant, askew], [aslant, -askew], [-aslant, -askew],
    [aside, down], [-aside, down], [aside, -down], [-aside, -down],
  ].map(([x, y]) => ({ x, y }));
  if (outward) {
    const along = ({ x, y }) => (x * outward.x) / across + (y * outward.y) / down;
    all.sort((a, b) => along(b) - along(a));
  }
  return all;
}

/**
 * Places for as many labels as fit. `items` come best first: { id, text, font, point, radius, forced, outward }.
 * They meet nothing that is `taken`, no dot, and stay in the `bounds`; of the places left, one that keeps clear of
 * `lines` is better. A forced label that meets something everywhere stands where it meets least.
 */
function placeLabels(items, { taken, dots, lines, bounds }) {
  const placed = [];
  for (const item of items) {
    let best = null;
    for (const { text, x, y, room } of choices(item)) {
      const box = { ...boxAt(item.point.x + x, item.point.y + y, room), owner: item.id };
      const met = taken.hits(box, 2) * 3 + dots.hits(box, 1, item.id) * 2 + !isWithin(box, bounds);
      const cost = met + Math.min(lines.hits(box), 5) / 10;
      if ((met && !item.forced) || (best && cost >= best.cost)) continue;
      best = { cost, box, dx: x, dy: y, lines: text, line: room.line };
      if (!cost) break;
    }
    if (!best) continue;
    taken.take(best.box);
    placed.push({ ...item, ...best });
  }
  return placed;
}

/** The settings of a label at each of its places. */
function* choices({ text, font, radius, outward }) {
  for (const lines of settings(text)) {
    const room = size(lines, font);
    for (const spot of spots(radius, room, outward)) yield { ...spot, text: lines, room };
  }
}

function isWithin(box, bounds) {
  return box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
}
