"""A map of any size with the structure of the shipped one: the same on every run and every machine.

For each concept two preferred labels, four alternative ones, an abbreviation for some, two definitions, and three
claims; two passages for three claims, each with its position, entry and source. The relations are as frequent as in
the shipped map, hierarchies are free of cycles, and some concepts are hubs.
"""

import os
import re
from collections.abc import Iterator
from random import Random

from istilah.ontology import PREFIXES

BASE = "https://w3id.org/istilah/cs/"
CONCEPT = PREFIXES["cs"]

#: The relations and how many of a hundred claims of the shipped map state each.
RELATIONS = {
    "ist:partOf": 19,
    "ist:kindOf": 16,
    "ist:uses": 11,
    "ist:enables": 9,
    "ist:performedBy": 8,
    "ist:increases": 7,
    "ist:measures": 5,
    "skos:related": 5,
    "ist:respondsTo": 4,
    "ist:exampleOf": 3,
    "ist:reduces": 2,
    "ist:precedes": 2,
    "ist:contrastsWith": 1,
    "ist:influences": 1,
}
_UPWARD = {"ist:partOf", "ist:kindOf", "ist:exampleOf"}

_SYLLABLES = re.findall(
    r"\w+",
    "ka la me ter ri pen da si ku an per bu lo tan ga wi ra su men ti no ba kel ja pe lu san di mo ar "
    "con re ser vi tor pro ment al tion in ex cus ne fol up mar ket tel que",
)
_PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
_SOURCE = f"<{BASE}source/synthetic>"


def write(path: str, concepts: int) -> str:
    """Write the map with a number of concepts as one Turtle file and return its path."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(_PREFIXES)
        file.write(f'{_SOURCE} a ist:Source ; dct:language "id" ; dct:title "Sintetis"@id ; ist:sha256 "00" .\n')
        file.writelines(_turtle(concepts))
    return os.path.abspath(path)


def write_labels(path: str, labels: int) -> str:
    """Write concepts with six labels each and nothing else; some words have diacritics. Return the path."""
    random = Random(2)
    words = [
        word.replace("e", "é") if place % 20 == 0 else word for place, word in enumerate(_words(random, labels // 10))
    ]
    with open(path, "w", encoding="utf-8") as file:
        file.write(_PREFIXES)
        for number in range(labels // 6):
            file.write(f"cs:c{number} a skos:Concept ; {_labels(random, words)} .\n")
    return os.path.abspath(path)


def _turtle(concepts: int) -> Iterator[str]:
    random = Random(1)
    words = _words(random, max(200, concepts // 2))
    for number in range(concepts):
        entry = number // 4
        if number % 4 == 0:
            yield _entry(entry)
        yield _concept(random, words, number, entry)
        yield from _claims(random, number, concepts, entry)


def _words(random: Random, count: int) -> list[str]:
    words = {"".join(random.choices(_SYLLABLES, k=random.randint(2, 4))) for _ in range(count)}
    return sorted(words)


def _labels(random: Random, words: list[str]) -> str:
    def term() -> str:
        return " ".join(_often_the_first(random, words) for _ in range(random.choice((1, 2, 2, 3))))

    preferred = f'skos:prefLabel "{term()}"@id , "{term()}"@en'
    return f'{preferred} ; skos:altLabel "{term()}"@id , "{term()}"@id , "{term()}"@en , "{term()}"@en'


def _often_the_first(random: Random, words: list[str]) -> str:
    return words[int(len(words) * random.random() ** 2)]


def _concept(random: Random, words: list[str], number: int, entry: int) -> str:
    def sentence() -> str:
        return " ".join(random.choices(words, k=18)).capitalize() + "."

    short = f'; ist:abbreviation "{"".join(random.choices("ABCDEFGHIJ", k=4))}"@en ' if number % 4 == 0 else ""
    return (
        f"cs:c{number} a skos:Concept ; skos:inScheme <{BASE}> ; dct:source <{BASE}source/synthetic/entry/{entry}> ; "
        f'{_labels(random, words)} {short}; skos:definition "{sentence()}"@id , "{sentence()}"@en .\n'
    )


def _entry(entry: int) -> str:
    iri = f"{BASE}source/synthetic/entry/{entry}"
    return (
        f'<{iri}> a ist:Entry ; dct:isPartOf {_SOURCE} ; rdfs:label "Entri {entry}"@id ; '
        f"oa:hasSelector <{iri}#position> ; ist:entryNumber {entry} .\n"
        f"<{iri}#position> a oa:TextPositionSelector ; oa:start {entry * 1000} ; oa:end {entry * 1000 + 1000} .\n"
    )


def _claims(random: Random, number: int, concepts: int, entry: int) -> Iterator[str]:
    """Yield three claims and their two passages; hierarchies lead to concepts of lower numbers."""
    start = entry * 1000 + number % 4 * 250
    passages = [f"{BASE}passage/synthetic-{start + at}" for at in (0, 120)]
    for place, iri in enumerate(passages):
        yield (
            f"<{iri}> a oa:SpecificResource ; oa:hasSelector <{iri}#position> ; oa:hasSource {_SOURCE} ; "
            f"ist:inEntry <{BASE}source/synthetic/entry/{entry}> .\n"
            f"<{iri}#position> a oa:TextPositionSelector ; "
            f"oa:start {start + 120 * place} ; oa:end {start + 120 * place + 60} .\n"
        )
    for place, relation in enumerate(random.choices(list(RELATIONS), list(RELATIONS.values()), k=3)):
        below = number if relation in _UPWARD else concepts
        object = int(below * random.random() ** 2)
        if object != number:
            yield (
                f"<{BASE}claim/{number:08x}{place:08x}> a ist:Claim ; rdf:subject cs:c{number} ; "
                f"rdf:predicate {relation} ; rdf:object cs:c{object} ; "
                f"prov:wasQuotedFrom <{passages[place // 2]}> ; "
                f"ist:explicit {str(random.random() < 0.8).lower()} ; ist:status ist:Accepted .\n"
            )
