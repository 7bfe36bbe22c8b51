"""Claims as a table, one a row: what experts edit in a spreadsheet instead of RDF.

IRIs stand in prefixed form with the labels of both languages beside them. The columns of `LABELS` are there to be read;
a change in them means nothing.
"""

from collections.abc import Iterable

from istilah.graph import _terms
from istilah.graph.concept_map import ConceptMap
from istilah.graph.properties import Properties
from istilah.graph.values import LANGUAGES, Claim, Text

STATUSES = ("accepted", "proposed", "disputed", "rejected")

#: The columns that say what a claim is, in the order of the table.
CONTENT = (
    "claim",
    "status",
    "explicit",
    "subject",
    "relation",
    "object",
    "source",
    "entry",
    "start",
    "end",
    "confidence",
    *(f"statement_{language}" for language in LANGUAGES),
    *(f"note_{language}" for language in LANGUAGES),
)
#: The columns that only explain the others.
LABELS = (
    *(f"{column}_{language}" for column in ("subject", "relation", "object") for language in LANGUAGES),
    "heading",
    "quote",
)
COLUMNS = (*CONTENT[:6], *LABELS[:-2], *CONTENT[6:8], "heading", *CONTENT[8:10], "quote", *CONTENT[10:])

Row = dict[str, str]


def table(map: ConceptMap, claims: Iterable[Claim] | None = None) -> list[Row]:
    """Return claims, by default all, as rows: by document, place in it and IRI; the editors' own come last.

    Every row has all of `COLUMNS`, "" where there is nothing.
    """
    chosen = map.claims if claims is None else claims
    return [row(map, claim) for claim in sorted(chosen, key=_place)]


def row(map: ConceptMap, claim: Claim) -> Row:
    """Return one claim as a row."""
    values = Properties(map.store, claim.iri)
    cells = dict.fromkeys(COLUMNS, "")
    cells |= {
        "claim": claim.iri,
        "status": claim.status,
        "explicit": "yes" if claim.explicit else "no",
        "subject": _terms.shorten(claim.subject),
        "relation": _terms.shorten(claim.predicate),
        "object": _short_object(claim.object),
        "confidence": "" if claim.confidence is None else f"{claim.confidence:g}",
    }
    if claim.passage:
        cells |= {
            "source": claim.passage.source.slug,
            "entry": claim.passage.entry,
            "heading": claim.passage.heading,
            "start": str(claim.passage.start),
            "end": str(claim.passage.end),
            "quote": claim.passage.quote,
        }
    for language in LANGUAGES:
        for column, iri in (("subject", claim.subject), ("relation", claim.predicate), ("object", claim.object)):
            cells[f"{column}_{language}"] = _label(map, iri, language)
        for column, property in (("statement", "ist:statement"), ("note", "skos:note")):
            said = [text.text for text in values.literals(property) if text.language == language]
            cells[f"{column}_{language}"] = "\n".join(said)
    return cells


def is_iri(value: str) -> bool:
    """Tell whether a claim's object is a node rather than a figure or text."""
    return value.startswith(("http://", "https://", "urn:"))


def _short_object(value: str) -> str:
    return _terms.shorten(value) if is_iri(value) else value


def _label(map: ConceptMap, iri: str, language: str) -> str:
    if iri in map.relations:
        return map.relations[iri].label(language)
    label = map.concepts.label(iri, language) if is_iri(iri) else Text("", "")
    return label.text if label.language == language else ""


def _place(claim: Claim) -> tuple[bool, str, int, int, str]:
    passage = claim.passage
    if passage is None:
        return True, "", 0, 0, claim.iri
    return False, passage.source.slug, passage.start, passage.end, claim.iri
