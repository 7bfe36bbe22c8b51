"""What a problem is in words: in the language of the reader where the catalogue has words for its kind."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from istilah.exports.messages import CATALOGUES, message
from istilah.exports.pages.figures import written
from istilah.web.negotiation import language as negotiated
from istilah.web.problems import ProblemError

_EXPECTED, _UNEXPECTED, _UNCLOSED = "expected ", "unexpected ", "unclosed "
_AMOUNTS = ("seconds", "most")
#: How much of a token is shown.
_MOST = 40
#: What the parser says in words of its own.
_SAYINGS = {
    "Prefix not found": "problem.reason.prefix",
    "Duplicated variable name in SELECT": "problem.reason.twice",
    "The SELECT contains a variable that is unbound": "problem.reason.unbound",
    "SELECT * is not authorized with GROUP BY": "problem.reason.star",
    "IRI parsing failed": "problem.reason.iri",
    "this was not expected": "problem.reason.unfit",
}


class Told(NamedTuple):
    """What happened, what to try ("" for nothing), and the language that both are in."""

    text: str
    hint: str
    language: str


def told(problem: ProblemError, language: str) -> Told:
    """Return a problem in words; one that the catalogue does not know is told as it was raised, in English."""
    kind = problem.members.get("kind", "")
    if f"problem.{kind}" not in CATALOGUES[language]:
        return Told(problem.detail, problem.hint, "en")
    reason = _reason(str(problem.members.get("reason", "")), language)
    values = {**_written(problem.members, language), "reason": reason}
    try:
        text = message(f"problem.{kind}", language, **values)
        hint = CATALOGUES[language].get(f"problem.{kind}.hint", "").format(**values)
    except (KeyError, ValueError):  # it happened where there is no line to name, say
        return Told(problem.detail, problem.hint, "en")
    return Told(text, hint, language)


def document(problem: ProblemError, language: str) -> dict[str, Any]:
    """Return the members of a problem for programs, with its words in a language; as it was raised in any other."""
    words = told(problem, language) if language in CATALOGUES else None
    in_words = {name: text for name, text in (("detail", words.text), ("hint", words.hint)) if text} if words else {}
    return problem.document() | in_words


def liked(accept_language: str | None) -> str:
    """Return the language that a program likes to be told in, "" for the one that problems are raised in."""
    language = negotiated(accept_language, "en")
    return "" if language == "en" else language


def _written(members: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return what a problem tells besides its words, with amounts as a language writes them, places as they are."""
    return {name: written(value, language) if name in _AMOUNTS else value for name, value in members.items()}


def _reason(said: str, language: str) -> str:
    """Return why the parser of queries gave up, which it says in English."""
    if said.startswith(_EXPECTED):
        wanted = said.removeprefix(_EXPECTED).removeprefix("one of ").replace(" or ", ", ")
        return message("problem.reason.expected", language, wanted=wanted)
    if said.startswith(_UNEXPECTED):
        return message("problem.reason.unexpected", language, token=_short(said.removeprefix(_UNEXPECTED)))
    if said.startswith(_UNCLOSED):
        return message("problem.reason.unclosed", language, token=said.removeprefix(_UNCLOSED))
    return message(_SAYINGS[said], language) if said in _SAYINGS else said


def _short(token: str) -> str:
    """Return a token as one line shows it."""
    token = " ".join(token.split())
    return token if len(token) <= _MOST else f"{token[: _MOST - 1]}…"
