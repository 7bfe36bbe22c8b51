"""A concept map: one store and everything that can be asked of it."""

import os
from functools import cached_property

import pyoxigraph as ox

from istilah import ontology
from istilah.graph import _terms
from istilah.graph.addresses import is_address
from istilah.graph.claims import Claims
from istilah.graph.concepts import Concepts
from istilah.graph.errors import UnknownTermError, UsageError
from istilah.graph.prepared import numbered_slugs, open_store
from istilah.graph.rdf_files import is_kept, is_store
from istilah.graph.relations import Relations
from istilah.graph.values import LANGUAGES, Claim, Concept, Edge, Path

TYPE_CHECKING = False  # see istilah.graph._tuples
if TYPE_CHECKING:
    import networkx as nx

    from istilah.graph.readable import ReadableStore
    from istilah.graph.search import Search

#: Where a term may be written, best first.
_LABELS = [_terms.expand(name) for name in ("skos:prefLabel", "ist:abbreviation", "skos:altLabel")]


def open_map(path: str | None = None) -> "ConceptMap":
    """Open the shipped map, or the one at a place: a file, a folder of files, a store on disk, a SPARQL endpoint.

    What was prepared before is opened from the cache folder; otherwise it is built, and kept there if possible. Of a
    map in an endpoint (a URL) the frame is kept there, and the rest is asked for when it is read. Raises FileError,
    RdfSyntaxError or StoreError.
    """
    path = path or ontology.MAP
    if is_address(path):
        from istilah.graph.remote.store import RemoteStore

        remote = RemoteStore(path)
        return ConceptMap(remote, path, remote.frame_folder)
    store, folder = open_store(path)
    return ConceptMap(store, path, folder)


def open_plain(path: str) -> "ConceptMap":
    """Open a dataset as its files have it, nothing inferred; raises FileError or RdfSyntaxError.

    A store is as it is already: UsageError.
    """
    if is_address(path) or is_store(path):
        raise UsageError("a store is served as it is already", "leave --plain out")
    from istilah.graph.build import plain

    return ConceptMap(plain(path), path)


def built_map(path: str) -> "ConceptMap":
    """Return the map at a place with all of it on this machine, files built anew. Raises what `open_map` does."""
    if is_address(path) or is_store(path) or is_kept(path):
        return open_map(path).whole()
    from istilah.graph.build import build

    return ConceptMap(build(path), path)


