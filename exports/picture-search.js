// Search over every label in every language: exact, prefix, words, middle of a word; a combobox as ARIA 1.2 has it.

const SHOWN = 12;

function fold(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim() || text.trim().toLowerCase();
}

const labelIndex = map.concepts.flatMap((concept) =>
  (concept.names.length ? concept.names : [[concept.label.en[0], "", "preferred"]]).map(([text, language, kind]) => ({
    concept: concept.id, text, language, kind, folded: fold(text),
  })),
);

/** How well a label matches, lower is better; Infinity for not at all. */
function distance(label, wanted, words) {
  if (label.folded === wanted) return 0;
  if (label.folded.startsWith(wanted)) return 1;
  const parts = label.folded.split(" ");
  if (words.every((one) => parts.some((part) => part.startsWith(one)))) return 2;
  return words.every((one) => label.folded.includes(one)) ? 3 : Infinity;
}

/** The concepts that a text may mean, each with the label that matched, best first. */
function find(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const words = wanted.split(" ");
  const rank = (label) => [
    distance(label, wanted, words),
    label.language === state.language ? 0 : 1,
    ["preferred", "abbreviation", "alternative"].indexOf(label.kind),
    label.text.length,
  ];
  const ranked = labelIndex.map((label) => ({ label, rank: rank(label) })).filter(({ rank }) => rank[0] < Infinity);
  ranked.sort((a, b) => a.rank.map((value, k) => value - b.rank[k]).find(Boolean) ?? 0);
  const found = new Map();
  for (const { label } of ranked) if (!found.has(label.concept)) found.set(label.concept, label);
  return [...found.values()];
}

const search = {
  box: document.getElementById("search"),
  list: document.getElementById("results"),
  note: document.getElementById("found"),
  active: -1,

  start(choose) {
    this.choose = choose;
    this.box.addEventListener("input", () => this.show());
    this.box.addEventListener("focus", () => this.show());
    this.box.addEventListener("blur", () => this.close());
    this.box.addEventListener("keydown", (event) => this.press(event));
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.take(option);
    });
  },

  show() {
    const found = find(this.box.value);
    this.list.replaceChildren(...found.slice(0, SHOWN).map((label, place) => this.option(label, place)));
    this.list.hidden = found.length === 0;
    const empty = this.box.value.trim() === "";
    this.note.hidden = empty || found.length > 0;
    this.note.textContent = word("search.none");
    if (!empty) say(found.length ? word("search.found", { count: found.length }) : word("search.none"));
    this.box.setAttribute("aria-expanded", String(found.length > 0));
    this.mark(found.length ? 0 : -1);
  },

  option(label, place) {
    const concept = concepts.get(label.concept);
    const same = label.text === textOf(concept.label);
    return el(
      "li",
      { role: "option", id: `result-${place}`, "data-concept": concept.id, "aria-selected": "false" },
      symbol(themeOf(concept.id)),
      spoken(concept.label),
      same ? null : el("small", { lang: label.language || undefined, dir: "auto" }, label.text),
    );
  },

  mark(place) {
    const options = [...this.list.children];
    this.active = options.length ? (place + options.length) % options.length : -1;
    options.forEach((option, k) => option.setAttribute("aria-selected", String(k === this.active)));
    if (this.active < 0) this.box.removeAttribute("aria-activedescendant");
    else {
      this.box.setAttribute("aria-activedescendant", `result-${this.active}`);
      options[this.active].scrollIntoView({ block: "nearest" });
    }
  },

  press(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.show();
      else this.mark(this.active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.take(this.list.children[this.active]);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (this.list.hidden && this.note.hidden) this.box.blur();
      this.box.value = "";
      this.close();
    }
  },

  take(option) {
    this.box.value = "";
    this.close();
    this.choose(option.dataset.concept);
  },

  close() {
    this.list.replaceChildren();
    this.list.hidden = this.note.hidden = true;
    this.active = -1;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  },
};
