"""The picture as a pyvis network: a node a concept, an edge a statement, both as plain data for our own page.

pyvis 0.3.2 is kept from what it does badly: its list of node ids, searched at every node and edge, is replaced
by a set in order; the network is directed, so that parallel relations stay; titles are never read as HTML, since
its template is not used.
"""

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pyvis.network import Network

#: Shapes beside the colours of themes, in the same order. vis-network draws them; the last is a ring.
SHAPES = ("dot", "square", "diamond", "triangle", "hexagon", "triangleDown", "star", "ring")

#: How the edges of each group of relations are drawn: dashes, width and the head at the object's end.
LINES: dict[str, tuple[list[int], float, str]] = {
    "structure": ([], 1.3, "arrow"),
    "measurement": ([2, 4], 2.0, "circle"),
    "effect": ([], 2.4, "vee"),
    "means": ([9, 4], 1.3, "vee"),
    "actors": ([9, 3, 2, 3], 1.3, "vee"),
    "order": ([16, 4], 1.3, "arrow"),
    "handling": ([16, 4, 2, 4], 1.3, "arrow"),
    "contrast": ([5, 5], 2.0, ""),
    "related": ([1, 5], 1.3, ""),
}

#: How far apart parallel edges bend, as vis-network measures roundness.
_BEND = 0.3
#: From how many edges on the picture leaves them out while it moves.
_MANY_EDGES = 1500


class Node(NamedTuple):
    """A concept as it is drawn; `theme` is its theme's number, None without one."""

    id: str
    label: str
    theme: int | None
    place: tuple[int, int]


class Line(NamedTuple):
    """A statement as it is drawn; `group` is that of its relation."""

    id: str
    subject: str
    object: str
    group: str


def network(nodes: Sequence[Node], lines: Sequence[Line]) -> "Network":
    """Return a directed pyvis network with fixed places and no physics, built in linear time."""
    from pyvis.network import Network

    drawn = Network(directed=True)
    drawn.node_ids = _Ids()
    drawn.options = _options(len(lines))
    degree = _degrees(lines)
    for node in nodes:
        drawn.add_node(node.id, **_node(node, degree.get(node.id, 0)))
    bends = _bends(lines)
    for line in lines:
        drawn.add_edge(line.subject, line.object, **_line(line, bends[line.id]))
    return drawn


def shape_of(theme: int | None) -> str:
    """Return the shape of a theme by its number; with the colour (number modulo 8) it is the theme's own."""
    return "dot" if theme is None else SHAPES[(theme + theme // len(SHAPES)) % len(SHAPES)]


class _Ids(dict[str, None]):
    """The ids of a network's nodes, in order; told apart by hash, where pyvis compares each with all."""

    def append(self, id: str) -> None:
        self[id] = None


def _degrees(lines: Sequence[Line]) -> dict[str, int]:
    degree: dict[str, int] = {}
    for line in lines:
        for end in {line.subject, line.object}:
            degree[end] = degree.get(end, 0) + 1
    return degree


def _node(node: Node, degree: int) -> dict[str, Any]:
    shape = shape_of(node.theme)
    return {
        "label": node.label,
        "shape": "dot" if shape == "ring" else shape,
        "group": "" if node.theme is None else str(node.theme),
        "size": round(5 + 1.9 * sqrt(degree), 1),
        "x": node.place[0],
        "y": node.place[1],
    }


def _line(line: Line, bend: float) -> dict[str, Any]:
    dashes, width, head = LINES[line.group]
    return {
        "id": line.id,
        "dashes": dashes or False,
        "width": width,
        "arrows": {
            "to": {"enabled": bool(head), "type": head or "arrow", "scaleFactor": 0.25 if head == "circle" else 0.5}
        },
        "smooth": {"enabled": True, "type": "curvedCW" if bend >= 0 else "curvedCCW", "roundness": abs(bend)},
    }


def _bends(lines: Sequence[Line]) -> dict[str, float]:
    """Return how each edge bends, so that no two between the same concepts lie on each other."""
    beside: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        beside.setdefault((min(line.subject, line.object), max(line.subject, line.object)), []).append(line)
    return {
        line.id: round((place - (len(parallel) - 1) / 2) * _BEND * (1 if line.subject == pair[0] else -1), 3)
        for pair, parallel in beside.items()
        for place, line in enumerate(parallel)
    }


def _options(edges: int) -> dict[str, Any]:
    many = edges > _MANY_EDGES
    return {
        "physics": False,
        "layout": {"improvedLayout": False},
        "interaction": {
            "hover": True,
            "dragNodes": False,
            "selectable": False,
            "tooltipDelay": 250,
            "hideEdgesOnDrag": many,
            "hideEdgesOnZoom": many,
        },
        "nodes": {"borderWidth": 1, "chosen": False},
        "edges": {"chosen": False, "arrowStrikethrough": False, "hoverWidth": 0, "selectionWidth": 0},
    }
