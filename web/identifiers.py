"""Identifiers: the IRIs of a map, answered by their paths with 303 See Other (Cool URIs for the Semantic Web, 4.2).

The IRI https://w3id.org/istilah/cs/concept/escalation is answered here at ``/istilah/cs/concept/escalation``: with the
page for readers, with a document for programs. The IRIs of any other map are answered in the same way.
"""

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from istilah.exports.pages.site import Site
from istilah.graph.errors import UsageError
from istilah.graph.properties import Properties
from istilah.graph.values import LANGUAGES
from istilah.web.answers import TRIPLES
from istilah.web.formats import not_among
from istilah.web.negotiation import best
from istilah.web.problems import ProblemError
from istilah.web.requests import accept_of, language_of, made, version_of

VOCABULARY = "https://w3id.org/istilah/def"
_OFFERED = {"text/html": "", **{media_type: ending for ending, media_type in TRIPLES.items()}}


def routes() -> Iterator[Route]:
    """Yield the route that takes whatever no other one does."""
    yield Route("/{path:path}", see_other)


class Identifiers:
    """The IRIs of a map by their paths."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def origins(self) -> list[str]:
        """The origins of the map's IRIs, such as ``https://w3id.org``."""
        known = (VOCABULARY, self._site.map.scheme, *self._site.map.concepts, *self._site.themes, *self._site.sources)
        parts = (urlsplit(iri) for iri in known if iri.startswith(("http://", "https://")))
        return sorted({f"{part.scheme}://{part.netloc}" for part in parts})

    def find(self, path: str, query: str) -> str | None:
        """Return the IRI whose path is asked for, as it is written or with its escapes undone; None for no IRI."""
        written = f"{path}?{query}" if query else path
        for candidate in dict.fromkeys((written, unquote(written), written.removesuffix("/"), written + "/")):
            for origin in self.origins:
                if self._is_known(origin + candidate):
                    return origin + candidate
        return None

    def page(self, iri: str, language: str) -> str:
        """Return the address of the page where an IRI is told of."""
        site, link = self._site, self._site.link
        if iri == VOCABULARY:
            return link("relations", "", language)
        if iri in site.map.concepts:
            return link("concept", site.map.concepts.slug(iri), language)
        if iri in site.themes:
            return link("theme", site.themes[iri].slug, language)
        if iri == site.map.scheme:
            return link("start", "", language)
        if iri in site.sources:
            return link("source", site.sources[iri].slug, language)
        if not Properties(site.map.store, iri):
            return link("sparql", "", language, query=f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}")
        return self._mentioned(iri, language) or link("sparql", "", language, query=f"DESCRIBE <{iri}>")

    def document(self, iri: str, ending: str) -> str:
        """Return the address of the document that describes an IRI."""
        site = self._site
        slugs = {VOCABULARY: "def", site.map.scheme: "map"}
        if iri in site.map.concepts:
            slugs[iri] = f"concept/{site.map.concepts.slug(iri)}"
        elif iri in site.themes:
            slugs[iri] = f"theme/{site.themes[iri].slug}"
        elif iri in site.sources:
            slugs[iri] = f"source/{site.sources[iri].slug}"
        if iri in slugs:
            return site.link("data", f"{slugs[iri]}.{ending}")
        if not Properties(site.map.store, iri):
            return site.link("store", graph=iri, format=ending)
        return site.link("endpoint", query=f"DESCRIBE <{iri}>", format=ending)

    def _mentioned(self, iri: str, language: str) -> str:
        """Return where a claim, a fact, a passage or an entry is told of, on the page of something else."""
        site, values = self._site, Properties(self._site.map.store, iri)
        concept = values.first("rdf:subject", "ist:about")
        if concept in site.map.concepts:
            fragment = "claim-" + iri.rpartition("/")[2]
            return site.link("concept", site.map.concepts.slug(concept), language, fragment=fragment)
        entry = values.first("ist:inEntry") or iri
        if entry in site.entries:
            source, found = site.entries[entry]
            return site.link("source", source.slug, language, fragment=f"entry-{found.number}")
        return ""

    def _is_known(self, iri: str) -> bool:
        """Tell whether the map says something of an IRI, or has a graph of that name."""
        try:
            return bool(Properties(self._site.map.store, iri)) or self._site.map.store.has_graph(iri)
        except (ValueError, UsageError):  # not an IRI
            return False


async def see_other(request: Request) -> Response:
    """Answer the path of an IRI; raises ProblemError when the map does not have it."""
    identifiers = version_of(request).made(Identifiers)
    path = request.scope.get("raw_path", b"").decode("latin-1").partition("?")[0] or request.url.path
    iri = await made(request, identifiers.find, path, request.url.query)
    if iri is None and path.endswith("/") and path.split("/")[1] in LANGUAGES:  # a page, with a slash too many
        return RedirectResponse(path.rstrip("/") + (f"?{request.url.query}" if request.url.query else ""), 308)
    if iri is None:
        raise ProblemError(404)
    accepted = best(accept_of(request), list(_OFFERED))
    if accepted is None:
        raise not_among(_OFFERED)
    ending = _OFFERED[accepted]
    if ending:
        target = await made(request, identifiers.document, iri, ending)
    else:
        target = await made(request, identifiers.page, iri, language_of(request))
    return RedirectResponse(target, 303, {"Vary": "Accept, Accept-Language"})


def nearest(request: Request) -> str:
    """Return the words of an address that led nowhere, to suggest concepts by; "" for none."""
    last = unquote(request.url.path).rstrip("/").rpartition("/")[2].partition(".")[0]
    words = request.query_params.get("focus", last)[:100]
    return words if len(words) > 1 else ""
