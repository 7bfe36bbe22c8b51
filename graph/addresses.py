"""Addresses: which places of a map are on another machine, and what their URL says beside where to ask."""

from __future__ import annotations

from istilah.graph.errors import UsageError

TYPE_CHECKING = False  # see istilah.graph._tuples
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from istilah.graph._tuples import NamedTuple


_SCHEMES = ("http", "https")


def is_address(place: str) -> bool:
    """Tell whether a place is the URL of a SPARQL endpoint rather than a file or folder.

    Raises UsageError for a URL of another kind, which may hold a password and is not repeated.
    """
    scheme, separator, _ = place.partition("://")
    if not separator or not (scheme[:1].isalpha() and scheme.isascii() and scheme.replace("+", "").isalnum()):
        return False
    if scheme.lower() not in _SCHEMES:
        raise UsageError(
            f"a map is not read by {scheme.lower()}://",
            "give a file or folder by its path, or the http:// or https:// URL of a SPARQL endpoint",
        )
    return True


class Address(NamedTuple):
    """Where to ask, and the graphs that the URL itself names (SPARQL 1.1 Protocol, 2.1.4); () for all of them."""

    url: str
    graphs: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The URL for messages: without its query, where a service may want a key."""
        return self.url.partition("?")[0]


def address(place: str) -> Address:
    """Return a URL as an address; raises UsageError for one that names no host, or holds a password."""
    from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

    try:
        parts = urlsplit(place)
        host, _ = parts.hostname, parts.port
        (host or "").encode("idna")  # labels of no or more than 63 characters (RFC 1035, 2.3.4) cannot be looked up
    except ValueError:
        host = None
    if not host or any(character.isspace() for character in place):
        raise UsageError("this is not the URL of an endpoint", "it looks like https://example.org/sparql")
    if "@" in parts.netloc:
        raise UsageError(
            "a URL with a name or password in it would end up in logs and in the list of processes",
            "put them into ISTILAH_STORE_USER and ISTILAH_STORE_PASSWORD, or into the file of --store-auth-file",
        )
    given = parse_qsl(parts.query, keep_blank_values=True)
    graphs = {value for name, value in given if name in ("default-graph-uri", "named-graph-uri")}
    rest = urlencode([pair for pair in given if pair[1] not in graphs])
    return Address(urlunsplit((parts.scheme, parts.netloc, parts.path, rest, "")), tuple(sorted(graphs)))
