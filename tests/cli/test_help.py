"""Every command explains itself, and the texts that are written down are those of click."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from tests.cli.conftest import Done

import istilah
from istilah.cli import help, main, write_help
from istilah.cli.click_app import program as click_program
from istilah.cli.main import COMMANDS, load
from istilah.cli.query import FORMATS as QUERY_FORMATS
from istilah.exports.registry import FORMATS


def test_the_written_help_is_what_would_be_written_now() -> None:
    assert Path(write_help.HELP).read_text(encoding="utf-8") == write_help.help_module(), (
        "run `python -m istilah.cli.write_help`"
    )


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS)])
def test_the_quick_help_is_that_of_click(
    words: list[str], call: Callable[..., Done], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    click_program().main([*words, "--help"], prog_name="istilah", standalone_mode=False)
    by_click = capsys.readouterr().out
    assert by_click == call(*words, "--help").out == call(*words, "-h").out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_summary_and_an_example(name: str) -> None:
    command = load(name)
    summary, _, rest = command.help.partition("\n")
    assert summary.endswith(".") and re.search(rf"^  {name} +{re.escape(summary)}$", help.TEXTS[""], re.MULTILINE)
    assert f"  istilah {name}" in rest.partition("\nExamples:\n")[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    for option in load(name).options:
        assert option.help.endswith(".") and option.long in help.TEXTS[name]
        assert option.flag or option.metavar or option.choices


def test_the_help_names_every_format() -> None:
    words = help.TEXTS["export"].replace(",", " ").split()
    assert not [name for name in FORMATS if name not in words]
    words = help.TEXTS["query"].replace(",", " ").replace(";", " ").replace(".", " ").split()
    assert not [name for name in QUERY_FORMATS if name not in words]


def test_a_file_for_every_command_and_a_command_for_every_file() -> None:
    folder = Path(main.__file__).parent
    declared = {
        file.stem
        for file in folder.glob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "command"
    }
    assert declared == set(COMMANDS)


def test_the_version_is_that_of_the_package(call: Callable[..., Done]) -> None:
    assert call("--version") == Done(0, f"istilah {istilah.__version__}\n", "")
    with pytest.raises(click.exceptions.Exit):
        click_program().make_context("istilah", ["--version"])
