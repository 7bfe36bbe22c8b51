"""What a search found, as pages and scripts show it: the part that matched, and why it is an answer."""

from typing import NamedTuple

from istilah.exports.messages import message
from istilah.exports.pages.rendering import only_in
from istilah.exports.pages.site import Site
from istilah.graph.highlights import Piece, pieces
from istilah.graph.labels import fold
from istilah.graph.values import Match, Text

#: The groups in which matches are shown, by the reason of a match.
GROUPS = {
    "exact": "exact",
    "abbreviation": "exact",
    "prefix": "prefix",
    "word": "inside",
    "infix": "inside",
    "typo": "typo",
    "some": "some",
}


class Found(NamedTuple):
    """A concept that a search found.

    `name` is its name in pieces, marked where the name is what matched. Otherwise `through` is the label that did, in
    pieces, and `why` says what it is to the concept: an abbreviation, another name, the name in another language.
    """

    match: Match
    group: str
    label: Text
    name: list[Piece]
    why: str
    through: list[Piece]
    abbreviation: str


def find(site: Site, text: str, most: int, language: str) -> list[Found]:
    """Return the concepts that a text may mean, best first; they stand group by group."""
    return [_found(site, match, text, language) for match in site.map.search(text, most, language)]


def _found(site: Site, match: Match, text: str, language: str) -> Found:
    label = site.map.concepts.label(match.concept, language)
    marked = pieces(match.label.text, text)
    group = GROUPS[match.reason]
    if fold(label.text) == fold(match.label.text):
        abbreviation = site.map.concepts.get(match.concept).abbreviation(language)
        return Found(match, group, label, pieces(label.text, text), "", [], abbreviation)
    return Found(match, group, label, [Piece(label.text, False)], _why(match, language), marked, "")


def _why(match: Match, language: str) -> str:
    """Return what the label that matched is to its concept."""
    other = only_in(match.label, language)
    if match.kind in ("abbreviation", "notation", "hidden"):
        return message(f"search.why.{match.kind}", language)
    if match.kind == "preferred" and other:
        return message("search.why.translation", language, language=other)
    if other:
        return message("search.why.alternative-in", language, language=other)
    return message("search.why.alternative", language)
