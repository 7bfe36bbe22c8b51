"""The values that look-ups return."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from istilah.graph.values import Concept, Fact, Source, Text, in_language

TEXTS = st.lists(st.builds(Text, st.text(max_size=3), st.sampled_from(["en", "id", "de", "fr", "x-a", ""])))


@given(TEXTS, st.sampled_from(["en", "id", "de", "nl"]))
def test_a_text_is_found_wherever_there_is_one_that_is_not_blank(texts: list[Text], language: str) -> None:
    found = in_language(tuple(texts), language)
    legible = [text for text in texts if text.text.strip()]
    assert (found is None) == (not legible)
    assert found is None or found in legible
    assert not found or found.language == language or language not in {text.language for text in legible}


@given(TEXTS)
def test_without_the_wanted_language_all_get_the_same_stand_in(texts: list[Text]) -> None:
    assert in_language(tuple(texts), "nl") == in_language(tuple(texts), "sv")


def test_a_concept_without_a_preferred_label_is_called_by_another_then_by_its_slug() -> None:
    concept = Concept("http://e/a", "a", (), (Text("alt", "en"),), (), (), ())
    assert concept.label("id") == Text("alt", "en")
    assert concept._replace(alternative=()).label("id") == Text("a", "")
    assert concept.definition("en") is None and concept.abbreviation("en") == ""


def test_what_has_no_words_still_has_a_name() -> None:
    assert Source("http://e/s", "s", (), "", "").title("id") == "s"
    assert Fact("http://e/f", (), (), "", None).statement("id") == Text("", "")


def test_values_travel_between_processes(shipped) -> None:
    iri = shipped.find("FCR")
    values = (
        shipped.concepts.entry(iri),
        shipped.claims.about(iri),
        shipped.search("eska"),
        shipped.paths("FCR", "AHT"),
    )
    assert pickle.loads(pickle.dumps(values)) == values
