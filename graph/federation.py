"""No calls outside: a query reaches no other server but those allowed by name, an update none.

Oxigraph answers `SERVICE` (SPARQL 1.1 Federated Query) and `LOAD` (SPARQL 1.1 Update) over HTTP and pyoxigraph has no
switch to stop it. Which "service" in a query is the keyword only its own parser can tell: it works without a lexer,
so that ``FILTER(?a<?b)SERVICE#>`` holds the keyword where the rules for tokens see an IRI. Hence the parser is asked:
every "service" in the text is spelt wrong, in the same way. In IRIs, names, strings and comments that makes no
difference; where the keyword stood, the text no longer parses, for no word but a keyword can begin a pattern.

A service that is allowed must be named by its IRI in full, right behind the keyword: ``SERVICE <https://...>``. A
variable, a prefixed name or a relative IRI could be anything, and a comment can hide another IRI. Oxigraph follows no
redirection, so none leads elsewhere.
"""

import re
from collections.abc import Callable, Collection, Mapping

import pyoxigraph as ox

from istilah.graph.errors import FederationError
from istilah.ontology import PREFIXES

_SERVICE = re.compile(r"s(?=ervice)", re.IGNORECASE | re.ASCII)
_SERVICE_OR_LOAD = re.compile(r"s(?=ervice)|l(?=oad)", re.IGNORECASE | re.ASCII)
#: The keyword at the end of what was read; Oxigraph may name the character after it.
_LAST = re.compile(
    r"(?<![\w:.?$@/#-])service(\s*(#[^\n]*\n\s*)*(silent\s*)?(#[^\n]*\n\s*)*|<)\Z", re.IGNORECASE | re.ASCII
)
#: The last keyword in what was read of an update, where Oxigraph is less exact.
_LAST_OF_UPDATE = re.compile(
    r"(?<![\w:.?$@/#-])(service|load)\b(?![\s\S]*\b(service|load)\b)", re.IGNORECASE | re.ASCII
)
_PLACE = re.compile(r"error at (\d+):(\d+): ")
#: What begins a pattern that asks a service by its whole IRI.
_NAMED = re.compile(r"service(\s*)(silent)?(\s*)<([^<>\"{}|^`\\\s#]*)>", re.IGNORECASE | re.ASCII)


def without_calls(sparql: str, allowed: Collection[str] = (), prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Return a query with graphs in the place of its allowed services, so that to read and plan it calls nobody.

    Raises FederationError for a service that is not allowed, Oxigraph's SyntaxError when the query does not parse. A
    query without the word costs nothing. One with it is parsed once more for each service, and evaluated over an
    empty store because Oxigraph has no way to parse alone.
    """
    masked = _masked(_SERVICE, sparql)
    if masked == sparql:
        return sparql
    replaced = -1
    while (keyword := _refused(lambda text: _parse_query(text, prefixes), masked, sparql, _LAST)) is not None:
        named = _NAMED.match(sparql, keyword)
        if named is None or named[4] not in allowed or keyword <= replaced:
            raise _error(sparql, keyword)
        masked = masked[:keyword] + _as_graph(named) + masked[named.end() :]
        replaced = keyword
    return masked


def refuse_calls_of_update(sparql: str, prefixes: Mapping[str, str] = PREFIXES) -> None:
    """Return when an update asks no other server; otherwise raise FederationError, or Oxigraph's SyntaxError."""
    masked = _masked(_SERVICE_OR_LOAD, sparql)
    if masked == sparql:
        return
    keyword = _refused(lambda text: _parse_update(text, prefixes), masked, sparql, _LAST_OF_UPDATE)
    if keyword is not None:
        raise _error(sparql, keyword)


def _masked(keyword: re.Pattern[str], sparql: str) -> str:
    return keyword.sub(lambda letter: "q" if letter[0].islower() else "Q", sparql)


def _as_graph(named: re.Match[str]) -> str:
    """Return a pattern that asks a graph where another asks a service: it parses alike and is as long."""
    return f"GRAPH  {named[1]}{' ' * len(named[2] or '')}{named[3]}<{named[4]}>"


def _parse_query(masked: str, prefixes: Mapping[str, str]) -> None:
    ox.Store().query(masked, prefixes=dict(prefixes), base_iri="urn:query")


def _parse_update(masked: str, prefixes: Mapping[str, str]) -> None:
    ox.Store().update(masked, prefixes=dict(prefixes), base_iri="urn:update")


def _refused(parse: Callable[[str], None], masked: str, sparql: str, keyword: re.Pattern[str]) -> int | None:
    """Return where the keyword stands whose misspelling the parser complains of; None when there is none."""
    try:
        parse(masked)
    except SyntaxError as error:
        place = _keyword_before(sparql, str(error.msg), keyword)
        if place is None:
            raise
        return place
    except (OSError, ValueError, RuntimeError):
        pass  # it parses; what fails over an empty store is told when it fails over the real one
    return None


def _keyword_before(sparql: str, complaint: str, keyword: re.Pattern[str]) -> int | None:
    place = _PLACE.match(complaint)
    if not place:
        return None
    lines = sparql.split("\n")
    read = "\n".join([*lines[: int(place[1]) - 1], lines[int(place[1]) - 1][: int(place[2]) - 1]])
    last = keyword.search(read) or keyword.search(read + "\n")
    return last.start() if last else None


def _error(sparql: str, keyword: int) -> FederationError:
    word = "LOAD" if sparql[keyword] in "lL" else "SERVICE"
    return FederationError(word, sparql.count("\n", 0, keyword) + 1, keyword - sparql.rfind("\n", 0, keyword))
