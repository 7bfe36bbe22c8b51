"""Statements: the relations of a concept as sentences, grouped by meaning, each with those who say so."""

from typing import NamedTuple

from istilah.exports.pages.isolation import isolated
from istilah.exports.pages.rendering import concept_link
from istilah.exports.pages.site import Site
from istilah.graph import _terms
from istilah.graph.claims import stated
from istilah.graph.notes import reason
from istilah.graph.relations import GROUPS
from istilah.graph.values import Claim, Edge, Passage, Source, Text

#: How many statements of one group a page tells; a map of a stranger may have thousands.
MOST = 100

_SUBJECT, _OBJECT = "\x01", "\x02"


class Evidence(NamedTuple):
    """Who makes a statement: an entry of a document, or the editors where `source` is None.

    `home` leads to the claim on the page of its subject, `address` to the entry on the page of the document. `reason`
    is what the editors say for themselves.
    """

    claim: str
    home: str
    source: Source | None
    entry: str
    heading: str
    explicit: bool
    status: str
    address: str
    reason: Text | None


class Statement(NamedTuple):
    """A sentence about the concept of a page: `before`, the other concept's name, `after`."""

    edge: Edge
    before: str
    object: Text
    after: str
    address: str
    evidence: list[Evidence]


class Group(NamedTuple):
    """The statements under one heading; `more` is how many are not told."""

    name: str
    statements: list[Statement]
    more: int


def groups(site: Site, iri: str, edges: list[Edge], language: str) -> list[Group]:
    """Return the statements of a concept by group, in the order of the groups."""
    told = _Told(site, iri, language)
    return [
        Group(name, [told.statement(edge) for edge in found[:MOST]], max(0, len(found) - MOST))
        for name in GROUPS
        if (found := [edge for edge in edges if edge.relation.group == name])
    ]


def told(site: Site, edge: Edge, language: str) -> Statement:
    """Return one statement, told from its subject."""
    return _Told(site, edge.subject, language).statement(edge)


def evidence(site: Site, claims: list[Claim], language: str) -> list[Evidence]:
    """Return who makes a statement, documents before editors; who says it twice in one place is named once."""
    found = (_evidence(site, claim, language) for claim in claims)
    once = {one[2:]: one for one in sorted(found, key=lambda one: one.claim, reverse=True)}
    return sorted(once.values(), key=lambda one: (one.source is None, one.address, one.claim))


def statement(site: Site, edge: Edge, language: str) -> Statement:
    """Return one statement with those who make it; of all claims only these are read."""
    subject = site.map.concepts.label(edge.subject, language).text
    return _worded(site, edge, subject, site.map.claims.behind(edge), language)


def sentence(site: Site, edge: Edge, language: str) -> str:
    """Return a statement in words, its names kept apart from them where they are written from right to left."""
    subject, object = (isolated(site.map.concepts.label(iri, language).text) for iri in (edge.subject, edge.object))
    return edge.relation.sentence(subject, object, language)


class _Told:
    """The statements of one concept; its claims are read once."""

    def __init__(self, site: Site, iri: str, language: str) -> None:
        self._site, self._language = site, language
        self._subject = site.map.concepts.label(iri, language).text
        self._claims: dict[tuple[str, str, str], list[Claim]] = {}
        for claim in site.map.claims.about(iri):
            self._claims.setdefault((claim.subject, claim.predicate, claim.object), []).append(claim)

    def statement(self, edge: Edge) -> Statement:
        return _worded(self._site, edge, self._subject, self._behind(edge), self._language)

    def _behind(self, edge: Edge) -> list[Claim]:
        """Return the claims that make a statement, those of a symmetric one from either end."""
        subject, predicate, object = stated(edge)
        found = list(self._claims.get((subject, predicate, object), ()))
        if edge.relation.inverse == edge.relation.iri:
            found += self._claims.get((object, predicate, subject), ())
        return found


def _worded(site: Site, edge: Edge, subject: str, claims: list[Claim], language: str) -> Statement:
    before, _, after = edge.relation.sentence(_SUBJECT, _OBJECT, language).partition(_OBJECT)
    if before.startswith(_SUBJECT):
        subject = subject[:1].upper() + subject[1:]
    subject = isolated(subject)
    return Statement(
        edge,
        before.replace(_SUBJECT, subject),
        site.map.concepts.label(edge.object, language),
        after.replace(_SUBJECT, subject),
        concept_link(site, edge.object, language),
        evidence(site, claims, language),
    )


def passage_evidence(site: Site, iri: str, passage: Passage, language: str) -> Evidence:
    """Return where a document states something that is no claim, such as a fact."""
    address = entry_link(site, passage.source, passage.entry, language)
    return Evidence(iri, "", passage.source, passage.entry, passage.heading, True, "accepted", address, None)


def entry_link(site: Site, source: Source, entry: str, language: str) -> str:
    """Return the address of an entry on the page of its document."""
    return site.link("source", source.slug, language, fragment=f"entry-{entry}" if entry else "")


def _evidence(site: Site, claim: Claim, language: str) -> Evidence:
    home = concept_link(site, claim.subject, language) + "#claim-" + _terms.local_name(claim.iri)
    if claim.passage is None:
        why = reason(site.map.store, claim.iri, language)
        return Evidence(claim.iri, home, None, "", "", claim.explicit, claim.status, "", why)
    found = passage_evidence(site, claim.iri, claim.passage, language)
    return found._replace(home=home, explicit=claim.explicit, status=claim.status)
