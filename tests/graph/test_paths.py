"""The best paths between two concepts, on maps drawn by hand and against every path that networkx finds."""

from itertools import pairwise
from math import log2

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from istilah.graph.allowed import allowed
from istilah.graph.errors import UnknownTermError
from istilah.graph.paths import Alike, best_paths, hop_cost, shortest_path, turn_cost
from istilah.graph.values import Edge, Path, Relation


def relation(cost: float) -> Relation:
    return Relation("r", "r", (), (), "r", "structure", cost, False, frozenset())


def drawn(*edges: tuple[str, str, float]) -> dict[str, list[Edge]]:
    """Return a map with the edges, both ways."""
    adjacency: dict[str, list[Edge]] = {}
    for one, other, cost in edges:
        for subject, object in ((one, other), (other, one)):
            adjacency.setdefault(subject, []).append(Edge(subject, relation(cost), object))
    return adjacency


def visited(path: Path) -> str:
    return path.hops[0].subject + "".join(hop.object for hop in path.hops)


#: a - b - d is short, a - c - d cheap, a - e - f - d a detour.
DIAMOND = drawn(
    ("a", "b", 2.5),
    ("b", "d", 2.5),
    ("a", "c", 1.0),
    ("c", "d", 1.0),
    ("a", "e", 1.0),
    ("e", "f", 1.0),
    ("f", "d", 1.0),
)


def test_the_telling_way_comes_first_then_the_next_best() -> None:
    paths = best_paths(DIAMOND, "a", "d", 5)
    assert [visited(path) for path in paths] == ["acd", "aefd", "abd"]
    assert [path.cost for path in paths] == sorted(path.cost for path in paths)


def test_a_path_costs_its_hops_and_the_toll_of_what_lies_between() -> None:
    (best, *_) = best_paths(DIAMOND, "a", "d")
    assert best.cost == pytest.approx(1.0 + 1.0 + log2(2) / 5)
    assert best.cost == pytest.approx(sum(hop_cost(DIAMOND, hop, "d") for hop in best.hops))


def test_a_count_bounds_the_paths() -> None:
    assert len(best_paths(DIAMOND, "a", "d", 1)) == 1 and best_paths(DIAMOND, "a", "d", 0) == []


def test_a_hub_is_a_detour() -> None:
    spokes = [("hub", f"s{n}", 1.0) for n in range(100)]
    adjacency = drawn(("a", "hub", 1.0), ("hub", "d", 1.0), ("a", "x", 1.4), ("x", "d", 1.4), *spokes)
    assert [visited(path) for path in best_paths(adjacency, "a", "d", 2)] == ["axd", "ahubd"]
    few = drawn(("a", "hub", 1.0), ("hub", "d", 1.0), ("a", "x", 1.4), ("x", "d", 1.4))
    assert visited(best_paths(few, "a", "d", 1)[0]) == "ahubd"


def test_a_goal_that_is_a_hub_takes_no_toll() -> None:
    adjacency = drawn(("a", "hub", 1.0), *[("hub", f"s{n}", 1.0) for n in range(50)])
    assert best_paths(adjacency, "a", "hub")[0].cost == 1.0


def test_of_two_relations_between_two_concepts_the_cheaper_is_told() -> None:
    (path,) = best_paths(drawn(("a", "b", 2.5), ("a", "b", 1.0)), "a", "b")
    assert path.hops[0].relation.cost == 1.0


def test_paths_visit_no_concept_twice() -> None:
    full = drawn(*[(one, other, 1.0) for one in "abcdef" for other in "abcdef" if one < other])
    paths = best_paths(full, "a", "f", 200)
    assert len({visited(path) for path in paths}) == len(paths) == 1 + 4 + 4 * 3 + 4 * 3 * 2 + 4 * 3 * 2 * 1
    assert all(len(set(visited(path))) == len(path.hops) + 1 for path in paths)


def test_hops_hang_together_from_start_to_goal() -> None:
    for path in best_paths(DIAMOND, "a", "d", 5):
        assert path.hops[0].subject == "a" and path.hops[-1].object == "d"
        assert all(one.object == other.subject for one, other in pairwise(path.hops))


def test_a_path_may_be_too_long() -> None:
    chain = drawn(*[(str(n), str(n + 1), 1.0) for n in range(9)])
    assert len(best_paths(chain, "0", "8", longest=8)[0].hops) == 8
    assert best_paths(chain, "0", "9", longest=8) == []


@pytest.mark.parametrize(
    ("start", "goal"), [("a", "a"), ("a", "lone"), ("lone", "a"), ("a", "who"), ("who", "a"), ("", "")]
)
def test_where_there_is_no_way_there_is_no_path(start: str, goal: str) -> None:
    assert best_paths({**DIAMOND, "lone": []}, start, goal) == []


def test_the_same_paths_come_in_the_same_order() -> None:
    even = drawn(*[("a", middle, 1.0) for middle in "bcdefg"], *[(middle, "z", 1.0) for middle in "bcdefg"])
    assert best_paths(even, "a", "z", 4) == best_paths(even, "a", "z", 4)


EDGES = st.lists(
    st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg"), st.sampled_from([1.0, 1.2, 1.5, 2.5])),
    max_size=16,
)


