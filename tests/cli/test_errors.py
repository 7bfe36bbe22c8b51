"""What bad input gets: a clear message, the right exit code, no traceback."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Done

from istilah.cli import failures

USAGE = [
    ("", "Usage: istilah [OPTIONS] COMMAND"),
    ("shw FCR", "No such command 'shw'. Did you mean 'show'?"),
    ("xyzzy", "No such command 'xyzzy'."),
    ("--langg", "No such option '--langg'"),
    ("show", "Missing argument 'TERM'."),
    ("show a b", "Got unexpected extra argument (b)"),
    ("show FCR --fromat json", "'--format'"),
    ("show FCR --format jsno", "'jsno' is not one of 'text', 'json'."),
    ("show FCR --lang fr", "'fr' is not one of 'id', 'en'."),
    ("show FCR --lang", "Option '--lang' requires an argument."),
    ("search a --limit 0", "'0' is not a whole number of 1 or more."),
    ("path a", "Missing argument 'TO'."),
    ("query ASK --timeout soon", "'soon' is not a number of seconds above 0."),
    ("serve --port 70000", "'70000' is not a whole number from 0 to 65535."),
]
MAPS = {
    "bad.ttl": (b"@prefix ex: <http://example.org/> .\nex:a ex:b 'unfinished .\n", "bad.ttl:2:"),
    "binary.ttl": (bytes(range(256)) * 20, "binary file"),
    "empty.ttl": (b"", "the file is empty"),
    "blank.nt": (b" \n\n", "the file is empty"),
    "notes.docx": (b"PK", "no RDF format is known by the ending '.docx'"),
    "list.json": (b"[1, 2", "list.json:"),
}


@pytest.mark.parametrize(("line", "said"), USAGE)
def test_a_usage_error_exits_2_and_says_what_is_wrong(line: str, said: str, call: Callable[..., Done]) -> None:
    code, out, err = call(*line.split())
    assert (code, out) == (2, "") and said in err and "Traceback" not in err


@pytest.mark.parametrize("name", MAPS)
def test_a_map_that_is_no_rdf_exits_1_and_says_why(name: str, call: Callable[..., Done], tmp_path: Path) -> None:
    data, said = MAPS[name]
    (tmp_path / name).write_bytes(data)
    code, out, err = call("stats", "--map", str(tmp_path / name))
    assert (code, out) == (1, "") and err.startswith("error: ") and said in err and "\nhint: " in err


def test_the_line_with_the_error_is_shown(call: Callable[..., Done], write: Callable[..., str]) -> None:
    err = call("show", "a", "--map", write("ex:a skos:prefLabel 'A'@en ;; ;\n  skos:altLabel oops .\n")).err
    assert "map.ttl:10:17: " in err and "\n    skos:altLabel oops .\n" in err and "^" in err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_map_is_told(call: Callable[..., Done], write: Callable[..., str]) -> None:
    path = write("ex:a a skos:Concept .")
    os.chmod(path, 0)
    code, _, err = call("show", "a", "--map", path)
    assert code == 1 and "Permission denied" in err


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_a_missing_map_or_an_empty_folder_is_told(kind: str, call: Callable[..., Done], tmp_path: Path) -> None:
    path = tmp_path if kind == "folder" else tmp_path / "none.ttl"
    code, _, err = call("search", "a", "--map", str(path))
    assert code == 1 and ("holds no RDF file" if kind == "folder" else "No such file") in err


@pytest.mark.parametrize(
    "term", ["", " ", ":::", "http://a b", "urn:x", "<x>", '"', "\\", "%", "*", "a" * 9999, "\x00"]
)
def test_an_odd_term_is_just_unknown(term: str, call: Callable[..., Done]) -> None:
    code, out, err = call("show", term)
    assert (code, out) == (2, "") and err.startswith("error: no concept called ")


NONSENSE = """
_:b a skos:Concept ; skos:prefLabel "blank"@en ; skos:related ex:a .
ex:a a skos:Concept ; skos:prefLabel ex:x , 5 , "unlabelled" ; skos:definition ex:x , 7 ; ist:abbreviation 3 ;
  skos:altLabel ex:y ; skos:broader "text" , ex:none , ex:c , _:b ; ist:partOf ex:a ; ist:minValue "low" , ex:q ;
  <http://qudt.org/schema/qudt/hasUnit> "text" , _:u ; ist:betterWhen ex:Odd , "x" ; ist:hasFormula "f" , ex:no , _:f .
