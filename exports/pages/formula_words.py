"""Formulas in words: the names of concepts in place of the symbols, in the rows of an answer."""

from collections.abc import Iterable

from istilah.exports.pages.answers import Cell
from istilah.exports.pages.metric_card import formula_terms
from istilah.exports.pages.site import Site
from istilah.graph.metrics import metric
from istilah.graph.values import Formula

Cells = list[Cell | None]


def with_formulas_in_words(
    site: Site, columns: tuple[str, ...], rows: list[Cells], asked: Iterable[str], language: str
) -> list[Cells]:
    """Return rows with the formulas of their column `expression` in words.

    They are formulas of metrics that stand in the rows or were `asked` for (IRIs); others stay as they are.
    """
    if "expression" not in columns:
        return rows
    place = columns.index("expression")
    named = {cell.term.value for row in rows for cell in row if cell and cell.term.kind == "iri"}
    words = _words(site, {*named, *asked}, language)
    return [[_told(cell, words) if number == place else cell for number, cell in enumerate(row)] for row in rows]


def _words(site: Site, iris: Iterable[str], language: str) -> dict[str, str]:
    """Return the formulas of metrics in words, by their expressions."""
    metrics = (metric(site.map, iri) for iri in iris if iri in site.map.concepts)
    formulas = (formula for one in metrics if one for formula in one.formulas)
    return {formula.expression: _sentence(site, formula, language) for formula in formulas}


def _sentence(site: Site, formula: Formula, language: str) -> str:
    terms = formula_terms(site, formula, language)
    return "".join(f"{'' if term.is_close else ' '}{term.text.text}" for term in terms).strip()


def _told(cell: Cell | None, words: dict[str, str]) -> Cell | None:
    if cell is None or cell.term.value not in words:
        return cell
    return cell._replace(term=cell.term._replace(value=words[cell.term.value]))
