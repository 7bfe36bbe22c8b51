"""The knowledge: vocabulary, rules, checks, questions and the shipped map, as files in standard formats.

This package holds no logic. It says where the files are and which prefixes they use.
"""

import os

HERE = os.path.dirname(os.path.realpath(__file__))

#: The shipped map of Customer Service: a folder of Turtle files.
MAP = os.path.join(HERE, "cs")
VOCABULARY = os.path.join(HERE, "vocabulary.ttl")
SHAPES = os.path.join(HERE, "shapes.ttl")
CONTEXT = os.path.join(HERE, "context.jsonld")
FRAME = os.path.join(HERE, "frame.jsonld")

#: The namespaces of the data model, by the prefix that every file and export uses for them.
PREFIXES = {
    "cs": "https://w3id.org/istilah/cs/concept/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ist": "https://w3id.org/istilah/def#",
    "iso-thes": "http://purl.org/iso25964/skos-thes#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "unit": "http://qudt.org/vocab/unit/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def files(folder: str, ending: str) -> list[str]:
    """Return the paths of the files in a folder of this package (``rules``, ``checks``, ``questions``), sorted."""
    path = os.path.join(HERE, folder)
    return [os.path.join(path, name) for name in sorted(os.listdir(path)) if name.endswith(ending)]
