"""Failures: what a server answered or did that is no answer, as an error that says what to try."""

from __future__ import annotations

import re
import time
from http import HTTPStatus
from urllib.request import getproxies

import httpx

from istilah.graph.errors import StoreAnswerError, StoreError, StoreGoneError, StoreRefusedError
from istilah.graph.remote.credentials import VARIABLES
from istilah.graph.remote.decoding import beginning

#: What may be gone when the same is asked again.
PASSING = (429, 502, 503, 504)
#: Where to look for the right URL.
FORMS = "docs/stores.md has the URLs of the usual servers"
#: How long a server may take to tell what is wrong, in seconds.
_TELLING = 10.0
_TAGS = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*(?:>|\Z)", re.DOTALL | re.IGNORECASE)
_AGAIN = "try again later, or ask who runs it"


def failed(url: str, response: httpx.Response, knows_us: bool, end: float) -> StoreError:
    """Return the error for an answer that is none of success; `knows_us` tells whether credentials were sent."""
    status = response.status_code
    if status in (401, 403):
        return _no_entry(url, status, knows_us)
    if 300 <= status < 400:
        return _moved(url, response)
    if status in (404, 405, 410):
        return StoreAnswerError(url, f"there is no SPARQL endpoint here ({_phrase(status)})", FORMS, status)
    said = first_words(response, end)
    reason = f"it answered {_phrase(status)}{f': {said}' if said else ''}"
    hint = (
        FORMS if status < 400 else _AGAIN if status >= 500 or status in PASSING else "ask for less, or in another way"
    )
    return StoreAnswerError(url, reason, hint, status)


def gone(url: str, error: httpx.TransportError) -> StoreGoneError:
    """Return the error for a connection that does not come about, or breaks."""
    if isinstance(error, httpx.ConnectError):
        certificate = "certificate" in str(error).lower()
        return StoreGoneError(url, f"no connection: {error}", _CERTIFICATES if certificate else _address())
    if isinstance(error, (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError)):
        return broken_off(url)
    if isinstance(error, httpx.LocalProtocolError):  # its words may hold a header, and that a password
        return StoreGoneError(url, "the request cannot be written", "look at the URL and the credentials")
    return StoreGoneError(url, f"no answer: {error}", _address())


_CERTIFICATES = "let SSL_CERT_FILE name the certificates of your institution, and see that the name in the URL is right"


def _address() -> str:
    beside = ", and the proxy that the environment names" if getproxies() else ""
    return f"check the address, and that the server runs{beside}"


def broken_off(url: str) -> StoreGoneError:
    """Return the error for an answer that ends before its end."""
    return StoreGoneError(url, "it broke off before the answer was whole", "try again; see the server's log")


def silent(url: str, error: httpx.TimeoutException, seconds: float) -> StoreGoneError:
    """Return the error for a server that said nothing for some seconds."""
    if isinstance(error, httpx.ConnectTimeout):
        return StoreGoneError(url, "no connection in 10 s", "check the address and the network")
    return StoreGoneError(url, f"silent for {seconds:g} s", "ask for less, or ask who runs it")


def first_words(response: httpx.Response, end: float) -> str:
    """Return the beginning of what a server says is wrong, on one line; of a page its text."""
    told = beginning(response, 4000, min(end, time.monotonic() + _TELLING))
    said = told.decode("utf-8", "replace").split("SPARQL query:")[0]
    if "html" in response.headers.get("content-type", ""):
        said = _TAGS.sub(" ", said)
    return "".join(character for character in " ".join(said.split()) if character.isprintable())[:300]


def _no_entry(url: str, status: int, knows_us: bool) -> StoreRefusedError:
    names = f"{VARIABLES['user']} and {VARIABLES['password']}, {VARIABLES['token']} or --store-auth-file"
    if knows_us:
        return StoreRefusedError(url, f"it refuses the credentials ({_phrase(status)})", f"correct {names}")
    return StoreRefusedError(url, f"it wants credentials ({_phrase(status)})", f"set {names}")


def _moved(url: str, response: httpx.Response) -> StoreAnswerError:
    """Name the other place instead of going there: a form sent on loses its contents, and its credentials leak."""
    target = response.headers.get("location", "").partition("?")[0]
    return StoreAnswerError(url, f"it has moved to {target or 'elsewhere'}", "use that address", response.status_code)


def _phrase(status: int) -> str:
    known = {member.value for member in HTTPStatus}
    return f"{status} {HTTPStatus(status).phrase}" if status in known else str(status)
