"""The wheel holds what the tree holds: every package, and every file that is not code."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
#: The front end is in the wheel as what it was compiled into.
IGNORED = {"__pycache__", "front-end"}
ROOMS = ("ontology", "graph", "exports", "ingest", "web", "cli")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel from a copy of the tree and return the names of the files in it."""
    copy = tmp_path_factory.mktemp("wheel") / "istilah"
    ignored = shutil.ignore_patterns(
        ".git", ".venv", "__pycache__", "*.egg-info", ".*_cache", "build", "dist", "node_modules"
    )
    shutil.copytree(ROOT, copy, symlinks=True, ignore=ignored)
    build = "import sys; sys.path.insert(0, 'web/front-end'); import build_backend as b; b.build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(copy)], cwd=copy, check=True, capture_output=True)
    [built] = copy.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("room", ROOMS)
def test_the_wheel_holds_every_file_of_a_room(room, wheel):
    tree = {
        f"istilah/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / room).rglob("*")
        if path.is_file() and not IGNORED & set(path.parts) and not path.name.startswith(".")
    }
    assert tree - wheel == set()


def test_the_wheel_holds_the_compiled_front_end_with_the_licences_of_its_packages(wheel):
    built = {name.rpartition("/")[2] for name in wheel if "/static/built/" in name}
    assert {"manifest.json", "licenses.md"} <= built
    assert any(name.startswith("page-") and name.endswith(".js") for name in built)


def test_the_wheel_holds_the_licences_and_no_tests(wheel):
    assert {name.rpartition("/")[2] for name in wheel} >= {"LICENSE", "LICENSE-DATA", "py.typed"}
    assert not any(name.startswith(("tests", "bench")) for name in wheel)
