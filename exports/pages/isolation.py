"""Isolation: a name that is written from right to left, kept apart from the words around it.

Where a name stands in an element of its own, `<bdi>` does that. In a sentence that is one text (a title, an attribute,
a line of a drawing) the isolates of Unicode do (UAX #9, section 2.4); without them the name draws what follows it to
its other side.
"""

import re

_FIRST_STRONG, _POP = "\u2068", "\u2069"
#: Hebrew, Arabic and what else is written from right to left, and the signs that turn the direction.
_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def isolated(text: str) -> str:
    """Return a text as it stands in a sentence from left to right: between isolates if it may turn the direction."""
    return f"{_FIRST_STRONG}{text}{_POP}" if _TURNS.search(text) else text
