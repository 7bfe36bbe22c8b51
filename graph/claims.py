"""Claims: who says a statement, and where; and the sources, facts and formulas that they rest on."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.values import Claim, Edge, Entry, Fact, Formula, Passage, Source, Text

TYPE_CHECKING = False  # see istilah.graph._tuples
if TYPE_CHECKING:
    from istilah.graph.readable import ReadableStore

_CLAIM = ox.NamedNode(_terms.IST + "Claim")
_SOURCE = ox.NamedNode(_terms.IST + "Source")
_FACT = ox.NamedNode(_terms.IST + "Fact")
_PART_OF = _terms.node("dct:isPartOf")
_ABOUT = ox.NamedNode(_terms.IST + "about")
_SUBJECT, _PREDICATE, _OBJECT = (ox.NamedNode(_terms.RDF + name) for name in ("subject", "predicate", "object"))

#: From a claim to its passage, from there to its entry, and to where that stands.
_HOPS = 3

_Terms = dict[str, list[ox.NamedNode | ox.Literal]]


class Claims:
    """The claims of a store."""

    def __init__(self, store: "ReadableStore") -> None:
        self._quads, self._at_hand = store.quads, store.described
        self._sources: dict[str, Source] = {}
        self._entries: dict[str, tuple[str, str]] = {}
        self._passages: dict[str, Passage] = {}

    def __iter__(self) -> Iterator[Claim]:
        """Iterate over all claims, by IRI."""
        return iter(self._claims(q.subject for q in self._quads(None, _terms.TYPE, _CLAIM)))

    def get(self, iri: str) -> Claim:
        """Return a claim by its IRI."""
        return self._claim(_terms.resource(iri))

    def about(self, iri: str) -> list[Claim]:
        """Return the claims that have a concept as subject or object, by IRI; a denial is none."""
        node = _terms.resource(iri)
        ends = {q.subject for end in (_SUBJECT, _OBJECT) for q in self._quads(None, end, node)}
        return self._claims(end for end in ends if self._is(end, _CLAIM))

    def within(self, concepts: Iterable[str]) -> list[Claim]:
        """Return the claims about some concepts that name no other concept, by IRI."""
        chosen = {_terms.resource(iri) for iri in concepts}
        nodes = {quad.subject for node in chosen for quad in self._quads(None, _SUBJECT, node)}
        return self._claims(
            node
            for node in nodes
            if self._is(node, _CLAIM)
            and all(
                q.object in chosen or not self._is(q.object, _terms.CONCEPT) for q in self._quads(node, _OBJECT, None)
            )
        )

    def _is(self, node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, kind: ox.NamedNode) -> bool:
        return (
            not isinstance(node, (ox.Literal, ox.Triple))
            and next(self._quads(node, _terms.TYPE, kind), None) is not None
        )

    def behind(self, edge: Edge) -> list[Claim]:
        """Return the claims that make a statement, from whichever end it is read, by IRI."""
        subject, predicate, object = map(_terms.resource, stated(edge))
        ends = [(subject, object)]
        if edge.relation.inverse == edge.relation.iri and subject != object:
            ends.append((object, subject))
        return self._claims(node for one, other in ends for node in self._stating(one, predicate, other))

    def _stating(self, subject: ox.NamedNode, predicate: ox.NamedNode, object: ox.NamedNode) -> Iterator[ox.NamedNode]:
        """Yield the claims of just this statement, without reading what else a concept with many claims has."""
        wanted = ((_OBJECT, object), (_PREDICATE, predicate), (_terms.TYPE, _CLAIM))
        for node in self._at_hand(quad.subject for quad in self._quads(None, _SUBJECT, subject)):
            if all(next(self._quads(node, property, value), None) for property, value in wanted):
                yield node

    def sources(self) -> list[Source]:
        """Return the source documents, by IRI."""
        nodes = (quad.subject for quad in self._quads(None, _terms.TYPE, _SOURCE))
        return sorted(self._source(node.value) for node in self._at_hand(nodes))

    def entries(self, source: Source) -> list[Entry]:
        """Return the entries of a document, in its order."""
        parts = (quad.subject for quad in self._quads(None, _PART_OF, _terms.resource(source.iri)))
        entries = (self._whole_entry(part) for part in self._at_hand(parts, hops=1))
        return sorted(entries, key=lambda entry: entry.number)

    def facts(self, *concepts: str) -> list[Fact]:
        """Return the facts about a concept, or about any of several, by IRI."""
        found = (quad for iri in concepts for quad in self._quads(None, _ABOUT, _terms.resource(iri)))
        about = dict.fromkeys(quad.subject for quad in found if self._is(quad.subject, _FACT))
        return sorted(self._fact(node) for node in self._at_hand(about, _HOPS))

    def every_fact(self) -> list[Fact]:
        """Return the facts of all documents, by IRI."""
        nodes = (quad.subject for quad in self._quads(None, _terms.TYPE, _FACT))
        return sorted(self._fact(node) for node in self._at_hand(nodes, _HOPS))

    def formula(self, iri: str) -> Formula:
        """Return a formula by its IRI."""
        values = self._described(iri)
        variables = sorted(
            (_first(variable, "ist:symbol"), _first(variable, "ist:standsFor"))
            for variable in map(self._values, self._at_hand(values.get(_terms.expand("ist:hasVariable"), [])))
        )
        return Formula(iri, _first(values, "ist:expression"), tuple(variables))

    def _fact(self, node: ox.NamedNode) -> Fact:
        values = self._values(node)
        return Fact(
            node.value,
            tuple(sorted(about.value for about in values.get(_ABOUT.value, []))),
            _texts(values, "ist:statement"),
            _first(values, "ist:citedFor"),
            self.passage(_first(values, "prov:wasQuotedFrom")),
        )

    def _claims(self, nodes: Iterable[ox.NamedNode]) -> list[Claim]:
        in_order = sorted(set(nodes), key=lambda node: node.value)
        return [self._claim(node) for node in self._at_hand(in_order, _HOPS)]

    def _claim(self, node: ox.NamedNode) -> Claim:
        values = self._values(node)
        return Claim(
            node.value,
            _first(values, "rdf:subject"),
            _first(values, "rdf:predicate"),
            _first(values, "rdf:object"),
            _terms.local_name(_first(values, "ist:status")).lower(),
            _first(values, "ist:explicit") != "false",
            _decimal(_first(values, "ist:confidence")),
            self.passage(_first(values, "prov:wasQuotedFrom")),
        )

    def _whole_entry(self, node: ox.NamedNode) -> Entry:
        values = self._values(node)
        start, end, _ = self._position(values)
        concepts = sorted(topic.value for topic in values.get(_terms.expand("foaf:primaryTopic"), []))
        number = _whole(_first(values, "ist:entryNumber"), 0)
        return Entry(node.value, number, _first(values, "rdfs:label"), start, end, tuple(concepts))

    def _position(self, values: _Terms) -> tuple[int, int, str]:
        """Return where the selectors of a passage or entry say that it starts and ends, and the words they keep."""
        start = end = 0
        quote = ""
        for selector in values.get(_terms.expand("oa:hasSelector"), []):
            place = self._values(selector)
            start = _whole(_first(place, "oa:start"), start)
            end = _whole(_first(place, "oa:end"), end)
            quote = _first(place, "oa:exact") or quote
        return start, end, quote

    def passage(self, iri: str) -> Passage | None:
        """Return a passage by its IRI; None for ""."""
        if iri and iri not in self._passages:
            values = self._described(iri)
            number, heading = self._entry(_first(values, "ist:inEntry"))
            source = self._source(_first(values, "oa:hasSource"))
            self._passages[iri] = Passage(iri, source, number, heading, *self._position(values))
        return self._passages.get(iri)

    def _entry(self, iri: str) -> tuple[str, str]:
        if iri and iri not in self._entries:
            values = self._described(iri)
            self._entries[iri] = _first(values, "ist:entryNumber"), _first(values, "rdfs:label")
        return self._entries.get(iri, ("", ""))

    def _source(self, iri: str) -> Source:
        if iri not in self._sources:
            values = self._described(iri)
            self._sources[iri] = Source(
                iri,
                _terms.local_name(iri),
                _texts(values, "dct:title"),
                _first(values, "dct:language"),
                _first(values, "ist:sha256"),
            )
        return self._sources[iri]

    def _described(self, iri: str) -> _Terms:
        """Return the values of what an IRI names; none for what is no IRI, which is for a check to complain of."""
        try:
            return self._values(_terms.resource(iri))
        except ValueError:
            return {}

    def _values(self, node: ox.NamedNode | ox.Literal) -> _Terms:
        values: _Terms = {}
        if isinstance(node, ox.Literal):
            return values
        for quad in self._quads(node, None, None):
            values.setdefault(quad.predicate.value, []).append(quad.object)
        return values


def stated(edge: Edge) -> tuple[str, str, str]:
    """Return the statement as a claim makes it: a derived inverse turned round."""
    if edge.relation.derived:
        return edge.object, edge.relation.inverse, edge.subject
    return edge.subject, edge.relation.iri, edge.object


def _first(values: _Terms, property: str) -> str:
    found = values.get(_terms.expand(property))
    return str(found[0].value) if found else ""


def _texts(values: _Terms, property: str) -> tuple[Text, ...]:
    found = values.get(_terms.expand(property), [])
    return tuple(sorted(_terms.text(o) for o in found if isinstance(o, ox.Literal)))


def _whole(text: str, otherwise: int) -> int:
    try:
        return int(text)
    except ValueError:
        return otherwise


def _decimal(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
