"""The language switch moves nothing but the language."""

from collections.abc import Callable
from typing import Any

import pytest

OpenPage = Callable[..., Any]

BOXES = """
  [...document.querySelectorAll(".brand, .finder, .menu-button, .menu, .menu li, .switch li")].map((element) => {
    const box = element.getBoundingClientRect();
    return [box.x, box.y, box.width, box.height];
  })
"""
TOOLS = BOXES.replace(".brand, .finder, .menu-button, .menu, .menu li, .switch li", ".tools *:not(svg, path), .kicker")
CONCEPT = "/en/concept/customer-service"


def switch(page: Any, to: str) -> None:
    page.locator(f".switch a[lang={to}]").evaluate("link => link.click()")
    page.wait_for_url(f"**/{to}/**")


def top_of(page: Any, selector: str) -> float:
    return float(page.locator(selector).first.evaluate("element => element.getBoundingClientRect().top"))


def test_place_query_fragment_and_what_is_open_come_along(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}{CONCEPT}?seen=1#relations")
    page.locator("details").last.evaluate("details => { details.open = true; details.scrollIntoView() }")
    before = top_of(page, "details[open] >> nth=-1"), page.locator("details[open]").count()
    switch(page, "id")
    assert page.url == f"{served}{CONCEPT.replace('en', 'id', 1)}?seen=1#relations"
    page.wait_for_function("scrollY > 0")
    assert page.locator("details[open]").count() == before[1]
    assert top_of(page, "details[open] >> nth=-1") == pytest.approx(before[0], abs=100)
    assert page.evaluate("scrollY") > 500


def test_what_was_typed_and_the_focus_come_along(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}{CONCEPT}")
    page.locator(".finder input").fill("churn ra")
    page.locator(".switch a[lang=id]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/**")
    assert page.locator(".finder input").input_value() == "churn ra"
    assert page.evaluate("document.activeElement.hreflang") == "id"


def test_a_view_is_brought_to_its_own_page_only(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}{CONCEPT}")
    page.evaluate("scrollTo(0, 900)")
    page.locator(".switch a[lang=id]").evaluate("link => link.addEventListener('click', (e) => e.preventDefault())")
    page.locator(".switch a[lang=id]").evaluate("link => link.click()")
    page.goto(f"{served}/id/a-z")
    assert page.evaluate("scrollY") == 0 and page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("width", [1280, 1100, 390])
def test_nothing_in_the_header_moves(served: str, open_page: OpenPage, width: int) -> None:
    page = open_page(f"{served}/en/relations", viewport={"width": width, "height": 800})
    before = page.evaluate(BOXES)
    page.goto(f"{served}/id/relations")
    assert page.evaluate(BOXES) == before


@pytest.mark.parametrize("width", [390, 1280])
def test_none_of_the_tools_of_the_picture_moves(served: str, open_page: OpenPage, width: int) -> None:
    address = f"{served}/en/picture?focus=first-call-resolution"
    page = open_page(address, viewport={"width": width, "height": 800})
    before = page.evaluate(TOOLS)
    switch(page, "id")
    assert len(before) > 20 and page.evaluate(TOOLS) == before
