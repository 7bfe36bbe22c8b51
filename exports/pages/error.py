"""The pages of errors: what happened, what to try, and the concepts that were perhaps meant."""

from typing import Protocol

from istilah.exports.messages import CATALOGUES
from istilah.exports.pages.rendering import Place, render
from istilah.exports.pages.site import Site
from istilah.graph.values import LANGUAGES


class Words(Protocol):
    """What happened and what to try, in a language."""

    @property
    def text(self) -> str:
        """What happened."""

    @property
    def hint(self) -> str:
        """What to try."""

    @property
    def language(self) -> str:
        """The language of both."""


class _Asked(Place):
    """An address that leads nowhere; the language switch stays on it."""

    def address(self, site: Site, language: str) -> str:
        """Return the same address in a language, the start page where it has none."""
        _, first, *others = self.name.split("/")
        return "/".join(("", language, *others)) if first in LANGUAGES else site.link("start", "", language)


def error_page(site: Site, status: int, language: str, words: Words, wanted: str = "", asked: str = "/") -> str:
    """Return the page of an HTTP status; `asked` is the address, `wanted` its words, to suggest concepts by."""
    key = str(status) if f"error.{status}.title" in CATALOGUES[language] else "other"
    near = site.map.search(wanted.replace("-", " ").replace("_", " "), 5, language) if wanted else []
    return render(
        site,
        "error.html",
        language,
        _Asked("error", asked),
        status=status,
        key=key,
        words=words,
        near=[(site.map.concepts.label(match.concept, language), match.concept) for match in near],
    )
