"""`istilah path`: how two concepts hang together."""

from istilah.cli.options import AUTH, FORMAT, LANG, MAP
from istilah.cli.parameters import Argument, Option, command, whole_number

COUNT = Option("count", "How many paths to tell; by default 3.", metavar="N", read=whole_number(1, 50), default=3)
ONLY = Option("only", "Take only effects, or only kinds, parts and examples.", choices=("causes", "hierarchy"))
FORWARD = Option("forward", "Take statements only as they are made, not backwards.", flag=True)


@command(
    Argument("start", "FROM", complete="term"),
    Argument("goal", "TO", complete="term"),
    COUNT,
    ONLY,
    FORWARD,
    FORMAT,
    LANG,
    MAP,
    AUTH,
)
def path(
    start: str, goal: str, count: int, only: str | None, forward: bool, format: str, lang: str, map: str | None
) -> None:
    """Explain how two concepts hang together.

    The best paths are told in a sentence per hop, each with its sources. Few hops are best, telling relations better
    than vague ones, and detours through concepts that touch everything cost; the paths differ from each other.

    Examples:
      istilah path chatbot FCR
      istilah path empati churn --lang id --count 1
      istilah path agent churn --only causes --forward
    """
    from istilah import open_map

    opened = open_map(map)
    start, goal = opened.find(start), opened.find(goal)
    found = opened.paths(start, goal, count, only or "", forward)
    opened.store.gather({end for each in found for hop in each.hops for end in (hop.subject, hop.object)})
    if format == "json":
        from istilah.cli.json_output import write_json
        from istilah.cli.path_json import path_values

        write_json([path_values(opened, each, lang) for each in found])
    else:
        from istilah.cli.path_text import paths_text
        from istilah.cli.style import write

        write(paths_text(opened, start, goal, found, lang))
