"""Rows in columns: aligned on any output, cut to the terminal's width on a terminal."""

from itertools import chain, islice

from istilah.cli.style import bold, dim, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: How many rows are looked at to choose the widths; the rest is written as it comes, so no result is too long.
_SAMPLE = 1000
_GAP = "  "
_NARROWEST = 8


def aligned(rows: "Iterable[list[str]]", room: int | None) -> "Iterator[str]":
    """Yield a line for each row, its cells in columns, cut to the room that there is."""
    rest = iter(rows)
    sample = list(islice(rest, _SAMPLE))
    columns = _Columns(sample, room)
    return map(columns.line, chain(sample, rest))


def table(header: list[str], rows: "Iterable[list[str]]", room: int | None) -> "Iterator[str]":
    """Yield the lines of a table: header, rule and rows, cut to the room that there is."""
    rest = iter(rows)
    sample = list(islice(rest, _SAMPLE))
    columns = _Columns([header, *sample], room)
    yield columns.line([bold(name) for name in header])
    yield dim(_GAP.join("─" * width for width in columns.widths))
    yield from map(columns.line, chain(sample, rest))


class _Columns:
    """The columns of a table; where room is short the widest give way until a row fits."""

    def __init__(self, rows: list[list[str]], room: int | None) -> None:
        self.widths = [max(map(visible, column)) for column in zip(*rows, strict=True)]
        self._cutting = room is not None
        if room is not None:
            self._narrow(room)

    def _narrow(self, room: int) -> None:
        gaps = len(_GAP) * (len(self.widths) - 1)
        room = max(room - gaps, _NARROWEST * len(self.widths))
        self.widths = [min(width, room) for width in self.widths]
        while sum(self.widths) > room:
            widest = max(range(len(self.widths)), key=self.widths.__getitem__)
            self.widths[widest] -= 1

    def line(self, cells: list[str]) -> str:
        """Return the cells of a row as a line."""
        return _GAP.join(map(self._fitted, cells, self.widths)).rstrip(" ")

    def _fitted(self, cell: str, room: int) -> str:
        taken = visible(cell)
        if taken > room and self._cutting:
            return _cut(cell, room)
        return cell + " " * (room - taken)


def _cut(cell: str, room: int) -> str:
    """Return the start of a cell with an ellipsis; all its marks are kept, so that no colour runs on."""
    kept, taken = [], 0
    for character in cell:
        wide = visible(character)
        if taken + wide <= room - 1 or not wide:
            kept.append(character)
            taken += wide
        elif taken < room:
            kept.append("…")
            taken = room
    return "".join(kept) + " " * (room - taken)
