"""The menu on narrow screens, by keyboard, and without script."""

from collections.abc import Callable
from typing import Any

import pytest

from istilah.exports.pages.menu import KINDS

OpenPage = Callable[..., Any]
TELEPHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.mark.parametrize("with_script", [True, False])
def test_it_opens_from_a_button_by_keyboard(served: str, open_page: OpenPage, with_script: bool) -> None:
    page = open_page(f"{served}/id/a-z", java_script_enabled=with_script, **TELEPHONE)
    menu = page.locator("nav.menu")
    assert menu.is_hidden()
    page.locator(".menu-button").focus()
    page.keyboard.press("Enter")
    assert menu.is_visible() and menu.locator("a").count() == len(KINDS)
    page.keyboard.press("Escape")
    assert menu.is_hidden()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/questions")


def test_it_has_no_violation_when_it_is_open(served: str, open_page: OpenPage) -> None:
    from axe_core_python.sync_playwright import Axe

    page = open_page(f"{served}/id/a-z", color_scheme="dark", **TELEPHONE)
    page.locator(".menu-button").click()
    found = Axe().run(page, context=".top", options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]}})
    assert [one["id"] for one in found["violations"]] == []


def test_it_stands_in_the_header_where_there_is_room(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/a-z", viewport={"width": 1280, "height": 800})
    assert page.locator(".menu-button").is_hidden() and page.locator("nav.menu").is_visible()
    assert page.locator("nav.menu [aria-current=page]").inner_text() == "A–Z"
    assert page.locator(".top").evaluate("header => header.scrollWidth <= innerWidth && header.clientHeight < 80")
