"""Lettering: how wide a text is about to be, and how it breaks into lines, where no browser is at hand to measure.

The estimates lean to the wide side, so that what is told not to overlap does not, whatever the reader's font.
"""

import unicodedata
from functools import lru_cache

from istilah.exports.pages.isolation import isolated

_NARROW = frozenset("iljtfrI.,:;'’|!()[]/ ")
_BROAD = frozenset("mwMW@%")


def width(text: str, size: float) -> float:
    """Return the width of a text in a sans-serif type of a size, in the unit of the size."""
    return size * sum(_ems(character) for character in text)


def lines(text: str, room: float, size: float, most: int) -> list[str]:
    """Return a text in at most so many lines of a width; what does not fit ends in "…"."""
    words = _words(text, room, size)
    found: list[str] = []
    while words:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= room:
            line += " " + words.pop(0)
        found.append(line)
        if len(found) == most and words:
            found[-1] = _cut(line + " " + words[0], room, size)
            break
    return [isolated(line) for line in found]


def _words(text: str, room: float, size: float) -> list[str]:
    """Return the words of a text, one that is wider than a line in pieces."""
    found: list[str] = []
    for word in text.split():
        while width(word, size) > room:
            fitting = _fitting(word, room, size)
            found.append(word[:fitting])
            word = word[fitting:]
        if word:
            found.append(word)
    return found


def _cut(text: str, room: float, size: float) -> str:
    return text[: _fitting(text, room - width("…", size), size)].rstrip() + "…"


def _fitting(text: str, room: float, size: float) -> int:
    """Return how many characters fit, one at least, and none parted from the marks that combine with it."""
    used = 0.0
    for place, character in enumerate(text):
        used += size * _ems(character)
        if used > room and place and _ems(character) > 0:
            return place
    return len(text)


@lru_cache(4096)
def _ems(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if character in _NARROW:
        return 0.36
    if character in _BROAD:
        return 0.98
    if unicodedata.east_asian_width(character) in "WF":
        return 1.3
    return 0.74 if character.isupper() or ord(character) > 0x2FF else 0.61
