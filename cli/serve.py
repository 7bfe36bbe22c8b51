"""`istilah serve`: the explorer."""

from istilah.cli.options import LANG, MAP
from istilah.cli.parameters import Argument, Option, command, seconds, whole_number

HOST = Option("host", "Address to listen on; by default 127.0.0.1.", metavar="HOST", default="127.0.0.1")
PORT = Option(
    "port",
    "Port to listen on, 0 for any free one; by default 8000.",
    metavar="PORT",
    read=whole_number(0, 65535),
    default=8000,
)
NO_OPEN = Option("no-open", "Do not open the browser.", flag=True)
TIMEOUT = Option("timeout", "Stop a query after this time; by default 30.", metavar="SECONDS", read=seconds, default=30)
LOG = Option("log", "Write a line per request to standard error.", flag=True)


@command(Argument("file", required=False, complete="file"), HOST, PORT, NO_OPEN, TIMEOUT, LOG, LANG, MAP)
def serve(
    file: str | None, host: str, port: int, no_open: bool, timeout: float, log: bool, lang: str, map: str | None
) -> None:
    """Explore a map in the browser.

    FILE is a file or folder of RDF; without one the map of --map or the shipped one is served. Ctrl-C ends it.

    Examples:
      istilah serve
      istilah serve my-map.ttl --port 9000 --no-open
    """
    from istilah.web.server import serve as serve_map

    serve_map(file or map, host, port, not no_open, lang, timeout, log)
