"""The page of a concept in a real browser: its calculator, its trees, its identifier."""

import gzip
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest
from playwright.sync_api import expect

OpenPage = Callable[..., Any]


def test_the_calculator_works_as_one_types_and_the_address_keeps_it(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/id/concept/first-call-resolution")
    page.get_by_label("total masalah").fill("1.200")
    page.get_by_label("masalah yang selesai pada kontak pertama").fill("900")
    assert page.inner_text("output").split() == ["=", "75", "persen"]
    page.click("nav.switch a[lang=en]")
    assert page.input_value("[name='value.total']") == "1200"
    assert page.inner_text("output").split() == ["=", "75", "percent"]


@pytest.mark.parametrize("script", [True, False])
def test_the_calculator_says_what_is_wrong(served: str, open_page: OpenPage, script: bool) -> None:
    page = open_page(f"{served}/en/concept/first-call-resolution", java_script_enabled=script)
    _calculate(page, ["", "many"], script)
    expect(page.locator("#calculate-1-total-problem")).to_have_text(
        "“many” is not a number. Write it like 1250 or 12.5."
    )
    expect(page.locator("#calculate-1-first_contact-problem")).to_contain_text("Enter a number")
    _calculate(page, ["5", "0"], script)
    expect(page.locator(".calculator-problem")).to_contain_text("“total issues” must not be 0")
    assert page.get_attribute("[name='value.total']", "aria-invalid") == "false"


def test_the_calculator_reads_numbers_as_the_server_does(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/id/concept/average-handle-time")
    plain = open_page(f"{served}/id/concept/average-handle-time", java_script_enabled=False)
    for amounts in (["1.250,5", "0,125", "3"], ["12.5", ".5", "1.234"], ["1.250.000", "7", "x"], ["-1", "2", "3"]):
        _calculate(page, amounts, script=True)
        _calculate(plain, amounts, script=False)
        assert page.inner_text("#calculate-1") == plain.inner_text("#calculate-1"), amounts


def _calculate(page: Any, amounts: list[str], script: bool) -> None:
    """Fill in the first calculator and press Enter; without script that asks for the page anew."""
    for box, amount in zip(page.locator("#calculate-1 input[type=text]").all(), amounts, strict=True):
        box.fill(amount)
    with nullcontext() if script else page.expect_navigation():
        page.locator("#calculate-1 input[type=text]").last.press("Enter")


def test_the_trees_are_tabs_with_script_and_stand_together_without(served: str, open_page: OpenPage) -> None:
    plain = open_page(f"{served}/en/concept/customer-service", java_script_enabled=False)
    assert plain.is_visible("#tree-kind") and plain.is_visible("#tree-part")
    assert not plain.is_visible(".tabs")
    page = open_page(f"{served}/en/concept/customer-service")
    page.focus("[role=tab][aria-selected=true]")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "Parts"
    assert page.is_visible("#tree-part") and not page.is_visible("#tree-kind")
    page.keyboard.press("Home")
    page.keyboard.press("End")
    page.click("nav.switch a[lang=id]")
    assert page.inner_text("[role=tab][aria-selected=true]") == "Bagian"
    assert page.is_visible("#tree-part") and not page.is_visible("#tree-kind")


def test_a_tree_opens_further_down_with_the_keyboard(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/concept/customer-service", java_script_enabled=False)
    page.focus("#tree-kind a:has-text('digital customer service')")
    assert not page.is_visible("#tree-kind .deeper a:has-text('social media support')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "social media support"


@pytest.mark.parametrize("allowed", [True, False])
def test_the_identifier_is_copied_and_selected(served: str, open_page: OpenPage, allowed: bool) -> None:
    page = open_page(f"{served}/en/concept/escalation")
    if allowed:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    else:
        page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied." if allowed else "Selected: copy it with Ctrl+C.").wait_for()
    iri = "https://w3id.org/istilah/cs/concept/escalation"
    assert page.evaluate("getSelection().toString()") == iri
    if allowed:
        assert page.evaluate("navigator.clipboard.readText()") == iri


def test_the_query_behind_a_group_answers_with_its_claims(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/concept/first-call-resolution", java_script_enabled=False)
    page.click("[aria-label='SPARQL behind: Contrasts']")
    rows = page.locator("table.answer tbody tr")
    assert rows.count() == 2
    assert "call transfer" in rows.nth(0).inner_text() and "Kamus" in rows.nth(0).inner_text()


def test_one_turns_through_a_theme_and_back(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/id/concept/first-call-resolution", java_script_enabled=False)
    page.click(".turn [rel=next]")
    page.click(".turn [rel=prev]")
    assert page.url == f"{served}/id/concept/first-call-resolution"


def test_a_claim_has_a_link_to_keep(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/concept/first-call-resolution", java_script_enabled=False)
    page.click(".statements .how >> nth=0")
    assert "#claim-" in page.url
    assert page.locator("li:target").count() == 1
    assert "stated" in page.inner_text("li:target")


def test_the_page_loads_little(served: str, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    loaded: dict[str, bytes] = {}
    kinds = ("script", "stylesheet")
    page.on(
        "response", lambda answer: answer.request.resource_type in kinds and loaded.update({answer.url: answer.body()})
    )
    page.goto(f"{served}/en/concept/customer-service", wait_until="networkidle")
    page.close()
    assert len(loaded) >= 3
    assert sum(len(gzip.compress(body)) for body in loaded.values()) < 150_000


def test_the_print_leaves_out_siblings_queries_and_how_much_is_folded(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/concept/customer-service")
    siblings = page.locator("#tree-kind .siblings li").first
    page.emulate_media(media="print")
    assert siblings.count() == 1 and not siblings.is_visible()
    assert not page.is_visible(".queries") and page.is_visible("#iri")
    assert not page.locator(".rest > summary").first.is_visible()
    page.emulate_media(media="screen")
    page.locator("#tree-kind .siblings summary").click()
    page.emulate_media(media="print")
    assert siblings.is_visible()


def test_the_print_has_every_tree_and_folded_statement_and_no_empty_form(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/concept/customer-service")
    page.emulate_media(media="print")
    assert page.is_visible("#tree-kind") and page.is_visible("#tree-part")
    assert page.locator(".rest .sentence").last.is_visible()
    page.goto(f"{served}/en/concept/first-call-resolution")
    assert not page.is_visible("form.calculator") and page.is_visible(".formula")
