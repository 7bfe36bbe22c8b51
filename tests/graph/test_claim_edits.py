"""A table of claims goes out and comes back without loss, and is taken only when every row is good."""

import pyoxigraph as ox
import pytest

from istilah.exports.turtle import turtle
from istilah.graph import _terms
from istilah.graph.build import build
from istilah.graph.claim_edits import TableError, edits, rewritten
from istilah.graph.claim_table import COLUMNS, table
from istilah.graph.concept_map import ConceptMap, open_map
from istilah.ontology import MAP

BASE = "https://example.org/map/"
MAP_TURTLE = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix m: <https://example.org/map/> .
<https://example.org/map/> a skos:ConceptScheme .
m:csat a skos:Concept ; skos:prefLabel "CSAT"@en , "CSAT"@id .
m:joy a skos:Concept ; skos:prefLabel "satisfaction"@en , "kepuasan"@id .
<https://example.org/map/source/doc> a ist:Source ; dct:title "Doc"@en ; ist:sha256 "00" .
<https://example.org/map/source/doc/entry/1> a ist:Entry ; rdfs:label "CSAT"@id ; ist:entryNumber 1 ;
  dct:isPartOf <https://example.org/map/source/doc> ; oa:hasSelector m:entry-place .
m:entry-place a oa:TextPositionSelector ; oa:start 0 ; oa:end 100 .
"""
NEW = {
    "subject": "CSAT",
    "relation": "measures",
    "object": "kepuasan",
    "source": "doc",
    "entry": "1",
    "start": "5",
    "end": "9",
}


@pytest.fixture
def empty(write):
    path = write(MAP_TURTLE)
    return ConceptMap(build(path), path)


def taken(map, rows, **options):
    """Return the map that a table makes of a map of one file."""
    [(path, triples)] = rewritten(map, edits(map, rows, **options)).items()
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(turtle(triples))
    return ConceptMap(build(path), path)


def test_the_shipped_table_changes_nothing(shipped):
    rows = table(shipped)
    found = edits(shipped, rows)
    assert not found
    assert found.missing == []
    assert all(list(row) == list(COLUMNS) for row in rows)


def test_a_new_row_becomes_a_claim_with_its_passage(empty):
    map = taken(empty, [NEW])
    [claim] = map.claims
    assert (claim.subject, claim.object) == (BASE + "csat", BASE + "joy")
    assert claim.predicate == _terms.expand("ist:measures")
    assert (claim.passage.source.slug, claim.passage.entry, claim.passage.start, claim.passage.end) == (
        "doc",
        "1",
        5,
        9,
    )
    assert [edge.object for edge in map.concepts.neighbours(BASE + "csat", "measures")] == [BASE + "joy"]


def test_the_same_row_makes_the_same_claim_again(empty):
    map = taken(empty, [NEW])
    assert [row["claim"] for row in table(map)] == [edits(empty, [NEW]).added[0]["claim"]]
    assert not edits(map, table(map))


def test_a_row_without_source_is_the_editors_own(empty):
    map = taken(empty, [{"subject": "CSAT", "relation": "uses", "object": "kepuasan", "note_en": "trade usage"}])
    [claim] = map.claims
    assert claim.passage is None
    assert table(map)[0]["note_en"] == "trade usage"


def test_a_changed_status_keeps_the_claim_and_what_else_is_said_of_it(empty):
    map = taken(empty, [NEW])
    [row] = table(map)
    with open(map.path, "a", encoding="utf-8") as file:
        file.write(f'<{row["claim"]}> skos:editorialNote "kept"@en .\n')
    map = taken(ConceptMap(build(map.path), map.path), [row | {"status": "disputed"}])
    [claim] = map.claims
    assert (claim.iri, claim.status) == (row["claim"], "disputed")
    kept = map.store.quads(ox.NamedNode(claim.iri), _terms.node("skos:editorialNote"), None)
    assert [quad.object.value for quad in kept] == ["kept"]


def test_another_passage_makes_another_claim_and_the_old_passage_goes(empty):
    map = taken(empty, [NEW])
    [row] = table(map)
    map = taken(map, [row | {"start": "6"}])
    [claim] = map.claims
    assert claim.iri != row["claim"]
    passages = map.store.quads(None, _terms.TYPE, _terms.node("oa:SpecificResource"))
    assert [quad.subject.value for quad in passages] == [f"{BASE}passage/doc-6-9"]


def test_a_missing_row_stays_unless_pruned(empty):
    map = taken(empty, [NEW])
    found = edits(map, [])
    assert not found
    assert len(found.missing) == 1
    assert list(taken(map, [], prune=True).claims) == []


@pytest.mark.parametrize(
    ("cells", "column", "said"),
    [
        ({"subject": "CSTA"}, "subject", "no concept called 'CSTA'; did you mean CSAT?"),
        ({"object": ""}, "object", "no concept called ''"),
        ({"object": "CSAT"}, "object", "a relation joins two concepts"),
        ({"relation": "measuredBy"}, "relation", "measuredBy is an inverse"),
        ({"relation": "mesures"}, "relation", "no relation named 'mesures'; did you mean measures?"),
        ({"status": "perhaps"}, "status", "'perhaps' is not one of accepted"),
        ({"explicit": "maybe"}, "explicit", "'maybe' is not one of yes, no"),
        ({"source": "book"}, "source", "no document 'book'; one of: doc"),
        ({"entry": "7"}, "entry", "no entry '7' in doc"),
        ({"start": "x"}, "start", "start and end are whole numbers"),
        ({"end": "101"}, "start", "must lie between 0 and 100"),
        ({"start": "10"}, "start", "must lie between 0 and 100"),
        ({"source": ""}, "entry", "has no passage"),
        ({"confidence": "high"}, "confidence", "'high' is not a number from 0 to 1"),
        ({"claim": "https://example.org/none"}, "claim", "no claim https://example.org/none in the map"),
    ],
)
def test_a_bad_cell_is_named_with_its_row(cells, column, said, empty):
    with pytest.raises(TableError) as error:
        edits(empty, [NEW, NEW | {"end": "10"} | cells])
    first = error.value.problems[0]
    assert (first.row, first.column) == (2, column)
    assert said in first.message
    assert "nothing was changed" in error.value.message


def test_two_rows_may_not_say_the_same(empty):
    with pytest.raises(TableError, match="says the same as row 1"):
        edits(empty, [NEW, NEW])


def test_a_change_in_the_shipped_map_touches_one_file(shipped):
    rows = table(shipped)
    place = next(number for number, row in enumerate(rows) if row["source"])
    rows[place]["status"] = "disputed"
    [(path, triples)] = rewritten(shipped, edits(open_map(), rows)).items()
    with open(path, encoding="utf-8") as file:
        before = file.read().splitlines()
    after = "".join(turtle(triples)).splitlines()
    assert path.startswith(MAP)
    changed = [(was, now) for was, now in zip(before, after, strict=True) if was != now]
    assert changed == [("  ist:status ist:Accepted ;", "  ist:status ist:Disputed ;")]
