"""JSON on standard output: UTF-8, indented, its keys in the order in which they were put in."""

from istilah.cli.output import destination

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def write_json(value: "Any") -> None:
    """Write a value as a JSON document."""
    import json

    with destination("-") as stream:
        stream.write((json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode())
