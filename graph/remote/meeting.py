"""The first meeting with an endpoint: which of its graphs are the map, and how its queries see all of them at once."""

from __future__ import annotations

from istilah.graph import _terms
from istilah.graph.addresses import Address
from istilah.graph.errors import StoreAnswerError, StoreError
from istilah.graph.remote.connection import Connection
from istilah.graph.remote.dataset import Dataset, named_graphs, samples, sees_all, unusable
from istilah.graph.remote.endpoint import Endpoint


def meet(connection: Connection) -> Endpoint:
    """Return an endpoint met for the first time: which graphs of it are the map, and how to see them all.

    Raises StoreError for one that holds nothing, or does not show all graphs at once.
    """
    address = connection.address
    plain = Endpoint(connection, Dataset((), is_named=False))
    graphs = named_graphs(address, plain.graphs())
    if not graphs:
        if not plain.truth("ASK { ?s ?p ?o }"):
            raise StoreError(address.shown, "there is nothing in it", f"put a map there: istilah push {address.shown}")
        return plain
    outside, inside = _concepts(plain)
    if outside and not address.graphs:
        if inside:
            raise _parted(address)
        return plain
    return _seeing_all(plain, graphs)


def _seeing_all(plain: Endpoint, graphs: tuple[str, ...]) -> Endpoint:
    """Return the endpoint as one whose questions see all graphs: those that they name, else whatever they see."""
    seen = [row for row in plain.rows(samples(graphs)) if all(row[name] is not None for name in "gspo")]
    for dataset in (Dataset(graphs, is_named=True), Dataset(graphs, is_named=False)):
        met = Endpoint(plain.connection, dataset, plain.proven)
        try:
            if met.truth(sees_all(seen)):
                return met
        except StoreAnswerError:
            continue  # a server that does not know the parameters says so
    raise unusable(plain.connection.address)


def _concepts(plain: Endpoint) -> tuple[int, int]:
    """Return how many concepts are in the graph without a name alone, and how many in named graphs.

    By counting: to Virtuoso 7, MINUS with a GRAPH in it takes nothing away.
    """
    concepts = f"?s {_terms.TYPE} {_terms.CONCEPT}"
    everywhere, named = f"{concepts} .", f"GRAPH ?g {{ {concepts} }}"
    seen, both, inside = (
        plain.count(f"{{ SELECT DISTINCT ?s {{ {pattern} }} }}") for pattern in (everywhere, everywhere + named, named)
    )
    return seen - both, inside


def _parted(address: Address) -> StoreError:
    return StoreError(
        address.shown,
        "some concepts are in named graphs and some in the graph without a name",
        "name the graphs of the map in the URL: ?default-graph-uri=IRI",
    )
