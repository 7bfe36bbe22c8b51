"""Who says so: the sources behind statements, numbered in the order in which a text first leans on them."""

from istilah.cli.style import bold, dim, wrapped
from istilah.exports.messages import message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.graph.concept_map import ConceptMap
    from istilah.graph.values import Claim, Edge, Passage

#: What marks a statement that its source implies but does not make.
_IMPLIED = "°"


class Evidence:
    """The accepted claims about a concept, by the statement that they make."""

    def __init__(self, map: "ConceptMap", iri: str) -> None:
        self._claims: dict[tuple[str, str, str], list[Claim]] = {}
        for claim in map.claims.about(iri):
            if claim.status == "accepted":
                self._claims.setdefault((claim.subject, claim.predicate, claim.object), []).append(claim)

    def behind(self, edge: "Edge") -> "list[Claim]":
        """Return the claims that make a statement; none make an inferred one."""
        from istilah.graph.claims import stated

        subject, predicate, object = stated(edge)
        found = list(self._claims.get((subject, predicate, object), ()))
        if edge.relation.inverse == edge.relation.iri:
            found += self._claims.get((object, predicate, subject), ())
        return found

    def of(self, subject: str, property: str, object: str | None = None) -> "list[Claim]":
        """Return the claims of a property that is no relation, such as ``hasUnit``; of one value, or of all."""
        return [
            claim
            for (about, predicate, value), claims in self._claims.items()
            if about == subject and predicate.endswith(("#" + property, "/" + property)) and object in (None, value)
            for claim in claims
        ]


class Citations:
    """The numbered sources of a text."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._numbers: dict[str, int] = {}
        self._implied = False

    def mark(self, claims: "Iterable[Claim]") -> str:
        """Return the mark that follows a statement, such as `` [1][3]``; "" when nobody makes it."""
        explicit: dict[str, bool] = {}
        for claim in claims:
            name = place(claim.passage, self._language)
            explicit[name] = claim.explicit or explicit.get(name, False)
        return self._mark(explicit)

    def mark_passage(self, passage: "Passage | None") -> str:
        """Return the mark that follows what a passage states."""
        return self._mark({place(passage, self._language): True})

    def _mark(self, explicit: dict[str, bool]) -> str:
        self._implied |= not all(explicit.values())
        numbers = sorted(
            (self._numbers.setdefault(name, len(self._numbers) + 1), "" if said else _IMPLIED)
            for name, said in explicit.items()
        )
        return dim(" " + "".join(f"[{number}{implied}]" for number, implied in numbers)) if numbers else ""

    def lines(self) -> list[str]:
        """Return the places that were cited, a line each below a heading; no line when none was."""
        if not self._numbers:
            return []
        lines = [f"  {dim(f'[{number}]')} {wrapped(name, '      ')}" for name, number in self._numbers.items()]
        if self._implied:
            lines.append("  " + dim(f"{_IMPLIED} {message('evidence.implied', self._language)}"))
        return [bold(message("cli.sources", self._language)), *lines]


def place(passage: "Passage | None", language: str) -> str:
    """Return where a passage stands in words: the document, and the entry with its heading where it has one."""
    if passage is None:
        return message("cli.editors", language)
    title = passage.source.title(language)
    if not passage.entry:
        return message("cli.characters", language, title=title, start=passage.start, end=passage.end)
    return message("cli.entry", language, title=title, number=passage.entry, heading=passage.heading)
