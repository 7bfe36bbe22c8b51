"""The answer to a competency question as a table for spreadsheets: the columns of its page, things by their names."""

from io import BytesIO

from istilah.exports.cells import write_table
from istilah.exports.pages.answers import Answer, Cell
from istilah.exports.pages.question import Asked, answer_rows, shown_columns
from istilah.exports.pages.site import Site


def question_table(site: Site, asked: Asked, answer: Answer, language: str) -> bytes:
    """Return an answer as CSV that spreadsheets open as it is, with headings and names in a language."""
    rows = answer_rows(site, asked, answer, language)
    shown = shown_columns(answer, rows, language)
    table = BytesIO()
    write_table(table, [heading for _, heading in shown], ([_text(row[place]) for place, _ in shown] for row in rows))
    return table.getvalue()


def _text(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.term.kind == "iri":
        return cell.name.text if cell.name else cell.short
    return cell.term.value
