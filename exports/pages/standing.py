"""Standing: how a document stands to the others: what they state alike, where they differ, what it denies."""

from collections import Counter
from typing import NamedTuple

from istilah.exports.pages.agreement import ToldDenial, told_denials
from istilah.exports.pages.disagreement import ToldDisagreement, told_disagreement
from istilah.exports.pages.site import Site
from istilah.graph.denials import every_denial
from istilah.graph.disagreements import Disagreement, every_disagreement
from istilah.graph.values import Passage, Source


class Beside(NamedTuple):
    """Another document, with how many statements both make and on how many questions they differ."""

    source: Source
    shared: int
    differing: int


class Standing(NamedTuple):
    """A document beside the others: those it shares a statement or a question with, its disagreements, its denials.

    `open` are the questions that its own entries answer in several ways.
    """

    beside: list[Beside]
    differing: list[ToldDisagreement]
    open: list[ToldDisagreement]
    denials: list[ToldDenial]


def standing(site: Site, iri: str, language: str) -> Standing:
    """Return how a document stands to the others, those that it has most in common with first."""
    found = [one for one in every_disagreement(site.map) if iri in _sources(one)]
    others = Counter(other for one in found for other in _sources(one) if other and other != iri)
    shared = _shared(site, iri)
    beside = [Beside(site.sources[other], shared[other], others[other]) for other in {*shared, *others}]
    return Standing(
        sorted(beside, key=lambda one: (-one.shared, -one.differing, one.source.iri)),
        [_own_first(site, one, iri, language) for one in found if len(_sources(one)) > 1],
        [told_disagreement(site, one, language) for one in found if len(_sources(one)) == 1],
        told_denials(site, [one for one in every_denial(site.map) if _is_of(one.passage, iri)], language),
    )


def _shared(site: Site, iri: str) -> Counter[str]:
    """Return how many statements of a document each other one makes too."""
    sources: dict[tuple[str, str, str], set[str]] = {}
    for source, claims in site.claims_of.items():
        for claim in claims:
            if source and claim.status == "accepted" and claim.predicate in site.map.relations:
                sources.setdefault((claim.subject, claim.predicate, claim.object), set()).add(source)
    return Counter(other for found in sources.values() if iri in found for other in found if other != iri)


def _sources(found: Disagreement) -> set[str]:
    """Return the documents on the sides of a disagreement, "" for the editors."""
    return {one.claim.passage.source.iri if one.claim.passage else "" for one in found.positions}


def _own_first(site: Site, found: Disagreement, iri: str, language: str) -> ToldDisagreement:
    positions = sorted(found.positions, key=lambda one: not _is_of(one.claim.passage, iri))
    return told_disagreement(site, found._replace(positions=tuple(positions)), language)


def _is_of(passage: Passage | None, iri: str) -> bool:
    return passage is not None and passage.source.iri == iri
