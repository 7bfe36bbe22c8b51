"""The page for queries, at ``/en/sparql``: a query and its answer, or what is wrong with it; and what its editor asks.

Scripts get answers with names beside IRIs at ``/api/answer``, and what to complete at ``/api/query-terms``.
"""

import json
import re
from collections.abc import Iterator, Sequence
from functools import partial
from time import perf_counter

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from istilah.exports.pages.answers import Answer, Term, told
from istilah.exports.pages.query_terms import USED, Used, query_terms
from istilah.exports.pages.site import Site
from istilah.exports.pages.sparql import MOST_ROWS, Slip, sparql_page
from istilah.graph.questions import questions
from istilah.graph.values import LANGUAGES
from istilah.web.asking import ask
from istilah.web.problem_words import told as told_in_words
from istilah.web.problems import ProblemError
from istilah.web.requests import body_of, language_asked, language_of, made, site_of, version_of
from istilah.web.threads import in_thread

_FIRST_SELECT = re.compile(r"\bSELECT\s*(?:(?:DISTINCT|REDUCED)\s*)?(?P<star>\*)?", re.IGNORECASE)
_VARIABLE = re.compile(r"[?$]\w+")


def routes() -> Iterator[Route]:
    """Yield the routes of the page, one a language."""
    for language in LANGUAGES:
        yield Route(f"/{language}/sparql", _page)
    yield Route("/api/answer", _answer, methods=["POST"])
    yield Route("/api/query-terms", _query_terms)


async def answered(request: Request, query: str, name: str = "") -> Response:
    """Return the page with the answer to a query; `name` is that of the question that it belongs to, if any."""
    site, language = site_of(request), language_of(request)
    if not query.strip():
        return HTMLResponse(await made(request, sparql_page, site, language))
    try:
        answer = await answer_of(request, query, MOST_ROWS)
    except ProblemError as problem:
        page = partial(sparql_page, slip=_slip(problem, language), name=name)
        return HTMLResponse(await made(request, page, site, language, query), problem.status)
    return HTMLResponse(await made(request, partial(sparql_page, name=name), site, language, query, answer))


async def answer_of(request: Request, query: str, most: int) -> Answer:
    """Return the answer to a query with so many rows at most; raises ProblemError."""
    started = perf_counter()
    found = json.loads((await ask(request, query=query, rows=most)).body)
    seconds = perf_counter() - started
    columns = found.get("columns", ())
    order = _order(query, columns) if found["kind"] == "rows" else range(len(columns))
    rows = [[Term(*row[place]) if row[place] else None for place in order] for row in found.get("rows", ())]
    columns = tuple(columns[place] for place in order)
    return Answer(found["kind"], columns, rows, found.get("more", False), found.get("truth", False), seconds)


def _order(query: str, columns: Sequence[str]) -> Sequence[int]:
    """Return the places of the columns: those of `SELECT *`, which come by name, as the query names them."""
    first = _FIRST_SELECT.search(query)
    if first is None or not first["star"]:
        return range(len(columns))
    names = [name[0][1:] for name in _VARIABLE.finditer(query, first.end())]
    return sorted(range(len(columns)), key=lambda place: names.index(columns[place]) if columns[place] in names else 0)


async def _page(request: Request) -> Response:
    name = request.query_params.get("question", "")
    question = questions().get(name)
    return await answered(request, question.query({}) if question else request.query_params.get("query", ""), name)


async def _answer(request: Request) -> Response:
    """Answer the query that is the body, told as scripts take it."""
    query = (await body_of(request)).decode(errors="replace")
    if not query.strip():
        raise ProblemError(400, "there is no query", "write one", kind="no-query")
    answer = await answer_of(request, query, MOST_ROWS)
    return JSONResponse(await in_thread(told, site_of(request), answer, language_asked(request)))


async def _query_terms(request: Request) -> Response:
    """Answer with what queries on this map are written with; what the data uses is counted once."""
    used = version_of(request).made(_used_terms)
    if not used:
        rows = (await answer_of(request, USED, 1000)).rows
        used[:] = [
            Used(kind.value, term.value, int(times.value)) for kind, term, times in rows if kind and term and times
        ]
    return JSONResponse(await made(request, query_terms, site_of(request), used, language_asked(request)))


def _used_terms(site: Site) -> list[Used]:
    """Return where the terms are kept that the data of a site uses."""
    return []


def _slip(problem: ProblemError, language: str) -> Slip:
    place = {name: problem.members.get(name) or 0 for name in ("line", "column")}
    words = told_in_words(problem, language)
    return Slip(words.text.partition("\n")[0], words.hint, **place)
