"""The Markdown pages: their links lead somewhere, and the commands they show exist."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from duizhao.cli import _parser

ROOT = Path(__file__).parents[1]
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")})
#: A command at the start of a line, after a prompt, or quoted alone.
COMMAND = re.compile(r"(?:^|[|;&`]) *(?:\$ )?duizhao ([^\n`#|;&]*)", re.MULTILINE)
SHELLS = ("", "console", "sh", "shell", "bash")

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def tokens(page: Path) -> Iterator[Token]:
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(page.read_text("utf-8")):
        yield token
        yield from token.children or ()


def anchors(page: Path) -> set[str]:
    """The names that GitHub gives the headings of a page."""
    heads = re.findall(r"^#+ +(.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def options() -> dict[str, set[str]]:
    """The long options of each command."""
    (commands,) = (
        action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    return {
        name: set(re.findall(r"--[a-z][\w-]*", _help(parser)))
        for name, parser in commands.choices.items()
    }


def _help(parser: argparse.ArgumentParser) -> str:
    inner = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    return parser.format_help() + "".join(
        below.format_help() for action in inner for below in action.choices.values()
    )


@every_page
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    addresses = [str(t.attrs.get("href") or t.attrs.get("src") or "") for t in tokens(page)]
    for address in filter(None, addresses):
        url = urlsplit(address)
        if url.scheme:
            continue
        target = (page.parent / unquote(url.path)).resolve() if url.path else page
        assert target.exists(), address
        if url.fragment and target.suffix == ".md":
            assert url.fragment in anchors(target), address


@every_page
def test_commands_and_their_options_exist(page: Path) -> None:
    known = options()
    fences = [t for t in tokens(page) if t.type in ("fence", "code_block")]
    for fence in fences:
        if fence.info.strip() not in SHELLS:
            continue
        for command in COMMAND.findall(fence.content):
            name, _, rest = command.partition(" ")
            assert name in known, command
            assert set(re.findall(r"(?<= )--[a-z][\w-]*", f" {rest}")) <= known[name], command


def test_every_page_is_in_the_list() -> None:
    docs = ROOT / "docs"
    listed = {
        (docs / str(token.attrs["href"])).resolve()
        for token in tokens(docs / "README.md")
        if "href" in token.attrs
    }
    assert {*docs.glob("*.md"), *docs.glob("benchmarks/*.md")} - {docs / "README.md"} <= listed
