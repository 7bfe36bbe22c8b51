"""The trees of a page: where a concept stands, what stands beside it, and what below."""

from collections.abc import Callable

from istilah.exports.pages.concept import concept_page
from istilah.exports.pages.hierarchy import Hierarchy, hierarchies
from istilah.exports.pages.site import Site
from istilah.graph.concept_map import ConceptMap

MAP = """
ex:root a skos:Concept . ex:mid a skos:Concept ; skos:broader ex:root . ex:aside a skos:Concept ; skos:broader ex:root .
ex:x a skos:Concept ; skos:broader ex:mid , ex:aside . ex:twin a skos:Concept ; skos:broader ex:mid .
ex:low a skos:Concept ; skos:broader ex:x . ex:lower a skos:Concept ; skos:broader ex:low , ex:lower .
ex:lowest a skos:Concept ; skos:broader ex:lower . ex:deep a skos:Concept ; skos:broader ex:lowest .
"""


def _tree(map: ConceptMap, name: str) -> Hierarchy:
    iri = f"http://example.org/{name}"
    return hierarchies(Site(map), iri, map.concepts.neighbours(iri), "en")[0]


def _names(iris: tuple[str, ...]) -> list[str]:
    return [iri.rpartition("/")[2] for iri in iris]


def test_a_concept_stands_under_one_parent_and_also_under_the_others(map_of: Callable[[str], ConceptMap]) -> None:
    found = _tree(map_of(MAP), "x")
    assert _names(found.trail) == ["root", "aside"]
    assert [_names(trail) for trail in found.beside] == [["root", "mid"]]


def test_what_stands_under_the_same_parent_is_beside_it(map_of: Callable[[str], ConceptMap]) -> None:
    assert _names(_tree(map_of(MAP), "twin").siblings) == ["x"]


def test_a_tree_goes_three_deep_and_not_round_in_circles(map_of: Callable[[str], ConceptMap]) -> None:
    below, lines = _tree(map_of(MAP), "x").node, []
    while below.children:
        below = next(child for child in below.children)
        lines.append(below.iri.rpartition("/")[2])
    assert lines == ["low", "lower", "lower"]


def test_a_wide_tree_says_how_many_it_leaves_out(map_of: Callable[[str], ConceptMap]) -> None:
    map = map_of(
        "ex:hub a skos:Concept ." + "\n".join(f"ex:c{n:03} a skos:Concept ; skos:broader ex:hub ." for n in range(200))
    )
    hub = _tree(map, "hub").node
    assert (len(hub.children), hub.more) == (24, 176)
    page = concept_page(Site(map), "http://example.org/c000", "en")
    assert "199 beside it" in page and "and 99 more" in page
