"""The words of the interface: one catalogue a language, `en` and `id`, for pages, pictures and commands alike.

Plain Python dictionaries: they load in a fraction of the time that any file format takes to parse.
"""

from istilah.exports.messages import en, id
from istilah.graph.values import LANGUAGES

CATALOGUES = {"en": en.MESSAGES, "id": id.MESSAGES}

assert set(CATALOGUES) == set(LANGUAGES)


def message(key: str, language: str, /, **values: object) -> str:
    """Return a message in a language, its `{placeholders}` filled in; raises KeyError for an unknown key."""
    text = CATALOGUES[language][key]
    return text.format(**values) if values else text


def longest(key: str) -> str:
    """Return the longest of what a message says in any language: where it has room, the switch moves nothing."""
    return max((catalogue[key] for catalogue in CATALOGUES.values()), key=len)
