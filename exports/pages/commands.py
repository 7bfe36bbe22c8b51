"""Commands: the command line that says the same as a page."""

import re
import shlex
from collections.abc import Iterable

from istilah import ontology
from istilah.exports.pages.site import Site


def command(site: Site, name: str, slugs: Iterable[str], language: str, *options: str) -> str:
    """Return the command line of a command about concepts; a map of the reader's own is named by its file alone.

    Where a map elsewhere is asked for, readers need not know.
    """
    own = site.map.path and site.map.path != ontology.MAP and not site.map.store.is_remote
    file = ["--store", re.split(r"[\\/]", site.map.path.rstrip("\\/"))[-1]] if own else []
    return shlex.join(["istilah", name, *slugs, *options, "--lang", language, *file])
