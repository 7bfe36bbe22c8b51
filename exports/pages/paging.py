"""Paging: long lists in parts that a page can hold."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

#: How many items a page lists.
LENGTH = 400

Item = TypeVar("Item")


class Part(NamedTuple, Generic[Item]):
    """A part of a list: its items, its number from 1, and how many parts and items there are in all."""

    items: Sequence[Item]
    number: int
    parts: int
    total: int


def part(items: Sequence[Item], number: int = 1, length: int = LENGTH) -> Part[Item]:
    """Return the part of a list that a number names, the nearest one for a number out of range."""
    parts = max(1, -(-len(items) // length))
    number = min(max(1, number), parts)
    return Part(items[(number - 1) * length : number * length], number, parts, len(items))


def at_once(found: Sequence[object], most: int) -> int:
    """Return how many of a list are shown before the rest is folded away; a rest of one or two is not worth it."""
    return len(found) if len(found) <= most + 2 else most
