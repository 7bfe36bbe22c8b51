"""The commands as processes: against Python that does nothing, and against the Oxigraph binary on the same store."""

import compileall
import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import istilah
from bench.measure import Row, of_commands
from istilah import ontology
from istilah.graph.prepared import prepare

ROUNDS = 21
BIN = os.path.dirname(sys.executable)
ISTILAH, OXIGRAPH = os.path.join(BIN, "istilah"), os.path.join(BIN, "oxigraph")
PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in ontology.PREFIXES.items())

#: What `istilah show FCR` shows: the concept's own texts and figures with its neighbours' labels and the names of the
#: relations; the claims; where they are quoted from; the facts. Each branch begins with the concept and joins along
#: its triples: an OPTIONAL for the passage of a claim would make Oxigraph read all passages.
SHOW = (
    PREFIXES
    + """
SELECT ?claim ?property ?value ?label ?name ?group ?explicit ?entry ?number ?title WHERE {
  {
    ?concept ist:abbreviation "FCR"@en ; ?property ?value .
    OPTIONAL { ?value skos:prefLabel ?label FILTER(lang(?label) = "en") }
    OPTIONAL { ?property rdfs:label ?name ; ist:group ?group FILTER(lang(?name) = "en") }
  } UNION {
    ?concept ist:abbreviation "FCR"@en .
    ?claim rdf:subject|rdf:object ?concept ; rdf:predicate ?property ; rdf:object ?value ; ist:explicit ?explicit .
  } UNION {
    ?concept ist:abbreviation "FCR"@en .
    ?claim rdf:subject|rdf:object ?concept ; prov:wasQuotedFrom ?passage .
    ?passage ist:inEntry ?in ; oa:hasSource ?source .
    ?in rdfs:label ?entry ; ist:entryNumber ?number .
    ?source dct:title ?title .
  } UNION {
    ?concept ist:abbreviation "FCR"@en .
    ?fact ist:about ?concept ; ist:statement ?value ; prov:wasQuotedFrom ?passage .
    ?passage ist:inEntry ?in ; oa:hasSource ?source .
    ?in rdfs:label ?entry ; ist:entryNumber ?number .
    ?source dct:title ?title .
    FILTER(lang(?value) = "en")
  }
}
"""
)
QUERY = (
    PREFIXES
    + """
SELECT ?metric ?label ?measured WHERE {
  ?metric a ist:Metric ; skos:prefLabel ?label ; ist:measures ?what .
  ?what skos:prefLabel ?measured .
  FILTER(lang(?label) = "en" && lang(?measured) = "en")
}
ORDER BY ?label ?measured
"""
)


def rows(folder: str) -> Iterator[Row]:
    compile_modules()
    os.environ["ISTILAH_CACHE"] = os.path.join(folder, "cache")
    nothing = [sys.executable, "-c", "pass"]
    yield Row("istilah --help", "python -c pass", of_commands([ISTILAH, "--help"], nothing, ROUNDS), at_most=3)

    oxigraph = binary(folder)
    show, query = [ISTILAH, "show", "FCR"], [ISTILAH, "query", QUERY, "--format", "csv"]
    said = output(oxigraph(SHOW))
    assert all(word in said for word in words(output([*show, "--lang", "en"]))), said
    assert table(output(query)) == table(output(oxigraph(QUERY)))
    yield Row("istilah show FCR", "oxigraph query", of_commands(show, oxigraph(SHOW), ROUNDS), at_most=2.5)
    yield Row("istilah query SPARQL", "oxigraph query", of_commands(query, oxigraph(QUERY), ROUNDS), at_most=2.5)


def compile_modules() -> None:
    """Compile what was edited since the installation, which compiles all: else each command would, every time."""
    package = os.path.dirname(istilah.__file__)
    for entry in os.scandir(package):
        if entry.is_dir():
            compileall.compile_dir(os.path.realpath(entry.path), quiet=1)


class binary:
    """The command line of the Oxigraph binary for a query on a copy of the prepared store."""

    def __init__(self, folder: str) -> None:
        prepared = prepare(ontology.MAP)
        assert prepared is not None
        self.store = shutil.copytree(os.path.join(prepared, "store"), os.path.join(folder, "store"))

    def __call__(self, query: str) -> list[str]:
        asked = ["--query", query, "--results-format", "csv", "--union-default-graph"]
        return [OXIGRAPH, "query", "--location", self.store, *asked]


def output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def words(shown: str) -> list[str]:
    """Return the labels and texts of a concept as shown, which the peer's rows must hold as well."""
    lines = [line.strip() for line in shown.splitlines()]
    related = [
        line.partition(": ")[2] for line in lines[lines.index("Structure") : lines.index("Facts")] if ": " in line
    ]
    labels = [label.partition(" [")[0] for labels in related for label in labels.split("; ")]
    return [lines[0].partition(" (")[0], lines[4], *labels]


def table(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines()))
