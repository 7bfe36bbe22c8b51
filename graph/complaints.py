"""What Oxigraph complains of in a query, as an error of ours with the place of what is wrong."""

from __future__ import annotations

from istilah.graph.errors import QuerySyntaxError
from istilah.graph.stumbles import PLACE, Stumble, stumble, unclosed, undeclared


def query_syntax_error(error: SyntaxError, sparql: str) -> QuerySyntaxError:
    """Return Oxigraph's complaint about a query as ours, at the token that does not fit, or that nothing closes.

    `reason` is in its own words where it has some, else "unexpected" or "unclosed" and the token.
    """
    place = stumble(sparql)
    opened = place and _opened(sparql, place)
    if opened:
        return QuerySyntaxError(f"unclosed {opened.token}", sparql, *_line_and_column(sparql, opened.offset))
    if place is None or not place.token:  # at the end what it expects is exact
        return update_syntax_error(error, sparql)
    words = _words(str(error.msg)) or f"unexpected {place.token}"
    reason = "Prefix not found" if undeclared(place.token, sparql) else words
    return QuerySyntaxError(reason, sparql, *_line_and_column(sparql, place.offset))


def _opened(sparql: str, place: Stumble) -> Stumble | None:
    """Return what a query opens and does not close, where that is why it stumbles."""
    opened = unclosed(sparql, place.offset + len(place.token))
    return opened if opened and (opened.token in ("'", '"') or not place.token) else None


def update_syntax_error(error: SyntaxError, sparql: str) -> QuerySyntaxError:
    """Return Oxigraph's complaint as it is: at the furthest place that it looked at, with what it expected there."""
    found = PLACE.match(str(error.msg))
    if not found:
        return QuerySyntaxError(str(error.msg), sparql, None, None)
    return QuerySyntaxError(_words(found[3]) or _expected(found[3]), sparql, int(found[1]), int(found[2]))


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the place of an offset as lines and columns count, from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _words(complaint: str) -> str:
    """Return what the parser says in words of its own; "" where it only names tokens."""
    return ", ".join(item for item in _items(complaint) if " " in item and not item.startswith(('"', "'")))


def _expected(complaint: str) -> str:
    """Return the tokens that the parser expected, without the character classes of its grammar: they fill lines."""
    items = _items(complaint)
    return f"expected {' or '.join(items)}" if items else "this was not expected"


def _items(complaint: str) -> list[str]:
    _, expected, rest = complaint.partition("expected ")
    if not expected:
        return [complaint]
    return [item for item in rest.removeprefix("one of ").split(", ") if not item.startswith("[")]
