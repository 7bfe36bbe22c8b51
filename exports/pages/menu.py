"""The menu of every page: what leads where, in the order in which it is shown."""

from typing import NamedTuple

from istilah.exports.messages import message
from istilah.graph.values import LANGUAGES

#: The kinds of page in the menu, by their link kinds; each has a message ``menu.<kind>``.
KINDS = ("picture", "questions", "path", "compare", "a-z", "relations", "sparql")


class MenuEntry(NamedTuple):
    """A page of the menu; `widest` is its longest name in any language, so that none moves when the language does."""

    kind: str
    text: str
    widest: str


def menu(language: str) -> list[MenuEntry]:
    """Return the menu in a language."""
    names = {kind: [message(f"menu.{kind}", code) for code in LANGUAGES] for kind in KINDS}
    return [MenuEntry(kind, message(f"menu.{kind}", language), max(names[kind], key=len)) for kind in KINDS]
