"""Write down what click prints for `--help`, so that the program can answer without click.

Run ``python -m istilah.cli.write_help`` after any change to a command's declaration or docstring: it writes `help.py`
and the section "Commands" of the README. A test fails when either is not what this would write.
"""

import os

from istilah.cli.main import COMMANDS, load
from istilah.cli.parameters import Command

_WIDTH = 80
_HERE = os.path.dirname(os.path.realpath(__file__))
HELP = os.path.join(_HERE, "help.py")
README = os.path.join(os.path.dirname(_HERE), "README.md")

_HEADER = '"""The texts of `--help`, written by `python -m istilah.cli.write_help`; do not edit them here."""\n'
_START, _END = "<!-- commands -->", "<!-- /commands -->"


def help_texts() -> dict[str, str]:
    """Return the help texts as click lays them out for 80 columns, by command; the program's own under ""."""
    import click

    from istilah.cli.click_app import program

    app = program()
    above = click.Context(app, info_name="istilah", terminal_width=_WIDTH - 2, **app.context_settings)
    texts = {"": app.get_help(above) + "\n"}
    for name in COMMANDS:
        command = app.get_command(above, name)
        assert command is not None
        texts[name] = command.get_help(click.Context(command, above, name, terminal_width=_WIDTH - 2)) + "\n"
    return texts


def help_module() -> str:
    """Return the source of `help.py`."""
    entries = "".join(f'    "{name}": """\\\n{_escaped(text)}""",\n' for name, text in help_texts().items())
    return f"{_HEADER}\nTEXTS = {{\n{entries}}}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"""', '\\"""')


def commands_section() -> str:
    """Return the part of the README that lists the commands, with the words of their help."""
    return "\n".join([_START, "", *(_described(load(name)) for name in COMMANDS), _END])


def _described(command: Command) -> str:
    summary, _, rest = command.help.partition("\n\n")
    examples = rest.partition("Examples:\n")[2].splitlines()
    usage = " ".join(["istilah", command.name, *(argument.usage for argument in command.arguments)])
    lines = [f"**`{usage}`** {summary}", "", "```sh", *(line.strip() for line in examples), "```", ""]
    return "\n".join(lines)


def with_commands(readme: str) -> str:
    """Return a README with its section of commands brought up to date, added at its end where there is none."""
    before, start, rest = readme.partition(_START)
    _, end, after = rest.partition(_END)
    if not start or not end:
        return f"{readme.rstrip()}\n\n## Commands\n\n{commands_section()}\n".lstrip()
    return before + commands_section() + after


def _write(path: str, text: str) -> None:
    beside = f"{path}.new"
    with open(beside, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.replace(beside, path)


def write() -> None:
    """Write `help.py` and the README's section."""
    _write(HELP, help_module())
    with open(README, encoding="utf-8") as file:
        readme = file.read()
    _write(README, with_commands(readme))


if __name__ == "__main__":
    write()
