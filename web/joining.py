"""Joining: the pages on which concepts meet, paths and comparisons. Names in a request become slugs in the address."""

from collections.abc import Callable, Iterator

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from istilah.exports.pages.compare import Compared, compare_page
from istilah.exports.pages.path import Wanted, Wish, path_page
from istilah.graph.values import LANGUAGES
from istilah.web.requests import language_of, site_of, version_of
from istilah.web.threads import in_thread


def routes() -> Iterator[Route]:
    """Yield the routes of the pages in each language."""
    for language in LANGUAGES:
        for kind, make in (("path", _path), ("compare", _compare)):
            yield Route(f"/{language}/{kind}", _handler(make))


def _handler(make: Callable[[Request], Response]) -> Callable[[Request], object]:
    async def handle(request: Request) -> Response:
        await version_of(request).has_counted()
        return await in_thread(make, request)

    return handle


def _path(request: Request) -> Response:
    site, language, given = site_of(request), language_of(request), request.query_params
    start, goal = given.get("from", ""), given.get("to", "")
    if given.get("swap"):
        start, goal = goal, start
    wish = Wish(start, goal, given.get("only", ""), bool(given.get("forward")), bool(given.get("more")))
    wanted = Wanted(site, wish, language)
    return _settled(request, wanted.query(), wanted.address(language)) or HTMLResponse(
        path_page(site, wanted, language)
    )


def _compare(request: Request) -> Response:
    site, language = site_of(request), language_of(request)
    compared = Compared(site, request.query_params.getlist("c"), language)
    return _settled(request, compared.query(), compared.address(language)) or HTMLResponse(
        compare_page(site, compared, language)
    )


def _settled(request: Request, query: dict[str, str], address: str) -> Response | None:
    """Return the way to the address that stands for what was asked, None where the request has it already."""
    return None if request.query_params.multi_items() == list(query.items()) else RedirectResponse(address, 302)
