"""Errors: a tree that its own picture shows, with places and hints."""

import re

import pytest

from istilah.graph import errors
from istilah.graph.errors import (
    DataError,
    FederationError,
    FileError,
    IstilahError,
    QuerySyntaxError,
    RdfSyntaxError,
    TimeLimitError,
    UnknownNameError,
    UnknownTermError,
    UsageError,
)


def tree(error: type[IstilahError], depth: int = 0) -> list[tuple[int, str]]:
    below = [
        line
        for child in error.__subclasses__()
        if child.__module__ == errors.__name__
        for line in tree(child, depth + 1)
    ]
    return [(depth, error.__name__), *below]


def test_the_picture_at_the_top_shows_the_tree() -> None:
    drawn = re.findall(r"^([│├└─ ]*)(\w+Error)", errors.__doc__ or "", re.MULTILINE)
    assert [(len(indent) // 4, name) for indent, name in drawn] == tree(IstilahError)


def test_bad_data_ends_with_1_and_a_bad_request_with_2() -> None:
    assert (IstilahError.exit_code, DataError.exit_code, UsageError.exit_code) == (1, 1, 2)
    assert RdfSyntaxError("a.ttl", "r", 1, 1, "", "").exit_code == 1 and UnknownNameError("k", "n", []).exit_code == 2


def test_an_error_says_its_message() -> None:
    error = FileError("a.ttl", "gone", "look again")
    assert (str(error), error.message, error.hint, error.path) == ("a.ttl: gone", "a.ttl: gone", "look again", "a.ttl")


@pytest.mark.parametrize("error", [QuerySyntaxError("r", "ab cd", 1, 4), RdfSyntaxError("f", "r", 1, 4, "ab cd", "")])
def test_the_caret_stands_beneath_the_column(error: IstilahError) -> None:
    assert error.message.split("\n")[1:] == ["  ab cd", "     ^"]


def test_the_caret_stands_beneath_the_column_after_tabs() -> None:
    shown, caret = RdfSyntaxError("f", "r", 1, 4, "\tx\tyz", "").message.split("\n")[1:]
    assert (shown, caret) == ("  \tx\tyz", "  \t \t^")


@pytest.mark.parametrize("column", [1, 150, 4000, 9000, 9001])
def test_of_a_long_line_the_part_around_the_column_is_shown(column: int) -> None:
    line = "".join(f"{n:03}" for n in range(3000))
    shown, caret = RdfSyntaxError("f", "r", 1, column, line, "").message.split("\n")[1:]
    assert len(shown) < 200
    assert shown[caret.index("^") :].startswith(line[column - 1 : column + 20])


@pytest.mark.parametrize(("line", "column"), [(None, None), (5, 1), (2, 1)])
def test_without_a_place_in_the_text_there_is_no_caret(line: int | None, column: int | None) -> None:
    assert "^" not in QuerySyntaxError("r", "SELECT\n \n", line, column).message


def test_lines_are_counted_by_line_feeds_alone() -> None:
    assert "  ?x !" in QuerySyntaxError("r", "# \u2028 \x0b \x85\r\n?x !", 2, 4).message


def test_a_nearly_right_name_is_suggested_else_all_are_listed() -> None:
    assert "csv" in UnknownNameError("format", "cvs", ["turtle", "csv"]).hint
    assert UnknownNameError("format", "xyz", ["turtle", "csv"]).hint == "one of: turtle, csv"
    assert UnknownNameError("question", "xyz", []).hint == ""


def test_an_unknown_term_names_the_nearest() -> None:
    error = UnknownTermError("eskalsi", ["eskalasi", "de-eskalasi"])
    assert error.nearest == ("eskalasi", "de-eskalasi") and "eskalasi, de-eskalasi" in error.hint
    assert UnknownTermError("x").hint and UnknownTermError("x").nearest == ()


def test_a_limit_tells_its_seconds() -> None:
    assert "0.5 s" in TimeLimitError(0.5).message and TimeLimitError(30.0).seconds == 30


def test_a_federated_query_is_told_where_it_asks() -> None:
    assert (FederationError("SERVICE", 3, 7).line, FederationError("LOAD", 3, 7).column) == (3, 7)
