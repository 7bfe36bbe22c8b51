// The lands of the map: the places nearest to each concept (its Voronoi cell), bounded by a coast, joined by theme.

const COAST_X = 104;
const COAST_Y = 76;
const CORNERS = 24;

/** The cell of each node as a polygon; each corner is tagged with the node across the side that starts there. */
function cells(nodes) {
  const order = [...nodes].sort((a, b) => a.x - b.x);
  return order.map((node, place) => {
    let cell = coast(node);
    for (const step of [-1, 1]) {
      for (let k = place + step; order[k] && Math.abs(order[k].x - node.x) <= 2 * COAST_X; k += step) {
        if (Math.abs(order[k].y - node.y) <= 2 * COAST_Y) cell = clip(cell, node, order[k]);
      }
    }
    return { node, cell };
  });
}

function coast({ x, y }) {
  return Array.from({ length: CORNERS }, (_, k) => {
    const turn = (2 * Math.PI * k) / CORNERS;
    return { x: x + COAST_X * Math.cos(turn), y: y + COAST_Y * Math.sin(turn), across: null };
  });
}

/** The part of a polygon that is nearer to `node` than to `other` (Sutherland and Hodgman 1974). */
function clip(polygon, node, other) {
  const [dx, dy] = [other.x - node.x, other.y - node.y];
  const middle = (dx * (node.x + other.x) + dy * (node.y + other.y)) / 2;
  const beyond = (point) => dx * point.x + dy * point.y - middle;
  const kept = [];
  polygon.forEach((a, k) => {
    const b = polygon[(k + 1) % polygon.length];
    const [outA, outB] = [beyond(a), beyond(b)];
    if (outA <= 0) kept.push(a);
    if (outA <= 0 !== outB <= 0) {
      const share = outA / (outA - outB);
      const point = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
      kept.push({ ...point, across: outA <= 0 ? other : a.across });
    }
  });
  return kept;
}

/** The lands by theme, and the borders between them, as paths in the coordinates of the map. */
function territories(nodes) {
  const lands = new Map();
  const borders = new Path2D();
  for (const { node, cell } of cells(nodes)) {
    if (!lands.has(node.theme)) lands.set(node.theme, new Path2D());
    const land = lands.get(node.theme);
    cell.forEach((corner, k) => {
      land[k ? "lineTo" : "moveTo"](corner.x, corner.y);
      if (!corner.across || corner.across.theme === node.theme) return;
      const next = cell[(k + 1) % cell.length];
      borders.moveTo(corner.x, corner.y);
      borders.lineTo(next.x, next.y);
    });
    land.closePath();
  }
  return { lands, borders };
}
