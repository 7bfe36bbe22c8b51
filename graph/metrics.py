"""Metrics: the unit, direction, range and formulas of a concept that is a figure."""

from __future__ import annotations

from istilah.graph import _terms
from istilah.graph.properties import Properties
from istilah.graph.values import Claim, Formula

TYPE_CHECKING = False  # see istilah.graph._tuples
if TYPE_CHECKING:
    from typing import NamedTuple

    from istilah.graph.concept_map import ConceptMap
else:
    from istilah.graph._tuples import NamedTuple

METRIC = _terms.IST + "Metric"


class Metric(NamedTuple):
    """What is known of a metric, as its direct statements have it; "" and () where nothing is.

    `units` are IRIs (``unit:PERCENT``, whole) or plain text, `better` is higher, lower or target.
    """

    concept: str
    units: tuple[str, ...]
    better: tuple[str, ...]
    minimum: str
    maximum: str
    formulas: tuple[Formula, ...]


def metric(map: ConceptMap, iri: str) -> Metric | None:
    """Return what is known of a metric, or None for a concept that neither is one nor has any of it."""
    values = Properties(map.store, iri)
    units = (*values.iris("qudt:hasUnit"), *(text.text for text in values.literals("qudt:hasUnit")))
    found = Metric(
        iri,
        units,
        tuple(_terms.local_name(direction).lower() for direction in values.iris("ist:betterWhen")),
        values.first("ist:minValue"),
        values.first("ist:maxValue"),
        tuple(map.claims.formula(formula) for formula in values.iris("ist:hasFormula")),
    )
    return found if any(found[1:]) or METRIC in values.iris("rdf:type") else None


def grounds(map: ConceptMap, iri: str) -> dict[str, list[Claim]]:
    """Return the claims behind the particulars of a metric, by the name of the property such as ``betterWhen``."""
    found: dict[str, list[Claim]] = {}
    for claim in map.claims.about(iri):
        if claim.subject == iri and claim.predicate not in map.relations:
            found.setdefault(_terms.local_name(claim.predicate), []).append(claim)
    return found
