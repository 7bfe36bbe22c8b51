"""The picture of a neighbourhood: which neighbours are drawn, and where everything stands.

A concept stands between two rows of branches, one for each relation, and each branch bears its concepts; on a narrow
screen all branches hang from one stem. What a concept does is to its right, what is done to it to its left, as far
as both sides stay about as high. The same map gives the same picture, in every run and place.

The measures are those of the picture's own coordinates, about one to a pixel of the screen.
"""

from collections.abc import Callable, Sequence
from math import sqrt
from typing import NamedTuple

from istilah.exports.pages.lettering import lines, width
from istilah.graph.values import Edge

#: How many neighbours are drawn; of more, the most telling ones. One or two left over are drawn as well.
MOST = 24
_LEFT_OVER = 2

SIZE, SMALL, LARGE = 13.0, 11.5, 15.0
_LINE, _PADDING, _GAP = 16.0, 8.0, 12.0
_LONGEST_BRANCH = 8
#: How far the marks of a branch are from its name.
_FORK = 40.0
#: How long a branch is before its name, at least.
_STEM = 44.0
#: How far the branches at the top and bottom draw in, which rounds the picture.
_ROUNDING = 46.0

Label = Callable[[str], str]


class Leaf(NamedTuple):
    """A neighbour: its mark at (x, y), its name in lines beside it; `anchor` is start or end, as in SVG."""

    iri: str
    x: float
    y: float
    text_x: float
    lines: list[str]
    anchor: str
    whole: str


class Branch(NamedTuple):
    """A relation: its name in lines about (x, y), and the neighbours that it leads to; `twigs` are paths of SVG."""

    group: str
    name: str
    lines: list[str]
    x: float
    y: float
    stem: str
    twigs: list[str]
    leaves: list[Leaf]


class Heart(NamedTuple):
    """The concept in the middle: a box with its name in lines."""

    x: float
    y: float
    width: float
    height: float
    lines: list[str]


class Picture(NamedTuple):
    """A picture, `shown` of `total` neighbours in it."""

    width: float
    height: float
    heart: Heart
    branches: list[Branch]
    shown: int
    total: int


class _Bunch(NamedTuple):
    """The neighbours that one relation, or one set of relations, leads to."""

    group: str
    name: str
    outward: bool
    concepts: list[str]


def wide(name: str, edges: Sequence[Edge], label: Label, language: str) -> Picture:
    """Return the picture for a wide screen: branches on both sides of the concept."""
    bunches, total = _bunches(edges, label, language)
    left, right = _sides(bunches)
    reach = _FORK + _STEM + max(_name(bunch)[1] for bunch in bunches)
    reach, room = (reach, 164.0) if left and right else (reach + 30, 340.0)
    box = lines(name, 142, LARGE, 4)
    width_ = max([96.0, *(width(line, LARGE) + 28 for line in box)])
    before, after = (_extent(side, label, room, reach, width_) for side in (left, right))
    height = max(_height(left, label, room), _height(right, label, room), len(box) * 20 + 40) + 24
    heart = Heart(before, height / 2, width_, len(box) * 20 + 22, box)
    sides = ((left, -reach), (right, reach))
    branches = [branch for side, way in sides for branch in _side(side, heart, height, room, way, label)]
    return Picture(before + after, height, heart, branches, sum(len(bunch.concepts) for bunch in bunches), total)


def narrow(name: str, edges: Sequence[Edge], label: Label, language: str) -> Picture:
    """Return the picture for a narrow screen: all branches hang from one stem below the concept."""
    sheet = 360.0
    bunches, total = _bunches(edges, label, language)
    box = lines(name, sheet - 40, LARGE, 4)
    box_width = min(sheet - 4, max((width(line, LARGE) for line in box), default=60) + 28)
    heart = Heart(box_width / 2 + 2, len(box) * 10 + 20, box_width, len(box) * 20 + 22, box)
    hook = heart.y + heart.height / 2
    y = hook + 14
    branches = []
    for bunch in bunches:
        branch, below = _hanging(bunch, hook, y, label)
        branches.append(branch)
        hook, y = branch.y - 8, below
    return Picture(sheet, y, heart, branches, sum(len(bunch.concepts) for bunch in bunches), total)


def _bunches(edges: Sequence[Edge], label: Label, language: str) -> tuple[list[_Bunch], int]:
    """Return the neighbours to draw by relation, in the order of the vocabulary, and how many there are in all.

    A neighbour that is joined in several ways stands once, under all of them.
    """
    joined: dict[str, list[Edge]] = {}
    for edge in edges:
        joined.setdefault(edge.object, []).append(edge)
    by_relations: dict[tuple[str, ...], list[str]] = {}
    for concept, ways in joined.items():
        by_relations.setdefault(tuple(edge.relation.iri for edge in ways), []).append(concept)
    for concepts in by_relations.values():
        concepts.sort(key=lambda iri: (label(iri).casefold(), iri))
    kept = _most_telling(by_relations, joined)
    bunches = []
    for concepts in by_relations.values():
        relation = joined[concepts[0]][0].relation
        names = ", ".join(edge.relation.label(language) for edge in joined[concepts[0]])
        chosen = [iri for iri in concepts if iri in kept]
        bunches += [_Bunch(relation.group, names, not relation.derived, part) for part in _parts(chosen)]
    return bunches, len(joined)


