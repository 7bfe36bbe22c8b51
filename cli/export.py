"""`istilah export`: the map in other formats."""

from istilah.cli.options import AUTH, LANG, MAP, OUTPUT
from istilah.cli.parameters import Argument, Option, command, whole_number

FOCUS = Option("focus", "Write only this concept and its surroundings.", metavar="TERM", complete="term")
DEPTH = Option(
    "depth", "How many hops the surroundings reach; by default 1.", metavar="N", read=whole_number(0, 99), default=1
)


@command(Argument("format", complete="format"), OUTPUT, FOCUS, DEPTH, LANG, MAP, AUTH)
def export(format: str, output: str, focus: str | None, depth: int, lang: str, map: str | None) -> None:
    """Write the map in another format.

    FORMAT is turtle, jsonld, ntriples, nquads, trig, rdfxml, graphml, gexf, csv (concepts), csv-claims, dot, mermaid
    or html (a picture in one file that works offline). A file is replaced whole or not at all.

    Examples:
      istilah export html -o map.html
      istilah export mermaid --focus FCR --depth 2
    """
    from istilah.exports.registry import Options, format_named, write_file, write_stream

    format_named(format)
    from istilah import open_map

    opened = open_map(map)
    options = Options(opened.find(focus) if focus is not None else None, depth, lang)
    if output != "-":
        write_file(opened, format, output, options)
        return
    from istilah.cli.output import destination

    with destination("-") as stream:
        write_stream(opened, format, stream, options)
