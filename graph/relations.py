"""The relations of the vocabulary: their names, their sentences, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.errors import UnknownNameError
from istilah.graph.store import Store
from istilah.graph.values import Relation, Text

TYPE_CHECKING = False  # see istilah.graph._tuples
if TYPE_CHECKING:
    from typing import Any

#: The order in which groups of relations are shown.
GROUPS = ("structure", "measurement", "effect", "means", "actors", "order", "handling", "contrast", "related")

#: What is read of the vocabulary.
_PATTERNS: tuple[tuple[ox.NamedNode, ox.NamedNode | None], ...] = (
    *((_terms.node(name), None) for name in ("ist:group", "ist:hopCost", "ist:sentence", "rdfs:label")),
    *((_terms.node(name), None) for name in ("rdfs:subPropertyOf", "owl:inverseOf")),
    *((_terms.TYPE, _terms.node(name)) for name in ("ist:InverseRelation", "owl:SymmetricProperty")),
)

RELATED = _terms.SKOS + "related"


class Relations(Mapping[str, Relation]):
    """The relations of a store's vocabulary, by IRI, in the order in which they are shown."""

    def __init__(self, store: Store) -> None:
        self._by_iri = {relation.iri: relation for relation in sorted(_read(store), key=_rank)}
        #: The place of each relation in the order of display, by IRI.
        self.rank = {iri: place for place, iri in enumerate(self._by_iri)}
        #: The IRIs that another relation implies.
        self.implied = frozenset[str]().union(*(relation.ancestors for relation in self._by_iri.values()))

    def __getitem__(self, iri: str) -> Relation:
        return self._by_iri[iri]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_iri)

    def __len__(self) -> int:
        return len(self._by_iri)

    def named(self, name: str) -> Relation:
        """Return the relation of a name such as ``measures`` or ``ist:measures``; raises UnknownNameError."""
        for relation in self._by_iri.values():
            if name in (relation.name, relation.iri, _terms.shorten(relation.iri)):
                return relation
        raise UnknownNameError("relation", name, [relation.name for relation in self._by_iri.values()])


def _rank(relation: Relation) -> tuple[int, bool, float, str]:
    return GROUPS.index(relation.group), relation.derived, relation.cost, relation.name


def _read(store: Store) -> list[Relation]:
    facts: dict[str, dict[str, list[Any]]] = {}
    for predicate, object in _PATTERNS:  # all of the vocabulary would take three times as long
        for quad in store.quads(None, predicate, object, _terms.VOCABULARY):
            facts.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    above = {
        iri: [o.value for o in values.get(_terms.expand("rdfs:subPropertyOf"), [])] for iri, values in facts.items()
    }
    inverse = _inverses(facts)
    return [
        _relation(iri, values, inverse.get(iri, ""), frozenset(_all_above(iri, above)))
        for iri, values in facts.items()
        if _terms.expand("ist:group") in values
    ]


def _inverses(facts: dict[str, dict[str, list[Any]]]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for iri, values in facts.items():
        for other in values.get(_terms.OWL + "inverseOf", []):
            pairs[iri] = other.value
            pairs.setdefault(other.value, iri)
        if any(o.value == _terms.OWL + "SymmetricProperty" for o in values.get(_terms.TYPE.value, [])):
            pairs[iri] = iri
    return pairs


def _all_above(iri: str, above: dict[str, list[str]]) -> Iterator[str]:
    for parent in above.get(iri, []):
        yield parent
        yield from _all_above(parent, above)


def _relation(iri: str, values: dict[str, list[Any]], inverse: str, ancestors: frozenset[str]) -> Relation:
    def texts(property: str) -> tuple[Text, ...]:
        return tuple(_terms.text(o) for o in values.get(_terms.expand(property), []))

    return Relation(
        iri=iri,
        name=_terms.local_name(iri),
        labels=texts("rdfs:label"),
        sentences=texts("ist:sentence"),
        inverse=inverse,
        group=texts("ist:group")[0].text,
        cost=float(texts("ist:hopCost")[0].text),
        derived=any(o.value == _terms.IST + "InverseRelation" for o in values.get(_terms.TYPE.value, [])),
        ancestors=ancestors,
    )
