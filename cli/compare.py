"""`istilah compare`: a few concepts side by side."""

from istilah.cli.options import AUTH, FORMAT, LANG, MAP
from istilah.cli.parameters import Argument, command

_MOST = 4


@command(Argument("terms", "TERM", many=True, complete="term"), FORMAT, LANG, MAP, AUTH)
def compare(terms: tuple[str, ...], format: str, lang: str, map: str | None) -> None:
    """Compare concepts: what they share, in what they differ.

    Two to four of them: how they stand to each other, then what several of them say alike, then what each alone
    says, with sources.

    Examples:
      istilah compare CSAT NPS CES
      istilah compare multichannel omnichannel --lang id
      istilah compare chatbot "live chat" --format json
    """
    from istilah import open_map
    from istilah.graph.comparison import comparison
    from istilah.graph.errors import UsageError

    opened = open_map(map)
    iris = tuple(dict.fromkeys(opened.find(term) for term in terms))
    if not 1 < len(iris) <= _MOST:
        raise UsageError(
            f"two to {_MOST} different concepts can be compared, not {len(iris)}", "name each by any label"
        )
    found = comparison(opened, iris)
    if format == "json":
        from istilah.cli.compare_json import comparison_values
        from istilah.cli.json_output import write_json

        write_json(comparison_values(opened, found, lang))
    else:
        from istilah.cli.compare_text import comparison_text
        from istilah.cli.style import write

        write(comparison_text(opened, found, lang))
