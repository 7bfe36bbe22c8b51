"""The page that compares concepts."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import httpx
import pytest

SCORES = "customer-satisfaction-score,net-promoter-score,customer-effort-score"
HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\x00", ",,,,", "{{7*7}}", "x" * 5000]


def page_of(client: httpx.Client, *concepts: str) -> str:
    answer = client.get("/en/compare", params={"c": list(concepts)}, follow_redirects=True)
    assert answer.status_code == 200
    return unescape(answer.text)


def columns(page: str) -> int:
    """Return how many concepts stand at the head of the first table."""
    return page[: page.index("</thead>")].count('<th scope="col"')


def test_names_become_slugs_in_the_address(client: httpx.Client) -> None:
    for given in (["CSAT", "NPS", "CES"], ["CSAT, NPS,CES"], ["CSAT", "", "NPS", "csat", "CES"]):
        answer = client.get("/id/compare", params={"c": given})
        assert (answer.status_code, answer.headers["location"]) == (302, f"/id/compare?c={SCORES}")


def test_concepts_stand_side_by_side_in_a_table_with_headers(client: httpx.Client) -> None:
    page = page_of(client, SCORES)
    assert columns(page) == 3
    for row in ("Definition", "Formula", "Unit", "Direction", "Range", "measures"):
        assert f'role="rowheader">{row}</th>' in page, row
    assert page.index("What they share") < page.index("In what they differ")


def test_how_they_stand_to_each_other_is_told_with_those_who_say_so(client: httpx.Client) -> None:
    page = page_of(client, SCORES)
    between = page[page.index('id="between"') : page.index('id="side-by-side"')]
    assert between.count('class="evidence"') == 2 and "contrasts with" in between
    assert "/en/path?from=customer-satisfaction-score&to=net-promoter-score" in between


def test_where_the_sources_differ_stands_below(client: httpx.Client) -> None:
    assert "Where the sources differ" in page_of(client, SCORES)


def test_the_usual_mix_ups_are_offered_ready_made(client: httpx.Client) -> None:
    sets = re.findall(r'<li><a href="/en/compare\?c=([^"]*)"', page_of(client))
    assert sorted(SCORES.split(",")) in [sorted(found.split(",")) for found in sets]
    assert len(sets) > 6 and all(client.get(f"/en/compare?c={found}").status_code == 200 for found in sets[:3])


def test_a_concept_is_taken_away_and_one_is_offered_to_add(client: httpx.Client) -> None:
    page = page_of(client, "customer-care,customer-service")
    assert 'href="/en/compare?c=customer-care"' in page
    assert 'href="/en/compare?c=customer-care,customer-service,customer-support"' in page
    alone = page_of(client, "customer-care")
    assert "<table" not in alone and "Add a concept" in alone


def test_a_fifth_concept_is_left_out_and_said_so(client: httpx.Client) -> None:
    page = page_of(client, "CSAT,NPS,CES,FCR,AHT")
    assert columns(page) == 4
    assert "At most 4 concepts can be compared at once." in page and 'href="/en/concept/average-handle-time"' in page


def test_what_names_nothing_is_said_and_what_comes_close_is_offered(client: httpx.Client) -> None:
    page = page_of(client, "CSAT", "resolutoin")
    assert "No concept is called “resolutoin”" in page
    assert 'href="/en/compare?c=customer-satisfaction-score,issue-resolution"' in page


def test_the_query_and_the_command_are_a_click_away(client: httpx.Client) -> None:
    page = page_of(client, SCORES)
    assert f"istilah compare {SCORES.replace(',', ' ')} --lang en" in page
    link = next(found for found in re.findall(r'href="([^"]*)"', page) if found.startswith("/en/sparql?query=SELECT"))
    answer = client.get(link).text
    assert "Score, " in answer and 'role="alert"' not in answer


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(client: httpx.Client, wild_client: httpx.Client, text: str) -> None:
    for answering in (client, wild_client):
        page = answering.get("/id/compare", params={"c": [text, "a"]}, follow_redirects=True)
        assert page.status_code == 200
        assert "<script>alert" not in page.text and "<img" not in page.text and "49" not in page.text


def test_a_strangers_concepts_are_compared_without_sources_or_metrics(wild_client: httpx.Client) -> None:
    for concepts in ("a,b,long,rtl", "none,none-2,emoji,hub", "n1,n2,n3"):
        page = wild_client.get("/en/compare", params={"c": concepts}).text
        assert columns(page) == len(concepts.split(","))
        assert ">Formula<" not in page and "<img" not in page
    assert "What they share" in page and "Nabe" in page


def test_concepts_that_a_map_does_not_tell_apart_are_not_said_to_be_mixed_up(serving: Any, map_of: Any) -> None:
    kin = "ex:p a skos:Concept . " + " ".join(f"ex:{n} a skos:Concept ; skos:broader ex:p ." for n in "abc")
    with serving(map_of(kin)) as server:
        page = httpx.get(f"{server}/en/compare").text
    assert "Of one kind" in page and "Often mixed up" not in page and "/en/compare?c=a,b,c" in page


def test_concepts_are_chosen_from_the_keyboard(served: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{served}/id/compare", viewport={"width": 1280, "height": 800})
    page.get_by_label("Konsep", exact=True).focus()
    page.keyboard.type("omnichan")
    page.locator("[role=option]:visible").first.filter(has_text="omnichannel").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("dukungan multichannel")
    page.locator("[role=option]:visible").first.filter(has_text="dukungan multichannel").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/compare?c=*multichannel-support")
    assert page.get_by_role("table").first.get_by_role("columnheader").count() == 2
    page.get_by_role("link", name="Keluarkan dukungan multichannel").press("Enter")
    page.wait_for_url(lambda url: "multichannel" not in url)


def test_a_long_comparison_tells_its_parts_and_leads_to_them(served: str, open_page: Callable[..., Any]) -> None:
    address = f"{served}/en/compare?c={SCORES}"
    page = open_page(address, viewport={"width": 390, "height": 844}, java_script_enabled=False)
    parts = page.get_by_role("navigation", name="On this page")
    headings = page.locator(".compare-page > section:not(.behind, .sets) > h2").all_inner_texts()
    assert parts.get_by_role("link").all_inner_texts() == headings
    parts.get_by_role("link", name="In what they differ").click()
    assert 0 <= page.get_by_role("heading", name="In what they differ").bounding_box()["y"] < 200


def test_rows_are_cards_on_a_telephone_and_a_table_still(served: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{served}/en/compare?c={SCORES}", viewport={"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("getComputedStyle(document.querySelector('.comparison td[data-of]')).display") == "block"
    assert page.get_by_role("table", name="Side by side").count() == 1
    assert page.get_by_role("rowheader", name="Definition").is_visible()


def test_long_lists_are_folded_until_they_are_asked_for_or_printed(served: str, open_page: Callable[..., Any]) -> None:
    address = f"{served}/en/compare?c=customer-care,customer-service"
    page = open_page(address, viewport={"width": 390, "height": 844}, java_script_enabled=False)
    assert page.evaluate("document.documentElement.scrollHeight") < 8 * 844
    part = page.get_by_role("region", name="In what they differ")
    assert part.get_by_role("rowheader").count() == 6
    part.locator(":scope > details > summary").click()
    assert part.get_by_role("rowheader").count() > 12
    sources = page.get_by_role("region", name="What the sources have on them")
    entries = sources.locator("tr.document details").first
    entries.get_by_text(re.compile(r"^\d+ entries$")).click()
    assert entries.get_by_role("link").first.is_visible()
    page.emulate_media(media="print")
    assert all(page.locator(".comparison .rest ul").evaluate_all("found => found.map((one) => one.checkVisibility())"))
