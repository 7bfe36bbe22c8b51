"""`istilah claims`: the claims as a table that experts edit, and back."""

from istilah.cli.options import AUTH, LANG, MAP
from istilah.cli.parameters import Argument, Option, command

OUTPUT = Option(
    "output",
    "Write the table to a file, .csv or .xlsx; by default CSV on standard output.",
    short="-o",
    metavar="FILE",
    default="-",
    complete="file",
)
PRUNE = Option("prune", "Remove the claims that the table does not have.", flag=True)
DRY_RUN = Option("dry-run", "Only show what would change.", flag=True)


@command(
    Argument("action"), Argument("table", required=False, complete="file"), OUTPUT, PRUNE, DRY_RUN, LANG, MAP, AUTH
)
def claims(action: str, table: str | None, output: str, prune: bool, dry_run: bool, lang: str, map: str | None) -> None:
    """Edit the claims in a spreadsheet.

    ACTION is export or import. `export` writes one claim a row, labels beside IRIs. `import` reads such a TABLE (CSV
    or XLSX) back: it shows what changes, checks the map as it would be, and changes nothing unless every row is good.
    A row without a claim is a new one; its subject and object may be any name of a concept.

    Examples:
      istilah claims export -o claims.xlsx
      istilah claims import claims.xlsx --dry-run
    """
    from istilah.graph.errors import UnknownNameError, UsageError

    if action == "export":
        from istilah.cli.claim_export import export_claims

        export_claims(map, output)
    elif action == "import":
        if table is None:
            raise UsageError("import needs a table", "istilah claims import claims.xlsx")
        from istilah.cli.claim_import import import_claims

        import_claims(map, table, prune, dry_run, lang)
    else:
        raise UnknownNameError("action", action, ["export", "import"])
