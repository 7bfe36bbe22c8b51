"""Where a query stumbles: the first token that cannot stand where it stands, which Oxigraph does not name.

Its parser reports the furthest place that it looked at, and a keyword looks at as many characters as it has: of `SELCT`
it says "column 10: expected CONSTRUCT". So the query is parsed once more with more room between its tokens than the
longest keyword takes; what was looked at last then lies within the token that did not fit, or in the room behind it.

>>> stumble("SELCT * { ?a ?b ?c }")
Stumble(offset=0, token='SELCT')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pyoxigraph as ox

from istilah.graph.query_limits import may_be_deep
from istilah.ontology import PREFIXES

#: More than the longest keyword of SPARQL, ENCODE_FOR_URI.
_ROOM = " " * 16
_TOKEN = re.compile(
    r'''(?P<gap>(?:\s+|\#[^\n\r]*)+)
    |"""(?:[^"\\]|\\.|"(?!""))*""" | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\'
    |"(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    |<[^<>"{}|^`\\\s]*> | [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)* | _:\w[\w.-]*
    |(?P<prefix>(?:[^\W\d_](?:[\w.-]*[\w-])?)?):(?:[\w:%.\\-]*[\w:%\\-])?
    |\w+(?:\.\d+)? | \^\^ | && | \|\| | [!<>]= | .''',
    re.VERBOSE | re.DOTALL,
)
#: How Oxigraph tells the line, the column and what it complains of.
PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
#: What closes what, and what a text begins with.
_CLOSING = {"{": "}", "(": ")", "[": "]"}
_QUOTES = ("'", '"')
_DECLARED = re.compile(r"\bPREFIX\s+([^\s:]*)\s*:", re.IGNORECASE)


class Stumble(NamedTuple):
    """The token that does not fit, and its offset; "" where the query ends too soon."""

    offset: int
    token: str


def stumble(sparql: str, prefixes: Mapping[str, str] = PREFIXES) -> Stumble | None:
    """Return where a query that does not parse stumbles; None where that cannot be told, as of very long ones."""
    if may_be_deep(sparql) or "service" in sparql.lower():
        return None  # read no query twice that may be too deep, or may call outside
    tokens = [found for found in _TOKEN.finditer(sparql) if not found["gap"]]
    starts, spaced = _spaced(sparql, tokens)
    reached = _reached(spaced, prefixes)
    if reached is None or not tokens:
        return None
    if reached == len(spaced):
        return Stumble(tokens[-1].end(), "")
    last = max((place for place, start in enumerate(starts) if start <= reached), default=0)
    return Stumble(tokens[last].start(), tokens[last][0])


def unclosed(sparql: str, end: int) -> Stumble | None:
    """Return the quote, else the innermost bracket that nothing closes before an offset; None where each is closed."""
    tokens = [found for found in _TOKEN.finditer(sparql, 0, end) if not found["gap"]]
    quotes = [found for found in tokens if found[0] in _QUOTES]
    if quotes:
        return Stumble(quotes[0].start(), quotes[0][0])
    opened: list[re.Match[str]] = []
    for found in tokens:
        if found[0] in _CLOSING:
            opened.append(found)
        elif opened and found[0] == _CLOSING[opened[-1][0]]:
            opened.pop()
    return Stumble(opened[-1].start(), opened[-1][0]) if opened else None


def undeclared(token: str, sparql: str, prefixes: Mapping[str, str] = PREFIXES) -> bool:
    """Tell whether a token is a name whose prefix stands for nothing."""
    found = _TOKEN.fullmatch(token)
    prefix = found["prefix"] if found else None
    return prefix is not None and prefix not in prefixes and prefix not in _DECLARED.findall(sparql)


def _spaced(sparql: str, tokens: list[re.Match[str]]) -> tuple[list[int], str]:
    """Return where each token starts once there is room before it and at the end, and the query written so."""
    starts = [token.start() + (place + 1) * len(_ROOM) for place, token in enumerate(tokens)]
    return starts, "".join([*_pieces(sparql, tokens), _ROOM])


def _pieces(sparql: str, tokens: list[re.Match[str]]) -> Iterator[str]:
    end = 0
    for token in tokens:
        yield sparql[end : token.start()] + _ROOM + token[0]
        end = token.end()
    yield sparql[end:]


def _reached(spaced: str, prefixes: Mapping[str, str]) -> int | None:
    """Return the offset of the furthest place that the parser looked at; None where it finds nothing wrong."""
    try:
        ox.Store().query(spaced, prefixes=dict(prefixes), base_iri="urn:query")
    except SyntaxError as error:
        found = PLACE.match(str(error.msg))
        return _offset(spaced, int(found[1]), int(found[2])) if found else None
    except (OSError, ValueError, RuntimeError):
        return None
    return None


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(one) + 1 for one in text.split("\n")[: line - 1]) + column - 1
