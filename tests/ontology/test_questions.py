"""The competency questions have the rows that they must have, and ask for them properly."""

import pyoxigraph as ox
import pytest

from istilah.graph._terms import shorten
from istilah.graph.errors import UnknownNameError, UsageError
from istilah.graph.questions import question, questions

QUESTIONS = questions()


def rows(map, sparql):
    """Return the rows of a query as the question files write them."""

    def cell(term):
        if isinstance(term, ox.NamedNode):
            return shorten(term.value)
        return "" if term is None else term.value

    return [tuple(cell(row[i]) for i in range(len(row))) for row in map.store.query(sparql)]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_has_its_expected_rows(name, shipped):
    asked = QUESTIONS[name]
    assert asked.expected, "a question without expected rows tests nothing"
    assert rows(shipped, asked.query()) == asked.expected


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_asked_in_both_languages(name):
    english, indonesian = (QUESTIONS[name].text(language) for language in ("en", "id"))
    assert english != indonesian
    assert english.endswith("?")
    assert indonesian.endswith("?")
    for parameter in QUESTIONS[name].parameters:
        assert f"{{{parameter}}}" in english
        assert f"{{{parameter}}}" in indonesian


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_defaults_are_concepts_of_the_map(name, shipped):
    assert all(iri in shipped.concepts for iri in QUESTIONS[name].parameters.values())


def test_there_are_enough_questions():
    assert len(QUESTIONS) >= 12


def test_a_parameter_replaces_its_default(shipped):
    asked = question("what-measures")
    measured = rows(shipped, asked.query({"concept": shipped.find("customer churn")}))
    assert ("cs:churn-rate",) in measured
    assert ("cs:first-call-resolution",) not in measured


def test_an_unknown_question_suggests_the_nearest():
    with pytest.raises(UnknownNameError) as error:
        question("what-measurs")
    assert "what-measures" in error.value.hint


def test_an_unknown_parameter_is_refused():
    with pytest.raises(UnknownNameError, match="no parameter named 'metrik'"):
        question("what-measures").query({"metrik": "http://example.org/a"})


def test_a_value_cannot_add_to_the_query():
    with pytest.raises(UsageError, match="is not an IRI"):
        question("what-measures").query({"concept": "http://x> } ?s ?p ?o . { <http://y"})
