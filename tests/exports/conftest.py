"""Fixtures: a map as the bytes of a format, and labels that break careless writers."""

import io
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest

from istilah.exports.registry import Options, write_stream
from istilah.graph.concept_map import ConceptMap

Export = Callable[..., bytes]


@pytest.fixture(scope="session")
def export() -> Export:
    """Return a function that writes a map in a format and returns the bytes: ``export(map, "turtle", depth=2)``."""

    def export_map(map: ConceptMap, name: str, **options: Any) -> bytes:
        stream = io.BytesIO()
        write_stream(map, name, stream, Options(**options))
        return stream.getvalue()

    return export_map


@pytest.fixture(scope="session")
def hard_labels() -> list[str]:
    """Return labels with what each format has a meaning for."""
    return [
        'say "hello"',
        "two\nlines",
        "carriage\rreturn\r\nand feed",
        "<script>alert('x')</script>",
        "R&D &amp; &eacute; ]]>",
        "back\\slash \\N \\n",
        "trailing\\",
        "tab\there",
        "😀 👩‍💻",
        "خدمة العملاء \u202eabc",
        "=1+1",
        "'quoted",
        "-- @ + - =",
        "a | b \\| c",
        "comma, semicolon; colon:",
        "end",
        "#quot; #35; `code` *bold*",
        "1. first",
        "[square] {curly} (round)",
        "@value",
        "\u2028 \u0085",
    ]


@pytest.fixture
def hard(map_of: Callable[[str], ConceptMap], hard_labels: list[str]) -> ConceptMap:
    """Return a map with a concept for each hard label, its Indonesian label the same, each related to the next."""
    lines = []
    for number, label in enumerate(hard_labels):
        for property in ("prefLabel", "altLabel", "definition"):
            values = ", ".join(str(ox.Literal(label, language=language)) for language in ("en", "id"))
            lines.append(f"ex:c{number} skos:{property} {values} .")
        lines.append(f"ex:c{number} a skos:Concept ; skos:related ex:c{(number + 1) % len(hard_labels)} .")
    return map_of("\n".join(lines))
