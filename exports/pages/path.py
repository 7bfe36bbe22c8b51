"""The page of the paths between two concepts: the best few, drawn and told hop by hop."""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote

from istilah.exports.pages import path_drawing
from istilah.exports.pages.commands import command
from istilah.exports.pages.joining_queries import path_query
from istilah.exports.pages.naming_field import LONGEST, field
from istilah.exports.pages.path_drawing import Drawing
from istilah.exports.pages.rendering import Place, Scripting, render
from istilah.exports.pages.site import Site
from istilah.exports.pages.statements import Statement, sentence, statement
from istilah.graph.allowed import CHOICES, allowed
from istilah.graph.naming import naming
from istilah.graph.paths import shortest_path
from istilah.graph.separation import Reach, reach
from istilah.graph.values import Edge, Path, Text

#: How many paths are told at first, and when more are asked for.
FEW, MANY = 3, 8
#: A path of more hops than this is not told.
_LONGEST = 40


class Wish(NamedTuple):
    """What is asked for: two texts that name concepts, `only` some relations, `forward` along them, `more` paths."""

    start: str = ""
    goal: str = ""
    only: str = ""
    forward: bool = False
    more: bool = False


class Hop(NamedTuple):
    """A hop as a sentence, with the status of the statement."""

    subject: Text
    statement: Statement
    status: str


class ToldPath(NamedTuple):
    """A path: the concepts that it leads through, its drawings, its hops, and the addresses of query and map.

    `upshot` is what a chain of causes comes to.
    """

    between: list[str]
    drawings: dict[str, Drawing]
    hops: list[Hop]
    upshot: str
    query: str
    picture: str


class Apart(NamedTuple):
    """Why there is no path: how far one gets from either end, and whether one is there without the restrictions."""

    start: Reach
    goal: Reach
    is_joined_otherwise: bool


class Wanted:
    """A wish with its fields filled in; both `start` and `goal` are IRIs, "" for what no concept is named by."""

    def __init__(self, site: Site, wish: Wish, language: str) -> None:
        self.wish = wish._replace(only=wish.only if wish.only in CHOICES else "")
        self._site = site
        self.start, self.goal = (naming(site.map, text[:LONGEST], language).iri for text in (wish.start, wish.goal))
        self.fields = (
            field(site, "from", wish.start, language, lambda slug: self.address(language, start=slug)),
            field(site, "to", wish.goal, language, lambda slug: self.address(language, goal=slug)),
        )

    def query(self, **changed: str | bool) -> dict[str, str]:
        """Return the parameters of the page, concepts by their slugs, with changes to the wish."""
        slug = self._site.map.concepts.slug
        named = self.wish._replace(
            start=slug(self.start) if self.start else self.wish.start,
            goal=slug(self.goal) if self.goal else self.wish.goal,
        )
        wish = named._replace(**changed)  # type: ignore[arg-type]
        every = {
            "from": wish.start,
            "to": wish.goal,
            "only": wish.only,
            "forward": "1" if wish.forward else "",
            "more": "1" if wish.more else "",
        }
        return {key: value for key, value in every.items() if value}

    def address(self, language: str, **changed: str | bool) -> str:
        """Return the address of the page, with changes to the wish."""
        return self._site.link("path", "", language, **self.query(**changed))


def path_page(site: Site, wanted: Wanted, language: str) -> str:
    """Return the page of the paths between two concepts."""
    wish = wanted.wish
    joined = wanted.start and wanted.goal and wanted.start != wanted.goal
    paths = _paths(site, wanted) if joined else []
    far = None if paths or not joined else _far(site, wanted)
    labels = [site.map.concepts.label(iri, language) if iri else None for iri in (wanted.start, wanted.goal)]
    return render(
        site,
        "path.html",
        language,
        Place("path", **wanted.query()),
        Scripting("joining"),
        wish=wish,
        fields=wanted.fields,
        start=wanted.start,
        goal=wanted.goal,
        names=labels,
        choices=["", *CHOICES],
        paths=[_told(site, path, language) for path in paths[: MANY if wish.more else FEW]],
        has_more=len(paths) > FEW and not wish.more,
        far=_told(site, far, language) if far and len(far.hops) <= _LONGEST else None,
        far_hops=len(far.hops) if far else 0,
        apart=_apart(site, wanted) if joined and not paths and not far else None,
        address=lambda **changed: wanted.address(language, **changed),
        command=_command(site, wanted, language) if joined else "",
        doors=_doors(site, wanted, language),
    )


def _paths(site: Site, wanted: Wanted) -> list[Path]:
    """Return the paths to tell, and one more where there is one."""
    wish = wanted.wish
    return site.map.paths(wanted.start, wanted.goal, MANY if wish.more else FEW + 1, wish.only, wish.forward)


