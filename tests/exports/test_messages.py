"""The catalogue: whole in both languages, and every message is said somewhere.

Keys stand in the code as they are (`t("search.go")`), or are put together from a beginning and a value
(`t("group." ~ name)`, `f"unit.{name}"`): then the value must be known to the code, the questions or the vocabulary.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import istilah
from istilah.exports.messages import CATALOGUES
from istilah.exports.pages import rendering

ROOT = Path(istilah.__file__).parent
EN, ID = CATALOGUES["en"], CATALOGUES["id"]
#: Messages that one part of the code says by what follows this: the words of the picture in a file of its own.
SAID_SHORT = ("picture.",)

_CALL = re.compile(r"""\b(t|message|count|word)\(\s*["'`]([\w.-]*\w)["'`]""")
_FILLED = re.compile(r"""["'`]([a-z][\w-]*\.(?:[\w.-]|\$?\{[^{}"'`]*\})*)["'`]""")
_HOLE = re.compile(r"\$?\{[^{}]*\}")
_JOINED = re.compile(r""""([a-z][\w.-]*\.)"((?:\s*~\s*(?:"[\w.-]*"|\([^)]*\)|[\w.]+))+)""")
_VALUE = r"([\w-]+(?:\.[\w-]+)*)"


@cache
def sources(*endings: str) -> dict[Path, str]:
    """Return the files of the package that speak, without the catalogue and what others wrote or a compiler did."""
    found = (
        file
        for room in ("graph", "exports", "web", "cli")
        for file in (ROOT / room).resolve().rglob("*")
        if file.suffix in endings and not {"node_modules", "messages", "built"} & set(file.parts)
    )
    return {file: file.read_text(encoding="utf-8") for file in found}


@cache
def code() -> str:
    return "\n".join(sources(".py", ".html", ".js", ".ts").values())


@cache
def values() -> frozenset[str]:
    """Return the words that may fill a hole: quoted ones, numbers, variables of questions, names of the vocabulary."""
    ontology = (ROOT / "ontology").resolve()
    named = "\n".join(
        file.read_text(encoding="utf-8") for file in ontology.rglob("*") if file.suffix in (".rq", ".ttl")
    )
    return frozenset(
        re.findall(r"""["'`]([\w.-]+)["'`]""", code())
        + re.findall(r"\b\d+\b", code())
        + re.findall(r"\bwords\.(\w+)", code())
        + re.findall(r"""[?:$"]([\w-]+)""", named)
        + [_kebab(name) for name in re.findall(r"class (\w+)Error\b", code())]
    )


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Return the keys that are put together, with a group for each hole."""
    filled = {text for text in _FILLED.findall(code()) if _HOLE.search(text)}
    found = {_VALUE.join(re.escape(part) for part in _HOLE.split(text)) for text in filled}
    for beginning, rest in _JOINED.findall(code()):
        parts = [part.strip() for part in rest.split("~")[1:]]
        found.add(re.escape(beginning) + "".join(re.escape(p[1:-1]) if p.startswith('"') else _VALUE for p in parts))
    return tuple(re.compile(one) for one in sorted(found | {re.escape(short) + _VALUE for short in SAID_SHORT}))


def is_said(key: str) -> bool:
    plain = re.sub(r"\.(one|other)$", "", key)
    if {key, plain} & values():
        return True
    matches = [match for pattern in patterns() for one in (key, plain) if (match := pattern.fullmatch(one))]
    return any(set(match.groups()) <= values() for match in matches)


def test_both_languages_have_the_same_messages() -> None:
    assert set(EN) == set(ID)


def test_both_languages_fill_in_the_same() -> None:
    holes = {
        language: {key: set(re.findall(r"\{(\w+)", text)) for key, text in found.items()}
        for language, found in CATALOGUES.items()
    }
    assert holes["en"] == holes["id"]


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_message_is_empty_or_loose_at_its_ends(language: str) -> None:
    assert [key for key, text in CATALOGUES[language].items() if not text or text != text.strip()] == []


def test_every_message_that_the_code_says_is_there() -> None:
    said = {
        f"{key}.{form}" if how == "count" else key for how, key in _CALL.findall(code()) for form in ("one", "other")
    }
    known = set(EN) | {key.removeprefix(short) for key in EN for short in SAID_SHORT}
    assert {key for key in said if "." in key} - known == set()


def test_every_message_is_said_somewhere() -> None:
    assert [key for key in EN if not is_said(key)] == []


def test_a_message_that_nothing_says_is_noticed() -> None:
    assert not is_said("search.nonsense") and not is_said("group.nonsense") and not is_said("nonsense.one")
    assert is_said("search.go") and is_said("group.structure") and is_said("count.concepts.one")


def entries() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the scripts of pages with the beginnings of the messages that their page gives them."""
    python = "\n".join(sources(".py").values())
    prefixes = {
        name: re.findall(r'"([\w.-]+)"', given)
        for name, given in re.findall(r'Scripting\("(\w+)"(?:, (\([^)]*\)))?', python)
    }
    spoken = dict(re.findall(r"^(_SPOKEN\w*) = (\([^)]*\))", python, re.MULTILINE))
    for name, constant in re.findall(r'Scripting\("(\w+)", (_SPOKEN\w*)', python):
        prefixes[name] = re.findall(r'"([\w.-]+)"', spoken[constant])
    for name, given in {"page": [], **prefixes}.items():
        yield name, (*rendering._SPOKEN_EVERYWHERE, *given)


@pytest.mark.parametrize(("entry", "given"), list(entries()))
def test_a_script_is_given_every_message_that_it_says(entry: str, given: tuple[str, ...]) -> None:
    scripts = {file.resolve(): text for file, text in sources(".ts").items()}
    source = next(file.parents[1] for file in scripts if file.parts[-2:] == ("pages", "page.ts"))
    reached, waiting = set(), [source / "pages" / f"{entry}.ts"]
    while waiting:
        file = waiting.pop().resolve()
        if file not in reached:
            reached.add(file)
            imported = re.findall(r"""(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""", scripts[file])
            waiting += [file.parent / f"{name}.ts" for name in imported]
    said = {key for file in reached for key in re.findall(r"""\bt\(\s*["'`]([\w.-]+)""", scripts[file])}
    assert {key for key in said if not key.startswith(given)} == set()
