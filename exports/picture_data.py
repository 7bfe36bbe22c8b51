"""What the page of a picture knows: concepts, statements, sources and words in both languages, as JSON values.

Every human text is a pair of the text and its language, chosen by `in_language` for each language of the
interface, so that the page marks a stand-in and the switch between languages needs nothing but this.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from istilah.exports.messages import CATALOGUES, message
from istilah.exports.picture_layout import Layout, overview
from istilah.exports.picture_network import LINES, Line, Node, network, shape_of
from istilah.exports.picture_parts import Parts, Statement, groups, select
from istilah.exports.picture_rings import around
from istilah.graph.schemes import scheme
from istilah.graph.values import LANGUAGES, Claim, Concept, Fact, Relation, Text, in_language

if TYPE_CHECKING:
    from istilah.exports.registry import Options
    from istilah.graph.concept_map import ConceptMap

Said = dict[str, list[str]]


def contents(map: "ConceptMap", options: "Options") -> dict[str, Any]:
    """Return everything that the page needs, made of strings, numbers, lists and dictionaries.

    Raises UnknownTermError for a focus that is no concept of the map.
    """
    parts = select(map, options)
    sources = _Sources()
    relations = list({edge.relation.iri: edge.relation for edge, _ in parts.statements}.values())
    relations.sort(key=lambda relation: map.relations.rank[relation.iri])
    return {
        "language": options.language,
        "focus": map.concepts.slug(options.focus) if options.focus else None,
        "title": _title(map),
        "words": {language: _words(language) for language in LANGUAGES},
        "themes": _theme_list(map, parts),
        "relations": [_relation(map, relation) for relation in relations],
        "concepts": _concepts(map, parts, sources),
        "statements": [_statement(map, number, each, sources) for number, each in enumerate(parts.statements)],
        "sources": sources.titles,
        "network": _drawing(map, parts, options),
    }


class _Sources:
    """The documents that a picture names, each once."""

    def __init__(self) -> None:
        self.titles: list[Said] = []
        self._numbers: dict[str, int] = {}

    def place(self, claim: Claim | Fact) -> dict[str, Any]:
        """Return where a claim is made: the number of its document (-1 for the editors), entry and heading."""
        passage = claim.passage
        place: dict[str, Any] = {"source": -1}
        if passage is not None:
            source = passage.source
            if source.iri not in self._numbers:
                self._numbers[source.iri] = len(self.titles)
                self.titles.append(_said(source.titles, source.slug))
            place = {"source": self._numbers[source.iri], "entry": passage.entry, "heading": passage.heading}
            if passage.quote:
                place["quote"] = passage.quote
        if isinstance(claim, Claim) and not claim.explicit:
            place["implied"] = True
        return place


def _said(texts: tuple[Text, ...], otherwise: str) -> Said:
    return {language: list(in_language(texts, language) or (otherwise, "")) for language in LANGUAGES}


def _title(map: "ConceptMap") -> Said:
    titles = scheme(map).titles
    if titles:
        return _said(titles, "")
    return {language: [message("picture.untitled", language), language] for language in LANGUAGES}


def _words(language: str) -> dict[str, str]:
    """Return the words of the page, and the names of the groups of relations."""
    words = {
        key.removeprefix("picture."): text for key, text in CATALOGUES[language].items() if key.startswith("picture.")
    }
    return words | {f"group.{group}": message(f"group.{group}", language) for group in LINES}


def _theme_list(map: "ConceptMap", parts: Parts) -> list[dict[str, Any]]:
    present = {parts.theme_of.get(concept.iri) for concept in parts.concepts}
    return [
        {
            "number": number,
            "name": map.concepts.slug(iri),
            "label": {language: list(map.concepts.label(iri, language)) for language in LANGUAGES},
            "shape": shape_of(number),
        }
        for iri, number in parts.themes.items()
        if iri in present
    ]


def _relation(map: "ConceptMap", relation: Relation) -> dict[str, Any]:
    inverse = map.relations.get(relation.inverse)
    dashes, width, head = LINES[relation.group]
    return {
        "name": relation.name,
        "group": relation.group,
        "label": {language: relation.label(language) for language in LANGUAGES},
        "sentence": {language: _template(relation, language) for language in LANGUAGES},
        "inverse": {language: _template(inverse, language) for language in LANGUAGES} if inverse else None,
        "line": {"dashes": dashes, "width": width, "head": head},
    }


def _template(relation: Relation, language: str) -> str:
    return (in_language(relation.sentences, language) or Text("{s} – {o}", "")).text


def _concepts(map: "ConceptMap", parts: Parts, sources: _Sources) -> list[dict[str, Any]]:
    facts: dict[str, list[Fact]] = {concept.iri: [] for concept in parts.concepts}
    for fact in map.claims.facts(*facts):
        for iri in fact.about:
            facts.get(iri, []).append(fact)
    return [_concept(map, concept, parts, sources, facts[concept.iri]) for concept in parts.concepts]


def _concept(map: "ConceptMap", concept: Concept, parts: Parts, sources: _Sources, facts: list[Fact]) -> dict[str, Any]:
    theme = parts.theme_of.get(concept.iri)
    return {
        "id": concept.slug,
        "theme": parts.themes[theme] if theme else None,
        "label": {language: list(_label(concept, language)) for language in LANGUAGES},
        "names": _names(concept),
        "definition": _said(concept.definitions, "") if concept.definitions else None,
        "facts": [
            {"said": _said(fact.statements, ""), "cited": fact.cited, "place": sources.place(fact)} for fact in facts
        ],
        "outside": parts.outside[concept.iri],
    }


def _label(concept: Concept, language: str) -> Text:
    """Return a concept's label in a language or a stand-in; its slug where the label is blank."""
    label = concept.label(language)
    return label if label.text.strip() else Text(concept.slug, "")


