"""Tables as XLSX workbooks, every cell a text: no number is reformatted and no cell is run as a formula."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST = 60


def write_workbook(stream: BinaryIO, title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a workbook with one sheet: the header stays in sight, columns have a filter and a readable width."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    lines = [list(header), *(list(row) for row in rows)]
    for number, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            if text:
                cell = sheet.cell(number, column, ILLEGAL_CHARACTERS_RE.sub("", text))
                cell.data_type = "s"  # not a formula, whatever it begins with
                cell.number_format = "@"
                if number == 1:
                    cell.font = Font(bold=True)
    for column in range(1, len(header) + 1):
        width = max(len(line[column - 1]) for line in lines)
        sheet.column_dimensions[get_column_letter(column)].width = min(width, _WIDEST) + 2
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    book.save(stream)