def _parts(concepts: list[str]) -> list[list[str]]:
    """Return a long row in parts that a branch can bear, an even number of them, so that both sides get alike."""
    count = -(-len(concepts) // _LONGEST_BRANCH)
    count += count % 2 if count > 1 else 0
    length = -(-len(concepts) // count) if count else 1
    return [concepts[start : start + length] for start in range(0, len(concepts), length)]


def _most_telling(by_relations: dict[tuple[str, ...], list[str]], joined: dict[str, list[Edge]]) -> set[str]:
    """Return the neighbours to draw: one of each relation in turn, the relations that tell most first."""
    queues = sorted(
        (list(concepts) for concepts in by_relations.values()),
        key=lambda concepts: (min(edge.relation.cost for edge in joined[concepts[0]]), concepts[0]),
    )
    most = len(joined) if len(joined) <= MOST + _LEFT_OVER else MOST
    kept: list[str] = []
    while any(queues) and len(kept) < most:
        kept += [queue.pop(0) for queue in queues if queue]
    return set(kept[:most])


def _sides(bunches: list[_Bunch]) -> tuple[list[_Bunch], list[_Bunch]]:
    """Return the branches for the left and for the right: by direction, then moved over until both weigh alike.

    A handful of neighbours stays together on the right.
    """
    if sum(len(bunch.concepts) for bunch in bunches) <= 5:
        return [], bunches
    left = [bunch for bunch in bunches if not bunch.outward]
    right = [bunch for bunch in bunches if bunch.outward]
    while True:
        heavy, light = (left, right) if _weight(left) > _weight(right) else (right, left)
        if not heavy or _weight(light) + _weight(heavy[-1:]) >= _weight(heavy):
            return left, right
        light.append(heavy.pop())


def _weight(bunches: list[_Bunch]) -> float:
    return sum(len(bunch.concepts) + 0.6 for bunch in bunches)


def _row(concept: str, label: Label, room: float) -> list[str]:
    return lines(label(concept), room, SIZE, 2) or [concept]


def _height(bunches: list[_Bunch], label: Label, room: float) -> float:
    rows = [len(_row(concept, label, room)) * _LINE + _PADDING for bunch in bunches for concept in bunch.concepts]
    return sum(rows) + _GAP * max(0, len(bunches) - 1)


def _extent(bunches: list[_Bunch], label: Label, room: float, reach: float, box: float) -> float:
    """Return how far a side reaches from the middle of the concept."""
    if not bunches:
        return box / 2 + 4
    texts = [width(line, SIZE) for bunch in bunches for iri in bunch.concepts for line in _row(iri, label, room)]
    return box / 2 + reach + 13 + max(texts) + 4


def _side(bunches: list[_Bunch], heart: Heart, height: float, room: float, way: float, label: Label) -> list[Branch]:
    """Return the branches of one side, from top to bottom; `way` is how far to the right the marks are."""
    found = []
    top = (height - _height(bunches, label, room)) / 2
    for bunch in bunches:
        tall = _height([bunch], label, room)
        found.append(_branch(bunch, top, top + tall / 2, heart, height, room, way, label))
        top += tall + _GAP
    return found


def _branch(
    bunch: _Bunch, top: float, middle: float, heart: Heart, height: float, room: float, way: float, label: Label
) -> Branch:
    sign = 1 if way > 0 else -1
    away = min(1.0, abs(middle - height / 2) / (height / 2))
    name, name_width = _name(bunch)
    spare = abs(way) - _FORK - _STEM - name_width
    inward = min(spare, _ROUNDING * (1 - sqrt(1 - away * away))) if height > 260 else 0.0
    edge = heart.x + sign * heart.width / 2
    mark = edge + way - sign * inward
    far = mark - sign * _FORK
    near = far - sign * name_width
    leaves, twigs = [], []
    for concept in bunch.concepts:
        text = _row(concept, label, room)
        tall = len(text) * _LINE + _PADDING
        y, top = top + tall / 2, top + tall
        anchor = "start" if sign > 0 else "end"
        leaves.append(Leaf(concept, mark, y, mark + sign * 13, text, anchor, label(concept)))
        twigs.append(_curve(far + sign * 4, middle, mark - sign * 8, y))
    stem = _curve(edge, heart.y, near - sign * 5, middle)
    return Branch(bunch.group, bunch.name, name, (near + far) / 2, middle, stem, twigs, leaves)


def _name(bunch: _Bunch) -> tuple[list[str], float]:
    """Return the name of a branch in lines, and how wide they are."""
    found = lines(bunch.name, 100, SMALL, 2)
    return found, max(width(line, SMALL) for line in found)


def _hanging(bunch: _Bunch, hook: float, y: float, label: Label) -> tuple[Branch, float]:
    """Return a branch that hangs from the stem, and where the next one begins."""
    name = lines(bunch.name, 300, SMALL, 1)
    middle = y + 8
    y = middle + 14
    leaves, twigs = [], []
    for concept in bunch.concepts:
        text = _row(concept, label, 286.0)
        centre = y + (len(text) * _LINE + _PADDING) / 2
        y += len(text) * _LINE + _PADDING
        leaves.append(Leaf(concept, 50, centre, 63, text, "start", label(concept)))
        twigs.append(f"M32 {middle + 9:.1f}V{centre - 8:.1f}q0 8 10 8")
    stem = f"M14 {hook:.1f}V{middle - 8:.1f}q0 8 8 8"
    return Branch(bunch.group, bunch.name, name, 28 + width(name[0], SMALL) / 2, middle, stem, twigs, leaves), y + _GAP


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return a path that leaves and arrives level."""
    half = (x + to_x) / 2
    return f"M{x:.1f} {y:.1f}C{half:.1f} {y:.1f} {half:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
