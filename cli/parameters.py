"""What a command takes, declared once beside the function that does the work.

`istilah.cli.reader` reads well-formed command lines from these declarations, and `istilah.cli.click_app` builds
click's commands from the same ones for everything else: usage errors, completion and the texts of `--help`. Importing
click takes longer than most commands do, so a command that is typed correctly never pays for it.
"""

from os import environ

TYPE_CHECKING = False  # typing alone costs as much as the rest of a quick command
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Argument:
    """A value given by its place; `many` takes the rest of them, `complete` names what the shell offers for it."""

    def __init__(
        self, name: str, metavar: str = "", required: bool = True, many: bool = False, complete: str = ""
    ) -> None:
        self.name, self.metavar = name, metavar or name.upper()
        self.required, self.many, self.complete = required, many, complete

    @property
    def usage(self) -> str:
        """The argument as a usage line has it."""
        name = f"{self.metavar}..." if self.many else self.metavar
        return name if self.required else f"[{name}]"

    @property
    def default(self) -> object:
        """What stands for an argument that is not given."""
        return () if self.many else None


class Option:
    """A value given by name.

    `read` turns what was typed into the value or raises ValueError with the reason; `default` may be a function, which
    is asked each time; `variable` names an environment variable that stands in for an option not given. A `flag`
    takes no value, and one that is `many` may be given again and again. `long` is the option as it is written where
    that is not its name, `also` another spelling. An ambient option is for the whole program: its value goes into
    the environment variable, where whoever needs it looks, and not to the function.
    """

    def __init__(
        self,
        name: str,
        help: str,
        short: str = "",
        metavar: str = "",
        read: "Callable[[str], Any]" = str,
        choices: tuple[str, ...] = (),
        default: object = None,
        flag: bool = False,
        many: bool = False,
        variable: str = "",
        complete: str = "",
        long: str = "",
        also: str = "",
        is_ambient: bool = False,
    ) -> None:
        self.name = name.replace("-", "_")
        self.long, self.short, self.also = long or f"--{name}", short, also
        self.help, self.metavar, self.is_ambient = help, metavar, is_ambient
        self.read, self.choices, self.flag, self.many = read, choices, flag, many
        self.variable, self.complete = variable, complete
        self._default = default

    @property
    def default(self) -> object:
        """What stands for an option that is not given."""
        if self.many:
            return ()
        if self.flag:
            return False
        return self._default() if callable(self._default) else self._default


class Command:
    """A command: its name, the function that does it, and what that takes; the function's docstring is the help."""

    def __init__(self, name: str, function: "Callable[..., None]", parameters: tuple[Argument | Option, ...]) -> None:
        self.name, self.function, self.parameters = name, function, parameters

    def __call__(self, **values: object) -> None:
        """Do the command."""
        for option in self.options:
            if option.is_ambient and (given := values.pop(option.name, None)) is not None:
                environ[option.variable] = str(given)
        self.function(**values)

    @property
    def help(self) -> str:
        """The help text, its indentation removed."""
        from inspect import getdoc

        return getdoc(self.function) or ""

    @property
    def arguments(self) -> list[Argument]:
        """The parameters given by place."""
        return [parameter for parameter in self.parameters if isinstance(parameter, Argument)]

    @property
    def options(self) -> list[Option]:
        """The parameters given by name."""
        return [parameter for parameter in self.parameters if isinstance(parameter, Option)]


def command(*parameters: Argument | Option) -> "Callable[[Callable[..., None]], Command]":
    """Make a function the command of its name: ``@command(Argument("term"), LANG)``."""
    return lambda function: Command(function.__name__.rstrip("_"), function, parameters)


def whole_number(low: int, high: int | None = None) -> "Callable[[str], int]":
    """Return a reader of whole numbers within bounds, both included."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or int(text) < low or (high is not None and int(text) > high):
            bounds = f"of {low} or more" if high is None else f"from {low} to {high}"
            raise ValueError(f"{text!r} is not a whole number {bounds}.")
        return int(text)

    return read


def place(text: str) -> str:
    """Return the place of a map; "" is none, and where a script names one by an empty variable, not the shipped map."""
    if not text:
        raise ValueError("it is empty; leave the option out for the shipped map.")
    return text


def seconds(text: str) -> float:
    """Return a positive number of seconds."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 1e9:
        raise ValueError(f"{text!r} is not a number of seconds above 0.")
    return number


def web_address(text: str) -> str:
    """Return an address of the web, as it was written."""
    if not text.lower().startswith(("http://", "https://")) or any(sign in text for sign in '<>"{}|^`\\# \t\n'):
        raise ValueError(f"{text!r} is not an address such as https://example.org/sparql.")
    return text
