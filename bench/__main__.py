"""``python -m bench [NAME...]``: run all parts or the named ones, print the table, exit with 1 if a budget is missed.

A run of all parts also writes the table into bench/README.md.
"""

import importlib
import sys
import tempfile
from collections.abc import Iterator, Sequence

from bench import table
from bench.measure import Limit, Row

PARTS = ("commands", "lookup", "loading", "search", "drawing", "serving", "serving_under_abuse")


def main(names: Sequence[str]) -> int:
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"no part named {unknown[0]!r}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    found = list(measured(names or PARTS))
    if not names:
        table.keep(found)
    missed = [row for row in found if not row.met]
    print(f"{len(missed)} of {len(found)} budgets missed" if missed else f"all {len(found)} budgets met")
    return 1 if missed else 0


def measured(names: Sequence[str]) -> Iterator[Row | Limit]:
    print(table.HEADER)
    for name in names:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            for row in importlib.import_module(f"bench.{name}").rows(folder):
                print(table.line(row), flush=True)
                yield row


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
