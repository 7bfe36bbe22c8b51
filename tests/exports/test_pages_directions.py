"""Names that are written from right to left: the sentences around them keep their order."""

from collections.abc import Callable

import pytest

from istilah.exports.pages.concept import concept_page
from istilah.exports.pages.edge_claims import edge_claims
from istilah.exports.pages.isolation import isolated
from istilah.exports.pages.site import Site
from istilah.exports.pages.start import start_page
from istilah.graph.concept_map import ConceptMap

MAP = """
ex:s a skos:ConceptScheme ; skos:prefLabel "مفردات"@ar .
ex:red a skos:Concept ; skos:prefLabel "أحمر!"@ar ; skos:broader ex:warm .
ex:pink a skos:Concept ; skos:prefLabel "وردي (2)"@ar ; skos:broader ex:warm .
ex:warm a skos:Concept ; skos:prefLabel "دافئ"@ar .
"""
RED, PINK = "\u2068أحمر!\u2069", "\u2068وردي (2)\u2069"


@pytest.fixture
def site(map_of: Callable[[str], ConceptMap]) -> Site:
    return Site(map_of(MAP))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CS", "CS"),
        ("ékśe 👩‍👧 日本", "ékśe 👩‍👧 日本"),
        ("אב!", "\u2068אב!\u2069"),
        ("a\u202eb", "\u2068a\u202eb\u2069"),
    ],
)
def test_what_may_turn_the_direction_stands_between_isolates(text: str, said: str) -> None:
    assert isolated(text) == said


def test_a_concept_is_told_so_in_title_sentences_and_drawing(site: Site) -> None:
    page = concept_page(site, "http://example.org/red", "en")
    assert f"<title>{RED} – \u2068مفردات\u2069</title>" in page
    assert f'<span class="said">{RED} is narrower than </span>' in page
    assert f">{RED}</tspan>" in page and 'aria-label="narrower than: \u2068دافئ\u2069"' in page


def test_doors_and_claims_are_told_so(site: Site) -> None:
    assert f"{PINK} or {RED}?" in start_page(site, "en")
    edge = site.map.concepts.neighbours("http://example.org/red")[0]
    assert edge_claims(site, edge, "en")["sentence"] == f"{RED} is narrower than \u2068دافئ\u2069"


def test_a_door_cuts_a_name_that_is_very_long(map_of: Callable[[str], ConceptMap]) -> None:
    page = start_page(Site(map_of(MAP.replace("وردي (2)", "pink " * 60))), "en")
    assert f"Pink {'pink ' * 14}pink… or {RED}?" in page
