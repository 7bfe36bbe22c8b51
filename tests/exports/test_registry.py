"""The registry: formats by name, and files written whole or not at all."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from istilah.exports.registry import FORMATS, Options, format_named, write_file
from istilah.graph.concept_map import ConceptMap
from istilah.graph.errors import DataError, FileError, UnknownNameError, UnknownTermError

A_FULL_DISK = """
import resource, sys, istilah
from istilah.exports.registry import write_file
map = istilah.open_map()
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_file(map, sys.argv[1], sys.argv[2])
except istilah.graph.errors.FileError as error:
    print(error.hint)
"""


def test_a_format_is_found_by_its_name() -> None:
    assert format_named("turtle").ending == ".ttl"
    assert format_named("jsonld").media_type == "application/ld+json"


def test_an_unknown_format_suggests_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as error:
        format_named("turtel")
    assert error.value.hint == "did you mean turtle?"


def test_each_format_is_told_in_both_languages() -> None:
    english = [format.summary for format in FORMATS.values()]
    assert len(set(english)) == len(FORMATS)
    assert not set(english) & {format.summary_in("id") for format in FORMATS.values()}


def test_listing_the_formats_loads_no_heavy_module() -> None:
    code = "import sys, istilah.exports.registry; print([m for m in sys.argv[1:] if m in sys.modules])"
    heavy = ["json", "rdflib", "networkx", "jinja2", "pyoxigraph", "typing", "csv"]
    done = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_file_holds_what_the_stream_would(shipped: ConceptMap, export: Callable[..., bytes], tmp_path: Path) -> None:
    write_file(shipped, "turtle", str(tmp_path / "cs.ttl"))
    assert (tmp_path / "cs.ttl").read_bytes() == export(shipped, "turtle")
    assert os.listdir(tmp_path) == ["cs.ttl"]


@pytest.mark.parametrize("name", ["turtle", "jsonld", "gexf", "csv"])
def test_a_full_disk_leaves_the_old_file(shipped: ConceptMap, tmp_path: Path, name: str) -> None:
    pytest.importorskip("resource", reason="limits are a thing of Unix")
    old = tmp_path / "map"
    old.write_text("the old file")
    command = [sys.executable, "-c", A_FULL_DISK, name, str(old)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "make room on the disk" in done.stdout
    assert old.read_text() == "the old file"
    assert os.listdir(tmp_path) == ["map"]


def test_a_map_that_a_format_cannot_hold_leaves_the_old_file(
    map_of: Callable[[str], ConceptMap], tmp_path: Path
) -> None:
    map = map_of(r'ex:a a skos:Concept ; skos:prefLabel "bell \u0007"@en .')
    target = tmp_path / "out" / "map.rdf"
    target.parent.mkdir()
    target.write_text("the old file")
    with pytest.raises(DataError, match=r"U\+0007"):
        write_file(map, "rdfxml", str(target))
    assert target.read_text() == "the old file"
    assert os.listdir(target.parent) == ["map.rdf"]


def test_an_unknown_focus_makes_no_file(shipped: ConceptMap, tmp_path: Path) -> None:
    with pytest.raises(UnknownTermError):
        write_file(shipped, "turtle", str(tmp_path / "x.ttl"), Options(focus="http://example.org/nothing"))
    assert os.listdir(tmp_path) == []


def test_a_missing_folder_is_named(shipped: ConceptMap, tmp_path: Path) -> None:
    with pytest.raises(FileError) as error:
        write_file(shipped, "turtle", str(tmp_path / "none" / "x.ttl"))
    assert "the folder does not exist" in error.value.hint


def test_a_folder_is_no_target(shipped: ConceptMap, tmp_path: Path) -> None:
    with pytest.raises(FileError) as error:
        write_file(shipped, "turtle", str(tmp_path))
    assert error.value.hint == "give the name of a file, not of a folder"


def test_a_link_is_followed_and_permissions_stay(shipped: ConceptMap, tmp_path: Path) -> None:
    (tmp_path / "real.ttl").write_text("old")
    (tmp_path / "real.ttl").chmod(0o640)
    (tmp_path / "link.ttl").symlink_to("real.ttl")
    write_file(shipped, "turtle", str(tmp_path / "link.ttl"))
    assert (tmp_path / "link.ttl").is_symlink()
    assert (tmp_path / "real.ttl").read_bytes().startswith(b"@prefix")
    assert stat.S_IMODE((tmp_path / "real.ttl").stat().st_mode) == 0o640


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_device_is_written_to_and_never_replaced(shipped: ConceptMap) -> None:
    with pytest.raises(FileError) as error:
        write_file(shipped, "turtle", "/dev/full")
    assert "make room" in error.value.hint
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)
