"""`istilah query`: SPARQL, one's own or that of a question of the gallery."""

from istilah.cli.options import AUTH, LANG, MAP, OUTPUT
from istilah.cli.parameters import Argument, Option, command, seconds

FORMATS = ("table", "json", "csv", "tsv", "xml", "turtle", "ntriples", "jsonld")
FORMAT = Option(
    "format",
    "table, json, csv, tsv or xml; for CONSTRUCT and DESCRIBE turtle, ntriples or jsonld.",
    metavar="FORMAT",
    choices=FORMATS,
)
QUESTION = Option("question", "Ask a question of `istilah questions`.", metavar="NAME", complete="question")
PARAM = Option(
    "param", "A concept for a parameter of the question; repeatable.", metavar="NAME=TERM", many=True, complete="param"
)
TIMEOUT = Option("timeout", "Stop after this time; by default 30.", metavar="SECONDS", read=seconds, default=30.0)


@command(Argument("sparql", required=False, complete="file"), QUESTION, PARAM, FORMAT, OUTPUT, TIMEOUT, LANG, MAP, AUTH)
def query(
    sparql: str | None,
    question: str | None,
    param: tuple[str, ...],
    format: str | None,
    output: str,
    timeout: float,
    lang: str,
    map: str | None,
) -> None:
    """Ask in SPARQL, or ask a question of the gallery.

    SPARQL is a query, a file that holds one, or - for standard input. The usual prefixes (skos:, ist:, cs:, ...) are
    known, and the default graph is the union of all graphs.

    Examples:
      istilah query 'SELECT ?label { cs:customer-churn skos:prefLabel ?label }'
      istilah query churn.rq --format csv -o churn.csv
      istilah query --question what-measures --param concept=resolution
    """
    from istilah.cli.asking import answer, question_text, read_sparql
    from istilah.graph.errors import UsageError

    if (sparql is None) == (question is None):
        raise UsageError("give either SPARQL or --question", "`istilah query --help` has examples of both")
    if param and question is None:
        raise UsageError("--param belongs to --question", "write the value into the SPARQL")
    text = read_sparql(sparql) if sparql is not None else question_text(map, question or "", param)
    answer(map, text, format, output, timeout)
