"""Lines of Markdown that are no text but steer what renders it: marks of admonitions and of tabs,
attributes, tags of Liquid, and in MDX imports and exports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.model import Span
from corpus.readers.fences import Fence
from corpus.words import word_set

_STEERING = re.compile(
    r"\s*:{3,}|\s*/{3,}\s*(?:[\w-]+\s*(?:\|.*)?)?$|\s*\{:[^{}]*\}\s*$"
    r"|\s*(?:\{%(?:[^%]|%(?!\}))*%\}\s*)+$|\[!\w+\][-+]?\s*$"
)
_ADMONITION = re.compile(
    r"\s*(?::{3,}\s*(?:\w[\w-]*)?\s*(?:\[(?P<boxed>.*)\]|(?P<title>[^{\[].*?))?"
    r"|/{3,}\s*(?!html\b)[\w-]+\s*\|\s*(?P<barred>.*?))\s*$"
)
_TITLES = ("boxed", "barred", "title")
#: Titles that say no more than the mark does, which not every language needs.
_KINDS = word_set(
    "note notes tip tips hint info information important warning caution danger details"
    " 注意 提示 小提示 贴士 小贴士 小貼士 信息 訊息 資訊 重要 重要提示 警告 小心 危险 危險"
    " 备注 備註 附注 附註 注 註 笔记 筆記 说明 說明 详情 詳情 技巧 提醒"
)
_MODULE = re.compile(r"(?:import\s.*(?:from\s|['\"])|export\s+(?:default|const|let|function)\b)")
#: What a line begins with that goes on in a module behind a blank line.
_GOES_ON = re.compile(r"[\s)}\]]")


def title_of(line: str) -> Span | None:
    """Where the title stands in a line that steers, which is empty if it has none; None for any
    other line."""
    if not _STEERING.match(line.lstrip("> ")):
        return None
    admonition = _ADMONITION.match(line)
    if admonition is None:
        return Span(0, 0)
    name = next(filter(admonition.group, _TITLES), "title")
    return Span(*admonition.span(name))


def is_kind(title: str) -> bool:
    """Whether a title says no more than the mark of its admonition."""
    bare = title.strip(" \t:：!！").casefold()
    return not bare or bare in _KINDS


def modules(lines: Sequence[str]) -> Iterator[int]:
    """The indices of the lines of imports and exports, each up to a blank line; up to a later one
    if brackets are open and the lines are indented."""
    fence = Fence()
    inside, ended, depth = False, False, 0
    for index, line in enumerate(lines):
        if fence.holds(line):
            continue
        if not line.strip():
            ended = True
            continue
        if not inside or (ended and not (depth > 0 and _GOES_ON.match(line))):
            inside, depth = bool(_MODULE.match(line)), 0
        ended = False
        if inside:
            depth += sum(map(line.count, "([{")) - sum(map(line.count, ")]}"))
            yield index
