"""SPARQL files with a header: comment lines of the form ``# key: value`` before and after the query.

The files stay plain SPARQL that any engine runs; the header says what a person wants to know about them.
"""

import os
import re
from typing import NamedTuple

from istilah.graph.values import Text

_LINE = re.compile(r"#\s*([a-z]+)(?:@([a-z]+))?:\s?(.*)")


class QueryFile(NamedTuple):
    """A query, its name (the file's, without the ending) and the values of its header by key."""

    name: str
    sparql: str
    header: dict[str, tuple[Text, ...]]

    def first(self, key: str) -> str:
        """Return the first value of a key, "" when there is none."""
        return next((text.text for text in self.header.get(key, ())), "")


def read_query_file(path: str) -> QueryFile:
    """Return the query of a file with its header."""
    header: dict[str, list[Text]] = {}
    query = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            found = _LINE.match(line)
            if found:
                header.setdefault(found[1], []).append(Text(found[3].rstrip(), found[2] or ""))
            else:
                query.append(line)
    name = os.path.splitext(os.path.basename(path))[0]
    return QueryFile(name, "".join(query).strip() + "\n", {key: tuple(texts) for key, texts in header.items()})
