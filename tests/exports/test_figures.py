"""Figures are read and written as each language does."""

import pytest

from istilah.exports.pages.figures import plain, read, written


@pytest.mark.parametrize(
    ("text", "english", "indonesian"),
    [
        ("1250", 1250, 1250),
        ("12.5", 12.5, 12.5),
        ("12,5", 12.5, 12.5),
        ("1.250", 1.25, 1250),
        ("1,250", 1250, 1.25),
        ("0.125", 0.125, 0.125),
        ("1.250,75", None, 1250.75),
        ("1,250,000.5", 1250000.5, None),
        (" −3 ", -3, -3),
        (".5", 0.5, 0.5),
        ("", None, None),
        ("80%", None, None),
        ("1e3", None, None),
        ("٣", None, None),
    ],
)
def test_a_number_is_read_as_the_language_writes_it(text: str, english: float, indonesian: float) -> None:
    assert (read(text, "en"), read(text, "id")) == (english, indonesian)


@pytest.mark.parametrize(
    ("value", "english", "indonesian"),
    [(1234567.891, "1,234,567.89", "1.234.567,89"), (80.0, "80", "80"), (-0.125, "−0.13", "−0,13"), (-0.001, "0", "0")],
)
def test_a_number_is_written_as_the_language_writes_it(value: float, english: str, indonesian: str) -> None:
    assert (written(value, "en"), written(value, "id")) == (english, indonesian)


@pytest.mark.parametrize("value", [0.0, 12.0, 1.25, 1.234, 1234.567, -3.1, 1e21, 1.5e-7])
def test_a_number_in_an_address_is_read_alike_in_every_language(value: float) -> None:
    assert read(plain(value), "en") == read(plain(value), "id") == value
