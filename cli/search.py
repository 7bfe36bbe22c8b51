"""`istilah search`: concepts by any of their labels."""

from istilah.cli.options import AUTH, FORMAT, LANG, MAP
from istilah.cli.parameters import Argument, Option, command, whole_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from istilah.graph.values import Match

LIMIT = Option("limit", "How many to list at most; by default 20.", metavar="N", read=whole_number(1), default=20)


@command(Argument("text"), LIMIT, FORMAT, LANG, MAP, AUTH)
def search(text: str, limit: int, format: str, lang: str, map: str | None) -> None:
    """Find concepts by label, with a part of a word or a typo.

    Labels of both languages are searched; beside the label that matched stand the reason and the name that
    `istilah show` takes.

    Examples:
      istilah search eskalsi
      istilah search "kepuasan pel" --limit 5
    """
    from istilah import open_map

    opened = open_map(map)
    matches = opened.search(text, limit, lang)
    slugs = [opened.concepts.slug(match.concept) for match in matches]
    if format == "json":
        from istilah.cli.json_output import write_json

        write_json([_values(match, slug) for match, slug in zip(matches, slugs, strict=True)])
    else:
        from istilah.cli.style import width, write
        from istilah.cli.table import aligned
        from istilah.exports.messages import message

        rows = [_cells(match, slug, lang) for match, slug in zip(matches, slugs, strict=True)]
        lines = list(aligned(rows, width())) or [message("cli.search.none", lang, text=text)]
        write("\n".join(lines) + "\n")


def _cells(match: "Match", slug: str, language: str) -> list[str]:
    from istilah.cli.style import accent, dim
    from istilah.exports.messages import message

    return [accent(match.label.text), message(f"cli.reason.{match.reason}", language), dim(slug)]


def _values(match: "Match", slug: str) -> dict[str, str]:
    return {
        "iri": match.concept,
        "slug": slug,
        "label": match.label.text,
        "language": match.label.language,
        "kind": match.kind,
        "reason": match.reason,
    }
