"""Search over all labels: what people type, and what they get."""

import sqlite3
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from istilah.graph import _terms
from istilah.graph.errors import FileError
from istilah.graph.labels import build_labels, fold, open_labels
from istilah.graph.search import Search
from istilah.graph.store import Store

MAP = """
ex:escalation a skos:Concept ; skos:prefLabel "escalation"@en , "eskalasi"@id ; skos:altLabel "pengalihan kasus"@id .
ex:resolution a skos:Concept ; skos:prefLabel "issue resolution"@en , "penyelesaian masalah"@id .
ex:fcr a skos:Concept ; skos:prefLabel "First Call Resolution"@en , "resolusi panggilan pertama"@id ;
  ist:abbreviation "FCR"@en , "FCR"@id ; skos:hiddenLabel "first cal resolution"@en .
ex:cafe a skos:Concept ; skos:prefLabel "Café-Crème"@fr , "kedai kopi"@id ; skos:altLabel "coffee shop"@en .
ex:churn a skos:Concept ; skos:prefLabel "churn"@en , "churn"@id .
ex:churn-rate a skos:Concept ; skos:prefLabel "churn rate"@en , "tingkat churn"@id .
ex:group a skos:Collection ; skos:prefLabel "escalation group"@en .
[] a skos:Concept ; skos:prefLabel "nameless escalation"@en .
"""


@pytest.fixture
def search(map_of) -> Search:
    return map_of(MAP).search


def slugs(search: Search, text: str, **options) -> list[str]:
    return [match.concept.removeprefix("http://example.org/") for match in search(text, **options)]


@pytest.mark.parametrize(
    ("typed", "meant", "reason"),
    [
        ("escalation", "escalation", "exact"),
        ("ESKALASI", "escalation", "exact"),
        ("FCR", "fcr", "abbreviation"),
        ("fcr", "fcr", "abbreviation"),
        ("cafe creme", "cafe", "exact"),
        ("café crème", "cafe", "exact"),
        ("Cafe-", "cafe", "prefix"),
        ("eska", "escalation", "prefix"),
        ("c", "churn", "prefix"),
        ("kasus", "escalation", "word"),
        ("resol", "fcr", "prefix"),
        ("call res", "fcr", "word"),
        ("esolut", "resolution", "infix"),
        ("angg pert", "fcr", "infix"),
        ("eskalsi", "escalation", "typo"),
        ("resolutoin", "resolution", "typo"),
        ("eskallasi", "escalation", "typo"),
        ("ecsalation", "escalation", "typo"),
        ("isue resolutoin", "resolution", "typo"),
        ("frist call resolution", "fcr", "typo"),
        ("penyelesian masalh", "resolution", "typo"),
        ("first cal resolution", "fcr", "exact"),
    ],
)
def test_a_text_finds_the_concept_and_says_why(typed: str, meant: str, reason: str, search: Search) -> None:
    match = search(typed)[0]
    assert (match.concept, match.reason) == (f"http://example.org/{meant}", reason)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("angry escalation", ["escalation"]),
        ("how to measure the churn", ["churn", "churn-rate"]),
        ("first call resolution percentage", ["fcr", "resolution"]),
        ("escalation tubuh churn", ["escalation", "churn", "churn-rate"]),
        ("yang ke di", []),
        ("angry customer", []),
    ],
)
def test_some_of_the_words_will_do_where_all_of_them_find_nothing(typed: str, meant: list[str], search: Search) -> None:
    assert slugs(search, typed) == meant
    assert {match.reason for match in search(typed)} <= {"some"}


def test_where_all_words_are_found_some_of_them_add_nothing(search: Search) -> None:
    assert slugs(search, "churn rate") == ["churn-rate"]


def test_a_concept_is_found_by_its_notation_and_without_labels_by_its_name(map_of) -> None:
    search = map_of(
        "ex:a a skos:Concept ; skos:notation '14.2' . ex:b a skos:Concept ; rdfs:label 'Seele'@de . "
        "ex:c12 a skos:Concept ; skos:prefLabel ' ' ."
    ).search
    assert [(match.concept[-1], match.kind) for match in search("14.2")] == [("a", "notation")]
    assert slugs(search, "seel") == ["b"] and slugs(search, "c12") == ["c12"]


def test_what_is_written_exactly_comes_first_then_what_begins_so(search: Search) -> None:
    assert slugs(search, "churn") == ["churn", "churn-rate"]
    assert slugs(search, "resolution") == ["resolution", "fcr"]


def test_a_concept_is_found_once_by_its_best_label(search: Search) -> None:
    (match,) = search("eskalasi")
    assert (match.label.text, match.label.language, match.kind) == ("eskalasi", "id", "preferred")


def test_labels_in_the_readers_language_come_first_among_equals(search: Search) -> None:
    assert search("churn", language="id")[0].label.language == "id"
    assert search("churn", language="en")[0].label.language == "en"


def test_a_limit_bounds_the_concepts(search: Search) -> None:
    assert len(search("c", limit=2)) == 2 and search("c", limit=0) == search("c", limit=-1) == []


