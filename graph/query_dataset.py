"""The dataset of a query: whether it says `FROM`, and the graphs that a client names for it.

Oxigraph takes the union of all graphs for the default graph or minds `FROM`, not both. So one has to know whether a
query has a dataset clause, and only its parser can tell; see `istilah.graph.federation` for the way to ask it.
"""

import re
from collections.abc import Iterable

import pyoxigraph as ox

from istilah.graph.errors import GraphNameError
from istilah.ontology import PREFIXES

_FROM = re.compile(r"f(?=rom)", re.IGNORECASE | re.ASCII)


def says_from(sparql: str) -> bool:
    """Tell whether a query has a dataset clause: spelt wrong, the keyword is the one "from" that no longer parses."""
    masked = re.sub("s(?=ervice)", "q", _FROM.sub("q", sparql), flags=re.IGNORECASE | re.ASCII)
    try:
        ox.Store().query(masked, prefixes=PREFIXES, base_iri="urn:query")
    except SyntaxError:
        return True
    except (OSError, ValueError, RuntimeError):
        pass  # it parses
    return False


def names(iris: Iterable[str]) -> list[ox.NamedNode]:
    """Return the names of graphs; raises GraphNameError for what is no absolute IRI."""
    found = []
    for iri in iris:
        try:
            found.append(ox.NamedNode(iri))
        except ValueError:
            raise GraphNameError(iri) from None
    return found
