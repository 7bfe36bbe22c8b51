"""The scheme: what a map says of itself; a map of several schemes has its name of them."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from istilah.graph.concepts import whole
from istilah.graph.properties import Properties
from istilah.graph.values import Text, in_language

if TYPE_CHECKING:
    from istilah.graph.concept_map import ConceptMap


class Scheme(NamedTuple):
    """A map's own title, description, licence (an IRI or ""), version ("" when unnumbered) and date.

    `modified` is when it last changed, as the data write it, "" when they do not say. `file` is the name of what the
    map is read from, which stands in for a title.
    """

    iri: str
    titles: tuple[Text, ...]
    descriptions: tuple[Text, ...]
    licence: str
    version: str
    modified: str
    file: str

    def title(self, language: str) -> Text:
        """Return the title in a language or a stand-in."""
        return in_language(self.titles, language) or Text(self.file, "")

    def description(self, language: str) -> Text | None:
        """Return the description in a language or a stand-in."""
        return in_language(self.descriptions, language)


#: How long the names of several schemes in a row may be.
_LONGEST = 80


def scheme(map: "ConceptMap") -> Scheme:
    """Return what a map says of itself; one that says nothing is called by the name of its file.

    Of several schemes that concepts are in, one that nearly all of them are in speaks for the map; else it is called by
    the names of the largest ones, and says of itself what all of them say.
    """
    if not map.scheme:
        return Scheme("", (), (), "", "", "", _file_name(map.path))
    schemes = map.concepts.schemes()
    leading = whole(schemes)[:1] or list(schemes) or [map.scheme]
    if len(leading) == 1:
        return _scheme(map, leading[0])
    return _together(map.scheme, [_scheme(map, iri) for iri in leading])


def _scheme(map: "ConceptMap", iri: str) -> Scheme:
    values = Properties(map.store, iri)
    titles = values.texts("dct:title", "skos:prefLabel", "rdfs:label", "http://purl.org/dc/elements/1.1/title")
    descriptions = values.texts("dct:description", "rdfs:comment", "http://purl.org/dc/elements/1.1/description")
    licence, version = values.first("dct:license"), values.first("owl:versionInfo")
    modified = values.first("dct:modified", "dct:issued", "dct:created")
    return Scheme(iri, titles, descriptions, licence, version, modified, _file_name(map.path))


def _together(iri: str, schemes: list[Scheme]) -> Scheme:
    languages = sorted({text.language for one in schemes for text in one.titles})
    return Scheme(
        iri,
        tuple(
            Text(_row(one.title(language).text for one in schemes if one.titles), language) for language in languages
        ),
        (),
        _common(one.licence for one in schemes),
        _common(one.version for one in schemes),
        max(one.modified for one in schemes),
        schemes[0].file,
    )


def _row(names: Iterable[str]) -> str:
    """Return names in a row, as many as there is room for and one at least."""
    found = ""
    for name in names:
        if found and len(found) + len(name) > _LONGEST:
            return f"{found} · …"
        found = f"{found} · {name}" if found else name
    return found


def _common(values: Iterable[str]) -> str:
    """Return the value that all have, "" where they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else ""


def _file_name(path: str) -> str:
    return os.path.basename(os.path.normpath(path)) if path else ""
