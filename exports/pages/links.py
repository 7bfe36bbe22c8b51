"""Links: where each page, document and asset stands, decided in one place.

Pages never write an address themselves; they ask the link function of their site. The live server answers the
addresses of `live_link`; a publisher of a folder passes a function of its own.

| kind       | name                               | live address                       |
|------------|------------------------------------|------------------------------------|
| `start`    |                                    | `/en/`                             |
| `concept`  | the slug of a concept              | `/en/concept/first-call-resolution`|
| `theme`    | the slug of a collection           | `/en/theme/metrics`                |
| `source`   | the slug of a document             | `/en/source/menggali-dunia`        |
| `questions`| the name of a question, or ""       | `/en/questions/what-measures`      |
| `picture`, `a-z`, `search`, `relations`, `sparql` | | `/en/a-z` ...                      |
| `path`     | query `from`, `to`: slugs          | `/en/path?from=chatbot&to=empathy` |
| `compare`  | query `c`: slugs, commas between   | `/en/compare?c=call-center,contact-center` |
| `data`     | a document with its ending         | `/concept/first-call-resolution.ttl` |
| `asset`    | a file of `static/`                | `/static/istilah.css`              |
| `api`      | what scripts and programs ask for  | `/api/search`                      |
| `endpoint` |                                    | `/sparql`                          |
| `store`    |                                    | `/store`                           |
| `health`   |                                    | `/health`                          |
"""

from typing import Protocol
from urllib.parse import quote, urlencode


class Link(Protocol):
    """A function that returns the address of a page, a document or an asset."""

    def __call__(self, kind: str, name: str = "", language: str = "", /, **query: str) -> str:
        """Return an address; `query` are the parameters of a page that has any, `fragment` a place in it."""


def live_link(kind: str, name: str = "", language: str = "", /, **query: str) -> str:
    """Return an address on the live server, from its root."""
    if kind == "data":
        path = f"/{quote(name)}"
    elif kind == "asset":
        path = f"/static/{quote(name)}"
    elif kind == "api":
        path = f"/api/{quote(name)}"
    elif kind == "endpoint":
        path = "/sparql"
    elif kind == "store":
        path = "/store"
    elif kind == "health":
        path = "/health"
    elif kind == "start":
        path = f"/{language}/"
    elif name:
        path = f"/{language}/{kind}/{quote(name, safe='')}"
    else:
        path = f"/{language}/{kind}"
    return path + _tail(query)


def outside(iri: str) -> str:
    """Return the address of something that is not part of the map, "" when following it would not be safe."""
    return iri if iri.startswith(("https://", "http://")) else ""


def _tail(query: dict[str, str]) -> str:
    fragment = query.pop("fragment", "")
    given = {key: value for key, value in query.items() if value}
    written = "?" + urlencode(given, safe=",") if given else ""
    return written + ("#" + quote(fragment) if fragment else "")
