"""Maps that are a folder of an Oxigraph store already, as `istilah build` or `oxigraph load` write it."""

import os
from hashlib import blake2b

import pyoxigraph as ox

from istilah import ontology
from istilah.graph import _terms
from istilah.graph.errors import FileError
from istilah.graph.inference import infer
from istilah.graph.prepared import prepare_from
from istilah.graph.rdf_files import load
from istilah.graph.store import Store

_BUILT = (_terms.VOCABULARY, _terms.INFERRED)


def open_on_disk(path: str) -> tuple[Store, str | None]:
    """Return the store in a folder and the folder where its label index is prepared.

    A store of a built map is read where it is; of any other a prepared copy is made, with the vocabulary and what the
    rules say. Nobody may write to the folder meanwhile. Raises FileError when it is no sound store.
    """
    store = Store.open(path)
    name = f"disk-{_digest(path)}"
    if all(store.dataset.contains_named_graph(graph) for graph in _BUILT):
        folder, _ = prepare_from(name, lambda: store)
        return store, folder
    folder, made = prepare_from(name, lambda: _built(path, store))
    return made or Store.open(os.path.join(str(folder), "store")), folder


def _built(path: str, store: Store) -> Store:
    if next(iter(store), None) is None:
        raise FileError(path, "the store is empty", "load a map into it")
    copy = Store()
    load(copy.dataset, ontology.VOCABULARY, _terms.VOCABULARY)
    nowhere = ox.DefaultGraph()
    copy.dataset.extend(
        ox.Quad(quad.subject, quad.predicate, quad.object, _terms.CONCEPTS) if quad.graph_name == nowhere else quad
        for quad in store
    )
    infer(copy)
    return copy


def _digest(path: str) -> str:
    """Return a hash of where the store is and of its files' names, sizes and times."""
    total = blake2b(os.fsencode(os.path.realpath(path)), digest_size=12)
    for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
        if entry.is_file() and not entry.name.startswith("LOG"):
            status = entry.stat()
            total.update(f"\0{entry.name} {status.st_size} {status.st_mtime_ns}".encode())
    for file in (ontology.VOCABULARY, *ontology.files("rules", ".ru")):
        with open(file, "rb") as stream:
            total.update(stream.read())
    return total.hexdigest()
