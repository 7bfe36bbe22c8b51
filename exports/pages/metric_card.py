"""The card of a metric: unit, direction, range and formula, each with those who say so, and a calculator."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from istilah.exports.messages import CATALOGUES, message
from istilah.exports.pages.calculator import Calculator, calculator
from istilah.exports.pages.rendering import concept_link
from istilah.exports.pages.site import Site
from istilah.exports.pages.statements import Evidence, evidence
from istilah.graph.metrics import Metric, grounds, metric
from istilah.graph.values import Formula, Text

_TOKEN = re.compile(r"\w+(?:\.\w+)?|[^\w\s]")
_SIGNS = {"*": "×", "/": "÷", "-": "−"}


class Term(NamedTuple):
    """A piece of a formula: a sign or a number, or a variable by the name of its concept.

    `is_close` tells that no space stands before it.
    """

    text: Text
    address: str
    is_close: bool


class Row(NamedTuple):
    """A line of the card: its name, what it says (words, or the terms of a formula) and who says so.

    A formula comes with its calculator, if it is arithmetic.
    """

    name: str
    words: str
    terms: tuple[Term, ...]
    evidence: list[Evidence]
    calculator: Calculator | None = None


def metric_card(site: Site, iri: str, language: str, given: Mapping[str, str]) -> list[Row] | None:
    """Return the lines of a metric's card; none for a metric of which nothing is known, None for another concept.

    `given` are the parameters of the page, with what is filled in into a calculator.
    """
    found = metric(site.map, iri)
    return None if found is None else list(_rows(site, found, language, given))


def _rows(site: Site, found: Metric, language: str, given: Mapping[str, str]) -> Iterator[Row]:
    claims = grounds(site.map, found.concept)

    def who(*properties: str) -> list[Evidence]:
        return evidence(site, [claim for name in properties for claim in claims.get(name, [])], language)

    for number, formula in enumerate(found.formulas, 1):
        behind = [claim for claim in claims.get("hasFormula", []) if claim.object == formula.iri]
        form = calculator(site, found, formula, number, language, given)
        yield Row("formula", "", formula_terms(site, formula, language), evidence(site, behind, language), form)
    if found.units:
        yield Row("unit", ", ".join(_unit(unit, language) for unit in found.units), (), who("hasUnit"))
    if found.better:
        words = ", ".join(_direction(name, language) for name in found.better)
        yield Row("better", words, (), who("betterWhen"))
    if found.minimum or found.maximum:
        yield Row("range", _range(found, language), (), who("minValue", "maxValue"))


def _unit(unit: str, language: str) -> str:
    name = unit.rpartition("/")[2]
    key = f"unit.{name}"
    return message(key, language) if key in CATALOGUES[language] else name


def _direction(name: str, language: str) -> str:
    key = f"better.{name}"
    return message(key, language) if key in CATALOGUES[language] else name


def _range(found: Metric, language: str) -> str:
    form = "both" if found.minimum and found.maximum else "minimum" if found.minimum else "maximum"
    minimum, maximum = (value.replace("-", "−") for value in (found.minimum, found.maximum))
    return message(f"range.{form}", language, minimum=minimum, maximum=maximum)


def formula_terms(site: Site, formula: Formula, language: str) -> tuple[Term, ...]:
    """Return a formula with the names of its concepts in place of its symbols."""
    concepts = dict(formula.variables)
    tokens = _TOKEN.findall(formula.expression)
    close = (token == ")" or before == "(" for before, token in pairwise(["", *tokens]))
    return tuple(
        _term(site, token, concepts, language, is_close) for token, is_close in zip(tokens, close, strict=True)
    )


def _term(site: Site, token: str, concepts: dict[str, str], language: str, is_close: bool) -> Term:
    concept = concepts.get(token)
    if concept:
        return Term(site.map.concepts.label(concept, language), concept_link(site, concept, language), is_close)
    return Term(Text(_SIGNS.get(token, token), ""), "", is_close)
