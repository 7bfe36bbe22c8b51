"""`istilah search`."""

import json
from collections.abc import Callable

import pytest
from tests.cli.conftest import Done

from istilah.graph.concept_map import ConceptMap


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("FCR", "abbreviation"),
        ("first call resolution", "the label itself"),
        ("first ca", "start of the label"),
        ("call resol", "words of the label"),
        ("esoluti", "middle of a word"),
        ("resolutoin", "probable typo"),
    ],
)
def test_a_match_stands_with_its_reason_and_slug(text: str, reason: str, call: Callable[..., Done]) -> None:
    code, out, _ = call("search", text)
    assert code == 0 and any(reason in line and "resolution" in line.split()[-1] for line in out.splitlines())


def test_the_slug_that_search_prints_is_one_that_show_takes(call: Callable[..., Done]) -> None:
    slug = call("search", "eskalsi").out.splitlines()[0].split()[-1]
    assert slug == "escalation" and call("show", slug, "--lang", "id").out.startswith("eskalasi")


def test_the_columns_are_aligned(call: Callable[..., Done]) -> None:
    lines = call("search", "pelanggan", "--lang", "id").out.splitlines()
    assert len(lines) > 5 and len({line.rindex(" ") for line in lines}) == 1


def test_the_limit_is_kept(call: Callable[..., Done]) -> None:
    assert len(call("search", "pelanggan", "--limit", "3").out.splitlines()) == 3


def test_json_has_what_the_text_has(call: Callable[..., Done], shipped: ConceptMap) -> None:
    (match,) = json.loads(call("search", "eskalsi", "--limit", "1", "--format", "json").out)
    assert match.pop("iri") == shipped.find("escalation")
    assert match == {
        "slug": "escalation",
        "label": "eskalasi",
        "language": "id",
        "kind": "preferred",
        "reason": "typo",
    }


@pytest.mark.parametrize("text", ["", " ", "qqqqqqqq"])
def test_nothing_found_is_said(text: str, call: Callable[..., Done]) -> None:
    assert call("search", text) == Done(0, f"Nothing is called {text!r} or anything like it.\n", "")
    assert json.loads(call("search", text, "--format", "json").out) == []
