"""Parameters are read as Python's own library reads them."""

from urllib.parse import parse_qs, quote_plus, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from istilah.web.form_data import MOST, parameters

_NAMES = st.sampled_from(["query", "default-graph-uri", "ü", ""])
_TORN = st.text(st.sampled_from("%=&+ax4\\é☂\n"), max_size=20)


@given(st.lists(st.tuples(_NAMES, st.text())))
@example([("query", 'SELECT * { ?s ?p "100 %\\u0041\\n☂" }')])
def test_what_is_encoded_is_read_back(pairs: list[tuple[str, str]]) -> None:
    found = parameters(urlencode(pairs))
    assert [value for values in found.values() for value in values] == [
        value for name in dict.fromkeys(name for name, _ in pairs) for other, value in pairs if other == name
    ]


@given(_TORN)
def test_what_is_malformed_is_read_as_python_reads_it(text: str) -> None:
    try:
        expected = parse_qs(text, keep_blank_values=True, errors="strict")
    except ValueError:
        with pytest.raises(ValueError):
            parameters(text)
    else:
        assert parameters(text) == expected


def test_what_is_no_utf_8_is_refused() -> None:
    with pytest.raises(ValueError):
        parameters("query=%FF")


def test_more_parameters_than_are_read_are_refused() -> None:
    assert len(parameters("a&" * MOST)["a"]) == MOST
    with pytest.raises(ValueError):
        parameters("a&" * (MOST + 1))


def test_letters_that_are_not_encoded_stay_as_they_are() -> None:
    assert parameters(f"q=kepuasan ü {quote_plus('☂')}") == {"q": ["kepuasan ü ☂"]}
