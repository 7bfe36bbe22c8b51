"""`istilah push`: a map into a store elsewhere."""

from istilah.cli.options import AUTH, FORMAT, LANG
from istilah.cli.parameters import Argument, Option, command, place, web_address

MAP = Option(
    "map",
    "The map to put there: a file or folder of RDF, or a store on disk; by default the shipped one.",
    metavar="PATH",
    read=place,
    complete="file",
)
UPDATE_URL = Option(
    "update-url",
    "Where the store takes SPARQL updates; by default tried out beside URL.",
    metavar="URL",
    read=web_address,
)
GRAPH_STORE_URL = Option(
    "graph-store-url",
    "Where it takes graphs (SPARQL 1.1 Graph Store Protocol); by default tried out beside URL.",
    metavar="URL",
    read=web_address,
)
DRY_RUN = Option("dry-run", "Only show what would be sent; nothing is written.", flag=True)


@command(Argument("url"), MAP, UPDATE_URL, GRAPH_STORE_URL, DRY_RUN, FORMAT, LANG, AUTH)
def push(
    url: str,
    map: str | None,
    update_url: str | None,
    graph_store_url: str | None,
    dry_run: bool,
    format: str,
    lang: str,
) -> None:
    """Put a map into a store elsewhere, whole or not at all.

    URL is where the store answers SPARQL queries. Readers see the map that was there before until all has arrived, then
    the new one. A push that broke off goes on where it was. Name and password come from ISTILAH_STORE_USER and
    ISTILAH_STORE_PASSWORD, a token from ISTILAH_STORE_TOKEN, or either from a file.

    Examples:
      istilah push http://localhost:7878/query
      istilah push http://localhost:8890/sparql --map my-map.ttl --store-auth-file auth
      istilah push https://example.org/sparql --update-url https://example.org/update --dry-run
    """
    from istilah.cli.pushing import pushed

    report = pushed(url, map, update_url, graph_store_url, dry_run, lang)
    if format == "json":
        from istilah.cli.json_output import write_json

        write_json(report.values())
    else:
        from istilah.cli.style import write

        write(report.text(lang))
