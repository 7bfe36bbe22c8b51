"""Disagreements of the sources as pages tell them."""

from typing import NamedTuple

from istilah.exports.pages.site import Site
from istilah.exports.pages.statements import Evidence, evidence
from istilah.graph.disagreements import Disagreement
from istilah.graph.values import Text, in_language


class ToldPosition(NamedTuple):
    """A side of a disagreement in a language, and who takes it."""

    statement: Text
    evidence: Evidence


class ToldDisagreement(NamedTuple):
    """A question that the sources answer differently, with their answers."""

    question: Text
    positions: list[ToldPosition]


def told_disagreement(site: Site, found: Disagreement, language: str) -> ToldDisagreement:
    """Return a disagreement in a language; a position without words of its own is told by its claim's sentence."""
    positions = [
        ToldPosition(
            in_language(position.statements, language) or Text(site.map.statement(position.claim, language), language),
            evidence(site, [position.claim], language)[0],
        )
        for position in found.positions
    ]
    return ToldDisagreement(found.question(language), positions)
