"""The picture of a neighbourhood: the same in every run, nothing over anything else, in a real browser too."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from istilah.exports.pages import neighbourhood, neighbours
from istilah.exports.pages.concept import concept_page
from istilah.exports.pages.lettering import lines, width
from istilah.exports.pages.rendering import STATIC
from istilah.exports.pages.site import Site
from istilah.graph.concept_map import ConceptMap
from istilah.graph.values import Edge


def _edges(map: ConceptMap, count: int, relations: list[str]) -> list[Edge]:
    chosen = [map.relations.named(name) for name in relations]
    return [Edge("ex:0", chosen[place % len(chosen)], f"ex:{place}") for place in range(1, count + 1)]


def _label(iri: str) -> str:
    return f"concept number {iri.partition(':')[2]} of many"


@pytest.mark.parametrize("draw", [neighbourhood.wide, neighbourhood.narrow])
@pytest.mark.parametrize("count", [1, 2, 5, 6, 13, 24, 26])
def test_every_neighbour_up_to_two_dozen_is_drawn_once(shipped: ConceptMap, draw: Any, count: int) -> None:
    edges = _edges(shipped, count, ["kindOf", "hasPart", "measures", "contrastsWith", "related"])
    picture = draw("centre", edges, _label, "en")
    drawn = [leaf.iri for branch in picture.branches for leaf in branch.leaves]
    assert sorted(drawn) == sorted(edge.object for edge in edges)
    assert (picture.shown, picture.total) == (count, count)


def test_of_many_neighbours_each_relation_is_drawn_and_the_rest_counted(shipped: ConceptMap) -> None:
    edges = _edges(shipped, 40, ["kindOf"] * 12 + ["measures"] + ["related"] * 7)
    picture = neighbourhood.wide("centre", edges, _label, "en")
    assert (picture.shown, picture.total) == (neighbours.MOST, 40)
    assert {"kind of", "measures", "related to"} <= {branch.name for branch in picture.branches}


def test_a_neighbour_joined_twice_stands_once_under_both_names(shipped: ConceptMap) -> None:
    edges = [Edge("ex:0", shipped.relations.named(name), "ex:1") for name in ("partOf", "increases")]
    picture = neighbourhood.wide("centre", edges, _label, "en")
    assert [branch.name for branch in picture.branches] == ["part of, increases"]
    assert picture.shown == 1


def test_what_is_done_to_a_concept_stands_to_its_left(shipped: ConceptMap) -> None:
    edges = _edges(shipped, 12, ["measures", "measuredBy"])
    picture = neighbourhood.wide("centre", edges, _label, "en")
    sides = {branch.name: branch.x < picture.heart.x for branch in picture.branches}
    assert sides == {"measures": False, "measured by": True}


def test_the_order_of_neighbours_in_the_data_makes_no_difference(shipped: ConceptMap) -> None:
    edges = _edges(shipped, 30, ["kindOf"])
    assert neighbourhood.wide("centre", edges, _label, "en") == neighbourhood.wide("centre", edges[::-1], _label, "en")


@pytest.mark.parametrize("text", ["a few words of a label", "x" * 300, "خدمة العملاء المتميزة جدا", "👩‍💻🎉" * 30, ""])
def test_lines_keep_to_their_room_and_lose_nothing_unsaid(text: str) -> None:
    found = lines(text, 120, 13, 2)
    assert len(found) <= 2
    assert all(width(line, 13) <= 120 for line in found)
    said = re.sub("[ \u2068\u2069]", "", "".join(found))
    assert said == text.replace(" ", "") or said.endswith("…")


OVERLAPS = """(kind) => {
  const boxes = [...document.querySelectorAll(`svg.${kind} text`)].map(t => [t.textContent, t.getBoundingClientRect()]);
  const picture = document.querySelector(`svg.${kind}`).getBoundingClientRect();
  const found = [];
  for (const [i, [name, a]] of boxes.entries()) {
    if (a.left < picture.left - 1 || a.right > picture.right + 1 || a.bottom > picture.bottom + 1) found.push([name]);
    for (const [other, b] of boxes.slice(i + 1))
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) found.push([name, other]);
  }
  return found;
}"""


@pytest.fixture
def drawn(browser: Any, shipped: ConceptMap) -> Callable[[str, str, int], Any]:
    """Return a function that opens the page of a concept at a width and returns what overlaps in its picture."""
    with open(f"{STATIC}/istilah.css", encoding="utf-8") as file:
        style = file.read()

    def overlaps(term: str, kind: str, screen: int) -> Any:
        context = browser.new_context(viewport={"width": screen, "height": 800})
        page = context.new_page()
        page.set_content(concept_page(Site(shipped), shipped.find(term), "id"))
        page.add_style_tag(content=style)
        found = page.evaluate(OVERLAPS, kind)
        context.close()
        return found

    return overlaps


def _hubs(map: ConceptMap) -> list[str]:
    return sorted(map.concepts, key=lambda iri: -len(map.concepts.neighbours(iri)))[:6]


@pytest.mark.parametrize(("kind", "screen"), [("wide", 1280), ("wide", 760), ("narrow", 390)])
def test_no_label_is_over_another_or_out_of_the_picture(
    drawn: Callable[[str, str, int], Any], shipped: ConceptMap, kind: str, screen: int
) -> None:
    for iri in [*_hubs(shipped), shipped.find("FCR"), shipped.find("AHT")]:
        assert drawn(iri, kind, screen) == [], iri
