"""Writable maps: the token that lets one write, and the folder that keeps what is written."""

import os
import sys
from hashlib import blake2b

from istilah import ontology
from istilah.exports.messages import message
from istilah.graph.build import plain
from istilah.graph.concept_map import built_map
from istilah.graph.kept import Kept
from istilah.graph.rdf_files import is_kept
from istilah.graph.store import Store
from istilah.web.tokens import Token, read_token


def writable(path: str | None, is_plain: bool, token_file: str, data: str, language: str) -> tuple[Kept, Token]:
    """Return the kept map to serve, held for writing, and the token in a file.

    The folder `data` keeps it; a new one begins with the map at `path`. A path that is such a folder is served as it
    is. Says where the map is kept, and warns when others can read the token. Raises FileError and what `build` raises.
    """
    token, is_loose = read_token(token_file)
    if is_loose:
        print(message("serve.loose", language, file=token_file), file=sys.stderr)
    start = path or ontology.MAP
    folder = data or (start if is_kept(start) else _folder_of(start, is_plain))
    kept = Kept(folder)
    kept.hold()
    if kept.current is None:
        kept.begin(_beginning(start, is_plain))
    print(message("serve.kept", language, folder=kept.folder), file=sys.stderr)
    return kept, token


def _beginning(path: str, is_plain: bool) -> Store:
    """Return what a kept map begins with: the map at a path."""
    return plain(path) if is_plain else built_map(path).store.whole()


def _folder_of(path: str, is_plain: bool) -> str:
    """Return the folder that keeps the map of a path for this user."""
    home = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA", home)
    whole = os.path.abspath(path) + (" plain" if is_plain else "")
    name = os.path.splitext(os.path.basename(os.path.abspath(path)))[0]
    return os.path.join(home, "istilah", f"{name}-{blake2b(os.fsencode(whole), digest_size=6).hexdigest()}")
