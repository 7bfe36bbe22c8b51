"""`istilah query` and `istilah questions`."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib
from tests.cli.conftest import Done

from istilah.graph.concept_map import ConceptMap
from istilah.graph.questions import questions

SELECT = "SELECT ?label { cs:customer-churn skos:prefLabel ?label } ORDER BY LANG(?label)"
CONSTRUCT = "CONSTRUCT { ?s skos:prefLabel ?l } { ?s a ist:Metric ; skos:prefLabel ?l }"
TABLE = "label\n───────────────────\ncustomer churn @en\nchurn pelanggan @id\n"


def test_a_select_is_a_table(call: Callable[..., Done]) -> None:
    assert call("query", SELECT) == Done(0, TABLE, "")


def test_iris_are_shortened_and_what_is_unbound_is_empty(call: Callable[..., Done]) -> None:
    out = call("query", "SELECT ?c ?x ?n { BIND(cs:agent AS ?c) BIND(<http://example.org/x> AS ?n) }").out
    assert out.splitlines()[2].split() == ["cs:agent", "http://example.org/x"]


@pytest.mark.parametrize(("query", "said"), [("ASK { ?s a ist:Metric }", "true"), ("ASK { ?s a ist:Nil }", "false")])
def test_an_ask_prints_its_answer_and_succeeds(query: str, said: str, call: Callable[..., Done]) -> None:
    assert call("query", query) == Done(0, f"{said}\n", "")
    assert json.loads(call("query", query, "--format", "json").out)["boolean"] is (said == "true")
    assert said in call("query", query, "--format", "xml").out
    assert call("query", query, "--format", "csv").out.strip() == said


def test_json_csv_tsv_and_xml_are_those_of_the_w3c(call: Callable[..., Done]) -> None:
    labels = ["customer churn", "churn pelanggan"]
    rows = json.loads(call("query", SELECT, "--format", "json").out)["results"]["bindings"]
    assert [row["label"]["value"] for row in rows] == labels
    table = csv.reader(io.StringIO(call("query", SELECT, "--format", "csv").out))
    assert list(table) == [["label"], *([label] for label in labels)]
    tsv = call("query", SELECT, "--format", "tsv").out.splitlines()
    assert tsv == ["?label", '"customer churn"@en', '"churn pelanggan"@id']
    tree = ElementTree.fromstring(call("query", SELECT, "--format", "xml").out)
    assert [literal.text for literal in tree.iter("{http://www.w3.org/2005/sparql-results#}literal")] == labels


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib's own JSON-LD parser
@pytest.mark.parametrize(
    ("format", "rdflib_format"), [(None, "turtle"), ("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")]
)
def test_a_construct_is_a_graph_that_another_library_reads(
    format: str | None, rdflib_format: str, call: Callable[..., Done], shipped: ConceptMap
) -> None:
    out = call("query", CONSTRUCT, *(["--format", format] if format else [])).out
    graph = rdflib.Graph().parse(data=out, format=rdflib_format)
    metrics = {str(row["s"].value) for row in shipped.store.query("SELECT ?s { ?s a ist:Metric }")}  # type: ignore
    assert {str(subject) for subject in graph.subjects()} == metrics and len(graph) == 2 * len(metrics)


def test_a_describe_is_a_graph_too(call: Callable[..., Done]) -> None:
    graph = rdflib.Graph().parse(data=call("query", "DESCRIBE cs:customer-churn").out, format="turtle")
    assert len(set(graph.subjects())) == 1 and len(graph) > 5


@pytest.mark.parametrize(
    ("query", "format", "known"),
    [(SELECT, "turtle", "table, json, csv, tsv, xml"), (CONSTRUCT, "csv", "turtle, ntriples, jsonld")],
)
def test_a_format_that_the_result_does_not_have_is_a_usage_error(
    query: str, format: str, known: str, call: Callable[..., Done]
) -> None:
    code, out, err = call("query", query, "--format", format)
    assert (code, out) == (2, "") and f"have no {format}\nhint: one of: {known}" in err


def test_a_syntax_error_points_at_its_place(call: Callable[..., Done]) -> None:
    code, out, err = call("query", "SELECT ?s {\n  ?s ?p }")
    assert (code, out) == (2, "") and "at line 2, column 9: unexpected }" in err and "    ?s ?p }\n          ^" in err


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x { ?x foo:bar ?y }", "line 1, column 16: Prefix not found\n"),
        ("SELECT (1 AS ?s) (2 AS ?s) {}", "Duplicated variable name in SELECT\n"),
        ("SELECT ?x ", 'line 1, column 11: expected "$" or "(" or "?" or "{"\n'),
    ],
)
def test_a_syntax_error_is_told_in_words(query: str, said: str, call: Callable[..., Done]) -> None:
    code, _, err = call("query", query)
    assert code == 2 and said in err and "['0'" not in err


def test_no_query_reaches_another_server(call: Callable[..., Done]) -> None:
    code, _, err = call("query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert code == 2 and "SERVICE at line 1" in err


@pytest.mark.parametrize("ending", ["", "\n"])
def test_a_query_comes_from_a_file_or_from_standard_input(
    ending: str, program: Callable[..., Done], tmp_path: Path
) -> None:
    file = tmp_path / "a query.rq"
    file.write_text("\ufeff" + SELECT + ending, encoding="utf-8")
    assert program("query", str(file)).out == program("query", "-", input=SELECT + ending).out == TABLE


def test_a_file_is_written_whole(call: Callable[..., Done], tmp_path: Path) -> None:
    target = tmp_path / "labels.csv"
    assert call("query", SELECT, "--format", "csv", "-o", str(target)) == Done(0, "", "")
    assert target.read_text().splitlines() == ["label", "customer churn", "churn pelanggan"]
    assert call("query", SELECT, "-o", str(target)).code == 0 and target.read_text() == TABLE
    assert list(tmp_path.iterdir()) == [target]


def test_a_query_that_fails_leaves_the_old_file(call: Callable[..., Done], tmp_path: Path) -> None:
    target = tmp_path / "labels.csv"
    target.write_text("old")
    assert call("query", SELECT, "--format", "turtle", "-o", str(target)).code == 2
    assert target.read_text() == "old" and list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("words", [[], ["--param", "concept=FCR"], ["ASK {}", "--question", "parts-of"]])
def test_either_a_query_or_a_question_is_asked(words: list[str], call: Callable[..., Done]) -> None:
    code, out, err = call("query", *words)
    assert (code, out) == (2, "") and "either SPARQL or --question" in err


@pytest.mark.parametrize("name", questions())
def test_every_question_has_the_rows_that_it_expects(name: str, call: Callable[..., Done]) -> None:
    rows = list(csv.reader(io.StringIO(call("query", "--question", name, "--format", "csv").out)))[1:]
    assert len(rows) == len(questions()[name].expected) > 0


def test_a_parameter_takes_any_name_of_a_concept(call: Callable[..., Done]) -> None:
    (parameter,) = questions()["what-it-measures"].parameters
    out = [
        call("query", "--question", "what-it-measures", "--param", f"{parameter}={term}", "--format", "tsv").out
        for term in ("FCR", "first-call-resolution", "resolusi panggilan pertama")
    ]
    assert out[0] == out[1] == out[2] and "issue-resolution" in out[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--question", "what-measure"], "no question named 'what-measure'\nhint: did you mean what-measures?"),
        (["--question", "what-measures", "--param", "x=FCR"], "no parameter named 'x'\nhint: one of: concept"),
        (["--question", "what-measures", "--param", "FCR"], "'FCR' gives no value\nhint: write --param name=term"),
        (["--question", "what-measures", "--param", "concept=resolutoin"], "did you mean resolution"),
    ],
)
def test_an_unknown_question_parameter_or_term_is_a_usage_error(
    words: list[str], said: str, call: Callable[..., Done]
) -> None:
    code, out, err = call("query", *words)
    assert (code, out) == (2, "") and said in err


def test_the_questions_are_listed_with_what_their_parameters_are(call: Callable[..., Done]) -> None:
    out = call("questions", "--lang", "id").out
    listed = [line.split()[0] for line in out.splitlines() if not line.startswith(" ")]
    assert listed == list(questions()) and "{" not in out
    assert (
        "what-measures --param concept=issue-resolution\n  Metrik apa saja yang mengukur penyelesaian masalah?" in out
    )


def test_the_questions_as_json_hold_their_sparql(call: Callable[..., Done]) -> None:
    listed = json.loads(call("questions", "--format", "json").out)
    assert [question["name"] for question in listed] == list(questions())
    assert all({"en", "id"} <= question["question"].keys() and "SELECT" in question["sparql"] for question in listed)
