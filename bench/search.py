"""A search among 100,000 labels, against SPARQL that looks for the text in every label."""

import random
from collections.abc import Iterator, Sequence
from itertools import islice

from bench import synthetic
from bench.measure import Row, in_process
from istilah.graph.build import build
from istilah.graph.concept_map import ConceptMap
from istilah.graph.labels import fold

LABELS = 100_000
TEXTS = 8
SPARQL = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?concept WHERE {
  VALUES ?kind { skos:prefLabel skos:altLabel }
  ?concept ?kind ?label .
  FILTER(CONTAINS(LCASE(STR(?label)), "%s"))
}
"""
PEER = "SPARQL CONTAINS in pyoxigraph"


def rows(folder: str) -> Iterator[Row]:
    map = ConceptMap(build(synthetic.write_labels(f"{folder}/labels.ttl", LABELS)))
    labels = sorted({map.concepts.label(iri, "en").text for iri in map.concepts})
    random.Random(5).shuffle(labels)
    plain = [label for label in labels if label.isascii()]
    words = [word for label in plain for word in label.split() if 8 <= len(word) <= 12]

    whole = plain[:TEXTS]
    starts = [word[:4] for word in words[:TEXTS]]
    middles = list(islice((word[2:-1] for word in words if len(contains(map, word[2:-1])) <= 20), TEXTS))
    for text in whole + middles:
        assert contains(map, text) <= found(map, text, 500), text
    yield row(map, "a search for a whole label", whole)
    yield row(map, "a search for the first letters", starts)
    yield row(map, "a search for the middle of a word", middles)

    typos = {swapped(word): word for word in words[:TEXTS]}
    accented = {fold(label): label for label in labels if not label.isascii()}
    missed = dict(list(accented.items())[:TEXTS])
    for text, meant in (typos | missed).items():
        assert not contains(map, text), text
        assert found(map, meant) & found(map, text), text
    yield row(map, "a search with a typo, which CONTAINS misses", list(typos))
    yield row(map, "a search without the diacritics, which CONTAINS misses", list(missed))


def row(map: ConceptMap, work: str, texts: Sequence[str]) -> Row:
    def ours() -> None:
        for text in texts:
            map.search(text)

    def peer() -> None:
        for text in texts:
            contains(map, text)

    return Row(work, PEER, in_process(ours, peer, rounds=5), at_least=100)


def found(map: ConceptMap, text: str, limit: int = 20) -> set[str]:
    return {match.concept for match in map.search(text, limit)}


def contains(map: ConceptMap, text: str) -> set[str]:
    solutions = map.store.dataset.query(SPARQL % text, use_default_graph_as_union=True)
    return {solution["concept"].value for solution in solutions}  # type: ignore[union-attr]


def swapped(word: str) -> str:
    """Return a word with two letters of its middle swapped."""
    place = next(at for at in range(3, len(word) - 1) if word[at] != word[at + 1])
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
