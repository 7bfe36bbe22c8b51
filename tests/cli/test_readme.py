"""The README and the help say the same about the commands."""

import shlex
from pathlib import Path

import pytest

from istilah.cli import write_help
from istilah.cli.main import COMMANDS, load
from istilah.cli.reader import read

README = Path(write_help.README)


def test_the_readme_lists_the_commands_in_the_words_of_their_help() -> None:
    assert write_help.commands_section() in README.read_text(encoding="utf-8"), "run `python -m istilah.cli.write_help`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_summary_and_example_is_in_the_readme(name: str) -> None:
    readme = README.read_text(encoding="utf-8")
    summary, _, rest = load(name).help.partition("\n")
    examples = [line.strip() for line in rest.partition("Examples:\n")[2].splitlines()]
    assert summary in readme and examples and all(example in readme for example in examples)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_is_a_command_line_that_is_understood(name: str) -> None:
    for example in load(name).help.partition("Examples:\n")[2].splitlines():
        program, command, *words = shlex.split(example)
        assert (program, command) == ("istilah", name) and read(load(name), words) is not None


def test_the_section_is_put_between_its_marks_and_nothing_else_changes() -> None:
    before = "# Title\n\n<!-- commands -->\nOUTDATED\n<!-- /commands -->\n\nThe end.\n"
    after = write_help.with_commands(before)
    assert after.startswith("# Title\n\n<!-- commands -->\n") and after.endswith("<!-- /commands -->\n\nThe end.\n")
    assert "OUTDATED" not in after and write_help.with_commands(after) == after


def test_a_readme_without_the_marks_gets_a_section() -> None:
    assert write_help.with_commands("# Title\n").startswith("# Title\n\n## Commands\n\n<!-- commands -->\n")


def test_writing_twice_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, attribute in (("help.py", "HELP"), ("README.md", "README")):
        (tmp_path / name).write_text("", encoding="utf-8")
        monkeypatch.setattr(write_help, attribute, str(tmp_path / name))
    write_help.write()
    once = [(tmp_path / name).read_text(encoding="utf-8") for name in ("help.py", "README.md")]
    write_help.write()
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in ("help.py", "README.md")] == once
    assert all(f"istilah {name}" in once[1] for name in COMMANDS)
