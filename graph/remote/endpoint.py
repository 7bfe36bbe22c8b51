"""An endpoint: questions in SPARQL, about the graphs of one map, whose answers are known to be whole.

Servers cut results in silence, each at a limit of its own (ResultSetMaxRows in Virtuoso). So none is trusted with more
rows than it has been seen to give: a longer answer is believed once the server has shown that it gives one row more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.errors import QuerySyntaxError, StoreAnswerError
from istilah.graph.query_dataset import names, says_from
from istilah.graph.remote import answers
from istilah.graph.remote.connection import FEW_BYTES, MOST_BYTES, SECONDS, Answer, Connection, Parameters
from istilah.graph.remote.dataset import Dataset
from istilah.graph.remote.prologue import Prologue
from istilah.graph.store import Graphs

_JSON, _XML = "application/sparql-results+json", "application/sparql-results+xml"
_TRIPLES = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
_NAMING = ("default-graph-uri", "named-graph-uri")
#: The variables of a quad; a server may leave out ?g where the pattern does not bind it.
_QUAD = ("s", "p", "o")
#: A graph that no store has, for a dataset without any.
_NOWHERE = "urn:istilah:nowhere"
#: So many rows every server gives.
_FEW = 100
#: How many leading digits of a hash part a result at most; 16 to the power of it is the number of parts.
_MOST_DIGITS = 4


class CutError(StoreAnswerError):
    """A server sent only some of the rows; `rows` is how many."""

    def __init__(self, url: str, rows: int) -> None:
        super().__init__(
            url, f"it sends no more than {rows} rows, and this result has more", "add a LIMIT, or raise its limit"
        )
        self.rows = rows


class Endpoint:
    """An endpoint and the dataset of a map in it; `proven` is how many rows it has been seen to give."""

    def __init__(self, connection: Connection, dataset: Dataset, proven: int = 0) -> None:
        self.connection, self.dataset, self.proven = connection, dataset, proven

    @property
    def url(self) -> str:
        """Where it is, for messages."""
        return self.connection.address.shown

    def rows(self, query: str, most: int = FEW_BYTES) -> list[ox.QuerySolution]:
        """Return the rows of a query of ours, of so many bytes at most; raises CutError when some are missing."""
        answer = self._whole(self._ask(query, most))
        return list(answers.solutions(answer, _asked_for(query)))

    def truth(self, query: str) -> bool:
        """Return the answer to an ASK query."""
        answer = self._ask(query)
        answers.row_count(answer)
        return bool(answers.truth_value(answers.rows(answer)))

    def count(self, pattern: str) -> int:
        """Return how many rows a graph pattern has."""
        rows = self.rows(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
        try:
            return int(rows[0]["n"].value)
        except (IndexError, KeyError, AttributeError, ValueError):
            raise StoreAnswerError(self.url, "asked for a number, it answered something else") from None

    def graphs(self) -> list[str]:
        """Return the IRIs of the graphs that have a statement.

        Grouped: to Virtuoso 7, telling a hundred thousand statements apart by DISTINCT is a minute's work, this 20 ms.
        """
        found = self.rows("SELECT ?g { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
        return [row["g"].value for row in found if isinstance(row["g"], ox.NamedNode)]

    def scan(self, pattern: str) -> Iterator[ox.Quad]:
        """Yield the quads of a pattern that binds ?g ?s ?p ?o, however many; raises StoreError if some are missing.

        They are counted first. A server that sends fewer is asked for part after part, told apart by the first
        digits of a hash: that needs no order, which servers differ on and limit as well.
        """
        expected = self.count(pattern)
        if not expected:
            return
        answer = self._ask(f"SELECT ?g ?s ?p ?o {{ {pattern} }}", MOST_BYTES)
        brought = answers.row_count(answer)
        if brought == expected and not answer.is_cut:
            self.proven = max(self.proven, brought)
            yield from map(quad, answers.solutions(answer, _QUAD))
            return
        limit, brought = brought, 0
        for part in self._parts(pattern, limit, ""):
            brought += len(part)
            yield from map(quad, part)
        if brought != expected:
            raise StoreAnswerError(
                self.url,
                f"of {expected} rows it sent {brought}",
                "did it change meanwhile? try again; else raise its limit of rows",
            )

    def answer(
        self, sparql: str, graphs: Graphs | None = None, base: str | None = None, seconds: float = SECONDS
    ) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        """Return the results of anybody's query over the union of the graphs; our prefixes need no declaration.

        Raises QuerySyntaxError, TimeLimitError, CutError and other StoreErrors; results are whole or not at all.
        """
        prologue = Prologue(sparql)
        parameters = [("query", prologue.completed(base)), *self._dataset(sparql, graphs)]
        accept = _TRIPLES if prologue.gives_triples else self._accept
        try:
            answer = self.connection.ask(parameters, accept, seconds)
        except StoreAnswerError as error:
            raise _explained(error, sparql) from None
        if prologue.gives_triples:
            return self._graph(answer)
        found = answers.rows(self._whole(answer))
        return answers.truth_value(found) if prologue.form == "ASK" else found

    def _dataset(self, sparql: str, graphs: Graphs | None) -> Parameters:
        """Return the parameters that name the graphs of a query; they would overrule a `FROM` in it (2.1.4)."""
        if graphs is not None:
            named = [(name, graph.value) for name, iris in zip(_NAMING, graphs, strict=True) for graph in names(iris)]
            return named or [(name, _NOWHERE) for name in _NAMING]
        if "from" in sparql.lower() and says_from(sparql):
            return []
        return self.dataset.parameters()

    def _graph(self, answer: Answer) -> ox.QueryTriples:
        found = answers.triples(answer)
        self._refuse_cut(answer, len(found))
        triples = found.query("CONSTRUCT WHERE { ?s ?p ?o }")
        assert isinstance(triples, ox.QueryTriples)
        return triples

    def _ask(self, query: str, most: int = FEW_BYTES) -> Answer:
        return self.connection.ask([("query", query), *self.dataset.parameters()], self._accept, most=most)

    @property
    def _accept(self) -> str:
        """JSON, which keeps every character; XML from Virtuoso, five times faster and right on truth values."""
        return f"{_XML}, {_JSON};q=0.5" if self.connection.is_virtuoso else f"{_JSON}, {_XML};q=0.5"

    def _whole(self, answer: Answer) -> Answer:
        self._refuse_cut(answer, answers.row_count(answer))
        return answer

    def _refuse_cut(self, answer: Answer, rows: int) -> None:
        if answer.is_cut:
            raise CutError(self.url, rows)
        if rows < max(_FEW, self.proven):
            return
        shown = self._shown(rows + 1)
        if shown <= rows:
            raise CutError(self.url, shown)
        self.proven = shown

    def _shown(self, wanted: int) -> int:
        """Return how many rows the server gives of a query that has more than are wanted, whatever is in the store."""
        digits = range(len(str(wanted)))
        lists = " ".join(f"VALUES ?v{digit} {{ 0 1 2 3 4 5 6 7 8 9 }}" for digit in digits)
        return answers.row_count(self._ask(f"SELECT ?v0 {{ {lists} }} LIMIT {wanted}"))

    def _parts(self, pattern: str, limit: int, start: str) -> Iterator[list[ox.QuerySolution]]:
        """Yield the rows whose hash begins with some digits, in parts that are shorter than the server's limit."""
        key = 'MD5(CONCAT(COALESCE(STR(?s), ""), COALESCE(STR(?p), ""), COALESCE(STR(?o), "")))'
        for digit in "0123456789abcdef":
            digits = start + digit
            query = f'SELECT ?g ?s ?p ?o {{ {pattern} FILTER(STRSTARTS({key}, "{digits}")) }}'
            answer = self._ask(query, MOST_BYTES)
            count = answers.row_count(answer)
            if count < limit and not answer.is_cut:
                yield list(answers.solutions(answer, _QUAD))
            elif len(digits) < _MOST_DIGITS:
                yield from self._parts(pattern, limit, digits)
            else:
                raise CutError(self.url, count)


def quad(row: ox.QuerySolution) -> ox.Quad:
    """Return a row of ?g ?s ?p ?o as a quad; what is in no graph is taken for concepts, as in a file."""
    return ox.Quad(row["s"], row["p"], row["o"], row["g"] or _terms.CONCEPTS)


def _asked_for(query: str) -> list[str]:
    """Return the variables that a query of ours selects, without the graph of a quad."""
    return re.findall(r"\?(\w+)", query.partition("{")[0].replace("?g ?s ?p ?o", "?s ?p ?o"))


def _explained(error: StoreAnswerError, sparql: str) -> StoreAnswerError | QuerySyntaxError:
    """Return a refusal of a query as our own parser explains it, if that finds the same fault."""
    if error.status not in (400, 422, 500):
        return error
    from istilah.graph.complaints import query_syntax_error
    from istilah.ontology import PREFIXES

    try:
        ox.Store().query(sparql, prefixes=PREFIXES)
    except SyntaxError as slip:
        return query_syntax_error(slip, sparql)
    except (OSError, ValueError, RuntimeError):
        pass
    return error
