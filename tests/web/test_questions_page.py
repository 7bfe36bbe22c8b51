"""The gallery of questions, and the page of each."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from istilah.exports.messages import CATALOGUES
from istilah.exports.pages.questions import answerable
from istilah.exports.pages.site import Site
from istilah.graph.concept_map import ConceptMap
from istilah.graph.questions import TOPICS, questions

OpenPage = Callable[..., Any]


def listed(page: str) -> list[str]:
    """Return the names of the questions that a page leads to."""
    return re.findall(r'href="/\w\w/questions/([\w-]+)"', page)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_gallery_has_every_question_once_under_its_topic(client: httpx.Client, language: str) -> None:
    page = client.get(f"/{language}/questions").text
    assert sorted(listed(page)) == sorted(questions())
    assert re.findall(r'id="topic-(\w+)"', page) == list(TOPICS)


def test_simple_questions_come_first_and_begin_with_a_capital(client: httpx.Client) -> None:
    names = listed(client.get("/en/questions").text)
    assert names.index("kinds-of") < names.index("all-kinds-of") < names.index("parts-in-definisi")
    page = client.get("/id/questions/common-genus").text
    assert ">Live chat</bdi>" in page and "Live chat dan basis pengetahuan sama-sama jenis apa?" in page


def test_the_shipped_map_can_answer_every_question(shipped: ConceptMap) -> None:
    assert len(answerable(Site(shipped))) == len(questions())


def test_every_column_and_every_field_has_words() -> None:
    for question in questions().values():
        selected = re.sub(r"\(.*? AS (\?\w+)\)", r"\1", question.sparql.split("WHERE")[0].split("SELECT")[1])
        columns = [f"column.{name}" for name in re.findall(r"\?(\w+)", selected)]
        words = [*columns, *(f"parameter.{name}" for name in question.parameters), f"topic.{question.topic}"]
        assert all(word in catalogue for catalogue in CATALOGUES.values() for word in words), question.name


def test_the_gallery_is_narrowed_down_without_script(client: httpx.Client) -> None:
    page = client.get("/id/questions", params={"q": "MENGUKUR metrik"}).text
    found = listed(re.sub(r"<li hidden>.*?</li>", "", page))
    assert "what-measures" in found and len(found) < 10


def test_the_gallery_is_narrowed_down_as_one_types(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/questions")
    page.fill("#filter", "churn lower")
    assert page.locator(".topic li:visible").all_inner_texts() == [
        "What does customer churn raise, and what does it lower?"
    ]
    assert page.inner_text("#shown") == "1 of 90 questions"
    page.reload()
    assert page.locator(".topic li:visible").count() == 1
    page.fill("#filter", "omnipotence")
    assert page.inner_text("#none").endswith("All questions")
    page.fill("#filter", "")
    assert page.locator(".topic li:visible").count() == 90 and page.locator("#none").is_hidden()


def test_a_concept_is_given_by_any_of_its_names_and_stays_by_its_slug(client: httpx.Client) -> None:
    for name in ("FCR", "resolusi panggilan pertama", "https://w3id.org/istilah/cs/concept/first-call-resolution"):
        found = client.get("/en/questions/what-it-measures", params={"metric": name, "view": "list"})
        assert found.status_code == 303
        assert found.headers["location"] == "/en/questions/what-it-measures?metric=first-call-resolution&view=list"


def test_a_name_that_no_concept_has_is_told_with_those_that_come_close(client: httpx.Client) -> None:
    found = client.get("/en/questions/between", params={"start": "agnt onbording", "end": "career development"})
    assert found.status_code == 400
    assert "No concept is called “agnt onbording”" in found.text
    assert 'href="/en/questions/between?start=agent-onboarding&amp;end=career+development"' in found.text
    assert "table" not in re.findall(r"<(\w+)", found.text)


def test_an_empty_field_is_answered_with_a_request_to_fill_it(client: httpx.Client) -> None:
    found = client.get("/en/questions/what-measures", params={"concept": ""})
    assert found.status_code == 400
    assert "Name a concept to see the answer." in found.text


def test_a_field_suggests_concepts_and_the_heading_is_the_question(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/id/questions/what-improves")
    page.fill("#concept", "loyalty")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**concept=customer-loyalty")
    assert page.inner_text("h1") == "Apa yang meningkatkan loyalitas pelanggan?"
    assert page.locator("nav.switch a[lang=en]").get_attribute("href").endswith("?concept=customer-loyalty")


def test_concepts_alone_are_a_list_with_their_definitions(client: httpx.Client) -> None:
    page = client.get("/en/questions/what-measures").text
    assert "First Call Resolution" in page and 'class="member-definition"' in page
    assert "<table" in client.get("/en/questions/what-measures", params={"view": "table"}).text


def test_the_picture_shows_what_is_stated_and_what_lies_further(client: httpx.Client) -> None:
    page = client.get("/en/questions/all-kinds-of", params={"view": "picture"}).text
    wide = page[page.index('class="picture wide"') : page.index("</svg>", page.index('class="picture wide"'))]
    assert "has kind: dispute" in wide and "through further steps: downtime" in wide
    assert 'class="picture' not in client.get("/en/questions/cited-in-customer-care", params={"view": "picture"}).text


def cells_of(page: str) -> list[str]:
    """Return the words of the cells of an answer's table."""
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    return [re.sub(r"<[^>]*>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", table, re.DOTALL)]


