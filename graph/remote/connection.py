"""The connection to an endpoint: one question and its whole answer, or an error that says what is wrong there.

Nothing is handed on before all of it has come: an answer waits in memory, a long one in a temporary file. Questions
only read, so one that failed in passing (no connection, a dropped one, 429, 502, 503, 504) is asked again, twice.
"""

from __future__ import annotations

import time
import weakref
from collections.abc import Iterable
from email.message import Message
from typing import NamedTuple

import httpx

from istilah.graph.addresses import Address
from istilah.graph.errors import StoreAnswerError, StoreError, StoreGoneError, TimeLimitError
from istilah.graph.remote import decoding, failures
from istilah.graph.remote.client import client, login
from istilah.graph.remote.credentials import Credentials
from istilah.graph.remote.deadline import deadline
from istilah.graph.remote.kept_bytes import KeptBytes
from istilah.graph.remote.turns import Turns
from istilah.graph.remote.virtuoso import mended

#: How long an answer may take in all, and how long a store may be silent, in seconds.
SECONDS, SILENCE = 900.0, 60.0
#: How long an answer may be, in bytes, as it is read; and one of which only a few rows are wanted.
MOST_BYTES, FEW_BYTES = 4 << 30, 64 << 20
#: How long to wait before asking again, in seconds.
PAUSES = (0.2, 1.0)
#: How many questions are asked at once.
_CONNECTIONS = 4
_CONNECT = 10.0
_LONG = "add a LIMIT, or join the patterns on a shared variable"

Parameters = list[tuple[str, str]]


class Answer(NamedTuple):
    """An answer: its bytes, what it says it is, and what its headers tell of its wholeness.

    `is_framed` is false where the end of the connection is all that marks the end of the answer, and `is_cut` true
    where the server says that it left rows out.
    """

    url: str
    body: KeptBytes
    media_type: str
    is_framed: bool
    is_cut: bool


class Question(NamedTuple):
    """What is asked, how long that may take in seconds and so until when, and how many bytes the answer may have."""

    parameters: Parameters
    accept: str
    seconds: float
    end: float
    most: int

    @property
    def left(self) -> float:
        """How many seconds are left."""
        return max(0.001, self.end - time.monotonic())

    @property
    def form(self) -> dict[str, list[str]]:
        """The parameters as a form."""
        form: dict[str, list[str]] = {}
        for name, value in self.parameters:
            form.setdefault(name, []).append(value)
        return form


