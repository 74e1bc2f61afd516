"""What a number is the number of: a claim, a figure, an article, a clause."""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.quantities.model import Key
from corpus.model import Span

#: The English for what stands before a Chinese number, and for what stands behind 第N.
_BEFORE = {
    "权利要求": "CLAIM",
    "表": "TABLE",
    "图": "FIGURE FIG",
    "附件": "ANNEX APPENDIX ATTACHMENT",
    "附录": "APPENDIX ANNEX",
    "步骤": "STEP",
    "规则": "RULE",
}
_BEHIND = {
    "章": "CHAPTER",
    "节": "SECTION SEC",
    "条": "ARTICLE ART CLAUSE SECTION SEC RULE",
    "款": "PARAGRAPH CLAUSE SECTION SUBSECTION",
    "卷": "VOLUME VOL",
    "页": "PAGE",
}
#: 表 and 图 are the ends of other words: 代表, 企图.
_NOTED = re.compile(
    rf"(?:(权利要求)|(?:(?<![\u4e00-\u9fff])|(?<=[见如据由从在按和与及中的]))({'|'.join(_BEFORE)}))\s?$"
)
#: Between what is listed, and before it.
_BETWEEN = re.compile("、|以及|[和与與及]")
_CLAUSE_ENDS = re.compile(r"[，。；：！？,;:!?\n]")
_LONG = 120
_CLAUSE = re.compile(r"\d{1,2}\.\d{1,2}")
_BEGINS = re.compile(r"\s{1,4}[A-Z\u4e00-\u9fff]")
_REFERENCE = re.compile(r"[^\W\d_]\s?[(（]\d\d[)）]")


def chinese_label(value: Fraction, text: str, span: Span, ranked: bool) -> tuple[Key, ...]:
    """权利要求1, 图2, 第三条: which claim, figure or article it is; `ranked` behind 第."""
    if ranked:
        names = _BEHIND.get(text[span.end : span.end + 2].lstrip()[:1], "")
    else:
        noted = _NOTED.search(text[max(0, span.start - 6) : span.start])
        names = _BEFORE[noted[1] or noted[2]] if noted else ""
    whole = value.denominator == 1
    return tuple(("code", f"{name}{value}") for name in names.split() if whole)


def most_weight(text: str, start: int, *, clause: bool, mark: bool) -> int:
    """The most that a figure weighs which may number a clause, or stand as a mark in brackets."""
    if mark and not _is_reference(text, start):
        return 0
    return 1 if clause or mark else 2


def counts_listed(value: Fraction, text: str, start: int) -> bool:
    """Whether a number counts what is listed before it: 开始、移动、结束三个阶段."""
    clause = _CLAUSE_ENDS.split(text[max(0, start - _LONG) : start])[-1]
    listed = _BETWEEN.split(clause)
    return 1 < len(listed) == value and all(map(str.strip, listed))


def _is_reference(text: str, start: int) -> bool:
    """Whether a figure in brackets is that of a part: the base (22). Lists seldom go so far."""
    return any(_REFERENCE.match(text, max(0, start - back)) for back in (2, 3))


def heading(text: str, span: Span, unit: str) -> tuple[Key, ...]:
    """What tells the number of a clause before it, "3.2 Where ...", from another clause's."""
    number = text[span.start : span.end]
    head = not unit and text[max(0, span.start - 1) : span.start] in ("", "\n", "§")
    if not (head and _CLAUSE.fullmatch(number) and _BEGINS.match(text, span.end)):
        return ()
    return (("code", f"CLAUSENUMBER{number}"),)
