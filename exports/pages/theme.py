"""The page of a theme: what it holds, in alphabetical order, and how it hangs together with the others."""

from collections import Counter
from typing import NamedTuple

from istilah.exports.pages.paging import part
from istilah.exports.pages.rendering import Place, render
from istilah.exports.pages.site import Site, Theme
from istilah.graph.values import Text


class Member(NamedTuple):
    """A concept of a theme: its name and definition, and whether it is a metric."""

    iri: str
    label: Text
    abbreviation: str
    definition: Text | None


def theme_page(site: Site, iri: str, language: str, number: int = 1) -> str:
    """Return the page of a theme, by the IRI of its collection."""
    theme = site.themes[iri]
    shown = part(site.sorted(theme.members, language), number)
    return render(
        site,
        "theme.html",
        language,
        Place("theme", theme.slug, page=str(number) if number > 1 else ""),
        theme=theme,
        name=site.map.concepts.label(iri, language),
        shown=shown,
        members=[member(site, concept, language) for _, concept in shown.items],
        bridges=_bridges(site, theme, language),
        themes=[(site.map.concepts.label(other, language), site.themes[other]) for other in site.themes],
    )


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
