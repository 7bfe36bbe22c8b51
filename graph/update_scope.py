"""The scope of an update: the graphs that it reads and writes where it names none itself.

Oxigraph takes no dataset for an update, so it is written into the text: `USING` before each `WHERE`, `WITH` before
what is inserted and deleted. Where these belong is told by the tokens outside all braces; what is within is left as it
is (SPARQL 1.1 Update, section 3.1.3 and grammar rules 29 to 44).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from istilah.graph.errors import WriteError
from istilah.graph.store import Graphs

_TOKEN = re.compile(
    r'''"""(?:\\.|[^\\])*?"""|\'\'\'(?:\\.|[^\\])*?\'\'\'|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*\''''
    r"""|<[^<>"{}|^`\\\x00-\x20]*>|#[^\n]*|[{};]|[^\s{}();<"'#]+|\S""",
    re.DOTALL,
)


class Scope(NamedTuple):
    """What an update reads and writes where it names no graph: `reads` None is for what the store does by itself.

    `writes` is the IRI of the graph that takes what is inserted, "" for the default graph.
    """

    reads: Graphs | None
    writes: str = ""


class _Token(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        return self.text.upper()


def scoped(update: str, scope: Scope, is_asked: bool) -> str:
    """Return an update with a scope written into it.

    An operation that has its own `WITH` or `USING` keeps them; when the scope `is_asked` for by the client's request,
    that is an error (SPARQL 1.1 Protocol, section 2.2.3), WriteError.
    """
    written, done = "", 0
    for operation in _operations(update):
        words = {token.word for token in operation}
        if words & {"WITH", "USING"}:
            if is_asked:
                what = "the update has WITH or USING and so has the request"
                raise WriteError("graphs-twice", what, "name the graphs in one place")
            continue
        for start, end, text in _changes(update, operation, scope):
            written += update[done:start] + text
            done = end
    return written + update[done:]


def graphs_named(update: str, prefixes: Mapping[str, str]) -> set[str]:
    """Return the IRIs of the graphs that an update names: one operation may make what the next one reads.

    `prefixes` are those that need no declaration.
    """
    known, found = dict(prefixes), set()
    tokens = [token for token in _TOKEN.findall(update) if not token.startswith("#")]
    for before, token, after in zip(tokens, tokens[1:], [*tokens[2:], ""], strict=False):
        if before.upper() == "PREFIX":
            known[token.rstrip(":")] = after.strip("<>")
        elif before.upper() in ("GRAPH", "INTO", "TO", "WITH"):
            prefix, colon, name = token.partition(":")
            if token.startswith("<"):
                found.add(token.strip("<>"))
            elif colon and prefix in known:
                found.add(known[prefix] + name)
    return found


def _changes(update: str, operation: Sequence[_Token], scope: Scope) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of an operation that are written anew: start, end and what takes their place."""
    with_, using = f"WITH <{scope.writes}> " if scope.writes else "", _using(scope.reads)
    words = [token.word for token in operation]
    if words[:2] in (["INSERT", "DATA"], ["DELETE", "DATA"]) and len(operation) > 3:
        if with_:
            yield operation[0].start, operation[0].start, with_
            yield operation[1].start, operation[1].end, ""
            yield operation[3].end, operation[3].end, " WHERE {}"
    elif words[:2] == ["DELETE", "WHERE"] and len(operation) > 3:
        pattern = update[operation[2].start : operation[3].end]
        yield operation[0].start, operation[0].start, with_
        yield operation[1].start, operation[1].end, f"{pattern} {using}WHERE"
    elif words[0] in ("INSERT", "DELETE") and "WHERE" in words:
        where = operation[words.index("WHERE")]
        yield operation[0].start, operation[0].start, with_
        yield where.start, where.start, f" {using}"


def _using(graphs: Graphs | None) -> str:
    if graphs is None:
        return ""
    return "".join([f"USING <{iri}> " for iri in graphs.default] + [f"USING NAMED <{iri}> " for iri in graphs.named])


def _operations(update: str) -> Iterator[list[_Token]]:
    """Yield the tokens of each operation, from the first word on: braces, and what is outside them."""
    operation: list[_Token] = []
    for token in _outside(update):
        if token.text == ";":
            if operation:
                yield operation
            operation = []
        elif operation or token.word in ("INSERT", "DELETE", "WITH"):
            operation.append(token)
    if operation:
        yield operation


def _outside(update: str) -> Iterator[_Token]:
    """Yield the tokens outside all braces, and the outermost braces; no comments."""
    depth = 0
    for found in _TOKEN.finditer(update):
        text = found[0]
        depth -= text == "}"
        if depth == 0 and not text.startswith("#"):
            yield _Token(text, *found.span())
        depth += text == "{"
