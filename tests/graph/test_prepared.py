"""Prepared maps: opened instead of built, whole or not at all, whoever else is at it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from istilah.graph import prepared
from istilah.graph.concept_map import ConceptMap, open_map
from istilah.graph.errors import FileError, RdfSyntaxError
from istilah.graph.prepared import cache_folder, digest, prepare, prepare_from
from istilah.graph.store import Store

MAP = 'ex:a a skos:Concept ; skos:prefLabel "alpha"@en . ex:b a skos:Concept ; skos:prefLabel "beta"@en .'

#: Opens the map that it is given once its standard input says so; prints the folder, the concepts and a search.
OPEN = """
import sys
from istilah.graph.concept_map import open_map
print("ready", flush=True)
sys.stdin.readline()
map = open_map(sys.argv[1])
print(map.folder, len(list(map.concepts)), len(map.search("alpha")), len(map.store), sep="|")
"""
#: Prints how often each file of the map is opened while the map is.
WATCH = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(args[0]) if event == "open" else None)
from istilah.graph.concept_map import open_map
map = open_map(sys.argv[1])
map.search("alpha")
print(opened.count(sys.argv[1]))
"""
#: Opens the map while no file may grow beyond some bytes, as on a full disk.
FULL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
from istilah.graph.concept_map import open_map
map = open_map(sys.argv[1])
print(map.folder, len(list(map.concepts)), len(map.search("alpha")))
"""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Use an empty cache folder that does not exist yet."""
    folder = tmp_path / "the cache"
    monkeypatch.setenv("ISTILAH_CACHE", str(folder))
    return folder


