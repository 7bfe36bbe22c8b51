// The page: state in, picture and words out. The address holds the state, so a link or a reload shows the same.

function say(text) {
  document.getElementById("said").textContent = text;
}

/** The address of a view: what is chosen, the language and what the key hides. */
function address({ concept, statement } = {}) {
  const chosen = statements.get(statement);
  const fields = chosen
    ? { concept: chosen.subject, relation: chosen.relation, to: chosen.object }
    : { concept };
  const hidden = { hide: [...state.hiddenRelations], "hide-themes": [...state.hiddenThemes].map((name) => name || "-") };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value) query.set(name, value);
  query.set("lang", state.language);
  for (const [name, values] of Object.entries(hidden)) if (values.length) query.set(name, values.join(" "));
  return `#${query}`;
}

/** Take the state from the address; whatever it names that the picture does not have is left out. */
function readAddress() {
  const query = new URLSearchParams(location.hash.slice(1));
  const list = (name) => (query.get(name) ?? "").split(" ").filter(Boolean);
  const concept = query.get("concept");
  if (map.words[query.get("lang")]) state.language = query.get("lang");
  state.hiddenRelations = new Set(list("hide").filter((name) => relations.has(name)));
  const names = new Set([...themes.values()].map(({ name }) => name).concat(""));
  state.hiddenThemes = new Set(list("hide-themes").map((name) => (name === "-" ? "" : name)).filter((name) => names.has(name)));
  state.concept = concepts.has(concept) ? concept : location.hash ? null : map.focus;
  const joined = (statementsOf.get(concept) ?? []).find((each) =>
    each.subject === concept && each.object === query.get("to") && each.relation === query.get("relation"));
  state.statement = joined?.id ?? null;
}

/** Show the state in every part of the page. */
function show() {
  showWords();
  key.show();
  panel.show();
  canvas.show();
}

function showWords() {
  const { language } = state;
  document.documentElement.lang = language;
  document.title = document.getElementById("title").textContent = textOf(map.title);
  document.getElementById("title").lang = map.title[language][1] || language;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  const named = {
    languages: "language", results: "search", map: "map", "zoom-in": "zoom.in", "zoom-out": "zoom.out", "zoom-all": "zoom.all",
  };
  for (const [id, name] of Object.entries(named)) document.getElementById(id).setAttribute("aria-label", word(name));
  document.getElementById("search").placeholder = word("search.hint");
  const counts = { concepts: map.concepts.length, relations: map.statements.length };
  canvas.frame.setAttribute("aria-label", word("map.text", counts));
}

function announce() {
  const chosen = statements.get(state.statement);
  if (chosen) say(sentenceText(chosen));
  else if (state.concept) {
    say(word("selected", { label: labelOf(state.concept), count: statementsOf.get(state.concept).length }));
  } else say(word("cleared"));
}

/** Go to a concept, a statement or, with neither, the overview. */
function go(where) {
  const next = address(where);
  if (next !== location.hash) location.hash = next;
}

function goToConcept(id) {
  state.hiddenThemes.delete(themeName(id));
  handOver = true;
  if (state.concept === id && !state.statement) arrive();
  else go({ concept: id });
}

let handOver = false;

/** After the address has changed: show, say and, where the choice was made outside the picture, look there. */
function arrive() {
  const language = state.language;
  readAddress();
  if (state.concept) state.hiddenThemes.delete(themeName(state.concept));
  show();
  if (language !== state.language) canvas.retitle();
  announce();
  const ids = canvas.chosen();
  if (ids && !canvas.sees(ids)) canvas.look(true, [...ids]);
  if (handOver) panel.focus();
  handOver = false;
}

/** Change what the key hides, or the language: the same place, so no new step back. */
function stay() {
  history.replaceState(null, "", address({ concept: state.concept, statement: state.statement }));
  show();
}

function setLanguage(language) {
  state.language = language;
  stay();
  canvas.retitle();
}

function toggle(hidden, name) {
  if (!hidden.delete(name)) hidden.add(name);
  canvas.glowing = null;
  stay();
}

function showAll() {
  state.hiddenRelations.clear();
  state.hiddenThemes.clear();
  stay();
  key.frame.querySelector("summary").focus();
}

function pressed(event) {
  const typing = event.target.closest("input, textarea, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.box.focus();
  } else if (event.key === "Escape" && (state.concept || state.statement)) {
    go({});
  }
}

readAddress();
panel.start({ address });
key.start({ toggle, showAll, glow: (what) => canvas.glow(what) });
canvas.start({
  choose: (id) => go({ concept: id }),
  chooseStatement: (id) => go({ statement: id }),
  clear: () => (state.concept || state.statement) && go({}),
});
atlas.start();
search.start(goToConcept);
show();
canvas.retitle();
canvas.look(false, canvas.chosen() && !map.focus ? [...canvas.chosen()] : undefined);
window.addEventListener("hashchange", arrive);
document.addEventListener("keydown", pressed);
panel.frame.addEventListener("click", (event) => (handOver = event.target.closest("a") !== null));
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => setLanguage(button.dataset.language));
}
document.getElementById("zoom-in").addEventListener("click", () => canvas.zoom(1.4));
document.getElementById("zoom-out").addEventListener("click", () => canvas.zoom(1 / 1.4));
document.getElementById("zoom-all").addEventListener("click", () => canvas.look());
document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  panel.frame.focus();
});
document.documentElement.dataset.ready = "";
