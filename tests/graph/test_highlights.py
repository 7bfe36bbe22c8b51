"""What of a label a search text matched."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from istilah.graph.highlights import pieces


def marked(label: str, wanted: str) -> str:
    return "".join(f"[{text}]" if matched else text for text, matched in pieces(label, wanted))


@pytest.mark.parametrize(
    ("label", "wanted", "expected"),
    [
        ("First Call Resolution", "first c", "[First C]all Resolution"),
        ("kepuasan pelanggan", "pel", "kepuasan [pel]anggan"),
        ("issue resolution", "solut", "issue re[solut]ion"),
        ("resolusi panggilan pertama", "angg pert", "resolusi p[angg]ilan [pert]ama"),
        ("re-contact contact", "contact", "re-[contact] contact"),
        ("recontact contact", "contact", "recontact [contact]"),
        ("Café-Crème", "cafe creme", "[Café-Crème]"),
        ("Cafe\u0301 noir", "cafe", "[Cafe\u0301] noir"),
        ("Straße", "stras", "[Straß]e"),
        ("escalation path", "ecsalation", "[escalation] path"),
        ("penyelesaian masalah", "penyelesian masalh", "[penyelesaian] [masalah]"),
        ("call – back", "call back", "[call – back]"),
        ("FCR", "fcr", "[FCR]"),
        ("churn", "zzzz", "churn"),
        ("churn", "", "churn"),
    ],
)
def test_the_matched_part_of_a_label_is_marked(label: str, wanted: str, expected: str) -> None:
    assert marked(label, wanted) == expected


@given(st.text(max_size=40), st.text(max_size=20))
def test_the_pieces_make_up_the_label(label: str, wanted: str) -> None:
    found = pieces(label, wanted)
    assert "".join(text for text, _ in found) == label
    assert all(a.matched != b.matched for a, b in pairwise(found))


def test_a_label_that_a_search_finds_has_a_mark(shipped) -> None:
    for text in ("kepuasan", "solut", "FCR", "eskalsi", "layanan pel", "self service"):
        for match in shipped.search(text):
            assert any(matched for _, matched in pieces(match.label.text, text)), (text, match)
