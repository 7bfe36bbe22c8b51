"""Search as one types, in a real browser, by keyboard."""

import re
from collections.abc import Callable
from typing import Any

import pytest

OpenPage = Callable[..., Any]


@pytest.fixture(scope="module")
def opened(served: str, browser: Any) -> Any:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def start(served: str, opened: Any) -> Any:
    opened.goto(f"{served}/id/")
    opened.locator(".finder input:focus").wait_for()
    return opened


def typed(page: Any, text: str) -> Any:
    """Type a text into the search box, wait for its rows, and return the page."""
    page.keyboard.type(text)
    page.locator(".finder-all", has_text=f"“{text}”").wait_for()
    return page


def chosen(page: Any) -> str:
    """Return the words of the row that assistive technology is told of."""
    return str(
        page.evaluate(
            "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.innerText ?? ''"
        )
    )


@pytest.mark.parametrize(
    ("text", "group", "row"),
    [
        ("kepuasan pel", "Diawali “kepuasan pel”", "[kepuasan pel]anggan"),
        ("FCR", "Sama persis", "First Call Resolution singkatan: [FCR]"),
        ("solut", "Memuat “solut”", "re[solut]ion"),
        ("escalation", "Sama persis", "eskalasi dalam bahasa Inggris: [escalation]"),
        ("Éskalsi", "Mungkin maksud Anda", "[eskalasi]"),
    ],
)
def test_a_row_tells_what_matched_and_why(start: Any, text: str, group: str, row: str) -> None:
    typed(start, text)
    start.evaluate("document.querySelectorAll('mark').forEach((m) => { m.textContent = `[${m.textContent}]` })")
    found = start.locator("[role=group]", has_text=group)
    assert row in " ".join(found.first.inner_text().split())


def test_the_arrow_keys_go_round_and_enter_leads_to_the_concept(start: Any) -> None:
    typed(start, "kepuasan")
    start.keyboard.press("ArrowDown")
    first = chosen(start)
    assert first.startswith("kepuasan pelanggan")
    start.keyboard.press("End")
    assert chosen(start) == "Semua hasil untuk “kepuasan”"
    start.keyboard.press("ArrowDown")
    assert chosen(start) == ""
    start.keyboard.press("ArrowUp")
    start.keyboard.press("Home")
    assert chosen(start) == first and start.locator("[aria-selected=true]").count() == 1
    start.keyboard.press("Enter")
    start.wait_for_url("**/id/concept/customer-satisfaction")


def test_escape_closes_the_list_and_then_empties_the_box(start: Any) -> None:
    box = start.locator(".finder input")
    typed(start, "eskalasi")
    assert box.get_attribute("aria-expanded") == "true"
    start.keyboard.press("Escape")
    assert (box.get_attribute("aria-expanded"), box.input_value()) == ("false", "eskalasi")
    start.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-expanded") == "true"
    start.keyboard.press("Escape")
    start.keyboard.press("Escape")
    assert box.input_value() == ""


def test_tab_goes_on_and_closes_the_list(start: Any) -> None:
    typed(start, "eskalasi")
    start.keyboard.press("Tab")
    assert start.locator(".finder-popup").is_hidden()
    assert start.evaluate("document.activeElement.type") == "submit"


def test_enter_without_a_choice_leads_to_all_results(start: Any) -> None:
    typed(start, "resolusi")
    start.keyboard.press("Enter")
    start.wait_for_url("**/id/search?q=resolusi")
    assert start.locator("main mark").first.inner_text() == "resolusi"


def test_a_slash_leads_to_the_box_from_anywhere(served: str, opened: Any) -> None:
    opened.goto(f"{served}/en/a-z")
    assert opened.locator("kbd").inner_text() == "/"
    opened.keyboard.press("/")
    typed(opened, "churn")
    assert "churn rate" in opened.locator(".finder-list").inner_text().lower()


def test_the_number_of_results_is_spoken(start: Any) -> None:
    typed(start, "eskalasi")
    rows = start.locator("[role=option]:not(.finder-all)").count()
    assert start.locator(".finder [role=status]").inner_text().startswith(f"{rows} konsep")
    start.keyboard.type("xyzzyplugh")
    start.locator(".finder-none", has_text="Tidak ada").wait_for()
    assert start.locator(".finder [role=listbox]").is_hidden()


def test_a_late_answer_does_not_replace_a_newer_one(start: Any) -> None:
    held: list[Any] = []
    start.route(re.compile("q=ch$"), lambda route: held.append(route))
    typed(start, "churn")
    assert len(held) == 1
    held[0].fulfill(json={"results": []})
    start.unroute_all()
    assert start.locator(".finder-all").inner_text() == "Semua hasil untuk “churn”"


def test_labels_that_look_like_code_are_text(wild: str, open_page: OpenPage) -> None:
    page = open_page(f"{wild}/en/")
    typed(page, "script")
    assert "<script>alert('x')</script>" in page.locator(".finder-list").inner_text()
    page.locator(".finder input").fill("خدمة")
    page.locator("mark", has_text="خدمة").wait_for()
    assert page.locator(".finder-list bdi[lang=ar]").count() == 1


def test_the_list_has_no_violation(start: Any) -> None:
    from axe_core_python.sync_playwright import Axe

    typed(start, "resol")
    start.keyboard.press("ArrowDown")
    found = Axe().run(
        start, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
    )
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
