"""The drawing of a path: where its stops stand and how its legs run, for a wide and for a narrow screen.

On a wide screen the stops stand in a row, in several where there are many; on a narrow one below each other. Arrow
heads point as the statements are made, from subject to object, whichever way the path goes.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from istilah.exports.pages.lettering import lines
from istilah.graph.values import Edge, Path

_SIZE, _SMALL = 14.0, 12.0
_LINE, _SMALL_LINE = 17.0, 15.0
#: How many stops stand in a row at most, how far apart they are, and the room about a mark.
_IN_A_ROW, _STEP, _ROOM = 5, 176.0, 14.0
#: The height of a leg's label above its line, and the space between two rows for the line that leads back.
_ABOVE, _BETWEEN = 12.0, 52.0
#: The width of a narrow drawing, and the least length of its legs, which shows how each kind of line is broken.
_SHEET, _LEG = 360.0, 70.0

#: The name of a concept, by its IRI.
Label = Callable[[str], str]


class Stop(NamedTuple):
    """A concept: its mark at (x, y), its name in lines about (text_x, text_y); `is_end` for the first and the last."""

    iri: str
    x: float
    y: float
    text_x: float
    text_y: float
    anchor: str
    lines: list[str]
    is_end: bool


class Leg(NamedTuple):
    """A hop: its line as the path of SVG, its arrow head ("" for a symmetric relation), its label in lines."""

    edge: Edge
    group: str
    line: str
    head: str
    lines: list[str]
    x: float
    y: float
    anchor: str


class Drawing(NamedTuple):
    """A drawing of a path in its own coordinates, about one to a pixel of the screen."""

    width: float
    height: float
    stops: list[Stop]
    legs: list[Leg]


def wide(path: Path, label: Label, relation: Callable[[Edge], str]) -> Drawing:
    """Return the drawing for a wide screen. `relation` gives the words of a leg."""
    iris = _stops(path)
    rows = -(-len(iris) // _IN_A_ROW)
    in_a_row = -(-len(iris) // rows)
    step = min(250.0, _STEP * _IN_A_ROW / in_a_row)
    names = [lines(label(iri), step - 18, _SIZE, 3) or ["–"] for iri in iris]
    words = [lines(relation(edge), step - 40, _SMALL, 2) for edge in path.hops]
    stops: list[Stop] = []
    y = 0.0
    for first in range(0, len(iris), in_a_row):
        here = range(first, min(first + in_a_row, len(iris)))
        y += _over(words[place] for place in here if place + 1 in here)
        for place in here:
            x = step * (place - first + 0.5)
            tall = len(names[place]) * _LINE
            is_end = place in (0, len(iris) - 1)
            stops.append(Stop(iris[place], x, y, x, y + 12 + tall / 2, "middle", names[place], is_end))
        y += 12 + max(len(names[place]) for place in here) * _LINE
        y += _BETWEEN if here.stop < len(iris) else 6
    legs = [_wide_leg(edge, stops[place], stops[place + 1], words[place], step) for place, edge in enumerate(path.hops)]
    return Drawing(step * in_a_row, y, stops, legs)


def narrow(path: Path, label: Label, relation: Callable[[Edge], str]) -> Drawing:
    """Return the drawing for a narrow screen: the stops below each other."""
    stops: list[Stop] = []
    legs: list[Leg] = []
    y = 16.0
    for place, iri in enumerate(iris := _stops(path)):
        name = lines(label(iri), _SHEET - 46, _SIZE, 3) or ["–"]
        is_end = place in (0, len(iris) - 1)
        stops.append(Stop(iri, 14, y, 36, y + (len(name) - 1) * _LINE / 2, "start", name, is_end))
        if place < len(path.hops):
            edge = path.hops[place]
            words = lines(relation(edge), _SHEET - 60, _SMALL, 2)
            below = y + (len(name) - 1) * _LINE + max(_LEG, len(words) * _SMALL_LINE + 34)
            line = f"M14 {y + _ROOM:.1f}V{below - _ROOM:.1f}"
            head = _head(edge, (14, below - _ROOM), (0, 1), (14, y + _ROOM), (0, -1))
            middle = (y + (len(name) - 1) * _LINE + below) / 2
            legs.append(Leg(edge, edge.relation.group, line, head, words, 36, middle, "start"))
            y = below
        else:
            y += (len(name) - 1) * _LINE + 14
    return Drawing(_SHEET, y, stops, legs)


def _wide_leg(edge: Edge, here: Stop, there: Stop, words: list[str], step: float) -> Leg:
    if there.y == here.y:
        line = f"M{here.x + _ROOM:.1f} {here.y:.1f}H{there.x - _ROOM:.1f}"
        head = _head(edge, (there.x - _ROOM, there.y), (1, 0), (here.x + _ROOM, here.y), (-1, 0))
        y = here.y - _ABOVE - (len(words) - 1) * _SMALL_LINE / 2
        return Leg(edge, edge.relation.group, line, head, words, (here.x + there.x) / 2, y, "middle")
    right, left = here.x + step / 2 - 8, there.x - step / 2 + 8
    middle = there.y - _over([words]) - 4
    line = (
        f"M{here.x + _ROOM:.1f} {here.y:.1f}H{right - 10:.1f}q10 0 10 10V{middle - 10:.1f}q0 10 -10 10"
        f"H{left + 10:.1f}q-10 0 -10 10V{there.y - 10:.1f}q0 10 10 10H{there.x - _ROOM:.1f}"
    )
    head = _head(edge, (there.x - _ROOM, there.y), (1, 0), (here.x + _ROOM, here.y), (-1, 0))
    return Leg(edge, edge.relation.group, line, head, words[:1], (right + left) / 2, middle - _ABOVE + 1, "middle")


def _over(words: Iterable[list[str]]) -> float:
    """Return the room that the labels of a row take above its line."""
    return 10 + _SMALL_LINE * max((len(found) for found in words), default=0)


_Point = tuple[float, float]


def _head(edge: Edge, end: _Point, onward: _Point, start: _Point, back: _Point) -> str:
    """Return the arrow head at the end of a leg, at its start where the statement is made the other way round."""
    if edge.relation.iri == edge.relation.inverse:
        return ""
    (x, y), (dx, dy) = (start, back) if edge.relation.derived else (end, onward)
    tip, base = (x + 5 * dx, y + 5 * dy), (x - 6 * dx, y - 6 * dy)
    sides = [(base[0] - 5 * dy, base[1] - 5 * dx), (base[0] + 5 * dy, base[1] + 5 * dx)]
    return "M" + "L".join(f"{px:.1f} {py:.1f}" for px, py in (tip, *sides)) + "Z"


def _stops(path: Path) -> list[str]:
    return [path.hops[0].subject, *(hop.object for hop in path.hops)]
