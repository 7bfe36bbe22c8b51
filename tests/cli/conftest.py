"""Fixtures: the program in a process of its own, and the same in this one, which is quicker."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from istilah.cli.main import main

PROGRAM = os.path.join(os.path.dirname(sys.executable), "istilah")


class Done(NamedTuple):
    """What a command ended with."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak English and use the shipped map, whoever runs the tests."""
    for variable in (
        "ISTILAH_STORE",
        "ISTILAH_STORE_AUTH_FILE",
        "ISTILAH_DEBUG",
        "NO_COLOR",
        "COLUMNS",
        "LC_MESSAGES",
        "LANG",
    ):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def program(plain_environment: None) -> Callable[..., Done]:
    """Return a function that runs the installed program: ``program("show", "FCR")``."""

    def run(*words: str, input: str | None = None, **options: Any) -> Done:
        done = subprocess.run(
            [PROGRAM, *words], input=input, capture_output=True, encoding="utf-8", timeout=120, **options
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], plain_environment: None) -> Callable[..., Done]:
    """Return a function that does a command line in this process."""

    def do(*words: str) -> Done:
        capsys.readouterr()
        code = main(list(words))
        return Done(code, *capsys.readouterr())

    return do
