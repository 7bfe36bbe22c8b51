"""The application: its parts, assembled."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from istilah.exports.pages.site import Site
from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import IstilahError
from istilah.web import (
    assets,
    data,
    failures,
    graph_store,
    identifiers,
    joining,
    pages,
    queries,
    questions,
    sparql_page,
    walking,
)
from istilah.web.counting import counted
from istilah.web.guards import CrossOrigin, KnownHosts, SecurityHeaders
from istilah.web.problems import ProblemError
from istilah.web.service_description import Descriptions
from istilah.web.store_folder import StoreFolder
from istilah.web.workers import Pool


class Settings(NamedTuple):
    """How a map is served.

    `seconds` is the time limit of a query, `language` for readers of neither, `hosts` the names to answer to;
    `cross_origin` lets the pages of other sites read the data.
    """

    seconds: float = 30.0
    language: str = "en"
    hosts: frozenset[str] | None = None
    cross_origin: bool = True


def application(map: ConceptMap, settings: Settings) -> Starlette:
    """Return the application that serves a map."""
    folder = StoreFolder(map)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.pool = Pool(folder, settings.seconds, map.store.reading)
        app.state.counted = counted(app.state.site)
        try:
            yield
        finally:
            await app.state.pool.close()
            folder.remove()

    app = Starlette(
        routes=[
            *assets.routes(),
            *queries.routes(),
            *graph_store.routes(),
            *sparql_page.routes(),
            *questions.routes(),
            *pages.routes(),
            *joining.routes(),
            *data.routes(),
            *walking.routes(),
            *identifiers.routes(),
        ],
        middleware=[
            Middleware(GZipMiddleware, compresslevel=4),
            Middleware(SecurityHeaders),
            *([Middleware(CrossOrigin)] if settings.cross_origin else []),
            Middleware(KnownHosts, hosts=settings.hosts),
        ],
        exception_handlers={
            ProblemError: failures.on_problem,
            IstilahError: failures.on_error,
            HTTPException: failures.on_status,
            Exception: failures.on_surprise,
        },
        lifespan=lifespan,
    )
    app.state.site = Site(map)
    app.state.language = settings.language
    app.state.descriptions = Descriptions()
    app.state.identifiers = identifiers.Identifiers(app.state.site)
    return app