def python(program: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def kept(cache: Path) -> list[str]:
    """Return the names in the cache folder, the records of last looks aside."""
    return sorted(path.name for path in cache.iterdir() if path.is_dir())


def state(folder: str) -> list[tuple[str, int, int]]:
    """Return the files of a prepared map with inode and time."""
    paths = [path for path in Path(folder).rglob("*") if path.is_file() and not path.name.startswith("LOG")]
    return sorted((str(path), path.stat().st_ino, path.stat().st_mtime_ns) for path in paths)


def test_a_prepared_map_holds_what_a_built_one_does(cache: Path, write) -> None:
    from istilah.graph.build import build

    path = write(MAP)
    map = open_map(path)
    assert map.folder and set(map.store) == set(build(path))
    assert [match.concept for match in map.search("alhpa")] == ["http://example.org/a"]


def test_the_second_time_nothing_is_written(cache: Path, write) -> None:
    path = write(MAP)
    folder = prepare(path)
    assert folder
    before = state(folder)
    for _ in range(3):
        map = open_map(path)
        assert map.folder == folder and map.concept("alpha").slug == "a" and map.search("beta")
    assert state(folder) == before and kept(cache) == [os.path.basename(folder)]


def test_the_second_time_the_map_is_read_for_its_hash_at_most(cache: Path, write) -> None:
    path = write(MAP)
    first, second = int(python(WATCH, path)), int(python(WATCH, path))
    assert second <= 1 < first


def test_a_map_that_has_changed_has_another_folder(cache: Path, write) -> None:
    path = write(MAP)
    before = prepare(path)
    write(MAP.replace("alpha", "gamma"))
    map = open_map(path)
    assert map.folder != before and map.concept("gamma").slug == "a"
    assert len(kept(cache)) == 2


def test_a_file_more_or_another_name_is_another_map(write, tmp_path: Path) -> None:
    write(MAP, "map/concepts/one.ttl")
    folder = str(tmp_path / "map")
    hashes = [digest(folder)]
    write("ex:c a skos:Concept .", "map/concepts/two.ttl")
    hashes.append(digest(folder))
    os.rename(tmp_path / "map/concepts/two.ttl", tmp_path / "map/concepts/three.ttl")
    hashes.append(digest(folder))
    assert len(set(hashes)) == 3


def test_relative_iris_are_those_of_each_file_though_two_have_the_same_text(cache: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.ttl").write_text("<#a> a <http://www.w3.org/2004/02/skos/core#Concept> .")
        (iri,) = open_map(str(tmp_path / f"{name}.ttl")).concepts
        assert iri.endswith(f"/{name}.ttl#a")


def test_like_slugs_are_numbered_alike_in_a_prepared_map(cache: Path, write) -> None:
    from istilah.graph.build import build

    path = write("<http://b.org/x y> a skos:Concept . <http://a.org/x y> a skos:Concept . ex:c a skos:Concept .")
    for _ in range(2):
        concepts, built = open_map(path).concepts, ConceptMap(build(path)).concepts
        slugs = {iri: concepts.slug(iri) for iri in concepts}
        assert slugs == {iri: built.slug(iri) for iri in built} and slugs["http://b.org/x y"] == "x y-2"
        assert concepts.by_slug("x y-2") == "http://b.org/x y"


def test_slugs_are_known_even_when_the_prepared_map_has_gone_from_the_disk(cache: Path, write) -> None:
    map = open_map(write("<http://b.org/x> a skos:Concept . <http://a.org/x> a skos:Concept ."))
    assert map.folder
    os.unlink(os.path.join(map.folder, "slugs"))
    assert map.concepts.slug("http://b.org/x") == "x-2"


def _drop(name: str) -> Callable[[Path], None]:
    return lambda folder: next(folder.rglob(name)).unlink()


def _truncate(name: str) -> Callable[[Path], None]:
    return lambda folder: os.truncate(next(folder.rglob(name)), 10)


def _scribble(name: str) -> Callable[[Path], None]:
    def scribble(folder: Path) -> None:
        file = next(folder.rglob(name))
        file.write_bytes(bytes(file.stat().st_size))

    return scribble


def _empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _file_instead(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("in the way")


DAMAGE: dict[str, Callable[[Path], None]] = {
    "no list": _drop("files"),
    "empty list": _truncate("files"),
    "no slugs": _drop("slugs"),
    "no labels": _drop("labels.sqlite"),
    "half the labels": _truncate("labels.sqlite"),
    "labels overwritten": _scribble("labels.sqlite"),
    "no data": _drop("*.sst"),
    "half the data": _truncate("*.sst"),
    "data overwritten": _scribble("*.sst"),
    "no current version": _drop("CURRENT"),
    "half a manifest": _truncate("MANIFEST-*"),
    "no store": lambda folder: shutil.rmtree(folder / "store"),
    "a file too many": lambda folder: (folder / "store" / "more.sst").touch(),
    "empty": _empty,
    "a file in its place": _file_instead,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_folder_is_noticed_and_prepared_anew(damage: str, cache: Path, write) -> None:
    path = write(MAP)
    folder = prepare(path)
    assert folder
    DAMAGE[damage](Path(folder))
    map = open_map(path)
    assert map.folder == folder and map.concept("alpha").slug == "a" and map.search("bta") == [] and map.search("betta")
    assert kept(cache) == [os.path.basename(folder)]


def test_reading_a_prepared_map_is_no_damage(cache: Path, write) -> None:
    path = write(MAP)
    folder = prepare(path)
    assert folder
    python(OPEN.replace("sys.stdin.readline()", ""), path)
    (Path(folder) / "store" / "LOG.old.1").touch()
    before = state(folder)
    assert prepare(path) == folder and state(folder) == before


def test_what_a_killed_process_left_half_written_is_passed_over(cache: Path, tmp_path: Path, write) -> None:
    path = write(" ".join(f'ex:c{n} a skos:Concept ; skos:prefLabel "alpha {n}"@en .' for n in range(20_000)))
    process = subprocess.Popen([sys.executable, "-c", OPEN, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    process.stdin.write(b"\n")
    process.stdin.flush()
    while process.poll() is None and not list(cache.glob("new-*/store")):
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert [name[:4] for name in kept(cache)] == ["new-"]
    map = open_map(path)
    assert map.folder and len(list(map.concepts)) == 20_000


def test_processes_that_prepare_a_map_at_once_agree(cache: Path, write) -> None:
    path = write(MAP + " ".join(f'ex:c{n} a skos:Concept ; skos:prefLabel "alpha {n}"@en .' for n in range(3000)))
    command = [sys.executable, "-c", OPEN, path]
    processes = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    for process in processes:
        assert process.stdout and process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    said = {process.communicate(timeout=120)[0] for process in processes}
    assert [process.returncode for process in processes] == [0] * 4
    assert len(said) == 1 and said.pop().split("|")[1:3] == ["3002", "20"]
    assert len(kept(cache)) == 1


def test_processes_that_mend_a_damaged_folder_at_once_agree(cache: Path, write) -> None:
    path = write(MAP)
    folder = prepare(path)
    assert folder
    _truncate("labels.sqlite")(Path(folder))
    command = [sys.executable, "-c", OPEN, path]
    processes = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    said = {process.communicate("\n", timeout=120)[0] for process in processes}
    assert [process.returncode for process in processes] == [0] * 4 and len(said) == 1
    assert kept(cache) == [os.path.basename(folder)]


@pytest.mark.parametrize("place", ["file/cache", "/proc/no/cache", "file"])
def test_without_a_folder_to_write_to_the_map_is_in_memory(
    place: str, tmp_path: Path, write, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ISTILAH_CACHE", os.path.join(tmp_path, place))
    map = open_map(write(MAP))
    assert map.folder is None and map.concept("alpha").slug == "a" and map.search("betta")


@pytest.mark.parametrize("room", [0, 4096, 20_000, 500_000])
def test_on_a_full_disk_the_map_is_in_memory_and_nothing_is_left(room: int, cache: Path, write) -> None:
    path = write(MAP + " ".join(f'ex:c{n} a skos:Concept ; skos:prefLabel "{n:x}"@en .' for n in range(9000)))
    assert python(FULL_DISK, path, str(room)) == "None 9002 1"
    assert kept(cache) == []


@pytest.mark.parametrize(("content", "error"), [("ex:a a", RdfSyntaxError), (None, FileError)])
def test_a_bad_map_leaves_nothing_in_the_cache(content: str | None, error: type, cache: Path, write, tmp_path) -> None:
    path = write(content) if content else str(tmp_path / "none.ttl")
    with pytest.raises(error):
        open_map(path)
    assert not cache.exists() or kept(cache) == []


def test_versions_that_nobody_prepared_for_a_month_are_removed(cache: Path, write) -> None:
    old = prepare(write(MAP))
    assert old
    (cache / "new-left-behind").mkdir()
    for folder in (old, cache / "new-left-behind"):
        os.utime(folder, (time.time() - 40 * 86_400,) * 2)
    recent = prepare(write(MAP + "ex:c a skos:Concept ."))
    assert recent and kept(cache) == [os.path.basename(recent)]


def test_the_cache_is_where_the_user_or_the_system_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ISTILAH_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == str(tmp_path / "istilah")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert cache_folder() == str(tmp_path / "home" / ".cache" / "istilah")
    monkeypatch.setenv("ISTILAH_CACHE", "elsewhere")
    assert cache_folder() == "elsewhere"


def test_what_an_older_program_prepared_of_a_store_is_prepared_anew(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert prepare_from("frame-1", Store) == prepare_from("frame-1", Store)
    before, _ = prepare_from("frame-1", Store)
    monkeypatch.setattr(prepared, "FORMAT", prepared.FORMAT + 1)
    after, _ = prepare_from("frame-1", Store)
    assert before and after and before != after and os.path.isdir(before) and os.path.isdir(after)
