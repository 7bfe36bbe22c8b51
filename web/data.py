"""Data: the documents that stand beside the pages, and what programs ask for."""

import time
from collections.abc import Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from istilah import ontology
from istilah.exports.pages.documents import ENDINGS
from istilah.exports.pages.found import Found, find
from istilah.exports.pages.shapes import outline
from istilah.exports.pages.site import Site
from istilah.graph.values import LANGUAGES
from istilah.web.documents import Documents
from istilah.web.identifiers import see_other
from istilah.web.requests import language_of, served_of, site_of, version_of

_MOST_MATCHES = 50


def routes() -> Iterator[Route]:
    """Yield the routes of the documents and of what is for programs."""
    yield Route("/context.jsonld", _context)
    for ending in ENDINGS:
        yield Route(f"/{{kind:str}}.{ending}", _document)
        yield Route(f"/{{kind:str}}/{{slug:str}}.{ending}", _document)
    yield Route("/api/search", _search)
    yield Route("/health", _health)
    yield Route("/robots.txt", _robots)


async def _document(request: Request) -> Response:
    documents = version_of(request).made(Documents)
    found = await documents.response(request)
    return found or await see_other(request)  # the IRI of something may end like a document


async def _context(request: Request) -> Response:
    return FileResponse(ontology.CONTEXT, media_type="application/ld+json")


async def _search(request: Request) -> Response:
    """Answer a search as one types, with the concepts that the text may mean, best first."""
    site, parameters = site_of(request), request.query_params
    language = parameters.get("lang", "")
    if language not in LANGUAGES:
        language = language_of(request)
    limit = parameters.get("limit", "")
    most = min(_MOST_MATCHES, int(limit)) if limit.isdecimal() and len(limit) < 5 else 10
    text = parameters.get("q", "")[:200]
    results = [_match(site, found, language) for found in find(site, text, most, language)]
    return JSONResponse({"query": text, "language": language, "results": results})


def _match(site: Site, found: Found, language: str) -> dict[str, Any]:
    match, slug = found.match, site.map.concepts.slug(found.match.concept)
    theme = site.theme_of.get(match.concept)
    shape = theme.number if theme else 0
    return {
        "iri": match.concept,
        "slug": slug,
        "label": found.label.text,
        "language": found.label.language,
        "abbreviation": found.abbreviation,
        "matched": match.label.text,
        "matchedLanguage": match.label.language,
        "kind": match.kind,
        "reason": match.reason,
        "group": found.group,
        "name": found.name,
        "why": found.why,
        "through": found.through,
        "theme": theme.iri if theme else "",
        "themeName": site.map.concepts.label(theme.iri, language).text if theme else "",
        "shape": {"number": shape, "outline": outline(shape)},
        "address": site.link("concept", slug, language),
    }


async def _health(request: Request) -> Response:
    """Answer how the server is; nothing is asked of the store, so that it answers when nothing else does."""
    served = served_of(request)
    site, seconds = served.version.site, round(time.monotonic() - served.since)
    found: dict[str, Any] = {
        "status": "ok",
        "uptime": seconds,
        "data": {"version": site.scheme.version, "modified": site.scheme.modified, "number": served.number},
        "store": "remote" if site.map.store.is_remote else "embedded",
        "queries": served.pool.state(),
    }
    if served.version.site.following:
        found["version"] = served.version.site.following
    if served.trouble:
        found |= {"status": "stale", "trouble": served.trouble._asdict()}
    return JSONResponse(found)


async def _robots(request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /sparql\nDisallow: /*/sparql\nDisallow: /*/search\n")
