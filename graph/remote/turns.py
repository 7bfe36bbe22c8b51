"""Turns: how many may ask a store at once; after a silence one, so that not everybody waits until time is up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from istilah.graph.errors import StoreGoneError


class Turns:
    """Turns for any number of threads, so many at a time.

    While `silence` is set, which is the error that the last one met, one at a time may try again.
    """

    def __init__(self, count: int) -> None:
        self._turns = BoundedSemaphore(count)
        self._trying = Lock()
        self.silence: StoreGoneError | None = None

    @contextmanager
    def taken(self, seconds: float, crowded: StoreGoneError) -> Iterator[None]:
        """Hold a turn; raises `crowded` when there is none in some seconds, the silence while another tries again."""
        if not self._turns.acquire(timeout=seconds):
            raise self.silence or crowded
        try:
            with self._alone(self.silence) if self.silence else _nothing():
                yield
        finally:
            self._turns.release()

    @contextmanager
    def _alone(self, silence: StoreGoneError) -> Iterator[None]:
        if not self._trying.acquire(blocking=False):
            raise StoreGoneError(silence.url, silence.reason, silence.hint)
        try:
            yield
        finally:
            self._trying.release()


@contextmanager
def _nothing() -> Iterator[None]:
    yield
