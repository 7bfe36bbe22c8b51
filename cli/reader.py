"""The quick reader: the keyword arguments of a well-formed command line, straight from a command's declarations.

It takes ``--name value``, ``--name=value``, ``-x value``, flags, positional values and ``--``. All that is unusual
(an unknown option, a missing or a bad value, an option twice) it leaves to click, which explains it to the user; on
what it does take, it agrees with click.
"""

import os

from istilah.cli.parameters import Argument, Command, Option


def read(command: Command, words: list[str]) -> dict[str, object] | None:
    """Return the values of a command's parameters by name, None when click had better look at the words."""
    given: dict[str, list[str]] = {}
    places = _options(command, words, given)
    if places is None or not _arguments(command, places, given):
        return None
    try:
        return {parameter.name: _value(parameter, given.get(parameter.name)) for parameter in command.parameters}
    except ValueError:
        return None


def _options(command: Command, words: list[str], given: dict[str, list[str]]) -> list[str] | None:
    """Note the options' values and return the words that are left; None when an option is not as it should be."""
    options = {option.long: option for option in command.options}
    options |= {other: option for option in command.options for other in (option.short, option.also) if other}
    places: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            return [*places, *rest]
        if word[:1] != "-" or word == "-":
            places.append(word)
            continue
        name, assigned, value = word.partition("=") if word.startswith("--") else (word, "", "")
        option = options.get(name)
        if option is None or (option.name in given and not option.many):
            return None
        if option.flag:
            value = "yes"
        elif not assigned:
            value = next(rest, "--")
        if (option.flag and assigned) or (value[:1] == "-" and value != "-" and not assigned):
            return None
        given.setdefault(option.name, []).append(value)
    return places


def _arguments(command: Command, places: list[str], given: dict[str, list[str]]) -> bool:
    """Hand the words to the arguments in turn; False when there are too few or too many."""
    for argument in command.arguments:
        taken = len(places) if argument.many else min(1, len(places))
        if argument.required and not taken:
            return False
        if taken:
            given[argument.name] = places[:taken]
            del places[:taken]
    return not places


def _value(parameter: Argument | Option, texts: list[str] | None) -> object:
    if isinstance(parameter, Argument):
        if texts is None:
            return parameter.default
        return tuple(texts) if parameter.many else texts[0]
    if texts is None and parameter.variable and os.environ.get(parameter.variable):
        texts = [os.environ[parameter.variable]]
    if texts is None:
        return parameter.default
    values = [_read(parameter, text) for text in texts]
    return tuple(values) if parameter.many else values[0]


def _read(option: Option, text: str) -> object:
    if option.flag:
        return True
    if option.choices and text not in option.choices:
        raise ValueError(text)
    return option.read(text)
