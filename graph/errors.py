"""What can go wrong, and what to try.

IstilahError                 every error that a user can mend; `hint` says how
├── DataError                the data is at fault (exit code 1)
│   ├── FileError            a file cannot be read or written
│   ├── RdfSyntaxError       a file is not the RDF that it claims to be; has file, line, column
│   ├── CheckError           the map breaks a rule that loading depends on
│   ├── FormulaError         a formula is not arithmetic; has expression and column
│   ├── RefusedError         a write would break a rule of the map; has the findings
│   ├── TimeLimitError       a query took longer than it was allowed
│   ├── MemoryLimitError     a query took more memory than it was allowed
│   ├── ServiceError         an endpoint that a query asks by SERVICE failed
│   └── StoreError           a store elsewhere cannot be read; has its url
│       ├── StoreGoneError       it does not answer, or not to the end
│       ├── StoreRefusedError    it wants other credentials
│       └── StoreAnswerError     what it answers cannot be right, or not all of it
└── UsageError               the request is at fault (exit code 2)
    ├── UnknownNameError     no format, question, parameter or relation of that name
    ├── UnknownTermError     no concept of that name; has the nearest ones
    ├── DerivedGraphError    a write to a graph that follows from others; has its name
    ├── QuerySyntaxError     SPARQL that does not parse; has line and column
    ├── FunctionError        SPARQL that calls a function which there is not; has its name
    ├── GraphNameError       a graph is named by what is no IRI; has its name
    ├── WriteError           an update or a graph that cannot be written as it was sent; has the kind of fault
    ├── FederationError      SPARQL that asks another server; has line and column
    └── QueryLimitError      SPARQL that is too long, or nested too deeply; has the limit
"""

from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from istilah.graph.checks import Finding


class IstilahError(Exception):
    """An error that says what happened, where, and what to try.

    `message` holds what happened and where; `hint` what to try, or "".
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class DataError(IstilahError):
    """The data is at fault."""


class FileError(DataError):
    """A file cannot be read or written."""

    def __init__(self, path: str, reason: str, hint: str = "") -> None:
        super().__init__(f"{path}: {reason}", hint)
        self.path, self.reason = path, reason


class RdfSyntaxError(DataError):
    """A file is not the RDF that its name promises; `line` and `column` count from 1."""

    def __init__(self, path: str, reason: str, line: int | None, column: int | None, text: str, hint: str) -> None:
        place = path if line is None else f"{path}:{line}:{column}"
        super().__init__(f"{place}: {reason}{_pointed(text, column)}", hint)
        self.path, self.reason, self.line, self.column = path, reason, line, column


class CheckError(DataError):
    """The map breaks a rule that what was asked depends on."""


class FormulaError(DataError):
    """A formula is not arithmetic; `column` counts from 1."""

    def __init__(self, expression: str, column: int) -> None:
        super().__init__(
            f"the formula cannot be worked out: {expression!r}{_pointed(expression, column)}",
            "write it with numbers, names of variables, + - * / and parentheses",
        )
        self.expression, self.column = expression, column


class RefusedError(DataError):
    """A write would break rules of the map that it does not break now; `findings` tells which."""

    def __init__(self, findings: "Sequence[Finding]") -> None:
        super().__init__(f"the write is refused: it would make errors in the map: {len(findings)}", "mend the findings")
        self.findings = findings


class TimeLimitError(DataError):
    """A query took longer than it was allowed."""

    limit = "time"

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"the query was stopped after {seconds:g} s",
            "join its patterns on a shared variable, add a LIMIT, or raise --timeout",
        )
        self.seconds = seconds


class MemoryLimitError(DataError):
    """A query took more memory than it was allowed; `most` is how many bytes that is."""

    limit = "memory"

    def __init__(self, most: int) -> None:
        super().__init__(
            f"the query took more memory than the {most >> 20} MB it may",
            "join its patterns on a shared variable, sort and group fewer rows, or raise --max-memory",
        )
        self.most = most


class ServiceError(DataError):
    """An endpoint that a query asks by SERVICE did not answer as it should."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"a service that the query asks failed: {reason}", "write SERVICE SILENT to do without it")


class StoreError(DataError):
    """A store elsewhere cannot be read; `url` is where it was asked, without anything secret, `reason` the rest."""

    def __init__(self, url: str, reason: str, hint: str = "") -> None:
        super().__init__(f"{url}: {reason}", hint)
        self.url, self.reason = url, reason


