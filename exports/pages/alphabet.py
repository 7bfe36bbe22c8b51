"""A to Z: all concepts in alphabetical order, and the letters that they begin with."""

from collections.abc import Sequence

from istilah.exports.pages.paging import LENGTH, part
from istilah.exports.pages.rendering import Place, render
from istilah.exports.pages.site import Site, letter_of
from istilah.graph.values import Text

#: How many concepts the page lists under all letters at once; a larger map is listed letter by letter.
MOST_AT_ONCE = 1500


def index_page(site: Site, language: str, letter: str = "", number: int = 1) -> str:
    """Return the page A to Z: all concepts of a map that is not too large, otherwise those under a letter."""
    found = site.letters(language)
    whole = site.statistics.concepts <= MOST_AT_ONCE
    letter = "" if whole else letter if letter in found else next(iter(found), "")
    listed = [pair for pair in site.in_order(language) if whole or letter_of(pair[0].text) == letter]
    shown = part(listed, number, MOST_AT_ONCE if whole else LENGTH)
    return render(
        site,
        "alphabet.html",
        language,
        Place("a-z", letter=letter, page=str(number) if number > 1 else ""),
        letters=found,
        letter=letter,
        shown=shown,
        sections=_sections(shown.items),
        whole=whole,
    )


def _sections(listed: Sequence[tuple[Text, str]]) -> dict[str, list[tuple[Text, str]]]:
    found: dict[str, list[tuple[Text, str]]] = {}
    for label, iri in listed:
        found.setdefault(letter_of(label.text), []).append((label, iri))
    return found
