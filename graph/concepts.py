"""Concepts by IRI: their labels, definitions and neighbours."""

from collections.abc import Iterator

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.relations import RELATED, Relations
from istilah.graph.store import Store
from istilah.graph.values import Concept, Edge, Relation, Text, in_language

_PREFERRED = ox.NamedNode(_terms.SKOS + "prefLabel")
_ALTERNATIVE = _terms.SKOS + "altLabel"
_ABBREVIATION = _terms.IST + "abbreviation"
_DEFINITION = _terms.SKOS + "definition"
_MEMBER = ox.NamedNode(_terms.SKOS + "member")
_COLLECTION = ox.NamedNode(_terms.SKOS + "Collection")
_TOP = ox.NamedNode(_terms.SKOS + "topConceptOf")
_LABEL = ox.NamedNode(_terms.expand("rdfs:label"))


class Concepts:
    """The concepts of a store."""

    def __init__(self, store: Store, relations: Relations) -> None:
        self._quads = store.quads
        self._relations = relations
        self._slugs: dict[str, str] = {}
        self._by_slug: dict[str, str] = {}

    def __iter__(self) -> Iterator[str]:
        """Iterate over the IRIs of all concepts, sorted."""
        return iter(sorted(_iris(self._quads(None, _terms.TYPE, _terms.CONCEPT))))

    def __contains__(self, iri: str) -> bool:
        try:
            quads = self._quads(ox.NamedNode(iri), _terms.TYPE, _terms.CONCEPT)
        except ValueError:  # not an IRI
            return False
        return next(quads, None) is not None

    def entry(self, iri: str) -> tuple[Concept, list[Edge]]:
        """Return a concept and the statements that it is the subject of, inverses included; one pass over the store.

        Of two relations to one concept where one says more (kindOf and skos:broader), only that is given. The
        order is that of the vocabulary, then of the neighbours' IRIs.
        """
        preferred, alternative, short, definitions, types = [], [], [], [], []
        relations = self._relations._by_iri
        found: dict[str, list[Relation]] = {}
        for quad in self._quads(ox.NamedNode(iri), None, None):
            predicate = quad.predicate.value
            relation = relations.get(predicate)
            if relation is not None:
                if isinstance(quad.object, ox.NamedNode):
                    found.setdefault(quad.object.value, []).append(relation)
            elif predicate == _PREFERRED.value:
                preferred.append(_terms.text(quad.object))
            elif predicate == _ALTERNATIVE:
                alternative.append(_terms.text(quad.object))
            elif predicate == _ABBREVIATION:
                short.append(_terms.text(quad.object))
            elif predicate == _DEFINITION and isinstance(quad.object, ox.Literal):
                definitions.append(_terms.text(quad.object))
            elif predicate == _terms.TYPE.value:
                types.append(quad.object.value)
        if short:
            alternative = [text for text in alternative if text not in short]
        concept = Concept(
            iri,
            self.slug(iri),
            tuple(sorted(preferred)),
            tuple(sorted(alternative)),
            tuple(sorted(short)),
            tuple(sorted(definitions)),
            tuple(sorted(set(types))),
        )
        return concept, self._edges(iri, found)

    def _edges(self, iri: str, found: dict[str, list[Relation]]) -> list[Edge]:
        rank = self._relations.rank
        edges = [Edge(iri, relation, other) for other, relations in found.items() for relation in _telling(relations)]
        edges.sort(key=lambda edge: (rank[edge.relation.iri], edge.object))
        return edges

    def get(self, iri: str) -> Concept:
        """Return a concept; one that the store does not know has no labels."""
        return self.entry(iri)[0]

    def neighbours(self, iri: str, relation: str | None = None) -> list[Edge]:
        """Return the statements from a concept, all or those of one relation (by name, such as ``measuredBy``)."""
        edges = self.entry(iri)[1]
        if relation is None:
            return edges
        wanted = self._relations.named(relation).iri
        return [edge for edge in edges if edge.relation.iri == wanted]

    def label(self, iri: str, language: str) -> Text:
        """Return a preferred label in a language or its stand-in; the slug where there is none."""
        fallback = None
        for quad in self._quads(ox.NamedNode(iri), _PREFERRED, None):
            literal = quad.object
            if isinstance(literal, ox.Literal) and literal.language == language:
                return Text(literal.value, language)
            fallback = True
        if fallback:
            return self.get(iri).label(language)
        named = tuple(_terms.text(quad.object) for quad in self._quads(ox.NamedNode(iri), _LABEL, None))
        return in_language(named, language) or Text(self.slug(iri), "")

    def top(self) -> list[str]:
        """Return the IRIs of the top concepts, sorted; without any, of the concepts with nothing broader."""
        marked = _iris(self._quads(None, _TOP, None))
        if not marked:
            broader = ox.NamedNode(_terms.SKOS + "broader")
            marked = {iri for iri in self if next(self._quads(ox.NamedNode(iri), broader, None), None) is None}
        return sorted(marked)

    def themes(self) -> dict[str, list[str]]:
        """Return the collections of the map: the IRI of each with the IRIs of its members, sorted."""
        return {
            iri: sorted(q.object.value for q in self._quads(ox.NamedNode(iri), _MEMBER, None))
            for iri in sorted(_iris(self._quads(None, _terms.TYPE, _COLLECTION)))
        }

    def theme(self, iri: str) -> str | None:
        """Return the IRI of the first collection that a concept is a member of."""
        return min((q.subject.value for q in self._quads(None, _MEMBER, ox.NamedNode(iri))), default=None)

    def slug(self, iri: str) -> str:
        """Return the name of a concept in addresses: the last part of its IRI, numbered where two are alike."""
        self._name_all()
        return self._slugs.get(iri) or _terms.local_name(iri)

    def by_slug(self, slug: str) -> str | None:
        """Return the IRI of the concept that a slug names, or None."""
        self._name_all()
        return self._by_slug.get(slug)

    def _name_all(self) -> None:
        if self._slugs:
            return
        for iri in self:
            name = slug = _terms.local_name(iri)
            number = 1
            while slug in self._by_slug:
                number += 1
                slug = f"{name}-{number}"
            self._slugs[iri], self._by_slug[slug] = slug, iri


def _telling(relations: list[Relation]) -> list[Relation]:
    """Drop the relations that another one implies, and skos:related beside anything else."""
    if len(relations) == 1:
        return relations
    unique = {relation.iri: relation for relation in relations}
    implied = frozenset().union(*(relation.ancestors for relation in unique.values()))
    kept = [relation for iri, relation in unique.items() if iri not in implied and iri != RELATED]
    return kept or list(unique.values())


def _iris(quads: Iterator[ox.Quad]) -> set[str]:
    """Return the subjects that have an IRI; a blank node cannot be asked for."""
    return {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
