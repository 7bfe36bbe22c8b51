"""The label index: every label of every concept in SQLite FTS5, folded, in memory or in a file.

Two full-text tables over the folded labels: by word, for prefixes and whole words; by trigram, for the middle of
a word. SQLite 3.40's trigram tokenizer cannot ignore diacritics, hence the folding before it.
"""

import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.errors import FileError
from istilah.graph.store import Store

#: Kinds of label, best first; the place in this tuple is what the index stores.
KINDS = ("preferred", "abbreviation", "alternative", "hidden")

_PROPERTIES = {
    _terms.SKOS + "prefLabel": 0,
    _terms.IST + "abbreviation": 1,
    _terms.SKOS + "altLabel": 2,
    _terms.SKOS + "hiddenLabel": 3,
}

_SCHEMA = """
CREATE TABLE label (id INTEGER PRIMARY KEY, text TEXT, folded TEXT, language TEXT, kind INTEGER, concept TEXT);
CREATE VIRTUAL TABLE word USING fts5(folded, content='', columnsize=0, tokenize='unicode61', prefix='1 2 3');
CREATE VIRTUAL TABLE gram USING fts5(folded, content='', columnsize=0, tokenize='trigram');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab('word', 'row');
"""

_FILL = """
CREATE INDEX label_folded ON label (folded);
INSERT INTO word (rowid, folded) SELECT id, folded FROM label;
INSERT INTO gram (rowid, folded) SELECT id, folded FROM label;
"""


def fold(text: str) -> str:
    """Return a text in lower case, without diacritics, with single spaces between its words.

    >>> fold("  Café-Crème ")
    'cafe creme'
    """
    if text.isascii():
        plain = text.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def build_labels(store: Store, path: str = ":memory:") -> sqlite3.Connection:
    """Return a new index over the labels of a store's concepts; with a path, written to that file."""
    index = _connect(path)
    index.executescript(_SCHEMA)
    index.executemany(
        "INSERT INTO label (text, folded, language, kind, concept) VALUES (?, ?, ?, ?, ?)", sorted(_labels(store))
    )
    index.executescript(_FILL)
    index.commit()
    return index


def open_labels(path: str) -> sqlite3.Connection:
    """Open an index for reading; raises FileError when the file is not a whole index."""
    try:
        index = _connect(f"file:{path}?mode=ro&immutable=1")
        with closing(index.execute("SELECT count(*) FROM label")) as rows:
            rows.fetchone()
        return index
    except sqlite3.Error as error:
        raise FileError(path, f"not a label index: {error}") from error


def _connect(path: str) -> sqlite3.Connection:
    return sqlite3.connect(path, uri=path.startswith("file:"), check_same_thread=False)


def _labels(store: Store) -> Iterator[tuple[str, str, str, int, str]]:
    quads = store.quads
    concepts = {q.subject for q in quads(None, _terms.TYPE, _terms.CONCEPT)}
    seen: set[tuple[str, str, str]] = set()
    for property, kind in _PROPERTIES.items():
        for quad in quads(None, ox.NamedNode(property), None):
            literal = quad.object
            if quad.subject not in concepts or not isinstance(literal, ox.Literal):
                continue
            text, language, concept = literal.value, literal.language or "", quad.subject.value
            if (text, language, concept) not in seen:
                seen.add((text, language, concept))
                yield text, fold(text), language, kind, concept
