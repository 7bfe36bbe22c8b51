"""What concepts have in common, on a map of a few lines."""

import pytest

from istilah.graph.comparison import comparison
from istilah.graph.concept_map import ConceptMap

MAP = "".join(f'ex:{name} a skos:Concept ; skos:prefLabel "{name}"@en . ' for name in "abcmnxyz")


@pytest.fixture
def small(map_of, claim) -> ConceptMap:
    made = ("a kindOf m", "b kindOf m", "c kindOf n", "n kindOf x", "m kindOf x", "a uses y", "b uses z", "c uses y")
    made += ("a contrastsWith b", "b partOf a")
    claims = (claim(f"ex:{s}", f"ist:{p}", f"ex:{o}") for s, p, o in (line.split() for line in made))
    found: ConceptMap = map_of(MAP + "".join(claims))
    return found


def named(*names: str) -> tuple[str, ...]:
    return tuple(f"http://example.org/{name}" for name in names)


def test_what_several_say_alike_is_shared(small: ConceptMap) -> None:
    found = comparison(small, named("a", "b", "c"))
    told = [(one.edges[0].relation.name, one.edges[0].object[-1], len(one.edges)) for one in found.shared]
    assert told == [("kindOf", "m", 2), ("uses", "y", 2)]


def test_what_one_says_alone_is_its_own(small: ConceptMap) -> None:
    own = comparison(small, named("a", "b")).own
    assert [(edge.relation.name, edge.object[-1]) for edge in own[named("b")[0]]] == [("uses", "z")]
    assert [(edge.relation.name, edge.object[-1]) for edge in own[named("a")[0]]] == [("uses", "y")]


def test_statements_between_them_are_told_once_as_they_are_made(small: ConceptMap) -> None:
    between = comparison(small, named("a", "b")).between
    assert [small.sentence(edge, "en") for edge in between] == ["B is part of a", "A contrasts with b"]


def test_a_common_ancestor_is_found_where_no_parent_is_shared_by_all(small: ConceptMap) -> None:
    assert comparison(small, named("a", "c")).above == named("x")
    assert comparison(small, named("a", "b")).above == () == comparison(small, named("a", "y")).above


def test_a_cycle_ends(map_of) -> None:
    map = map_of("ex:a a skos:Concept ; skos:broader ex:b . ex:b a skos:Concept ; skos:broader ex:a .")
    found = comparison(map, named("a", "b"))
    assert found.above == () and found.shared == () and len(found.between) == 2


def test_one_concept_or_none_compares_to_nothing(small: ConceptMap) -> None:
    assert comparison(small, ()).shared == () and comparison(small, named("a")).above == ()