def test_a_text_in_both_languages_is_shown_in_that_of_the_page(client: httpx.Client) -> None:
    page = client.get("/id/questions/positions-on").text
    assert "Isinya" in page and "waktu tunggu" in page and 'class="badge"' not in page
    assert "Dalam bahasa Inggris" not in page and "waiting" not in page


def test_a_thing_called_as_its_words_is_told_once(client: httpx.Client) -> None:
    assert cells_of(client.get("/id/questions/unit-of").text) == ["menit"]
    assert cells_of(client.get("/en/questions/unit-of").text) == ["minutes"]
    assert client.get("/id/questions/unit-of?format=csv").content.decode("utf-8-sig").split() == ["Satuan", "menit"]


def test_a_formula_stands_once_beside_its_variables(client: httpx.Client) -> None:
    page = client.get("/en/questions/how-calculated").text
    assert cells_of(page) == ["lost customers ÷ initial customers × 100", "initial customers", "lost customers"]
    assert 'rowspan="2"' in page
    rows = client.get("/en/questions/how-calculated?format=csv").text.splitlines()
    assert [row.rpartition(",")[0] for row in rows[1:]] == ["lost customers ÷ initial customers × 100"] * 2


def test_languages_go_by_their_names(client: httpx.Client) -> None:
    page = client.get("/id/questions/definition").text
    assert cells_of(page)[::2] == ["Inggris", "Indonesia"] and 'class="badge"' not in page


def test_the_downloads_and_the_query_are_those_of_the_concept(client: httpx.Client) -> None:
    page = client.get("/en/questions/what-measures?concept=customer-churn").text.replace("&amp;", "&")
    rows = client.get(re.findall(r'href="(/sparql\?[^"]*format=json)"', page)[0]).text
    assert "churn-rate" in rows and "first-call-resolution" not in rows
    edited = client.get(re.findall(r'href="(/en/sparql\?query=[^"]*)"', page)[0])
    assert "&lt;https://w3id.org/istilah/cs/concept/customer-churn&gt;" in edited.text


@pytest.mark.parametrize("name", ["how-calculated", "formulas-with?concept=initial-customers"])
def test_formulas_are_told_in_words(client: httpx.Client, name: str) -> None:
    page = client.get(f"/en/questions/{name}").text
    assert "lost customers ÷ initial customers × 100" in page
    assert "lost / initial" not in re.sub(r'href="[^"]*"', "", page)


def test_the_table_for_spreadsheets_has_names_in_the_language_of_the_page(client: httpx.Client) -> None:
    page = client.get("/id/questions/what-measures?concept=customer-churn").text.replace("&amp;", "&")
    file = client.get(re.findall(r'href="([^"]*format=csv)"', page)[0])
    assert file.headers["content-disposition"] == 'attachment; filename="what-measures.csv"'
    assert file.content.decode("utf-8-sig").splitlines() == ["Metrik", "Churn Rate"]
    assert "Churn Rate" in client.get("/id/questions/what-measures?concept=customer churn&format=csv").text
    book = client.get(re.findall(r'href="([^"]*format=xlsx)"', page)[0])
    assert book.headers["content-disposition"] == 'attachment; filename="what-measures.xlsx"'
    cells = load_workbook(BytesIO(book.content)).active.iter_rows(values_only=True)
    assert list(cells) == [("Metrik",), ("Churn Rate",)]
    assert client.get("/en/questions/what-measures?concept=nobody&format=csv").status_code == 400


def test_an_unknown_question_is_not_found(client: httpx.Client) -> None:
    assert client.get("/en/questions/what-mesures", headers={"Accept": "text/html"}).status_code == 404


def test_a_strangers_map_gets_what_makes_sense_there(wild_client: httpx.Client) -> None:
    found = listed(wild_client.get("/en/questions").text)
    assert "definition" in found and "what-measures" not in found and "percentages" not in found
    page = wild_client.get("/en/questions/definition")
    assert page.status_code == 200 and "Name a concept to see the answer." in page.text
    answered = wild_client.get("/en/questions/definition", params={"concept": "customer care"}, follow_redirects=True)
    assert "تعريف" in answered.text


def test_a_map_that_no_question_fits_says_so(map_of: Callable[[str], ConceptMap], serving: Callable[..., Any]) -> None:
    with serving(map_of("ex:a a skos:Concept .")) as address:
        page = httpx.get(f"{address}/id/questions").text
    assert listed(page) == []
    assert CATALOGUES["id"]["questions.nothing"] in page