class Connection:
    """A connection to an endpoint, for any number of threads; `asked` counts the requests made.

    `silence` is how many seconds it is waited for a sign of life; afterwards one thread at a time asks, and the others
    are told at once.
    """

    def __init__(self, address: Address, credentials: Credentials) -> None:
        self.address, self._credentials = address, credentials
        self.asked, self.silence = 0, SILENCE
        #: Virtuoso writes JSON slowly and truth values wrongly; see `Endpoint.accept`.
        self.is_virtuoso = False
        self._digest = False
        self._turns = Turns(_CONNECTIONS)
        self._client = client(address.url, address.shown, 2 * _CONNECTIONS, SILENCE)  # twice: for a digest
        self._log_in()
        #: Closes what is open; done without asking when nobody holds the connection any more.
        self.close = weakref.finalize(self, self._client.close)

    def ask(self, parameters: Parameters, accept: str, seconds: float = SECONDS, most: int = MOST_BYTES) -> Answer:
        """Return the answer to parameters of the SPARQL 1.1 Protocol, sent as a form (2.1.2).

        Raises TimeLimitError when it takes longer than some seconds, StoreGoneError, StoreRefusedError, and
        StoreAnswerError for a status that is none of success, or more than so many bytes.
        """
        question = Question(parameters, accept, seconds, time.monotonic() + seconds, most)
        for pause in PAUSES:
            try:
                return self._in_turn(question)
            except _PassingError as passing:
                if pause > question.left:
                    raise passing.error from None
            time.sleep(pause)
        try:
            return self._in_turn(question)
        except _PassingError as lasting:
            raise lasting.error from None

    def _in_turn(self, question: Question) -> Answer:
        crowded = StoreGoneError(self.address.shown, "too many questions wait for it", "try again in a minute")
        with self._turns.taken(min(self.silence, question.left), crowded):
            return self._ask(question)

    def _ask(self, question: Question) -> Answer:
        url, self.asked = self.address.shown, self.asked + 1
        timeout = httpx.Timeout(min(self.silence, question.left), connect=min(_CONNECT, question.left))
        accept = {"Accept": question.accept}
        try:
            with (
                deadline(question.end),
                self._client.stream(
                    "POST", self.address.url, data=question.form, headers=accept, timeout=timeout
                ) as response,
            ):
                self._turns.silence = None
                return self._answered(response, question)
        except httpx.TimeoutException as error:
            raise self._late(error, question) from None
        except decoding.BrokenOffError:
            raise _PassingError(failures.broken_off(url)) from None
        except httpx.TransportError as error:
            raise _PassingError(failures.gone(url, error)) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, decoding.EncodingError) as error:
            raise self._wrong(f"it cannot be understood: {error}") from None

    def _late(self, error: httpx.TimeoutException, question: Question) -> TimeLimitError | StoreGoneError:
        """Return the error for an answer that did not come, or not to its end, in time."""
        if question.left <= 0.01:
            return TimeLimitError(question.seconds)
        silence = failures.silent(self.address.shown, error, self.silence)
        self._turns.silence = silence
        return silence

    def _answered(self, response: httpx.Response, question: Question) -> Answer:
        self.is_virtuoso |= "virtuoso" in response.headers.get("server", "").lower()
        if response.status_code != 200:
            return self._refused(response, question)
        self._refuse_partial(response)
        body = self._kept(response, question)
        is_framed = (
            "content-length" in response.headers
            or "chunked" in response.headers.get("transfer-encoding", "")
            or decoding.is_gzip(response)
        )
        is_cut = "x-sparql-maxrows" in response.headers
        return Answer(self.address.shown, body, _media_type(response), is_framed, is_cut)

    def _kept(self, response: httpx.Response, question: Question) -> KeptBytes:
        kept = KeptBytes()
        chunks: Iterable[bytes] = decoding.plain(response)
        for chunk in mended(chunks, _media_type(response)) if self.is_virtuoso else chunks:
            try:
                kept.write(chunk)
            except OSError as error:
                reason = f"there is no room for its answer here: {error.strerror or error}"
                raise StoreError(self.address.shown, reason, "make room, or let TMPDIR name a larger place") from None
            if kept.tell() > question.most:
                raise self._wrong("its answer is too long", _LONG if question.most > FEW_BYTES else failures.FORMS)
        kept.seek(0)
        return kept

    def _refuse_partial(self, response: httpx.Response) -> None:
        """Refuse what says of itself that it is a part: Virtuoso when a query ran into its time limit."""
        state = response.headers.get("x-sql-state", "")
        if state.startswith("S1TAT") or "incomplete" in response.headers.get("x-sql-message", "").lower():
            raise self._wrong(
                "it gave up on the query and sent only part of the rows", "ask for less, or raise its limit"
            )

    def _refused(self, response: httpx.Response, question: Question) -> Answer:
        """Answer a status other than 200: once more where a digest is wanted (RFC 7616), else with an error."""
        status = response.status_code
        wanted = response.headers.get("www-authenticate", "").lower()
        if status == 401 and "digest" in wanted and self._credentials.user and not self._digest:
            self._digest = True
            self._log_in()
            return self._ask(question)
        error = self._failure(response, question.end)
        if status in failures.PASSING:
            raise _PassingError(error)
        raise error

    def _failure(self, response: httpx.Response, end: float) -> StoreError:
        return failures.failed(self.address.shown, response, bool(self._credentials), end)

    def _wrong(self, reason: str, hint: str = failures.FORMS) -> StoreAnswerError:
        return StoreAnswerError(self.address.shown, reason, hint)

    def _log_in(self) -> None:
        if (auth := login(self._credentials, self._digest)) is not None:
            self._client.auth = auth


class _PassingError(Exception):
    """An error that may be gone when the question is asked again."""

    def __init__(self, error: StoreError) -> None:
        super().__init__()
        self.error = error


def _media_type(response: httpx.Response) -> str:
    header = Message()
    header["content-type"] = response.headers.get("content-type", "")
    return header.get_content_type() if header["content-type"] else ""
