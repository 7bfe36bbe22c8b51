"""The scheme: what a map says of itself."""

import os
from typing import TYPE_CHECKING, NamedTuple

from istilah.graph.properties import Properties
from istilah.graph.values import Text, in_language

if TYPE_CHECKING:
    from istilah.graph.concept_map import ConceptMap


class Scheme(NamedTuple):
    """A map's own title, description, licence (an IRI or ""), version ("" when unnumbered) and date.

    `modified` is when it last changed, as the data write it, "" when they do not say.
    """

    iri: str
    titles: tuple[Text, ...]
    descriptions: tuple[Text, ...]
    licence: str
    version: str
    modified: str

    def title(self, language: str) -> Text:
        """Return the title in a language or a stand-in."""
        return in_language(self.titles, language) or Text("", "")

    def description(self, language: str) -> Text | None:
        """Return the description in a language or a stand-in."""
        return in_language(self.descriptions, language)


def scheme(map: "ConceptMap") -> Scheme:
    """Return what a map says of itself; one that says nothing is called by the name of its file."""
    if not map.scheme:
        return Scheme("", _file_name(map.path), (), "", "", "")
    values = Properties(map.store, map.scheme)
    titles = values.texts("dct:title", "skos:prefLabel", "rdfs:label", "http://purl.org/dc/elements/1.1/title")
    descriptions = values.texts("dct:description", "rdfs:comment", "http://purl.org/dc/elements/1.1/description")
    licence, version = values.first("dct:license"), values.first("owl:versionInfo")
    modified = values.first("dct:modified", "dct:issued", "dct:created")
    return Scheme(map.scheme, titles or _file_name(map.path), descriptions, licence, version, modified)


def _file_name(path: str) -> tuple[Text, ...]:
    return (Text(os.path.basename(os.path.normpath(path)) if path else "", ""),)
