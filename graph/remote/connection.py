"""The connection to an endpoint: one question and its whole answer, or an error that says what is wrong there.

Nothing is handed on before all of it has come: an answer waits in memory, a long one in a temporary file. Questions
only read, so one that failed in passing (no connection, a dropped one, 429, 502, 503, 504) is asked again, twice.
"""

from __future__ import annotations

import time
import weakref
from collections.abc import Iterator
from email.message import Message
from http import HTTPStatus

import httpx

from istilah import __version__
from istilah.graph.addresses import Address
from istilah.graph.errors import StoreAnswerError, StoreError, StoreGoneError, StoreRefusedError, TimeLimitError
from istilah.graph.remote.credentials import VARIABLES, Credentials
from istilah.graph.remote.kept_bytes import KeptBytes

#: How long an answer may take in all, and how long a store may be silent, in seconds.
SECONDS, SILENCE = 900.0, 60.0
#: How long an answer may be, in bytes, as it is read.
MOST_BYTES = 4 << 30
#: How long to wait before asking again, in seconds.
PAUSES = (0.2, 1.0)
#: A small server has few threads, and some keep one for each connection.
_CONNECTIONS = 4
_PASSING = (429, 502, 503, 504)
_FORMS = "docs/stores.md has the URLs of the usual servers"

Parameters = list[tuple[str, str]]


class Answer:
    """An answer: its bytes, what it says it is, and what its headers tell of its wholeness.

    `is_framed` is false where the end of the connection is all that marks the end of the answer, and `is_cut` true
    where the server says that it left rows out.
    """

    def __init__(self, url: str, body: KeptBytes, media_type: str, is_framed: bool, is_cut: bool) -> None:
        self.url, self.body, self.media_type = url, body, media_type
        self.is_framed, self.is_cut = is_framed, is_cut


