"""The label index: every label of every concept in SQLite FTS5, folded, in memory or in a file.

Two full-text tables: `word` over the folded labels, for whole words and prefixes; `part` over the distinct words by
trigram, for the middle of a word. The folding leaves letters, digits and single spaces, so that the `ascii`
tokenizer, to which every character beyond ASCII is a letter, parts the words exactly where the spaces are.

The rows stand in the order of their concepts' weight, how much the map says of them: whoever reads the first rows of
many reads those that are most probably meant, without sorting.
"""

import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.errors import FileError
from istilah.graph.store import Store

#: Kinds of label, best first; the place in this tuple is what the index stores.
KINDS = ("preferred", "abbreviation", "alternative", "notation", "hidden")

_PROPERTIES = {
    _terms.SKOS + "prefLabel": 0,
    _terms.IST + "abbreviation": 1,
    _terms.SKOS + "altLabel": 2,
    _terms.SKOS + "notation": 3,
    _terms.SKOS + "hiddenLabel": 4,
}
#: What a concept is called by that has no label at all.
_NAMES = (_terms.node("rdfs:label"), _terms.node("dct:title"))

#: The relations that weigh: what a map says of two concepts holds as one of these as well.
_WEIGHING = (_terms.node("skos:broader"), _terms.node("skos:narrower"), _terms.node("skos:related"))

_SCHEMA = """
CREATE TABLE label (
  id INTEGER PRIMARY KEY, text TEXT, folded TEXT, language TEXT, kind INTEGER, concept TEXT, weight INTEGER
);
CREATE VIRTUAL TABLE word USING fts5(folded, content='', columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE part USING fts5(word, columnsize=0, tokenize='trigram');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab('word', 'row');
"""

#: In the order of the rows: full-text indexes are several times quicker to fill when the numbers only rise.
_FILL = """
CREATE INDEX label_folded ON label (folded);
INSERT INTO word (rowid, folded) SELECT id, folded FROM label ORDER BY id;
INSERT INTO part (word) SELECT term FROM vocabulary;
"""

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return a text in lower case, without diacritics, with single spaces between its words.

    >>> fold("  Café-Crème ")
    'cafe creme'
    """
    plain = text.lower() if text.isascii() else _without_diacritics(text)
    return _BETWEEN_WORDS.sub(" ", plain).strip()


def _without_diacritics(text: str) -> str:
    """Return a text in lower case, taken apart into letters and marks, and the marks dropped.

    Twice, since what a compatibility character such as ℡ is taken apart into may be capitals.
    """
    for _ in range(2):
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return text


def build_labels(store: Store, path: str = ":memory:") -> sqlite3.Connection:
    """Return a new index over the labels of a store's concepts; with a path, written to that file.

    Raises FileError when the file cannot be written.
    """
    try:
        index = _connect(path)
        index.executescript(_SCHEMA)
        weights = _weights(store)
        index.executemany(
            "INSERT INTO label (weight, text, folded, language, kind, concept) VALUES (-?, ?, ?, ?, ?, ?)",
            sorted((-weights[label[-1]], *label) for label in _labels(store)),
        )
        index.executescript(_FILL)
        index.commit()
        return index
    except sqlite3.Error as error:
        raise FileError(path, f"cannot be written: {error}") from error


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
    found = quads(None, _terms.TYPE, _terms.CONCEPT)
    concepts = {quad.subject.value: quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)}
    seen: set[tuple[str, str, str]] = set()
    for property, kind in _PROPERTIES.items():
        for quad in quads(None, ox.NamedNode(property), None):
            literal, concept = quad.object, quad.subject.value
            if concept not in concepts or not isinstance(literal, ox.Literal):
                continue
            text, language = literal.value, literal.language or ""
            if text.strip() and (text, language, concept) not in seen:
                seen.add((text, language, concept))
                yield text, fold(text), language, kind, concept
    for concept in concepts.keys() - {concept for _, _, concept in seen}:
        for text, language in _names(store, concepts[concept]):
            yield text, fold(text), language, 0, concept


def _names(store: Store, concept: ox.NamedNode) -> list[tuple[str, str]]:
    """Return what a concept without labels is called by, with the language; at the last the end of its IRI."""
    literals = (quad.object for name in _NAMES for quad in store.quads(concept, name, None))
    named = {(one.value, one.language or "") for one in literals if isinstance(one, ox.Literal) and one.value.strip()}
    return sorted(named) or [(_terms.local_name(concept.value), "")]


def _weights(store: Store) -> Counter[str]:
    """Return the weight of each concept that has relations: the digits of their number in base 2.

    Twice as many are one more: that is what tells a concept that many others hang on from one at the rim, and a
    relation more or less does not.
    """
    relations = Counter(quad.subject.value for property in _WEIGHING for quad in store.quads(None, property, None))
    return Counter({concept: count.bit_length() for concept, count in relations.items()})
