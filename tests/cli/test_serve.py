"""`istilah serve`: what it hands to the server; the server has tests of its own."""

import json
import os
import signal
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Callable

from tests.cli.conftest import PROGRAM, Done


def test_a_file_is_served_in_the_language_asked_for_until_ctrl_c(
    plain_environment: None, write: Callable[..., str]
) -> None:
    path = write('ex:kucing a skos:Concept ; skos:prefLabel "cat"@en , "kucing"@id .')
    words = [PROGRAM, "serve", path, "--port", "0", "--no-open", "--lang", "id"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as serving:
        assert serving.stdout and serving.stderr
        address = next(word for word in serving.stdout.readline().split() if word.startswith("http://127.0.0.1:"))
        query = urllib.parse.quote('ASK { ?s skos:prefLabel "kucing"@id }')
        accept = {"Accept": "application/sparql-results+json"}
        asked = urllib.request.Request(f"{address}sparql?query={query}", headers=accept)
        with urllib.request.urlopen(asked, timeout=30) as answer:
            assert json.load(answer)["boolean"] is True
        with urllib.request.urlopen(address, timeout=30) as page:
            assert 'lang="id"' in page.read().decode()
        serving.send_signal(signal.SIGINT)
        assert (serving.wait(30), serving.stderr.read()) == (0, "")


def test_a_map_that_cannot_be_read_is_told_and_nothing_listens(program: Callable[..., Done]) -> None:
    code, out, err = program("serve", os.path.join("no", "such.ttl"), "--port", "0", "--no-open")
    assert (code, out) == (1, "") and err.startswith("error: ") and "such.ttl: No such file" in err


def test_a_taken_port_is_told(program: Callable[..., Done]) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, _, err = program("serve", "--port", port, "--no-open")
    assert code == 1 and "another program listens there" in err