class Connection:
    """A connection to an endpoint, for any number of threads; `asked` counts the requests made."""

    def __init__(self, address: Address, credentials: Credentials) -> None:
        self.address, self._credentials = address, credentials
        self.asked = 0
        #: Virtuoso writes JSON slowly and truth values wrongly; see `Endpoint.accept`.
        self.is_virtuoso = False
        self._digest = False
        self._client = httpx.Client(
            headers={"User-Agent": f"istilah/{__version__}"},
            timeout=httpx.Timeout(SILENCE, connect=10.0),
            limits=httpx.Limits(max_connections=_CONNECTIONS, keepalive_expiry=5.0),
            verify=address.url.startswith("https:"),  # else reading the certificates takes longer than to ask
        )
        self._log_in()
        #: Closes what is open; done without asking when nobody holds the connection any more.
        self.close = weakref.finalize(self, self._client.close)

    def ask(self, parameters: Parameters, accept: str, seconds: float = SECONDS) -> Answer:
        """Return the answer to parameters of the SPARQL 1.1 Protocol, sent as a form (2.1.2).

        Raises TimeLimitError when it takes longer than some seconds, StoreGoneError, StoreRefusedError, and
        StoreAnswerError for a status that is none of success.
        """
        end = time.monotonic() + seconds
        for pause in PAUSES:
            try:
                return self._ask(parameters, accept, seconds, end)
            except _PassingError as passing:
                if time.monotonic() + pause > end:
                    raise passing.error from None
            time.sleep(pause)
        try:
            return self._ask(parameters, accept, seconds, end)
        except _PassingError as lasting:
            raise lasting.error from None

    def _ask(self, parameters: Parameters, accept: str, seconds: float, end: float) -> Answer:
        left = max(0.001, end - time.monotonic())
        timeout = httpx.Timeout(min(SILENCE, left), connect=min(10.0, left))
        body: dict[str, list[str]] = {}
        for name, value in parameters:
            body.setdefault(name, []).append(value)
        self.asked += 1
        try:
            with self._client.stream(
                "POST", self.address.url, data=body, headers={"Accept": accept}, timeout=timeout
            ) as response:
                self.is_virtuoso |= "virtuoso" in response.headers.get("server", "").lower()
                if response.status_code != 200:
                    return self._refused(response, parameters, accept, seconds, end)
                return self._received(response, seconds, end)
        except httpx.TimeoutException as error:
            if time.monotonic() >= end - 0.01:
                raise TimeLimitError(seconds) from None
            raise self._silent(error) from None
        except httpx.TransportError as error:
            raise _PassingError(self._gone(error)) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise self._wrong(f"it cannot be understood: {error}") from None

    def _received(self, response: httpx.Response, seconds: float, end: float) -> Answer:
        self._refuse_partial(response)
        kept = KeptBytes()
        for chunk in self._chunks(response):
            if time.monotonic() > end:
                raise TimeLimitError(seconds)
            kept.write(chunk)
            if kept.tell() > MOST_BYTES:
                raise self._wrong("its answer is too long", "add a LIMIT, or join the patterns on a shared variable")
        kept.seek(0)
        is_framed = "content-length" in response.headers or "chunked" in response.headers.get("transfer-encoding", "")
        return Answer(
            self.address.shown, kept, _media_type(response), is_framed, "x-sparql-maxrows" in response.headers
        )

    def _chunks(self, response: httpx.Response) -> Iterator[bytes]:
        """Yield an answer's bytes; Virtuoso's names of blank nodes, which are none in any format, mended."""
        if not self.is_virtuoso:
            yield from response.iter_bytes()
            return
        wrong, held = b"nodeID://", b""
        for chunk in response.iter_bytes():
            held = (held + chunk).replace(wrong, b"")
            yield held[: -len(wrong)]
            held = held[-len(wrong) :]
        yield held

    def _refuse_partial(self, response: httpx.Response) -> None:
        """Refuse what says of itself that it is a part: Virtuoso when a query ran into its time limit."""
        state = response.headers.get("x-sql-state", "")
        if state.startswith("S1TAT") or "incomplete" in response.headers.get("x-sql-message", "").lower():
            raise self._wrong(
                "it gave up on the query and sent only part of the rows", "ask for less, or raise its limit"
            )

    def _refused(
        self, response: httpx.Response, parameters: Parameters, accept: str, seconds: float, end: float
    ) -> Answer:
        """Answer a status other than 200: once more where a digest is wanted (RFC 7616), else with an error."""
        status = response.status_code
        wanted = response.headers.get("www-authenticate", "").lower()
        if status == 401 and "digest" in wanted and self._credentials.user and not self._digest:
            self._digest = True
            self._log_in()
            return self._ask(parameters, accept, seconds, end)
        error = self._error(response)
        if status in _PASSING:
            raise _PassingError(error)
        raise error

    def _error(self, response: httpx.Response) -> StoreError:
        status, url = response.status_code, self.address.shown
        if status in (401, 403):
            return self._no_entry(status)
        if 300 <= status < 400:
            return self._moved(response)
        if status in (404, 405, 410):
            return StoreAnswerError(url, f"there is no SPARQL endpoint here ({_phrase(status)})", _FORMS, status)
        said = _first_words(response)
        reason = f"it answered {_phrase(status)}{f': {said}' if said else ''}"
        hint = "try again later, or ask who runs it" if status >= 500 else "ask for less, or in another way"
        return StoreAnswerError(url, reason, hint, status)

    def _no_entry(self, status: int) -> StoreRefusedError:
        names = f"{VARIABLES['user']} and {VARIABLES['password']}, {VARIABLES['token']} or --store-auth-file"
        if self._credentials:
            return StoreRefusedError(self.address.shown, f"it refuses the credentials ({_phrase(status)})", names)
        return StoreRefusedError(self.address.shown, f"it wants credentials ({_phrase(status)})", f"set {names}")

    def _moved(self, response: httpx.Response) -> StoreAnswerError:
        """Name the other place instead of going there: a form sent on loses its contents, and its credentials leak."""
        target = response.headers.get("location", "").partition("?")[0]
        return StoreAnswerError(
            self.address.shown, f"it has moved to {target or 'elsewhere'}", "use that address", response.status_code
        )

    def _gone(self, error: httpx.TransportError) -> StoreGoneError:
        url = self.address.shown
        if isinstance(error, httpx.ConnectError):
            return StoreGoneError(url, f"no connection: {error}", "check the address, and that the server runs")
        if isinstance(error, (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError)):
            return StoreGoneError(url, "it broke off before the answer was whole", "try again; see the server's log")
        return StoreGoneError(url, f"no answer: {error}", "check the address and the network")

    def _silent(self, error: httpx.TimeoutException) -> StoreGoneError:
        if isinstance(error, httpx.ConnectTimeout):
            return StoreGoneError(self.address.shown, "no connection in 10 s", "check the address and the network")
        return StoreGoneError(self.address.shown, f"silent for {SILENCE:g} s", "ask for less, or ask who runs it")

    def _wrong(self, reason: str, hint: str = _FORMS) -> StoreAnswerError:
        return StoreAnswerError(self.address.shown, reason, hint)

    def _log_in(self) -> None:
        user, password, token = self._credentials
        if token:
            self._client.auth = _Bearer(token)
        elif user:
            self._client.auth = httpx.DigestAuth(user, password) if self._digest else httpx.BasicAuth(user, password)


class _PassingError(Exception):
    """An error that may be gone when the question is asked again."""

    def __init__(self, error: StoreError) -> None:
        super().__init__()
        self.error = error


class _Bearer(httpx.Auth):
    """Sends a bearer token (RFC 6750, 2.1)."""

    def __init__(self, token: str) -> None:
        self._header = f"Bearer {token}"

    def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore[override]
        request.headers["Authorization"] = self._header
        yield request


def _media_type(response: httpx.Response) -> str:
    header = Message()
    header["content-type"] = response.headers.get("content-type", "")
    return header.get_content_type() if header["content-type"] else ""


def _phrase(status: int) -> str:
    known = {member.value for member in HTTPStatus}
    return f"{status} {HTTPStatus(status).phrase}" if status in known else str(status)


def _first_words(response: httpx.Response) -> str:
    """Return the beginning of what a server says is wrong, on one line; "" for a page."""
    if "html" in response.headers.get("content-type", ""):
        return ""
    said = b""
    try:
        for chunk in response.iter_bytes():
            said += chunk
            if len(said) > 4000:
                break
    except httpx.HTTPError:
        pass
    line = " ".join(said.decode("utf-8", "replace").split("SPARQL query:")[0].split())
    return "".join(character for character in line if character.isprintable())[:300]
