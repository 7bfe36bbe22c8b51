"""`istilah stats`: how much a map holds."""

from istilah.cli.options import AUTH, FORMAT, LANG, MAP
from istilah.cli.parameters import command

TYPE_CHECKING = False
if TYPE_CHECKING:
    from istilah.graph.statistics import Statistics


@command(FORMAT, LANG, MAP, AUTH)
def stats(format: str, lang: str, map: str | None) -> None:
    """Count what the map holds: concepts, claims, relations, labels.

    Examples:
      istilah stats
      istilah stats --format json
    """
    from istilah import open_map
    from istilah.graph.statistics import statistics

    counted = statistics(open_map(map))
    if format == "json":
        from istilah.cli.json_output import write_json

        write_json(counted._asdict())
    else:
        from istilah.cli.style import write

        write(_text(counted, lang))


def _text(counted: "Statistics", language: str) -> str:
    from istilah.cli.style import bold
    from istilah.cli.table import aligned
    from istilah.exports.messages import message

    single = {name: value for name, value in counted._asdict().items() if isinstance(value, int)}
    many = {name: value for name, value in counted._asdict().items() if isinstance(value, dict)}
    wide = max(len(str(number)) for number in single.values())

    def lines(counts: dict[str, int], indent: str = "  ") -> list[str]:
        return [indent + line for line in aligned([[str(n).rjust(wide), name] for name, n in counts.items()], None)]

    parts = [lines({message(f"cli.stats.{name}", language): number for name, number in single.items()}, "")]
    parts += [[bold(message(f"cli.stats.{name}", language)), *lines(counts)] for name, counts in many.items() if counts]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"
