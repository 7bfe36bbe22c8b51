"""The page of a theme: its concepts as they belong together, or from A to Z."""

import re
from collections.abc import Callable

from istilah.exports.pages.families import Branch, families
from istilah.exports.pages.site import Site
from istilah.exports.pages.theme import theme_page
from istilah.graph.concept_map import ConceptMap

MapOf = Callable[[str], ConceptMap]

MAP = """
ex:theme a skos:Collection ; skos:prefLabel "Theme"@en ;
  skos:member ex:a , ex:b , ex:c , ex:d , ex:lone , ex:round , ex:about .
ex:a a skos:Concept . ex:outside a skos:Concept . ex:lone a skos:Concept ; skos:broader ex:outside .
ex:b a skos:Concept ; skos:broader ex:a . ex:c a skos:Concept ; skos:broader ex:b , ex:a .
ex:d a skos:Concept ; skos:broader ex:a .
ex:round a skos:Concept ; skos:broader ex:about . ex:about a skos:Concept ; skos:broader ex:round .
"""


def _outline(branch: Branch) -> str:
    below = " ".join(_outline(one) for one in branch.below)
    return branch.iri.rpartition("/")[2] + (f"({below})" if below else "")


def test_concepts_stand_with_their_kin_each_once(map_of: MapOf) -> None:
    site = Site(map_of(MAP))
    found = families(site, site.members(next(iter(site.themes.values())), "en"))
    assert [_outline(one) for one in found.families] == ["a(b c d)", "round(about)"]
    assert [iri.rpartition("/")[2] for iri in found.alone] == ["lone"]


def test_every_concept_of_a_shipped_theme_is_on_its_page_once(shipped: ConceptMap) -> None:
    site = Site(shipped)
    for iri, theme in site.themes.items():
        body = theme_page(site, iri, "id").partition("<main")[2].partition('<aside class="margin"')[0]
        found = re.findall(r'<a href="/id/concept/([^"]+)"', body)
        assert sorted(found) == sorted(site.map.concepts.slug(member) for member in theme.members)


def test_the_alphabetical_order_is_one_click_away_and_kept_by_the_language_switch(shipped: ConceptMap) -> None:
    site = Site(shipped)
    iri = next(iri for iri, theme in site.themes.items() if theme.slug == "metrics")
    page = theme_page(site, iri, "en", order="a-z")
    assert 'href="/en/theme/metrics?order=a-z"' in theme_page(site, iri, "en")
    assert 'href="/id/theme/metrics?order=a-z"' in page
    names = re.findall(r'<p class="member-name">.*?<bdi>(.*?)</bdi>', page)
    assert names == sorted(names, key=str.casefold) and len(names) == len(site.themes[iri].members)
