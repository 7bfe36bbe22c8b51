"""Editing claims by table: what a table would change, and the files of the map as they would then be.

Nothing is written here. A table is taken only when all its rows are good; what is wrong is told row by row.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.claim_table import CONTENT, STATUSES, Row, is_iri, table
from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import CheckError, IstilahError
from istilah.graph.rdf_files import format_of
from istilah.graph.values import LANGUAGES, Entry, Source

_EDITORIAL = "editorial"


class Problem(NamedTuple):
    """What is wrong with a row (counted from 1, the heading not counted) and in which column."""

    row: int
    column: str
    message: str


class TableError(CheckError):
    """A table with rows that cannot be taken; `problems` holds them all."""

    def __init__(self, problems: list[Problem]) -> None:
        told = [f"  row {problem.row}, {problem.column}: {problem.message}" for problem in problems[:20]]
        more = [f"  and {len(problems) - 20} more"] if len(problems) > 20 else []
        count = "1 cell is" if len(problems) == 1 else f"{len(problems)} cells are"
        super().__init__(
            "\n".join([f"{count} wrong; nothing was changed", *told, *more]), "mend the rows and try again"
        )
        self.problems = problems


class Edits(NamedTuple):
    """What a table changes: rows as they will be, rows as they were, and pairs of both."""

    added: list[Row]
    removed: list[Row]
    changed: list[tuple[Row, Row]]
    missing: list[Row]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


def edits(map: ConceptMap, rows: list[Row], prune: bool = False) -> Edits:
    """Return what a table changes in a map.

    A row whose claim is "" is a new one. A row that says something else than its claim did replaces it, and the
    claim gets the IRI of what it says now. Claims that the table does not have are `missing`: removed with `prune`,
    left alone without. Raises TableError.
    """
    reader = _Reader(map)
    now = [reader.read(number, row) for number, row in enumerate(rows, 1)]
    if reader.problems:
        raise TableError(reader.problems)
    before = {row["claim"]: row for row in table(map)}
    named = {row.get("claim", "") for row in rows}
    missing = [row for iri, row in before.items() if iri not in named]
    found = Edits([], missing if prune else [], [], [] if prune else missing)
    for given, row in zip(rows, now, strict=True):
        old = before.get(given.get("claim", ""))
        if old is None:
            found.added.append(row)
        elif any(old[column] != row[column] for column in CONTENT):
            found.changed.append((old, row))
    return found


def rewritten(map: ConceptMap, found: Edits) -> dict[str, list[ox.Triple]]:
    """Return the files that the edits change, by path, with all the triples that each then holds."""
    gone = [*found.removed, *(old for old, _ in found.changed)]
    come = [*found.added, *(new for _, new in found.changed)]
    kept_notes = {new["claim"]: old["claim"] for old, new in found.changed}
    files: dict[str, set[ox.Triple]] = {}
    for row in (*gone, *come):
        path = _file(map, row["source"])
        if path not in files:
            files[path] = set(_triples(path))
    extras = {row["claim"]: _others(files[_file(map, row["source"])], row["claim"]) for row in gone}
    for row in gone:
        triples = files[_file(map, row["source"])]
        triples -= {triple for triple in triples if triple.subject == ox.NamedNode(row["claim"])}
    for row in come:
        triples = files[_file(map, row["source"])]
        triples.update(_claim(map, row))
        for triple in extras.get(kept_notes.get(row["claim"], ""), ()):
            triples.add(ox.Triple(ox.NamedNode(row["claim"]), triple.predicate, triple.object))
    for path, triples in files.items():
        files[path] = _without_unused_passages(triples)
    return {path: list(triples) for path, triples in files.items()}


def claim_iri(base: str, subject: str, predicate: str, object: str, passage: str) -> str:
    """Return the IRI of a claim: what it says, hashed, so that the same row makes the same claim again."""
    said = "\n".join((subject, predicate, object, passage or _EDITORIAL))
    return f"{base}claim/{hashlib.sha256(said.encode()).hexdigest()[:16]}"


class _Reader:
    """Reads rows as people write them into rows as `table` writes them, and keeps what is wrong with them."""

    def __init__(self, map: ConceptMap) -> None:
        self.problems: list[Problem] = []
        self._map = map
        self._number = 0
        self._sources = {source.slug: source for source in map.claims.sources()}
        self._entries: dict[str, dict[str, Entry]] = {}
        self._known = {claim.iri for claim in map.claims}
        self._taken: dict[str, int] = {}

    def read(self, number: int, row: Row) -> Row:
        self._number = number
        cells = {column: (row.get(column) or "").strip() for column in CONTENT}
        if cells["claim"] and cells["claim"] not in self._known:
            self._wrong("claim", f"no claim {cells['claim']} in the map; leave the cell empty for a new one")
        cells["status"] = self._choice("status", cells["status"] or "accepted", STATUSES)
        cells["explicit"] = self._choice("explicit", cells["explicit"] or "yes", ("yes", "no"))
        self._ends(cells)
        self._passage(cells)
        if cells["confidence"]:
            self._confidence(cells)
        if not any(problem.row == number for problem in self.problems):
            self._name(cells)
        return cells

    def _wrong(self, column: str, message: str) -> None:
        self.problems.append(Problem(self._number, column, message))

    def _choice(self, column: str, value: str, known: tuple[str, ...]) -> str:
        value = value.lower()
        if value not in known:
            self._wrong(column, f"{value!r} is not one of {', '.join(known)}")
        return value

    def _ends(self, cells: Row) -> None:
        cells["subject"] = self._concept("subject", cells["subject"])
        cells["relation"] = self._relation(cells["relation"])
        if _terms.expand(cells["relation"]) in self._map.relations:
            cells["object"] = self._concept("object", cells["object"])
            if cells["subject"] == cells["object"]:
                self._wrong("object", "a relation joins two concepts")
        elif not cells["object"]:
            self._wrong("object", "empty")

    def _relation(self, name: str) -> str:
        """Return a relation by its name, prefixed or not; a property of figures such as ist:minValue as it is."""
        relations = self._map.relations
        if ":" in name and _terms.expand(name.strip("<>")) not in relations:
            return name
        try:
            relation = relations.named(_terms.expand(name) if ":" in name else name)
        except IstilahError as error:
            self._wrong("relation", f"{error.message}; {error.hint}")
            return "skos:related"
        if relation.derived:
            self._wrong("relation", f"{name} is an inverse; state it from the other end")
        return _terms.shorten(relation.iri)

    def _concept(self, column: str, term: str) -> str:
        try:
            return _terms.shorten(self._map.find(term.strip("<>")))
        except IstilahError as error:
            self._wrong(column, f"{error.message}; {error.hint}")
            return term

    def _passage(self, cells: Row) -> None:
        if not cells["source"]:
            for column in ("entry", "start", "end"):
                if cells[column]:
                    self._wrong(column, "a claim of the editors' own (no source) has no passage")
            return
        source = self._sources.get(cells["source"])
        if source is None:
            self._wrong("source", f"no document {cells['source']!r}; one of: {', '.join(self._sources)}")
            return
        entry = self._entry(source, cells["entry"])
        if entry is None:
            self._wrong("entry", f"no entry {cells['entry']!r} in {source.slug}")
        elif not (cells["start"].isdecimal() and cells["end"].isdecimal()):
            self._wrong("start", "start and end are whole numbers: characters from the beginning of the document")
        elif not entry.start <= int(cells["start"]) < int(cells["end"]) <= entry.end:
            self._wrong("start", f"the passage must lie between {entry.start} and {entry.end}, where its entry is")

    def _entry(self, source: Source, number: str) -> Entry | None:
        if source.iri not in self._entries:
            self._entries[source.iri] = {str(entry.number): entry for entry in self._map.claims.entries(source)}
        return self._entries[source.iri].get(number)

    def _confidence(self, cells: Row) -> None:
        try:
            value = float(cells["confidence"])
        except ValueError:
            value = -1.0
        if not 0 <= value <= 1:
            self._wrong("confidence", f"{cells['confidence']!r} is not a number from 0 to 1")
        else:
            cells["confidence"] = f"{value:g}"

    def _name(self, cells: Row) -> None:
        """Give the row the IRI of what it says; two rows may not say the same."""
        iri = claim_iri(self._map.scheme, *terms_of(cells), _passage_iri(self._map, cells))
        if iri in self._taken:
            self._wrong("claim", f"says the same as row {self._taken[iri]}")
        self._taken[iri] = self._number
        cells["claim"] = iri


def _passage_iri(map: ConceptMap, row: Row) -> str:
    return f"{map.scheme}passage/{row['source']}-{row['start']}-{row['end']}" if row["source"] else ""


def terms_of(row: Row) -> tuple[str, str, str]:
    """Return subject, predicate and object of a row: IRIs whole, figures as they are."""
    subject, predicate = (_terms.expand(row[column].strip("<>")) for column in ("subject", "relation"))
    return subject, predicate, _object(row["object"]).value


def _file(map: ConceptMap, source: str) -> str:
    """Return the file that the claims of a document, or of the editors, are in."""
    if not os.path.isdir(map.path):
        return map.path
    name = os.path.join("sources", f"{source}.ttl") if source else f"{_EDITORIAL}.ttl"
    return os.path.join(map.path, name)


def _triples(path: str) -> Iterable[ox.Triple]:
    if not os.path.exists(path):
        return ()
    return (quad.triple for quad in ox.parse(path=path, format=format_of(path)))


def _others(triples: set[ox.Triple], claim: str) -> list[ox.Triple]:
    """Return what a file says of a claim beside what the table has a column for."""
    return [t for t in triples if t.subject == ox.NamedNode(claim) and t.predicate not in _COLUMN_PROPERTIES]


_COLUMN_PROPERTIES = {
    _terms.TYPE,
    *(_terms.node(f"rdf:{name}") for name in ("subject", "predicate", "object")),
    *(_terms.node(f"ist:{name}") for name in ("status", "explicit", "confidence", "statement")),
    *(_terms.node(f"prov:{name}") for name in ("wasQuotedFrom", "wasAttributedTo")),
    _terms.node("skos:note"),
}


def _claim(map: ConceptMap, row: Row) -> Iterator[ox.Triple]:
    claim = ox.NamedNode(row["claim"])
    yield from _claim_content(claim, row)
    if not row["source"]:
        yield ox.Triple(claim, _terms.node("prov:wasAttributedTo"), ox.NamedNode(f"{map.scheme}editors"))
        return
    passage = ox.NamedNode(_passage_iri(map, row))
    selector = ox.NamedNode(f"{passage.value}#position")
    source = ox.NamedNode(f"{map.scheme}source/{row['source']}")
    yield ox.Triple(claim, _terms.node("prov:wasQuotedFrom"), passage)
    yield ox.Triple(passage, _terms.TYPE, _terms.node("oa:SpecificResource"))
    yield ox.Triple(passage, _terms.node("oa:hasSource"), source)
    yield ox.Triple(passage, _terms.node("ist:inEntry"), ox.NamedNode(f"{source.value}/entry/{row['entry']}"))
    yield ox.Triple(passage, _terms.node("oa:hasSelector"), selector)
    yield ox.Triple(selector, _terms.TYPE, _terms.node("oa:TextPositionSelector"))
    yield ox.Triple(selector, _terms.node("oa:start"), ox.Literal(int(row["start"])))
    yield ox.Triple(selector, _terms.node("oa:end"), ox.Literal(int(row["end"])))


def _claim_content(claim: ox.NamedNode, row: Row) -> Iterator[ox.Triple]:
    yield ox.Triple(claim, _terms.TYPE, _terms.node("ist:Claim"))
    yield ox.Triple(claim, _terms.node("rdf:subject"), _terms.node(row["subject"].strip("<>")))
    yield ox.Triple(claim, _terms.node("rdf:predicate"), _terms.node(row["relation"].strip("<>")))
    yield ox.Triple(claim, _terms.node("rdf:object"), _object(row["object"]))
    yield ox.Triple(claim, _terms.node("ist:status"), _terms.node(f"ist:{row['status'].capitalize()}"))
    yield ox.Triple(claim, _terms.node("ist:explicit"), ox.Literal(row["explicit"] == "yes"))
    if row["confidence"]:
        decimal = _terms.node("xsd:decimal")
        yield ox.Triple(claim, _terms.node("ist:confidence"), ox.Literal(row["confidence"], datatype=decimal))
    for column, property in (("statement", "ist:statement"), ("note", "skos:note")):
        for language in LANGUAGES:
            if row[f"{column}_{language}"]:
                text = ox.Literal(row[f"{column}_{language}"], language=language)
                yield ox.Triple(claim, _terms.node(property), text)


def _object(value: str) -> ox.NamedNode | ox.Literal:
    value = value.strip("<>")
    expanded = _terms.expand(value) if ":" in value else value
    if is_iri(expanded):
        return ox.NamedNode(expanded)
    if value.lstrip("+-").isdecimal():
        return ox.Literal(int(value))
    try:
        float(value)
    except ValueError:
        return ox.Literal(value)
    return ox.Literal(value, datatype=_terms.node("xsd:decimal"))


def _without_unused_passages(triples: set[ox.Triple]) -> set[ox.Triple]:
    """Drop the passages that nothing is quoted from any more, and their selectors."""
    quoted = {triple.object for triple in triples if triple.predicate == _terms.node("prov:wasQuotedFrom")}
    kind = _terms.node("oa:SpecificResource")
    unused = {t.subject for t in triples if t.predicate == _terms.TYPE and t.object == kind and t.subject not in quoted}
    selectors = {t.object for t in triples if t.subject in unused and t.predicate == _terms.node("oa:hasSelector")}
    return {triple for triple in triples if triple.subject not in unused | selectors}
