"""The pages of the competency questions: the gallery at ``/en/questions``, each question with its answer beneath."""

from collections.abc import Iterator, Mapping
from functools import partial

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from istilah.exports.pages.naming_field import LONGEST
from istilah.exports.pages.question import MOST_ROWS, VIEWS, Asked, fields, place, question_page
from istilah.exports.pages.question_table import TABLES, question_table
from istilah.exports.pages.questions import answerable, questions_page
from istilah.graph.values import LANGUAGES
from istilah.web.problem_words import told
from istilah.web.problems import ProblemError
from istilah.web.requests import language_of, made, site_of
from istilah.web.sparql_page import answer_of

#: How many rows a file has at most.
ALL_ROWS = 100_000


def routes() -> Iterator[Route]:
    """Yield the routes of the gallery and of the questions, in each language."""
    for language in LANGUAGES:
        yield Route(f"/{language}/questions", _gallery)
        yield Route(f"/{language}/questions/{{name}}", _question)


async def _gallery(request: Request) -> Response:
    text = request.query_params.get("q", "")[:LONGEST]
    return HTMLResponse(await made(request, questions_page, site_of(request), language_of(request), text))


async def _question(request: Request) -> Response:
    site, language = site_of(request), language_of(request)
    questions = await made(request, answerable, site)
    question = next((one for one in questions if one.name == request.path_params["name"]), None)
    if question is None:
        raise ProblemError(404)
    given = {name: value[:LONGEST] for name, value in request.query_params.items() if name in question.parameters}
    view = request.query_params.get("view", "")
    asked = Asked(question, fields(site, question, given, language), view if view in VIEWS else "")
    if not asked.is_complete:
        return HTMLResponse(await made(request, question_page, site, language, asked), 400 if given else 200)
    if (format := request.query_params.get("format")) in TABLES:
        return await _table(request, asked, str(format))
    if _is_renamed(request, asked, given):
        return RedirectResponse(place(site, asked).address(site, language), 303)
    return await _answered(request, asked)


async def _table(request: Request, asked: Asked, format: str) -> Response:
    """Answer with the table of an answer as a file for spreadsheets."""
    answer = await answer_of(request, asked.query, ALL_ROWS)
    file = await made(request, question_table, site_of(request), asked, answer, language_of(request), format)
    headers = {"Content-Disposition": f'attachment; filename="{asked.question.name}.{format}"'}
    return Response(file, media_type=TABLES[format], headers=headers)


async def _answered(request: Request, asked: Asked) -> Response:
    site, language = site_of(request), language_of(request)
    try:
        answer = await answer_of(request, asked.query, MOST_ROWS)
    except ProblemError as problem:
        failure = told(problem, language).text
        page = partial(question_page, failure=failure)
        return HTMLResponse(await made(request, page, site, language, asked), problem.status)
    return HTMLResponse(await made(request, question_page, site, language, asked, answer))


def _is_renamed(request: Request, asked: Asked, given: Mapping[str, str]) -> bool:
    """Tell whether a concept was given by another name than the one that stays: its slug."""
    slug = site_of(request).map.concepts.slug
    return any(given.get(field.name, slug(field.iri)) != slug(field.iri) for field in asked.fields)
