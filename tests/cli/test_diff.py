"""`istilah diff` tells in words what changed between files, folders and git revisions."""

import json
import subprocess

import pytest

OLD = 'ex:a a skos:Concept ; skos:prefLabel "queue"@en , "antrian"@id .'
NEW = OLD.replace("antrian", "antrean") + ' ex:b a skos:Concept ; skos:prefLabel "agent"@en , "agen"@id .'


@pytest.fixture
def files(write):
    return write(OLD, "old.ttl"), write(NEW, "new.ttl")


def test_changes_are_told_in_both_languages(files, call):
    assert call("diff", *files).out == (
        "Concepts added (1)\n  agent\n\nRenamed (1)\n  queue [id]\n    antrian\n    → antrean\n"
    )
    assert "Berganti nama (1)\n  antrean [id]" in call("diff", *files, "--lang", "id").out


def test_changes_are_told_as_json(files, call):
    found = json.loads(call("diff", *files, "--format", "json").out)
    assert [(change["kind"], change["names"]["id"]) for change in found] == [
        ("concept-added", "agen"),
        ("relabelled", "antrean"),
    ]


def test_equal_maps_do_not_differ(files, call):
    assert call("diff", files[0], files[0]).out == "Nothing changed.\n"


def test_a_git_revision_is_compared_with_a_file(files, call, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def git(*words):
        names = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        subprocess.run(["git", *names, *words], check=True, capture_output=True)

    git("init")
    git("add", "old.ttl")
    git("commit", "-m", "old")
    done = call("diff", "HEAD:old.ttl", files[1])
    assert done.code == 0
    assert "Concepts added (1)" in done.out


def test_neither_a_file_nor_a_revision_is_an_error(files, call):
    done = call("diff", "no-such-thing", files[0])
    assert done.code == 1
    assert "neither a file nor a git revision" in done.err


def test_an_option_is_not_taken_for_a_revision(files, call):
    done = call("diff", "--", "--output=x", files[0])
    assert done.code == 1
    assert "no such file or revision" in done.err
