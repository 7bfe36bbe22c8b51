"""Kept maps: a folder that holds a map as it was last written, version by version.

    FOLDER/current             the name of the version that holds
    FOLDER/versions/NAME/      statements.nq, and what is made of it: store/, labels.sqlite, slugs
    FOLDER/lock                held by the one server that writes

A version is written whole, and to the disk, before `current` is renamed to name it: whoever is killed at any moment
leaves the version before or the version after. What stands beside the current version is removed when the folder is
opened next.
"""

import contextlib
import os
import re
import shutil
from typing import IO

import pyoxigraph as ox

from istilah.graph.errors import FileError
from istilah.graph.prepared import index
from istilah.graph.store import AS_A_MAP, Reading, Store
from istilah.graph.writing import Changes, lines, quads

_CURRENT, _VERSIONS, _LOCK, _STATEMENTS = "current", "versions", "lock", "statements.nq"
#: From how many statements on they are sorted into tables of their own, in half the time and a third of the room.
_MANY = 10_000
#: How many times as long as to write a statement it takes to remove one.
_COSTLIER = 3
_NAME = re.compile("[0-9]{8,}-[0-9a-f]{8}")


class Kept:
    """A folder with the versions of a map, of which one is current."""

    def __init__(self, folder: str) -> None:
        self.folder = os.path.abspath(folder)
        self._held: IO[str] | None = None

    @property
    def current(self) -> str | None:
        """The folder of the version that holds, None before the first."""
        try:
            with open(os.path.join(self.folder, _CURRENT), encoding="ascii") as file:
                return self._version(file.read().strip())
        except OSError:
            return None

    def following(self) -> str:
        """Return the folder of the version after the current one; nothing is there yet."""
        number = int(os.path.basename(self.current).partition("-")[0]) if self.current else 0
        folder = self._version(f"{number + 1:08d}-{os.urandom(4).hex()}")
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        return folder

    def commit(self, version: str) -> None:
        """Make the version in a folder, whole and on the disk, the one that holds."""
        _sync(os.path.dirname(version))
        beside = os.path.join(self.folder, _CURRENT + ".new")
        with open(beside, "w", encoding="ascii") as file:
            file.write(os.path.basename(version) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, os.path.join(self.folder, _CURRENT))
        _sync(self.folder)

    def hold(self) -> None:
        """Keep other writers out, and remove what the last one left unfinished.

        Raises FileError when one is there, or the folder is one of something else.
        """
        try:
            os.makedirs(self.folder, exist_ok=True)
            if not set(os.listdir(self.folder)) <= {_CURRENT, _CURRENT + ".new", _VERSIONS, _LOCK}:
                raise FileError(self.folder, "the folder holds other things", "name a new folder, or an empty one")
            self._held = open(os.path.join(self.folder, _LOCK), "a", encoding="ascii")  # noqa: SIM115 - until the end
        except OSError as error:
            raise FileError(self.folder, error.strerror or str(error), "name a folder that can be written") from None
        _lock(self._held, self.folder)
        current = self.current
        with contextlib.suppress(OSError):
            for entry in os.scandir(os.path.join(self.folder, _VERSIONS)):
                if entry.path != current and _NAME.fullmatch(entry.name):
                    shutil.rmtree(entry.path, ignore_errors=True)

    def release(self) -> None:
        """Let other writers in."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def begin(self, store: Store) -> None:
        """Write a store as the first version; raises FileError where that cannot be."""
        version = self.following()
        try:
            write_version(store, version)
            self.commit(version)
        except OSError as error:
            raise FileError(self.folder, error.strerror or str(error), "name a folder that can be written") from None

    def _version(self, name: str) -> str:
        return os.path.join(self.folder, _VERSIONS, name)


def open_current(folder: str, reading: Reading = AS_A_MAP) -> tuple[Store, str]:
    """Return the store of the current version, and the folder of that; raises FileError when there is none."""
    version = Kept(folder).current
    if version is None:
        raise FileError(folder, "no map is kept there", "name the folder that was given to --data")
    return open_version(version, reading), version


def open_version(version: str, reading: Reading) -> Store:
    """Return the store in the folder of a version."""
    return Store.open(os.path.join(version, "store"), reading)


def read_version(version: str, reading: Reading) -> Store:
    """Return a store in memory with what a version holds."""
    store = Store(ox.Store(), reading)
    with open(os.path.join(version, _STATEMENTS), "rb") as file:
        store.dataset.extend(ox.parse(file, ox.RdfFormat.N_QUADS))
    return store


def write_version(store: Store, version: str, before: str = "", changes: Changes | None = None) -> None:
    """Write what a store holds to the folder of a new version, and to the disk.

    With the version before it and the changes since, the store on disk is made from that one, in a fraction of the
    time: its tables, which never change, are linked. To take much away takes longer than to write the rest anew.
    """
    os.mkdir(version)
    statements = lines(store)
    with open(os.path.join(version, _STATEMENTS), "wb") as file:
        file.writelines(line + b"\n" for line in sorted(statements))
    folder = os.path.join(version, "store")
    if changes is None or len(changes.removed) * _COSTLIER > len(statements):
        store.saved(folder)
    else:
        _link(os.path.join(before, "store"), folder)
        _change(folder, changes)
    index(store, version)
    for path in (folder, version):
        for entry in os.scandir(path):
            if entry.is_file():
                _sync(entry.path)
        _sync(path)


def _change(folder: str, changes: Changes) -> None:
    disk = ox.Store(folder)
    removed = quads(changes.removed)
    for quad in removed:
        disk.remove(quad)
    add = disk.extend if len(changes.added) < _MANY else disk.bulk_extend
    add(quads(changes.added))
    for graph in {quad.graph_name for quad in removed}:
        if isinstance(graph, ox.NamedNode) and next(disk.quads_for_pattern(None, None, None, graph), None) is None:
            disk.remove_graph(graph)
    disk.flush()


def _link(source: str, target: str) -> None:
    """Copy the folder of a store that nobody writes to; tables are linked where the file system can."""
    os.mkdir(target)
    for entry in os.scandir(source):
        if entry.name.startswith("LOG") or entry.name == "LOCK":
            continue
        to = os.path.join(target, entry.name)
        try:
            if not entry.name.endswith(".sst"):
                raise OSError
            os.link(entry.path, to)
        except OSError:
            shutil.copyfile(entry.path, to)


def _sync(path: str) -> None:
    """Have a file, or the names in a folder, on the disk."""
    if os.name != "posix" and os.path.isdir(path):
        return
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lock(file: IO[str], folder: str) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise FileError(folder, "another server writes there", "end it, or name another folder") from None
