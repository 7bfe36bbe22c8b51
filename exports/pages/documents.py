"""Documents: what a page shows as data, in the formats of the exports."""

import io
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from istilah.exports.csv_concepts import concept_table, write_concepts
from istilah.exports.pages.site import Site
from istilah.exports.pages.source import source_by_slug
from istilah.exports.pages.theme import theme_by_slug
from istilah.exports.registry import FORMATS, Format, Options, write_stream
from istilah.exports.selection import concepts
from istilah.exports.workbook import MEDIA_TYPE, write_workbook
from istilah.graph import _terms
from istilah.graph.concept_map import ConceptMap
from istilah.graph.store import Store

#: A table of concepts that every Excel opens; CSV it parts by the commas or semicolons of the reader's country.
_WORKBOOK = Format("xlsx", ".xlsx", MEDIA_TYPE, "istilah.exports.workbook")
#: The formats of documents by ending; of two with one ending, the first.
ENDINGS: dict[str, Format] = {format.ending[1:]: format for format in (_WORKBOOK, *reversed(FORMATS.values()))}
#: The formats that hold any triples, not only those of a whole map.
TRIPLES = ("ttl", "jsonld", "nt", "rdf", "trig", "nq")


def document(site: Site, name: str) -> tuple[Format, bytes] | None:
    """Return a document by its name, such as ``concept/first-call-resolution.ttl``; None when there is none.

    ``map`` is the whole map, ``def`` its vocabulary; a concept comes with its neighbours and all that is said
    between them, a source with all of its claims, a theme as a table with all of its concepts. Workbooks hold the
    same concepts as CSV does.
    """
    path, _, ending = name.rpartition(".")
    format = ENDINGS.get(ending)
    if format is None:
        return None
    kind, _, slug = path.partition("/")
    stream = io.BytesIO()
    if format is _WORKBOOK:
        table = _table(site, kind, slug)
        return (format, _workbook(*table)) if table else None
    if kind == "map" and not slug:
        write_stream(site.map, format.name, stream)
        return format, stream.getvalue()
    if kind == "concept" and (iri := site.map.concepts.by_slug(slug)):
        write_stream(site.map, format.name, stream, Options(focus=iri))
        return format, stream.getvalue()
    if kind == "theme" and ending == "csv" and (theme := theme_by_slug(site, slug)):
        write_concepts(site.map, _members(site, theme), stream)
        return format, stream.getvalue()
    triples = _triples(site, kind, slug)
    return (format, write_triples(triples, ending)) if triples and ending in TRIPLES else None


def _table(site: Site, kind: str, slug: str) -> tuple[list[str], Iterable[list[str]]] | None:
    """Return the table of the concepts of a map, about a concept or of a theme; None where there is no such thing."""
    if kind == "map" and not slug:
        whole = site.map.whole()
        return concept_table(whole, concepts(whole, Options()))
    if kind == "concept" and (iri := site.map.concepts.by_slug(slug)):
        return concept_table(site.map, concepts(site.map, Options(focus=iri)))
    theme = theme_by_slug(site, slug) if kind == "theme" else None
    return concept_table(site.map, _members(site, theme)) if theme else None


def _workbook(header: list[str], rows: Iterable[list[str]]) -> bytes:
    stream = io.BytesIO()
    write_workbook(stream, "concepts", header, rows)
    return stream.getvalue()


def _members(site: Site, theme: str) -> list[str]:
    found = sorted(iri for iri in site.themes[theme].members if iri in site.map.concepts)
    site.map.store.gather(found)
    return found


def write_triples(triples: Iterable[ox.Quad | ox.Triple], ending: str) -> bytes:
    """Return triples in the format that an ending of `TRIPLES` names; the graphs of quads are left aside."""
    dataset = ox.Store()
    dataset.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in triples)
    stream = io.BytesIO()
    write_stream(ConceptMap(Store(dataset)), ENDINGS[ending].name, stream)
    return stream.getvalue()


def _triples(site: Site, kind: str, slug: str) -> list[Any]:
    quads = site.map.store.quads
    if kind == "def" and not slug:
        return list(quads(None, None, None, _terms.VOCABULARY))
    if kind == "theme" and (theme := theme_by_slug(site, slug)):
        return list(quads(_terms.resource(theme), None, None))
    if kind == "source" and (source := source_by_slug(site, slug)):
        node = _terms.resource(source)
        return [*quads(node, None, None), *quads(None, None, None, node)]
    return []
