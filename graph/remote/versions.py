"""Versions: what tells that the map in an endpoint is still the one that was copied."""

from __future__ import annotations

from hashlib import blake2b

from istilah import ontology
from istilah.graph import _terms
from istilah.graph.remote.dataset import RECORD, VERSION
from istilah.graph.remote.endpoint import Endpoint

_SAYING = ("owl:versionInfo", "owl:versionIRI", "dct:modified", "dct:issued")


def version(endpoint: Endpoint) -> str:
    """Return what the scheme says of its version, with the numbers of concepts and labels, as a hash; one question.

    That sees every push, every release and most edits between two; a label that is corrected there without a new
    version or date is seen when the copy is made anew.
    """
    dataset = endpoint.dataset
    quads = dataset.quads
    saying = " ".join(str(_terms.node(name)) for name in _SAYING)
    schemes = quads(f"?s a {_terms.CONCEPT_SCHEME}").replace("?g", "?in")
    counted = (
        f"{{ SELECT (COUNT(*) AS ?o) {{ {quads(pattern)} }} }}"
        for pattern in (f"?s a {_terms.CONCEPT}", f"?s {_terms.node('skos:prefLabel')} ?l")
    )
    said_of_schemes = f"{{ VALUES ?p {{ {saying} }} {schemes} {quads('?s ?p ?o')} }}"
    pushed = f"{{ VALUES ?p {{ <{VERSION}> }} GRAPH <{RECORD}> {{ ?s ?p ?o }} }}"
    asked = Endpoint(endpoint.connection, dataset._replace(graphs=(*dataset.graphs, RECORD)))
    found = asked.rows(f"SELECT ?s ?p ?o {{ {' UNION '.join((said_of_schemes, *counted, pushed))} }}")
    said = sorted(" ".join(str(getattr(row[name], "value", "")) for name in "spo") for row in found)
    return digest(endpoint.connection.address.url, *dataset.graphs, *said)


def digest(*parts: str) -> str:
    """Return a hash of some texts, and of the vocabulary and rules that a copy is completed by."""
    total = blake2b(digest_size=12)
    for path in (ontology.VOCABULARY, *ontology.files("rules", ".ru")):
        with open(path, "rb") as file:
            total.update(file.read())
    for part in parts:
        total.update(f"\0{part}".encode())
    return total.hexdigest()
