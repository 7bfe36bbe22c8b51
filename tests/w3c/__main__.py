"""``python -m tests.w3c FOLDER [WORD]``: replay the W3C's SPARQL 1.1 suite against the running server.

FOLDER is `sparql/sparql11` of https://github.com/w3c/rdf-tests. With a WORD only the tests whose names hold it. Says
how many pass, folder by folder, and what is wrong with the others; exits with 1 when one fails that is not known to.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import rdflib
from tests.w3c import description, evaluation, graph_store, requests
from tests.w3c.serving import Served, served
from tests.w3c.suite import Test, tests

REPLAY: dict[str, Callable[[Test, Served], str]] = {
    "QueryEvaluationTest": evaluation.evaluated,
    "CSVResultFormatTest": evaluation.evaluated,
    "PositiveSyntaxTest": evaluation.understood,
    "PositiveSyntaxTest11": evaluation.understood,
    "NegativeSyntaxTest": evaluation.understood,
    "NegativeSyntaxTest11": evaluation.understood,
    "ProtocolTest": requests.answered,
    "GraphStoreProtocolTest": graph_store.stored,
    "ServiceDescriptionTest": description.described,
}
_GRAPH = "Oxigraph 0.5: the variable of GRAPH is in scope too early"
_PATH = "Oxigraph 0.5: a path of no length is not found from a term that the data does not hold"
_CONCAT = "Oxigraph 0.5: GROUP_CONCAT keeps the language that all values have"
#: Tests that fail, and why.
KNOWN = {
    "aggregates/agg-empty-group-count-graph": _GRAPH,
    "aggregates/agg-groupconcat-04": _CONCAT,
    "aggregates/agg-groupconcat-06": _CONCAT,
    "bindings/graph": _GRAPH,
    "csv-tsv-res/tsv03": "Oxigraph 0.5: an xsd:negativeInteger becomes an xsd:integer in the store",
    "functions/bnode01": "Oxigraph 0.5: BNODE of one string is one blank node in all solutions",
    "negation/graph-minus": _GRAPH,
    "property-path/zero_or_more_set_start": _PATH,
    "property-path/zero_or_more_set_end": _PATH,
    "property-path/zero_or_one_set_start": _PATH,
    "property-path/zero_or_one_set_end": _PATH,
    "service/service5": "SERVICE ?variable is refused: only a service that the query names can be allowed",
}


def main(arguments: Sequence[str]) -> int:
    if not arguments or not (Path(arguments[0]) / "manifest-all.ttl").is_file():
        print(__doc__, file=sys.stderr)
        return 2
    folder, word = Path(arguments[0]).resolve(), "".join(arguments[1:])
    found = [test for test in tests(folder) if word in f"{test.folder}/{test.name}"]
    with tempfile.TemporaryDirectory(prefix="w3c-") as place, served(found, Path(place)) as server, as_written():
        outcomes = [(test, outcome(test, server)) for test in found]
    return report(outcomes)


@contextmanager
def as_written() -> Iterator[None]:
    """Let rdflib read literals as they are written; it mends "01" to "1" otherwise."""
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = before


def outcome(test: Test, server: Served) -> str:
    """Return "" for a test that passes, what is wrong with one that fails, and "-" with a reason for one left out."""
    if (reason := left_out(test)) or test.kind not in REPLAY:
        return f"- {reason or test.kind}"
    return REPLAY[test.kind](test, server)


def left_out(test: Test) -> str:
    """Return why a test is not replayed, "" when it is."""
    if test.folder == "entailment":
        return "entailment regimes: the server answers by simple entailment"
    if "Update" in test.kind or str(test.action).endswith(".ru"):
        return "updates: Oxigraph's own affair"
    return graph_store.left_out(test) if test.kind == "GraphStoreProtocolTest" else ""


def report(outcomes: Sequence[tuple[Test, str]]) -> int:
    replayed = [(test, outcome) for test, outcome in outcomes if not outcome.startswith("- ")]
    passed, asked = (Counter(test.folder for test, _ in some) for some in ([o for o in replayed if not o[1]], replayed))
    for test, outcome in replayed:
        if outcome:
            known = KNOWN.get(f"{test.folder}/{test.name}")
            print(f"{test.folder}/{test.name}: {f'known: {known}' if known else outcome}")
    for folder, number in asked.items():
        print(f"{folder:24} {passed[folder]:4} of {number:4}")
    for reason, number in Counter(outcome[2:] for _, outcome in outcomes if outcome.startswith("- ")).items():
        print(f"left out {number:4}: {reason}")
    print(f"{passed.total()} of {asked.total()} pass")
    failed = [test for test, outcome in replayed if outcome and f"{test.folder}/{test.name}" not in KNOWN]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
