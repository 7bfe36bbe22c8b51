"""When the server is gone or slow, the page says so, and goes on by itself."""

from collections.abc import Callable
from typing import Any

import pytest

OpenPage = Callable[..., Any]


@pytest.fixture
def page(served: str, open_page: OpenPage) -> Any:
    page = open_page(f"{served}/id/a-z")
    page.locator(".finder input").focus()
    return page


def test_a_search_goes_on_when_the_server_is_back(page: Any) -> None:
    page.context.set_offline(True)
    page.keyboard.type("eskal")
    page.locator("#status", has_text="Server tidak menjawab; sedang dicoba lagi.").wait_for()
    assert page.locator(".finder-popup").is_hidden()
    page.context.set_offline(False)
    page.locator("#status", has_text="Server menjawab lagi.").wait_for()
    page.locator("[role=option]", has_text="eskalasi").first.wait_for()
    page.locator("#status:empty").wait_for(state="attached")


@pytest.mark.parametrize(
    ("ask", "address"),
    [
        (lambda page: page.locator(".menu a[href='/id/questions']").click(), "/id/questions"),
        (lambda page: page.keyboard.press("Enter"), "/id/search?q=eskal"),
    ],
)
def test_what_would_leave_the_page_waits_for_the_server(page: Any, ask: Callable[[Any], None], address: str) -> None:
    page.context.set_offline(True)
    page.keyboard.type("eskal")
    page.locator("#status", has_text="Server tidak menjawab").wait_for()
    ask(page)
    page.locator("#status", has_text="halaman dibuka begitu server menjawab.").wait_for()
    page.context.set_offline(False)
    page.wait_for_url(f"**{address}")


def test_a_link_waits_for_a_server_that_nobody_has_missed_yet(page: Any) -> None:
    page.wait_for_timeout(2_100)  # that it was there is believed for so long
    page.context.set_offline(True)
    page.locator(".menu a[href='/id/questions']").click(delay=500)
    page.locator("#status", has_text="halaman dibuka begitu server menjawab.").wait_for()
    page.context.set_offline(False)
    page.wait_for_url("**/id/questions")


def test_so_does_one_that_the_keyboard_came_to(page: Any) -> None:
    page.wait_for_timeout(2_100)
    page.context.set_offline(True)
    page.locator(".menu a[href='/id/questions']").focus()
    page.locator("#status", has_text="Server tidak menjawab").wait_for()
    page.keyboard.press("Enter")
    page.context.set_offline(False)
    page.wait_for_url("**/id/questions")


def test_one_need_not_wait_for_the_next_try(page: Any) -> None:
    page.route("**/api/search*", lambda route: route.abort())
    page.route("**/health", lambda route: route.abort())
    page.keyboard.type("x")
    button = page.locator("#status button", has_text="Coba sekarang")
    button.wait_for()
    page.unroute_all()
    button.click()
    page.locator("#status", has_text="Server menjawab lagi.").wait_for()


def test_a_gateway_without_a_server_behind_it_is_a_server_that_is_gone(page: Any) -> None:
    page.route("**/api/search*", lambda route: route.fulfill(status=502, body="bad gateway"))
    page.keyboard.type("x")
    page.locator("#status", has_text="Server menjawab lagi.").wait_for()  # it is only the search that fails
    page.unroute_all()


def test_a_search_that_fails_is_told_under_the_box_and_the_next_one_works(page: Any) -> None:
    problem = {"title": "Permintaan tidak dijawab", "detail": "Terlalu banyak sekaligus."}
    page.route(
        "**/api/search*",
        lambda route: route.fulfill(status=503, json=problem, content_type="application/problem+json"),
    )
    page.keyboard.type("eskal")
    page.locator(".finder-none", has_text="Terlalu banyak sekaligus.").wait_for()
    page.unroute_all()
    page.keyboard.type("a")
    page.locator("[role=option]", has_text="eskalasi").first.wait_for()


def test_a_slow_answer_shows_progress_until_it_is_there(page: Any) -> None:
    held: list[Any] = []
    page.route("**/api/search*", lambda route: held.append(route))
    page.keyboard.type("e")
    page.get_by_role("progressbar", name="Memuat").wait_for()
    held[0].fulfill(json={"results": []})
    page.locator("#progress").wait_for(state="hidden")