def _far(site: Site, wanted: Wanted) -> Path | None:
    adjacency = allowed(site.map.adjacency, wanted.wish.only, wanted.wish.forward)
    return shortest_path(adjacency, wanted.start, wanted.goal)


def _apart(site: Site, wanted: Wanted) -> Apart:
    every = site.map.adjacency
    adjacency = allowed(every, wanted.wish.only, wanted.wish.forward)

    def from_one(iri: str, other: str) -> Reach:
        theme = site.theme_of.get(other)
        return reach(adjacency, iri, lambda found: theme is not None and site.theme_of.get(found) == theme)

    restricted = adjacency is not every
    return Apart(
        from_one(wanted.start, wanted.goal),
        from_one(wanted.goal, wanted.start),
        restricted and shortest_path(every, wanted.start, wanted.goal) is not None,
    )


def _told(site: Site, path: Path, language: str) -> ToldPath:
    def label(iri: str) -> str:
        return site.map.concepts.label(iri, language).text

    def relation(edge: Edge) -> str:
        made = site.map.relations.get(edge.relation.inverse) if edge.relation.derived else edge.relation
        return (made or edge.relation).label(language)

    return ToldPath(
        [label(hop.object) for hop in path.hops[:-1]],
        {"wide": path_drawing.wide(path, label, relation), "narrow": path_drawing.narrow(path, label, relation)},
        [_hop(site, hop, language) for hop in path.hops],
        _upshot(site, path, language),
        site.link("sparql", "", language, query=path_query(path)),
        _picture(site, path, language),
    )


def _picture(site: Site, path: Path, language: str) -> str:
    """Return the address of the map with a path on it: all that it leads through, and no other neighbours yet."""
    opened = " ".join(f"{quote(site.map.concepts.slug(hop.subject), safe='')}:0" for hop in path.hops)
    query = {"focus": site.map.concepts.slug(path.hops[0].subject), "open": opened}
    return site.link("picture", "", language, **query, selected=site.map.concepts.slug(path.hops[-1].object))


def _hop(site: Site, hop: Edge, language: str) -> Hop:
    subject = site.map.concepts.label(hop.subject, language)
    status = site.supports.of(hop.subject, [hop])[hop].status
    return Hop(subject, statement(site, hop, language), status)


#: What an effect does to its object; another relation leaves it open.
_SIGNS: Mapping[str, int] = {"increases": 1, "reduces": -1, "increasedBy": 1, "reducedBy": -1}


def _upshot(site: Site, path: Path, language: str) -> str:
    """Return what a chain of causes comes to, as a sentence; "" where the hops are no chain, or its sign is open."""
    signs = [_SIGNS.get(hop.relation.name, 0) for hop in path.hops]
    ways = {hop.relation.derived for hop in path.hops}
    if len(signs) < 2 or not all(signs) or len(ways) > 1:
        return ""
    cause, effect = path.hops[0].subject, path.hops[-1].object
    if ways.pop():
        cause, effect = effect, cause
    relation = site.map.relations.named("reduces" if signs.count(-1) % 2 else "increases")
    return sentence(site, Edge(cause, relation, effect), language)


def _command(site: Site, wanted: Wanted, language: str) -> str:
    options = (["--only", wanted.wish.only] if wanted.wish.only else []) + ["--forward"] * wanted.wish.forward
    slugs = [site.map.concepts.slug(iri) for iri in (wanted.start, wanted.goal)]
    return command(site, "path", slugs, language, *options)


def _doors(site: Site, wanted: Wanted, language: str) -> list[tuple[Text, Text, str]]:
    """Return a few pairs of concepts to try: of different themes, connected well and not joined at once.

    With one end chosen, they lead from there.
    """
    if wanted.start and wanted.goal and wanted.start != wanted.goal:
        return []
    themes = [theme for theme in site.themes.values() if theme.number]
    good = (site.best_connected(theme.members, 6) for theme in themes)
    hubs = [some[-1] for some in good] or site.hubs
    given = wanted.start or wanted.goal
    every = [(given, hub) for hub in hubs] if given else list(pairwise(hubs))
    pairs = [(one, other) for one, other in every if one != other and not _is_joined(site, one, other)][:5]
    return [
        (
            site.map.concepts.label(start, language),
            site.map.concepts.label(goal, language),
            site.link(
                "path", "", language, **{"from": site.map.concepts.slug(start), "to": site.map.concepts.slug(goal)}
            ),
        )
        for start, goal in pairs
    ]


def _is_joined(site: Site, start: str, goal: str) -> bool:
    return any(edge.object == goal for edge in site.map.adjacency.get(start, ()))
