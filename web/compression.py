"""Compression: what a client takes compressed is; an answer to any other costs nothing."""

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Receive, Scope, Send


class Compression(GZipMiddleware):
    """Starlette's compression, which stands aside for clients that do not take it.

    A cache may give to anybody what it got so: to vary is for what is compressed (RFC 9110 section 12.5.5).
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        takes_it = any(name == b"accept-encoding" and b"gzip" in value for name, value in scope.get("headers", ()))
        await (super().__call__ if takes_it else self.app)(scope, receive, send)
