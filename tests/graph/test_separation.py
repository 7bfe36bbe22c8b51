"""How far one gets where no path is."""

from istilah.graph.separation import reach
from istilah.graph.values import Edge, Relation

RELATION = Relation("r", "r", (), (), "r", "structure", 1.0, False, frozenset())


def drawn(*pairs: str) -> dict[str, list[Edge]]:
    adjacency: dict[str, list[Edge]] = {}
    for one, other in pairs:
        adjacency.setdefault(one, []).append(Edge(one, RELATION, other))
        adjacency.setdefault(other, []).append(Edge(other, RELATION, one))
    return adjacency


def test_the_nearest_of_a_kind_come_first() -> None:
    found = reach(drawn("ab", "bc", "cd", "be"), "a", lambda iri: iri in "cd")
    assert found == (4, ("c", "d"), True)


def test_without_any_of_the_kind_the_nearest_of_all_are_named() -> None:
    found = reach(drawn("ab", "ac", "cd"), "a", lambda iri: False)
    assert found == (3, ("c", "b", "d"), False)


def test_from_what_is_alone_nothing_is_reached() -> None:
    assert reach({"a": []}, "a", lambda iri: True) == (0, (), False)
