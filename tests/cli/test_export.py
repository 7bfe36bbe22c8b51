"""`istilah export`."""

from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from tests.cli.conftest import Done

from istilah.graph.concept_map import ConceptMap

resource = pytest.importorskip("resource", reason="limits on files are POSIX")


def small_files() -> None:
    """Let no file grow past 4 kB: writing fails in the middle, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def test_a_format_goes_to_standard_output(call: Callable[..., Done], shipped: ConceptMap) -> None:
    done = call("export", "ntriples")
    assert done.code == 0 and done == call("export", "ntriples", "-o", "-")
    subjects = {str(subject) for subject in rdflib.Graph().parse(data=done.out, format="nt").subjects()}
    assert set(shipped.concepts) <= subjects


def test_a_format_goes_to_a_file(call: Callable[..., Done], tmp_path: Path) -> None:
    target = tmp_path / "cs.ttl"
    assert call("export", "turtle", "-o", str(target)) == Done(0, "", "")
    assert target.read_text(encoding="utf-8") == call("export", "turtle").out
    assert list(tmp_path.iterdir()) == [target]


def test_a_focus_is_any_name_and_its_depth_is_kept(call: Callable[..., Done], shipped: ConceptMap) -> None:
    def concepts(*words: str) -> set[str]:
        graph = rdflib.Graph().parse(data=call("export", "turtle", *words).out, format="turtle")
        return {str(subject) for subject in graph.subjects(rdflib.RDF.type, rdflib.SKOS.Concept)}

    iri = shipped.find("FCR")
    for depth in (0, 1, 2):
        assert concepts("--focus", "fcr", "--depth", str(depth)) == set(shipped.neighbourhood(iri, depth))
    assert concepts("--focus", "FCR") == set(shipped.neighbourhood(iri, 1))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["turtel"], "no format named 'turtel'\nhint: did you mean turtle?"),
        (["turtle", "--focus", "resolutoin"], "no concept called 'resolutoin'\nhint: did you mean resolution"),
        (["turtle", "--depth", "-1"], "'-1' is not a whole number from 0 to 99."),
    ],
)
def test_an_unknown_format_or_term_is_a_usage_error(words: list[str], said: str, call: Callable[..., Done]) -> None:
    code, out, err = call("export", *words)
    assert (code, out) == (2, "") and said in err


@pytest.mark.parametrize("format", ["turtle", "nquads"])
def test_a_full_disk_leaves_the_old_file(format: str, program: Callable[..., Done], tmp_path: Path) -> None:
    target = tmp_path / "cs.out"
    target.write_text("old")
    code, out, err = program("export", format, "-o", str(target), preexec_fn=small_files)
    assert (code, out) == (1, "") and f"error: {target}: cannot be written: " in err and "Traceback" not in err
    assert target.read_text() == "old" and list(tmp_path.iterdir()) == [target]


def test_a_query_on_a_full_disk_leaves_the_old_file_too(program: Callable[..., Done], tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    target.write_text("old")
    words = ["query", "SELECT * { ?s ?p ?o }", "--format", "json", "-o", str(target)]
    code, _, err = program(*words, preexec_fn=small_files)
    assert code == 1 and "cannot be written" in err and "Traceback" not in err
    assert target.read_text() == "old" and list(tmp_path.iterdir()) == [target]


def test_a_file_keeps_its_permissions_and_a_link_its_target(call: Callable[..., Done], tmp_path: Path) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_text("old")
    target.chmod(0o600)
    link.symlink_to(target)
    assert call("query", "SELECT ?x { VALUES ?x { 1 } }", "--format", "csv", "-o", str(link)).code == 0
    assert link.is_symlink() and target.read_text().split() == ["x", "1"] and target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("words", [["export", "turtle"], ["query", "ASK {}"]])
def test_a_folder_that_is_not_there_is_told(words: list[str], call: Callable[..., Done], tmp_path: Path) -> None:
    code, _, err = call(*words, "-o", str(tmp_path / "none" / "x"))
    assert code == 1 and "none/x: cannot be written: No such file or directory" in err
