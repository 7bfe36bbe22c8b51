"""The answer to a competency question as a table for spreadsheets: the columns of its page, things by their names."""

from io import BytesIO

from istilah.exports.cells import write_table
from istilah.exports.pages.answers import Answer, Cell
from istilah.exports.pages.question import Asked, answer_rows, shown_columns
from istilah.exports.pages.site import Site
from istilah.exports.workbook import MEDIA_TYPE, write_workbook

#: The formats of such tables by name, and what they are.
TABLES = {"csv": "text/csv; charset=utf-8", "xlsx": MEDIA_TYPE}


def question_table(site: Site, asked: Asked, answer: Answer, language: str, format: str) -> bytes:
    """Return an answer in one of `TABLES` as spreadsheets open it, with headings and names in a language."""
    rows = answer_rows(site, asked, answer, language)
    shown = shown_columns(answer, rows, language)
    table = BytesIO()
    header = [heading for _, heading in shown]
    cells = ([_text(row[place]) for place, _ in shown] for row in rows)
    if format == "xlsx":
        write_workbook(table, asked.question.name[:31], header, cells)
    else:
        write_table(table, header, cells)
    return table.getvalue()


def _text(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.term.kind == "iri":
        return cell.name.text if cell.name else cell.short
    return cell.term.value
