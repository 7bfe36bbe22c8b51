"""The table of results, on the terminal and in bench/README.md."""

import os
from collections.abc import Sequence

from bench.measure import Limit, Row

HEADER = "| work | peer | ours | peer's | ratio | budget | |\n|---|---|---:|---:|---:|---:|---|"
README = os.path.join(os.path.dirname(__file__), "README.md")
BEGIN, END = "<!-- results -->\n", "<!-- end of results -->\n"


def line(row: Row | Limit) -> str:
    if isinstance(row, Limit):
        value, budget = (f"{number:.3g} {row.unit}".strip() for number in (row.value, row.at_most))
        return f"| {row.work} | – | {value} | – | – | ≤ {budget} | {_verdict(row)} |"
    ratio = f"{row.ratio:.0f}× faster" if row.faster and row.ratio >= 10 else f"{row.ratio:.2g}×"
    if row.faster and row.ratio < 10:
        ratio += " faster"
    budget = f"≥ {row.at_least:g}× faster" if row.at_least else f"≤ {row.at_most:g}×" if row.at_most else "–"
    times = f"{_time(row.times.ours)} | {_time(row.times.peer)}"
    return f"| {row.work} | {row.peer_name} | {times} | {ratio} | {budget} | {_verdict(row)} |"


def _verdict(row: Row | Limit) -> str:
    if isinstance(row, Row) and row.at_most is None and row.at_least is None:
        return "told"
    return "met" if row.met else "**missed**"


def _time(seconds: float) -> str:
    return f"{seconds:.3g} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def keep(rows: Sequence[Row | Limit]) -> None:
    """Write the table between the marks of the README."""
    with open(README, encoding="utf-8") as file:
        before, _, rest = file.read().partition(BEGIN)
    after = rest.partition(END)[2]
    with open(README, "w", encoding="utf-8") as file:
        file.write(f"{before}{BEGIN}{HEADER}\n" + "".join(line(row) + "\n" for row in rows) + END + after)
