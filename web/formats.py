"""Formats: which one a client takes, by its `Accept` header or by the parameter `format`."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from istilah.web.answers import SOLUTIONS, TRIPLES
from istilah.web.negotiation import best
from istilah.web.problems import ProblemError

_SOLUTION_TYPES = {media_type: name for name, (media_type, _) in SOLUTIONS.items()}
_TRIPLE_TYPES = {media_type: name for name, media_type in TRIPLES.items()}
#: What clients call a format who do not know its own media type; it is answered by the name that they gave it.
_ALSO_SOLUTIONS = {"application/json": "json", "application/xml": "xml", "text/xml": "xml"}
_ALSO_TRIPLES = {"application/json": "jsonld", "application/xml": "rdf", "text/xml": "rdf"}
#: Other names for the formats of triples.
_ALSO_NAMED = {
    "json": "jsonld",
    "json-ld": "jsonld",
    "xml": "rdf",
    "rdf+xml": "rdf",
    "turtle": "ttl",
    "n3": "ttl",
    "ntriples": "nt",
    "nquads": "nq",
}

SOLUTION_TYPES: Mapping[str, str] = _SOLUTION_TYPES | _ALSO_SOLUTIONS
TRIPLE_TYPES: Mapping[str, str] = _TRIPLE_TYPES | _ALSO_TRIPLES


class Choice(NamedTuple):
    """A format by its name, and the media type to call it by."""

    name: str
    media_type: str


class Formats(NamedTuple):
    """What a client takes for solutions and truth values, and for triples; None where it takes nothing that we have."""

    solutions: Choice | None
    triples: Choice | None


@lru_cache(64)
def formats(accept: str | None, named: str = "") -> Formats:
    """Return the formats that a client takes; a name wins over the header.

    Raises ProblemError for an unknown name, or when the client takes nothing that we have.
    """
    found = _named(named) if named else Formats(_best(accept, SOLUTION_TYPES), _best(accept, TRIPLE_TYPES))
    if found == (None, None):
        raise unacceptable()
    return found


def triples_format(accept: str | None, named: str = "") -> Choice:
    """Return the format for triples that a client takes; raises ProblemError when there is none."""
    found = formats(accept, named).triples
    if found is None:
        raise unacceptable()
    return found


def unacceptable() -> ProblemError:
    """Return the problem that a client takes no format that its answer has."""
    return not_among((*_SOLUTION_TYPES, *_TRIPLE_TYPES))


def not_among(offered: Iterable[str]) -> ProblemError:
    """Return the problem that a client takes none of the media types that are offered."""
    types = ", ".join(offered)
    detail = "this cannot be had in any of the accepted formats"
    return ProblemError(406, detail, f"one of: {types}", kind="not-acceptable", offered=types)


def _named(name: str) -> Formats:
    """Return the formats of a name of ours, a media type, or a name that clients such as SPARQLWrapper use."""
    if "/" in name:
        return Formats(_best(name, SOLUTION_TYPES), _best(name, TRIPLE_TYPES))
    solutions, triples = SOLUTIONS.get(name), _ALSO_NAMED.get(name, name)
    if solutions is None and triples not in TRIPLES:
        known = ", ".join((*SOLUTIONS, *TRIPLES))
        about = {"kind": "no-format", "name": name, "offered": known}
        raise ProblemError(400, f"no format named {name!r}", f"one of: {known}", **about)
    return Formats(
        Choice(name, solutions[0]) if solutions else None,
        Choice(triples, TRIPLES[triples]) if triples in TRIPLES else None,
    )


def _best(accept: str | None, offered: Mapping[str, str]) -> Choice | None:
    media_type = best(accept, list(offered))
    return Choice(offered[media_type], media_type) if media_type else None
