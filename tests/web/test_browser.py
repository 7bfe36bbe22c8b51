"""The pages in a real browser, without script."""

from collections.abc import Callable
from typing import Any

OpenPage = Callable[..., Any]


def test_one_walks_from_the_start_to_a_concept_without_script(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/", java_script_enabled=False)
    page.fill("input[type=search]", "FCR")
    page.keyboard.press("Enter")
    page.click("text=First Call Resolution")
    assert page.url.endswith("/en/concept/first-call-resolution")
    assert page.inner_text("h1") == "First Call Resolution FCR"


def test_the_language_switch_stays_on_the_page(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/search?q=resolution", java_script_enabled=False)
    page.click("nav.switch a[lang=id]")
    assert page.url.endswith("/id/search?q=resolution")
    assert page.input_value("input[type=search]") == "resolution"


def test_a_mark_in_the_picture_leads_to_its_concept(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/concept/first-call-resolution", java_script_enabled=False)
    page.click("svg.wide a.node:has-text('efficiency')")
    assert page.url.endswith("/en/concept/efficiency")


def test_a_query_is_asked_and_mended_without_script(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/sparql", java_script_enabled=False)
    page.fill("textarea", "SELECT ?m { ?m ist:measures cs:issue-resolution ")
    page.click("form.query button")
    assert "was not answered" in page.inner_text("[role=alert]")
    page.fill("textarea", "SELECT ?m { ?m ist:measures cs:issue-resolution }")
    page.click("form.query button")
    assert "First Call Resolution" in page.inner_text("table.answer")


def test_an_example_is_one_click_from_its_answer(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/id/", java_script_enabled=False)
    page.click("ul.doors a >> nth=0")
    assert page.locator("main .answer tbody tr, main .answer-list li").count() > 0


def test_the_skip_link_is_first_and_leads_to_the_content(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/a-z")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


#: One of each kind of page.
KINDS = [
    "/en/",
    "/id/concept/customer-service",
    "/en/theme/metrics",
    "/en/source/menggali-dunia-customer-service",
    "/en/search?q=resolution",
    "/en/a-z",
    "/en/relations",
    "/en/picture",
    "/id/picture?focus=first-call-resolution",
    "/en/path?from=chatbot&to=empathy",
    "/en/compare?c=chatbot,live-chat",
    "/en/questions",
    "/en/questions/what-improves?view=picture",
    "/en/sparql?question=what-measures",
]
#: What the browser says of its own graphics, not of the page.
GRAPHICS = "GL Driver Message"


def test_nothing_is_asked_of_another_server_or_refused_by_the_policy(served: str, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in KINDS:
        page.goto(served + path, wait_until="networkidle")
    assert len(asked) > 3 * len(KINDS) and all(url.startswith((served, "data:", "blob:")) for url in asked)
    assert [said for said in complaints if GRAPHICS not in said] == []


def test_the_print_shows_the_wide_picture_and_no_search_box(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/concept/first-call-resolution", viewport={"width": 390, "height": 800})
    page.emulate_media(media="print")
    assert page.is_visible("svg.wide") and not page.is_visible("svg.narrow")
    assert not page.is_visible(".finder")


def test_the_print_of_the_start_page_has_nothing_to_click_in(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/")
    page.emulate_media(media="print")
    assert page.is_visible("h1") and page.is_visible(".cards")
    assert not page.is_visible(".finder") and not page.is_visible("#letters")
