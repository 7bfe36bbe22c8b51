"""The application: its parts, assembled."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

from starlette.applications import Starlette
from starlette.middleware import Middleware

from istilah.graph.concept_map import ConceptMap
from istilah.graph.kept import Kept
from istilah.web import (
    assets,
    data,
    failures,
    graph_store,
    identifiers,
    joining,
    pages,
    questions,
    sparql_page,
    walking,
)
from istilah.web.compression import Compression
from istilah.web.following import Followed, follow
from istilah.web.guards import Guards
from istilah.web.limits import DEFAULT, Limits
from istilah.web.queries import Endpoint
from istilah.web.tokens import Token
from istilah.web.versions import Served, Version
from istilah.web.writes import Writes


class Settings(NamedTuple):
    """How a map is served.

    `limits` are what a query may take, `language` is for readers of neither, `hosts` the names to answer to;
    `cross_origin` lets the pages of other sites read the data.
    """

    limits: Limits = DEFAULT
    language: str = "en"
    hosts: frozenset[str] | None = None
    cross_origin: bool = True


def application(
    map: ConceptMap,
    settings: Settings,
    following: Followed | None = None,
    writing: tuple[Kept, Token] | None = None,
) -> Starlette:
    """Return the application that serves a map.

    The files it was made of are followed where they are given; where it is kept for writing, bearers of the token may.
    """
    served = Served(Version(map), settings.limits)
    served.version.site.following = "1" if following else ""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        served.version.count()
        try:
            async with beside(_following(served, following)):
                yield
        finally:
            if app.state.writes:
                await app.state.writes.close()
            await served.close()

    app = Starlette(
        routes=[
            *assets.routes(),
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
            Middleware(Compression, compresslevel=4),
            Middleware(Guards, hosts=settings.hosts, cross_origin=settings.cross_origin),
            Middleware(Endpoint),
        ],
        exception_handlers={**failures.HANDLERS, Exception: failures.on_surprise},
        lifespan=lifespan,
    )
    app.state.served = served
    app.state.writes = Writes(*writing, served, settings.limits) if writing else None
    app.state.language = settings.language
    return app


def _following(served: Served, following: Followed | None) -> Coroutine[Any, Any, None] | None:
    """Return the work of following what is served: files where that is wished, an endpoint always."""
    if following is not None:
        return follow(served, following)
    if served.version.site.map.store.is_remote:
        from istilah.web.following_endpoint import follow_endpoint

        return follow_endpoint(served, served.pool.limits.seconds)
    return None


@asynccontextmanager
async def beside(work: Coroutine[Any, Any, None] | None) -> AsyncIterator[None]:
    """Do some work beside what stands within, and give it up at its end."""
    task = asyncio.create_task(work) if work else None
    try:
        yield
    finally:
        if task:
            task.cancel()
            await asyncio.wait([task])
