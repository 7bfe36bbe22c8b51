"""A version of a map: a file, a folder, an endpoint, or what a git revision holds."""

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from istilah import ontology
from istilah.graph.addresses import is_address
from istilah.graph.concept_map import ConceptMap, built_map
from istilah.graph.errors import FileError


@contextmanager
def version(name: str) -> Iterator[ConceptMap]:
    """Open the map that a path or ``REVISION[:PATH]`` names; raises FileError when there is none."""
    if os.path.exists(name) or is_address(name):
        yield built_map(name)
        return
    revision, _, path = name.partition(":")
    with tempfile.TemporaryDirectory() as folder:
        found = _extracted(name, revision, path or os.path.relpath(ontology.MAP), folder)
        yield built_map(found)


def _extracted(name: str, revision: str, path: str, folder: str) -> str:
    """Write what a revision holds at a path into a folder and return the path there."""
    if revision.startswith("-"):
        raise FileError(name, "no such file or revision")
    try:
        done = subprocess.run(
            ["git", "archive", "--format=tar", revision, "--", path], capture_output=True, check=False
        )
    except FileNotFoundError:
        raise FileError(name, "no such file", "git is not installed; give files or folders") from None
    if done.returncode != 0:
        reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["git knows no such revision"]
        raise FileError(name, f"neither a file nor a git revision ({reason[0]})", "run it inside the repository")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return os.path.join(folder, path)
