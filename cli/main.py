"""The front door of the program `istilah`.

A well-formed command line imports the one module of its command and no more; whatever else comes goes to click.
Errors leave as a message on standard error and an exit code: 1 when the data is at fault, 2 for a usage error.
"""

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from istilah.cli.parameters import Command

#: The commands, in the order of the help; each is the module and the function of its name.
COMMANDS = (
    "serve",
    "show",
    "search",
    "path",
    "compare",
    "query",
    "questions",
    "export",
    "check",
    "coverage",
    "claims",
    "diff",
    "stats",
    "build",
    "push",
)


def main(words: list[str] | None = None) -> int:
    """Do what a command line (without the program's name) asks for and return the exit code.

    Without words it does what the program was called with and ends the process at once: Python's own end takes a
    twentieth of a quick command's time, and a query that was given up must not be waited for.
    """
    if words is not None:
        return _done(words)
    gc.set_threshold(20_000)  # the imports alone would set off a dozen collections that find nothing
    os._exit(_done(sys.argv[1:]))


def _done(words: list[str]) -> int:
    try:
        _prepare_streams()
        run(words)
        sys.stdout.flush()
        return 0
    except BaseException as error:
        from istilah.cli.failures import report

        return report(error)


def run(words: list[str]) -> None:
    """Do what a command line asks for; raises what its command raises, SystemExit for a usage error."""
    said = None if "_ISTILAH_COMPLETE" in os.environ else _known_answer(words)
    if said is not None:
        sys.stdout.write(said)
        return
    if words and words[0] in COMMANDS and "_ISTILAH_COMPLETE" not in os.environ:
        from istilah.cli.reader import read

        command = load(words[0])
        values = read(command, words[1:])
        if values is not None:
            command(**values)
            return
    from istilah.cli.click_app import run_click

    run_click(words)


def load(name: str) -> "Command":
    """Return the command of a name."""
    module = __import__(f"istilah.cli.{name}", fromlist=[name])
    found: Command = getattr(module, name)
    return found


def _known_answer(words: list[str]) -> str | None:
    """Return what ``--version`` and ``--help`` print, written down beforehand; None for any other words."""
    if words == ["--version"]:
        from istilah import __version__

        return f"istilah {__version__}\n"
    if words and words[-1] in ("--help", "-h") and (len(words) == 1 or (len(words) == 2 and words[0] in COMMANDS)):
        from istilah.cli.help import TEXTS

        return TEXTS["" if len(words) == 1 else words[0]]
    return None


def _prepare_streams() -> None:
    """Make sure that writing never fails for want of a stream or of a character in its encoding."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")


def _nowhere() -> "TextIO":
    return open(os.devnull, "w", encoding="utf-8")