class ConceptMap:
    """A store with its relations, concepts, claims, search and paths, each made when it is first asked for.

    `path` is where the map came from, "" for one made in memory; `folder` the prepared map, if there is one.
    """

    def __init__(self, store: "ReadableStore", path: str = "", folder: str | None = None) -> None:
        self.store = store
        self.path = path
        self.folder = folder

    @cached_property
    def relations(self) -> Relations:
        """The relations of the vocabulary."""
        return Relations(self.store.frame)

    @cached_property
    def concepts(self) -> Concepts:
        """The concepts by IRI."""
        return Concepts(self.store.frame, self.relations, numbered_slugs(self.folder) if self.folder else None)

    @cached_property
    def claims(self) -> Claims:
        """The claims, sources, facts and formulas."""
        return Claims(self.store)

    @cached_property
    def search(self) -> "Search":
        """Search over all labels: ``map.search("eskalsi")``."""
        from istilah.graph.labels import build_labels, open_labels
        from istilah.graph.search import Search

        if self.folder is None:
            return Search(build_labels(self.store.frame))
        return Search(open_labels(os.path.join(self.folder, "labels.sqlite")))

    @cached_property
    def scheme(self) -> str:
        """The IRI of the concept scheme, "" when the map has none."""
        found = self.store.frame.quads(None, _terms.TYPE, _terms.CONCEPT_SCHEME)
        return min((quad.subject.value for quad in found), default="")

    @cached_property
    def adjacency(self) -> dict[str, list[Edge]]:
        """The statements from each concept to other concepts, inverses included."""
        return self.concepts.adjacency()

    @cached_property
    def witnesses(self) -> dict[tuple[str, str, str], int]:
        """How many claims from documents make each statement."""
        from istilah.graph.support import witnesses

        return witnesses(self.store.frame)

    def whole(self) -> "ConceptMap":
        """Return the map with all of it on this machine, for what reads everything; the map itself if it is here."""
        if not self.store.is_remote:
            return self
        return ConceptMap(self.store.whole(), self.path, self.folder)

    def find(self, term: str) -> str:
        """Return the IRI of the concept that a term names: an IRI, a label, an abbreviation or a slug.

        Case, diacritics and hyphens do not matter, nor does the language. Raises UnknownTermError with the nearest
        labels.
        """
        iri = self.written_as_iri(term)
        if iri:
            return iri
        found = self._written_exactly(term) or self.concepts.by_slug(term)
        if found:
            return found
        matches = self.search.exact(term)
        if matches:
            return matches[0].concept
        raise UnknownTermError(term, list(dict.fromkeys(match.label.text for match in self.search(term, 3))))

    def written_as_iri(self, term: str) -> str | None:
        """Return the concept with just this IRI, whole or prefixed."""
        try:
            iri = _terms.expand(term) if ":" in term else ""
        except ValueError:  # no IRI after all
            return None
        return iri if iri and iri in self.concepts else None

    def _written_exactly(self, term: str) -> str | None:
        """Return the concept with just this label, found in the store without opening the label index.

        Of several the one whose preferred label it is, then the one whose abbreviation.
        """
        literals = [ox.Literal(term, language=language) for language in (*LANGUAGES, None)]
        found = [
            (_LABELS.index(quad.predicate.value), str(quad.subject.value))
            for literal in literals
            for quad in self.store.frame.quads(None, None, literal)
            if quad.predicate.value in _LABELS and quad.subject.value in self.concepts
        ]
        return min(found)[1] if found else None

    def concept(self, term: str) -> Concept:
        """Return the concept that a term names; see `find`."""
        return self.concepts.get(self.find(term))

    def paths(self, start: str, goal: str, count: int = 3, only: str = "", forward: bool = False) -> list[Path]:
        """Return the best paths between two concepts, given by any of their names, different from each other.

        `only` names a choice of relations in `istilah.graph.allowed`, `forward` takes statements just as they are
        made. What documents say is preferred to what the editors add.
        """
        from istilah.graph.allowed import allowed
        from istilah.graph.paths import paths_in_order
        from istilah.graph.support import doubt
        from istilah.graph.varied_paths import varied_paths

        adjacency = allowed(self.adjacency, only, forward)
        ways = paths_in_order(adjacency, self.find(start), self.find(goal), surcharge=doubt(self.witnesses))
        return varied_paths(ways, count)

    def neighbourhood(self, iri: str, depth: int = 1) -> dict[str, int]:
        """Return the concepts within some hops of one, each with its distance; the concept itself is at 0."""
        reached = {iri: 0}
        frontier = [iri]
        for distance in range(1, depth + 1):
            frontier = [
                edge.object
                for here in frontier
                for edge in self.concepts.neighbours(here)
                if reached.setdefault(edge.object, distance) == distance
            ]
            frontier = list(dict.fromkeys(frontier))
        return reached

    def sentence(self, edge: Edge, language: str) -> str:
        """Return a statement as a sentence in a language, with the labels of its concepts."""
        subject, object = (self.concepts.label(iri, language).text for iri in (edge.subject, edge.object))
        return edge.relation.sentence(subject, object, language)

    def statement(self, claim: Claim, language: str) -> str:
        """Return what a claim states as a sentence; one about a figure or a formula with the property's name."""
        subject = self.concepts.label(claim.subject, language).text
        relation = self.relations.get(claim.predicate)
        if relation is not None:
            return relation.sentence(subject, self.concepts.label(claim.object, language).text, language)
        object = claim.object
        if object.startswith(("http://", "https://", "urn:")):
            object = self.claims.formula(object).expression or self.concepts.label(object, language).text
        return f"{subject}: {self.concepts.label(claim.predicate, language).text} {object}"

    def network(self) -> "nx.MultiDiGraph[str]":
        """Return the map as a networkx graph; see `istilah.graph.network`."""
        from istilah.graph.network import network

        return network(self.adjacency, (edge for edges in self.adjacency.values() for edge in edges))
