"""The suite: the tests of the manifests in a folder, in their order."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")


class Test(NamedTuple):
    """A test: the folder it is in, its name and kind, and its node in the manifest that it stands in."""

    folder: str
    name: str
    kind: str
    node: Node
    manifest: Graph

    @property
    def action(self) -> Node:
        return self.manifest.value(self.node, MF.action)

    @property
    def result(self) -> Node | None:
        return self.manifest.value(self.node, MF.result)


def tests(folder: Path) -> Iterator[Test]:
    """Yield the tests of ``manifest-all.ttl`` and of all that it includes."""
    for path in _included(folder / "manifest-all.ttl"):
        manifest = read(path)
        for entries in manifest.objects(None, MF.entries):
            for node in Collection(manifest, entries):
                kinds = [str(kind).rpartition("#")[2] for kind in manifest.objects(node, RDF.type)]
                yield Test(path.parent.name, str(node).rpartition("#")[2], kinds[0] if kinds else "", node, manifest)


def read(path: Path) -> Graph:
    """Return a file of RDF, its IRIs relative to itself."""
    return Graph().parse(str(path), publicID=path.as_uri())


def data_files(test: Test) -> Iterator[tuple[URIRef, str]]:
    """Yield the files of data that a test needs, each with the name of the graph that it is to be."""
    manifest = test.manifest
    actions = [test.action, *manifest.objects(test.action, QT.serviceData)]
    for action in actions:
        for property in (QT.data, QT.graphData):
            for node in manifest.objects(action, property):
                if isinstance(node, URIRef):
                    yield node, str(node)
    for node in manifest.objects(test.node, UT.graphData):
        yield manifest.value(node, UT.graph), str(manifest.value(node, RDFS.label))


def _included(path: Path) -> Iterator[Path]:
    manifest = read(path)
    lists = list(manifest.objects(URIRef(path.as_uri()), MF.include))
    if not lists:
        yield path
    for included in lists:
        for node in Collection(manifest, included):
            yield from _included(Path(str(node).removeprefix("file://")))
