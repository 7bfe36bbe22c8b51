"""The picture of a neighbourhood: where everything stands.

A concept stands between two rows of branches, one for each relation, and each branch bears its concepts; on a narrow
screen all branches hang from one stem. The same map gives the same picture, in every run and place, and no label
lies over another.

The measures are those of the picture's own coordinates, about one to a pixel of the screen.
"""

from collections.abc import Callable, Sequence
from math import sqrt
from typing import NamedTuple

from istilah.exports.pages.lettering import lines, width
from istilah.exports.pages.neighbours import Bunch, bunches, sides
from istilah.graph.values import Edge

_SIZE, _SMALL, _LARGE = 13.0, 11.5, 15.0
_LINE, _SMALL_LINE, _PADDING, _GAP = 16.0, 14.0, 8.0, 12.0
#: From a mark to its name, from the name of a branch to its marks, and from the concept to that name at least: all
#: stems turn within that last stretch, so that none crosses a name.
_SPACE, _FORK, _STEM = 13.0, 40.0, 60.0
#: How far the branches at the top and bottom of a tall picture draw in, which rounds it.
_ROUNDING, _TALL = 46.0, 260.0
#: The width of a narrow picture.
_SHEET = 360.0

#: The name of a concept, by its IRI.
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
    """The concept in the middle: a box about (x, y) with its name in lines."""

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


def wide(name: str, edges: Sequence[Edge], label: Label, language: str) -> Picture:
    """Return the picture for a wide screen: branches on both sides of the concept."""
    found, shown, total = bunches(edges, language)
    left, right = sides(found)
    reach = _FORK + _STEM + max(_name_of(bunch)[1] for bunch in found)
    reach, room = (reach, 164.0) if left and right else (reach + 30, 340.0)
    box = lines(name, 142, _LARGE, 4)
    box_width = max([96.0, *(width(line, _LARGE) + 28 for line in box)])
    rows = [_Side(bunches_, way * reach, room, label) for bunches_, way in ((left, -1), (right, 1))]
    height = max(len(box) * 20 + 40, *(side.height() for side in rows)) + 24
    before, after = (side.extent() + box_width / 2 for side in rows)
    heart = Heart(before, height / 2, box_width, len(box) * 20 + 22, box)
    return Picture(before + after, height, heart, [b for side in rows for b in side.branches(heart)], shown, total)


def narrow(name: str, edges: Sequence[Edge], label: Label, language: str) -> Picture:
    """Return the picture for a narrow screen: all branches hang from one stem below the concept."""
    found, shown, total = bunches(edges, language)
    box = lines(name, _SHEET - 40, _LARGE, 4)
    box_width = min(_SHEET - 4, max((width(line, _LARGE) for line in box), default=60) + 28)
    heart = Heart(box_width / 2 + 2, len(box) * 10 + 20, box_width, len(box) * 20 + 22, box)
    hook = heart.y + heart.height / 2
    y = hook + 14
    branches = []
    for bunch in found:
        branch, y = _hanging(bunch, hook, y, label)
        branches.append(branch)
        hook = branch.y - 8
    return Picture(_SHEET, y, heart, branches, shown, total)


