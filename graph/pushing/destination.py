"""The destination: the store that a map is pushed into, and the three places where it is asked, updated and added to.

SPARQL 1.1 leaves to servers where they take updates and graphs. Where neither is named, the places that the usual
servers have beside the one for queries are tried: with a statement in a graph of our own, which has to be seen then.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit, urlunsplit

from istilah.graph.addresses import Address, address
from istilah.graph.errors import StoreError, StoreGoneError, StoreRefusedError
from istilah.graph.pushing.names import PROBE
from istilah.graph.pushing.writer import Writer
from istilah.graph.remote.connection import Connection
from istilah.graph.remote.credentials import Credentials
from istilah.graph.remote.dataset import VERSION, Dataset
from istilah.graph.remote.endpoint import Endpoint


class Form(NamedTuple):
    """How a server names its places: the end of the path for queries, and those for updates and graphs instead."""

    query: str
    update: str
    graphs: str


FORMS = (
    Form("/query", "/update", "/store"),  # Oxigraph
    Form("/query", "/update", "/data"),  # Fuseki
    Form("/query", "/update", ""),  # Stardog
    Form("/sparql", "/sparql-auth", "/sparql-graph-crud-auth"),  # Virtuoso
    Form("/sparql", "/update", "/data"),  # Fuseki
    Form("", "/statements", "/rdf-graphs/service"),  # GraphDB, RDF4J
    Form("/sparql", "/sparql", "/sparql/gsp/"),  # Neptune
    Form("", "", ""),  # QLever
)
#: How many statements go into one request: as a graph, and as an update, whose length Virtuoso and others limit.
IN_GRAPHS, IN_UPDATES = 5000, 200

Proof = Callable[[str], None]


class Destination:
    """A store that takes SPARQL 1.1 updates; `add` uses its Graph Store Protocol where there is one.

    Raises StoreRefusedError where credentials are missing, StoreError where no place for updates is found.
    """

    def __init__(
        self, endpoint: Endpoint, user: Credentials, update_url: str | None = None, graphs_url: str | None = None
    ) -> None:
        self._user = user
        self.endpoint = endpoint
        self._forms = forms(endpoint.connection.address.url)
        self._updates = self._writer(update_url, [form.update for form in self._forms], self._prove_update)
        self._graphs = self._graph_writer(graphs_url)

    def close(self) -> None:
        """Close the connections for writing."""
        self._updates.close()
        if self._graphs is not None:
            self._graphs.close()

    @property
    def part_size(self) -> int:
        """How many statements `add` takes at once."""
        return IN_UPDATES if self._graphs is None else IN_GRAPHS

    def update(self, sparql: str) -> None:
        """Do a SPARQL 1.1 update."""
        self._updates.send(sparql.encode(), "application/sparql-update")

    def add(self, graph: str, lines: list[str]) -> None:
        """Add statements to a graph, given as lines of N-Triples; those that are there already stay."""
        _add(self._graphs or self._updates, graph, lines, as_update=self._graphs is None)

    def _graph_writer(self, given: str | None) -> Writer | None:
        beside = [form.graphs for form in self._forms if form.update == self._updates.address.url]
        try:
            return self._writer(given, beside, self._prove_graphs)
        except StoreError:
            if given:
                self._updates.close()
                raise
            return None  # updates do as well

    def _writer(self, given: str | None, beside: list[str], proves: Callable[[Writer], bool]) -> Writer:
        """Return the writer for the first place where writing works; the first refusal counts when none does."""
        refused: StoreError | None = None
        places = [given] if given else list(dict.fromkeys(beside))
        for place in places:
            writer = Writer(address(place), self._user)
            try:
                if proves(writer):
                    return writer
                unseen = f"what is written there is not seen at {self.endpoint.url}"
                failure: StoreError = StoreError(writer.address.shown, unseen, "name the places of one dataset")
            except StoreError as error:
                failure = error
            writer.close()
            if given or isinstance(failure, StoreGoneError):
                raise failure
            if isinstance(failure, StoreRefusedError):
                refused = refused or failure
        raise refused or StoreError(
            self.endpoint.url,
            f"no place for SPARQL updates beside it: tried {', '.join(map(_shown, places))}",
            "name it: --update-url URL; docs/stores.md has those of the usual servers",
        )

    def _prove_update(self, writer: Writer) -> bool:
        return self._proves(lambda line: _add(writer, PROBE, [line], as_update=True))

    def _prove_graphs(self, writer: Writer) -> bool:
        return self._proves(lambda line: _add(writer, PROBE, [line], as_update=False))

    def _proves(self, write: Proof) -> bool:
        """Tell whether a statement that is written is seen then."""
        triple = f'<{PROBE}> <{VERSION}> "{secrets.token_hex(8)}"'
        write(f"{triple} .\n")
        return self.endpoint.truth(f"ASK {{ GRAPH <{PROBE}> {{ {triple} }} }}")


def reading(url: str, user: Credentials) -> Endpoint:
    """Return the endpoint of a URL as one that is asked for graphs by name."""
    return Endpoint(Connection(Address(address(url).url, ()), user), Dataset((), is_named=False))


def forms(url: str) -> list[Form]:
    """Return the places that servers of each kind would have beside a place for queries, as whole URLs."""
    return list(_forms(url))


def _forms(url: str) -> Iterator[Form]:
    parts = urlsplit(address(url).url)
    path = parts.path.rstrip("/")
    for form in FORMS:
        if path.endswith(form.query):
            stem = path.removesuffix(form.query)
            yield Form(*(urlunsplit(parts._replace(path=stem + end)) for end in form))


def _add(writer: Writer, graph: str, lines: list[str], *, as_update: bool) -> None:
    text = "".join(lines)
    if as_update:
        writer.send(f"INSERT DATA {{ GRAPH <{graph}> {{\n{text}}} }}".encode(), "application/sparql-update")
    else:
        writer.send(text.encode(), "application/n-triples", urlencode({"graph": graph}))


def _shown(url: str) -> str:
    return url.partition("?")[0]
