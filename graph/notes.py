"""Notes: what a concept carries beside its labels, definition and relations."""

from typing import TYPE_CHECKING, NamedTuple

from istilah.graph.properties import Properties
from istilah.graph.values import Text, in_language

if TYPE_CHECKING:
    from istilah.graph.concept_map import ConceptMap
    from istilah.graph.readable import ReadableStore

#: The documentation properties of SKOS (S16) that are shown, in this order.
KINDS = ("scopeNote", "example", "note", "historyNote", "changeNote", "editorialNote")


class Notes(NamedTuple):
    """The notes of a concept by kind, its notations, and what to use instead where it is out of use."""

    by_kind: dict[str, tuple[Text, ...]]
    notations: tuple[str, ...]
    deprecated: bool
    replaced_by: tuple[str, ...]


def notes(map: "ConceptMap", iri: str) -> Notes:
    """Return the notes of a concept."""
    values = Properties(map.store, iri)
    found = {kind: texts for kind in KINDS if (texts := values.literals(f"skos:{kind}"))}
    return Notes(
        found,
        tuple(text.text for text in values.literals("skos:notation")),
        values.first("owl:deprecated") in ("true", "1"),
        tuple(values.iris("dct:isReplacedBy")),
    )


def reason(store: "ReadableStore", claim: str, language: str) -> Text | None:
    """Return why the editors make a claim, where they say so."""
    return in_language(Properties(store, claim).literals("skos:note"), language)
