"""Concepts by IRI: their labels, definitions and neighbours."""

from collections.abc import Iterator

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.relations import RELATED, Relations
from istilah.graph.store import Store
from istilah.graph.values import Concept, Edge, Text, in_language

_TYPE = _terms.TYPE.value
_PREFERRED = _terms.SKOS + "prefLabel"
_ALTERNATIVE = _terms.SKOS + "altLabel"
_ABBREVIATION = _terms.IST + "abbreviation"
_DEFINITION = _terms.SKOS + "definition"
_TEXTS = (_PREFERRED, _ALTERNATIVE, _ABBREVIATION, _DEFINITION)
_PREFERRED_LABEL = ox.NamedNode(_PREFERRED)
_MEMBER = ox.NamedNode(_terms.SKOS + "member")
_IN_SCHEME = ox.NamedNode(_terms.SKOS + "inScheme")
_COLLECTION = ox.NamedNode(_terms.SKOS + "Collection")
_TOP = ox.NamedNode(_terms.SKOS + "topConceptOf")
#: What things are called by that have no preferred label: entries and relations, documents, concepts at the last.
NAMES = tuple(_terms.node(name) for name in ("rdfs:label", "dct:title", "skos:altLabel", "skos:notation"))


class Concepts:
    """The concepts of a store.

    `numbered` are the slugs that differ from the end of their IRI, by IRI, where they are known already: finding out
    takes a look at every concept.
    """

    def __init__(self, store: Store, relations: Relations, numbered: dict[str, str] | None = None) -> None:
        self._quads = store.quads
        self._relations = relations
        self._numbered = numbered
        self._by_slug: dict[str, str] = {}
        self._in_order = list(relations.values())
        self._kept: dict[tuple[str, ...], list[int]] = {}

    def __iter__(self) -> Iterator[str]:
        """Iterate over the IRIs of all concepts, sorted."""
        return iter(sorted(_iris(self._quads(None, _terms.TYPE, _terms.CONCEPT))))

    def __contains__(self, iri: str) -> bool:
        try:
            quads = self._quads(_terms.resource(iri), _terms.TYPE, _terms.CONCEPT)
        except ValueError:  # not an IRI
            return False
        return next(quads, None) is not None

    def entry(self, iri: str) -> tuple[Concept, list[Edge]]:
        """Return a concept and the statements that it is the subject of, inverses included; one pass over the store.

        Of two relations to one concept where one says more (kindOf and skos:broader), only that is given. The
        order is that of the vocabulary, then of the neighbours' IRIs.
        """
        types: list[str] = []
        texts: dict[str, list[Text]] = {property: [] for property in _TEXTS}
        found: dict[str, list[str]] = {}
        relations = self._relations.rank
        for quad in self._quads(_terms.resource(iri), None, None):
            predicate, object = quad.predicate.value, quad.object
            if predicate in relations:
                if isinstance(object, ox.NamedNode):
                    found.setdefault(object.value, []).append(predicate)
            elif predicate in texts and (predicate != _DEFINITION or isinstance(object, ox.Literal)):
                texts[predicate].append(_terms.text(object))
            elif predicate == _TYPE:
                types.append(object.value)
        return self._concept(iri, texts, types), self._edges(iri, found)

    def _concept(self, iri: str, texts: dict[str, list[Text]], types: list[str]) -> Concept:
        short = texts[_ABBREVIATION]
        return Concept(
            iri,
            self.slug(iri),
            tuple(sorted(texts[_PREFERRED])),
            tuple(sorted(text for text in texts[_ALTERNATIVE] if text not in short)),
            tuple(sorted(short)),
            tuple(sorted(texts[_DEFINITION])),
            tuple(sorted(set(types))),
        )

    def _edges(self, iri: str, found: dict[str, list[str]]) -> list[Edge]:
        """Return the statements from a concept, given the predicates that lead to each neighbour."""
        in_order = sorted((place, other) for other, some in found.items() for place in self._telling(tuple(some)))
        return [Edge(iri, self._in_order[place], other) for place, other in in_order]

    def _telling(self, predicates: tuple[str, ...]) -> list[int]:
        """Return the places of the relations that none of the others implies, without skos:related beside another.

        Kept for each combination of relations, of which a map has a few dozen.
        """
        if predicates not in self._kept:
            unique = {iri: self._relations[iri] for iri in predicates}
            implied = frozenset[str]().union(*(relation.ancestors for relation in unique.values()))
            kept = [iri for iri in unique if iri not in implied and iri != RELATED] or list(unique)
            self._kept[predicates] = [self._relations.rank[iri] for iri in kept]
        return self._kept[predicates]

    def get(self, iri: str) -> Concept:
        """Return a concept; one that the store does not know has no labels."""
        return self.entry(iri)[0]

    def neighbours(self, iri: str, relation: str | None = None) -> list[Edge]:
        """Return the statements from a concept, all or those of one relation (by name, such as ``measuredBy``)."""
        if relation is None:
            return self.entry(iri)[1]
        wanted = self._relations.named(relation)
        if wanted.iri == RELATED or wanted.iri in self._relations.implied:  # another one may say more
            return [edge for edge in self.entry(iri)[1] if edge.relation.iri == wanted.iri]
        quads = self._quads(_terms.resource(iri), ox.NamedNode(wanted.iri), None)
        others = {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)}
        return [Edge(iri, wanted, other) for other in sorted(others)]

    def adjacency(self) -> dict[str, list[Edge]]:
        """Return the statements from each concept to other concepts, as `neighbours` gives them, in the order of IRIs.

        Read relation by relation, which takes half the time of concept by concept.
        """
        found: dict[str, dict[str, list[str]]] = {iri: {} for iri in self}
        for relation in self._relations.rank:
            for quad in self._quads(None, ox.NamedNode(relation), None):
                subject, object = quad.subject, quad.object
                if subject.value in found and isinstance(object, ox.NamedNode) and object.value in found:
                    found[subject.value].setdefault(object.value, []).append(relation)
        return {iri: self._edges(iri, others) for iri, others in found.items()}

    def label(self, iri: str, language: str) -> Text:
        """Return a preferred label in a language or its stand-in; without one a name or title, at the last the slug."""
        try:
            node = _terms.resource(iri)
        except ValueError:  # a literal or a blank node where a concept should be
            return Text(iri, "")
        preferred = self._preferred(node, language)
        if preferred:
            return Text(preferred, language)
        for property in (_PREFERRED_LABEL, *NAMES):
            found = self._texts(node, property)
            if found:
                return in_language(found, language) or found[0]
        return Text(self.slug(iri), "")

    def _preferred(self, node: ox.NamedNode, language: str) -> str:
        """Return the preferred label in a language, "" where there is none; most of the time there is one."""
        found = ""
        for quad in self._quads(node, _PREFERRED_LABEL, None):
            literal = quad.object
            if isinstance(literal, ox.Literal) and literal.language == language:
                value = literal.value
                if value.strip() and (not found or value < found):
                    found = value
        return found

    def _texts(self, node: ox.NamedNode, property: ox.NamedNode) -> tuple[Text, ...]:
        """Return the values of a property that are not blank, sorted."""
        texts = (_terms.text(quad.object) for quad in self._quads(node, property, None))
        return tuple(sorted(text for text in texts if text.text.strip()))

    def top(self) -> list[str]:
        """Return the IRIs of the top concepts, sorted; without any, of the concepts with nothing broader."""
        marked = _iris(self._quads(None, _TOP, None))
        if not marked:
            narrower = _iris(self._quads(None, ox.NamedNode(_terms.SKOS + "broader"), None))
            return [iri for iri in self if iri not in narrower]
        return sorted(marked)

    def themes(self) -> dict[str, list[str]]:
        """Return the collections of the map: the IRI of each with the IRIs of its members, sorted.

        Where a map has several schemes they are themes too, but for one that nearly all concepts are in.
        """
        schemes = self.schemes()
        parts = sorted(schemes.keys() - set(whole(schemes)))
        collections = {
            iri: sorted(q.object.value for q in self._quads(_terms.resource(iri), _MEMBER, None))
            for iri in sorted(_iris(self._quads(None, _terms.TYPE, _COLLECTION)))
        }
        return {iri: schemes[iri] for iri in parts} | collections

    def schemes(self) -> dict[str, list[str]]:
        """Return the schemes that concepts are in, with the IRIs of those, sorted; the largest scheme first.

        Nothing for a map that names one scheme or none: it is not asked what is in it.
        """
        if len(_iris(self._quads(None, _terms.TYPE, _terms.CONCEPT_SCHEME))) < 2:
            return {}
        concepts, found = set(self), dict[str, set[str]]()
        for quad in (*self._quads(None, _IN_SCHEME, None), *self._quads(None, _TOP, None)):
            if quad.subject.value in concepts and isinstance(quad.object, ox.NamedNode):
                found.setdefault(quad.object.value, set()).add(quad.subject.value)
        return {iri: sorted(found[iri]) for iri in sorted(found, key=lambda iri: (-len(found[iri]), iri))}

    def theme(self, iri: str) -> str | None:
        """Return the IRI of the first collection that a concept is a member of."""
        return min((q.subject.value for q in self._quads(None, _MEMBER, _terms.resource(iri))), default=None)

    def slug(self, iri: str) -> str:
        """Return the name of a concept in addresses: the last part of its IRI, numbered where two are alike."""
        return self.numbered().get(iri) or _terms.local_name(iri)

    def by_slug(self, slug: str) -> str | None:
        """Return the IRI of the concept that a slug names, or None."""
        if not self._by_slug:
            self._name_all()
        return self._by_slug.get(slug)

    def numbered(self) -> dict[str, str]:
        """Return the slugs that have a number since another concept's IRI ends alike, by IRI."""
        if self._numbered is None:
            self._name_all()
        return self._numbered or {}

    def _name_all(self) -> None:
        self._numbered = {}
        for iri in self:
            name = slug = _terms.local_name(iri)
            number = 1
            while slug in self._by_slug:
                number += 1
                slug = f"{name}-{number}"
                self._numbered[iri] = slug
            self._by_slug[slug] = iri


def whole(schemes: dict[str, list[str]]) -> list[str]:
    """Return those of several schemes that stand for the whole map: nine tenths of all concepts are in them."""
    every = {concept for members in schemes.values() for concept in members}
    return [iri for iri, members in schemes.items() if 10 * len(members) >= 9 * len(every)]


def _iris(quads: Iterator[ox.Quad]) -> set[str]:
    """Return the subjects that have an IRI; a blank node cannot be asked for."""
    return {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
