"""The token: whoever bears it may write (RFC 6750)."""

import hmac
import os
import stat

from starlette.requests import Request

from istilah.graph.errors import FileError
from istilah.web.problems import ProblemError


class Token:
    """A secret that is compared and never shown."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def __repr__(self) -> str:
        return "Token(...)"

    def require(self, request: Request) -> None:
        """Return when a request bears the token; otherwise raise ProblemError, 401."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            raise _unauthorised("to write takes the token of this server", 'Bearer realm="istilah"')
        if not hmac.compare_digest(given.strip().encode("latin-1", "replace"), self._secret):
            raise _unauthorised("this is not the token of this server", 'Bearer realm="istilah", error="invalid_token"')


def read_token(path: str) -> tuple[Token, bool]:
    """Return the token in a file, and whether other users of the machine can read the file.

    Raises FileError when it cannot be read, or holds no single word.
    """
    try:
        with open(path, encoding="ascii") as file:
            words = file.read(65536).split()
            mode = os.fstat(file.fileno()).st_mode
    except UnicodeDecodeError:
        raise FileError(path, "a token is written in ASCII", _HINT) from None
    except OSError as error:
        raise FileError(path, error.strerror or str(error), _HINT) from None
    if len(words) != 1:
        raise FileError(path, "the file is empty" if not words else "a token is one word", _HINT)
    return Token(words[0]), os.name == "posix" and bool(mode & (stat.S_IRWXG | stat.S_IRWXO))


_HINT = "make one: python -c 'import secrets; print(secrets.token_urlsafe())' > token; chmod 600 token"


def _unauthorised(detail: str, challenge: str) -> ProblemError:
    problem = ProblemError(401, detail, "send it as: Authorization: Bearer TOKEN", kind="unauthorised")
    problem.headers["WWW-Authenticate"] = challenge
    return problem
