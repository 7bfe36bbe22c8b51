// What is drawn beneath and above the network: lands with their names, labels, and rings about what is chosen.

const atlas = {
  start() {
    this.land = map.focus ? null : territories([...canvas.drawn.values()]);
    canvas.network.on("beforeDrawing", (context) => this.drawBelow(context));
    canvas.network.on("afterDrawing", (context) => this.drawAbove(context));
  },

  drawBelow(context) {
    placing.update();
    context.save();
    if (map.focus) this.drawRings(context);
    else this.drawLands(context);
    toScreen(context);
    for (const name of placing.names) this.drawName(context, name);
    context.restore();
  },

  drawAbove(context) {
    context.save();
    toScreen(context);
    this.drawMarks(context);
    const chosen = canvas.chosen();
    for (const label of [...placing.labels].reverse()) this.drawLabel(context, label, chosen);
    context.restore();
  },

  /** Each land in a light tint of its theme, with a coast about all of them and a white border where two meet. */
  drawLands(context) {
    const { palette } = canvas;
    const visible = [...this.land.lands].filter(([number]) => !state.hiddenThemes.has(themes.get(number)?.name ?? ""));
    context.lineJoin = "round";
    for (const [width, colour] of [[26, mix(palette.coast, palette.sea, 0.35)], [12, palette.coast]]) {
      context.lineWidth = width;
      context.strokeStyle = colour;
      for (const [, path] of visible) context.stroke(path);
    }
    context.lineWidth = 2;
    for (const [number, path] of visible) {
      context.fillStyle = context.strokeStyle = this.ground(number, canvas.isGlowing(number) ? 0.2 : 0.06);
      context.fill(path);
      context.stroke(path);
    }
    context.strokeStyle = palette.land;
    context.lineWidth = 4;
    context.stroke(this.land.borders);
  },

  /** The colour of the ground of a theme. */
  ground(number, share = 0.2) {
    return mix(canvas.palette.hue(number), canvas.palette.land, share);
  },

  /** Faint rings about the focus, one for each hop. */
  drawRings(context) {
    context.strokeStyle = canvas.palette.coast;
    context.lineWidth = 1.5;
    for (const [across, down] of map.network.rings) {
      context.beginPath();
      context.ellipse(0, 0, across, down, 0, 0, 2 * Math.PI);
      context.stroke();
    }
  },

  drawName(context, { lines, at, font, line, number }) {
    const { x, y } = canvas.network.canvasToDOM(at);
    context.globalAlpha = canvas.network.getScale() > CLOSE || state.concept || state.statement ? 0.4 : 1;
    context.letterSpacing = `${SPACED}px`;
    drawText(context, { lines, font, line }, x, y, mix(canvas.palette.hue(number), canvas.palette.ink, 0.5));
    context.letterSpacing = "0px";
    context.globalAlpha = 1;
  },

  /** A ring about the chosen concept, and a thin one about the one that is pointed at. */
  drawMarks(context) {
    for (const id of new Set([state.concept, canvas.hovered].filter(Boolean))) {
      const node = canvas.drawn.get(id);
      const { x, y } = canvas.network.canvasToDOM(node);
      context.beginPath();
      context.arc(x, y, node.size * canvas.network.getScale() + 5, 0, 2 * Math.PI);
      context.strokeStyle = canvas.palette.accent;
      context.lineWidth = id === state.concept ? 2.5 : 1.2;
      context.stroke();
    }
  },

  drawLabel(context, label, chosen) {
    const { x, y } = canvas.network.canvasToDOM(label.at);
    const { palette } = canvas;
    const isConcept = label.kind === "concept";
    const halo = map.focus ? palette.sea : isConcept ? this.ground(concepts.get(label.id).theme) : palette.land;
    context.globalAlpha = isConcept && canvas.isFaint(label.id, chosen) ? FAINT + 0.1 : 1;
    drawText(context, label, x + label.dx, y + label.dy, isConcept ? palette.ink : palette.muted, halo);
  },
};

/** Draw in pixels of the screen from here on. */
function toScreen(context) {
  const ratio = context.canvas.width / context.canvas.clientWidth;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

function drawText(context, { lines, font, line }, x, y, ink, halo) {
  context.font = font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  lines.forEach((words, k) => {
    const text = `\u2068${words}\u2069`; // in the direction of its own letters (UAX #9, isolates)
    const at = y + (k - (lines.length - 1) / 2) * line;
    if (halo) {
      context.strokeStyle = halo;
      context.strokeText(text, x, at);
    }
    context.fillStyle = ink;
    context.fillText(text, x, at);
  });
}
