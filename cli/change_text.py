"""Changes between two maps, in words."""

from istilah.cli.style import bold, dim
from istilah.exports.messages import message
from istilah.graph.difference import KINDS, Change

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def change_text(changes: "Sequence[Change]", language: str) -> str:
    """Return changes as marked text, by kind; one line when there is none."""
    if not changes:
        return message("cli.diff.none", language) + "\n"
    parts = []
    for kind in KINDS:
        some = [change for change in changes if change.kind == kind]
        if some:
            heading = f"{message(f'cli.diff.{kind}', language)} ({len(some)})"
            parts.append("\n".join([bold(heading), *(_line(change, language) for change in some)]))
    return "\n\n".join(parts) + "\n"


def _line(change: Change, language: str) -> str:
    line = f"  {change.name(language)}" + (f" [{change.language}]" if change.language else "")
    if change.before or change.after:
        line += "\n" + dim(f"    {change.before or '–'}\n    → {change.after or '–'}")
    return line
