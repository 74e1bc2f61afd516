"""One self-contained page for editors: it opens anywhere and asks for nothing from the network."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reports.report import Report
from reports.words import STATUS_WORDS
from reports.writers import tree
from reports.writers.base import Writer
from reports.writers.page import page

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = Path(__file__).parent / "templates"


def render(report: Report) -> bytes:
    """The report as an HTML page, UTF-8.

    Style and script stand in the page and are named in its Content-Security-Policy by their
    hashes, so that nothing in a report's text could run even if it came through unescaped.
    """
    style, script = _asset("report.css") + _asset("tree.css"), _asset("report.js")
    text = _template().render(
        page=page(report),
        words=STATUS_WORDS,
        style=style,
        script=script,
        policy=_policy(style, script),
    )
    # a folder's totals stand before its pairs
    return text.replace("</header>", f"</header>\n{tree.section(report)}", 1).encode()


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    """A source expression of the CSP: https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@lru_cache
def _asset(name: str) -> str:
    # Universal newlines: the hash must be that of what the browser sees, and it sees "\n".
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")


WRITER = Writer("html", "a page for editors, in one file", (".html", ".htm"), render)
