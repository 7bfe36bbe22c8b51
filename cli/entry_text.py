"""An entry as text to read."""

from istilah.cli.citations import Citations
from istilah.cli.style import accent, bold, dim, wrapped
from istilah.exports.messages import CATALOGUES, message
from istilah.graph.values import LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from istilah.cli.entry import Entry
    from istilah.graph.metrics import Metric
    from istilah.graph.values import Edge, Formula, Relation, Text


def entry_text(entry: "Entry", language: str) -> str:
    """Return an entry as marked text: labels, definition, metric data, relations by group, facts and sources."""
    citations = Citations(language)
    parts = [
        [*_heading(entry, language), *_definition(entry, language)],
        _also_called(entry, language) + _metric(entry, citations, language),
        *_relations(entry, citations, language),
        _facts(entry, citations, language),
    ]
    parts.append(citations.lines())
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _heading(entry: "Entry", language: str) -> list[str]:
    lines: list[str] = []
    for each in (language, *(other for other in LANGUAGES if other != language)):
        label, short = entry.map.concepts.label(entry.concept.iri, each), entry.concept.abbreviation(each)
        if lines and not label.language:  # what is called alike in all languages is called so once
            continue
        name = label.text + (f" ({short})" if short and short != label.text else "") + _stand_in(label, each)
        lines.append(dim(f"{message(f'language.{each}', language)}: ") + name if lines else bold(name))
    return [*lines, dim(entry.concept.iri)]


def _definition(entry: "Entry", language: str) -> list[str]:
    definition = entry.concept.definition(language)
    return ["", wrapped(definition.text) + _stand_in(definition, language)] if definition else []


def _stand_in(text: "Text", language: str) -> str:
    """Return the badge of a text that stands in for one in the language that was asked for."""
    return "" if text.language in (language, "") else dim(f" [{text.language}]")


def _also_called(entry: "Entry", language: str) -> list[str]:
    labels = "; ".join(text.text for text in entry.concept.alternative if text.language in (language, ""))
    return [_named("cli.also", labels, language)] if labels else []


def _metric(entry: "Entry", citations: Citations, language: str) -> list[str]:
    if entry.metric is None:
        return []
    metric, iri, said = entry.metric, entry.concept.iri, entry.evidence.of
    units = ", ".join(_worded("unit", unit.rpartition("/")[2], language) for unit in metric.units)
    directions = ", ".join(_worded("better", name, language) for name in metric.better)
    lines = [
        ("metric.unit", units, said(iri, "hasUnit")),
        ("metric.better", directions, said(iri, "betterWhen")),
        ("metric.range", _range(metric, language), said(iri, "minValue") + said(iri, "maxValue")),
    ]
    return [_named(key, value + citations.mark(claims), language) for key, value, claims in lines if value] + [
        _formula(entry, formula, citations, language) for formula in metric.formulas if formula.expression
    ]


def _worded(kind: str, name: str, language: str) -> str:
    """Return the words for a unit or a direction; the name that the data has for one without words."""
    key = f"{kind}.{name}"
    return message(key, language) if key in CATALOGUES[language] else name


def _range(metric: "Metric", language: str) -> str:
    if not (metric.minimum or metric.maximum):
        return ""
    form = "both" if metric.minimum and metric.maximum else "minimum" if metric.minimum else "maximum"
    return message(f"range.{form}", language, minimum=metric.minimum, maximum=metric.maximum)


def _formula(entry: "Entry", formula: "Formula", citations: Citations, language: str) -> str:
    label = entry.map.concepts.label
    meanings = ", ".join(f"{symbol} = {label(iri, language).text}" for symbol, iri in formula.variables if iri)
    cited = citations.mark(entry.evidence.of(entry.concept.iri, "hasFormula", formula.iri))
    return _named("metric.formula", formula.expression + (dim(f" ({meanings})") if meanings else "") + cited, language)


def _named(key: str, value: str, language: str) -> str:
    return wrapped(dim(message(key, language) + ":") + f" {value}", "  ")


def _relations(entry: "Entry", citations: Citations, language: str) -> list[list[str]]:
    return [
        [bold(message(f"group.{group}", language))]
        + [_relation(entry, relation, edges, citations, language) for relation, edges in relations]
        for group, relations in entry.by_relation().items()
    ]


def _relation(entry: "Entry", relation: "Relation", edges: "list[Edge]", citations: Citations, language: str) -> str:
    objects = []
    for edge in edges:
        label = entry.map.concepts.label(edge.object, language)
        cited = citations.mark(entry.evidence.behind(edge))
        objects.append(accent(label.text) + _stand_in(label, language) + cited)
    return "  " + wrapped(f"{relation.label(language)}: " + "; ".join(objects), "    ")


def _facts(entry: "Entry", citations: Citations, language: str) -> list[str]:
    lines = []
    for fact in entry.facts:
        said = fact.statement(language)
        who = f" ({message('concept.cited', language, who=fact.cited)})" if fact.cited else ""
        cited = citations.mark_passage(fact.passage)
        lines.append("  " + wrapped(said.text + who + _stand_in(said, language) + cited, "  "))
    return [bold(message("concept.facts", language)), *lines] if lines else []
