"""The store as rdflib sees it: Oxigraph by way of oxrdflib, with our checks before each query and update."""

from collections.abc import Mapping
from typing import Any

import oxrdflib

from istilah.graph.federation import refuse_calls_of_update
from istilah.graph.store import Store


class CheckedStore(oxrdflib.OxigraphStore):
    """An rdflib store whose queries and updates reach no other server."""

    def __init__(self, store: Store) -> None:
        super().__init__(store=store.dataset)
        self._checked = store

    def query(self, query: Any, initNs: Mapping[str, Any], *arguments: Any, **options: Any) -> Any:
        """Evaluate a query; raises FederationError and QueryLimitError."""
        self._checked.check(str(query), self._prefixes(initNs))
        return super().query(query, initNs, *arguments, **options)

    def update(self, update: Any, initNs: Mapping[str, Any], *arguments: Any, **options: Any) -> None:
        """Apply an update; raises FederationError."""
        refuse_calls_of_update(str(update), self._prefixes(initNs))
        super().update(update, initNs, *arguments, **options)

    def _prefixes(self, given: Mapping[str, Any]) -> dict[str, str]:
        """Return the prefixes that a query may use without declaring them, as oxrdflib puts them together."""
        return {prefix: str(namespace) for prefix, namespace in {**self._namespace_for_prefix, **given}.items()}
