"""Who may talk to the review server, and what it answers."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from duizhao.cli import main
from reports.review import decisions as log
from tests.reviewing import Server, article, on_disk, review

Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("review")
    on_disk(article(), found)
    return found


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with review(folder) as found:
        yield found


def ask(
    server: Server, path: str, headers: dict[str, str] | None = None, body: str | None = None
) -> Answer:
    connection = http.client.HTTPConnection(server.origin.removeprefix("http://"), timeout=10)
    connection.request("POST" if body is not None else "GET", path, body, headers or {})
    answer = connection.getresponse()
    found = {name.lower(): value for name, value in answer.getheaders()}
    return answer.status, found, answer.read()


@pytest.fixture(scope="module")
def cookie(server: Server) -> str:
    """The cookie that the address is good for, once."""
    token = server.address.removeprefix(server.origin)
    status, headers, _ = ask(server, token)
    assert (status, headers["location"]) == (303, "/")
    given = headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=Strict" in given
    return given.partition(";")[0]


def test_the_address_works_once(server: Server, cookie: str) -> None:
    token = server.address.removeprefix(server.origin)
    assert ask(server, token)[0] == 403
    assert ask(server, token, {"Cookie": cookie})[0] == 303, "a page loaded again"


@pytest.mark.parametrize("path", ["/", "/static/words.js", "/api/state", "/?token=guessed"])
def test_without_the_cookie_nothing_is_shown(server: Server, cookie: str, path: str) -> None:
    for headers in ({}, {"Cookie": f"{cookie}x"}, {"Cookie": 'a="'}):
        status, _, body = ask(server, path, headers)
        assert status == 403
        assert b"harbour" not in body


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1", "127.0.0.1:1", ""])
def test_another_host_is_refused(server: Server, cookie: str, host: str) -> None:
    """A site whose name was pointed at this machine (DNS rebinding)."""
    assert ask(server, "/", {"Cookie": cookie, "Host": host})[0] in (400, 421)


def writing(server: Server, cookie: str, **changed: str) -> dict[str, str]:
    headers = {"Cookie": cookie, "Origin": server.origin, "Content-Type": "application/json"}
    return headers | {name.replace("_", "-"): value for name, value in changed.items()}


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Cookie": ""}, 403),
    ],
)
def test_another_sites_page_cannot_decide(
    server: Server, cookie: str, folder: Path, changed: dict[str, str], status: int
) -> None:
    id = article().verdicts[1].id
    body = json.dumps({"id": id, "decision": "accept"})
    headers = writing(server, cookie, **changed)
    assert ask(server, "/api/decide", headers, body)[0] == status
    assert not (folder / "texts" / log.NAME).exists()


@pytest.mark.parametrize(
    ("path", "body", "says"),
    [
        ("decide", "[]", "not a JSON object"),
        ("decide", "{", "not a JSON object"),
        ("decide", "[" * 100_000, "not a JSON object"),
        ("decide", '{"id": 3, "decision": "accept"}', "'id' must be a text"),
        ("decide", '{"id": "x", "decision": "known"}', "no decision 'known'"),
        ("decide", '{"id": "x", "decision": "accept"}', "not in the report any more"),
        ("edit", '{"id": "x", "texts": ["a", 1], "digest": ""}', "a list of texts"),
        ("preview", '{"id": "x", "texts": ["a"], "digest": ""}', "not in the report any more"),
    ],
)
def test_nonsense_is_answered_in_one_line(
    server: Server, cookie: str, path: str, body: str, says: str
) -> None:
    status, _, answer = ask(server, f"/api/{path}", writing(server, cookie), body)
    error = json.loads(answer)["error"]
    assert status == 409
    assert says in error
    assert "\n" not in error


def test_the_page_may_run_nothing_but_its_own_scripts(server: Server, cookie: str) -> None:
    status, headers, body = ask(server, "/", {"Cookie": cookie})
    assert status == 200
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert b"<script>" not in body
    assert b"<style" not in body


@pytest.mark.parametrize("name", ["page.html.j2", "..%2fpage.py", "../view.py", ""])
def test_only_the_pages_own_files_are_served(server: Server, cookie: str, name: str) -> None:
    assert ask(server, f"/static/{name}", {"Cookie": cookie})[0] == 404


# --- the command ------------------------------------------------------------------------


def test_a_port_that_is_taken_is_one_line(
    server: Server, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = server.origin.rpartition(":")[2]
    arguments = ["review", str(folder / "report.json"), "--no-browser", "--port", port]
    assert main(arguments) == 2
    assert f"port {port} cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["65536", "-1", "web", "²"])
def test_what_is_no_port_is_one_line(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["review", "text.txt", f"--port={port}"])
    assert ended.value.code == 2
    assert "from 0 to 65535" in capsys.readouterr().err


def test_a_file_that_is_no_report_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.json"
    path.write_text("{}", encoding="utf-8")
    assert main(["review", str(path)]) == 2
    assert "not a duizhao report" in capsys.readouterr().err


def test_a_damaged_file_of_decisions_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_disk(article(), tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / log.NAME).write_text("{}\n", encoding="utf-8")
    assert main(["review", "report.json", "--decisions", log.NAME]) == 2
    assert f"{log.NAME}:1:" in capsys.readouterr().err
