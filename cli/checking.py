"""The findings about one or several maps, as text and as JSON values."""

import os

from istilah.cli.style import bold, dim, wrapped
from istilah.exports.messages import message
from istilah.graph.addresses import is_address
from istilah.graph.checks import Finding, check
from istilah.graph.concept_map import built_map
from istilah.graph.errors import CheckError, DataError
from istilah.graph.values import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


class Report:
    """The findings about the maps at some paths; a map that cannot be read is a finding too."""

    def __init__(self, paths: "Iterable[str]") -> None:
        self._findings = [
            finding for path in paths for finding in (_findings_of_input() if path == "-" else _findings(path))
        ]
        self._errors = sum(finding.severity == "error" for finding in self._findings)

    def text(self, language: str) -> str:
        """Return the findings as marked text, a block each; one line when there is none."""
        if not self._findings:
            return message("cli.check.none", language) + "\n"
        return "\n".join(_block(finding, language) for finding in self._findings)

    def values(self, language: str) -> "list[dict[str, Any]]":
        """Return the findings as dictionaries."""
        return [
            {
                "severity": finding.severity,
                "rule": finding.rule,
                "concept": finding.concept or None,
                "file": finding.file or None,
                "line": finding.line,
                "message": finding.message(language),
                "fix": finding.fix(language) or None,
            }
            for finding in self._findings
        ]

    def raise_for_errors(self) -> None:
        """Raise CheckError when an error is among the findings; warnings alone pass."""
        if self._errors:
            warnings = len(self._findings) - self._errors
            raise CheckError(f"found errors: {self._errors}, warnings: {warnings}")


def _findings(path: str) -> list[Finding]:
    try:
        return check(built_map(path))
    except DataError as error:
        said, hint = Text(error.message, ""), Text(error.hint, "")
        return [Finding("error", "unreadable", "", (said,), (hint,), path, getattr(error, "line", None))]


def _findings_of_input() -> list[Finding]:
    """Return the findings about Turtle on standard input."""
    import sys
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "input.ttl")
        with open(path, "wb") as file:
            file.write(sys.stdin.buffer.read())
        return [
            finding._replace(
                file=finding.file.replace(path, "-"),
                messages=tuple(Text(text.replace(path, "-"), language) for text, language in finding.messages),
            )
            for finding in _findings(path)
        ]


def _block(finding: Finding, language: str) -> str:
    severity = message(f"cli.check.{finding.severity}", language)
    lines = [f"{bold(severity)} {finding.rule}" + (f"  {finding.concept}" if finding.concept else "")]
    if finding.file:
        lines.append("  " + dim(_place(finding)))
    lines += ["  " + wrapped(line, "  ") for line in finding.message(language).split("\n")]
    if finding.fix(language):
        lines.append("  " + dim(f"{message('cli.check.fix', language)}: ") + wrapped(finding.fix(language), "    "))
    return "\n".join(lines) + "\n"


def _place(finding: Finding) -> str:
    """Return file and line, the file as seen from here when that is shorter."""
    file = (
        finding.file
        if finding.file == "-" or is_address(finding.file)
        else min(finding.file, os.path.relpath(finding.file), key=len)
    )
    return file if finding.line is None else f"{file}:{finding.line}"
