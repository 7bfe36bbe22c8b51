"""Where in the files of a map a subject is written: file and line, for messages about it."""

import os
import re

from istilah.graph import build
from istilah.graph.addresses import is_address
from istilah.graph.errors import FileError

_PREFIX = re.compile(r"^\s*@?prefix\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
_SUBJECT = re.compile(r"^(?:<([^>]*)>|([\w-]*):([\w%.-]*[\w%-]))(?=\s|$)")


class Places:
    """The places of the subjects of a map, read from its Turtle and N-Triples files on first use."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: dict[str, tuple[str, int]] | None = None

    def find(self, iri: str) -> tuple[str, int | None]:
        """Return the file and line where a subject is first written; the map itself and None when it is not found."""
        if self._found is None:
            self._found = {}
            for file in self._files():
                self._read(file)
        return self._found.get(iri, (self._path, None))

    def _files(self) -> list[str]:
        try:
            found = build.files(self._path) if self._path and not is_address(self._path) else []
        except FileError:
            return []
        return [file for file in found if os.path.splitext(file)[1].lower() in (".ttl", ".nt", ".n3", ".trig")]

    def _read(self, path: str) -> None:
        assert self._found is not None
        prefixes: dict[str, str] = {}
        with open(path, encoding="utf-8", errors="replace") as file:
            for number, line in enumerate(file, 1):
                declared = _PREFIX.match(line)
                if declared:
                    prefixes[declared[1]] = declared[2]
                    continue
                subject = _SUBJECT.match(line)
                if subject:
                    iri = subject[1] if subject[1] is not None else prefixes.get(subject[2], "") + subject[3]
                    self._found.setdefault(iri, (path, number))