class StoreGoneError(StoreError):
    """A store elsewhere does not answer, or breaks off."""


class StoreRefusedError(StoreError):
    """A store elsewhere wants credentials, or others."""


class StoreAnswerError(StoreError):
    """A store elsewhere answers something that cannot be right, or not all of it; `status` is that of HTTP."""

    def __init__(self, url: str, reason: str, hint: str = "", status: int = 200) -> None:
        super().__init__(url, reason, hint)
        self.status = status


class UsageError(IstilahError):
    """The request is at fault."""

    exit_code = 2


class UnknownNameError(UsageError):
    """No format, question, parameter or relation of that name; `offered` has what comes close, or else all."""

    def __init__(self, kind: str, name: str, known: Sequence[str]) -> None:
        from difflib import get_close_matches

        near = get_close_matches(name, known, n=1)
        self.offered = ", ".join(near or known)
        hint = f"did you mean {near[0]}?" if near else f"one of: {', '.join(known)}" if known else ""
        super().__init__(f"no {kind} named {name!r}", hint)
        self.name = name


class UnknownTermError(UsageError):
    """No concept of that name; `nearest` holds labels that come close, best first."""

    def __init__(self, term: str, nearest: Sequence[str] = ()) -> None:
        hint = f"did you mean {', '.join(nearest)}?" if nearest else "try `istilah search` with a part of the word"
        super().__init__(f"no concept called {term!r}", hint)
        self.term, self.nearest = term, tuple(nearest)


class DerivedGraphError(UsageError):
    """A write to a graph that is rebuilt from the others, or belongs to the vocabulary."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"the graph <{name}> cannot be written: it follows from others", "write the claims or concepts"
        )
        self.name = name


class QuerySyntaxError(UsageError):
    """SPARQL that does not parse; `line` and `column` count from 1, None where unknown; `reason` is the parser's."""

    def __init__(self, reason: str, query: str, line: int | None, column: int | None) -> None:
        lines = query.split("\n")
        pointer = _pointed(lines[line - 1], column) if line is not None and line <= len(lines) else ""
        place = f" at line {line}, column {column}" if line is not None else ""
        super().__init__(
            f"the query does not parse{place}: {reason}{pointer}", "see https://www.w3.org/TR/sparql11-query/"
        )
        self.reason, self.line, self.column = reason, line, column


class FunctionError(UsageError):
    """SPARQL that calls a function which there is not; `name` is its IRI."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no function <{name}>", "SPARQL 1.1 section 17 lists the functions")
        self.name = name


class GraphNameError(UsageError):
    """A graph that is named by what is no absolute IRI (`name`)."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the name of a graph is no IRI: {name!r}", "give it whole, such as https://...")
        self.name = name


class WriteError(UsageError):
    """An update or a graph that cannot be written as it was sent.

    `kind` is a name for why, such as "graph-syntax"; `name` is what the fault is in and `reason` what a parser says.
    """

    def __init__(self, kind: str, message: str, hint: str, name: str = "", reason: str = "") -> None:
        super().__init__(message, hint)
        self.kind, self.name, self.reason = kind, name, reason


class FederationError(UsageError):
    """SPARQL that asks another server; `line` and `column` of the keyword count from 1."""

    def __init__(self, keyword: str, line: int, column: int) -> None:
        super().__init__(
            f"{keyword} at line {line}, column {column}: this reaches no other server that is not allowed by name",
            "load that data beside the map, or `istilah serve --allow-service URL` and write SERVICE <URL>",
        )
        self.line, self.column = line, column


class QueryLimitError(UsageError):
    """SPARQL that is more than can be read safely; `limit` names the limit: "length" or "depth"."""

    def __init__(self, limit: str, reason: str, hint: str) -> None:
        super().__init__(reason, hint)
        self.limit = limit


def _pointed(line: str, column: int | None) -> str:
    """Return a line with a caret beneath a column, of a long line the part around it; "" for an empty one."""
    if not line.strip():
        return ""
    place = (column or 1) - 1
    start = max(0, place - 120)
    shown = line[start : start + 160].rstrip()
    margin = "".join("\t" if character == "\t" else " " for character in shown[: place - start])
    return f"\n  {shown}\n  {margin}^"
