"""What a command line ends with when something went wrong: a message with a hint, and an exit code. No traceback."""

import os
import sys

from istilah.cli.style import bold, write_error
from istilah.graph.errors import DataError, IstilahError, UsageError

#: Set it to see where an unexpected error comes from.
DEBUG = "ISTILAH_DEBUG"


def report(error: BaseException) -> int:
    """Print what went wrong on standard error and return the exit code; nothing is printed for a closed pipe."""
    if isinstance(error, SystemExit):
        return _code(error)
    if isinstance(error, BrokenPipeError):
        _silence_output()
        return 0
    if isinstance(error, KeyboardInterrupt):
        _silence_output()
        return 130
    if os.environ.get(DEBUG):
        raise error
    _flush_output()
    known = _explained(error)
    write_error(f"{bold('error:')} {known.message}\n" + (f"{bold('hint:')} {known.hint}\n" if known.hint else ""))
    return known.exit_code


def _code(error: SystemExit) -> int:
    if isinstance(error.code, int):
        return error.code
    return 1 if error.code else 0


def _explained(error: BaseException) -> IstilahError:
    if isinstance(error, IstilahError):
        return error
    if isinstance(error, UnicodeEncodeError):
        return UsageError("the command line holds bytes that are no UTF-8", "check the encoding of the terminal")
    if isinstance(error, OSError):
        _silence_output()
        place = error.filename or "standard output"
        return DataError(f"{place}: {error.strerror or error}", "make room or write elsewhere")
    if isinstance(error, RuntimeError) and "corruption" in str(error).lower():
        return DataError(f"a store on disk is damaged: {error}", "make it anew: istilah build --output FOLDER")
    if isinstance(error, MemoryError):
        return DataError("there is not enough memory for this", "ask for less: a LIMIT, a smaller --depth")
    reason = f"{type(error).__name__}: {error}"
    return DataError(f"this should not happen: {reason}", f"please report it; {DEBUG}=1 shows where it comes from")


def _flush_output() -> None:
    """Let what was said before come first."""
    try:
        sys.stdout.flush()
    except OSError:
        _silence_output()


def _silence_output() -> None:
    """Lead standard output nowhere, so that the interpreter does not stumble again when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass  # standard output is no file
