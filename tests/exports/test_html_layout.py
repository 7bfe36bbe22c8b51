"""The places of a picture: the same always, apart from each other, near their own."""

from collections.abc import Callable
from itertools import combinations
from math import dist, hypot
from typing import Any

import pytest

from istilah.exports.picture_data import contents
from istilah.exports.picture_layout import HALF_HEIGHT, overview
from istilah.exports.picture_rings import around
from istilah.exports.registry import Options
from istilah.graph.concept_map import ConceptMap

Places = dict[str, tuple[int, int]]


def _places(map: ConceptMap, **options: Any) -> Places:
    return {node["id"]: (node["x"], node["y"]) for node in contents(map, Options(**options))["network"]["nodes"]}


@pytest.fixture(scope="module")
def places(shipped: ConceptMap) -> Places:
    return _places(shipped)


def test_places_are_the_same_on_every_run_and_in_both_languages(places: Places, shipped: ConceptMap) -> None:
    assert _places(shipped, language="id") == places


def test_concepts_of_the_shipped_map_have_room_for_their_labels(places: Places) -> None:
    """At full zoom a label on two lines takes about 100 by 30 pixels."""
    close = [
        pair
        for pair in combinations(places.values(), 2)
        if abs(pair[0][0] - pair[1][0]) < 60 and abs(pair[0][1] - pair[1][1]) < 30
    ]
    assert close == []


def test_concepts_of_a_theme_stand_together(places: Places, shipped: ConceptMap) -> None:
    theme = {shipped.concepts.slug(iri): shipped.concepts.theme(iri) for iri in shipped.concepts}
    nearest = {
        one: min((other for other in places if other != one), key=lambda other: dist(places[one], places[other]))
        for one in places
    }
    assert sum(theme[one] == theme[other] for one, other in nearest.items()) > 0.85 * len(places)


def test_an_overview_is_wider_than_high_but_no_strip(places: Places) -> None:
    width, height = (max(values) - min(values) for values in zip(*places.values(), strict=True))
    assert 1 < width / height < 2


def test_rooms_of_twelve_concepts_do_not_overlap() -> None:
    names = [f"c{number}" for number in range(12)]
    found = overview([names[:6], names[6:]], [("c0", "c7"), ("c1", "c2")], dict.fromkeys(names, 50.0)).places
    for one, other in combinations(found.values(), 2):
        assert hypot((one[0] - other[0]) / 100, (one[1] - other[1]) / (2 * HALF_HEIGHT)) > 0.9


def test_groups_that_are_joined_stand_beside_each_other() -> None:
    groups = [[f"{letter}{number}" for number in range(8)] for letter in "abcdef"]
    edges = [(one, other) for one, other in zip(groups[0], groups[4], strict=True)]
    found = overview(groups, edges, {name: 40.0 for group in groups for name in group}).places
    centre = [tuple(sum(found[name][axis] for name in group) / 8 for axis in (0, 1)) for group in groups]
    apart = {place: dist(centre[0], centre[place]) for place in range(1, 6)}
    assert apart[4] <= sorted(apart.values())[1]


def test_a_focus_stands_in_the_middle_of_rings(shipped: ConceptMap) -> None:
    focus = shipped.find("FCR")
    near, far = (_places(shipped, focus=focus, depth=depth) for depth in (1, 2))
    assert near["first-call-resolution"] == far["first-call-resolution"] == (0, 0)
    first = [hypot(x / 1.4, y) for name, (x, y) in far.items() if name in near and (x, y) != (0, 0)]
    second = [hypot(x / 1.4, y) for name, (x, y) in far.items() if name not in near]
    assert max(first) - min(first) < 3
    assert max(first) + 100 < min(second)


def test_neighbours_follow_each_other_clockwise_in_the_order_told() -> None:
    found = around("o", [("o", "a"), ("o", "b"), ("d", "o"), ("o", "c")], dict.fromkeys("oabcd", 40.0)).places
    right_top, right_bottom, left_bottom, left_top = (found[name] for name in "abdc")
    assert right_top[0] > 0 > right_top[1]
    assert min(right_bottom) > 0
    assert left_bottom[0] < 0 < left_bottom[1]
    assert max(left_top) < 0


@pytest.mark.parametrize(
    "body", ["ex:s a skos:ConceptScheme .", "ex:a a skos:Concept .", "ex:a a skos:Concept ; skos:related ex:a ."]
)
def test_maps_too_small_to_lay_out_have_places(body: str, map_of: Callable[[str], ConceptMap]) -> None:
    assert list(_places(map_of(body)).values()) in ([], [(0, 0)])
