"""The calculator of a metric, filled in by the parameters of its page."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from istilah.exports.pages.concept import concept_page
from istilah.exports.pages.site import Site
from istilah.graph.concept_map import ConceptMap

MAP = """
ex:rate a skos:Concept , ist:Metric ; skos:prefLabel "rate"@en , "tingkat"@id ; ist:hasFormula ex:f , ex:g ;
  <http://qudt.org/schema/qudt/hasUnit> <http://qudt.org/vocab/unit/PERCENT> ; ist:minValue 0 ; ist:maxValue 100 .
ex:f a ist:Formula ; ist:expression "part / whole * 100" ; ist:hasVariable ex:f1 , ex:f2 .
ex:f1 ist:symbol "part" ; ist:standsFor ex:part . ex:f2 ist:symbol "whole" ; ist:standsFor ex:whole .
ex:g a ist:Formula ; ist:expression "exp(part)" .
ex:part a skos:Concept , ist:Metric ; skos:prefLabel "<b>part</b>"@en , "bagian"@id ; ist:minValue -10 .
ex:whole a skos:Concept ; skos:prefLabel "whole"@en , "seluruhnya"@id .
"""


@pytest.fixture
def filled(map_of: Callable[[str], ConceptMap]) -> Callable[..., str]:
    """Return a function that fills in the calculator and returns the words of the form."""
    site = Site(map_of(MAP))

    def fill(part: str, whole: str, language: str = "en") -> str:
        given = {"formula": "1", "value.part": part, "value.whole": whole}
        page = concept_page(site, "http://example.org/rate", language, given)
        form = page.partition('<form data-in-address class="calculator')[2].partition("</form>")[0]
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", form)).split())

    return fill


@pytest.mark.parametrize(
    ("part", "whole", "language", "said"),
    [
        ("80", "100", "en", "= 80 percent"),
        ("1", "3", "id", "= 33,33 persen"),
        ("1.000", "2.000", "id", "= 50 persen"),
        ("5", "0", "en", "“whole” must not be 0: the formula divides by it."),
        ("5", "", "en", "Enter a number for “whole”."),
        ("x<i>", "7", "id", "“x<i>” bukan angka."),
        ("5", "-1", "en", "“whole” cannot be less than 0."),
        ("5", "4", "en", "More than 100, the highest possible value"),
        ("-5", "4", "id", "Kurang dari 0, nilai terendah yang mungkin."),
        ("-11", "4", "id", "“bagian” tidak mungkin kurang dari −10."),
        ("9" * 40, "1", "en", "The result is too large to be exact."),
    ],
)
def test_it_answers_or_says_what_is_wrong(
    filled: Callable[..., str], part: str, whole: str, language: str, said: str
) -> None:
    assert said in filled(part, whole, language)


def test_the_language_switch_keeps_the_numbers(map_of: Callable[[str], ConceptMap]) -> None:
    given = {"formula": "1", "value.part": "1,234", "value.whole": "zwölf"}
    page = concept_page(Site(map_of(MAP)), "http://example.org/rate", "id", given)
    assert 'href="/en/concept/rate?formula=1&amp;value.part=1.2340&amp;value.whole=zw%C3%B6lf"' in page


def test_a_formula_that_is_not_arithmetic_has_no_calculator(map_of: Callable[[str], ConceptMap]) -> None:
    page = concept_page(Site(map_of(MAP)), "http://example.org/rate", "en")
    assert page.count('<form data-in-address class="calculator') == 1 and page.count('class="formula"') == 2


def test_every_formula_of_the_shipped_map_has_a_calculator(shipped: ConceptMap) -> None:
    from istilah.exports.pages.metric_card import metric_card

    site = Site(shipped)
    rows = [row for iri in shipped.concepts for row in metric_card(site, iri, "id", {}) or () if row.name == "formula"]
    assert len(rows) >= 18
    assert all(row.calculator and row.calculator.fields for row in rows)
    assert all(field.minimum == 0 for row in rows if row.calculator for field in row.calculator.fields)
