"""Fields for concepts: what was typed, the concept that it names, and what it may mean where that is not clear."""

from collections.abc import Callable
from typing import NamedTuple

from istilah.exports.pages.site import Site
from istilah.graph.naming import Naming, naming, written
from istilah.graph.values import Text

#: How long a name may be that someone types; of a longer one the beginning is read.
LONGEST = 200


class Choice(NamedTuple):
    """A concept that a text may mean, and the address of the page with it in place of the text."""

    iri: str
    slug: str
    label: Text
    address: str


class Field(NamedTuple):
    """A field: its name, the text in it, and the concept that it names, "" for none.

    `choices` are the concepts that the text may mean; `is_exact` tells that each of them has just this name.
    """

    name: str
    text: str
    iri: str
    choices: list[Choice]
    is_exact: bool


def field(site: Site, name: str, given: str, language: str, instead: Callable[[str], str]) -> Field:
    """Return a field with what was given; `instead` makes the address of the page with a slug in its place."""
    found: Naming = naming(site.map, given[:LONGEST], language)
    text = written(site.map, found.iri, language) if found.iri else found.text
    choices = [
        Choice(iri, slug, site.map.concepts.label(iri, language), instead(slug))
        for iri, slug in ((iri, site.map.concepts.slug(iri)) for iri in found.choices)
    ]
    return Field(name, text, found.iri, choices, found.is_exact)
