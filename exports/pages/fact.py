"""Facts as pages tell them."""

from typing import NamedTuple

from istilah.exports.pages.site import Site
from istilah.exports.pages.statements import Evidence, passage_evidence
from istilah.graph.values import Fact, Text


class ToldFact(NamedTuple):
    """A fact with its statement in a language and where it stands."""

    fact: Fact
    statement: Text
    evidence: Evidence | None


def told_fact(site: Site, fact: Fact, language: str) -> ToldFact:
    """Return a fact in a language."""
    where = passage_evidence(site, fact.iri, fact.passage, language) if fact.passage else None
    return ToldFact(fact, fact.statement(language), where)
