"""The pages: each address in each language, and the function that makes what stands there."""

from collections.abc import AsyncIterator, Callable, Iterator

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from istilah.exports.pages.alphabet import index_page
from istilah.exports.pages.concept import concept_page
from istilah.exports.pages.naming_field import LONGEST
from istilah.exports.pages.picture import VIEW, picture_page
from istilah.exports.pages.search import search_page
from istilah.exports.pages.site import Site
from istilah.exports.pages.source import source_by_slug, source_page
from istilah.exports.pages.start import after_opening, opening, start_page
from istilah.exports.pages.theme import theme_by_slug, theme_page
from istilah.exports.pages.vocabulary import relations_page
from istilah.graph.naming import naming
from istilah.graph.values import LANGUAGES
from istilah.web.problems import ProblemError
from istilah.web.requests import language_of, made, page_number, site_of, version_of
from istilah.web.versions import Version

#: How long a text to search for may be, and each part of a view; longer ones are cut.
_LONGEST_SEARCH, _LONGEST_VIEW = 200, 4000

Maker = Callable[[Site, Request, str], str | Response | None]


def routes() -> Iterator[Route]:
    """Yield the routes of the pages, and those that lead to a start page: in the reader's language, or in one named."""
    yield Route("/", _root)
    for language in LANGUAGES:
        yield Route(f"/{language}", _start_of(language))
        yield Route(f"/{language}/", _start_page(language))
        for path, make in _PAGES.items():
            yield Route(f"/{language}{path}", _handler(make, language, path in _COUNTED))


def _handler(make: Maker, language: str, is_counted: bool) -> Callable[[Request], object]:
    async def handle(request: Request) -> Response:
        if is_counted:
            await version_of(request).has_counted()
        page = await made(request, make, site_of(request), request, language)
        if page is None:
            raise ProblemError(404)
        return page if isinstance(page, Response) else HTMLResponse(page)

    return handle


def _start_page(language: str) -> Callable[[Request], object]:
    """Return the handler of a start page, which begins to come while what it tells further down is counted."""

    async def handle(request: Request) -> Response:
        version = version_of(request)
        if version.is_counted or version.site.map.store.is_remote:
            return HTMLResponse(await made(request, start_page, version.site, language))
        return StreamingResponse(in_parts(version), media_type="text/html")

    async def in_parts(version: Version) -> AsyncIterator[str]:
        yield opening(version.site, language)
        await version.has_counted()
        yield after_opening(version.site, language)

    return handle


def _start_of(language: str) -> Callable[[Request], object]:
    async def handle(request: Request) -> Response:
        return RedirectResponse(site_of(request).link("start", "", language), 308)

    return handle


async def _root(request: Request) -> Response:
    target = site_of(request).link("start", "", language_of(request))
    return RedirectResponse(target, 302, {"Vary": "Accept-Language"})


def _concept(site: Site, request: Request, language: str) -> str | Response | None:
    slug = request.path_params["slug"]
    iri = site.map.concepts.by_slug(slug)
    if iri:
        return concept_page(site, iri, language, request.query_params)
    named = _named(site, slug, language)
    return RedirectResponse(site.link("concept", named, language), 302) if named else None


def _theme(site: Site, request: Request, language: str) -> str | None:
    iri = theme_by_slug(site, request.path_params["slug"])
    return theme_page(site, iri, language, page_number(request), request.query_params.get("order", "")) if iri else None


def _source(site: Site, request: Request, language: str) -> str | None:
    iri = source_by_slug(site, request.path_params["slug"])
    return source_page(site, iri, language) if iri else None


def _search(site: Site, request: Request, language: str) -> str:
    return search_page(site, request.query_params.get("q", "")[:_LONGEST_SEARCH], language)


def _index(site: Site, request: Request, language: str) -> str:
    return index_page(site, language, request.query_params.get("letter", ""), page_number(request))


def _picture(site: Site, request: Request, language: str) -> str | Response | None:
    view = {name: request.query_params.get(name, "")[:_LONGEST_VIEW] for name in VIEW}
    page = picture_page(site, view, language)
    named = _named(site, view["focus"], language) if page is None else ""
    wanted = {name: value for name, value in view.items() if value} | {"focus": named}
    return RedirectResponse(site.link("picture", "", language, **wanted), 302) if named else page


def _named(site: Site, text: str, language: str) -> str:
    """Return the slug of the one concept that a text is a name of, such as "FCR", else ""."""
    iri = naming(site.map, text[:LONGEST], language).iri
    return site.map.concepts.slug(iri) if iri else ""


def _relations(site: Site, request: Request, language: str) -> str:
    return relations_page(site, language)


_PAGES: dict[str, Maker] = {
    "/concept/{slug}": _concept,
    "/theme/{slug}": _theme,
    "/source/{slug}": _source,
    "/search": _search,
    "/a-z": _index,
    "/picture": _picture,
    "/relations": _relations,
}
#: The pages that count over the whole map.
_COUNTED = ("/a-z", "/picture", "/relations")
