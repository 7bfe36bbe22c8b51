"""Loading a map with inference and label index, and writing it as Turtle in a fixed order."""

from collections.abc import Iterator

import pyoxigraph as ox

from bench import synthetic
from bench.measure import Row, in_process
from istilah.exports.turtle import turtle_from_ntriples
from istilah.graph.build import build, parts
from istilah.graph.labels import build_labels
from istilah.ontology import MAP, PREFIXES

LOADED = 5_000
WRITTEN = 2_000
#: rdflib needs half a minute for what the others write in a blink.
WRITTEN_BY_RDFLIB = 400


def rows(folder: str) -> Iterator[Row]:
    yield loading(synthetic.write(f"{folder}/loading.ttl", LOADED))
    yield building()
    yield against_pyoxigraph(synthetic.write(f"{folder}/writing.ttl", WRITTEN))
    yield against_rdflib(synthetic.write(f"{folder}/writing-less.ttl", WRITTEN_BY_RDFLIB))


def loading(path: str) -> Row:
    def ours() -> None:
        build_labels(build(path)).close()

    def peer() -> None:
        ox.Store().load(path=path)

    return Row(
        "loading a map, with inference and label index",
        "pyoxigraph Store.load of the file",
        in_process(ours, peer, rounds=9),
        at_most=2.5,
    )


def building() -> Row:
    """The whole shipped map, from its Turtle files to a store that can be queried."""
    files = parts(MAP)

    def ours() -> None:
        build(MAP)

    def peer() -> None:
        store = ox.Store()
        for file, graph in files:
            store.load(path=file, to_graph=graph)

    times = in_process(ours, peer, rounds=15)
    return Row("building the shipped map", "pyoxigraph Store.load of its files", times, at_most=2.5)


def against_pyoxigraph(path: str) -> Row:
    store = loaded(path)

    def ours() -> str:
        return sorted_turtle(store)

    def unsorted() -> bytes | None:
        return store.dump(format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph(), prefixes=PREFIXES)

    assert again(ours()) == again(unsorted() or b"") == set(store)
    return Row("sorted Turtle", "unsorted Turtle of pyoxigraph", in_process(ours, unsorted, rounds=15), at_most=5)


def against_rdflib(path: str) -> Row:
    """Each library writes from its own store."""
    import rdflib

    store = loaded(path)
    graph = rdflib.Graph().parse(path, format="ox-turtle")

    def ours() -> str:
        return sorted_turtle(store)

    def theirs() -> str:
        return graph.serialize(format="turtle")

    assert again(ours()) == again(theirs())
    return Row("sorted Turtle", "Turtle of rdflib", in_process(ours, theirs, rounds=3), at_least=5)


def sorted_turtle(store: ox.Store) -> str:
    """Write the store as the export does: dumped as N-Triples, then sorted and shortened as text."""
    dumped = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    return "".join(turtle_from_ntriples(dumped or b""))


def loaded(path: str) -> ox.Store:
    store = ox.Store()
    store.load(path=path)
    return store


def again(written: str | bytes) -> set[ox.Quad]:
    return set(ox.parse(written, ox.RdfFormat.TURTLE))
