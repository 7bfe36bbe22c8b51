"""Paths as text: the concepts on the way, then a sentence per hop with its sources."""

from istilah.cli.citations import Citations, Evidence
from istilah.cli.style import accent, bold, wrapped
from istilah.exports.messages import message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from istilah.graph.concept_map import ConceptMap
    from istilah.graph.values import Edge, Path


def paths_text(map: "ConceptMap", start: str, goal: str, paths: "Sequence[Path]", language: str) -> str:
    """Return paths between two concepts as marked text; where there is none, a sentence that says so."""
    if not paths:
        key = "cli.path.same" if start == goal else "cli.path.none"
        labels = {"start": map.concepts.label(start, language).text, "goal": map.concepts.label(goal, language).text}
        return message(key, language, **labels) + "\n"
    citations = Citations(language)
    parts = [_path(map, number, path, citations, language) for number, path in enumerate(paths, 1)]
    parts.append(citations.lines())
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _path(map: "ConceptMap", number: int, path: "Path", citations: Citations, language: str) -> list[str]:
    iris = [path.hops[0].subject, *(hop.object for hop in path.hops)]
    way = " → ".join(accent(map.concepts.label(iri, language).text) for iri in iris)
    return [wrapped(f"{bold(f'{number}.')} {way}", "   ")] + [_hop(map, hop, citations, language) for hop in path.hops]


def _hop(map: "ConceptMap", hop: "Edge", citations: Citations, language: str) -> str:
    cited = citations.mark(Evidence(map, hop.subject).behind(hop))
    return "   " + wrapped(map.sentence(hop, language) + "." + cited, "   ")
