"""The menu of every page: what leads where, in the order in which it is shown."""

from typing import NamedTuple

from istilah.exports.messages import longest, message

#: The kinds of page in the menu, by their link kinds; each has a message ``menu.<kind>``.
KINDS = ("picture", "questions", "path", "compare", "a-z", "relations", "sparql")


class MenuEntry(NamedTuple):
    """A page of the menu; `widest` is its longest name in any language, so that none moves when the language does."""

    kind: str
    text: str
    widest: str


def menu(language: str) -> list[MenuEntry]:
    """Return the menu in a language."""
    return [MenuEntry(kind, message(f"menu.{kind}", language), longest(f"menu.{kind}")) for kind in KINDS]
