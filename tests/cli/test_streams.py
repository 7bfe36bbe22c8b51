"""Standard output and standard error: pipes, terminals, colours, devices that are full."""

import errno
import os
import signal
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.cli.conftest import PROGRAM, Done

ALL = "SELECT * { ?s ?p ?o . ?a ?b ?c }"  # more rows than a pipe holds, and than anyone waits for


def run_with(output: int, *words: str, **variables: str) -> tuple[int, str]:
    """Run the program with a file descriptor as standard output; return its code and what it said on the other."""
    environment = os.environ | variables
    done = subprocess.run([PROGRAM, *words], stdout=output, stderr=subprocess.PIPE, env=environment, timeout=60)
    return done.returncode, done.stderr.decode()


def on_terminal(*words: str, columns: int = 60, **variables: str) -> str:
    """Return what the program prints on a terminal of some columns."""
    import fcntl
    import struct
    import termios

    reader, terminal = os.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    try:
        code, err = run_with(terminal, *words, **{"TERM": "xterm", "NO_COLOR": ""} | variables)
        assert (code, err) == (0, "")
    finally:
        os.close(terminal)
    shown = b""
    while True:
        try:
            shown += os.read(reader, 65536)
        except OSError as error:  # what a terminal answers when nobody holds its other end
            assert error.errno == errno.EIO
            break
    os.close(reader)
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "words",
    [
        ["query", ALL],
        ["query", ALL, "--format", "json"],
        ["query", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o . ?a ?b ?c }", "--format", "ntriples"],
        ["export", "nquads"],
    ],
)
def test_a_closed_pipe_ends_it_quietly(words: list[str]) -> None:
    with subprocess.Popen([PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout and running.stderr and running.stdout.read(100)
        running.stdout.close()
        assert (running.wait(60), running.stderr.read()) == (0, b"")


@pytest.mark.parametrize("words", [["show", "FCR"], ["--help"], ["stats", "--format", "json"]])
def test_a_pipe_that_nobody_reads_is_no_error(words: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    assert run_with(writer, *words) == (0, "")
    os.close(writer)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize(
    "words",
    [
        ["export", "turtle"],
        ["query", "SELECT * { ?s ?p ?o }"],
        ["query", "ASK {}", "--format", "json"],
        ["show", "FCR"],
        ["stats", "--format", "json"],
        ["--help"],
    ],
)
def test_a_full_device_is_told(words: list[str]) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    code, err = run_with(full, *words)
    os.close(full)
    assert code == 1 and err.startswith("error: standard output: No space left on device\nhint: ")
    assert err.count("\n") == 2


def test_without_standard_output_or_error_nothing_breaks() -> None:
    for closed in (">&-", "2>&-", ">&- 2>&-", "<&-"):
        done = subprocess.run(["sh", "-c", f"{PROGRAM} show FCR {closed}"], capture_output=True, timeout=60)
        assert (done.returncode, done.stderr) == (0, b""), closed


def test_colours_are_for_terminals(program: Callable[..., Done]) -> None:
    assert "\x1b[1mFirst Call Resolution (FCR)\x1b[0m\n" in on_terminal("show", "FCR")
    assert "\x1b" not in program("show", "FCR").out


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours_where_they_are_not_welcome(variables: dict[str, str]) -> None:
    for words in (["show", "FCR"], ["search", "eskalsi"], ["query", "SELECT ?s { ?s a ist:Metric } LIMIT 2"]):
        assert "\x1b" not in on_terminal(*words, **variables)


def test_lines_fit_the_terminal_and_no_word_is_lost(program: Callable[..., Done]) -> None:
    shown = on_terminal("show", "FCR", columns=60, NO_COLOR="1")
    assert max(map(len, shown.splitlines())) <= 60
    assert shown.split() == program("show", "FCR").out.split()


def test_a_table_fits_the_terminal_and_is_whole_in_a_pipe(program: Callable[..., Done]) -> None:
    query = "SELECT ?s ?d { ?s skos:definition ?d FILTER(LANG(?d) = 'en') } LIMIT 3"
    shown = on_terminal("query", query, columns=50, NO_COLOR="1").splitlines()
    assert max(map(len, shown)) <= 50 and all(line.endswith("…") for line in shown[2:])
    assert "…" not in program("query", query).out


def test_data_on_a_terminal_ends_with_a_line_end(program: Callable[..., Done]) -> None:
    assert on_terminal("query", "ASK {}", "--format", "json").endswith("}\n")
    assert program("query", "ASK {}", "--format", "json").out.endswith("}")


def test_an_encoding_without_a_character_loses_that_character_only(
    program: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert "chatbot ? " in program("path", "chatbot", "FCR", "--count", "1").out
    assert "─" in program("query", "SELECT ?s { ?s a ist:Metric } LIMIT 1").out


def test_ctrl_c_ends_a_query_at_once_and_leaves_nothing(tmp_path: Path) -> None:
    words = [PROGRAM, "query", f"SELECT (COUNT(*) AS ?n) {{ {ALL} }}", "-o", str(tmp_path / "out")]
    heed = partial(signal.signal, signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
    with subprocess.Popen(words, stderr=subprocess.PIPE, preexec_fn=heed) as running:
        while not list(tmp_path.iterdir()):  # it writes beside the file from the moment that it begins
            time.sleep(0.05)
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        assert running.stderr and (running.wait(20), running.stderr.read()) == (130, b"")
    assert not list(tmp_path.iterdir())
