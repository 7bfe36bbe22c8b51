"""Two runs of the program write the same bytes, whatever order their sets and hashes take."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from istilah.exports.registry import FORMATS

# The shipped map from its store, its surroundings of one concept, and a map built anew with a blank node in it.
EVERY_EXPORT = """
import hashlib, io, sys, istilah
from istilah.exports.registry import Options, write_stream
from istilah.graph.build import build
from istilah.graph.concept_map import ConceptMap
shipped = istilah.open_map()
around = Options(shipped.find("FCR"), depth=2, language="id")
for name in sys.argv[2:]:
    for map, options in ((shipped, Options()), (shipped, around), (ConceptMap(build(sys.argv[1])), Options())):
        stream = io.BytesIO()
        write_stream(map, name, stream, options)
        print(name, len(stream.getvalue()), hashlib.sha256(stream.getvalue()).hexdigest())
"""


@pytest.fixture
def runs(write: Callable[..., str]) -> list[list[str]]:
    names = [name for name in FORMATS if name != "html"]
    path = write('ex:a a skos:Concept ; skos:prefLabel "a"@en, "a"@id ; skos:note [ skos:example "x"@en ] .')
    command = [sys.executable, "-c", EVERY_EXPORT, path, *names]
    runs = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        runs.append(done.stdout.splitlines())
    return runs


def test_two_processes_write_the_same_bytes_in_every_format(runs: list[list[str]]) -> None:
    one, other = runs
    assert one == other
    assert len(set(one)) == len(one) == 3 * (len(FORMATS) - 1)
