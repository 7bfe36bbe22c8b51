"""`istilah check`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Done
from tests.conftest import PREFIXES

CYCLE = """ex:s a skos:ConceptScheme .
ex:a a skos:Concept ; skos:prefLabel "one"@en , "satu"@id ; skos:definition "x"@en , "x"@id ; skos:broader ex:b .
ex:b a skos:Concept ; skos:prefLabel "two"@en , "dua"@id ; skos:definition "y"@en , "y"@id ; skos:broader ex:a .
"""


def test_the_shipped_map_passes(call: Callable[..., Done]) -> None:
    assert call("check").code == 0


def test_a_finding_names_severity_rule_concept_place_and_fix(
    call: Callable[..., Done], write: Callable[..., str]
) -> None:
    path = write(CYCLE)
    code, out, err = call("check", path)
    block = next(block for block in out.split("\n\n") if "hierarchy-cycle  http://example.org/a" in block)
    severity, place, what, fix = block.splitlines()
    assert severity == "error hierarchy-cycle  http://example.org/a" and place.endswith("map.ttl:10")
    assert "stands below itself" in what and fix.startswith("  fix: remove or turn round one")
    assert code == 1 and err.startswith("error: found errors: ")


def test_findings_are_told_in_indonesian(call: Callable[..., Done], write: Callable[..., str]) -> None:
    out = call("check", write(CYCLE), "--lang", "id").out
    assert "galat hierarchy-cycle" in out and "di bawah dirinya sendiri" in out and "  perbaikan: hapus" in out


def test_json_has_one_object_a_finding(call: Callable[..., Done], write: Callable[..., str]) -> None:
    path = write(CYCLE)
    code, out, _ = call("check", "--format", "json", "--map", path)
    cycle = next(finding for finding in json.loads(out) if finding["rule"] == "hierarchy-cycle")
    assert code == 1 and (cycle["file"], cycle["line"], cycle["severity"]) == (path, 10, "error")
    assert cycle["concept"] == "http://example.org/a" and cycle["message"] and cycle["fix"]


def test_each_file_is_a_map_of_its_own_and_a_broken_one_hides_no_other(
    call: Callable[..., Done], write: Callable[..., str]
) -> None:
    broken, cycle = write("ex:a skos:prefLabel .\n", "broken.ttl"), write(CYCLE)
    code, out, _ = call("check", broken, cycle, "--format", "json")
    findings = json.loads(out)
    assert code == 1 and findings[0]["rule"] == "unreadable" and findings[0]["line"] == 9
    assert {finding["file"] for finding in findings} == {broken, cycle}


@pytest.mark.parametrize(("text", "place"), [(PREFIXES + CYCLE, "-:10"), (PREFIXES + "ex:a ex:b", "-:9")])
def test_turtle_on_standard_input_is_checked(text: str, place: str, program: Callable[..., Done]) -> None:
    code, out, _ = program("check", "-", input=text)
    assert code == 1 and f"  {place}\n" in out and "input.ttl" not in out


def test_warnings_alone_pass(call: Callable[..., Done], write: Callable[..., str]) -> None:
    path = write("""ex:s a skos:ConceptScheme ; dct:title "t"@en , "t"@id .
    ex:a a skos:Concept ; skos:inScheme ex:s ; skos:topConceptOf ex:s ; skos:prefLabel "one"@en , "satu"@id ;
      skos:definition "x"@en , "x"@id .
    ex:b a skos:Concept ; skos:inScheme ex:s ; skos:prefLabel "two"@en , "dua"@id ; skos:definition "y"@en , "y"@id .
    """)
    code, out, err = call("check", path)
    assert (code, err) == (0, "") and out.startswith("warning orphan  http://example.org/b\n")


@pytest.mark.parametrize(
    ("name", "reason"), [("none.ttl", "No such file"), ("none", "No such file"), ("notes.docx", "no RDF format")]
)
def test_a_file_that_is_missing_or_no_rdf_is_a_finding(
    name: str, reason: str, call: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.docx").write_text("notes")
    code, out, _ = call("check", name)
    assert code == 1 and out.startswith(f"error unreadable\n  {name}\n  {name}: {reason}")
