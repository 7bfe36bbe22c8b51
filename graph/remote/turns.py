"""Turns: how many may ask a store at once; after a silence one, so that not everybody waits until time is up.

Nor may everybody wait for a turn: of those who share threads with what needs no store, some have to come back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from istilah.graph.errors import StoreGoneError

#: How many wait for a turn as long as they may, and how long the others do, in seconds.
PATIENT, IMPATIENCE = 16, 5.0


class Turns:
    """Turns for any number of threads, so many at a time.

    While `silence` is set, which is the error that the last one met, one at a time may try again.
    """

    def __init__(self, count: int) -> None:
        self._turns = BoundedSemaphore(count)
        self._patient = BoundedSemaphore(PATIENT)
        self._trying = Lock()
        self.silence: StoreGoneError | None = None

    @contextmanager
    def taken(self, seconds: float, crowded: StoreGoneError) -> Iterator[None]:
        """Hold a turn; raises `crowded` when there is none in some seconds, or soon where many wait.

        Raises the silence when it came about in the meantime, and while another tries again.
        """
        before = self.silence
        if not self._come(seconds):
            raise _again(self.silence or crowded)
        try:
            if self.silence and self.silence is not before:
                raise _again(self.silence)
            with self._alone(self.silence) if self.silence else _nothing():
                yield
        finally:
            self._turns.release()

    def _come(self, seconds: float) -> bool:
        """Tell whether a turn came in some seconds."""
        if self._turns.acquire(blocking=False):
            return True
        is_patient = self._patient.acquire(blocking=False)
        try:
            return self._turns.acquire(timeout=seconds if is_patient else min(seconds, IMPATIENCE))
        finally:
            if is_patient:
                self._patient.release()

    @contextmanager
    def _alone(self, silence: StoreGoneError) -> Iterator[None]:
        if not self._trying.acquire(blocking=False):
            raise _again(silence)
        try:
            yield
        finally:
            self._trying.release()


def _again(error: StoreGoneError) -> StoreGoneError:
    return StoreGoneError(error.url, error.reason, error.hint)


@contextmanager
def _nothing() -> Iterator[None]:
    yield
