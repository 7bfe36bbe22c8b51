"""Tables come back from CSV and XLSX as they went out."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from istilah.exports.cells import write_table
from istilah.exports.workbook import write_workbook
from istilah.graph.claim_table import COLUMNS, table
from istilah.graph.errors import FileError
from istilah.ingest.tables import read_table

HEADER = ("subject", "relation", "object", "note_en")
AWKWARD = [
    "=1+1",
    "+62 21",
    "-100",
    "@here",
    "a;b,c",
    'say "so"',
    "two\nlines",
    "0012",
    "1e5",
    "TRUE",
    "😀 مرحبا",
    "'quoted",
]
cells = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20).map(str.strip)


def written(folder, ending, rows):
    stream = io.BytesIO()
    if ending == ".csv":
        write_table(stream, HEADER, rows)
    else:
        write_workbook(stream, "claims", HEADER, rows)
    path = folder / f"table{ending}"
    path.write_bytes(stream.getvalue())
    return str(path)


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("text", AWKWARD)
def test_an_awkward_cell_comes_back(ending, text, tmp_path):
    path = written(tmp_path, ending, [("s", "r", "o", text)])
    assert read_table(path) == [{"subject": "s", "relation": "r", "object": "o", "note_en": text}]


def test_a_protected_cell_survives_the_way_through_a_spreadsheet(tmp_path):
    import openpyxl

    path = written(tmp_path, ".csv", [("s", "r", "-100", "n")])
    with open(path, encoding="utf-8-sig", newline="") as file:
        book = openpyxl.Workbook()
        for line in csv.reader(file):
            book.active.append(line)
    book.save(tmp_path / "saved.xlsx")
    assert read_table(str(tmp_path / "saved.xlsx"))[0]["object"] == "-100"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.tuples(st.just("s"), cells, cells, cells), max_size=4))
def test_any_csv_table_comes_back(rows, tmp_path):
    path = written(tmp_path, ".csv", rows)
    assert [tuple(row.values()) for row in read_table(path)] == rows


def test_no_cell_of_a_workbook_is_a_formula(tmp_path):
    import openpyxl

    book = openpyxl.load_workbook(written(tmp_path, ".xlsx", [("s", "r", "o", "=1+1")]))
    cell = book.worksheets[0]["D2"]
    assert (cell.data_type, cell.value) == ("s", "=1+1")


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_shipped_claims_come_back_whole(ending, tmp_path, shipped):
    rows = table(shipped)
    stream = io.BytesIO()
    lines = [[row[column] for column in COLUMNS] for row in rows]
    if ending == ".csv":
        write_table(stream, COLUMNS, lines)
    else:
        write_workbook(stream, "claims", COLUMNS, lines)
    (tmp_path / f"claims{ending}").write_bytes(stream.getvalue())
    assert read_table(str(tmp_path / f"claims{ending}")) == rows


def test_a_table_saved_with_semicolons_is_read(tmp_path):
    (tmp_path / "t.csv").write_text("subject;relation;object\na;uses;b\n")
    assert read_table(str(tmp_path / "t.csv")) == [{"subject": "a", "relation": "uses", "object": "b"}]


def test_numbers_that_a_spreadsheet_made_are_read_as_written(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["subject", "relation", "object", "start", "explicit"], ["a", "uses", "b", 12.0, True]):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    assert read_table(str(tmp_path / "t.xlsx"))[0] | {} == {
        "subject": "a",
        "relation": "uses",
        "object": "b",
        "start": "12",
        "explicit": "yes",
    }


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("t.ods", b"", "no table is known by the ending '.ods'"),
        ("t.csv", b"", "has no column subject, relation, object"),
        ("t.csv", b"subject,relation\n", "has no column object"),
        ("t.csv", "subject,relation,object\ncafé,b,c\n".encode("latin-1"), "this is not UTF-8"),
        ("t.csv", b'subject,relation,object\n"a,b,c\n', "this is no CSV"),
        ("t.xlsx", b"PK\x03\x04 not really", "this is no workbook"),
        ("t.xlsx", b"subject,relation,object", "this is no workbook"),
    ],
)
def test_what_is_no_table_is_refused(name, data, said, tmp_path):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(FileError, match=said):
        read_table(str(tmp_path / name))


def test_a_table_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileError, match="No such file"):
        read_table(str(tmp_path / "none.csv"))
