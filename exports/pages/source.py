"""The page of a document: how it stands to the others, its figures, and its entries with what rests on each."""

from typing import NamedTuple

from istilah.exports.pages.fact import ToldFact, told_fact
from istilah.exports.pages.rendering import Place, Scripting, concept_link, render
from istilah.exports.pages.site import Site
from istilah.exports.pages.standing import standing
from istilah.graph import _terms
from istilah.graph.values import Claim, Fact, Source, Text


class ToldClaim(NamedTuple):
    """A claim as a sentence, with its ends as links: `before`, `after` are what stands around the object."""

    claim: Claim
    home: str
    subject: Text
    subject_address: str
    middle: str
    object: Text
    object_address: str
    after: str


class Figure(NamedTuple):
    """A fact of a document with the concepts that it is about."""

    told: ToldFact
    about: list[tuple[Text, str]]


class ToldEntry(NamedTuple):
    """An entry of a document: its number as written ("" for claims under no entry), topics and claims."""

    number: str
    heading: str
    topics: list[tuple[Text, str]]
    claims: list[ToldClaim]


def source_page(site: Site, iri: str, language: str) -> str:
    """Return the page of a document, by its IRI."""
    source = site.sources[iri]
    claims = site.claims_of.get(iri, [])
    return render(
        site,
        "source.html",
        language,
        Place("source", source.slug),
        Scripting("source", ("filter.", "copying.")),
        source=source,
        entries=_entries(site, source, claims, language),
        standing=standing(site, iri, language),
        figures=[_figure(site, fact, language) for fact in site.facts_of.get(iri, [])],
        claims=len(claims),
        implied=sum(not claim.explicit for claim in claims),
    )


def source_by_slug(site: Site, slug: str) -> str | None:
    """Return the IRI of the document that a slug names, or None."""
    return next((source.iri for source in site.sources.values() if source.slug == slug), None)


def _figure(site: Site, fact: Fact, language: str) -> Figure:
    about = [(site.map.concepts.label(iri, language), iri) for iri in fact.about if iri in site.map.concepts]
    return Figure(told_fact(site, fact, language), about)


def _entries(site: Site, source: Source, claims: list[Claim], language: str) -> list[ToldEntry]:
    under: dict[str, list[Claim]] = {}
    for claim in claims:
        under.setdefault(claim.passage.entry if claim.passage else "", []).append(claim)
    found = []
    for owner, entry in site.entries.values():
        if owner.iri == source.iri:
            number = str(entry.number)
            topics = [(site.map.concepts.label(topic, language), topic) for topic in entry.concepts]
            told = _told(site, under.pop(number, []), language)
            found.append(ToldEntry(number, entry.heading, topics, told))
    found += [ToldEntry("", "", [], _told(site, rest, language)) for rest in under.values()]
    return found


def _told(site: Site, claims: list[Claim], language: str) -> list[ToldClaim]:
    told = [_claim(site, claim, language) for claim in claims]
    return sorted(told, key=lambda one: (one.claim.passage.start if one.claim.passage else 0, one.claim.iri))


def _claim(site: Site, claim: Claim, language: str) -> ToldClaim:
    relation = site.map.relations.get(claim.predicate)
    middle, after = ": ", ""
    if relation is not None:
        sentence = relation.sentence("\x01", "\x02", language)
        middle, _, after = sentence.partition("\x01")[2].partition("\x02")
    else:
        middle = f" – {site.map.concepts.label(claim.predicate, language).text}: "
    address = concept_link(site, claim.subject, language)
    return ToldClaim(
        claim,
        f"{address}#claim-{_terms.local_name(claim.iri)}" if address else "",
        site.map.concepts.label(claim.subject, language),
        address,
        middle,
        _object(site, claim, language),
        concept_link(site, claim.object, language) if claim.object in site.map.concepts else "",
        after,
    )


def _object(site: Site, claim: Claim, language: str) -> Text:
    """Return what a claim says of its subject: a concept's name, or a figure, a unit, a formula."""
    if claim.object in site.map.concepts:
        return site.map.concepts.label(claim.object, language)
    formula = site.map.claims.formula(claim.object) if "://" in claim.object else None
    if formula and formula.expression:
        return Text(formula.expression, "")
    return site.map.concepts.label(claim.object, language) if "://" in claim.object else Text(claim.object, "")
