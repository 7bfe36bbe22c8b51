"""Writing the table of claims."""

from istilah.cli.output import destination


def export_claims(map_path: str | None, output: str) -> None:
    """Write the claims of a map to a .csv or .xlsx file, or as CSV to standard output."""
    from istilah import open_map
    from istilah.exports.cells import write_table
    from istilah.exports.workbook import write_workbook
    from istilah.graph.claim_table import COLUMNS, table
    from istilah.graph.errors import FileError

    if output != "-" and not output.lower().endswith((".csv", ".xlsx")):
        raise FileError(output, "no table is known by this ending", "give a name that ends in .csv or .xlsx")
    rows = ([row[column] for column in COLUMNS] for row in table(open_map(map_path).whole()))
    with destination(output) as stream:
        if output.lower().endswith(".xlsx"):
            write_workbook(stream, "claims", COLUMNS, rows)
        else:
            write_table(stream, COLUMNS, rows)
