// The map as data, the state of the page, and how text is said in its language.
"use strict";

const map = JSON.parse(document.getElementById("data").textContent);
const state = {
  language: map.language,
  concept: null,
  statement: null,
  hiddenRelations: new Set(),
  hiddenThemes: new Set(),
};

const concepts = new Map(map.concepts.map((concept) => [concept.id, concept]));
const relations = new Map(map.relations.map((relation) => [relation.name, relation]));
const statements = new Map(map.statements.map((statement) => [statement.id, statement]));
const themes = new Map(map.themes.map((theme) => [theme.number, theme]));
const statementsOf = new Map(map.concepts.map((concept) => [concept.id, []]));
for (const statement of map.statements) {
  for (const end of new Set([statement.subject, statement.object])) statementsOf.get(end).push(statement);
}

/** The words of the interface for a key, in the language of the page. */
function word(key, values = {}) {
  return map.words[state.language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** The text of something said in both languages. */
function textOf(said) {
  return said[state.language][0];
}

function labelOf(id) {
  return textOf(concepts.get(id).label);
}

/** The theme that a concept is drawn in, undefined without one. */
function themeOf(id) {
  return themes.get(concepts.get(id).theme);
}

/** The name that the key and the address give to a concept's theme; "" without one. */
function themeName(id) {
  return themeOf(id)?.name ?? "";
}

function capital(text) {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase(state.language) + rest.join("");
}

function languageName(code) {
  try {
    return new Intl.DisplayNames([state.language], { type: "language" }).of(code);
  } catch {
    return code;
  }
}

/** An element; children are elements or text, never markup. */
function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A text with the language and direction that it is in. */
function spoken(said, tag = "span", attributes = {}) {
  const [text, language] = said[state.language];
  const foreign = language && language !== state.language;
  return el(tag, { dir: "auto", lang: foreign ? language : undefined, ...attributes }, text);
}

/** A badge where a text stands in for one that is missing in the language of the page; else null. */
function standIn(said) {
  const language = said[state.language][1];
  if (!language || language === state.language) return null;
  return el("abbr", { class: "badge", title: word("only.in", { language: languageName(language) }) }, language);
}

/** A statement as text, read from the concept `from`: its subject unless that is the object. */
function sentenceText(statement, from = statement.subject) {
  return capital(sentenceParts(statement, from).map((part) => part.text).join(""));
}

/** The parts of a sentence: text, and the concept that it names where it names one. */
function sentenceParts(statement, from = statement.subject) {
  const relation = relations.get(statement.relation);
  const turned = from !== statement.subject && relation.inverse !== null;
  const template = (turned ? relation.inverse : relation.sentence)[state.language];
  const [subject, object] = turned ? [statement.object, statement.subject] : [statement.subject, statement.object];
  return template.split(/(\{s\}|\{o\})/).filter(Boolean).map((text) => {
    const id = text === "{s}" ? subject : text === "{o}" ? object : null;
    return id === null ? { text, id } : { text: labelOf(id), id };
  });
}
