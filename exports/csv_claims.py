"""The claims as a table: one a row, labels beside IRIs, with the source and the place in it."""

from collections.abc import Sequence
from typing import BinaryIO

from istilah.exports.cells import write_table
from istilah.exports.registry import Options
from istilah.exports.selection import claims
from istilah.graph import _terms
from istilah.graph.concept_map import ConceptMap
from istilah.graph.notes import reason
from istilah.graph.values import LANGUAGES, Claim, Passage, Text

_REASONS = tuple(f"reason_{language}" for language in LANGUAGES)
_PLACE = ("source", "source_title", "entry", "heading", "start", "end", "quote")


def write(map: ConceptMap, stream: BinaryIO, options: Options) -> None:
    """Write the claims as CSV; those of the editors' own have no source. See `istilah.exports.cells`."""
    named = [name for role in ("subject", "relation", "object") for name in (role, *(f"{role}_{x}" for x in LANGUAGES))]
    header = ["claim", *named, "status", "explicit", "confidence", *_REASONS, *_PLACE]
    write_table(stream, header, (_row(map, claim, options.language) for claim in claims(map, options)))


def _row(map: ConceptMap, claim: Claim, language: str) -> list[str]:
    return [
        claim.iri,
        claim.subject,
        *_labels(map, claim.subject),
        _terms.shorten(claim.predicate).strip("<>"),
        *_labels(map, claim.predicate),
        claim.object,
        *_labels(map, claim.object),
        claim.status,
        "true" if claim.explicit else "false",
        "" if claim.confidence is None else f"{claim.confidence:g}",
        *_reasons(map, claim),
        *_place(claim.passage, language),
    ]


def _labels(map: ConceptMap, iri: str) -> list[str]:
    """Return the label in each language, "" where there is none; no language stands in for another in a column."""
    try:
        labels = [map.concepts.label(iri, language) for language in LANGUAGES]
    except ValueError:  # the object is a number or a text
        labels = []
    return _by_language(labels)


def _reasons(map: ConceptMap, claim: Claim) -> list[str]:
    return _by_language([reason(map.store, claim.iri, language) for language in LANGUAGES])


def _by_language(texts: Sequence[Text | None]) -> list[str]:
    known = {text.language: text.text for text in texts if text}
    return [known.get(language, "") for language in LANGUAGES]


def _place(passage: Passage | None, language: str) -> list[str]:
    if passage is None:
        return ["" for _ in _PLACE]
    source = passage.source
    place = [passage.entry, passage.heading, str(passage.start), str(passage.end), passage.quote]
    return [source.iri, source.title(language), *place]
