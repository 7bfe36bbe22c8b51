"""Queries that never end, grow without bound or lose their client hurt no one else."""

import asyncio
import socket
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from istilah.graph.concept_map import ConceptMap
from istilah.graph.store import Store
from istilah.web.answers import Reply
from istilah.web.limits import DEFAULT, Limits
from istilah.web.store_folder import StoreFolder
from istilah.web.workers import SIZE, Pool

Serving = Callable[..., AbstractContextManager[str]]

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a a skos:Concept . ?d a skos:Concept FILTER(?a < ?d) }"
HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def hasty(shipped: ConceptMap, serving: Serving) -> Iterator[httpx.Client]:
    """Return a client of a server whose queries may take one second."""
    with serving(shipped, seconds=1.0) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def test_an_endless_query_is_stopped_at_the_limit(hasty: httpx.Client) -> None:
    answer = hasty.get("/sparql", params={"query": ENDLESS})
    assert answer.status_code == 503
    assert answer.json()["seconds"] == 1.0
    assert "stopped after 1 s" in answer.json()["detail"]
    assert answer.headers["retry-after"]


def test_a_stopped_worker_is_replaced(hasty: httpx.Client) -> None:
    for _ in range(SIZE + 1):
        assert hasty.get("/sparql", params={"query": ENDLESS}).status_code == 503
    assert hasty.get("/sparql", params={"query": "ASK { ?s a ist:Metric }"}).json()["boolean"] is True


def test_the_page_says_that_its_query_was_stopped(hasty: httpx.Client) -> None:
    answer = hasty.get("/en/sparql", params={"query": ENDLESS})
    assert answer.status_code == 503
    assert 'role="alert"' in answer.text and "stopped after 1 s" in answer.text


def test_pages_and_other_queries_are_answered_beside_an_endless_one(shipped: ConceptMap, serving: Serving) -> None:
    with serving(shipped, seconds=8.0) as address, ThreadPoolExecutor(1) as aside:
        endless = aside.submit(httpx.get, f"{address}/sparql", params={"query": ENDLESS}, timeout=60)
        page = httpx.get(f"{address}/en/concept/first-call-resolution", timeout=60)
        other = httpx.get(f"{address}/sparql", params={"query": "ASK {}"}, timeout=60)
        assert (page.status_code, other.status_code, endless.done()) == (200, 200, False)
        assert endless.result().status_code == 503


def test_a_query_whose_client_has_left_makes_room(shipped: ConceptMap, serving: Serving) -> None:
    with serving(shipped, seconds=3600.0) as address:
        port = int(address.rpartition(":")[2])
        for _ in range(SIZE + 1):
            with socket.create_connection(("127.0.0.1", port)) as leaving:
                head = f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                leaving.sendall(head.encode())
                leaving.settimeout(0.5)
                with pytest.raises(TimeoutError):
                    leaving.recv(1)
        assert httpx.get(f"{address}/sparql", params={"query": "ASK {}"}, timeout=30).json()["boolean"] is True


def test_an_answer_too_large_to_hold_is_refused(served: str) -> None:
    answer = httpx.get(f"{served}/sparql", params={"query": HUGE}, timeout=60)
    assert answer.status_code == 422
    assert "LIMIT" in answer.json()["hint"]


def test_a_query_that_kills_its_worker_kills_nothing_else(served: str) -> None:
    deep = "SELECT * " + "{" * 100_000 + "}" * 100_000
    answer = httpx.post(f"{served}/sparql", data={"query": deep}, timeout=60)
    assert answer.status_code in (400, 503)
    assert httpx.get(f"{served}/sparql", params={"query": "ASK {}"}, timeout=30).json()["boolean"] is True


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not tell")
def test_a_worker_that_keeps_much_of_what_a_query_took_has_grown() -> None:
    ask = "had = has_grown(); kept = bytearray(b'x') * (24 << 20); print(had, has_grown())"
    program = f"from istilah.web.worker_growth import Growth; has_grown = Growth(); {ask}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_a_map_without_a_prepared_folder_is_written_aside_and_removed_again(shipped: ConceptMap) -> None:
    folder = StoreFolder(ConceptMap(Store(shipped.store.dataset)))
    aside = folder()
    try:
        assert len(Store.open(aside)) == len(shipped.store)
        assert folder() == aside
    finally:
        folder.remove()
    with pytest.raises(Exception, match="not a store"):
        Store.open(aside)


Work = Callable[[Pool], Coroutine[Any, Any, Any]]


def _with_a_pool(shipped: ConceptMap, work: Work, limits: Limits = DEFAULT) -> Any:
    """Return what some work with a pool comes to.

    A browser that other tests drive keeps a loop running in this thread, so it is done in another.
    """

    async def run() -> Any:
        pool = Pool(StoreFolder(shipped), limits)
        try:
            return await work(pool)
        finally:
            await pool.close()

    with ThreadPoolExecutor() as threads:
        return threads.submit(asyncio.run, run()).result()


async def _begun(pool: Pool, query: str, number: int) -> "list[asyncio.Task[Reply]]":
    """Ask for something several times of workers that are there, and return once they are asked."""
    tasks = [asyncio.create_task(pool.answer(query=query, rows=1)) for _ in range(number)]
    for _ in range(10):
        await asyncio.sleep(0)
    return tasks


async def _warm(pool: Pool) -> None:
    """Have a pool start its workers."""
    await asyncio.gather(*(pool.answer(query="ASK {}", rows=1) for _ in range(2 * SIZE)))


def test_what_waits_behind_an_endless_query_is_answered_elsewhere(shipped: ConceptMap) -> None:
    async def work(pool: Pool) -> list[str]:
        await _warm(pool)
        endless = await _begun(pool, ENDLESS, SIZE)
        quick = await _begun(pool, "ASK {}", SIZE)
        assert pool.state()["running"] == 2 * SIZE
        found = [(await one).kind for one in quick]
        assert not any(one.done() for one in endless)
        return found

    assert _with_a_pool(shipped, work) == ["rows"] * SIZE


def test_what_waits_behind_a_query_that_is_stopped_is_answered_elsewhere(shipped: ConceptMap) -> None:
    async def work(pool: Pool) -> list[str]:
        await _warm(pool)
        endless = await _begun(pool, ENDLESS, SIZE)
        quick = await _begun(pool, "ASK {}", SIZE)
        for one in endless:
            one.cancel()
        return [(await one).kind for one in quick]

    assert _with_a_pool(shipped, work, Limits(seconds=3600.0)) == ["rows"] * SIZE


def test_who_leaves_while_waiting_hurts_nobody_and_leaves_nothing_running(shipped: ConceptMap) -> None:
    async def work(pool: Pool) -> list[str]:
        await _warm(pool)
        first = await _begun(pool, SLOW, SIZE)
        for one in await _begun(pool, ENDLESS, SIZE):
            one.cancel()
        found = [(await one).kind for one in first]
        while pool.state()["running"]:
            await asyncio.sleep(0.001)
        return found

    assert _with_a_pool(shipped, work) == ["rows"] * SIZE


def test_a_closed_pool_leaves_no_process(shipped: ConceptMap) -> None:
    async def work(pool: Pool) -> int | None:
        await pool.answer(query="ASK {}", rows=1)
        worker = pool._idle[0]
        await pool.close()
        return worker.process.returncode

    assert _with_a_pool(shipped, work) is not None
