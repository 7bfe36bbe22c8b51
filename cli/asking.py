"""Where the text of a query comes from, and where its answer goes."""

import os

from istilah import ontology
from istilah.cli.output import destination
from istilah.graph.errors import FileError, UsageError


def read_sparql(given: str) -> str:
    """Return the query that was given: itself, the contents of a file of that name, or standard input for ``-``.

    Raises FileError for a file that cannot be read; a single word that is no file is taken for the name of one.
    """
    if given == "-":
        import sys

        return _decoded("standard input", sys.stdin.buffer.read())
    if not given.strip():
        raise UsageError("the query is empty", "give SPARQL, a file, or - for standard input")
    if any(character.isspace() or character in "{}" for character in given) and not os.path.isfile(given):
        return given
    try:
        with open(given, "rb") as file:
            return _decoded(given, file.read())
    except OSError as error:
        raise FileError(given, error.strerror or str(error), "give SPARQL in quotes, or the name of a file") from None


def _decoded(name: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(name, f"byte {error.start + 1} is not UTF-8", "save the query as UTF-8 text") from None
    if not text.strip():
        raise FileError(name, "there is no query in it", "write one, or see `istilah questions`")
    return text


def question_text(path: str | None, name: str, assignments: tuple[str, ...]) -> str:
    """Return the SPARQL of a question with its parameters, ``name=term`` each, filled in from the map at a path."""
    from istilah.graph.questions import question

    values = {}
    for assignment in assignments:
        parameter, given, term = assignment.partition("=")
        if not given:
            raise UsageError(f"{assignment!r} gives no value", "write --param name=term")
        values[parameter] = term
    asked = question(name)
    asked.query({parameter: "" for parameter in values})  # an unknown parameter is told before an unknown term
    if values:
        from istilah import open_map

        map = open_map(path)
        values = {parameter: map.find(term) for parameter, term in values.items()}
    return asked.query(values)


def answer(path: str | None, sparql: str, format: str | None, output: str, timeout: float) -> None:
    """Ask the map at a path and write the results; without a format, in the one that is read best.

    Raises TimeLimitError when that takes longer than a number of seconds.
    """
    from istilah.cli.results import write_results
    from istilah.cli.time_limit import within
    from istilah.graph.prepared import open_store

    store, _ = open_store(path or ontology.MAP)
    with destination(output) as stream:
        within(
            timeout, lambda: write_results(store.query(sparql, seconds=timeout), format, stream, shown=output == "-")
        )
