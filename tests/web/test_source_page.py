"""The page of a document in a real browser."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

OpenPage = Callable[..., Any]


def test_entries_are_filtered_as_one_types(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/source/menggali-dunia-customer-service")
    everything = page.locator(".entry").count()
    page.get_by_label("Entries with these words").press_sequentially("chatbot")
    expect(page.locator(".filter-count")).to_contain_text(f"of {everything}")
    shown = page.locator(".entry:visible")
    assert 0 < shown.count() < everything
    assert all("chatbot" in text.lower() for text in shown.all_text_contents())
    assert page.locator(".contents li:visible").count() == shown.count()
    page.keyboard.press("Escape")  # a search field empties itself
    expect(shown).to_have_count(everything)


def test_without_script_there_is_no_filter_and_every_entry(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/id/source/menggali-dunia-customer-service", java_script_enabled=False)
    assert not page.is_visible("#filter")
    page.click(".contents a >> nth=5")
    assert page.locator(".entry:target h3").is_visible()


def test_a_claim_leads_to_itself_on_the_page_of_its_subject(served: str, open_page: OpenPage) -> None:
    page = open_page(f"{served}/en/source/apa-itu-customer-service", java_script_enabled=False)
    page.click(".claims .how >> nth=0")
    assert "/concept/" in page.url and page.locator("li:target").count() == 1
