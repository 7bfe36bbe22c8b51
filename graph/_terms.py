"""All conversion between RDF terms and our values; nothing else builds or takes apart a term.

Reading goes through the SPO indexes (`quads_for_pattern`), which is faster than SPARQL for a handful of triples.
"""

from functools import lru_cache

import pyoxigraph as ox

from istilah.graph.values import Text
from istilah.ontology import PREFIXES

IST, SKOS, RDF, OWL = PREFIXES["ist"], PREFIXES["skos"], PREFIXES["rdf"], PREFIXES["owl"]

#: The named graphs of every map; one more for each source.
GRAPH_BASE = "https://w3id.org/istilah/graph/"
CONCEPTS, ASSERTED, INFERRED, EDITORIAL, MAPPINGS = (
    ox.NamedNode(GRAPH_BASE + name) for name in ("concepts", "asserted", "inferred", "editorial", "mappings")
)
VOCABULARY = ox.NamedNode("https://w3id.org/istilah/def")

TYPE = ox.NamedNode(RDF + "type")
CONCEPT = ox.NamedNode(SKOS + "Concept")
CONCEPT_SCHEME = ox.NamedNode(SKOS + "ConceptScheme")

#: What a lenient reader takes for an IRI though it has spaces, braces and the like.
_LENIENT = r"[A-Za-z][\w+.-]*:[^\x00-\x1f<>\\]*"


def node(iri: str) -> ox.NamedNode:
    """Return the term of an IRI of ours, whether prefixed (`skos:broader`) or whole."""
    prefix, colon, name = iri.partition(":")
    if colon and not name.startswith("//") and prefix in PREFIXES:
        return ox.NamedNode(PREFIXES[prefix] + name)
    return resource(iri)


def resource(iri: str) -> ox.NamedNode:
    """Return the term of an IRI in the data, also of one that only a lenient reader takes, such as one with a space.

    Raises ValueError for what no file can hold as an IRI.
    """
    try:
        return ox.NamedNode(iri)
    except ValueError:
        import re  # hardly any command needs it

        if not re.fullmatch(_LENIENT, iri):
            raise
        line = f"<{iri}> <urn:a> <urn:b> ."
        (triple,) = ox.parse(line, format=ox.RdfFormat.N_TRIPLES, lenient=True)
        return ox.NamedNode(iri) if not isinstance(triple.subject, ox.NamedNode) else triple.subject


@lru_cache(maxsize=512)
def expand(iri: str) -> str:
    """Return a prefixed name as a whole IRI."""
    return node(iri).value


def shorten(iri: str) -> str:
    """Return an IRI as a prefixed name where a prefix of ours fits, else in angle brackets."""
    best = max(
        ((p, ns) for p, ns in PREFIXES.items() if iri.startswith(ns)), key=lambda pair: len(pair[1]), default=None
    )
    return f"{best[0]}:{iri[len(best[1]) :]}" if best else f"<{iri}>"


def text(literal: ox.Literal) -> Text:
    """Return a literal as text with its language; a label that is no literal, an error in the data, as its IRI."""
    return Text(literal.value, getattr(literal, "language", None) or "")


def local_name(iri: str) -> str:
    """Return the last part of an IRI, after `#` or `/`."""
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
