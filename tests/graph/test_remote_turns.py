"""Turns to ask a store: who waits for one is told when the store falls silent, or when too many wait."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from itertools import islice

import pytest

from istilah.graph.errors import StoreGoneError
from istilah.graph.remote import turns
from istilah.graph.remote.turns import Turns

CROWDED, SILENCE = StoreGoneError("http://a/", "crowded", ""), StoreGoneError("http://a/", "silent", "")


@pytest.fixture
def held() -> Iterator[tuple[Turns, ExitStack]]:
    """Return turns, all of which are taken until the stack is closed."""
    found = Turns(2)
    with ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(found.taken(60.0, CROWDED))
        yield found, stack


def waits(found: Turns, seconds: float = 60.0) -> None:
    """Take a turn and give it back."""
    with found.taken(seconds, CROWDED):
        pass


def test_who_gets_no_turn_in_time_is_told(held: tuple[Turns, ExitStack]) -> None:
    with pytest.raises(StoreGoneError, match="crowded"):
        waits(held[0], 0.01)


def test_where_many_wait_the_others_are_told_soon(
    held: tuple[Turns, ExitStack], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, stack = held
    monkeypatch.setattr(turns, "IMPATIENCE", 0.01)
    with ThreadPoolExecutor(turns.PATIENT + 4) as aside:
        waiting = [aside.submit(waits, found) for _ in range(turns.PATIENT + 4)]
        told = list(islice(as_completed(waiting), 4))
        assert [str(one.exception()) for one in told] == [CROWDED.message] * 4
        stack.close()
        assert not any(one.exception() for one in waiting if one not in told)


def test_who_waits_while_the_store_falls_silent_is_told_at_once(held: tuple[Turns, ExitStack]) -> None:
    found, stack = held
    with ThreadPoolExecutor(1) as aside:
        waiting = aside.submit(waits, found)
        while not found._turns._cond._waiters:  # type: ignore[attr-defined]
            time.sleep(0.01)
        found.silence = SILENCE
        stack.close()
        with pytest.raises(StoreGoneError, match="silent"):
            waiting.result()
    waits(found)  # who comes then tries again
