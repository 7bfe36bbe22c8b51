"""`istilah coverage`: what of each document became concepts and claims, and what is missing."""

from istilah.cli.options import AUTH, FORMAT, LANG, MAP
from istilah.cli.parameters import Argument, Option, command

SOURCES = Option(
    "sources",
    "A folder with your own copies of the documents: shows the words behind each claim.",
    metavar="FOLDER",
    complete="file",
)


@command(Argument("document", required=False), SOURCES, FORMAT, LANG, MAP, AUTH)
def coverage(document: str | None, sources: str | None, format: str, lang: str, map: str | None) -> None:
    """Show what each document became: entries, concepts, claims.

    With a DOCUMENT, its entries one by one; without, a line for each document and what is missing in each language.
    With --sources also the passage behind each claim, from your own copy of the document, known by its digest. The exit
    code is 1 when a passage reaches outside its entry.

    Examples:
      istilah coverage
      istilah coverage menggali-dunia-customer-service --sources my-documents
    """
    from istilah import open_map
    from istilah.cli.coverage_report import CoverageReport

    report = CoverageReport(open_map(map).whole(), document, sources, lang)
    if format == "json":
        from istilah.cli.json_output import write_json

        write_json(report.values())
    else:
        from istilah.cli.style import write

        write(report.text())
    report.raise_for_misplaced()
