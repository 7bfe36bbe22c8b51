"""Compression: what a client takes compressed is; an answer to any other costs no more than a header."""

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import Message, Receive, Scope, Send

_VARIES = (b"vary", b"Accept-Encoding")


class Compression(GZipMiddleware):
    """Starlette's compression, which stands aside for clients that do not take it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def send_plain(message: Message) -> None:
            if message["type"] == "http.response.start" and self._is_large(dict(message["headers"])):
                message["headers"] = [*message["headers"], _VARIES]
            await send(message)

        if scope["type"] == "http" and not _takes_gzip(scope):
            await self.app(scope, receive, send_plain)
        else:
            await super().__call__(scope, receive, send)

    def _is_large(self, headers: dict[bytes, bytes]) -> bool:
        """Whether an answer would be compressed for others; one that is sent in parts does not tell its length."""
        length = headers.get(b"content-length")
        return length is None or int(length) >= self.minimum_size


def _takes_gzip(scope: Scope) -> bool:
    return any(name == b"accept-encoding" and b"gzip" in value for name, value in scope["headers"])
