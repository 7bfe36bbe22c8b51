"""A map of strangers degrades without a blank or an error."""

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from istilah.graph.concept_map import ConceptMap


def test_every_page_and_document_of_it_is_answered(wild_client: httpx.Client, wild_map: ConceptMap) -> None:
    slugs = [wild_map.concepts.slug(iri) for iri in wild_map.concepts]
    for slug in slugs:
        escaped = slug.replace("%", "%25")
        page = wild_client.get(f"/en/concept/{escaped}")
        assert page.status_code == 200, slug
        assert re.search(r"<h1[^>]*>.*\w.*</h1>", page.text), slug
        assert wild_client.get(f"/concept/{escaped}.ttl").status_code == 200, slug


@pytest.mark.parametrize(
    "path", ["/en/", "/id/a-z", "/en/theme/group", "/id/relations", "/en/search?q=lange", "/en/sparql"]
)
def test_the_other_pages_are_answered(wild_client: httpx.Client, path: str) -> None:
    assert wild_client.get(path).status_code == 200


def test_a_label_that_looks_like_script_is_text(wild: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{wild}/en/concept/a")
    assert page.inner_text("h1").startswith("<script>alert('x')</script>")
    assert page.locator("main script, main img").count() == 0


def test_a_name_from_right_to_left_stands_before_what_is_said_of_it(wild: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{wild}/en/concept/rtl")
    ends = page.locator(".statements .said").first.evaluate(
        """said => ["خدمة", "related"].map((word) => {
            const range = document.createRange(), text = said.firstChild, start = text.data.indexOf(word);
            range.setStart(text, start);
            range.setEnd(text, start + word.length);
            return range.getBoundingClientRect().right;
        })"""
    )
    assert ends[0] < ends[1]


def test_a_text_in_another_language_wears_a_badge(wild_client: httpx.Client) -> None:
    page = wild_client.get("/en/concept/b").text
    assert '<bdi lang="de">Zyklus</bdi><span class="badge"><span aria-hidden="true">de</span>' in page


def test_a_text_without_a_language_wears_none(wild_client: httpx.Client) -> None:
    assert re.search(r"<h1>\s*<bdi>Urne</bdi>\s*</h1>", wild_client.get("/en/concept/urn:isbn:123").text)


def test_a_cycle_ends(wild_client: httpx.Client) -> None:
    tree = wild_client.get("/en/concept/a").text.partition('<section class="tree')[2].partition("</section>")[0]
    assert tree.count(">Zyklus<") == 2  # above and below, once each


def test_a_relation_out_of_the_map_is_a_link_only_if_it_is_safe(wild_client: httpx.Client) -> None:
    page = wild_client.get("/en/concept/ment").text
    assert 'href="http://away.example/x"' in page
    assert 'href="javascript' not in page


def test_what_is_out_of_use_says_what_to_use_instead(wild_client: httpx.Client) -> None:
    page = wild_client.get("/en/concept/none").text
    assert "out of use" in page and "/en/concept/b" in page


def test_notes_and_notations_stand_in_for_a_definition(wild_client: httpx.Client) -> None:
    page = wild_client.get("/en/concept/b").text
    assert "Nur im Kreis" in page and "1.2" in page
    assert "No definition" not in page


@pytest.mark.parametrize("width", [390, 820, 1280, 1600])
@pytest.mark.parametrize(
    "path", ["/en/", "/en/concept/a", "/en/concept/long", "/id/a-z", "/en/sparql?query=SELECT * {?s ?p ?o}"]
)
def test_nothing_is_wider_than_the_screen(wild: str, open_page: Callable[..., Any], path: str, width: int) -> None:
    page = open_page(wild + path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_empty_map_says_that_it_is_empty(map_of: Callable[[str], ConceptMap], serving: Callable[..., Any]) -> None:
    with serving(map_of("<http://x.example/s> a skos:ConceptScheme .")) as address:
        for path in ("/en/", "/en/a-z", "/en/search?q=a", "/en/relations", "/en/sparql"):
            assert httpx.get(address + path).status_code == 200
        assert "This map has no concepts." in httpx.get(f"{address}/en/").text
