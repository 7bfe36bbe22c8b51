"""Search over all labels: exact, prefix, middle of a word, without diacritics, with one typo a word, some of the words.

The stages run from the strictest to the loosest and stop as soon as there are enough matches, so that a search
costs what its luck allows: 0.1 to 0.5 ms among 100,000 labels, and as much again for a typo.
"""

import sqlite3
from collections.abc import Iterator
from functools import cached_property

from istilah.graph.labels import KINDS, fold
from istilah.graph.values import Match, Text

_COLUMNS = "label.text, label.language, label.kind, label.concept, label.folded, label.weight"
_EXACT = f"SELECT {_COLUMNS} FROM label WHERE folded = ? ORDER BY kind, id LIMIT ?"
_START = f"SELECT {_COLUMNS} FROM label WHERE folded > ? AND folded < ? LIMIT ?"
_HEAVIEST = "SELECT id FROM label WHERE folded > ? AND folded < ? ORDER BY id LIMIT ?"
_START_OF_MANY = f"SELECT {_COLUMNS} FROM label WHERE id IN ({_HEAVIEST})"
_WORDS = f"SELECT {_COLUMNS} FROM word JOIN label ON label.id = word.rowid WHERE word MATCH ? LIMIT ?"
_PARTS = "SELECT word FROM part WHERE part MATCH ? ORDER BY length(word), word LIMIT ?"

#: With fewer labels than this that hold a text in the middle of a word, the text may be a typo of another.
_FEW = 5

#: How many rows a stage reads before it ranks them: a bound on the cost of a very short word. They are those of the
#: weightiest concepts, since the index is in that order.
_ROWS = 200
#: How many words of the labels stand for one word that was typed.
_NEAR = 8
_CONTAINING = 64
#: How many words of a text count; labels have fewer. Of a longer one than `_SHORT` no word is left out by turns.
_LONGEST, _SHORT = 32, 8
#: Words that tell nothing where only some of the words are looked for.
_FILLERS = frozenset(
    ("yang", "dan", "dari", "untuk", "dengan", "pada", "apa", "itu", "cara", "bagaimana", "atau", "the", "and", "how")
)
_LAST = "\U0010ffff"

#: What a label of another kind or language counts less than the preferred one in the reader's, in weights.
_LESS = (0, 1, 1, 1, 3)
_ELSEWHERE = 1

_Row = tuple[str, str, int, str, str, int]


