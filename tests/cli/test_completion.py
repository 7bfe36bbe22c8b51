"""Completion in the shell, terms included."""

import os
import shutil
import subprocess
from collections.abc import Callable

import pytest
from tests.cli.conftest import PROGRAM, Done

from istilah.cli.completion import complete
from istilah.exports.registry import FORMATS
from istilah.graph.concept_map import ConceptMap


def offered(line: str) -> list[str]:
    """Return what bash is told to offer at the end of a command line."""
    words = line.split(" ")
    variables = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_ISTILAH_COMPLETE": "bash_complete"}
    done = subprocess.run([PROGRAM], capture_output=True, encoding="utf-8", env=os.environ | variables, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("istilah sho", "show"),
        ("istilah show fir", "first-call-resolution"),
        ("istilah show FC", "FCR"),
        ("istilah show First-C", "First-Call-Resolution"),
        ("istilah show penyelesaian-m", "penyelesaian-masalah"),
        ("istilah path FCR chu", "churn-rate"),
        ("istilah export html --focus fir", "first-call-resolution"),
        ("istilah show FCR --lang ", "id"),
        ("istilah query --question what-m", "what-measures"),
    ],
)
def test_a_word_is_completed(line: str, expected: str) -> None:
    assert expected in offered(line)


@pytest.mark.parametrize("beginning", ["fir", "re", "pelanggan", "custom", "A"])
def test_every_term_that_is_offered_names_a_concept(beginning: str, shipped: ConceptMap) -> None:
    found = complete("term", beginning, {})
    assert found and all(name.startswith(beginning) and " " not in name for name, _ in found)
    assert all(shipped.concepts.label(shipped.find(name), "en").text for name, _ in found)


def test_terms_come_from_the_map_that_is_named(write: Callable[..., str]) -> None:
    path = write('ex:a a skos:Concept ; skos:prefLabel "zebra crossing"@en .')
    assert complete("term", "zeb", {"map": path}) == [("zebra-crossing", "zebra crossing")]
    assert complete("term", "zeb", {"map": path + ".missing"}) == []


def test_formats_questions_and_parameters_are_offered() -> None:
    assert [name for name, _ in complete("format", "", {})] == list(FORMATS)
    assert [name for name, _ in complete("format", "n", {})] == ["ntriples", "nquads"]
    (in_english,), (in_indonesian,) = (complete("question", "what-measures", {"lang": lang}) for lang in ("en", "id"))
    assert in_english[0] == in_indonesian[0] == "what-measures" and in_english[1] != in_indonesian[1]
    assert complete("param", "", {"question": "what-measures"}) == [("concept=", "")]
    assert ("concept=first-call-resolution", "First Call Resolution") in complete(
        "param", "concept=first", {"question": "what-measures"}
    )
    assert complete("param", "", {"question": "none"}) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str, program: Callable[..., Done]) -> None:
    done = program(env=os.environ | {"_ISTILAH_COMPLETE": f"{shell}_source"})
    assert done.code == 0 and f"_ISTILAH_COMPLETE={shell}_complete" in done.out


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
def test_bash_itself_completes_a_term() -> None:
    script = f"""PATH={os.path.dirname(PROGRAM)}:$PATH
    eval "$(_ISTILAH_COMPLETE=bash_source istilah)"
    COMP_WORDS=(istilah show first-call) COMP_CWORD=2
    _istilah_completion istilah first-call show
    echo "${{COMPREPLY[*]}}" """
    done = subprocess.run(["bash", "-c", script], capture_output=True, encoding="utf-8", timeout=60)
    assert "first-call-resolution" in done.stdout.split()
