"""The page of a search: the concepts that a text may mean, group by group, with the reason for each."""

from itertools import groupby
from typing import NamedTuple

from istilah.exports.pages.found import Found, find
from istilah.exports.pages.rendering import Place, render
from istilah.exports.pages.site import Site
from istilah.exports.pages.theme import Member, member

#: How many concepts a search shows.
MOST = 50


class Answer(NamedTuple):
    """A concept that a search found, with its definition."""

    found: Found
    member: Member


def search_page(site: Site, text: str, language: str) -> str:
    """Return the page of a search for a text; for an empty one, the page to search from."""
    found = find(site, text, MOST + 1, language) if text.strip() else []
    answers = [Answer(one, member(site, one.match.concept, language)) for one in found[:MOST]]
    return render(
        site,
        "search.html",
        language,
        Place("search", q=text),
        text=text.strip(),
        groups=[(group, list(some)) for group, some in groupby(answers, lambda answer: answer.found.group)],
        shown=len(answers),
        more=len(found) > MOST,
        close=bool(found) and found[0].group in ("typo", "some"),
    )
