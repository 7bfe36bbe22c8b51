"""Problems: what went wrong, as the status, the words and the places that a client is told (RFC 9457)."""

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from istilah.graph.errors import (
    DataError,
    DerivedGraphError,
    FederationError,
    IstilahError,
    MemoryLimitError,
    QuerySyntaxError,
    RefusedError,
    ServiceError,
    StoreError,
    TimeLimitError,
    UnknownNameError,
    UnknownTermError,
    UsageError,
    WriteError,
)
from istilah.web.answers import TooLargeError, TooManyRowsError, UnwritableError

if TYPE_CHECKING:
    from istilah.graph.checks import Finding

#: How many findings a problem tells.
_MOST_FINDINGS = 100
MEDIA_TYPE = "application/problem+json"
#: After how many seconds to ask again what could not be answered just now.
RETRY_AFTER = "5"

#: The status of each error; of several that fit, the first.
STATUS: tuple[tuple[type[IstilahError], int], ...] = (
    (FederationError, 403),
    (QuerySyntaxError, 400),
    (DerivedGraphError, 409),
    (RefusedError, 422),
    (UnknownTermError, 404),
    (UnknownNameError, 404),
    (UsageError, 400),
    (TimeLimitError, 503),
    (MemoryLimitError, 503),
    (TooLargeError, 422),
    (TooManyRowsError, 422),
    (ServiceError, 502),
    (UnwritableError, 406),
    (StoreError, 502),
    (DataError, 500),
)


class ProblemError(Exception):
    """A problem to answer a request with; `members` are further members of the problem, such as line and column.

    The member `kind` is a name for what happened, such as "query-syntax": `problem_words` tells it in a language.
    """

    def __init__(self, status: int, detail: str = "", hint: str = "", /, **members: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.hint = status, detail, hint
        self.members = members
        self.headers: dict[str, str] = {}

    @classmethod
    def of(cls, error: IstilahError) -> "ProblemError":
        """Return an error of ours as a problem."""
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        members = ("line", "column", "seconds", "limit", "most", "reason", "term", "name", "offered")
        places = {name: value for name in members if (value := getattr(error, name, None))}
        if isinstance(error, StoreError):  # where it is, readers need not know
            return cls(status, f"the store of the map: {error.reason}", kind=kind_of(error))
        if isinstance(error, RefusedError):
            places["findings"] = [_told(finding) for finding in error.findings[:_MOST_FINDINGS]]
        return cls(status, error.message, error.hint, kind=kind_of(error), **places)

    def document(self) -> dict[str, Any]:
        """Return the members of the problem as JSON has them."""
        found: dict[str, Any] = {"type": "about:blank", "title": title(self.status), "status": self.status}
        if self.detail:
            found["detail"] = self.detail
        if self.hint:
            found["hint"] = self.hint
        return found | self.members

    @classmethod
    def read(cls, document: dict[str, Any]) -> "ProblemError":
        """Return the problem that `document` wrote."""
        known = ("type", "title", "status", "detail", "hint")
        members = {name: value for name, value in document.items() if name not in known}
        return cls(document["status"], document.get("detail", ""), document.get("hint", ""), **members)


def surprise() -> ProblemError:
    """Return the problem that stands for a mistake of ours: a client is told no more."""
    return ProblemError(500, "this should not happen", "please report it", kind="surprise")


def not_kept(error: Exception) -> ProblemError:
    """Return the problem that a write could not be kept on the disk, which is full, say."""
    reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
    return ProblemError(507, f"the write could not be kept: {reason}", "make room on the disk", kind="not-kept")


def _told(finding: "Finding") -> dict[str, Any]:
    """Return a finding as programs are told it: in words of both languages."""
    messages, fixes = ({text.language: text.text for text in texts} for texts in (finding.messages, finding.fixes))
    return {"rule": finding.rule, "concept": finding.concept, "message": messages, "fix": fixes}


def kind_of(error: IstilahError) -> str:
    """Return the name of a kind of error: the one it has, else QuerySyntaxError is "query-syntax"."""
    if isinstance(error, WriteError):
        return error.kind
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(error).__name__.removesuffix("Error")).lower()


def title(status: int) -> str:
    """Return the words of an HTTP status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
