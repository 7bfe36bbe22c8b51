"""Highlights: which characters of a label a search text matched, also where case, diacritics or a typo differ."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from istilah.graph.labels import fold


class Piece(NamedTuple):
    """A stretch of a label; `matched` tells whether the search text stands there."""

    text: str
    matched: bool


def pieces(label: str, wanted: str) -> list[Piece]:
    """Return a label in pieces, those that a search text matched marked; put together they are the label.

    The whole text is looked for first, at the beginning of a word if it stands at one. Otherwise each of its words is:
    at the beginning of a word, within one, and at last as a typo of a whole one.
    """
    folded, origins = _folded(label)
    text = fold(wanted)
    spans = _whole(folded, text) or [span for word in dict.fromkeys(text.split()) for span in _word(folded, word)]
    marked = {place for start, end in spans for place in range(origins[start], origins[end - 1] + 1)}
    return [
        Piece("".join(c for c, _ in run), matched) for matched, run in groupby(_marked(label, marked), lambda p: p[1])
    ]


def _folded(label: str) -> tuple[str, list[int]]:
    """Return a label folded, character by character, and where in the label each character of it comes from."""
    folded, origins = "", []
    for place, character in enumerate(label):
        plain = fold(character)
        if not plain and not _is_mark(character):
            plain = "" if folded.endswith(" ") else " "  # what parts words
        folded += plain
        origins += [place] * len(plain)
    return folded, origins


def _is_mark(character: str) -> bool:
    return bool(unicodedata.combining(character))


def _marked(label: str, marked: set[int]) -> Iterator[tuple[str, bool]]:
    """Yield the characters of a label; a combining mark goes with the letter before it."""
    matched = False
    for place, character in enumerate(label):
        matched = matched if _is_mark(character) and place else place in marked
        yield character, matched


def _whole(folded: str, text: str) -> list[tuple[int, int]]:
    if not text:
        return []
    at = f" {folded}".find(f" {text}")
    return [(at, at + len(text))] if at >= 0 else []


def _word(folded: str, word: str) -> list[tuple[int, int]]:
    """Return where a word that was typed stands."""
    if found := _whole(folded, word):
        return found
    at = folded.find(word)
    return [(at, at + len(word))] if at >= 0 else _misspelt(folded, word)


def _misspelt(folded: str, word: str) -> list[tuple[int, int]]:
    """Return where the word stands that is nearest to one with a typo; nothing when none is near."""
    from rapidfuzz.distance import OSA

    found, at = [], 0
    for part in folded.split(" "):
        distance = OSA.distance(part, word, score_cutoff=2)
        if part and distance <= 2 and distance < len(part) - 1:
            found.append((distance, at, at + len(part)))
        at += len(part) + 1
    return [min(found)[1:]] if found else []
