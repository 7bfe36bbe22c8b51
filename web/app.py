"""The application: its parts, assembled."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from istilah.exports.pages.rendering import STATIC
from istilah.exports.pages.site import Site
from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import IstilahError
from istilah.web import data, failures, identifiers, joining, pages, queries, questions, sparql_page, walking
from istilah.web.counting import counted
from istilah.web.guards import KnownHosts, SecurityHeaders
from istilah.web.problems import ProblemError
from istilah.web.store_folder import StoreFolder
from istilah.web.workers import Pool


class Settings(NamedTuple):
    """How a map is served: the time limit of a query, the language for readers of neither, the names to answer to."""

    seconds: float = 30.0
    language: str = "en"
    hosts: frozenset[str] | None = None


def application(map: ConceptMap, settings: Settings) -> Starlette:
    """Return the application that serves a map."""
    folder = StoreFolder(map)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.pool = Pool(folder, settings.seconds)
        app.state.counted = counted(app.state.site)
        try:
            yield
        finally:
            await app.state.pool.close()
            folder.remove()

    app = Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=STATIC)),
            *queries.routes(),
            *sparql_page.routes(),
            *questions.routes(),
            *pages.routes(),
            *joining.routes(),
            *data.routes(),
            *walking.routes(),
            *identifiers.routes(),
        ],
        middleware=[Middleware(SecurityHeaders), Middleware(KnownHosts, hosts=settings.hosts)],
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
    app.state.identifiers = identifiers.Identifiers(app.state.site)
    return app
