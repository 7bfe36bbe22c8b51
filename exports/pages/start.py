"""The start page: what this is, a search box, the themes, a few good doors and the state of the map."""

from typing import NamedTuple

from istilah.exports.pages.questions import Door, doors
from istilah.exports.pages.rendering import Place, render
from istilah.exports.pages.site import Site, Theme
from istilah.graph.values import Text

#: The questions that the start page offers as doors, as far as the map has them.
_QUESTIONS = ("what-measures", "contrasts-with", "what-improves", "how-calculated", "who-says-so", "what-comes-before")


class ThemeCard(NamedTuple):
    """A theme with the names of a few of its concepts, the best connected ones."""

    theme: Theme
    label: Text
    examples: list[tuple[Text, str]]


def start_page(site: Site, language: str) -> str:
    """Return the start page in a language."""
    return render(
        site,
        "start.html",
        language,
        Place("start"),
        statistics=site.statistics,
        cards=[_card(site, theme, language) for theme in site.themes.values() if theme.number],
        other_themes=[
            (site.map.concepts.label(theme.iri, language), theme)
            for theme in list(site.themes.values())[:200]
            if not theme.number
        ],
        hubs=_named(site, site.hubs, language),
        top=_named(site, site.top, language) if not site.themes else [],
        letters=site.letters(language),
        doors=_doors(site, language),
        sources=list(site.sources.values()),
    )


def _card(site: Site, theme: Theme, language: str) -> ThemeCard:
    label = site.map.concepts.label(theme.iri, language)
    return ThemeCard(theme, label, _named(site, site.best_connected(theme.members, 4), language))


def _named(site: Site, concepts: list[str], language: str) -> list[tuple[Text, str]]:
    return [(site.map.concepts.label(iri, language), iri) for iri in concepts]


def _doors(site: Site, language: str) -> list[Door]:
    known = {door.name: door for door in doors(site, language)}
    return [known[name] for name in _QUESTIONS if name in known]
