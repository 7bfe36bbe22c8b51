"""`istilah show`: one concept."""

from istilah.cli.options import AUTH, FORMAT, LANG, MAP
from istilah.cli.parameters import Argument, command


@command(Argument("term", complete="term"), FORMAT, LANG, MAP, AUTH)
def show(term: str, format: str, lang: str, map: str | None) -> None:
    """Show a concept: labels, definition, relations, sources.

    TERM is a label, an abbreviation, a slug or an IRI, in either language; case, accents and hyphens do not matter.

    Examples:
      istilah show FCR
      istilah show "penyelesaian masalah" --lang id
      istilah show churn-rate --format json
    """
    from istilah import open_map
    from istilah.cli.entry import Entry

    opened = open_map(map)
    entry = Entry(opened, opened.find(term))
    if format == "json":
        from istilah.cli.entry_json import entry_values
        from istilah.cli.json_output import write_json

        write_json(entry_values(entry, lang))
    else:
        from istilah.cli.entry_text import entry_text
        from istilah.cli.style import write

        write(entry_text(entry, lang))
