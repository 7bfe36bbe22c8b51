"""The page of a theme: what it holds, by families or in alphabetical order, and how it joins the others."""

from collections import Counter
from typing import NamedTuple

from istilah.exports.pages.families import Families, families
from istilah.exports.pages.paging import LENGTH, part
from istilah.exports.pages.rendering import Place, render
from istilah.exports.pages.site import Site, Theme
from istilah.graph.values import Text


class Member(NamedTuple):
    """A concept of a theme: its name and definition, and whether it is a metric."""

    iri: str
    label: Text
    abbreviation: str
    definition: Text | None


#: The order of the page that is not by families.
ALPHABET = "a-z"


def theme_page(site: Site, iri: str, language: str, number: int = 1, order: str = "") -> str:
    """Return the page of a theme, by the IRI of its collection: by families, or from A to Z if `order` says so.

    A theme too large for one page, and one without families, has only the alphabetical order.
    """
    theme = site.themes[iri]
    found = _families(site, theme, language)
    by_families = found is not None and order != ALPHABET
    shown = part(site.sorted(theme.members, language), number)
    return render(
        site,
        "theme.html",
        language,
        Place("theme", theme.slug, page=str(number) if number > 1 else "", order=order if order == ALPHABET else ""),
        theme=theme,
        families=found,
        by_families=by_families,
        alphabet=ALPHABET,
        member=lambda concept: member(site, concept, language),
        name=site.map.concepts.label(iri, language),
        shown=shown,
        members=[] if by_families else [member(site, concept, language) for _, concept in shown.items],
        bridges=_bridges(site, theme, language),
        themes=[(site.map.concepts.label(other, language), site.themes[other]) for other in site.themes],
    )


def _families(site: Site, theme: Theme, language: str) -> Families | None:
    if len(theme.members) > LENGTH:
        return None
    found = families(site, [iri for iri in site.members(theme, language) if iri in site.map.concepts])
    return found if found.families else None


def theme_by_slug(site: Site, slug: str) -> str | None:
    """Return the IRI of the theme that a slug names, or None."""
    return next((theme.iri for theme in site.themes.values() if theme.slug == slug), None)


def member(site: Site, iri: str, language: str) -> Member:
    """Return a concept as lists show it."""
    concept = site.map.concepts.get(iri)
    return Member(
        iri,
        site.map.concepts.label(iri, language),
        concept.abbreviation(language),
        concept.definition(language),
    )


def _bridges(site: Site, theme: Theme, language: str) -> list[tuple[Text, Theme, int]]:
    """Return the themes that statements join to this one, with how many statements, most first."""
    counts = Counter(
        other.iri
        for concept in theme.members
        for edge in site.map.concepts.neighbours(concept)
        if (other := site.theme_of.get(edge.object)) and other.iri != theme.iri
    )
    joined = sorted(counts, key=lambda iri: (-counts[iri], iri))
    return [(site.map.concepts.label(iri, language), site.themes[iri], counts[iri]) for iri in joined]
