"""The concepts as a table: one a row, a column for each language of labels, abbreviations and definitions."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from istilah.exports.cells import join, write_table
from istilah.exports.registry import Options
from istilah.exports.selection import concepts
from istilah.graph import _terms
from istilah.graph.concept_map import ConceptMap
from istilah.graph.values import LANGUAGES, Concept, Text

_FIELDS = ("label", "abbreviation", "alternative", "definition")


def write(map: ConceptMap, stream: BinaryIO, options: Options) -> None:
    """Write the concepts as CSV; see `istilah.exports.cells` for how to read it."""
    write_concepts(map, concepts(map, options), stream)


def write_concepts(map: ConceptMap, iris: Iterable[str], stream: BinaryIO) -> None:
    """Write some concepts, by their IRIs, as CSV."""
    write_table(stream, *concept_table(map, iris))


def concept_table(map: ConceptMap, iris: Iterable[str]) -> tuple[list[str], Iterator[list[str]]]:
    """Return the header and the rows of a table of some concepts, by their IRIs."""
    found = [map.concepts.get(iri) for iri in iris]
    languages = _languages(found)
    columns = [_column(field, language) for field in _FIELDS for language in languages]
    header = ["iri", *columns, *(_column("theme", language) for language in LANGUAGES), "types"]
    return header, (_row(map, concept, languages) for concept in found)


def _languages(found: list[Concept]) -> list[str]:
    """Return the languages of the interface, then the others that the texts are in."""
    used = {text.language for concept in found for texts in _texts(concept) for text in texts}
    return [*LANGUAGES, *sorted(used.difference(LANGUAGES))]


def _texts(concept: Concept) -> tuple[tuple[Text, ...], ...]:
    return concept.preferred, concept.abbreviations, concept.alternative, concept.definitions


def _column(field: str, language: str) -> str:
    return f"{field}_{language}" if language else field


def _row(map: ConceptMap, concept: Concept, languages: list[str]) -> list[str]:
    cells = [
        join(text.text for text in texts if text.language == language)
        for texts in _texts(concept)
        for language in languages
    ]
    types = join(_terms.shorten(type) for type in concept.types if type != _terms.CONCEPT.value)
    return [concept.iri, *cells, *_theme(map, concept.iri), types]


def _theme(map: ConceptMap, iri: str) -> list[str]:
    theme = map.concepts.theme(iri)
    return [map.concepts.label(theme, language).text if theme else "" for language in LANGUAGES]
