"""Where the concepts of a whole map stand: the same places on every run, in every language.

Each group of concepts has a territory of its own, as on a map of countries (Gansner, Hu and Kobourov 2010, "GMap"),
and the groups that are joined most are beside each other. Nothing is left to chance, and the work is close to
linear in the size of the map.

All lengths are in pixels at full zoom, where every label has room.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import cos, hypot, pi, sin, sqrt
from typing import NamedTuple

#: Half the height of the room that a concept and its label take.
HALF_HEIGHT = 30.0
#: How much wider than high a picture should be.
ASPECT = 1.4
#: How far a concept is drawn in one round at most.
_STEP = 16.0
#: How far the groups keep, in a round, of their distance from the middle.
_GRAVITY = 0.98
#: The angle between neighbours on a sunflower, which fills a disc evenly.
_GOLDEN = pi * (3 - sqrt(5))


class Layout(NamedTuple):
    """The place of each concept, and the half axes of the rings that they stand on, if they do."""

    places: dict[str, tuple[int, int]]
    rings: list[tuple[int, int]]


def overview(
    groups: Sequence[Sequence[str]], edges: Iterable[tuple[str, str]], half_widths: Mapping[str, float]
) -> Layout:
    """Return the places of the concepts of some groups; every concept is in exactly one.

    `half_widths` holds half the width of the room that each concept's label takes. The time is about linear in
    the number of concepts and edges.
    """
    sheet = _Sheet(groups, edges, half_widths)
    rounds = max(30, min(160, 60_000 // max(1, len(sheet.names))))
    for step in range(rounds):
        sheet.pull(1 - step / rounds)
        sheet.push_apart()
        sheet.keep_home()
    for _ in range(rounds // 2):
        sheet.push_apart()
    return Layout(sheet.places(), [])


class _Sheet:
    """The concepts of an overview while they find their places."""

    def __init__(
        self, groups: Sequence[Sequence[str]], edges: Iterable[tuple[str, str]], half_widths: Mapping[str, float]
    ) -> None:
        self.names = [name for group in groups for name in group]
        self.home = [place for place, group in enumerate(groups) for _ in group]
        self.half = [half_widths[name] for name in self.names]
        number = {name: place for place, name in enumerate(self.names)}
        pairs = {(number[one], number[other]) for one, other in edges}
        self.springs = sorted((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])
        rooms = [sum(4 * half_widths[name] * HALF_HEIGHT for name in group) for group in groups]
        self.radii = [sqrt(1.35 * room / pi) for room in rooms]
        self.centres = _centres(self.radii, self._bonds())
        self.x, self.y = self._sunflowers()

    def places(self) -> dict[str, tuple[int, int]]:
        """Return the places, centred on (0, 0)."""
        if not self.names:
            return {}
        middle_x, middle_y = (min(self.x) + max(self.x)) / 2, (min(self.y) + max(self.y)) / 2
        return {
            name: (round(x - middle_x), round(y - middle_y))
            for name, x, y in zip(self.names, self.x, self.y, strict=True)
        }

    def pull(self, heat: float) -> None:
        """Draw joined concepts together and each towards its centre, by a step that shrinks with the heat.

        The bound on the step (Fruchterman and Reingold 1991) keeps the map from collapsing into few cells, in which
        every concept would meet every other.
        """
        moves_x, moves_y = self._moves()
        for place, (dx, dy) in enumerate(zip(moves_x, moves_y, strict=True)):
            share = heat * min(1.0, _STEP / (hypot(dx, dy) or 1.0))
            self.x[place] += dx * share
            self.y[place] += dy * share

    def _moves(self) -> tuple[list[float], list[float]]:
        """Return how far springs and centres draw each concept."""
        x, y, home = self.x, self.y, self.home
        moves_x = [(self.centres[group][0] - x[place]) * 0.03 * ASPECT for place, group in enumerate(home)]
        moves_y = [(self.centres[group][1] - y[place]) * 0.03 / ASPECT for place, group in enumerate(home)]
        for one, other in self.springs:
            strength = 0.07 if home[one] == home[other] else 0.012
            dx, dy = (x[other] - x[one]) * strength, (y[other] - y[one]) * strength
            moves_x[one] += dx
            moves_y[one] += dy
            moves_x[other] -= dx
            moves_y[other] -= dy
        return moves_x, moves_y

    def push_apart(self) -> None:
        """Move concepts whose rooms overlap away from each other."""
        x, y, half = self.x, self.y, self.half
        for one, other in self._close():
            reach = half[one] + half[other]
            dx, dy = (x[other] - x[one]) / reach, (y[other] - y[one]) / (2 * HALF_HEIGHT)
            distance = hypot(dx, dy)
            if distance >= 1:
                continue
            if distance < 1e-6:
                dx, dy, distance = 1e-6, 0.0, 1e-6
            share = (1 - distance) / distance / 2.2
            x[one], x[other] = x[one] - dx * share * reach, x[other] + dx * share * reach
            y[one], y[other] = y[one] - dy * share * 2 * HALF_HEIGHT, y[other] + dy * share * 2 * HALF_HEIGHT

    def keep_home(self) -> None:
        """Move concepts that stand nearer to another group's centre, radii considered, back to their own."""
        for place, group in enumerate(self.home):
            if self._nearest(self.x[place], self.y[place]) != group:
                centre_x, centre_y = self.centres[group]
                self.x[place] += (centre_x - self.x[place]) * 0.12
                self.y[place] += (centre_y - self.y[place]) * 0.12

    def _nearest(self, x: float, y: float) -> int:
        def power(group: int) -> float:
            centre_x, centre_y = self.centres[group]
            return (x - centre_x) ** 2 + (y - centre_y) ** 2 - self.radii[group] ** 2

        return min(range(len(self.radii)), key=power)

    def _close(self) -> list[tuple[int, int]]:
        """Return the pairs of concepts near enough to overlap, found by the cells of a grid."""
        width, height = 2 * max(self.half, default=1), 2 * HALF_HEIGHT
        cells: dict[tuple[int, int], list[int]] = {}
        for place, (x, y) in enumerate(zip(self.x, self.y, strict=True)):
            cells.setdefault((int(x // width), int(y // height)), []).append(place)
        found = []
        for (column, row), here in cells.items():
            for across, down in ((1, -1), (1, 0), (1, 1), (0, 1)):
                there = cells.get((column + across, row + down), [])
                found += [(one, other) for one in here for other in there]
            found += [(one, other) for k, one in enumerate(here) for other in here[k + 1 :]]
        return found

    def _bonds(self) -> dict[tuple[int, int], float]:
        """Return how strongly groups are joined: their edges, relative to their sizes."""
        bonds: dict[tuple[int, int], float] = {}
        for one, other in self.springs:
            pair = min(self.home[one], self.home[other]), max(self.home[one], self.home[other])
            if pair[0] != pair[1]:
                bonds[pair] = bonds.get(pair, 0) + 1
        return {pair: count / sqrt(self.radii[pair[0]] * self.radii[pair[1]]) for pair, count in bonds.items()}

    def _sunflowers(self) -> tuple[list[float], list[float]]:
        """Return a first place for each concept: those with most edges in the middle of their group."""
        degree = [0] * len(self.names)
        for one, other in self.springs:
            degree[one] += 1
            degree[other] += 1
        x, y = [0.0] * len(self.names), [0.0] * len(self.names)
        for group, (centre_x, centre_y) in enumerate(self.centres):
            members = [place for place, home in enumerate(self.home) if home == group]
            for rank, place in enumerate(sorted(members, key=lambda place: -degree[place])):
                radius = self.radii[group] * sqrt((rank + 0.5) / len(members))
                x[place] = centre_x + radius * cos(rank * _GOLDEN)
                y[place] = centre_y + radius * sin(rank * _GOLDEN)
        return x, y


def _centres(radii: Sequence[float], bonds: Mapping[tuple[int, int], float]) -> list[tuple[float, float]]:
    """Return the centres of the groups' territories, discs that do not overlap, joined ones near each other.

    Of a few first places and shapes, the most compact is taken.
    """
    turns, flats = ((0.0, 0.5), (1.0, 1.3, 1.6, 2.0)) if len(radii) <= 16 else ((0.0,), (1.3,))
    tries = [_settled(radii, bonds, turn, flat) for turn in turns for flat in flats]
    return min(tries, key=lambda centres: _side(centres, radii))


def _side(centres: Sequence[tuple[float, float]], radii: Sequence[float]) -> float:
    """Return the side of the smallest square that some discs lie in; parting labels later makes it wider than high."""
    return max(
        max((centre[axis] + radius for centre, radius in zip(centres, radii, strict=True)), default=0.0)
        - min((centre[axis] - radius for centre, radius in zip(centres, radii, strict=True)), default=0.0)
        for axis in (0, 1)
    )


def _settled(
    radii: Sequence[float], bonds: Mapping[tuple[int, int], float], first: float, flat: float
) -> list[tuple[float, float]]:
    """Return where discs settle that are drawn to the middle, `flat` times as much from above and below."""
    order = _chain(len(radii), bonds)
    size = sum(radii) / pi
    x, y = [0.0] * len(radii), [0.0] * len(radii)
    for rank, group in enumerate(order):
        turn = 2 * pi * (rank + first) / len(order)
        x[group], y[group] = size * ASPECT * cos(turn), size * sin(turn)
    strongest = max(bonds.values(), default=1.0)
    for _ in range(200):
        for (one, other), bond in bonds.items():
            strength = 0.02 * bond / strongest
            dx, dy = (x[other] - x[one]) * strength, (y[other] - y[one]) * strength
            x[one], y[one], x[other], y[other] = x[one] + dx, y[one] + dy, x[other] - dx, y[other] - dy
        x, y = [value * _GRAVITY for value in x], [value * _GRAVITY**flat for value in y]
        _part_discs(x, y, radii)
    return list(zip(x, y, strict=True))


def _part_discs(x: list[float], y: list[float], radii: Sequence[float]) -> None:
    for one in range(len(radii)):
        for other in range(one + 1, len(radii)):
            dx, dy = x[other] - x[one], y[other] - y[one]
            distance, reach = hypot(dx, dy) or 1e-6, radii[one] + radii[other]
            if distance < reach:
                share = (reach - distance) / distance / 2
                x[one], y[one] = x[one] - dx * share, y[one] - dy * share
                x[other], y[other] = x[other] + dx * share, y[other] + dy * share


def _chain(count: int, bonds: Mapping[tuple[int, int], float]) -> list[int]:
    """Return the groups in an order in which each stands beside one that it is much joined to."""
    left, order = set(range(count)), list[int]()
    while left:
        last = order[-1] if order else -1
        chosen = max(left, key=lambda group: (bonds.get((min(last, group), max(last, group)), 0.0), -group))
        order.append(chosen)
        left.remove(chosen)
    return order
