"""Naming: which concept a text that someone typed names, or which ones it may mean."""

from typing import TYPE_CHECKING, NamedTuple

from istilah.graph.values import Match

if TYPE_CHECKING:
    from istilah.graph.concept_map import ConceptMap

#: How many concepts are offered where a text names none, or several.
MOST_CHOICES = 6


class Naming(NamedTuple):
    """What a text names: one concept (`iri`), several with just this name, or none but `choices` that come close."""

    text: str
    iri: str = ""
    choices: tuple[str, ...] = ()
    is_exact: bool = True


def naming(map: "ConceptMap", text: str, language: str) -> Naming:
    """Return what a text names: a slug, an IRI or any label, whatever its case, diacritics and hyphens.

    Of several concepts with one name, the only one whose preferred label it is; otherwise all of them are choices.
    """
    text = text.strip()
    named = map.concepts.by_slug(text) or map.written_as_iri(text) or ""
    if named or not text:
        return Naming(text, named)
    matches = map.search.exact(text)
    found = _concepts(matches)
    preferred = _concepts([match for match in matches if match.kind == "preferred"])
    if len(found) == 1 or len(preferred) == 1:
        return Naming(text, (preferred or found)[0])
    if found:
        return Naming(text, "", tuple(found[:MOST_CHOICES]))
    close = map.search(text, MOST_CHOICES, language)
    return Naming(text, "", tuple(match.concept for match in close), is_exact=False)


def written(map: "ConceptMap", iri: str, language: str) -> str:
    """Return a text that names a concept and no other, best its label: what a field is filled in with."""
    label = map.concepts.label(iri, language).text
    return label if naming(map, label, language).iri == iri else map.concepts.slug(iri)


def _concepts(matches: list[Match]) -> list[str]:
    return list(dict.fromkeys(match.concept for match in matches))
