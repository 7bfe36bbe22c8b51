"""Named tuples as `typing.NamedTuple` makes them, without the module `typing`.

Its import takes 8 ms of CPU, as much as all the rest of a look-up from the command line. Type checkers see the
real one; a module that uses this one begins with ``from __future__ import annotations``, so that the names of the
fields stand in the class body's ``__annotations__`` in every version of Python.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_OWN = ("__annotations__", "__module__", "__qualname__")


class _Maker(type):
    """Turns a class body with annotated fields into a named tuple with the methods of the body."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(cls, name, bases, body)
        fields = list(body["__annotations__"])
        defaults = [body[field] for field in fields if field in body]
        made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])  # type: ignore[misc]
        for key, value in body.items():
            if key not in _OWN and key not in fields:
                setattr(made, key, value)
        return made


class NamedTuple(metaclass=_Maker):
    """The base of a named tuple; instances are plain tuples of the class made."""
