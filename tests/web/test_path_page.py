"""The page of the paths between two concepts."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import httpx
import pytest

PATH = "/{lang}/path?from=first-call-resolution&to=customer-churn"
HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\x00", "' OR 1=1", "خدمة", "{{7*7}}", "a,b"]


def page_of(client: httpx.Client, **query: str) -> str:
    return unescape(client.get("/en/path", params=query, follow_redirects=True).text)


def test_names_become_slugs_in_the_address(client: httpx.Client) -> None:
    answer = client.get("/id/path", params={"from": "FCR", "to": "customer churn", "only": ""})
    assert answer.status_code == 302
    assert answer.headers["location"] == PATH.format(lang="id")
    assert client.get(answer.headers["location"]).status_code == 200


def test_the_best_paths_are_told_hop_by_hop_with_their_sources(client: httpx.Client) -> None:
    page = client.get(PATH.format(lang="en")).text
    sections = re.findall(r'<section class="path".*?</section>', page, re.S)
    assert len(sections) == 3
    for section in sections:
        hops = re.search(r'<ol class="statements hops">(.*)</ol>', section, re.S)
        assert hops and hops[1].count('class="sentence"') == hops[1].count('class="evidence"') >= 2
        assert section.count('class="picture path-drawing') == 2


def test_the_switch_and_more_paths_keep_what_was_asked(client: httpx.Client) -> None:
    page = client.get(PATH.format(lang="en")).text
    assert f'hreflang="id" href="{PATH.format(lang="id").replace("&", "&amp;")}"' in page
    assert len(re.findall('<section class="path"', client.get(PATH.format(lang="en") + "&more=1").text)) > 3


def test_swapping_leads_to_the_way_back(client: httpx.Client) -> None:
    answer = client.get("/en/path", params={"from": "chatbot", "to": "empathy", "swap": "1"})
    assert answer.headers["location"] == "/en/path?from=empathy&to=chatbot"


def test_a_chain_of_causes_comes_to_something(client: httpx.Client) -> None:
    page = page_of(client, **{"from": "agent", "to": "customer churn", "only": "causes", "forward": "1"})
    assert "Taken together: Agent reduces customer churn." in page
    assert "no source says it in one piece" in page


def test_without_a_path_it_says_how_far_one_gets_and_what_else_there_is(client: httpx.Client) -> None:
    page = page_of(client, **{"from": "chatbot", "to": "empathy", "only": "hierarchy", "forward": "1"})
    assert "No path joins them" in page and "From chatbot" in page and "other concepts are within reach" in page
    assert 'href="/en/path?from=chatbot&to=empathy"' in page


def test_concepts_in_separate_parts_are_said_to_be(wild_client: httpx.Client) -> None:
    page = page_of(wild_client, **{"from": "n1", "to": "rtl"})
    assert "They lie in separate parts of the map." in page
    assert "Nothing leads on from here." in page_of(wild_client, **{"from": "n1", "to": "über"})


@pytest.mark.parametrize("language", ["en", "id"])
def test_one_concept_at_both_ends_is_no_error(client: httpx.Client, language: str) -> None:
    page = client.get(f"/{language}/path?from=empathy&to=empathy").text
    assert '<p class="notice">' in page and f'href="/{language}/concept/empathy"' in page


def test_what_names_nothing_is_said_and_what_comes_close_is_offered(client: httpx.Client) -> None:
    page = page_of(client, **{"from": "resolutoin", "to": "empathy"})
    assert "No concept is called “resolutoin”" in page and "from=issue-resolution&to=empathy" in page
    assert "Nothing is called “xyzzyplugh”" in page_of(client, **{"from": "xyzzyplugh"})


def test_a_path_leads_to_the_map_the_query_and_the_command(client: httpx.Client) -> None:
    page = client.get(PATH.format(lang="en")).text
    assert "istilah path first-call-resolution customer-churn --lang en" in page
    for kind in ("picture", "sparql"):
        link = next(found for found in re.findall(r'href="([^"]*)"', page) if found.startswith(f"/en/{kind}?"))
        answer = client.get(unescape(link))
        assert answer.status_code == 200 and 'role="alert"' not in answer.text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(client: httpx.Client, wild_client: httpx.Client, text: str) -> None:
    for answering in (client, wild_client):
        answer = answering.get("/en/path", params={"from": text, "to": "a", "only": text}, follow_redirects=True)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text and "<img" not in answer.text and "49" not in answer.text


def test_every_pair_of_a_strangers_map_has_a_page(wild_client: httpx.Client) -> None:
    slugs = ["a", "b", "long", "rtl", "emoji", "none", "none-2", "frag%23ment", "hub", "n7"]
    for one, other in zip(slugs, slugs[1:] + slugs[:1], strict=True):
        answer = wild_client.get(f"/id/path?from={one}&to={other}", follow_redirects=True)
        assert answer.status_code == 200, (one, other)
        assert "<img" not in answer.text


def test_a_path_is_found_from_the_keyboard(served: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{served}/en/path", viewport={"width": 1280, "height": 800})
    page.get_by_label("From").focus()
    page.keyboard.type("FCR")
    page.locator("[role=option]:visible").first.filter(has_text="First Call Resolution").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.get_by_label("From").input_value() == "First Call Resolution"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("churn rate")
    page.locator("[role=option]:visible").first.filter(has_text="churn rate").wait_for()
    for _ in range(2):  # the first closes the list; the second takes nothing away
        page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/path?from=first-call-resolution&to=churn-rate")
    assert page.locator("section.path").count() == 3


def test_the_map_opens_on_a_path_and_on_nothing_else(served: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{served}/en/path?from=customer-service&to=shrinkage", viewport={"width": 390, "height": 844})
    told = page.locator("section.path").nth(1).locator(".sentence .concept-name").all_inner_texts()
    page.get_by_role("link", name="Open in the map").nth(1).click()
    expected = {"customer service", *map(str.strip, told)}
    page.locator("#outline .row").nth(len(expected) - 1).wait_for()
    assert {row.strip() for row in page.locator("#outline .row").all_inner_texts()} == expected
    page.locator("#outline .plain-button").first.click()
    page.wait_for_function("document.querySelectorAll('#outline .row').length > 12")


def test_the_drawing_stands_upright_on_a_telephone(served: str, open_page: Callable[..., Any]) -> None:
    page = open_page(served + PATH.format(lang="id"), viewport={"width": 390, "height": 844}, java_script_enabled=False)
    assert page.locator(".path-drawing.narrow").first.is_visible()
    assert not page.locator(".path-drawing.wide").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_lines_tell_the_kind_of_relation_on_a_telephone_as_well(served: str, open_page: Callable[..., Any]) -> None:
    page = open_page(served + PATH.format(lang="en"), viewport={"width": 390, "height": 844}, java_script_enabled=False)
    broken = "all => all.map((one) => getComputedStyle(one).strokeDasharray)"
    lines = {kind: page.locator(f".path-drawing.{kind} .stem").evaluate_all(broken) for kind in ("narrow", "wide")}
    assert lines["narrow"] == lines["wide"] and len(set(lines["wide"])) > 1
    length = "all => Math.min(...all.map((one) => one.getTotalLength()))"
    assert page.locator(".path-drawing.narrow .stem").evaluate_all(length) > 40  # long enough to show it
