"""The options that several commands share."""

import os

from istilah.cli.parameters import Option


def locale_language() -> str:
    """Return the language of the locale (POSIX: LC_ALL before LC_MESSAGES before LANG), or English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = os.environ.get(variable)
        if locale:
            return "id" if locale.partition("_")[0].partition(".")[0] in ("id", "in") else "en"
    return "en"


LANG = Option("lang", "Language of the output; by default the locale's.", choices=("id", "en"), default=locale_language)
MAP = Option(
    "map",
    "A file or folder of RDF to use in place of the shipped map.",
    metavar="PATH",
    variable="ISTILAH_MAP",
    complete="file",
)
FORMAT = Option("format", "text to read, json to process; by default text.", choices=("text", "json"), default="text")
OUTPUT = Option(
    "output",
    "Write to a file; by default to standard output.",
    short="-o",
    metavar="FILE",
    default="-",
    complete="file",
)