def test_only_concepts_with_an_iri_are_found(search: Search) -> None:
    assert slugs(search, "escalation") == ["escalation"]


def test_each_kind_of_label_is_told_apart(search: Search) -> None:
    kinds = {text: search(text)[0].kind for text in ("eskalasi", "pengalihan kasus", "FCR", "first cal resolution")}
    assert list(kinds.values()) == ["preferred", "alternative", "abbreviation", "hidden"]


def test_exact_asks_for_the_whole_label(search: Search) -> None:
    assert [m.concept for m in search.exact("Issue  Resolution")] == ["http://example.org/resolution"]
    assert search.exact("resolution") == search.exact("") == []


ODD = [
    "",
    " \t\n",
    '"',
    '""',
    "*",
    "a*",
    "AND",
    "OR NOT",
    "NEAR(a b)",
    "folded:a",
    "^a",
    "-a",
    "(",
    "a OR (b",
    "'; DROP TABLE label; --",
    "%_",
    "\0",
    "a\0b",
    "\x1f",
    "\ud800",
    "😀",
    "🏳️‍🌈 flag",
    "الخدمة",
    "客户服务",
    "ก็",
    "´`^¨",
    "\u0301",
    "x" * 10_000,
    "x " * 5_000,
    "é" * 10_000,
    " ".join(chr(n) for n in range(0x100, 0x400)),
]


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:12]))
def test_odd_input_finds_little_and_breaks_nothing(text: str, search: Search) -> None:
    assert len(search(text)) <= 7 and search.exact(text) == []


def test_words_that_sqlite_knows_are_words_here(map_of) -> None:
    search = map_of(
        'ex:a a skos:Concept ; skos:prefLabel "AND"@en . ex:b a skos:Concept ; skos:prefLabel "OR not"@en .'
    ).search
    assert slugs(search, "and") == ["a"] and slugs(search, "or NOT") == ["b"]


def test_a_short_word_is_not_taken_for_another(search: Search) -> None:
    assert slugs(search, "fcx") == []


def test_one_letter_more_or_less_is_one_typo_but_three_are_too_many(search: Search) -> None:
    assert slugs(search, "churnn") == slugs(search, "chrn") == ["churn", "churn-rate"]
    assert slugs(search, "crhnu") == []


def test_an_index_in_a_file_answers_as_one_in_memory(map_of, tmp_path: Path) -> None:
    map = map_of(MAP)
    path = str(tmp_path / "labels.sqlite")
    build_labels(map.store, path).close()
    index = open_labels(path)
    for text in ("eskalsi", "c", "esolut", "FCR"):
        assert Search(index)(text) == map.search(text)
    index.close()


@pytest.mark.parametrize("content", [None, b"", b"not a database, but long enough to be read as a header" * 9])
def test_a_file_that_is_no_index_is_refused(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "labels.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileError, match="not a label index"):
        open_labels(str(path))


def test_an_index_is_opened_for_reading_only(map_of, tmp_path: Path) -> None:
    path = str(tmp_path / "labels.sqlite")
    build_labels(map_of(MAP).store, path).close()
    index = open_labels(path)
    with pytest.raises(sqlite3.OperationalError):
        index.execute("DELETE FROM label")
    index.close()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Café-Crème ", "cafe creme"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("ﬁnance", "finance"),
        ("℡", "tel"),
        ("self_service", "self service"),
        ("24/7", "24 7"),
        ("ＡＢＣ", "abc"),
        ("Å", "a"),
        ("!?", ""),
    ],
)
def test_folding_leaves_letters_digits_and_single_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded == " ".join(folded.split())


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_every_label_finds_its_concept(labels: list[str]) -> None:
    dataset = ox.Store()
    for number, text in enumerate(labels):
        iri = ox.NamedNode(f"http://example.org/{number}")
        dataset.add(ox.Quad(iri, _terms.TYPE, _terms.CONCEPT))
        dataset.add(ox.Quad(iri, _terms.node("skos:prefLabel"), ox.Literal(text, language="en")))
    search = Search(build_labels(Store(dataset)))
    for number, text in enumerate(labels):
        if fold(text):
            assert f"http://example.org/{number}" in [match.concept for match in search(text)]


@given(text=st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_no_text_makes_the_search_fail(text: str, shipped) -> None:
    assert len(shipped.search(text)) <= 20


def test_every_label_of_the_shipped_map_finds_its_concept(shipped) -> None:
    for iri in shipped.concepts:
        concept = shipped.concepts.get(iri)
        for label in concept.preferred + concept.alternative + concept.abbreviations:
            assert iri in [match.concept for match in shipped.search(label.text)], label


def test_every_word_of_the_shipped_labels_may_have_a_typo(shipped) -> None:
    for iri in shipped.concepts:
        label = shipped.concepts.label(iri, "id").text
        if label.isalpha() and len(label) > 5:
            assert iri in [match.concept for match in shipped.search(label[:2] + label[3:])], label
