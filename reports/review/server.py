"""The review page's server: on this machine alone, for one review."""

from __future__ import annotations

import json
import socket
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, get_args

from corpus.errors import ConfigError, DuizhaoError, InputError
from reports.pages.page import SCRIPTS, STATE, STYLES, asset, bodies, embedded, facts, served
from reports.pages.view import Rows
from reports.report import Report
from reports.review.decision import Kind
from reports.review.guard import Guard
from reports.review.session import Session

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    Endpoint = Callable[[Request], Awaitable[Response]]

#: What the page may say of a pair: "known" is the baseline's word.
_KINDS = tuple(kind for kind in get_args(Kind) if kind != "known")


def require() -> None:
    """Raise ConfigError where Starlette or uvicorn is not installed."""
    from importlib.util import find_spec

    if not (find_spec("starlette") and find_spec("uvicorn")):
        raise ConfigError(
            "duizhao review needs Starlette and uvicorn: pip install 'duizhao[review]'"
        )


def serve(
    session: Session,
    *,
    port: int = 0,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve the review until the process is interrupted.

    port: 0 takes any that is free. ready: gets the address, with its one-time token, once it
    answers. Raises ConfigError where the port is taken or Starlette is not installed.
    """
    require()
    import uvicorn

    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
        except OSError as error:
            raise ConfigError(f"port {port} cannot be used: {error.strerror or error}") from None
        listening.listen(128)
        port = listening.getsockname()[1]
        guard = application(session, port)
        config = uvicorn.Config(
            guard,
            log_level="critical",
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        ready(f"http://127.0.0.1:{port}/?token={guard.token}")
        uvicorn.Server(config).run(sockets=[listening])


def application(session: Session, port: int) -> Guard:
    """The ASGI application, behind its guard."""
    from starlette.applications import Starlette
    from starlette.routing import Route

    view = _View(session)
    routes = [
        Route("/", view.page),
        Route("/static/{name}", view.static),
        Route("/api/state", view.state),
        Route("/api/pair", view.pair),
        Route("/api/decide", view.decide, methods=["POST"]),
        Route("/api/preview", view.preview, methods=["POST"]),
        Route("/api/edit", view.edit, methods=["POST"]),
        Route("/api/judge", view.judge, methods=["POST"]),
    ]
    errors: dict[Any, Any] = {DuizhaoError: _refusal}
    return Guard(Starlette(routes=routes, exception_handlers=errors), port)


async def _refusal(request: Request, error: Exception) -> Response:
    return _json({"error": str(error)}, 409)


def _json(value: object, status: int = 200) -> Response:
    from starlette.responses import Response

    # Escaped: a lone surrogate in a text has no UTF-8.
    return Response(json.dumps(value), status, media_type="application/json")


class _View:
    """The endpoints. The session's work goes to threads: it reads and writes files."""

    def __init__(self, session: Session):
        self.session = session
        self._made: tuple[Report, str] | None = None

    async def page(self, request: Request) -> Response:
        from starlette.responses import HTMLResponse

        return HTMLResponse(await _threaded(self._page))

    def _page(self) -> str:
        session = self.session
        report = session.report
        if self._made is None or self._made[0] is not report:
            self._made = report, served(report)  # seconds, for thousands of pairs
        state = {
            # before the decisions: one that is made in between is only told twice
            "version": session.version,
            "decisions": session.state(),
            "given": session.given,
            "editable": session.editable(),
            "judge": session.judge is not None,
        }
        return self._made[1].replace(f'"{STATE}"', embedded(state), 1)

    async def static(self, request: Request) -> Response:
        from starlette.responses import Response

        name = request.path_params["name"]
        if name not in (*STYLES, *SCRIPTS):
            return Response(status_code=404)
        kind = "text/css" if name in STYLES else "text/javascript"
        return Response(asset(name), media_type=kind)

    async def state(self, request: Request) -> Response:
        from starlette.responses import Response

        version = self.session.version
        if request.query_params.get("version") == version:
            return Response(status_code=204)
        decisions = await _threaded(self.session.state)
        return _json({"version": version, "decisions": decisions})

    async def pair(self, request: Request) -> Response:
        return _json(await _threaded(self.session.texts, request.query_params.get("id", "")))

    async def decide(self, request: Request) -> Response:
        body = await _body(request)
        kind = body.text("decision")
        if kind not in _KINDS:
            raise InputError(f"no decision {kind!r}")
        note = body.text("note", "").strip()
        await _threaded(self.session.decide, body.text("id"), kind, note)
        return _json({})

    async def preview(self, request: Request) -> Response:
        body = await _body(request)
        given = body.text("id"), body.texts("texts"), body.text("digest")
        return _json(await _threaded(self.session.preview, *given))

    async def edit(self, request: Request) -> Response:
        body = await _body(request)
        given = body.text("id"), body.texts("texts"), body.text("digest")
        return _json(await _threaded(self._edit, given))

    def _edit(self, given: tuple[str, list[str], str]) -> dict[str, Any]:
        verdict, digest = self.session.edit(*given)
        report = self.session.report
        row = next(row for row in Rows(report) if row.id == verdict.id)
        location = (verdict.pair.target or verdict.pair.source)[0].location
        return {
            "facts": facts(row),
            "html": bodies([row], report.lang or "en")[0],
            "state": self.session.given.get(verdict.id, ""),
            "digest": digest,
            "file": location.file.rpartition("/")[2],
        }

    async def judge(self, request: Request) -> Response:
        await _threaded(self.session.judge_again)
        return _json({})


async def _threaded(work: Callable[..., Any], *given: Any) -> Any:
    from starlette.concurrency import run_in_threadpool

    return await run_in_threadpool(work, *given)


class _Body:
    """A JSON object whose values are looked at before they are believed."""

    def __init__(self, values: object):
        if not isinstance(values, dict):
            raise InputError("not a JSON object")
        self.values = values

    def text(self, name: str, otherwise: str | None = None) -> str:
        value = self.values.get(name, otherwise)
        if not isinstance(value, str):
            raise InputError(f"{name!r} must be a text")
        return value

    def texts(self, name: str) -> list[str]:
        value = self.values.get(name)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise InputError(f"{name!r} must be a list of texts")
        return value


async def _body(request: Request) -> _Body:
    try:
        return _Body(json.loads(await request.body()))
    except (ValueError, RecursionError):
        raise InputError("not a JSON object") from None
