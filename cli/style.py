"""Emphasis in the text for readers: marks while it is composed, colours or nothing when it is written.

The marks are control characters. Every other control character is dropped on writing, so a label from somebody else's
map cannot steer the terminal.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

_BOLD, _DIM, _ACCENT, _END = "\x01", "\x02", "\x03", "\x04"
_CODES = {_BOLD: "\x1b[1m", _DIM: "\x1b[2m", _ACCENT: "\x1b[36m", _END: "\x1b[0m"}
_PLAIN: dict[int, str | None] = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))
_COLOURED = _PLAIN | {ord(mark): code for mark, code in _CODES.items()}


def bold(text: str) -> str:
    """Return a text marked as a heading."""
    return f"{_BOLD}{text}{_END}"


def dim(text: str) -> str:
    """Return a text marked as secondary."""
    return f"{_DIM}{text}{_END}"


def accent(text: str) -> str:
    """Return a text marked as the name of a concept."""
    return f"{_ACCENT}{text}{_END}"


def rendered(text: str, coloured: bool) -> str:
    """Return a marked text as it is written, with colours or without."""
    return text.translate(_COLOURED if coloured else _PLAIN)


def write(text: str) -> None:
    """Write a marked text to standard output."""
    sys.stdout.write(rendered(text, is_coloured(sys.stdout)))


def write_error(text: str) -> None:
    """Write a marked text to standard error; when even that is closed, say nothing."""
    try:
        sys.stderr.write(rendered(text, is_coloured(sys.stderr)))
        sys.stderr.flush()
    except OSError:
        pass


def is_coloured(stream: "TextIO") -> bool:
    """Tell whether colours are welcome: on a terminal that has them, unless NO_COLOR is set (no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def width() -> int | None:
    """Return the columns of the terminal that standard output is, None when it is none and lines need no end."""
    if not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def visible(text: str) -> int:
    """Return how many columns a text takes: its marks none, a wide character two, a combining one none."""
    if text.isascii():
        return len(text) - sum(text.count(mark) for mark in _CODES)
    from unicodedata import combining, east_asian_width

    shown = text.translate(_PLAIN)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in shown)


def wrapped(text: str, indent: str = "") -> str:
    """Return a text in lines that fit the terminal, but no longer than 100 columns; each but the first indented."""
    columns = width()
    if columns is None:
        return text
    lines, line = [], ""
    for word in text.split(" "):
        if line and visible(indent + line) + 1 + visible(word) > min(columns, 100):
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return f"\n{indent}".join([*lines, line])