class _Side:
    """One side of a wide picture. `way` is how far the marks are from the concept's box, less than 0 to the left."""

    def __init__(self, bunches: list[Bunch], way: float, room: float, label: Label) -> None:
        self._bunches, self._way, self._label = bunches, way, label
        self._rows = {iri: _row(label(iri), room) for bunch in bunches for iri in bunch.concepts}

    def height(self) -> float:
        """Return how high the side is."""
        return sum(self._tall(bunch) for bunch in self._bunches) + _GAP * max(0, len(self._bunches) - 1)

    def extent(self) -> float:
        """Return how far the side reaches from the concept's box."""
        texts = [width(line, _SIZE) for row in self._rows.values() for line in row]
        return abs(self._way) + _SPACE + max(texts) + 4 if texts else 4

    def branches(self, heart: Heart) -> list[Branch]:
        """Return the branches, from top to bottom."""
        found = []
        top = heart.y - self.height() / 2
        for bunch in self._bunches:
            found.append(self._branch(bunch, top, heart))
            top += self._tall(bunch) + _GAP
        return found

    def _tall(self, bunch: Bunch) -> float:
        return max(self._high(bunch), len(_name_of(bunch)[0]) * _SMALL_LINE)

    def _high(self, bunch: Bunch) -> float:
        return sum(_tall(self._rows[iri]) for iri in bunch.concepts)

    def _branch(self, bunch: Bunch, top: float, heart: Heart) -> Branch:
        sign = 1 if self._way > 0 else -1
        middle = top + self._tall(bunch) / 2
        name, name_width = _name_of(bunch)
        edge = heart.x + sign * heart.width / 2
        mark = edge + self._way - sign * self._inward(middle, heart, name_width)
        far = mark - sign * _FORK
        near = far - sign * name_width
        leaves = self._leaves(bunch, mark, middle - self._high(bunch) / 2, sign)
        twigs = [_curve(far + sign * 4, middle, mark - sign * 8, leaf.y) for leaf in leaves]
        stem = _curve(edge, heart.y, edge + sign * self._turn(heart), middle) + f"H{near - sign * 5:.1f}"
        return Branch(bunch.group, bunch.name, name, (near + far) / 2, middle, stem, twigs, leaves)

    def _turn(self, heart: Heart) -> float:
        """Return within which stretch all stems turn to their branch: before the name of any begins."""
        widest = max(_name_of(bunch)[1] for bunch in self._bunches)
        return (abs(self._way) - _FORK - widest if heart.y * 2 <= _TALL else _STEM) - 6

    def _inward(self, middle: float, heart: Heart, name_width: float) -> float:
        """Return how far a branch draws in: the more the farther it is from the middle, while its stem has room."""
        if heart.y * 2 <= _TALL:
            return 0.0
        away = min(1.0, abs(middle - heart.y) / heart.y)
        return min(abs(self._way) - _FORK - _STEM - name_width, _ROUNDING * (1 - sqrt(1 - away * away)))

    def _leaves(self, bunch: Bunch, mark: float, top: float, sign: int) -> list[Leaf]:
        leaves = []
        for iri in bunch.concepts:
            row = self._rows[iri]
            anchor = "start" if sign > 0 else "end"
            leaves.append(Leaf(iri, mark, top + _tall(row) / 2, mark + sign * _SPACE, row, anchor, self._label(iri)))
            top += _tall(row)
        return leaves


def _hanging(bunch: Bunch, hook: float, y: float, label: Label) -> tuple[Branch, float]:
    """Return a branch that hangs from the stem, and where the next one begins."""
    name = lines(bunch.name, 300, _SMALL, 1)
    middle = y + 8
    y = middle + 14
    leaves, twigs = [], []
    for iri in bunch.concepts:
        row = _row(label(iri), 286.0)
        centre = y + _tall(row) / 2
        leaves.append(Leaf(iri, 50, centre, 50 + _SPACE, row, "start", label(iri)))
        twigs.append(f"M32 {middle + 9:.1f}V{centre - 8:.1f}q0 8 10 8")
        y += _tall(row)
    stem = f"M14 {hook:.1f}V{middle - 8:.1f}q0 8 8 8"
    return Branch(bunch.group, bunch.name, name, 28 + width(name[0], _SMALL) / 2, middle, stem, twigs, leaves), y + _GAP


def _row(text: str, room: float) -> list[str]:
    return lines(text, room, _SIZE, 2) or ["–"]


def _tall(row: list[str]) -> float:
    return len(row) * _LINE + _PADDING


def _name_of(bunch: Bunch) -> tuple[list[str], float]:
    """Return the name of a branch in lines, and how wide they are."""
    found = lines(bunch.name, 118, _SMALL, 3)
    return found, max(width(line, _SMALL) for line in found)


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return a path that leaves and arrives level."""
    half = (x + to_x) / 2
    return f"M{x:.1f} {y:.1f}C{half:.1f} {y:.1f} {half:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
