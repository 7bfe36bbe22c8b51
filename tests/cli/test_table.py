"""Tables, and the marks in texts for readers."""

from itertools import count, islice

from hypothesis import given
from hypothesis import strategies as st

from istilah.cli.style import accent, bold, dim, rendered, visible
from istilah.cli.table import aligned, table

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u200d"), max_size=30)
ROWS = st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=5))


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    lines = [rendered(line, False) for line in table(["a", "name"], [["1", "x"], ["333", "yy"]], None)]
    assert lines == ["a    name", "───  ────", "1    x", "333  yy"]


def test_wide_and_combining_characters_keep_the_columns_straight() -> None:
    assert list(aligned([["日本", "x"], ["e\u0301", "y"], ["abcd", "z"]], None)) == [
        "日本  x",
        "e\u0301     y",
        "abcd  z",
    ]


def test_the_widest_column_gives_way_first() -> None:
    (line,) = aligned([["short", "long " * 20]], 30)
    assert line == "short  " + ("long " * 20)[:22] + "…"


def test_marks_survive_a_cut_so_that_no_colour_runs_on() -> None:
    (line,) = aligned([[dim("x" * 50)]], 10)
    assert rendered(line, True) == "\x1b[2m" + "x" * 9 + "…\x1b[0m"


def test_rows_without_end_are_passed_on_as_they_come() -> None:
    lines = table(["n"], ([str(number)] for number in count()), None)
    assert list(islice(lines, 2000))[-1] == "1997"


def test_a_table_may_have_no_rows_and_no_columns() -> None:
    assert len(list(table(["a"], [], None))) == 2 and list(aligned([], None)) == []
    assert list(table([], [[], []], 40)) == ["", dim(""), "", ""]


@given(ROWS, st.integers(1, 80))
def test_no_line_is_wider_than_the_room(rows: list[list[str]], room: int) -> None:
    least = 10 * len(rows[0]) - 2
    assert all(visible(line) <= max(room, least) for line in aligned(rows, room))


@given(ROWS)
def test_without_a_limit_no_cell_is_cut(rows: list[list[str]]) -> None:
    assert all(all(cell.rstrip() in line for cell in row) for row, line in zip(rows, aligned(rows, None), strict=True))


def test_marks_are_colours_or_nothing() -> None:
    text = bold("a") + dim("b") + accent("c")
    assert rendered(text, True) == "\x1b[1ma\x1b[0m\x1b[2mb\x1b[0m\x1b[36mc\x1b[0m"
    assert rendered(text, False) == "abc" and visible(text) == 3


@given(st.text())
def test_no_control_character_is_ever_written(text: str) -> None:
    written = rendered(text, False)
    assert not any((ord(c) < 32 and c not in "\t\n") or 127 <= ord(c) < 160 for c in written)
    assert written == "".join(c for c in text if c in written)
