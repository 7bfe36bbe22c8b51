// The panel: the map in words. An overview of all concepts, or one concept, or one statement, each with its sources.

const GROUPS = ["structure", "measurement", "effect", "means", "actors", "order", "handling", "contrast", "related"];

const panel = {
  frame: document.getElementById("details"),

  start({ address }) {
    this.address = address;
  },

  show() {
    this.frame.setAttribute("aria-label", word("details"));
    const parts = state.statement ? this.statement(statements.get(state.statement))
      : state.concept ? this.concept(concepts.get(state.concept)) : this.overview();
    this.frame.replaceChildren(...parts.filter(Boolean));
    this.frame.scrollTop = 0;
  },

  /** Hand the keyboard to what was chosen. */
  focus() {
    (this.frame.querySelector("h2") ?? this.frame).focus({ preventScroll: false });
  },

  overview() {
    const numbers = [["concepts", map.concepts.length], ["relations", map.statements.length], ["sources", map.sources.length]];
    const byTheme = [...themes.values(), undefined].map((theme) => this.themeList(theme));
    return [
      el("h2", { tabindex: "-1" }, word("overview")),
      el("dl", { class: "numbers" }, ...numbers.map(([name, count]) =>
        el("div", {}, el("dt", {}, word(name)), el("dd", {}, count.toLocaleString(state.language))))),
      el("p", { class: "help" }, word("overview.help")),
      ...byTheme,
      map.sources.length ? el("h3", {}, word("sources")) : null,
      map.sources.length ? el("ul", { class: "plain" }, ...map.sources.map((source) => el("li", {}, spoken(source, "cite")))) : null,
    ];
  },

  /** The concepts of a theme in the order of the alphabet. */
  themeList(theme) {
    const members = map.concepts.filter(({ id }) => themeOf(id) === theme);
    if (!members.length) return null;
    const order = new Intl.Collator(state.language);
    members.sort((a, b) => order.compare(textOf(a.label), textOf(b.label)));
    const name = theme ? spoken(theme.label) : word(themes.size ? "theme.none" : "concepts");
    return el(
      "details", { class: "theme", open: !themes.size || members.length <= 12 && Boolean(map.focus) },
      el("summary", {}, symbol(theme), name, el("span", { class: "count" }, String(members.length))),
      el("ul", { class: "plain" }, ...members.map((concept) => el("li", {}, this.link(concept.id)))),
    );
  },

  concept(concept) {
    const theme = themeOf(concept.id);
    const short = this.names(concept, "abbreviation")[0];
    return [
      this.back(),
      theme ? el("p", { class: "kicker" }, symbol(theme), spoken(theme.label)) : null,
      el("h2", { tabindex: "-1" }, spoken(concept.label),
        short ? " " : null, short ? el("span", { class: "short" }, short) : null, standIn(concept.label)),
      ...this.otherNames(concept),
      ...this.definition(concept),
      ...this.relationsOf(concept),
      ...this.facts(concept),
      ...this.sources(),
    ].filter(Boolean);
  },

  /** A concept's labels of a kind in the language of the page. */
  names(concept, kind) {
    return concept.names.filter((name) => name[2] === kind && [state.language, ""].includes(name[1])).map(([text]) => text);
  },

  otherNames(concept) {
    const lines = [];
    for (const language of Object.keys(map.words)) {
      const [text, own] = concept.label[language];
      if (language === state.language || own !== language || text === textOf(concept.label)) continue;
      lines.push(this.line(word("in.language", { language: languageName(language) }), el("span", { lang: language }, text)));
    }
    const also = this.names(concept, "alternative");
    if (also.length) lines.push(this.line(word("also"), el("span", { dir: "auto" }, also.join(", "))));
    return lines.length ? [el("dl", { class: "names" }, ...lines.flat())] : [];
  },

  line(name, value) {
    return [el("dt", {}, name), el("dd", {}, value)];
  },

  definition({ definition }) {
    if (!definition) return [el("p", { class: "help" }, word("definition.none"))];
    return [el("p", { class: "definition" }, spoken(definition), standIn(definition))];
  },

  relationsOf(concept) {
    this.noted = new Map();
    const all = statementsOf.get(concept.id);
    const drawn = all.filter(({ relation }) => !state.hiddenRelations.has(relation));
    const hidden = all.length - drawn.length;
    const order = (statement) => map.relations.indexOf(relations.get(statement.relation)) * 2 + (statement.subject !== concept.id);
    const byGroup = GROUPS.map((group) => {
      const members = drawn.filter(({ relation }) => relations.get(relation).group === group);
      if (!members.length) return null;
      members.sort((a, b) => order(a) - order(b));
      return el("div", {}, el("h3", {}, word(`group.${group}`)),
        el("ul", { class: "statements" }, ...members.map((statement) => this.item(statement, concept.id))));
    });
    return [
      ...byGroup,
      all.length ? null : el("p", { class: "help" }, word("relations.none")),
      hidden ? el("p", { class: "help" }, word("relations.hidden", { count: hidden })) : null,
      concept.outside ? el("p", { class: "help" }, word("relations.outside", { count: concept.outside })) : null,
    ];
  },

  item(statement, from) {
    return el("li", {}, this.sentence(statement, from), this.note(statement.places));
  },

  /** A statement as a sentence; every concept but `from` is a link. */
  sentence(statement, from) {
    const parts = sentenceParts(statement, from);
    const children = parts.map(({ text, id }, k) => {
      const shown = k === 0 ? capital(text) : text;
      return id === null || id === from ? el("bdi", { class: id ? "self" : undefined }, shown) : this.link(id, shown);
    });
    return el("p", {}, ...children);
  },

  link(id, text = labelOf(id)) {
    const { label } = concepts.get(id);
    const language = label[state.language][1];
    return el("a", {
      href: this.address({ concept: id }), dir: "auto",
      lang: language && language !== state.language ? language : undefined,
    }, text);
  },

  /** Where a statement is made: numbers of documents, listed below, and entries. */
  note(places) {
    const cited = places.map((place) => {
      const words = [];
      if (place.source >= 0) words.push(el("sup", {}, String(this.number(place.source))));
      words.push(place.source < 0 ? capital(word("editors")) : this.entry(place));
      if (place.implied) words.push(` · ${word("implied")}`);
      return el("span", {}, ...words);
    });
    return el("p", { class: "cite" }, ...(cited.length ? cited : [word("source.none")]));
  },

  number(source) {
    if (!this.noted.has(source)) this.noted.set(source, this.noted.size + 1);
    return this.noted.get(source);
  },

  entry({ entry, heading }) {
    const where = entry ? capital(word("entry", { entry })) : "";
    return el("bdi", {}, [where, heading ? `“${heading}”` : ""].filter(Boolean).join(" "));
  },

  facts(concept) {
    if (!concept.facts.length) return [];
    const item = ({ said, cited, place }) => el("li", {}, el("p", {}, spoken(said), standIn(said)),
      cited ? el("p", { class: "cite" }, word("cited", { cited })) : null, this.note([place]));
    return [el("h3", {}, word("facts")), el("ul", { class: "statements" }, ...concept.facts.map(item))];
  },

  sources() {
    if (!this.noted.size) return [];
    const documents = [...this.noted.keys()].map((source) => el("li", {}, spoken(map.sources[source], "cite")));
    return [el("h3", {}, word("sources")), el("ol", { class: "sources" }, ...documents)];
  },

  statement(statement) {
    this.noted = new Map();
    const relation = relations.get(statement.relation);
    return [
      this.back(),
      el("p", { class: "kicker" }, lineSample(relation.line), relation.label[state.language]),
      el("h2", { tabindex: "-1", class: "said" }, sentenceText(statement)),
      el("p", { class: "ends" }, this.link(statement.subject), this.link(statement.object)),
      el("h3", {}, word("who")),
      el("ul", { class: "statements" }, ...this.witnesses(statement)),
    ];
  },

  witnesses({ places }) {
    if (!places.length) return [el("li", {}, word("source.none"))];
    return places.map((place) => el("li", {},
      el("p", {}, place.source < 0 ? capital(word("editors")) : spoken(map.sources[place.source], "cite")),
      place.source < 0 ? null : el("p", { class: "cite" }, this.entry(place), place.implied ? ` · ${word("implied")}` : ""),
      place.quote ? el("blockquote", { dir: "auto" }, place.quote) : null));
  },

  back() {
    return el("p", { class: "back" }, el("a", { href: this.address({}) }, `← ${word("back")}`));
  },
};
