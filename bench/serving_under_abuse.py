"""Quick queries beside a client that sends endless ones: how many fail, how far the slowest are from the middle.

The 99th percentile against the median of 20,000 requests, both of one run.
"""

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from statistics import quantiles

from bench import synthetic
from bench.measure import Limit
from bench.serving import POINT, Connection, istilah_server
from istilah.graph.concept_map import open_map
from istilah.ontology import PREFIXES

CONCEPTS, REQUESTS, CLIENTS, SECONDS = 10_000, 20_000, 4, 5
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def rows(folder: str) -> Iterator[Limit]:
    median, slowest, failed = measured(folder)
    yield Limit("99th percentile beside endless queries", slowest / median, "× the median", at_most=5)
    yield Limit("failed of 20,000 requests beside endless queries", failed, "", at_most=0)


def measured(folder: str) -> tuple[float, float, int]:
    """Return the median and the 99th percentile in seconds, and how many requests failed."""
    file = synthetic.write(f"{folder}/abuse.ttl", CONCEPTS)
    os.environ["ISTILAH_CACHE"] = f"{folder}/cache"
    names = sorted(iri.removeprefix(PREFIXES["cs"]) for iri in open_map(file).concepts)[:200]
    queries = [POINT.format(name=name) for name in names]
    times: list[float] = []
    over = threading.Event()

    with istilah_server(file, "--timeout", str(SECONDS)) as server:

        def abuse() -> None:
            while not over.is_set():
                with contextlib.suppress(AssertionError, OSError), Connection(server.port) as connection:
                    connection.ask(server.path, ENDLESS)  # it is stopped, as it should be

        def client() -> None:
            with Connection(server.port) as connection:
                for turn in range(REQUESTS // CLIENTS):
                    start = time.perf_counter()
                    connection.ask(server.path, queries[turn % len(queries)])
                    times.append(time.perf_counter() - start)

        with Connection(server.port) as connection:
            for query in queries:
                connection.ask(server.path, query)
        threading.Thread(target=abuse, daemon=True).start()
        threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        over.set()
    cuts = quantiles(times, n=100)
    return cuts[49], cuts[98], REQUESTS - len(times)
