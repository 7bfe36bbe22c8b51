"""The page of a concept in a real browser: its calculator, its trees, its identifier."""

from collections.abc import Callable
from typing import Any

import pytest

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
    page.get_by_label("total issues").fill("many")
    page.get_by_label("total issues").press("Enter")
    assert page.inner_text("#calculate-1-total-problem") == "“many” is not a number. Write it like 1250 or 12.5."
    assert "Enter a number" in page.inner_text("#calculate-1-first_contact-problem")
    page.get_by_label("total issues").fill("0")
    page.get_by_label("issues resolved at first contact").fill("5")
    page.get_by_label("total issues").press("Enter")
    assert "“total issues” must not be 0" in page.inner_text(".calculator-problem")
    assert page.get_attribute("[name='value.total']", "aria-invalid") == "false"


def test_the_calculator_reads_numbers_as_the_server_does(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/id/concept/average-handle-time")
    plain = open_page(f"{served}/id/concept/average-handle-time", java_script_enabled=False)
    for amounts in (("1.250,5", "0,125", "3"), ("12.5", ".5", "1.234"), ("1.250.000", "7", "x"), ("-1", "2", "3")):
        for one in (page, plain):
            for box, amount in zip(one.locator("#calculate-1 input[type=text]").all(), amounts, strict=True):
                box.fill(amount)
            one.locator("#calculate-1 input[type=text]").first.press("Enter")
        assert page.inner_text("#calculate-1") == plain.inner_text("#calculate-1"), amounts
