"""`istilah serve`: the explorer."""

from istilah.cli.options import AUTH, LANG, MAP
from istilah.cli.parameters import Argument, Option, command, seconds, web_address, whole_number
from istilah.graph.errors import UsageError

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
MAX_ROWS = Option(
    "max-rows",
    "Refuse an answer with more rows or triples; by default 500000.",
    metavar="ROWS",
    read=whole_number(1),
    default=500_000,
)
MAX_SIZE = Option(
    "max-size", "Refuse an answer larger than this; by default 64.", metavar="MB", read=whole_number(1), default=64
)
MAX_MEMORY = Option(
    "max-memory",
    "Stop a query that takes more memory; by default 2048.",
    metavar="MB",
    read=whole_number(16),
    default=2048,
)
LOG = Option("log", "Write a line per request to standard error.", flag=True)
PLAIN = Option("plain", "Serve FILE as it is: nothing inferred, the default graph what is in no graph.", flag=True)
ALLOW_SERVICE = Option(
    "allow-service",
    "Let queries ask this endpoint by SERVICE <URL>; repeatable.",
    metavar="URL",
    read=web_address,
    many=True,
)
RELOAD = Option("reload", "Follow FILE as it is edited; while it cannot be read the last good map stays.", flag=True)
WRITABLE = Option(
    "writable", "Let bearers of the token of --token-file write, by SPARQL Update and to graphs.", flag=True
)
TOKEN_FILE = Option(
    "token-file", "File with the token that lets one write.", metavar="FILE", default="", complete="file"
)
DATA = Option(
    "data",
    "Folder that keeps what is written; FILE is what it begins with. By default one of the user's.",
    metavar="FOLDER",
    default="",
    complete="folder",
)
NO_CORS = Option("no-cors", "Do not let the pages of other sites read the data.", flag=True)


@command(
    Argument("file", required=False, complete="file"),
    HOST,
    PORT,
    NO_OPEN,
    TIMEOUT,
    MAX_ROWS,
    MAX_SIZE,
    MAX_MEMORY,
    LOG,
    PLAIN,
    ALLOW_SERVICE,
    NO_CORS,
    RELOAD,
    WRITABLE,
    TOKEN_FILE,
    DATA,
    LANG,
    MAP,
    AUTH,
)
def serve(
    file: str | None,
    host: str,
    port: int,
    no_open: bool,
    timeout: float,
    max_rows: int,
    max_size: int,
    max_memory: int,
    log: bool,
    plain: bool,
    allow_service: tuple[str, ...],
    no_cors: bool,
    reload: bool,
    writable: bool,
    token_file: str,
    data: str,
    lang: str,
    map: str | None,
) -> None:
    """Explore a map in the browser.

    FILE is a map as --store takes it; without one that of --store or the shipped one is served. Ctrl-C ends it.

    Examples:
      istilah serve
      istilah serve my-map.ttl --port 9000 --no-open
      istilah serve my-map.ttl --reload
      istilah serve my-map.ttl --writable --token-file token --data my-data
      istilah serve dataset.trig --plain --allow-service https://query.wikidata.org/sparql
    """
    if writable != bool(token_file):
        raise UsageError("--writable and --token-file go together", "istilah serve --writable --token-file FILE")
    if data and not writable:
        raise UsageError("--data is for what is written", "add --writable --token-file FILE")
    if writable and reload:
        raise UsageError("a map is written to or follows its files, not both", "leave out --reload or --writable")
    from istilah.web.limits import Limits
    from istilah.web.server import serve as serve_map

    limits = Limits(timeout, max_rows, max_size << 20, max_memory << 20)
    reading = (plain, allow_service, not no_cors)
    serve_map(file or map, host, port, not no_open, lang, limits, log, *reading, reload, token_file, data)
