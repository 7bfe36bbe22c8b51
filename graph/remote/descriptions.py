"""What was fetched of a store elsewhere, in memory: statements by subject, and by property and object.

As much as has room is kept, and what was used last stays longest.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import Lock

import pyoxigraph as ox

#: How many quads are kept; one takes about half a kilobyte.
MOST_QUADS = 200_000

#: ("s", subject) or ("o", property, object), as N-Triples writes them.
Key = tuple[str, ...]


def about(subject: object) -> Key:
    """Return the key of all statements about a subject."""
    return ("s", str(subject))


def leading_to(predicate: object, object_: object) -> Key:
    """Return the key of all statements with a property and an object."""
    return ("o", str(predicate), str(object_))


class Descriptions:
    """Quads by key, for any number of threads."""

    def __init__(self, most: int = MOST_QUADS) -> None:
        self._most = most
        self._held: OrderedDict[Key, Sequence[ox.Quad]] = OrderedDict()
        self._count = 0
        self._lock = Lock()

    def get(self, key: Key, fetch: Callable[[], Sequence[ox.Quad]]) -> Sequence[ox.Quad]:
        """Return the quads of a key, fetched if need be."""
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
                return found
        found = fetch()
        self.keep({key: found})
        return found

    def held(self, keys: Iterable[Key]) -> dict[Key, Sequence[ox.Quad]]:
        """Return the quads of those of some keys that are held; these count as used."""
        found = {}
        with self._lock:
            for key in keys:
                if key in self._held:
                    self._held.move_to_end(key)
                    found[key] = self._held[key]
        return found

    def missing(self, keys: Iterable[Key]) -> list[Key]:
        """Return the keys that are not held, each once."""
        with self._lock:
            return [key for key in dict.fromkeys(keys) if key not in self._held]

    def keep(self, found: Mapping[Key, Sequence[ox.Quad]]) -> None:
        """Hold quads by key; what was not used for longest makes room."""
        with self._lock:
            for key, quads in found.items():
                before = self._held.pop(key, None)
                self._count += len(quads) + 1 - (len(before) + 1 if before is not None else 0)
                self._held[key] = quads
            while self._count > self._most and len(self._held) > len(found):
                _, quads = self._held.popitem(last=False)
                self._count -= len(quads) + 1
