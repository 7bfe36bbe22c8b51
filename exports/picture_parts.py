"""What of a map is in a picture: its concepts, the statements between them, and their themes."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from istilah.exports.selection import concepts as selected
from istilah.graph.values import Claim, Concept, Edge
from istilah.ontology import PREFIXES

if TYPE_CHECKING:
    from istilah.exports.registry import Options
    from istilah.graph.concept_map import ConceptMap

#: How many themes can be told apart by colour and shape; the concepts of further ones count as without a theme.
MOST_THEMES = 24
#: How many groups of concepts an overview gives a place of their own.
_MOST_GROUPS = 40

_Identity = tuple[str, frozenset[str]] | tuple[str, str, str]

_BROADER = PREFIXES["skos"] + "broader"


class Statement(NamedTuple):
    """A statement and the claims that make it."""

    edge: Edge
    claims: tuple[Claim, ...]


class Parts(NamedTuple):
    """The parts of a picture.

    `joins` holds the pairs of concepts that statements join, in the order in which each concept's neighbours are
    told; `outside` how many statements of a concept lead out of the picture.
    """

    concepts: list[Concept]
    statements: list[Statement]
    joins: list[tuple[str, str]]
    outside: Counter[str]
    themes: dict[str, int]
    theme_of: dict[str, str]


def select(map: "ConceptMap", options: "Options") -> Parts:
    """Return the parts of the whole map, or of a concept's neighbourhood, the concept first.

    Raises UnknownTermError for a focus that is no concept of the map.
    """
    everyone = set(map.concepts)
    inside = dict.fromkeys(([options.focus] if options.focus else []) + selected(map, options))
    entries = [map.concepts.entry(iri) for iri in inside]
    edges = [edge for _, told in entries for edge in told if edge.object in everyone]
    joins = [edge for edge in edges if edge.object in inside]
    outside = Counter(edge.subject for edge in edges if edge.object not in inside)
    return Parts(
        [concept for concept, _ in entries],
        _statements(map, joins, inside if options.focus else None),
        [(edge.subject, edge.object) for edge in joins],
        outside,
        *_themes(map),
    )


def groups(parts: Parts) -> list[list[str]]:
    """Return the concepts in the groups that an overview keeps together: by theme, else by the branch they are in.

    Groups of one or two, and all beyond the forty largest, are thrown together at the end.
    """
    key = dict(parts.theme_of) if parts.theme_of else _branches(parts)
    found: dict[str, list[str]] = {}
    for concept in parts.concepts:
        found.setdefault(key.get(concept.iri, ""), []).append(concept.iri)
    by_size = sorted((name for name in found if name and len(found[name]) > 2), key=lambda name: -len(found[name]))
    kept = sorted(by_size[:_MOST_GROUPS])
    rest = sorted(iri for name, members in found.items() if name not in kept for iri in members)
    return [found[name] for name in kept] + ([rest] if rest else [])


def _statements(map: "ConceptMap", joins: Iterable[Edge], inside: Iterable[str] | None) -> list[Statement]:
    """Return the statements among some edges, each once, as they were made: derived inverses are left out.

    `inside` are the concepts of the picture, None for all.
    """
    edges: dict[_Identity, Edge] = {}
    for edge in joins:
        if not edge.relation.derived:
            edges.setdefault(_identity(edge), edge)
    claims = _claims(map, inside) if edges else {}
    return [Statement(edge, tuple(claims.get(identity, ()))) for identity, edge in edges.items()]


def _identity(edge: Edge) -> _Identity:
    """Return what tells a statement from others; a symmetric one is the same from either end."""
    if edge.relation.inverse == edge.relation.iri:
        return edge.relation.iri, frozenset((edge.subject, edge.object))
    return edge.subject, edge.relation.iri, edge.object


def _claims(map: "ConceptMap", inside: Iterable[str] | None) -> dict[_Identity, list[Claim]]:
    """Return the accepted claims by the statement that they make, read in one pass."""
    found: dict[_Identity, list[Claim]] = {}
    for claim in map.claims if inside is None else map.claims.within(inside):
        relation = map.relations.get(claim.predicate)
        if relation is not None and claim.status == "accepted":
            found.setdefault(_identity(Edge(claim.subject, relation, claim.object)), []).append(claim)
    return found


def _themes(map: "ConceptMap") -> tuple[dict[str, int], dict[str, str]]:
    """Return the largest themes, each with the number that its colour and shape go by, and each concept's theme."""
    members = {iri: concepts for iri, concepts in map.concepts.themes().items() if concepts}
    largest = sorted(members, key=lambda iri: (-len(members[iri]), iri))[:MOST_THEMES]
    theme_of: dict[str, str] = {}
    for theme in sorted(largest):
        for iri in members[theme]:
            theme_of.setdefault(iri, theme)
    return {theme: number for number, theme in enumerate(sorted(largest))}, theme_of


def _branches(parts: Parts) -> dict[str, str]:
    """Return the concept at the top of the branch that each concept is in, for maps without themes."""
    broader: dict[str, str] = {}
    for edge, _ in parts.statements:
        if edge.relation.iri == _BROADER or _BROADER in edge.relation.ancestors:
            broader.setdefault(edge.subject, edge.object)
    return {concept.iri: _top(concept.iri, broader) for concept in parts.concepts}


def _top(iri: str, broader: dict[str, str]) -> str:
    seen = {iri}
    while iri in broader and broader[iri] not in seen:
        iri = broader[iri]
        seen.add(iri)
    return iri
