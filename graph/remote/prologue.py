"""The beginning of a query: which form it has, and the prefixes of ours that it uses without declaring them."""

from __future__ import annotations

import re

from istilah.ontology import PREFIXES

_BETWEEN = r"(?:\s|#[^\n]*(?:\n|\Z))"
_DECLARATION = re.compile(
    rf"{_BETWEEN}*(?:(?P<base>BASE){_BETWEEN}*<[^>]*>"
    rf"|PREFIX{_BETWEEN}+(?P<prefix>[^\s:#]*):{_BETWEEN}*<[^>]*>)",
    re.IGNORECASE,
)
_FORM = re.compile(rf"{_BETWEEN}*(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)


class Prologue:
    """What the beginning of a query declares. What does not parse is for the endpoint to complain of."""

    def __init__(self, sparql: str) -> None:
        self._sparql = sparql
        self._declared: set[str] = set()
        place = 0
        while found := _DECLARATION.match(sparql, place):
            if not found["base"]:
                self._declared.add(found["prefix"])
            place = found.end()
        form = _FORM.match(sparql, place)
        #: SELECT, ASK, CONSTRUCT or DESCRIBE; "" for what is none of them.
        self.form = form[1].upper() if form else ""

    @property
    def gives_triples(self) -> bool:
        """Whether the answer is a graph rather than rows or a truth value."""
        return self.form in ("CONSTRUCT", "DESCRIBE")

    def completed(self, base: str | None = None) -> str:
        """Return the query with the missing declarations before it, on the same line: places in it stay."""
        missing = [
            f"PREFIX {prefix}: <{iri}> "
            for prefix, iri in PREFIXES.items()
            if prefix not in self._declared and f"{prefix}:" in self._sparql
        ]
        if base is not None:
            missing.insert(0, f"BASE <{base}> ")
        return "".join(missing) + self._sparql.removeprefix("\ufeff")
