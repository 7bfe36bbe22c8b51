"""The map as a networkx graph."""

import networkx as nx
import pytest

from istilah.graph.network import centrality, communities

EX = "http://example.org/"


@pytest.fixture
def star(map_of, claim):
    """Return two stars that one statement joins: a with b, c, d; p with q, r."""
    concepts = "".join(f"ex:{name} a skos:Concept . " for name in "abcdpqr") + "ex:lone a skos:Concept . "
    edges = [("ab", "uses"), ("ac", "partOf"), ("da", "measures"), ("pq", "uses"), ("pr", "uses"), ("ap", "precedes")]
    return map_of(concepts + "".join(claim(f"ex:{s}", f"ist:{name}", f"ex:{o}") for (s, o), name in edges))


def test_each_statement_is_one_edge_in_the_direction_it_was_made(star) -> None:
    graph = star.network()
    made = {(s[len(EX) :], o[len(EX) :], key) for s, o, key in graph.edges(keys=True)}
    assert made == {
        ("a", "b", "uses"),
        ("a", "c", "partOf"),
        ("d", "a", "measures"),
        ("p", "q", "uses"),
        ("p", "r", "uses"),
        ("a", "p", "precedes"),
    }
    assert graph.nodes[EX + "lone"] == {} and graph.degree(EX + "lone") == 0


def test_an_edge_has_its_relation_and_what_a_hop_costs(star) -> None:
    data = star.network().edges[EX + "d", EX + "a", "measures"]
    relation = star.relations.named("measures")
    assert data == {"relation": relation.iri, "weight": relation.cost}


def test_parallel_statements_are_parallel_edges(map_of, claim) -> None:
    map = map_of(
        "ex:a a skos:Concept . ex:b a skos:Concept . "
        + claim("ex:a", "ist:partOf", "ex:b")
        + claim("ex:a", "ist:increases", "ex:b")
        + claim("ex:b", "ist:uses", "ex:a")
    )
    assert map.network().number_of_edges() == 3


@pytest.mark.parametrize("relation", ["ist:contrastsWith", "skos:related", "skos:closeMatch"])
def test_a_symmetric_statement_is_one_edge(relation: str, map_of, claim) -> None:
    concepts = "ex:a a skos:Concept . ex:b a skos:Concept . "
    for claims in (claim("ex:b", relation, "ex:a"), claim("ex:a", relation, "ex:b") + claim("ex:b", relation, "ex:a")):
        assert map_of(concepts + claims).network().number_of_edges() == 1


def test_what_points_out_of_the_map_is_no_edge(map_of, claim) -> None:
    map = map_of("ex:a a skos:Concept . " + claim("ex:a", "ist:uses", "ex:nowhere"))
    assert list(map.network().nodes) == [EX + "a"] and map.network().number_of_edges() == 0


def test_centrality_is_highest_in_the_middle_and_sums_to_one(star) -> None:
    ranks = centrality(star.network())
    assert max(ranks, key=ranks.__getitem__) == EX + "a" and sum(ranks.values()) == pytest.approx(1)
    assert min(ranks, key=ranks.__getitem__) == EX + "lone"


def test_centrality_is_what_networkx_computes(shipped, star) -> None:
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

    for map in (shipped, star):
        graph = map.network()
        expected = _pagerank_python(nx.Graph(graph.to_undirected()), weight=None, tol=1e-12, max_iter=500)
        assert centrality(graph) == pytest.approx(expected, abs=1e-8)


def test_communities_part_the_map_largest_first(star) -> None:
    found = communities(star.network())
    assert [sorted(iri[len(EX) :] for iri in group) for group in found] == [
        ["a", "b", "c", "d"],
        ["p", "q", "r"],
        ["lone"],
    ]


def test_the_shipped_map_is_parted_whole_and_the_same_each_time(shipped) -> None:
    graph = shipped.network()
    found = communities(graph)
    assert sorted(iri for group in found for iri in group) == list(shipped.concepts)
    assert found == communities(graph) and 1 < len(found) < len(graph)
    assert sum(centrality(graph).values()) == pytest.approx(1)


def test_the_shipped_network_joins_just_the_concepts_that_a_claim_relates(shipped) -> None:
    claimed = {
        frozenset((claim.subject, claim.object))
        for claim in shipped.claims
        if claim.status == "accepted" and claim.predicate in shipped.relations and claim.object in shipped.concepts
    }
    assert {frozenset(pair) for pair in shipped.network().edges()} == claimed


def test_an_empty_map_has_an_empty_network(map_of) -> None:
    graph = map_of("ex:s a skos:ConceptScheme .").network()
    assert len(graph) == 0 and centrality(graph) == {} and communities(graph) == []
