"""No federation: a query may not ask another server, for reading a map must not make this machine call out.

Oxigraph answers `SERVICE` (SPARQL 1.1 Federated Query) over HTTP and pyoxigraph has no switch to stop it. Which
"service" in a query is the keyword only its own parser can tell: it works without a lexer, so that
``FILTER(?a<?b)SERVICE#>`` holds the keyword where the rules for tokens see an IRI. Hence the parser is asked: every
"service" in the text is spelt wrong, in the same way. In IRIs, names, strings and comments that makes no difference;
where the keyword stood, the text no longer parses, for no word but a keyword can begin a pattern.
"""

import re

import pyoxigraph as ox

from istilah.graph.errors import FederationError
from istilah.ontology import PREFIXES

_KEYWORD = re.compile(r"s(?=ervice)", re.IGNORECASE | re.ASCII)
#: The keyword at the end of what was read; Oxigraph may name the character after it.
_LAST = re.compile(
    r"(?<![\w:.?$@/#-])service(\s*(#[^\n]*\n\s*)*(silent\s*)?(#[^\n]*\n\s*)*|<)\Z", re.IGNORECASE | re.ASCII
)
_PLACE = re.compile(r"error at (\d+):(\d+): ")


def refuse_federation(sparql: str) -> None:
    """Return when a query asks no other server; otherwise raise FederationError.

    A query without the word costs nothing. One with it is parsed twice, and evaluated over an empty store because
    Oxigraph has no way to parse alone. A query that does not parse raises Oxigraph's SyntaxError.
    """
    masked = _KEYWORD.sub(lambda letter: "q" if letter[0] == "s" else "Q", sparql)
    if masked == sparql:
        return
    try:
        ox.Store().query(masked, prefixes=PREFIXES)
    except SyntaxError as error:
        keyword = _keyword_before(sparql, str(error.msg))
        if keyword is None:
            raise
        line = sparql.count("\n", 0, keyword)
        raise FederationError(line + 1, keyword - sparql.rfind("\n", 0, keyword)) from None
    except (OSError, ValueError, RuntimeError):
        return  # it parses; what fails over an empty store is told when it fails over the real one


def _keyword_before(sparql: str, complaint: str) -> int | None:
    """Return where the keyword stands whose misspelling the parser complains of; None when it is another slip."""
    place = _PLACE.match(complaint)
    if not place:
        return None
    lines = sparql.split("\n")
    read = "\n".join([*lines[: int(place[1]) - 1], lines[int(place[1]) - 1][: int(place[2]) - 1]])
    last = _LAST.search(read) or _LAST.search(read + "\n")
    return last.start() if last else None
