"""The start page: what this is, a search box, a few good doors, the themes and the state of the map."""

from datetime import date
from typing import NamedTuple

from istilah.exports.messages import message
from istilah.exports.pages.compare import short_names
from istilah.exports.pages.isolation import isolated
from istilah.exports.pages.menu import KINDS
from istilah.exports.pages.questions import doors
from istilah.exports.pages.rendering import Place, render
from istilah.exports.pages.site import Site, Theme
from istilah.exports.pages.statements import Statement, told
from istilah.graph.values import Text

#: What divides the page: before it stands what takes no counting.
_COUNTED = "<!-- counted -->"
#: The questions that the start page offers as doors, as far as the map has them.
_QUESTIONS = ("what-measures", "what-improves", "how-calculated", "who-says-so")
#: How much of a name a door tells.
_LONGEST_NAME = 80
#: How many sets to compare it offers.
_SETS = 2


class ThemeCard(NamedTuple):
    """A theme with the names of a few of its concepts, the best connected ones."""

    theme: Theme
    label: Text
    examples: list[tuple[Text, str]]


class Door(NamedTuple):
    """A way into the map, as a question: the kind of page that answers it, its words and its address."""

    kind: str
    text: str
    address: str


def opening(site: Site, language: str) -> str:
    """Return the beginning of the start page, with the search box: what can be told before anything is counted."""
    sources = list(site.sources.values())
    page = render(site, "start.html", language, Place("start"), is_counting=True, sources=sources)
    return page.partition(_COUNTED)[0]


def after_opening(site: Site, language: str) -> str:
    """Return the start page from where `opening` ends."""
    return start_page(site, language).partition(_COUNTED)[2]


def start_page(site: Site, language: str) -> str:
    """Return the start page in a language."""
    return render(
        site,
        "start.html",
        language,
        Place("start"),
        is_counting=False,
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
        doors=[*_to_ask(site, language), *_to_compare(site, language), *_to_walk(site, language)],
        specimen=_specimen(site, language),
        sources=list(site.sources.values()),
        changed=_day(site.scheme.modified, language),
    )


def _card(site: Site, theme: Theme, language: str) -> ThemeCard:
    label = site.map.concepts.label(theme.iri, language)
    return ThemeCard(theme, label, _named(site, site.best_connected(theme.members, 4), language))


def _named(site: Site, concepts: list[str], language: str) -> list[tuple[Text, str]]:
    return [(site.map.concepts.label(iri, language), iri) for iri in concepts]


def _specimen(site: Site, language: str) -> Statement | None:
    return told(site, site.specimen, language) if site.specimen else None


def _to_ask(site: Site, language: str) -> list[Door]:
    known = {door.name: door for door in doors(site, language)}
    return [Door("questions", known[name].text, known[name].address) for name in _QUESTIONS if name in known]


def _to_compare(site: Site, language: str) -> list[Door]:
    if "compare" not in KINDS:
        return []

    def address(concepts: tuple[str, ...]) -> str:
        return site.link("compare", "", language, c=",".join(map(site.map.concepts.slug, concepts)))

    found = site.comparisons[:_SETS]
    return [Door("compare", _asked(site, "compare", one, language), address(one)) for one in found]


def _to_walk(site: Site, language: str) -> list[Door]:
    if "path" not in KINDS or not site.farthest:
        return []
    start, goal = (site.map.concepts.slug(iri) for iri in site.farthest)
    address = site.link("path", "", language, **{"from": start, "to": goal})
    return [Door("path", _asked(site, "path", site.farthest, language), address)]


def _asked(site: Site, kind: str, iris: tuple[str, ...], language: str) -> str:
    """Return the question of a door about some concepts, by their abbreviations where all have one."""
    *others, last = (isolated(_cut(name.text)) for name in short_names(site, iris, language))
    asked = message(f"door.{kind}", language, one=", ".join(others), other=last)
    return asked[:1].upper() + asked[1:]


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME].rstrip() + "…"


def _day(written: str, language: str) -> str:
    """Return a date of the data (xsd:date or xsd:dateTime) in words, "" for what is none."""
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return ""
    return f"{day.day} {message('date.months', language).split()[day.month - 1]} {day.year}"
