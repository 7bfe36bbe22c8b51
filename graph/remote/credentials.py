"""Credentials: who asks a store elsewhere, from the environment or a file; never from the command line."""

from __future__ import annotations

import os
from typing import NamedTuple

from istilah.graph.errors import FileError, UsageError

#: The environment variables, by field.
VARIABLES = {"user": "ISTILAH_STORE_USER", "password": "ISTILAH_STORE_PASSWORD", "token": "ISTILAH_STORE_TOKEN"}
#: The environment variable that names the file.
FILE = "ISTILAH_STORE_AUTH_FILE"


class Credentials(NamedTuple):
    """A name and password, or a bearer token; "" for what there is not. It does not show itself."""

    user: str = ""
    password: str = ""
    token: str = ""

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def __repr__(self) -> str:
        return "Credentials(...)" if self else "Credentials()"


def credentials() -> Credentials:
    """Return the credentials of the file that is named, else those of the environment.

    The file has a line ``user = NAME`` and one ``password = WORD``, or one ``token = TOKEN``; ``#`` begins a comment
    line. Raises FileError and UsageError, which never hold the contents.
    """
    path = os.environ.get(FILE)
    if path:
        return _read(path)
    found = {field: os.environ.get(variable, "") for field, variable in VARIABLES.items()}
    for field, value in found.items():
        if not value.isprintable():
            raise UsageError(
                f"{VARIABLES[field]} holds a sign that cannot be sent", "a line break at its end, perhaps?"
            )
    return Credentials(**found)


def _read(path: str) -> Credentials:
    hint = "a line `user = NAME` and one `password = WORD`, or one `token = TOKEN`"
    found: dict[str, str] = {}
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
    except UnicodeDecodeError:
        raise FileError(path, "not a text in UTF-8", hint) from None
    except OSError as error:
        raise FileError(path, error.strerror or str(error), hint) from None
    for number, line in enumerate(lines, 1):
        name, assigned, value = (part.strip() for part in line.partition("="))
        if not line.strip() or name.startswith("#"):
            continue
        if not assigned or name not in VARIABLES:
            raise FileError(f"{path}:{number}", "this says neither user, password nor token", hint)
        if not value.isprintable():
            raise FileError(f"{path}:{number}", f"the {name} holds a sign that cannot be sent", hint)
        found[name] = value
    if not (found.get("user") or found.get("token")):
        raise FileError(path, "there is neither a user nor a token in it", hint)
    return Credentials(**found)
