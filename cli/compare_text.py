"""A comparison as text to read."""

from itertools import chain, groupby

from istilah.cli.citations import Citations, Evidence
from istilah.cli.style import accent, bold, dim, wrapped
from istilah.exports.messages import message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from istilah.graph.comparison import Comparison, Shared
    from istilah.graph.concept_map import ConceptMap
    from istilah.graph.values import Edge


def comparison_text(map: "ConceptMap", found: "Comparison", language: str) -> str:
    """Return a comparison as marked text: definitions, statements between, what is shared, what is not, sources."""
    written = _Written(map, found, language)
    parts = [
        *([bold(written.label(iri)), *written.definition(iri)] for iri in found.concepts),
        written.between(),
        written.shared(),
        *(written.own(iri) for iri in found.concepts),
    ]
    parts.append(written.citations.lines())
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


class _Written:
    """The parts of a comparison, each as lines; the claims of each concept are read once."""

    def __init__(self, map: "ConceptMap", found: "Comparison", language: str) -> None:
        self._map, self._found, self._language = map, found, language
        self._evidence = {iri: Evidence(map, iri) for iri in found.concepts}
        self.citations = Citations(language)

    def label(self, iri: str) -> str:
        return self._map.concepts.label(iri, self._language).text

    def definition(self, iri: str) -> list[str]:
        definition = self._map.concepts.get(iri).definition(self._language)
        return ["  " + wrapped(definition.text, "  ")] if definition else []

    def between(self) -> list[str]:
        edges = self._found.between
        lines = [
            "  " + wrapped(self._map.sentence(edge, self._language) + "." + self._cited([edge]), "  ") for edge in edges
        ]
        return [bold(message("compare.between", self._language)), *lines] if lines else []

    def shared(self) -> list[str]:
        above = ", ".join(accent(self.label(iri)) for iri in self._found.above)
        lines = [self._shared(one) for one in self._found.shared]
        if above:
            lines.insert(0, "  " + wrapped(f"{message('compare.above', self._language)}: {above}", "  "))
        return [bold(message("compare.shared", self._language)), *lines] if lines else []

    def _shared(self, one: "Shared") -> str:
        first = one.edges[0]
        said = f"{first.relation.label(self._language)}: {accent(self.label(first.object))}"
        all_of_them = len(one.edges) == len(self._found.concepts)
        who = "" if all_of_them else dim(f" ({', '.join(self.label(edge.subject) for edge in one.edges)})")
        return "  " + wrapped(said + who + self._cited(one.edges), "    ")

    def own(self, iri: str) -> list[str]:
        edges = self._found.own[iri]
        heading = message("compare.only", self._language, name=self.label(iri))
        lines = [self._relation(list(some)) for _, some in groupby(edges, key=lambda edge: edge.relation.iri)]
        return [bold(heading), *lines] if lines else []

    def _relation(self, edges: "list[Edge]") -> str:
        objects = "; ".join(accent(self.label(edge.object)) + self._cited([edge]) for edge in edges)
        return "  " + wrapped(f"{edges[0].relation.label(self._language)}: {objects}", "    ")

    def _cited(self, edges: "Iterable[Edge]") -> str:
        return self.citations.mark(chain.from_iterable(self._evidence[edge.subject].behind(edge) for edge in edges))
