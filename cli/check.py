"""`istilah check`: what is wrong with a map, and how to mend it."""

from istilah.cli.options import AUTH, FORMAT, LANG, MAP
from istilah.cli.parameters import Argument, command


@command(Argument("file", required=False, many=True, complete="file"), FORMAT, LANG, MAP, AUTH)
def check(file: tuple[str, ...], format: str, lang: str, map: str | None) -> None:
    """Check a map: errors and warnings, where, and how to mend them.

    Each FILE, or folder of files, is checked as a map of its own, - as Turtle on standard input; without any, the map
    of --map or the shipped one. The exit code is 1 when there is an error.

    Examples:
      istilah check
      istilah check my-map.ttl --format json
    """
    from istilah import ontology
    from istilah.cli.checking import Report

    report = Report(file or (map or ontology.MAP,))
    if format == "json":
        from istilah.cli.json_output import write_json

        write_json(report.values(lang))
    else:
        from istilah.cli.style import write

        write(report.text(lang))
    report.raise_for_errors()
