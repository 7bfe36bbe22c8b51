"""What the shell offers for the words of a command line: terms, formats, questions, parameters."""

from collections.abc import Iterator, Mapping
from typing import Any

from istilah.graph.errors import IstilahError

#: How many terms are offered at most: a screenful.
_MOST = 40


def complete(kind: str, incomplete: str, given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what a word may become, each with a line of help; `given` are the parameters read so far.

    Nothing that goes wrong here may reach the user's prompt, so what cannot be completed is left alone.
    """
    offers = {"term": _terms, "format": _formats, "question": _questions, "param": _parameters}
    try:
        return list(offers[kind](incomplete, given))
    except (IstilahError, OSError):
        return []


def _terms(incomplete: str, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield labels that begin with the word, their spaces as hyphens so that no shell needs a quote."""
    from istilah import open_map
    from istilah.graph.labels import fold

    map = open_map(given.get("map"))
    language = given.get("lang") or "en"
    offered = set()
    for match in map.search(incomplete, _MOST, language):
        written = "-".join(match.label.text.split())
        name = written if written.startswith(incomplete) else fold(written).replace(" ", "-")
        if name.startswith(incomplete) and name not in offered:
            offered.add(name)
            yield name, map.concepts.label(match.concept, language).text


def _formats(incomplete: str, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    from istilah.exports.registry import FORMATS

    language = given.get("lang") or "en"
    return ((n, format.summary_in(language)) for n, format in FORMATS.items() if n.startswith(incomplete))


def _questions(incomplete: str, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    from istilah.graph.questions import questions

    language = given.get("lang") or "en"
    return ((n, question.text(language)) for n, question in questions().items() if n.startswith(incomplete))


def _parameters(incomplete: str, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the parameters of the question, then terms after the ``=``."""
    from istilah.graph.questions import question

    name, assigned, term = incomplete.partition("=")
    if assigned:
        return ((f"{name}={value}", help) for value, help in _terms(term, given))
    known = question(given.get("question") or "").parameters
    return ((f"{parameter}=", "") for parameter in known if parameter.startswith(name))