class Search:
    """Search in a label index."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index

    def __call__(self, text: str, limit: int = 20, language: str | None = None) -> list[Match]:
        """Return the concepts that a text may mean, each once with its best label, best first.

        Among equals those come first that the map says most of, and with a language labels in it. An empty text finds
        nothing.
        """
        wanted = fold(text)
        if not wanted or limit < 1:
            return []
        found: dict[str, Match] = {}
        for reason, meant, rows in self._stages(wanted):
            if reason == "some" and any(match.reason != "some" for match in found.values()):
                break
            for row in sorted(rows, key=lambda row: _rank(row, meant, language)):
                if row[3] not in found:
                    found[row[3]] = _match(row, reason)
                    if len(found) == limit:
                        return list(found.values())
        return list(found.values())

    def exact(self, text: str) -> list[Match]:
        """Return the concepts that have a text as a label or abbreviation, but for case, diacritics and hyphens."""
        rows = self._index.execute(_EXACT, (fold(text), _ROWS)).fetchall()
        return list({row[3]: _match(row, "exact") for row in reversed(rows)}.values())[::-1]

    def _stages(self, wanted: str) -> Iterator[tuple[str, str, list[_Row]]]:
        """Yield the reason, the text that was matched (what was meant, for a typo) and the rows of each stage."""
        words = wanted.split()[:_LONGEST]
        exact = self._rows(_EXACT, wanted)
        yield "exact", wanted, exact
        yield "prefix", wanted, self._beginning(wanted)
        prefixes = self._rows(_WORDS, " ".join(f'"{word}"*' for word in words))
        yield "word", wanted, prefixes
        containing = [self._containing(word) for word in words if len(word) > 2]
        middles = [row for row in self._rows(_WORDS, _all_of(containing)) if all(word in row[4] for word in words)]
        yield "infix", wanted, middles
        if not (exact or prefixes) and len(middles) < _FEW:
            near = [self._near(word) for word in words]
            if all(near):
                yield "typo", " ".join(words[0] for words in near), self._rows(_WORDS, _all_of(near))
        for some in _some_of(words):
            yield "some", " ".join(some), self._rows(_WORDS, " ".join(f'"{word}"*' for word in some))

    def _rows(self, sql: str, *arguments: str) -> list[_Row]:
        return self._index.execute(sql, (*arguments, _ROWS)).fetchall() if arguments[0] else []

    def _beginning(self, wanted: str) -> list[_Row]:
        """Return the rows whose label begins with a text; only of many is it worth the time to pick the heaviest."""
        rows = self._rows(_START, wanted, wanted + _LAST)
        return rows if len(rows) < _ROWS else self._rows(_START_OF_MANY, wanted, wanted + _LAST)

    def _containing(self, word: str) -> list[str]:
        """Return the words of the labels that a word of three letters or more is a part of, shortest first."""
        return [found for (found,) in self._index.execute(_PARTS, (f'"{word}"', _CONTAINING))]

    def _near(self, word: str) -> list[str]:
        """Return the words of the labels one typo away (insertion, deletion, substitution, swap).

        A long word without such a neighbour may have two typos, one of three letters none. The optimal string
        alignment distance counts a swap of neighbours as one typo, as Damerau (1964) found most typos to be.
        """
        allowed = 0 if len(word) < 4 else 1 if len(word) < 9 else 2
        return self._within(word, min(allowed, 1)) or self._within(word, allowed)

    def _within(self, word: str, typos: int) -> list[str]:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found = [
            (distance, known)
            for length in range(len(word) - typos, len(word) + typos + 1)
            for known, distance, _ in extract(
                word, self._vocabulary.get(length, ()), scorer=OSA.distance, score_cutoff=typos, limit=None
            )
        ]
        return [known for _, known in sorted(found)[:_NEAR]]

    @cached_property
    def _vocabulary(self) -> dict[int, list[str]]:
        """The words of the labels by their length."""
        words: dict[int, list[str]] = {}
        for (word,) in self._index.execute("SELECT term FROM vocabulary"):
            words.setdefault(len(word), []).append(word)
        return words


def _some_of(words: list[str]) -> Iterator[list[str]]:
    """Yield the words of a text without one of them, by turns, then each by itself, long ones first: they tell more."""
    telling = [word for word in words if word not in _FILLERS and len(word) > 2]
    if 2 < len(telling) <= _SHORT:
        yield from (telling[:place] + telling[place + 1 :] for place in reversed(range(len(telling))))
    if len(words) > 1:
        yield from ([word] for word in sorted(telling, key=len, reverse=True))


def _all_of(choices: list[list[str]]) -> str:
    """Return the full-text query for labels with one word of each list; "" when a list is empty."""
    if not all(choices):
        return ""
    return " AND ".join("(" + " OR ".join(f'"{word}"' for word in words) + ")" for words in choices)


def _rank(row: _Row, wanted: str, language: str | None) -> tuple[bool, bool, bool, int, int, bool, int, str]:
    text, row_language, kind, _, folded, weight = row
    elsewhere = row_language != language
    return (
        folded != wanted,
        not folded.startswith(wanted),
        wanted not in folded,
        _LESS[kind] + _ELSEWHERE * elsewhere - weight,
        kind,
        elsewhere,
        len(text),
        text,
    )


def _match(row: _Row, reason: str) -> Match:
    text, language, kind, concept, *_ = row
    if reason == "exact" and KINDS[kind] == "abbreviation":
        reason = "abbreviation"
    return Match(concept, Text(text, language), KINDS[kind], reason)
