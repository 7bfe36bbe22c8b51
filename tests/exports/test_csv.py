"""The tables: read back without loss, and nothing in them for a spreadsheet to run."""

import csv
import io
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from istilah.exports.cells import join, plain, protect, split, write_table
from istilah.graph._terms import shorten
from istilah.graph.concept_map import ConceptMap

Export = Callable[..., bytes]
Row = dict[str, str]

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
TRICKY = st.text("=+-@'|\\ \t\r\n\",;a", min_size=1)


def rows(data: bytes) -> list[Row]:
    """Return the rows of a table as another program reads them: unprotected, by column."""
    reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    return [{column: plain(cell) for column, cell in row.items()} for row in reader]


@settings(deadline=None)
@given(st.lists(st.lists(TEXTS | TRICKY, min_size=2, max_size=2)))
def test_any_text_is_read_back(table: list[list[str]]) -> None:
    stream = io.BytesIO()
    write_table(stream, ["one", "two"], table)
    assert [list(row.values()) for row in rows(stream.getvalue())] == table


@settings(deadline=None)
@given(st.lists(TEXTS | TRICKY))
def test_several_values_in_a_cell_are_read_back(values: list[str]) -> None:
    assert split(plain(protect(join(values)))) == values


@settings(deadline=None)
@given(TEXTS | TRICKY)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert protect(text)[0] not in "=+-@\t\r\n＝＋－＠"


def test_a_table_begins_with_a_byte_order_mark_and_ends_its_lines_as_rfc_4180_says(
    shipped: ConceptMap, export: Export
) -> None:
    data = export(shipped, "csv")
    assert data.startswith(b"\xef\xbb\xbfiri,label_en,label_id,")
    assert data.count(b"\r\n") == data.count(b"\n") == len(list(shipped.concepts)) + 1


def test_each_concept_is_a_row_with_its_texts_by_language(shipped: ConceptMap, export: Export) -> None:
    found = {row["iri"]: row for row in rows(export(shipped, "csv"))}
    assert list(found) == list(shipped.concepts)
    row = found[shipped.find("FCR")]
    assert row["label_id"] == "First Call Resolution"
    assert row["abbreviation_en"] == "FCR"
    assert "first contact resolution" in split(row["alternative_en"])
    assert row["theme_id"] == "Metrik dan pengukuran"
    assert row["types"] == "ist:Metric"


def test_all_labels_of_the_shipped_map_are_in_the_table(shipped: ConceptMap, export: Export) -> None:
    for row in rows(export(shipped, "csv")):
        concept = shipped.concepts.get(row["iri"])
        for language in ("en", "id"):
            expected = [text.text for text in concept.alternative if text.language == language]
            assert split(row[f"alternative_{language}"]) == expected


def test_hard_labels_survive(hard: ConceptMap, hard_labels: list[str], export: Export) -> None:
    found = rows(export(hard, "csv"))
    assert {split(row["label_en"])[0] for row in found} == set(hard_labels)
    assert {split(row["alternative_id"])[0] for row in found} == set(hard_labels)


def test_a_label_in_another_language_or_in_none_has_a_column(
    map_of: Callable[[str], ConceptMap], export: Export
) -> None:
    (row,) = rows(export(map_of('ex:a a skos:Concept ; skos:prefLabel "un"@fr, "one" .'), "csv"))
    assert (row["label"], row["label_fr"], row["label_en"]) == ("one", "un", "")


def test_a_claim_is_a_row_with_its_place_in_the_source(shipped: ConceptMap, export: Export) -> None:
    found = {row["claim"]: row for row in rows(export(shipped, "csv-claims"))}
    assert sorted(found) == [claim.iri for claim in shipped.claims]
    claim = next(claim for claim in shipped.claims if claim.passage and claim.predicate.endswith("measures"))
    row = found[claim.iri]
    assert (row["subject"], row["object"]) == (shorten(claim.subject), shorten(claim.object))
    assert (row["relation"], row["relation_en"], row["relation_id"]) == ("ist:measures", "measures", "mengukur")
    assert row["subject_id"] == shipped.concepts.label(claim.subject, "id").text
    assert (row["start"], row["heading"]) == (str(claim.passage.start), claim.passage.heading)
    assert row["source"] == claim.passage.source.slug


def test_a_claim_of_the_editors_has_a_reason_and_no_source(shipped: ConceptMap, export: Export) -> None:
    own = [row for row in rows(export(shipped, "csv-claims")) if row["note_en"]]
    assert own
    assert {row["source"] for row in own} == {""}
    assert all(row["note_id"] != row["note_en"] for row in own)


def test_a_claim_about_a_number_has_the_number(map_of: Callable[[str], ConceptMap], export: Export) -> None:
    claim = "ex:claim a ist:Claim ; ist:status ist:Proposed ; ist:confidence 0.75 ; ist:explicit false ;"
    map = map_of(f"ex:a a skos:Concept . {claim} rdf:subject ex:a ; rdf:predicate ist:minValue ; rdf:object -100 .")
    data = export(map, "csv-claims")
    (row,) = rows(data)
    assert (row["object"], row["object_en"]) == ("-100", "")
    assert b",'-100," in data
    assert (row["status"], row["explicit"], row["confidence"]) == ("proposed", "no", "0.75")


def test_no_language_stands_in_for_another_in_a_column(map_of: Callable[[str], ConceptMap], export: Export) -> None:
    body = 'ex:a a skos:Concept ; skos:prefLabel "only English"@en . ex:b a skos:Concept . ex:claim a ist:Claim ;'
    map = map_of(f"{body} rdf:subject ex:a ; rdf:predicate ist:partOf ; rdf:object ex:b ; ist:status ist:Accepted .")
    (row,) = rows(export(map, "csv-claims"))
    assert (row["subject_en"], row["subject_id"], row["object_en"]) == ("only English", "", "")
