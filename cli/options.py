"""The options that several commands share."""

import os

from istilah.cli.parameters import Option, place


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
    "The map: a file or folder of RDF, a store on disk, or the URL of a SPARQL endpoint; by default the shipped one.",
    long="--store",
    also="--map",
    metavar="PLACE",
    variable="ISTILAH_STORE",
    read=place,
    complete="file",
)
AUTH = Option(
    "store-auth-file",
    "A file with the credentials of a SPARQL endpoint.",
    metavar="FILE",
    variable="ISTILAH_STORE_AUTH_FILE",
    is_ambient=True,
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
