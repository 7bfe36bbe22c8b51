"""Acquaintance: what was found out about an endpoint, kept in the cache folder, so that it is not asked each time."""

from __future__ import annotations

import json
import os
import time

from istilah.graph.remote.connection import Connection
from istilah.graph.remote.dataset import Dataset
from istilah.graph.remote.endpoint import Endpoint
from istilah.graph.remote.meeting import meet
from istilah.graph.remote.versions import digest

#: How long it is believed, in seconds.
_SECONDS = 600


class Acquaintance:
    """The file of an endpoint in the cache folder, at `path`.

    `version` is that of the map when it was last met, "" before.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._met = 0.0
        self.version = ""

    def endpoint(self, connection: Connection) -> Endpoint:
        """Return the endpoint as it was found not long ago, else met anew."""
        try:
            with open(self.path, encoding="utf-8") as file:
                kept = json.load(file)
            if 0 <= time.time() - kept["met"] < _SECONDS:
                self._met, self.version = kept["met"], kept["version"]
                connection.is_virtuoso = kept["virtuoso"]
                return Endpoint(connection, Dataset(tuple(kept["graphs"]), kept["named"]), kept["proven"])
        except (OSError, ValueError, KeyError, TypeError):
            pass  # a stranger still
        return self.meet(connection)

    def meet(self, connection: Connection) -> Endpoint:
        """Return the endpoint, met anew."""
        self.version, self._met = "", time.time()
        return meet(connection)

    def _last_met(self) -> float:
        try:
            with open(self.path, encoding="utf-8") as file:
                return float(json.load(file)["met"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0.0

    def keep(self, endpoint: Endpoint, version: str) -> None:
        """Write down what is known of an endpoint and of its map, unless somebody has met it since."""
        self.version = version
        if self._last_met() > self._met:
            return
        dataset, connection = endpoint.dataset, endpoint.connection
        known = {
            "met": self._met,
            "version": version,
            "graphs": dataset.graphs,
            "named": dataset.is_named,
            "proven": endpoint.proven,
            "virtuoso": connection.is_virtuoso,
        }
        beside = f"{self.path}-{os.getpid()}"
        try:
            os.makedirs(os.path.dirname(self.path), exist_ok=True)
            with open(beside, "w", encoding="utf-8") as file:
                json.dump(known, file)
            os.replace(beside, self.path)
        except OSError:
            pass  # the next command asks again


def acquaintance(folder: str, connection: Connection, user: str) -> Acquaintance:
    """Return the file of an endpoint; what one user may see is none of another's business."""
    address = connection.address
    return Acquaintance(os.path.join(folder, f"endpoint-{digest(address.url, user, *address.graphs)}.json"))
