"""The build: files of a map in, a store with asserted and inferred triples out.

A map is one file of RDF, or a folder:

    scheme.ttl, concepts/*.ttl   graph `concepts`
    sources/<slug>.ttl           one graph a source, named by the source's IRI
    editorial.ttl                graph `editorial`: claims of the editors' own
    mappings.ttl                 graph `mappings`

Claims generate the graph `asserted`, rules the graph `inferred`. Both are rebuilt, never edited.
"""

import os

import pyoxigraph as ox

from istilah import ontology
from istilah.graph import _terms
from istilah.graph.inference import infer
from istilah.graph.store import Part, Store
from istilah.graph.store import files as files

_NAMED = {"editorial": _terms.EDITORIAL, "mappings": _terms.MAPPINGS}


def build(path: str) -> Store:
    """Return a new store in memory with the map at a path, its direct and its inferred triples.

    Raises FileError or RdfSyntaxError, and then nothing is left behind.
    """
    store = Store()
    store.load([Part(ontology.VOCABULARY, _terms.VOCABULARY), *parts(path)])
    infer(store)
    return store


def parts(path: str) -> list[Part]:
    """Return the files of a map with the graph that each belongs to."""
    return [Part(file, _graph_of(file, path)) for file in files(path)]


def _graph_of(file: str, root: str) -> ox.NamedNode:
    folder, name = os.path.split(os.path.relpath(file, root))
    stem = os.path.splitext(name)[0]
    if folder == "sources":
        return ox.NamedNode(_source_base(root) + stem)
    return _NAMED.get(stem, _terms.CONCEPTS) if not folder and file != root else _terms.CONCEPTS


def _source_base(root: str) -> str:
    """Return the IRI under which a map's sources live: the scheme's, as its scheme file says."""
    scheme = os.path.join(root, "scheme.ttl")
    try:
        for triple in ox.parse(path=scheme, format=ox.RdfFormat.TURTLE):
            if triple.predicate == _terms.TYPE and triple.object == _terms.CONCEPT_SCHEME:
                return str(getattr(triple.subject, "value", "")) + "source/"
    except (OSError, SyntaxError):
        pass  # a missing or broken scheme file is reported when it is loaded
    return _terms.GRAPH_BASE + "source/"