ex:c a skos:Concept ; skos:broader ex:a .
ex:c1 a ist:Claim ; rdf:subject ex:a , ex:c ; rdf:predicate "p" ; rdf:object 5 ; ist:status "so" ;
  ist:confidence "high" ; prov:wasQuotedFrom "nowhere" .
ex:c2 a ist:Claim ; rdf:subject ex:a ; rdf:predicate ist:partOf ; rdf:object ex:c , "text" ; ist:status ist:Accepted ;
  prov:wasQuotedFrom ex:p , _:p .
ex:p oa:hasSource "source" ; oa:hasSelector ex:s , "s" ; ist:inEntry "4" . ex:s oa:start "x" ; oa:end -5 .
ex:f a ist:Fact ; ist:about ex:a , "x" ; ist:statement 4 ; prov:wasQuotedFrom ex:p , 7 .
"""


@pytest.mark.parametrize(
    "line", ["show a", "show c --format json", "search unl", "path a c", "stats", "export csv-claims"]
)
def test_a_map_of_nonsense_breaks_nothing(line: str, call: Callable[..., Done], write: Callable[..., str]) -> None:
    done = call(*line.split(), "--map", write(NONSENSE))
    assert (done.code, done.err) == (0, "") and done.out


def test_every_rule_that_nonsense_breaks_is_named(call: Callable[..., Done], write: Callable[..., str]) -> None:
    code, out, err = call("check", write(NONSENSE))
    rules = {line.split()[1] for line in out.splitlines() if line.startswith("error ")}
    assert code == 1 and {"unknown-concept", "hierarchy-cycle", "shape"} <= rules and "should not happen" not in err


def test_bytes_that_are_no_text_are_a_usage_error(program: Callable[..., Done]) -> None:
    code, out, err = program("show", os.fsdecode(b"caf\xe9"))
    assert (code, out) == (2, "") and "no UTF-8" in err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "there is no query in it"),
        (b" \n", "there is no query in it"),
        (b"SELECT \xff", "byte 8 is not UTF-8"),
    ],
)
def test_a_query_file_without_a_query_is_told(
    data: bytes, said: str, call: Callable[..., Done], tmp_path: Path
) -> None:
    (tmp_path / "q.rq").write_bytes(data)
    code, out, err = call("query", str(tmp_path / "q.rq"))
    assert (code, out) == (1, "") and said in err


@pytest.mark.parametrize(("given", "code"), [("no.rq", 1), ("tests", 1), ("", 2), ("  ", 2), ("INSERT DATA {}", 2)])
def test_what_is_no_query_is_told(given: str, code: int, call: Callable[..., Done]) -> None:
    done = call("query", given)
    assert done.code == code and done.err.startswith("error: ")


def test_an_error_that_nobody_foresaw_has_no_traceback_unless_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert failures.report(KeyError("lost")) == 1
    assert capsys.readouterr().err.startswith("error: this should not happen: KeyError: 'lost'\nhint: please report")
    monkeypatch.setenv("ISTILAH_DEBUG", "1")
    with pytest.raises(KeyError):
        failures.report(KeyError("lost"))


@pytest.mark.parametrize(
    ("error", "code"), [(MemoryError(), 1), (KeyboardInterrupt(), 130), (SystemExit("no"), 1), (SystemExit(None), 0)]
)
def test_every_way_out_has_its_code(error: BaseException, code: int) -> None:
    assert failures.report(error) == code
