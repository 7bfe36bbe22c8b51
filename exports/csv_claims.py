"""The claims as a table: one a row, labels beside IRIs, with the source and the place in it.

The table is the one that `istilah claims import` takes back.
"""

from typing import BinaryIO

from istilah.exports.cells import write_table
from istilah.exports.registry import Options
from istilah.exports.selection import claims
from istilah.graph.claim_table import COLUMNS, table
from istilah.graph.concept_map import ConceptMap


def write(map: ConceptMap, stream: BinaryIO, options: Options) -> None:
    """Write the claims as CSV; those of the editors' own have no source. See `istilah.exports.cells`."""
    rows = table(map, claims(map, options))
    write_table(stream, COLUMNS, ([row[column] for column in COLUMNS] for row in rows))