def _names(concept: Concept) -> list[list[str]]:
    """Return every label that a concept is found by: text, language and kind."""
    return [
        [text, language, kind]
        for kind, texts in (
            ("preferred", concept.preferred),
            ("abbreviation", concept.abbreviations),
            ("alternative", concept.alternative),
        )
        for text, language in texts
        if text.strip()
    ]


def _statement(map: "ConceptMap", number: int, statement: Statement, sources: _Sources) -> dict[str, Any]:
    edge = statement.edge
    return {
        "id": f"s{number}",
        "subject": map.concepts.slug(edge.subject),
        "relation": edge.relation.name,
        "object": map.concepts.slug(edge.object),
        "places": _once(sources.place(claim) for claim in statement.claims),
    }


def _once(places: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for place in places:
        if place not in found:
            found.append(place)
    return found


def _drawing(map: "ConceptMap", parts: Parts, options: "Options") -> dict[str, Any]:
    """Return the nodes, edges and options of the pyvis network."""
    layout, slug = _layout(parts, options), map.concepts.slug
    nodes = [
        Node(
            concept.slug,
            _label(concept, options.language).text,
            parts.themes.get(parts.theme_of.get(concept.iri, "")),
            layout.places[concept.iri],
        )
        for concept in parts.concepts
    ]
    lines = [
        Line(
            f"s{number}",
            slug(edge.subject),
            slug(edge.object),
            edge.relation.group,
        )
        for number, (edge, _) in enumerate(parts.statements)
    ]
    drawn = network(nodes, lines)
    return {"nodes": drawn.nodes, "edges": drawn.edges, "options": drawn.options, "rings": layout.rings}


def _layout(parts: Parts, options: "Options") -> Layout:
    rooms = {concept.iri: _half_width(concept) for concept in parts.concepts}
    if options.focus:
        return around(options.focus, parts.joins, rooms)
    return overview(groups(parts), parts.joins, rooms)


def _half_width(concept: Concept) -> float:
    """Return half the room of a concept's label, on two lines, in the language in which it is longer."""
    longest = max(len(_label(concept, language).text) for language in LANGUAGES)
    return 16 + 3.4 * min(longest, max(14, longest / 2 + 3), 22)
