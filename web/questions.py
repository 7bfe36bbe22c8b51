"""The pages of the competency questions: the gallery at ``/en/questions``, each question with its answer beneath."""

from collections.abc import Iterator, Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from istilah.exports.pages.answers import Answer
from istilah.exports.pages.questions import (
    MOST_ROWS,
    VIEWS,
    Field,
    answerable,
    fields,
    question_page,
    questions_page,
)
from istilah.graph.questions import Question
from istilah.graph.values import LANGUAGES
from istilah.web.problems import ProblemError
from istilah.web.requests import language_of, site_of
from istilah.web.sparql_page import answer_of

#: How long a text in a field may be; longer ones are cut.
_LONGEST = 200


def routes() -> Iterator[Route]:
    """Yield the routes of the gallery and of the questions, in each language."""
    for language in LANGUAGES:
        yield Route(f"/{language}/questions", _gallery)
        yield Route(f"/{language}/questions/{{name}}", _question)


async def _gallery(request: Request) -> Response:
    text = request.query_params.get("q", "")[:_LONGEST]
    return HTMLResponse(questions_page(site_of(request), language_of(request), text))


async def _question(request: Request) -> Response:
    site, language = site_of(request), language_of(request)
    question = next((one for one in answerable(site) if one.name == request.path_params["name"]), None)
    if question is None:
        raise ProblemError(404)
    given = {name: value[:_LONGEST] for name, value in request.query_params.items() if name in question.parameters}
    view = request.query_params.get("view", "")
    view = view if view in VIEWS else ""
    filled_in = fields(site, question, given, language)
    address = _canonical(request, question, given, filled_in, view)
    if address:
        return RedirectResponse(address, 303)
    if not all(field.iri for field in filled_in):
        return HTMLResponse(question_page(site, language, question, filled_in, view=view), 400 if given else 200)
    return await _answered(request, question, filled_in, view)


async def _answered(request: Request, question: Question, filled_in: list[Field], view: str) -> Response:
    site, language = site_of(request), language_of(request)
    answer: Answer | None = None
    failure, status = "", 200
    try:
        answer = await answer_of(request, question.query({field.name: field.iri for field in filled_in}), MOST_ROWS)
    except ProblemError as problem:
        failure, status = problem.detail, problem.status
    return HTMLResponse(question_page(site, language, question, filled_in, answer, view, failure), status)


def _canonical(
    request: Request, question: Question, given: Mapping[str, str], filled_in: list[Field], view: str
) -> str:
    """Return the address that stays when names change, "" when it is the one asked for."""
    site = site_of(request)
    slugs = {field.name: site.map.concepts.slug(field.iri) for field in filled_in if field.iri}
    if len(slugs) < len(filled_in) or all(slugs[name] == value for name, value in given.items()):
        return ""
    return site.link("questions", question.name, language_of(request), **slugs, view=view)
