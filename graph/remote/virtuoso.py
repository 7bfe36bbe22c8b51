"""What Virtuoso writes in a way of its own: the names of blank nodes in rows, ``nodeID://b10000``, which are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

#: Where such a name stands, by format. It stands in no text there: in XML < is escaped, in JSON quotes are.
_NAMED = {
    "xml": re.compile(rb"(<bnode>)nodeID://"),
    "json": re.compile(rb'("type"\s{0,4}:\s{0,4}"bnode"\s{0,4},\s{0,4}"value"\s{0,4}:\s{0,4}")nodeID://'),
}
#: How many bytes that takes at most.
_LONGEST = 64


def mended(chunks: Iterable[bytes], media_type: str) -> Iterator[bytes]:
    """Yield an answer's bytes, its blank nodes under names as the formats have them; texts stay as they are."""
    named = _NAMED.get(media_type.rpartition("+")[2].rpartition("/")[2])
    if named is None:
        yield from chunks
        return
    held = b""
    for chunk in chunks:
        held = named.sub(rb"\1", held + chunk)
        yield held[:-_LONGEST]
        held = held[-_LONGEST:]
    yield held
