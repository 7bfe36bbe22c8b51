"""What a quick command does not import; each of these costs more than the command itself."""

import subprocess
import sys

import pytest

from istilah.cli.main import COMMANDS

SLOW = {
    "click", "typing", "dataclasses", "inspect", "json", "pathlib", "re", "sqlite3", "hashlib", "tempfile", "difflib",
    "threading", "logging", "rdflib", "networkx", "pyvis", "jinja2", "starlette", "uvicorn", "pyshacl", "rapidfuzz",
}  # fmt: skip


def imported(*words: str) -> set[str]:
    """Return which of the slow modules a command line imports; the first run may prepare the store, hence two."""
    code = f"""import sys
before = set(sys.modules)
from istilah.cli.main import main
assert main({list(words)!r}) == 0
print(*(set(sys.modules) - before), file=sys.stderr)"""
    words_of_python = [sys.executable, "-c", code]
    for _ in range(2):
        done = subprocess.run(words_of_python, capture_output=True, encoding="utf-8", timeout=60, check=True)
    return SLOW & set(done.stderr.split())


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        *([name, "--help"] for name in COMMANDS),
        ["show", "FCR"],
        ["show", "FCR", "--lang", "id"],
        ["query", "SELECT * { ?s ?p ?o } LIMIT 1"],
        ["query", "SELECT * { ?s ?p ?o } LIMIT 1", "--format", "json"],
        ["query", "ASK {}"],
    ],
    ids=" ".join,
)
def test_a_quick_command_imports_nothing_slow(words: list[str]) -> None:
    assert imported(*words) == set()


def test_help_does_not_even_import_the_store() -> None:
    code = "import sys; from istilah.cli.main import main; main(['--help']); sys.exit('pyoxigraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, timeout=60).returncode == 0
