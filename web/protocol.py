"""The SPARQL 1.1 Protocol: what a request asks, however it is sent (section 2.1 and 2.2)."""

from typing import NamedTuple

from starlette.requests import Request

from istilah.graph.store import Graphs
from istilah.web import form_data
from istilah.web.problems import ProblemError
from istilah.web.requests import body_of

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"

_Parameters = dict[str, list[str]]


class Asked(NamedTuple):
    """What a request asks: a query or an update, None for neither, of which graphs, in the format of which name.

    `graphs` None leaves them to the query. A request without any of these asks for the description of the service.
    """

    query: str | None
    update: str | None
    graphs: Graphs | None
    format: str


async def asked(request: Request) -> Asked:
    """Return what a request asks; raises ProblemError for what the protocol does not allow."""
    parameters = _parameters(request.scope["query_string"].decode("latin-1"))
    if request.method == "POST":
        for name, values in (await _posted(request)).items():
            parameters.setdefault(name, []).extend(values)
    query, update = _single(parameters, "query"), _single(parameters, "update")
    if query is not None and update is not None:
        raise ProblemError(400, "there are a query and an update in one request", "send one", kind="query-and-update")
    if update is not None and request.method != "POST":
        raise ProblemError(400, "an update is sent by POST", f"as {UPDATE} or as a form", kind="update-by-get")
    prefix = "" if update is None else "using-"
    format = parameters.get("format", [""])[0]  # some clients, SPARQLWrapper for one, give several names for it
    return Asked(query, update, _graphs(parameters, prefix), format)


async def _posted(request: Request) -> _Parameters:
    """Return the parameters in the body of a request; one that is a query or an update is a parameter too."""
    media_type, _, rest = request.headers.get("content-type", "").partition(";")
    media_type = media_type.strip().lower()
    if media_type not in (FORM, QUERY, UPDATE):
        detail, hint = f"a query cannot be sent as {media_type or 'nothing in particular'}", f"send {FORM} or {QUERY}"
        raise ProblemError(415, detail, hint, kind="no-query-format", name=media_type, offered=f"{FORM}, {QUERY}")
    require_utf8(rest)
    body = _decoded(await body_of(request))
    if media_type == FORM:
        return _parameters(body)
    return {"query" if media_type == QUERY else "update": [body]}


def require_utf8(parameters: str) -> None:
    """Raise ProblemError when the parameters of a `Content-Type` tell that a body is in anything but UTF-8."""
    named = (parameter.strip().partition("=") for parameter in parameters.lower().split(";"))
    charset = next((value.strip(' "') for name, _, value in named if name.strip() == "charset"), "")
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise ProblemError(415, f"the body is in {charset}", "send it as UTF-8", kind="charset", name=charset)


def _single(parameters: _Parameters, name: str) -> str | None:
    values = parameters.get(name, [])
    if len(values) > 1:
        detail = f"the parameter {name} is given {len(values)} times"
        raise ProblemError(400, detail, "give it once", kind="given-twice", name=name)
    return values[0] if values else None


def _graphs(parameters: _Parameters, prefix: str) -> Graphs | None:
    """Return the graphs that the parameters name (section 2.1.4, for updates 2.2.3); None when they name none."""
    kinds = ("graph-uri", "named-graph-uri") if prefix else ("default-graph-uri", "named-graph-uri")
    default, named = (tuple(parameters.get(prefix + kind, ())) for kind in kinds)
    return Graphs(default, named) if default or named else None


def _parameters(text: str) -> _Parameters:
    try:
        return form_data.parameters(text)
    except ValueError:
        raise ProblemError(400, "the parameters are not UTF-8, or more than 1000", kind="not-utf8") from None


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")  # some editors begin a file with a mark
    except UnicodeDecodeError:
        raise ProblemError(400, "the body is not UTF-8", "save the query as UTF-8", kind="body-not-utf8") from None
