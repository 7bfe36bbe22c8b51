"""A map of several schemes: what it is called, and that they are themes."""

from collections.abc import Callable

import pytest

from istilah.graph.concept_map import ConceptMap
from istilah.graph.schemes import scheme

MapOf = Callable[[str], ConceptMap]

HUES = (
    'ex:hues a skos:ConceptScheme ; dct:title "Hues"@en , "Warna"@id ; dct:license ex:free ;'
    ' dct:modified "2024-01-02" .'
)
FORMS = 'ex:forms a skos:ConceptScheme ; skos:prefLabel "Forms"@en ; dct:license ex:free ; dct:modified "2025-01-02" .'
RED = "ex:red a skos:Concept ; skos:inScheme ex:hues ."
BALLS = "ex:ball a skos:Concept ; skos:inScheme ex:forms . ex:cube a skos:Concept ; skos:topConceptOf ex:forms ."
EX = "http://example.org/"


@pytest.mark.parametrize(
    ("turtle", "titles"),
    [
        (HUES + FORMS + RED + BALLS, ["Forms · Hues", "Forms · Warna"]),
        (HUES + FORMS + RED, ["Hues", "Warna"]),
        (HUES + FORMS + BALLS, ["Forms", "Forms"]),
        (HUES + FORMS + RED + BALLS.replace("forms", "hues") + "ex:red skos:inScheme ex:forms .", ["Hues", "Warna"]),
        (HUES + FORMS.replace("Forms", "Forms " * 20) + RED + BALLS, ["Forms " * 20 + " · …"] * 2),
    ],
)
def test_it_is_called_by_the_schemes_that_concepts_are_in(map_of: MapOf, turtle: str, titles: list[str]) -> None:
    found = scheme(map_of(turtle))
    assert [found.title(language).text for language in ("en", "id")] == titles


def test_of_several_it_says_what_all_say_and_the_latest_change(map_of: MapOf) -> None:
    found = scheme(map_of(HUES + FORMS + RED + BALLS))
    assert (found.licence, found.modified, found.descriptions) == (EX + "free", "2025-01-02", ())


def test_several_schemes_are_themes(map_of: MapOf) -> None:
    concepts = map_of(HUES + FORMS + RED + BALLS + "ex:few a skos:Collection ; skos:member ex:red .").concepts
    assert concepts.themes() == {
        EX + "forms": [EX + "ball", EX + "cube"],
        EX + "hues": [EX + "red"],
        EX + "few": [EX + "red"],
    }


def test_one_that_nearly_all_concepts_are_in_is_no_theme(map_of: MapOf) -> None:
    assert not map_of(HUES + RED).concepts.themes()
    whole = map_of(HUES + FORMS + RED + BALLS + "ex:ball skos:inScheme ex:hues . ex:cube skos:inScheme ex:hues .")
    assert set(whole.concepts.themes()) == {EX + "forms"}
