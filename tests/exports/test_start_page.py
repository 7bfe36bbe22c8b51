"""The start page: the doors that it opens, and what it tells of a map."""

import re
from collections.abc import Callable

import pytest

from istilah.exports.pages import start
from istilah.exports.pages.landmarks import farthest, specimen
from istilah.exports.pages.site import Site
from istilah.exports.pages.start import start_page
from istilah.graph.concept_map import ConceptMap

MapOf = Callable[[str], ConceptMap]

SCHEME = 'ex: a skos:ConceptScheme ; dct:title "Small"@en ; dct:modified "{day}" .\n'
CHAIN = (
    "".join(f'ex:c{n} a skos:Concept ; skos:prefLabel "link {n}"@en ; skos:related ex:c{n + 1} .\n' for n in range(5))
    + 'ex:c5 a skos:Concept ; skos:prefLabel "link 5"@en . ex:alone a skos:Concept ; skos:prefLabel "alone"@en .'
)


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")]).split())


@pytest.mark.parametrize(("day", "told"), [("2026-03-05", "5 March 2026"), ("2026-03-05T10:00:00Z", "5 March 2026")])
def test_the_last_change_is_told_in_words(map_of: MapOf, day: str, told: str) -> None:
    assert f"last change {told}" in words(start_page(Site(map_of(SCHEME.format(day=day) + CHAIN)), "en"))


@pytest.mark.parametrize("day", ["some day", "", "2026-13-40", "<b>"])
def test_a_change_on_no_day_is_not_told(map_of: MapOf, day: str) -> None:
    assert "last change" not in words(start_page(Site(map_of(SCHEME.format(day=day) + CHAIN)), "en"))


def test_those_farthest_apart_are_found_and_what_does_not_hang_together_is_not(map_of: MapOf) -> None:
    map = map_of(CHAIN)
    iris = [f"http://example.org/{name}" for name in ("c1", "c4", "c0", "alone")]
    assert farthest(map, iris) == (iris[1], iris[2])
    assert farthest(map, [iris[0], iris[3]]) is None and farthest(map, []) is None


def test_a_map_without_statements_has_no_specimen(map_of: MapOf) -> None:
    site = Site(map_of('ex:a a skos:Concept ; skos:prefLabel "a"@en .'))
    assert specimen(site.map, site.supports, site.hubs) is None
    assert "What the map is made of" not in start_page(site, "en")


def test_a_map_is_promised_neither_sources_nor_languages_that_it_has_not(map_of: MapOf) -> None:
    page = words(start_page(Site(map_of(CHAIN)), "en"))
    assert "terms and how they relate." in page and "who makes them" not in page and "In English" not in page
    page = words(start_page(Site(map_of(CHAIN.replace('0"@en', '0"@id'))), "en"))
    assert "In English or Indonesian;" in page


def test_the_specimen_of_the_shipped_map_is_said_by_several_documents(shipped: ConceptMap) -> None:
    site = Site(shipped)
    assert site.specimen
    (support,) = site.supports.of(site.specimen.subject, [site.specimen]).values()
    assert support.sources >= 3 and support.status == "accepted"


def test_the_doors_are_questions_and_lead_to_pages_that_exist(
    shipped: ConceptMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "KINDS", ("questions", "compare", "path"))
    page = start_page(Site(shipped), "id")
    assert "Metrik apa saja yang mengukur penyelesaian masalah?" in page
    assert re.search(r'href="/id/compare\?c=[\w,-]+">[^<]+ atau [^<]+\?<', page)
    assert re.search(r'href="/id/path\?from=[\w-]+&amp;to=[\w-]+">Bagaimana ', page)
    monkeypatch.setattr(start, "KINDS", ())
    page = start_page(Site(shipped), "id")
    assert "/id/compare?" not in page and "/id/path?" not in page
