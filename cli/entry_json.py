"""An entry as JSON values."""

from istilah.graph.claims import stated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from istilah.cli.entry import Entry
    from istilah.graph.metrics import Metric
    from istilah.graph.values import Claim, Edge, Fact, Passage, Text


def entry_values(entry: "Entry", language: str) -> "dict[str, Any]":
    """Return an entry as dictionaries and lists; human texts are by language, `language` is that of the sentences."""
    concept = entry.concept
    return {
        "iri": concept.iri,
        "slug": concept.slug,
        "label": _first(concept.preferred),
        "abbreviation": _first(concept.abbreviations),
        "alternative": _all(concept.alternative),
        "definition": _first(concept.definitions),
        "metric": _metric(entry.metric) if entry.metric else None,
        "relations": [_statement(entry, edge, language) for edge in entry.edges],
        "facts": [_fact(fact) for fact in entry.facts],
    }


def _first(texts: "Iterable[Text]") -> dict[str, str]:
    values: dict[str, str] = {}
    for text in texts:
        values.setdefault(text.language, text.text)
    return values


def _all(texts: "Iterable[Text]") -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for text in texts:
        values.setdefault(text.language, []).append(text.text)
    return values


def _metric(metric: "Metric") -> "dict[str, Any]":
    return {
        "unit": list(metric.units),
        "better_when": list(metric.better),
        "minimum": _number(metric.minimum),
        "maximum": _number(metric.maximum),
        "formula": [
            {"expression": formula.expression, "variables": dict(formula.variables)} for formula in metric.formulas
        ],
    }


def _number(text: str) -> float | str | None:
    if not text:
        return None
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            continue
    return text


def _statement(entry: "Entry", edge: "Edge", language: str) -> "dict[str, Any]":
    return {
        "group": edge.relation.group,
        "relation": edge.relation.name,
        "object": edge.object,
        "label": entry.map.concepts.label(edge.object, language).text,
        "sentence": entry.map.sentence(edge, language),
        "stated": list(stated(edge)),
        "claims": claim_values(entry.evidence.behind(edge)),
    }


def _fact(fact: "Fact") -> "dict[str, Any]":
    return {
        "iri": fact.iri,
        "statement": _first(fact.statements),
        "cited": fact.cited or None,
        "source": _place(fact.passage),
    }


def claim_values(claims: "Iterable[Claim]") -> "list[dict[str, Any]]":
    """Return who makes a statement; the source of what the editors claim themselves is None."""
    return [{"iri": claim.iri, "explicit": claim.explicit, "source": _place(claim.passage)} for claim in claims]


def _place(passage: "Passage | None") -> "dict[str, Any] | None":
    if passage is None:
        return None
    return {
        "document": passage.source.iri,
        "title": _first(passage.source.titles),
        "entry": passage.entry or None,
        "heading": passage.heading or None,
        "start": passage.start,
        "end": passage.end,
    }
