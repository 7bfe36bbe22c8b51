"""Tables in CSV for spreadsheets, and their cells read back without loss.

- UTF-8 with a byte order mark: without it Excel takes the file for the code page of the machine and garbles every
  letter beyond ASCII. Programs skip the mark with ``encoding="utf-8-sig"``.
- RFC 4180: commas, CRLF, quotes doubled.
- A cell that a spreadsheet would run as a formula (OWASP, CSV Injection) gets an apostrophe before it, and so does
  one that begins with an apostrophe. Who reads the file takes one leading apostrophe away: `plain`.
- Several values in a cell are parted by " | ", with a backslash before any | or backslash of their own: `split`.
"""

import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def write_table(stream: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table, its cells protected."""
    import codecs
    import csv

    table = csv.writer(_Utf8(stream))
    stream.write(codecs.BOM_UTF8)
    table.writerow(header)
    table.writerows([protect(cell) for cell in row] for row in rows)


def protect(text: str) -> str:
    """Return a text as a cell that no spreadsheet runs.

    >>> protect("=1+1")
    "'=1+1"
    """
    return "'" + text if text.startswith(_RISKY) else text


def plain(cell: str) -> str:
    """Return the text of a protected cell."""
    return cell.removeprefix("'")


def join(values: Iterable[str]) -> str:
    r"""Return several values as one text.

    >>> print(join(["first call", "a|b"]))
    first call | a\|b
    """
    return " | ".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def split(text: str) -> list[str]:
    """Return the values of a joined text: a bar after a space parts them, one after a backslash is their own."""
    return [_ESCAPED.sub(r"\1", value) for value in text.split(" | ")] if text else []


class _Utf8:
    """The stream as the csv module wants it; a wrapper of `io` would close the stream with itself."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        self._stream.write(text.encode())
