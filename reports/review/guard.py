"""Who may talk to the review server: this machine's browser that was given its address."""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_LARGEST = 8_000_000


class Guard:
    """ASGI middleware. The token in the address works once and is exchanged for a cookie that
    no script can read; the Host header must be this server's (DNS rebinding), and the Origin of
    whatever writes as well (another site's page)."""

    def __init__(self, app: ASGIApp, port: int):
        self.app = app
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        # one a port: browsers share the cookies of all servers of a host
        self.cookie = f"duizhao-{port}"
        self.secret = secrets.token_urlsafe(32)
        self.token: str | None = secrets.token_urlsafe(24)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        refused = self._refused(scope["method"], headers)
        if refused:
            await self._answer(send, *refused)
            return
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if token and scope["path"] == "/":
            await self._exchange(token, headers, send)
        elif not self._known(headers):
            await self._answer(send, 403, "Open the address that duizhao review printed.")
        else:
            await self.app(scope, receive, _with_headers(send))

    def _refused(self, method: str, headers: dict[str, str]) -> tuple[int, str] | None:
        if headers.get("host") not in self.hosts:
            return 421, "This server answers to 127.0.0.1 alone."
        if method in ("GET", "HEAD"):
            return None
        if headers.get("origin") not in {f"http://{host}" for host in self.hosts}:
            return 403, "This did not come from the review page."
        if headers.get("content-type") != "application/json":
            return 415, "Only JSON is taken here."
        length = headers.get("content-length", "")
        if not length.isdecimal() or int(length) > _LARGEST:
            return 413, "Too long."
        return None

    def _known(self, headers: dict[str, str]) -> bool:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return False
        return found is not None and secrets.compare_digest(
            found.value.encode(), self.secret.encode()
        )

    async def _exchange(self, token: str, headers: dict[str, str], send: Send) -> None:
        if self._known(headers):
            await self._answer(send, 303, "", {"Location": "/"})
        elif self.token and secrets.compare_digest(token.encode(), self.token.encode()):
            self.token = None
            cookie = f"{self.cookie}={self.secret}; HttpOnly; SameSite=Strict; Path=/"
            await self._answer(send, 303, "", {"Location": "/", "Set-Cookie": cookie})
        else:
            words = "This address was used already. Start duizhao review again for a new one."
            await self._answer(send, 403, words)

    async def _answer(
        self, send: Send, status: int, text: str, more: dict[str, str] | None = None
    ) -> None:
        headers = {"Content-Type": "text/plain; charset=utf-8", **(more or {})}
        pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        send = _with_headers(send)
        await send({"type": "http.response.start", "status": status, "headers": pairs})
        await send({"type": "http.response.body", "body": text.encode()})


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            added = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]
            message = {**message, "headers": [*message.get("headers", ()), *added]}
        await send(message)

    return sending
