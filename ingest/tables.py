"""Tables of claims, read from the CSV or XLSX that a spreadsheet saved."""

import csv
import os

from istilah.graph.claim_table import CONTENT, Row
from istilah.graph.errors import FileError

#: The columns without which a row says nothing.
NEEDED = ("subject", "relation", "object")


def read_table(path: str) -> list[Row]:
    """Return the rows of a CSV or XLSX file by the names in its first line; empty rows are left out.

    Raises FileError for a file that cannot be read, is no table, or lacks a column. A leading apostrophe, which
    keeps a spreadsheet from running a cell as a formula, is taken away.
    """
    ending = os.path.splitext(path)[1].lower()
    readers = {".csv": _csv_lines, ".xlsx": _xlsx_lines}
    if ending not in readers:
        raise FileError(path, f"no table is known by the ending {ending!r}", "save it as .csv or .xlsx")
    try:
        lines = readers[ending](path)
    except OSError as error:
        raise FileError(path, error.strerror or str(error), "check the name and the permissions") from None
    header, *rows = lines or [[]]
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise FileError(path, f"has no column {', '.join(missing)}", f"the first line names them: {', '.join(CONTENT)}")
    return [dict(zip(header, row, strict=False)) for row in rows if any(row)]


def _csv_lines(path: str) -> list[list[str]]:
    with open(path, encoding="utf-8-sig", newline="") as file:
        try:
            sample = file.read(8192)
            file.seek(0)
            delimiter = ";" if sample.partition("\n")[0].count(";") > sample.partition("\n")[0].count(",") else ","
            return [
                [cell.removeprefix("'") for cell in line] for line in csv.reader(file, delimiter=delimiter, strict=True)
            ]
        except UnicodeDecodeError:
            raise FileError(path, "this is not UTF-8", "save it as CSV UTF-8, or as .xlsx") from None
        except csv.Error as error:
            raise FileError(path, f"this is no CSV: {error}", "save it again from the spreadsheet") from None


def _xlsx_lines(path: str) -> list[list[str]]:
    from zipfile import BadZipFile

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=False)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise FileError(path, f"this is no workbook: {error}", "save it again as .xlsx") from None
    try:
        rows = book.worksheets[0].iter_rows(values_only=True)
        return [[_unprotected(_text(cell)) for cell in row] for row in rows]
    finally:
        book.close()


def _text(cell: object) -> str:
    """Return a cell as text; a spreadsheet makes 12 of "12" and 12.0 of that."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _unprotected(cell: str) -> str:
    """Return a cell without the apostrophe that a CSV which the spreadsheet opened had put before a formula."""
    return cell[1:] if cell.startswith(("'=", "'+", "'-", "'@")) else cell
