"""The page of a concept."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from istilah.exports.pages import calculator, neighbourhood
from istilah.exports.pages.agreement import agreements, told_denials
from istilah.exports.pages.confusion import confusions
from istilah.exports.pages.disagreement import told_disagreement
from istilah.exports.pages.effects import effects
from istilah.exports.pages.fact import told_fact
from istilah.exports.pages.hierarchy import Hierarchy, hierarchies
from istilah.exports.pages.metric_card import Row, metric_card
from istilah.exports.pages.neighbourhood import Picture
from istilah.exports.pages.paging import at_once
from istilah.exports.pages.queries import behind
from istilah.exports.pages.rendering import Place, Scripting, render
from istilah.exports.pages.site import Site
from istilah.exports.pages.statements import entry_link, groups
from istilah.exports.workbook import MEDIA_TYPE
from istilah.graph.denials import denials
from istilah.graph.disagreements import disagreements
from istilah.graph.notes import notes
from istilah.graph.values import LANGUAGES, Concept, Edge, Text

#: The documents that a concept can be had as: what the format is called, the ending, the media type.
DOWNLOADS = (
    ("Turtle", "ttl", "text/turtle"),
    ("JSON-LD", "jsonld", "application/ld+json"),
    ("N-Triples", "nt", "application/n-triples"),
    ("RDF/XML", "rdf", "application/rdf+xml"),
    ("CSV", "csv", "text/csv"),
    ("Excel", "xlsx", MEDIA_TYPE),
)


class Names(NamedTuple):
    """The names of a concept in one language, "" for those without."""

    language: str
    preferred: list[str]
    abbreviations: list[str]
    alternative: list[str]


class Turn(NamedTuple):
    """The neighbours of a concept in the alphabetical order of its theme, "" at either end; `place` counts from 1."""

    previous: str
    next: str
    place: int
    total: int


class Origin(NamedTuple):
    """An entry that a definition was written from."""

    heading: str
    title: str
    address: str


def concept_page(site: Site, iri: str, language: str, given: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the page of a concept; one that the map does not know has an empty one.

    `given` are the parameters of its address: what is filled in into a calculator.
    """
    site.map.store.gather([iri])
    concept, edges = site.map.concepts.entry(iri)
    told = [edge for edge in edges if edge.object != iri]
    metric = metric_card(site, iri, language, given)
    found = hierarchies(site, iri, told, language)
    tree = _chosen(found, given.get("tree", ""))
    said = groups(site, iri, told, language)
    return render(
        site,
        "concept.html",
        language,
        Place("concept", concept.slug, tree=given.get("tree", "") and tree, **calculator.asked(given, language)),
        _scripting(metric),
        concept=concept,
        name=site.map.concepts.label(iri, language),
        names=names(concept),
        other_names=_other_names(concept, site.map.concepts.label(iri, language).text, language),
        definition=concept.definition(language),
        origins=_origins(site, iri, language),
        metric=metric,
        pictures=pictures(site, iri, told, language),
        groups=said,
        agreements=agreements(said),
        denials=told_denials(site, denials(site.map, iri), language),
        confusions=confusions(site, iri, said, language),
        effects=effects(site, concept, said, language),
        hierarchies=found,
        tree=tree,
        theme=site.theme_of.get(iri),
        turn=_turn(site, iri, language),
        facts=[told_fact(site, fact, language) for fact in site.map.claims.facts(iri)],
        disagreements=[told_disagreement(site, found, language) for found in disagreements(site.map, iri)],
        notes=notes(site.map, iri),
        downloads=DOWNLOADS,
        behind=behind(site, iri, language),
        at_once=at_once,
    )


def _scripting(metric: list[Row] | None) -> Scripting:
    told = [row.calculator.told() for row in metric or [] if row.calculator]
    return Scripting("concept", ("calculator.", "copying."), data={"calculators": told})


def _chosen(found: list[Hierarchy], kind: str) -> str:
    """Return the kind of the hierarchy that shows where there is room for one: the one asked for, else the first."""
    kinds = [one.kind for one in found]
    return kind if kind in kinds else kinds[0] if kinds else ""


def _turn(site: Site, iri: str, language: str) -> Turn | None:
    """Return what stands before and after a concept in its theme; None for the only one, and without a theme."""
    theme = site.theme_of.get(iri)
    members = site.members(theme, language) if theme else []
    if len(members) < 2:
        return None
    place = members.index(iri)
    before, after = members[place - 1] if place else "", members[place + 1] if place + 1 < len(members) else ""
    return Turn(before, after, place + 1, len(members))


def names(concept: Concept) -> list[Names]:
    """Return the names of a concept by language, those of the interface first."""
    every = (*concept.preferred, *concept.alternative, *concept.abbreviations)
    spoken = {text.language for text in every if text.text.strip()}
    order = [*(code for code in LANGUAGES if code in spoken), *sorted(spoken - set(LANGUAGES))]

    def of(texts: tuple[Text, ...], code: str) -> list[str]:
        return [text.text for text in texts if text.language == code and text.text.strip()]

    return [
        Names(code, of(concept.preferred, code), of(concept.abbreviations, code), of(concept.alternative, code))
        for code in order
    ]


def _other_names(concept: Concept, own: str, language: str) -> list[Text]:
    """Return the preferred names in other languages, as far as they differ from the page's own."""
    others = (text for text in concept.preferred if text.language != language and text.text.strip())
    return [text for text in others if text.text.casefold() != own.casefold()][:3]


def _origins(site: Site, iri: str, language: str) -> list[Origin]:
    found = (site.entries[place] for place in site.written_from(iri))
    return [
        Origin(entry.heading, source.title(language), entry_link(site, source, str(entry.number), language))
        for source, entry in found
    ]


def pictures(site: Site, iri: str, edges: list[Edge], language: str) -> dict[str, Picture]:
    """Return the picture of the neighbourhood for a wide and for a narrow screen; none without neighbours."""
    if not edges:
        return {}
    drawers: dict[str, Callable[..., Picture]] = {"wide": neighbourhood.wide, "narrow": neighbourhood.narrow}
    name = site.map.concepts.label(iri, language).text

    def label(neighbour: str) -> str:
        return site.map.concepts.label(neighbour, language).text

    return {kind: draw(name, edges, label, language) for kind, draw in drawers.items()}
