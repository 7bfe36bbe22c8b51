"""Walking: what the picture asks for: the neighbours of concepts, the overview, the claims behind a statement."""

from collections.abc import Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from istilah.exports.pages.edge_claims import edge_claims
from istilah.exports.pages.overview import across, members, overview
from istilah.exports.pages.site import Site, Theme
from istilah.exports.pages.surroundings import MOST, surroundings
from istilah.exports.pages.theme import theme_by_slug
from istilah.graph.values import Edge
from istilah.web.problems import ProblemError
from istilah.web.requests import language_asked, site_of, version_of
from istilah.web.threads import in_thread

#: How many concepts, and how many statements of each, one request may ask for.
_MOST_CONCEPTS, _MOST_STATEMENTS = 200, 5000


def routes() -> Iterator[Route]:
    """Yield the routes of what the picture asks for."""
    yield Route("/api/neighbours", _neighbours)
    yield Route("/api/claims", _claims)


async def _neighbours(request: Request) -> Response:
    """Answer with the neighbours of concepts (`of`), a theme, what joins two (`across`), or the overview."""
    await version_of(request).has_counted()
    return JSONResponse(await in_thread(_asked_for, request))


def _asked_for(request: Request) -> dict[str, Any]:
    site, language, parameters = site_of(request), language_asked(request), request.query_params
    slugs = parameters.getlist("of")[:_MOST_CONCEPTS]
    if slugs:
        return surroundings(site, [_concept(site, slug) for slug in slugs], language, _most(request))
    if "theme" not in parameters:
        return overview(site, language) or {"language": language, "themes": [], "bridges": []}
    theme = _theme(site, parameters["theme"])
    if "across" not in parameters:
        return members(site, theme, language)
    return across(site, theme, _theme(site, parameters["across"]), language)


async def _claims(request: Request) -> Response:
    """Answer with the claims behind a statement, given by `source`, `relation` and `target`."""
    site, parameters = site_of(request), request.query_params
    edge = Edge(
        _concept(site, parameters.get("source", "")),
        site.map.relations.named(parameters.get("relation", "")),
        _concept(site, parameters.get("target", "")),
    )
    return JSONResponse(await in_thread(edge_claims, site, edge, language_asked(request)))


def _concept(site: Site, slug: str) -> str:
    iri = site.map.concepts.by_slug(slug)
    if iri is None:
        hint = "/api/search finds concepts by any of their names"
        raise ProblemError(404, f"no concept has the slug {slug!r}", hint, kind="no-slug", name=slug)
    return iri


def _theme(site: Site, slug: str) -> Theme:
    iri = theme_by_slug(site, slug)
    if iri is None:
        hint = "/api/neighbours lists the themes"
        raise ProblemError(404, f"no theme has the slug {slug!r}", hint, kind="no-theme", name=slug)
    return site.themes[iri]


def _most(request: Request) -> int:
    given = request.query_params.get("most", "")
    return min(_MOST_STATEMENTS, int(given)) if given.isdecimal() and len(given) < 6 else MOST
