"""`istilah questions`: the gallery."""

from istilah.cli.options import AUTH, FORMAT, LANG, MAP
from istilah.cli.parameters import command

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from istilah.graph.concept_map import ConceptMap
    from istilah.graph.questions import Question


@command(FORMAT, LANG, MAP, AUTH)
def questions(format: str, lang: str, map: str | None) -> None:
    """List the questions that `istilah query --question` answers.

    Each stands with its name and what its parameters are unless you say otherwise.

    Examples:
      istilah questions
      istilah questions --lang id
    """
    from istilah import open_map
    from istilah.graph.questions import questions as gallery

    opened = open_map(map)
    if format == "json":
        from istilah.cli.json_output import write_json

        write_json([_values(question) for question in gallery().values()])
    else:
        from istilah.cli.style import write

        write("".join(_text(opened, question, lang) for question in gallery().values()))


def _text(map: "ConceptMap", question: "Question", language: str) -> str:
    from istilah.cli.style import accent, bold, dim, wrapped

    said = question.text(language)
    given = ""
    for name, iri in question.parameters.items():
        said = said.replace(f"{{{name}}}", accent(map.concepts.label(iri, language).text))
        given += f" --param {name}={map.concepts.slug(iri)}"
    return f"{bold(question.name)}{dim(given)}\n  {wrapped(said, '  ')}\n"


def _values(question: "Question") -> "dict[str, Any]":
    return {
        "name": question.name,
        "question": {text.language: text.text for text in question.texts},
        "parameters": question.parameters,
        "sparql": question.sparql,
    }
