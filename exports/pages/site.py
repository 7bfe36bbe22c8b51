"""A site: a map, a link function, and what all of its pages have in common, computed once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from heapq import nsmallest
from typing import NamedTuple

from istilah.exports.pages.landmarks import farthest, specimen
from istilah.exports.pages.links import Link, live_link
from istilah.graph import _terms
from istilah.graph.concept_map import ConceptMap
from istilah.graph.contrasts import contrast_sets
from istilah.graph.labels import fold
from istilah.graph.properties import Properties
from istilah.graph.schemes import Scheme, scheme
from istilah.graph.statistics import Statistics, statistics
from istilah.graph.support import Supports
from istilah.graph.values import LANGUAGES, Claim, Edge, Entry, Fact, Source, Text

#: How many themes have a colour and a shape of their own; the concepts of further ones are drawn as without a theme.
MOST_THEMES = 8
#: From how many concepts below another on their order is kept.
_MANY = 500


class Theme(NamedTuple):
    """A collection of concepts; `number` is that of its colour and shape, 0 for none."""

    iri: str
    slug: str
    members: tuple[str, ...]
    number: int


class Trouble(NamedTuple):
    """What keeps an edit of the map from being served: the file, the line or None, why, and what to try."""

    file: str
    line: int | None
    reason: str
    hint: str


class Site:
    """A map and the addresses of its pages. The map must not change: what is counted once is kept.

    Where the files of the map are followed, `following` names the version and `trouble` tells why a newer one cannot
    be shown.
    """

    def __init__(self, map: ConceptMap, link: Link = live_link) -> None:
        self.map = map
        self.link = link
        self.following = ""
        self.trouble: Trouble | None = None
        self._in_order: dict[str, list[tuple[Text, str]]] = {}
        self._letters: dict[str, dict[str, int]] = {}
        self._sought: frozenset[str] = frozenset()
        self._used: set[str] = set()
        self._members: dict[tuple[str, str], list[str]] = {}
        self._below: dict[tuple[str, str, str], list[str]] = {}

    @cached_property
    def scheme(self) -> Scheme:
        """What the map says of itself."""
        return scheme(self.map)

    @cached_property
    def statistics(self) -> Statistics:
        """How much the map holds."""
        return statistics(self.map)

    @cached_property
    def supports(self) -> Supports:
        """How well each statement is borne out."""
        return Supports(self.map)

    @cached_property
    def bridges(self) -> dict[tuple[str, str], int]:
        """How many statements join two themes, by their IRIs in order; those within a theme are not counted."""
        return bridges(self.map.adjacency, {iri: theme.iri for iri, theme in self.theme_of.items()})

    @cached_property
    def comparisons(self) -> list[tuple[str, ...]]:
        """The sets of concepts that are most worth comparing, those first."""
        return contrast_sets(self.map)

    @cached_property
    def hubs(self) -> list[str]:
        """The concepts with the most statements, those first; none without a statement."""
        return self.best_connected((iri for iri, edges in self.map.adjacency.items() if edges), 8)

    @cached_property
    def specimen(self) -> Edge | None:
        """A statement that shows what the map is made of, None where it makes none."""
        return specimen(self.map, self.supports, self.hubs)

    @cached_property
    def farthest(self) -> tuple[str, str] | None:
        """Two well connected concepts that are far apart, None where none hang together."""
        among = [theme.members for theme in self.themes.values() if theme.number] or [tuple(self.map.adjacency)]
        return farthest(self.map, dict.fromkeys(iri for some in among for iri in self.best_connected(some, 2)))

    @cached_property
    def top(self) -> list[str]:
        """The concepts that nothing is broader than, as far as a page has room for them."""
        return self.map.concepts.top()[:24]

    @cached_property
    def themes(self) -> dict[str, Theme]:
        """The collections that have members, by IRI; the largest ones have a colour."""
        members = {iri: tuple(found) for iri, found in self.map.concepts.themes().items() if found}
        largest = sorted(members, key=lambda iri: (-len(members[iri]), iri))[:MOST_THEMES]
        numbers = {iri: number for number, iri in enumerate(sorted(largest), 1)}
        slugs = _slugs(members)
        return {iri: Theme(iri, slugs[iri], members[iri], numbers.get(iri, 0)) for iri in members}

    @cached_property
    def theme_of(self) -> dict[str, Theme]:
        """The theme of each concept that has one: the first with a colour, else the first."""
        found: dict[str, Theme] = {}
        for theme in sorted(self.themes.values(), key=lambda theme: (theme.number == 0, theme.iri)):
            for member in theme.members:
                found.setdefault(member, theme)
        return found

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The documents by IRI."""
        return {source.iri: source for source in self.map.claims.sources()}

    @cached_property
    def entries(self) -> dict[str, tuple[Source, Entry]]:
        """The entries of all documents by IRI, in the order of the documents."""
        found = ((source, entry) for source in self.sources.values() for entry in self.map.claims.entries(source))
        return {entry.iri: (source, entry) for source, entry in found}

    def written_from(self, iri: str) -> list[str]:
        """Return the entries that a concept and its definition were written from, in the order of the documents."""
        cited = set(Properties(self.map.store, iri).iris("dct:source"))
        return [entry for entry in self.entries if entry in cited]

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """The claims of each document, by the document's IRI; those of the editors under ""."""
        found: dict[str, list[Claim]] = {}
        for claim in self.map.claims:
            found.setdefault(claim.passage.source.iri if claim.passage else "", []).append(claim)
        return found

    @cached_property
    def facts_of(self) -> dict[str, list[Fact]]:
        """The facts of each document, by the document's IRI, in its order."""
        found: dict[str, list[Fact]] = {}
        for fact in self.map.claims.every_fact():
            if fact.passage:
                found.setdefault(fact.passage.source.iri, []).append(fact)
        return {
            iri: sorted(facts, key=lambda fact: fact.passage.start if fact.passage else 0)
            for iri, facts in found.items()
        }

    def used(self, terms: frozenset[str]) -> set[str]:
        """Return those of some terms (IRIs, whole or prefixed) that the map uses; each is looked for once."""
        unknown = {_terms.node(iri): iri for iri in terms - self._sought}
        self._used |= {unknown[node] for node in self.map.store.used(unknown)}
        self._sought |= terms
        return self._used & terms

    def count(self) -> None:
        """Count once what takes long in a large map, so that no page has to."""
        for property in ("statistics", "hubs", "specimen", "comparisons", "farthest", "top", "theme_of"):
            getattr(self, property)
        for language in LANGUAGES:
            self.letters(language)

    def best_connected(self, concepts: Iterable[str], most: int) -> list[str]:
        """Return those of some concepts that have the most statements, those first."""
        adjacency = self.map.adjacency
        return nsmallest(most, concepts, key=lambda iri: (-len(adjacency.get(iri, ())), iri))

    def letters(self, language: str) -> dict[str, int]:
        """Return the letters that labels in a language begin with, in order, with how many."""
        if language not in self._letters:
            counts = Counter(letter_of(label.text) for label, _ in self.in_order(language))
            self._letters[language] = dict(sorted(counts.items()))
        return self._letters[language]

    def in_order(self, language: str) -> list[tuple[Text, str]]:
        """Return all concepts, label and IRI, in the alphabetical order of a language."""
        if language not in self._in_order:
            self._in_order[language] = self.sorted(self.map.concepts, language)
        return self._in_order[language]

    def members(self, theme: Theme, language: str) -> list[str]:
        """Return the concepts of a theme in the alphabetical order of a language."""
        if (theme.iri, language) not in self._members:
            self._members[theme.iri, language] = [iri for _, iri in self.sorted(theme.members, language)]
        return self._members[theme.iri, language]

    def below(self, iri: str, down: str, language: str) -> list[str]:
        """Return the concepts that a relation leads down to, in the alphabetical order of a language.

        Those of a concept with very many are kept: each of their pages wants them all.
        """
        place = iri, down, language
        if place not in self._below:
            edges = self.map.concepts.neighbours(iri, down)
            ends = {edge.object for edge in edges if edge.object in self.map.concepts}
            found = [child for _, child in self.sorted(ends, language)]
            if len(found) < _MANY or self.map.store.is_remote:
                return found
            self._below[place] = found
        return self._below[place]

    def sorted(self, concepts: Iterable[str], language: str) -> list[tuple[Text, str]]:
        """Return some concepts, label and IRI, in the alphabetical order of a language."""
        labelled = ((self.map.concepts.label(iri, language), iri) for iri in concepts)
        return sorted(labelled, key=lambda pair: (fold(pair[0].text), pair))


def bridges(adjacency: Mapping[str, list[Edge]], theme_of: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """Return how many statements join the themes of two concepts, each statement and each pair once."""
    counts: Counter[tuple[str, str]] = Counter()
    for iri, edges in adjacency.items():
        here = theme_of.get(iri)
        for edge in edges:
            there = theme_of.get(edge.object)
            if here and there and here < there:
                counts[here, there] += 1
    return dict(counts)


def letter_of(label: str) -> str:
    """Return the letter that a label is found under: Latin ones without diacritics, "#" for what is no letter."""
    first = fold(label)[:1]
    return first.upper()[:1] if first.isalpha() else "#"


def _slugs(iris: Iterable[str]) -> dict[str, str]:
    """Return names for addresses, numbered where two IRIs end alike."""
    taken: dict[str, str] = {}
    for iri in sorted(iris):
        name = slug = iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
        number = 1
        while slug in taken:
            number += 1
            slug = f"{name}-{number}"
        taken[slug] = iri
    return {iri: slug for slug, iri in taken.items()}
