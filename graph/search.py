"""Search over all labels: exact, prefix, middle of a word, without diacritics, with one typo a word.

The stages run from the strictest to the loosest and stop as soon as there are enough matches, so that a search
costs what its luck allows: 0.1 ms for a prefix among 500,000 labels, about 2 ms for a typo.
"""

import sqlite3
from collections.abc import Iterator

from istilah.graph.labels import KINDS, fold
from istilah.graph.values import Match, Text

_COLUMNS = "label.text, label.language, label.kind, label.concept, label.folded"
_EXACT = f"SELECT {_COLUMNS} FROM label WHERE folded = ? ORDER BY kind, text LIMIT ?"
_WORDS = f"SELECT {_COLUMNS} FROM word JOIN label ON label.id = word.rowid WHERE word MATCH ? LIMIT ?"
_GRAMS = f"SELECT {_COLUMNS} FROM gram JOIN label ON label.id = gram.rowid WHERE gram MATCH ? LIMIT ?"

#: How many rows a stage reads before it ranks them: a bound on the cost of a very short word.
_ROWS = 400

_Row = tuple[str, str, int, str, str]


class Search:
    """Search in a label index."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        self._words: dict[int, list[str]] = {}

    def __call__(self, text: str, limit: int = 20, language: str | None = None) -> list[Match]:
        """Return the concepts that a text may mean, each once with its best label, best first.

        With a language, labels in it come first among equals. An empty text finds nothing.
        """
        wanted = fold(text)
        if not wanted or limit < 1:
            return []
        found: dict[str, Match] = {}
        for reason, meant, rows in self._stages(wanted):
            for row in sorted(rows, key=lambda row: _rank(row, meant, language)):
                match = _match(row, reason, meant)
                found.setdefault(match.concept, match)
            if len(found) >= limit:
                break
        return list(found.values())[:limit]

    def exact(self, text: str) -> list[Match]:
        """Return the concepts that have a text as a label or abbreviation, but for case, diacritics and hyphens."""
        rows = self._index.execute(_EXACT, (fold(text), _ROWS)).fetchall()
        return list({m.concept: m for m in reversed([_match(row, "exact", "") for row in rows])}.values())[::-1]

    def _stages(self, wanted: str) -> Iterator[tuple[str, str, list[_Row]]]:
        """Yield the reason, the text that was matched (what was meant, for a typo) and the rows of each stage."""
        words = wanted.split()
        exact = self._rows(_EXACT, wanted)
        yield "exact", wanted, exact
        prefixes = self._rows(_WORDS, " ".join(f'"{word}"*' for word in words))
        yield "prefix", wanted, prefixes
        middles = self._rows(_GRAMS, " ".join(f'"{word}"' for word in words if len(word) > 2))
        yield "infix", wanted, [row for row in middles if all(word in row[4] for word in words)]
        if not (exact or prefixes):
            near = [self._near(word) for word in words]
            if all(near):
                meant = " ".join(words[0] for words in near)
                yield "typo", meant, self._rows(_WORDS, " AND ".join(f"({_any_of(words)})" for words in near))

    def _rows(self, sql: str, argument: str) -> list[_Row]:
        return self._index.execute(sql, (argument, _ROWS)).fetchall() if argument else []

    def _near(self, word: str) -> list[str]:
        """Return the words of the labels within one typo (insertion, deletion, substitution, swap).

        The optimal string alignment distance counts a swap of neighbours as one typo, as Damerau (1964) found
        most typos to be.
        """
        from rapidfuzz.distance import OSA

        if not self._words:
            for (known,) in self._index.execute("SELECT term FROM vocabulary"):
                self._words.setdefault(len(known), []).append(known)
        allowed = 0 if len(word) < 4 else 1 if len(word) < 9 else 2
        near = [
            (distance, known)
            for length in range(len(word) - allowed, len(word) + allowed + 1)
            for known in self._words.get(length, ())
            if (distance := OSA.distance(word, known, score_cutoff=allowed)) <= allowed
        ]
        return [known for _, known in sorted(near)[:8]]


def _any_of(words: list[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)


def _rank(row: _Row, wanted: str, language: str | None) -> tuple[bool, bool, bool, int, bool, int, str]:
    text, row_language, kind, _, folded = row
    return (
        folded != wanted,
        not folded.startswith(wanted),
        wanted not in folded,
        kind,
        row_language != language,
        len(text),
        text,
    )


def _match(row: _Row, reason: str, wanted: str) -> Match:
    text, language, kind, concept, folded = row
    if reason == "exact" and kind == 1:
        reason = "abbreviation"
    elif reason == "prefix" and not folded.startswith(wanted):
        reason = "word"
    return Match(concept, Text(text, language), KINDS[kind], reason)
