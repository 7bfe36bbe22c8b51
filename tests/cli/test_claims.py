"""`istilah claims` writes the table of claims and takes it back, whole or not at all."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from istilah.ontology import MAP


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the shipped map, to be edited."""
    return Path(shutil.copytree(MAP, tmp_path / "cs"))


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.ttl")}


def edited(path, change):
    """Change the first row of a table that `change` does not return None for."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if change(row):
            break
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_taken_back_as_it_was_changes_nothing(ending, folder, call, tmp_path):
    before = contents(folder)
    table = str(tmp_path / f"claims.{ending}")
    assert call("claims", "export", "-o", table, "--map", str(folder)).code == 0
    done = call("claims", "import", table, "--map", str(folder))
    assert (done.code, done.out) == (0, "0 added, 0 removed, 0 changed\n")
    assert contents(folder) == before


def test_a_changed_row_is_shown_and_written(folder, call, tmp_path):
    table = str(tmp_path / "claims.csv")
    call("claims", "export", "-o", table, "--map", str(folder))
    edited(table, lambda row: row["relation"] == "ist:uses" and row.update(status="disputed") is None)
    before = contents(folder)
    dry = call("claims", "import", table, "--dry-run", "--map", str(folder))
    assert "status: accepted → disputed" in dry.out
    assert contents(folder) == before
    done = call("claims", "import", table, "--map", str(folder), "--lang", "id")
    assert done.code == 0
    assert "1 diubah" in done.out
    changed = [path for path, data in contents(folder).items() if data != before[path]]
    assert len(changed) == 1
    assert contents(folder)[changed[0]].count(b"ist:Disputed") == before[changed[0]].count(b"ist:Disputed") + 1


def test_one_bad_row_stops_all(folder, call, tmp_path):
    table = str(tmp_path / "claims.csv")
    call("claims", "export", "-o", table, "--map", str(folder))
    edited(table, lambda row: row.update(subject="tidak ada") is None)
    edited(table, lambda row: row["relation"] == "ist:uses" and row.update(status="disputed") is None)
    before = contents(folder)
    done = call("claims", "import", table, "--map", str(folder))
    assert done.code == 1
    assert "row 1, subject: no concept called 'tidak ada'" in done.err
    assert "nothing was changed" in done.err
    assert contents(folder) == before


def test_rows_that_would_break_the_map_stop_all(folder, call, tmp_path):
    table = tmp_path / "new.csv"
    table.write_text("subject,relation,object\ncustomer experience,partOf,customer service\n", encoding="utf-8")
    before = contents(folder)
    done = call("claims", "import", str(table), "--map", str(folder))
    assert done.code == 1
    assert "hierarchy-cycle" in done.err
    assert contents(folder) == before


def test_the_table_on_standard_output_is_csv(call):
    done = call("claims", "export")
    rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
    assert len({row["claim"] for row in rows}) == len(rows) > 225
    assert all(row["subject_en"] and row["subject_id"] for row in rows)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("claims", "exprot"), "no action named 'exprot'"),
        (("claims", "import"), "import needs a table"),
        (("claims", "export", "-o", "claims.ods"), "no table is known by this ending"),
        (("claims", "import", "none.csv"), "No such file"),
    ],
)
def test_what_cannot_be_done_is_said(words, said, call):
    done = call(*words)
    assert done.code in (1, 2)
    assert said in done.err
