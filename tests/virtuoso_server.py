"""The real Virtuoso, on free ports of this machine, with the limit of rows that it has by default."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.oxigraph_server import free_ports, wait_for

_SETTINGS = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000

[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
MaxCheckpointRemap = 2000

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 6
MaxClientConnections = 6

[SPARQL]
ResultSetMaxRows = 10000
"""


class Virtuoso:
    """A running server: `url` is its SPARQL endpoint."""

    def __init__(self, http: int, sql: int, folder: Path) -> None:
        self.url = f"http://127.0.0.1:{http}/sparql"
        self._sql, self._folder = sql, folder

    def load(self, graphs: Mapping[str, bytes]) -> None:
        """Put N-Triples or Turtle into graphs."""
        statements = []
        for number, (graph, triples) in enumerate(graphs.items()):
            file = self._folder / f"{number}.ttl"
            file.write_bytes(triples)
            statements.append(f"DB.DBA.TTLP(file_to_string_output('{file}'), '', '{graph}', 0);")
        self.sql(" ".join(statements))

    def sql(self, text: str) -> None:
        """Do something in SQL."""
        settings = ("ERRORS=STDOUT", "VERBOSE=OFF", "PROMPT=OFF", f"EXEC={text}")
        words = ["isql-vt", f"127.0.0.1:{self._sql}", "dba", "dba", *settings]
        done = subprocess.run(words, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0 and "Error" not in done.stdout, done.stdout + done.stderr


def is_installed() -> bool:
    """Tell whether there is a Virtuoso to start."""
    return bool(shutil.which("virtuoso-t") and shutil.which("isql-vt"))


@contextmanager
def virtuoso() -> Iterator[Virtuoso]:
    """Start a server with an empty store; it ends with the block."""
    with tempfile.TemporaryDirectory(prefix="virtuoso-") as name:
        http, sql = free_ports(2)
        folder = Path(name)
        (folder / "virtuoso.ini").write_text(_SETTINGS.format(http=http, sql=sql, folder=folder))
        words = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
        nowhere = subprocess.DEVNULL
        with subprocess.Popen(words, cwd=folder, stdout=nowhere, stderr=nowhere) as process:
            try:
                running = Virtuoso(http, sql, folder)
                wait_for(running.url, process)
                yield running
            finally:
                process.kill()
