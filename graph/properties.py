"""What a store says of one subject, property by property, for the parts of a description that are shown as they are."""

import pyoxigraph as ox

from istilah.graph import _terms
from istilah.graph.values import Text

TYPE_CHECKING = False  # see istilah.graph._tuples
if TYPE_CHECKING:
    from istilah.graph.readable import ReadableStore


class Properties:
    """All statements about a subject; properties are asked for by prefixed name, such as ``dct:title``."""

    def __init__(self, store: "ReadableStore", iri: str) -> None:
        self._values: dict[str, list[ox.NamedNode | ox.Literal]] = {}
        try:
            node = _terms.resource(iri)
        except ValueError:  # what is no IRI has no properties; a check complains of it
            return
        for quad in store.quads(node, None, None):
            if isinstance(quad.object, (ox.NamedNode, ox.Literal)):
                self._values.setdefault(quad.predicate.value, []).append(quad.object)

    def __bool__(self) -> bool:
        return bool(self._values)

    def _of(self, names: tuple[str, ...]) -> list[ox.NamedNode | ox.Literal]:
        return [value for name in names for value in self._values.get(_terms.expand(name), [])]

    def first(self, *names: str) -> str:
        """Return the first value of the first property that has one, sorted; "" when none has."""
        for name in names:
            found = sorted(value.value for value in self._of((name,)))
            if found:
                return found[0]
        return ""

    def iris(self, *names: str) -> list[str]:
        """Return the values that are IRIs, sorted, each once."""
        return sorted({value.value for value in self._of(names) if isinstance(value, ox.NamedNode)})

    def literals(self, *names: str) -> tuple[Text, ...]:
        """Return the values that are literals and not blank, sorted, each once."""
        literals = (value for value in self._of(names) if isinstance(value, ox.Literal) and value.value.strip())
        return tuple(sorted({_terms.text(value) for value in literals}))

    def texts(self, *names: str) -> tuple[Text, ...]:
        """Return the literals of the first property that has any."""
        return next((found for name in names if (found := self.literals(name))), ())
