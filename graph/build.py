"""The build: files of a map in, a store with asserted and inferred triples out.

A map is one file of RDF, or a folder:

    scheme.ttl, concepts/*.ttl   graph `concepts`
    sources/<slug>.ttl           one graph a source, named by the source's IRI
    editorial.ttl                graph `editorial`: claims of the editors' own
    mappings.ttl                 graph `mappings`

Claims generate the graph `asserted`, rules the graph `inferred`. Both are rebuilt, never edited.
"""

import os
from urllib.parse import quote

import pyoxigraph as ox

from istilah import ontology
from istilah.graph import _terms
from istilah.graph.errors import FileError
from istilah.graph.inference import infer
from istilah.graph.rdf_files import files as files
from istilah.graph.store import Part, Reading, Store

_NAMED = {"editorial": _terms.EDITORIAL, "mappings": _terms.MAPPINGS}


def build(path: str) -> Store:
    """Return a new store in memory with the map at a path, its direct and its inferred triples.

    Raises FileError or RdfSyntaxError, and then nothing is left behind.
    """
    store = Store()
    store.load([Part(ontology.VOCABULARY, _terms.VOCABULARY), *parts(path)])
    if all(graph == _terms.VOCABULARY for graph in store.dataset.named_graphs()):
        raise FileError(path, "there is no statement in it", "give RDF with at least one concept")
    infer(store)
    return store


def plain(path: str) -> Store:
    """Return a new store in memory with a dataset as its files have it: nothing inferred, no graph merged.

    Raises FileError or RdfSyntaxError.
    """
    store = Store(reading=Reading(union=False))
    store.load(Part(file, ox.DefaultGraph()) for file in files(path))
    return store


def parts(path: str) -> list[Part]:
    """Return the files of a map with the graph that each belongs to."""
    sources = _source_base(path)
    return [Part(file, _graph_of(file, path, sources)) for file in files(path)]


def _graph_of(file: str, root: str, sources: str) -> ox.NamedNode:
    folder, name = os.path.split(os.path.relpath(file, root))
    stem = os.path.splitext(name)[0]
    if folder == "sources":
        return ox.NamedNode(sources + quote(stem))
    return _NAMED.get(stem, _terms.CONCEPTS) if not folder and file != root else _terms.CONCEPTS


def _source_base(root: str) -> str:
    """Return the IRI under which a map's sources live: the scheme's, as its scheme file says."""
    scheme = os.path.join(root, "scheme.ttl")
    try:
        for triple in ox.parse(path=scheme, format=ox.RdfFormat.TURTLE):
            is_scheme = triple.predicate == _terms.TYPE and triple.object == _terms.CONCEPT_SCHEME
            if is_scheme and isinstance(triple.subject, ox.NamedNode):
                return triple.subject.value.rstrip("/#") + "/source/"
    except (OSError, SyntaxError):
        pass  # a missing or broken scheme file is reported when it is loaded
    return _terms.GRAPH_BASE + "source/"