@given(EDGES, st.integers(1, 6))
@settings(deadline=None)
def test_no_path_is_better_than_the_best(edges: list[tuple[str, str, float]], count: int) -> None:
    adjacency = drawn(("a", "b", 1.5), ("f", "g", 1.0), *[edge for edge in edges if edge[0] != edge[1]])
    cheapest = nx.Graph()
    for edge in (edge for some in adjacency.values() for edge in some):
        known = cheapest.get_edge_data(edge.subject, edge.object, {"cost": 99.0})["cost"]
        cheapest.add_edge(edge.subject, edge.object, cost=min(known, edge.relation.cost))

    def cost(nodes: list[str]) -> float:
        tolls = sum(log2(len(adjacency[node])) / 5 for node in nodes[1:-1])
        return tolls + sum(cheapest.edges[pair]["cost"] for pair in pairwise(nodes))

    every = sorted(cost(nodes) for nodes in nx.all_simple_paths(cheapest, "a", "g"))
    assert [path.cost for path in best_paths(adjacency, "a", "g", count)] == pytest.approx(every[:count])


def test_a_map_tells_a_path_in_sentences_with_sources(shipped) -> None:
    path = shipped.paths("FCR", "customer retention", 1)[0]
    assert path.hops[0].subject == shipped.find("FCR") and path.hops[-1].object == shipped.find("customer retention")
    for hop in path.hops:
        told = shipped.sentence(hop, "id")
        assert shipped.concepts.label(hop.object, "id").text.lower() in told.lower()
        assert shipped.claims.behind(hop)


def test_a_path_from_what_is_unknown_is_an_error(shipped) -> None:
    with pytest.raises(UnknownTermError):
        shipped.paths("FCR", "no such thing at all")


def test_the_way_back_is_as_long(shipped) -> None:
    there, back = shipped.paths("AHT", "customer loyalty", 1)[0], shipped.paths("customer loyalty", "AHT", 1)[0]
    assert there.cost == pytest.approx(back.cost)


def named(name: str, inverse: str, group: str, derived: bool = False) -> Relation:
    return Relation(name, name, (), (), inverse, group, 1.0, derived, frozenset())


UP, DOWN = named("kindOf", "hasKind", "structure"), named("hasKind", "kindOf", "structure", derived=True)


def kinds(*pairs: tuple[str, str]) -> dict[str, list[Edge]]:
    adjacency: dict[str, list[Edge]] = {}
    for low, high in pairs:
        adjacency.setdefault(low, []).append(Edge(low, UP, high))
        adjacency.setdefault(high, []).append(Edge(high, DOWN, low))
    return adjacency


def test_a_turn_costs_the_more_the_more_others_have_it_in_common() -> None:
    few = kinds(("a", "genus"), ("b", "genus"))
    many = kinds(*[(low, "genus") for low in "abcdefgh"])
    up, down = Edge("a", UP, "genus"), Edge("genus", DOWN, "b")
    assert 0 < turn_cost(Alike(few), up, down) < turn_cost(Alike(many), up, down) == pytest.approx(1.0)


def test_who_goes_on_makes_no_turn_nor_does_a_symmetric_relation() -> None:
    line = kinds(("a", "b"), ("b", "c"))
    assert turn_cost(Alike(line), Edge("a", UP, "b"), Edge("b", UP, "c")) == 0
    related = named("related", "related", "related")
    assert turn_cost(Alike(line), Edge("a", related, "b"), Edge("b", related, "c")) == 0


def test_a_surcharge_makes_a_path_second() -> None:
    dear = best_paths(DIAMOND, "a", "d", 2, surcharge=lambda edge: 3.0 if "c" in (edge.subject, edge.object) else 0.0)
    assert [visited(path) for path in dear] == ["aefd", "abd"]


def test_the_shortest_path_knows_no_limit() -> None:
    chain = drawn(*[(f"{n:02}", f"{n + 1:02}", 1.0) for n in range(30)])
    path = shortest_path(chain, "00", "30")
    assert path and len(path.hops) == 30 and path.hops[-1].object == "30"
    assert shortest_path({**chain, "lone": []}, "00", "lone") is None and shortest_path(chain, "00", "00") is None


def test_a_path_may_have_to_go_forward() -> None:
    forward = allowed(kinds(("a", "genus"), ("b", "genus"), ("genus", "top")), forward=True)
    assert [visited(path) for path in best_paths(forward, "a", "top")] == ["agenustop"]
    assert best_paths(forward, "top", "a") == best_paths(forward, "a", "b") == []


def test_causes_are_made_of_effects_alone(shipped) -> None:
    paths = shipped.paths("agent", "customer churn", 3, "causes", True)
    assert paths and all(hop.relation.group == "effect" and not hop.relation.derived for p in paths for hop in p.hops)


def test_the_paths_of_a_map_lead_through_different_concepts(shipped) -> None:
    paths = shipped.paths("FCR", "customer churn", 4)
    between = [{hop.object for hop in path.hops[:-1]} for path in paths]
    assert len(paths) == 4 and len(set.union(*between)) > 5
    assert [path.cost for path in paths] == sorted(path.cost for path in paths)


def test_what_documents_say_is_preferred(map_of, claim) -> None:
    quoted = claim("ex:a", "ist:uses", "ex:y", name="ex:quoted") + "ex:quoted prov:wasQuotedFrom ex:p ."
    map = map_of(
        "".join(f"ex:{name} a skos:Concept . " for name in "abxy")
        + "ex:p oa:hasSource ex:d ."
        + claim("ex:a", "ist:uses", "ex:x")
        + claim("ex:x", "ist:uses", "ex:b")
        + quoted
        + claim("ex:y", "ist:uses", "ex:b")
    )
    assert [path.hops[0].object[-1] for path in map.paths("a", "b")] == ["y", "x"]
