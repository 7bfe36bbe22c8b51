"""Once: a value of an object that is made when it is first asked for, by one thread while the others wait."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Any, Generic, Protocol, TypeVar

Made = TypeVar("Made")


class Locked(Protocol):
    """What has a lock that its thread may take again."""

    lock: RLock


class Once(Generic[Made]):
    """Makes of a method such a value; Python's own `cached_property` has every thread make one."""

    def __init__(self, make: Callable[[Any], Made]) -> None:
        self._make = make

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Locked, owner: type | None = None) -> Made:
        """Return the value; raises what making it raises, and makes it anew then."""
        with instance.lock:
            made: dict[str, Made] = instance.__dict__
            if self._name not in made:
                made[self._name] = self._make(instance)
            return made[self._name]
