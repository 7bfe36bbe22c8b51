"""The table of a comparison: a column for each concept, a row for each thing that is compared."""

from typing import NamedTuple

from istilah.exports.messages import message
from istilah.exports.pages.concept import names
from istilah.exports.pages.fact import ToldFact, told_fact
from istilah.exports.pages.metric_card import Row, metric_card
from istilah.exports.pages.rendering import grouped
from istilah.exports.pages.site import Site
from istilah.exports.pages.statements import entry_link
from istilah.graph.comparison import Comparison
from istilah.graph.support import Support
from istilah.graph.values import Concept, Edge, Source, Text

#: How many shared statements are told, and how many of one relation in one cell.
_MOST_SHARED, _MOST_IN_A_CELL = 40, 8
#: The lines of a metric's card, in the order of the table.
_METRIC = ("formula", "unit", "better", "range")


class Column(NamedTuple):
    """A concept at the head of a column; `other_names` are those in other languages and the variants."""

    iri: str
    label: Text
    abbreviation: str
    definition: Text | None
    other_names: list[Text]
    theme: str


class Told(NamedTuple):
    """A statement in a cell: the other concept, how many say so as words, its status, and where it is told in full."""

    object: str
    who: str
    status: str
    address: str


class SharedRow(NamedTuple):
    """A statement that several concepts make, with a cell for each concept; None for one that does not make it."""

    relation: str
    object: str
    cells: list[Told | None]


class OwnRow(NamedTuple):
    """What each concept alone says by one relation; `more` is how much of it is not told, and `address` where it is."""

    relation: str
    cells: list[list[Told]]
    more: list[int]
    addresses: list[str]


class SourceCell(NamedTuple):
    """What a document has on a concept: its entries (heading and address) and how many claims."""

    entries: list[tuple[str, str]]
    claims: int


class SourceRow(NamedTuple):
    """A document with a cell for each concept."""

    source: Source
    cells: list[SourceCell]


class Table(NamedTuple):
    """A comparison as a table; `metric` has the lines of the cards of metrics by name, for each concept."""

    columns: list[Column]
    metric: dict[str, list[list[Row]]]
    shared: list[SharedRow]
    own: list[OwnRow]
    facts: list[list[ToldFact]]
    sources: list[SourceRow]

    @property
    def has_names(self) -> bool:
        """Whether any concept has a name beside the one at the head of its column."""
        return any(column.other_names for column in self.columns)

    @property
    def has_themes(self) -> bool:
        """Whether any concept has a theme."""
        return any(column.theme for column in self.columns)


def table(site: Site, found: Comparison, language: str) -> Table:
    """Return a comparison as a table in a language."""
    iris = found.concepts
    told = _Told(site, found, language)
    facts = [[told_fact(site, fact, language) for fact in site.map.claims.facts(iri)] for iri in iris]
    return Table(
        [_column(site, iri, language) for iri in iris],
        _metric(site, iris, language),
        [told.shared(one.edges) for one in found.shared[:_MOST_SHARED]],
        told.own(),
        facts if any(facts) else [],
        _sources(site, iris, language),
    )


def _column(site: Site, iri: str, language: str) -> Column:
    concept = site.map.concepts.get(iri)
    theme = site.theme_of.get(iri)
    label = site.map.concepts.label(iri, language)
    return Column(
        iri,
        label,
        concept.abbreviation(language),
        concept.definition(language),
        _other_names(concept, label),
        theme.iri if theme else "",
    )


def _other_names(concept: Concept, label: Text) -> list[Text]:
    """Return the names beside a label, each once, those of the interface's languages first."""
    every = [
        Text(text, group.language)
        for group in names(concept)
        for text in (*group.preferred, *group.abbreviations, *group.alternative)
    ]
    found: dict[str, Text] = {}
    for text in every:
        found.setdefault(text.text.casefold(), text)
    found.pop(label.text.casefold(), None)
    return list(found.values())[:_MOST_IN_A_CELL]


