"""Competency questions: what the map must be able to answer, and with which rows (Grüninger and Fox 1995).

One file each in `ontology/questions`: the question in both languages, its SPARQL and the expected rows. They are the
test of the knowledge, the gallery of the explorer and the ``--question`` names of the command.

A parameter is a variable that the query binds with a line ``VALUES ?concept { cs:issue-resolution }``, the default.
"""

import re
from functools import cached_property

from istilah import ontology
from istilah.graph import _terms
from istilah.graph.errors import UnknownNameError, UsageError
from istilah.graph.query_files import QueryFile, read_query_file
from istilah.graph.values import Text, in_language

#: What questions are about, in the order of the gallery.
TOPICS = (
    "names",
    "structure",
    "measurement",
    "effect",
    "work",
    "order",
    "contrast",
    "evidence",
    "disagreement",
    "figures",
)

_VALUES = re.compile(r"VALUES\s+\?(\w+)\s*\{\s*(\S+)\s*\}")
#: What holds no prefixed name: declarations, whole IRIs, texts and comments.
_ASIDE = re.compile(r"PREFIX\s+\S+\s+<[^>]*>|<[^>]*>|\"[^\"\n]*\"|#.*", re.IGNORECASE)
_NAME = re.compile(r"([A-Za-z][\w-]*):([A-Za-z][\w-]*)")
_PREFIX = re.compile(r"PREFIX\s+([\w-]+):\s*<([^>]*)>", re.IGNORECASE)


class Question:
    """A competency question."""

    def __init__(self, file: QueryFile) -> None:
        self.name = file.name
        self.texts = file.header["question"]
        self.topic = file.first("topic")
        self.sparql = file.sparql
        self._file = file

    def text(self, language: str) -> str:
        """Return the question in a language; its parameters stand in braces: "Which metrics measure {concept}?"."""
        return (in_language(self.texts, language) or Text(self.name, "")).text

    def parts(self, language: str) -> list[str]:
        """Return the question in a language, taken apart: words and names of parameters in turn, words first."""
        return re.split(r"\{(\w+)\}", self.text(language))

    @cached_property
    def parameters(self) -> dict[str, str]:
        """The parameters: the name of each with the IRI of its default concept."""
        return {name: _terms.expand(value) for name, value in _VALUES.findall(self.sparql)}

    @cached_property
    def terms(self) -> frozenset[str]:
        """The IRIs of all classes, relations and individuals that the query names, those of its defaults left out."""
        namespaces = dict(_PREFIX.findall(self.sparql))
        text = _ASIDE.sub(" ", _VALUES.sub(" ", self.sparql))
        return frozenset(namespaces[prefix] + name for prefix, name in _NAME.findall(text) if prefix in namespaces)

    @cached_property
    def expected(self) -> list[tuple[str, ...]]:
        """The rows that the question must have with its defaults; IRIs in prefixed form, literals as their text."""
        return [tuple(cell.strip() for cell in row.text.split("|")) for row in self._file.header.get("expect", ())]

    def query(self, values: dict[str, str] | None = None) -> str:
        """Return the SPARQL with concept IRIs in place of the defaults.

        Raises UnknownNameError for a parameter that the question does not have, UsageError for a value that is no
        IRI.
        """
        values = values or {}
        for name, value in values.items():
            if name not in self.parameters:
                raise UnknownNameError("parameter", name, list(self.parameters))
            if re.search(r"[\x00-\x20<>\"{}|^`\\]", value):
                raise UsageError(f"{value!r} is not an IRI", "give a concept by its name or IRI")

        def filled(match: re.Match[str]) -> str:
            return f"VALUES ?{match[1]} {{ <{values[match[1]]}> }}" if match[1] in values else match[0]

        return _VALUES.sub(filled, self.sparql)


def questions() -> dict[str, Question]:
    """Return the questions of the shipped map, by name."""
    found = (Question(read_query_file(path)) for path in ontology.files("questions", ".rq"))
    return {question.name: question for question in found}


def question(name: str) -> Question:
    """Return the question of a name; raises UnknownNameError with the nearest one."""
    known = questions()
    if name not in known:
        raise UnknownNameError("question", name, list(known))
    return known[name]
