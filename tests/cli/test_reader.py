"""The quick reader and click read the same command lines alike."""

import pytest

from istilah.cli.click_app import program
from istilah.cli.main import COMMANDS, load
from istilah.cli.parameters import Argument, Option, seconds, whole_number
from istilah.cli.reader import read

ALIKE = [
    "serve",
    "serve map.ttl --port 9000 --no-open --host ::1",
    "serve --port=0 -- -odd.ttl",
    "show FCR",
    "show FCR --lang id --format=json --map other.ttl",
    "show --lang=en FCR",
    "show -- --FCR",
    "search eskalsi --limit 5",
    "search --limit=1 -- -x",
    "path chatbot FCR --count 2",
    "path --count 2 chatbot --lang id FCR",
    "query SELECT --timeout 2.5 -o - --format csv",
    "query - --output=out.json",
    "query --question what-measures --param concept=FCR --param x=y",
    "query --question= --param=a=b",
    "questions",
    "export turtle -o out.ttl --focus FCR --depth 2",
    "check",
    "check a.ttl b.ttl --format json",
    "stats --map=x",
    "build -o folder",
]
UNUSUAL = [
    "show",
    "show a b",
    "show FCR --lang",
    "show FCR --lang fr",
    "show FCR --lang=fr",
    "show FCR --lnag id",
    "show FCR --lang id --lang en",
    "show FCR --lang -- id",
    "show FCR --help",
    "show FCR -x",
    "show FCR --format=",
    "path a",
    "search a --limit 0",
    "search a --limit ten",
    "query a --timeout 0",
    "query a --timeout nan",
    "query a --timeout inf",
    "query a -oout.json",
    "serve --no-open=yes",
    "serve --port 65536",
    "serve --port -1",
    "stats extra",
]


def by_click(line: str) -> dict[str, object]:
    _, values = program().main(line.split(), prog_name="istilah", standalone_mode=False)
    return dict(values)


@pytest.mark.parametrize("line", ALIKE)
def test_the_quick_reader_takes_what_click_takes(line: str) -> None:
    name, *words = line.split()
    assert read(load(name), words) == by_click(line)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_the_same_defaults_either_way(name: str) -> None:
    needed = ["x" for argument in load(name).arguments if argument.required]
    assert read(load(name), needed) == by_click(" ".join([name, *needed]))


@pytest.mark.parametrize("line", UNUSUAL)
def test_the_quick_reader_leaves_what_is_unusual_to_click(line: str) -> None:
    name, *words = line.split()
    assert read(load(name), words) is None


def test_a_query_has_half_a_minute_unless_told_otherwise() -> None:
    values = read(load("query"), ["ASK {}"])
    assert values is not None and values["timeout"] == 30


def test_an_empty_word_is_a_value() -> None:
    assert read(load("show"), [""]) == by_click("show X") | {"term": ""}


@pytest.mark.parametrize("value", ["elsewhere.ttl", ""])
def test_a_variable_stands_in_for_an_option_unless_it_is_empty(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISTILAH_STORE", value)
    assert read(load("stats"), []) == by_click("stats")
    assert by_click("stats")["map"] == (value or None)
    assert read(load("stats"), ["--map", "here.ttl"]) == by_click("stats --map here.ttl")


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "id"}, "id"),
        ({"LANG": "idx_XX"}, "en"),
        ({"LANG": "id_ID", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB", "LC_ALL": "id_ID.UTF-8", "LC_MESSAGES": "en_GB"}, "id"),
        ({"LANG": "id_ID", "LC_ALL": ""}, "id"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LC_ALL")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    read_values = read(load("stats"), [])
    assert read_values is not None and read_values["lang"] == language
    assert by_click("stats")["lang"] == language


@pytest.mark.parametrize("text", ["", "1.5", "-1", "9", "½", "٣", "1e3", "9" * 5000])
def test_a_whole_number_is_of_digits_and_within_bounds(text: str) -> None:
    with pytest.raises(ValueError):
        whole_number(1, 8)(text)


def test_seconds_are_a_number_above_zero() -> None:
    assert seconds("0.5") == 0.5 and seconds("1e2") == 100
    with pytest.raises(ValueError, match="'-1' is not a number of seconds above 0"):
        seconds("-1")


def test_a_repeatable_option_defaults_to_nothing_and_a_flag_to_no() -> None:
    assert Option("a", "", many=True).default == () and Option("b", "", flag=True).default is False
    assert Argument("c", many=True, required=False).default == () and Argument("d").default is None
