"""The page of a search: the concepts that a text may mean, with the reason for each."""

from typing import NamedTuple

from istilah.exports.pages.rendering import Place, only_in, render
from istilah.exports.pages.site import Site
from istilah.exports.pages.theme import Member, member
from istilah.graph.labels import fold
from istilah.graph.values import Match

#: How many concepts a search shows.
MOST = 50


class Found(NamedTuple):
    """A concept that a search found; `through` is the label that matched where it is not the name shown."""

    member: Member
    match: Match
    through: str
    language: str


def search_page(site: Site, text: str, language: str) -> str:
    """Return the page of a search for a text; for an empty one, the page to search from."""
    matches = site.map.search(text, MOST + 1, language) if text.strip() else []
    return render(
        site,
        "search.html",
        language,
        Place("search", q=text),
        text=text.strip(),
        found=[_found(site, match, language) for match in matches[:MOST]],
        more=len(matches) > MOST,
        close=bool(matches) and matches[0].reason == "typo",
    )


def _found(site: Site, match: Match, language: str) -> Found:
    shown = member(site, match.concept, language)
    same = fold(shown.label.text) == fold(match.label.text)
    return Found(shown, match, "" if same else match.label.text, only_in(match.label, language))