def _metric(site: Site, iris: tuple[str, ...], language: str) -> dict[str, list[list[Row]]]:
    cards = [metric_card(site, iri, language, {}) or [] for iri in iris]
    rows = {name: [[row for row in card if row.name == name] for card in cards] for name in _METRIC}
    return {name: cells for name, cells in rows.items() if any(cells)}


class _Told:
    """The statements of a comparison; the claims of each concept are read once."""

    def __init__(self, site: Site, found: Comparison, language: str) -> None:
        self._site, self._found, self._language = site, found, language
        edges: dict[str, list[Edge]] = {iri: list(found.own[iri]) for iri in found.concepts}
        for one in found.shared:
            for edge in one.edges:
                edges[edge.subject].append(edge)
        site.map.store.gather(found.concepts)
        self._supports = {iri: site.supports.of(iri, some) for iri, some in edges.items()}

    def shared(self, edges: tuple[Edge, ...]) -> SharedRow:
        by_subject = {edge.subject: self._statement(edge) for edge in edges}
        cells = [by_subject.get(iri) for iri in self._found.concepts]
        return SharedRow(edges[0].relation.label(self._language), edges[0].object, cells)

    def own(self) -> list[OwnRow]:
        own = self._found.own
        relations = {edge.relation.iri: edge.relation for some in own.values() for edge in some}
        rank = self._site.map.relations.rank
        return [
            self._own_row(relations[iri].label(self._language), iri) for iri in sorted(relations, key=rank.__getitem__)
        ]

    def _own_row(self, name: str, relation: str) -> OwnRow:
        every = [
            [edge for edge in self._found.own[iri] if edge.relation.iri == relation] for iri in self._found.concepts
        ]
        best = [sorted(some, key=self._doubt)[:_MOST_IN_A_CELL] for some in every]
        cells = [[self._statement(edge) for edge in some] for some in best]
        more = [len(some) - len(told) for some, told in zip(every, best, strict=True)]
        addresses = [self._address(some[0]) if some else "" for some in every]
        return OwnRow(name, cells, more, addresses)

    def _doubt(self, edge: Edge) -> tuple[int, int, str]:
        support = self._support(edge)
        return -support.sources, -support.claims, edge.object

    def _support(self, edge: Edge) -> Support:
        return self._supports[edge.subject][edge]

    def _statement(self, edge: Edge) -> Told:
        support = self._support(edge)
        return Told(edge.object, self._who(support), support.status, self._address(edge))

    def _who(self, support: Support) -> str:
        if support.sources:
            form = "one" if support.sources == 1 else "other"
            return message(f"count.sources.{form}", self._language, count=grouped(support.sources, self._language))
        return message("evidence.editors", self._language) if support.claims else ""

    def _address(self, edge: Edge) -> str:
        """Return where a statement is told with all who say so: under its group on the page of its concept."""
        slug = self._site.map.concepts.slug(edge.subject)
        return self._site.link("concept", slug, self._language, fragment=f"group-{edge.relation.group}")


def _sources(site: Site, iris: tuple[str, ...], language: str) -> list[SourceRow]:
    cells: dict[str, dict[str, SourceCell]] = {}
    for iri in iris:
        for claim in site.map.claims.about(iri):
            if claim.passage:
                cell = cells.setdefault(claim.passage.source.iri, {}).setdefault(iri, SourceCell([], 0))
                cells[claim.passage.source.iri][iri] = cell._replace(claims=cell.claims + 1)
        for place in site.written_from(iri):
            source, entry = site.entries[place]
            cell = cells.setdefault(source.iri, {}).setdefault(iri, SourceCell([], 0))
            cell.entries.append((entry.heading, entry_link(site, source, str(entry.number), language)))
    nothing = SourceCell([], 0)
    return [
        SourceRow(source, [cells[iri].get(concept, nothing) for concept in iris])
        for iri, source in site.sources.items()
        if iri in cells
    ]
