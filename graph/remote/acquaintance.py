"""Acquaintance: what was found out about an endpoint, kept in the cache folder, so that it is not asked each time."""

from __future__ import annotations

import json
import os
import time
from typing import NamedTuple

from istilah.graph.remote.connection import Connection
from istilah.graph.remote.dataset import Dataset
from istilah.graph.remote.endpoint import Endpoint, meet
from istilah.graph.remote.versions import digest

#: How long it is believed, in seconds: a graph more or less is seen after that.
_SECONDS = 600


class Acquaintance(NamedTuple):
    """The file of an endpoint in the cache folder."""

    path: str

    def endpoint(self, connection: Connection) -> Endpoint:
        """Return the endpoint as it was found not long ago, else met anew."""
        try:
            with open(self.path, encoding="utf-8") as file:
                kept = json.load(file)
            if 0 <= time.time() - kept["time"] < _SECONDS:
                connection.is_virtuoso = kept["virtuoso"]
                return Endpoint(connection, Dataset(tuple(kept["graphs"]), kept["named"]), kept["proven"])
        except (OSError, ValueError, KeyError, TypeError):
            pass  # a stranger still
        endpoint = meet(connection)
        self.keep(endpoint, time.time())
        return endpoint

    def keep(self, endpoint: Endpoint, met: float | None = None) -> None:
        """Write down what is known by now; `met` is when the graphs were asked for, by default as written before."""
        dataset, connection = endpoint.dataset, endpoint.connection
        known = {
            "time": self._met() if met is None else met,
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

    def _met(self) -> float:
        try:
            with open(self.path, encoding="utf-8") as file:
                return float(json.load(file)["time"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0.0


def acquaintance(folder: str, connection: Connection, user: str) -> Acquaintance:
    """Return the file of an endpoint; what one user may see is none of another's business."""
    address = connection.address
    return Acquaintance(os.path.join(folder, f"endpoint-{digest(address.url, user, *address.graphs)}.json"))
