"""The same commands for click, which explains usage errors, completes in the shell and lays out `--help`.

Everything here is made from the declarations that the quick reader uses, so the two cannot disagree.
"""

from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from istilah import __version__
from istilah.cli.completion import complete
from istilah.cli.main import COMMANDS, load
from istilah.cli.parameters import Argument, Command, Option

_INTRODUCTION = """The terms of a field as a map that one can walk, question and trust.

    Without --map the commands work on the shipped map of Customer Service, in Indonesian and English.

    Examples:
      istilah serve
      istilah show FCR
    """
_COMPLETION = """\b
Completion in the shell, terms included:
  eval "$(_ISTILAH_COMPLETE=bash_source istilah)"    in ~/.bashrc
  eval "$(_ISTILAH_COMPLETE=zsh_source istilah)"     in ~/.zshrc
  _ISTILAH_COMPLETE=fish_source istilah | source     in ~/.config/fish/config.fish"""
_SETTINGS = {"help_option_names": ["-h", "--help"]}


class Program(click.Group):
    """The program: a command is loaded when it is asked for, and a misspelt one is met with the nearest."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in their own order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name."""
        return click_command(load(cmd_name)) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the words begin with; click.UsageError with the nearest when there is none."""
        if args[0] in COMMANDS or args[0].startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        near = get_close_matches(args[0], COMMANDS, n=1)
        raise click.UsageError(f"No such command {args[0]!r}." + (f" Did you mean {near[0]!r}?" if near else ""), ctx)


def program() -> Program:
    """Return the whole program."""
    made = Program("istilah", help=_paragraphs(_INTRODUCTION), epilog=_COMPLETION, context_settings=_SETTINGS)
    return click.version_option(__version__, message="%(prog)s %(version)s")(made)


def click_command(command: Command) -> click.Command:
    """Return a command for click; invoking it returns the command and its values and does nothing yet."""
    return click.Command(
        command.name,
        params=[_parameter(parameter) for parameter in command.parameters],
        callback=lambda **values: (command, values),
        help=_paragraphs(command.help),
        context_settings=_SETTINGS,
    )


def run_click(words: list[str]) -> None:
    """Do what a command line asks for, as click reads it; SystemExit after a usage error or a help text."""
    try:
        chosen = program().main(words, prog_name="istilah", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    if isinstance(chosen, tuple):
        command, values = chosen
        command(**values)


if TYPE_CHECKING:
    _ParamType = click.ParamType[Any]
else:
    _ParamType = click.ParamType  # generic only since click 8.5


class _Value(_ParamType):
    """A value as its option reads it."""

    def __init__(self, option: Option) -> None:
        self.name, self._read = option.metavar.lower(), option.read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value, or fail with the option's own reason."""
        if not isinstance(value, str):
            return value
        try:
            return self._read(value)
        except ValueError as error:
            return self.fail(str(error), param, ctx)


def _parameter(parameter: Argument | Option) -> click.Parameter:
    if isinstance(parameter, Argument):
        return click.Argument(
            [parameter.name],
            metavar=parameter.usage,
            required=parameter.required,
            nargs=-1 if parameter.many else 1,
            shell_complete=_completer(parameter.complete),
        )
    if parameter.flag:
        return click.Option([parameter.long], is_flag=True, default=False, help=parameter.help)
    return click.Option(
        [parameter.name, parameter.long, *(other for other in (parameter.also, parameter.short) if other)],
        type=click.Choice(parameter.choices) if parameter.choices else _Value(parameter),
        metavar=parameter.metavar or None,
        default=parameter.default,
        multiple=parameter.many,
        help=parameter.help,
        envvar=parameter.variable or None,
        show_envvar=bool(parameter.variable),
        shell_complete=_completer(parameter.complete),
    )


def _completer(kind: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]] | None:
    if not kind:
        return None

    def offered(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        if kind in ("file", "folder"):
            return [CompletionItem(incomplete, type="file" if kind == "file" else "dir")]
        found = complete(kind, incomplete, ctx.params)
        return [CompletionItem(value, help=help) for value, help in found]

    return offered


def _paragraphs(text: str) -> str:
    """Return a help text with the mark that keeps click from filling the lines of examples."""
    from inspect import cleandoc

    return cleandoc(text).replace("\n\nExamples:\n", "\n\n\b\nExamples:\n")
