"""What changed between two versions of a map: concepts and claims, one change at a time."""

from collections.abc import Iterator
from typing import NamedTuple

from istilah.graph.concept_map import ConceptMap
from istilah.graph.values import LANGUAGES, Claim, Concept, Text, in_language

#: The kinds of change, in the order in which they are told.
KINDS = (
    "concept-added",
    "concept-removed",
    "relabelled",
    "redefined",
    "moved",
    "claim-added",
    "claim-removed",
    "claim-changed",
)


class Change(NamedTuple):
    """One change: its kind, what changed (the IRI of a concept or claim), its name, and what it was and is.

    For a claim `names` holds the statement as a sentence. `before` and `after` are "" where they do not apply.
    """

    kind: str
    iri: str
    names: tuple[Text, ...]
    language: str
    before: str
    after: str

    def name(self, language: str) -> str:
        """Return the name of what changed, in a language."""
        return (in_language(self.names, language) or Text(self.iri, "")).text


def difference(old: ConceptMap, new: ConceptMap) -> list[Change]:
    """Return the changes from one map to another, by kind and name."""
    changes = [*_concepts(old, new), *_claims(old, new)]
    return sorted(changes, key=lambda change: (KINDS.index(change.kind), change.name("en"), change[1:]))


def _concepts(old: ConceptMap, new: ConceptMap) -> Iterator[Change]:
    before = {iri: old.concepts.get(iri) for iri in old.concepts}
    after = {iri: new.concepts.get(iri) for iri in new.concepts}
    for iri in before.keys() - after.keys():
        yield Change("concept-removed", iri, before[iri].preferred, "", "", "")
    for iri in after.keys() - before.keys():
        yield Change("concept-added", iri, after[iri].preferred, "", "", "")
    for iri in before.keys() & after.keys():
        yield from _rewritten(before[iri], after[iri])
        yield from _moved(old, new, after[iri])


def _rewritten(before: Concept, after: Concept) -> Iterator[Change]:
    for kind, was, now in (
        ("relabelled", _labels(before), _labels(after)),
        ("redefined", _by_language(before.definitions), _by_language(after.definitions)),
    ):
        for language in sorted(was.keys() | now.keys()):
            if was.get(language) != now.get(language):
                yield Change(kind, after.iri, after.preferred, language, was.get(language, ""), now.get(language, ""))


def _labels(concept: Concept) -> dict[str, str]:
    """Return all names of a concept in each language: preferred, then abbreviations, then the others."""
    return _by_language((*concept.preferred, *concept.abbreviations, *concept.alternative))


def _by_language(texts: tuple[Text, ...]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for text in texts:
        found.setdefault(text.language, []).append(text.text)
    return {language: " / ".join(several) for language, several in found.items()}


def _moved(old: ConceptMap, new: ConceptMap, concept: Concept) -> Iterator[Change]:
    """Tell a concept that has other parents or another theme."""
    was, now = (_place(map, concept.iri) for map in (old, new))
    if was != now:
        yield Change("moved", concept.iri, concept.preferred, "", " / ".join(was), " / ".join(now))


def _place(map: ConceptMap, iri: str) -> list[str]:
    """Return the slugs of a concept's theme and parents."""
    parents = sorted(
        {map.concepts.slug(edge.object) for edge in map.concepts.neighbours(iri) if _upwards(map, edge.relation.iri)}
    )
    theme = map.concepts.theme(iri)
    return ([map.concepts.slug(theme)] if theme else []) + parents


def _upwards(map: ConceptMap, relation: str) -> bool:
    broader = map.relations.named("broader").iri
    return relation == broader or broader in map.relations[relation].ancestors


def _claims(old: ConceptMap, new: ConceptMap) -> Iterator[Change]:
    before, after = ({claim.iri: claim for claim in map.claims} for map in (old, new))
    yield from (_told("claim-removed", old, before[iri]) for iri in before.keys() - after.keys())
    yield from (_told("claim-added", new, after[iri]) for iri in after.keys() - before.keys())
    for iri in before.keys() & after.keys():
        was, now = _judgement(before[iri]), _judgement(after[iri])
        if was != now:
            yield _told("claim-changed", new, after[iri], was, now)


def _judgement(claim: Claim) -> str:
    stated = "explicit" if claim.explicit else "implied"
    passage = f", {claim.passage.start}-{claim.passage.end}" if claim.passage else ""
    return f"{claim.status}, {stated}{passage}"


def _told(kind: str, map: ConceptMap, claim: Claim, before: str = "", after: str = "") -> Change:
    sentences = tuple(Text(map.statement(claim, language), language) for language in LANGUAGES)
    return Change(kind, claim.iri, sentences, "", before, after)
