# ruff: noqa: E501 (a table, a line for each place)
"""What a number is of, by the words right beside it: from 85 to 78, three dead, Phase II."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from aligner.quantities.model import Quantity
from corpus.model import Span

#: Characters before and behind a number that are looked at.
_REACH = 40
_NUMBER = "\0"
_ABOUT = r"(?:(?:about|around|roughly|nearly|some|at_least|over)_)?[$€£¥]?"
_PERSONS = r"(?:_(?:more|other|people|persons|others|men|women|children|soldiers|civilians|passengers|workers|students|were|was|are|is|have|has|been|confirmed|reported|left)){0,3}"
#: Tables as `read_places` takes them; numbers may change places in each of them.
_EXCHANGED = rf"""
\bfrom\b
from | \bfrom_{_ABOUT}# | [从從由自](?:[^，。；、从從由自至到]{{0,8}}的)?约?[$€£¥]?\s?#
to | (?<!compared_)(?<!equal_)(?<!due_)\bto_{_ABOUT}# | [至到]了?约?[$€£¥]?\s?#

default
default | \bdefaults?(?:_value)?(?:_(?:is|to|of|at))?[:=]?_?# | (?:默认|默認|缺省|预设|預設)值?[为為是:=]?\s?#
most | \b(?:max(?:imum)?|upper_limit)(?:_value)?(?:_(?:is|of))?[:=]?_?# | (?:最大|最高|最多|上限)值?[为為是:=]?\s?#
least | \b(?:min(?:imum)?|lower_limit)(?:_value)?(?:_(?:is|of))?[:=]?_?# | (?:最小|最低|最少|下限)值?[为為是:=]?\s?#

dead|kill|died|death|fatal|injur|wound|hurt
dead | #{_PERSONS}_(?:dead|killed|died|deaths?|fatalities)\b|\bkill(?:ed|ing|s)_{_ABOUT}# | #\s?[多几余]?[人名]?(?:不幸|当场|當場)?(?:死|遇[难難]|[丧喪]生|身亡|罹[难難])|死亡\s?#(?=\s?[人名])
hurt | #{_PERSONS}_(?:injured|wounded|hurt|injuries)\b|\b(?:injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing|s)?)_{_ABOUT}# | #\s?[多几余]?[人名]?[受轻輕重]{{0,2}}[伤傷]|受[伤傷]\s?#(?=\s?[人名])
missing | #{_PERSONS}_missing\b | #\s?[多几余]?[人名]?(?:失[踪蹤]|下落不明)|失[踪蹤]\s?#(?=\s?[人名])

\bagainst\b|\babst
for | #(?:_votes?)?_(?:(?:voted_)?(?:for|in_favou?r)|yes)\b | (?<![对對权權]票)(?<![对對权權])#\s?票?[赞贊]成|(?:[赞贊]成|同意)票?\s?#(?!\s?票?\s?[反弃棄])
against | #(?:_votes?)?_(?:voted_)?against\b | (?<![成权權意]票)(?<![成权權意])#\s?票?反[对對]|反[对對]票?\s?#(?!\s?票?\s?[赞贊弃棄])
abstaining | #(?:_\w+)?_(?:abst(?:ain(?:ed|ing)|entions?)) | (?<![对對成意]票)(?<![对對成意])#\s?票?[弃棄][权權]|[弃棄][权權]票?\s?#(?!\s?票?\s?[赞贊反])

women|girls|females?\b
women | #_(?:women|girls|females?)\b | #\s?[名位个個]?女|(?<!男)女(?:[性生孩士工]|子|员工)?\s?#(?!\s?[名位个個]?男)
men | #_(?:men|boys|males?)\b | #\s?[名位个個]?男|(?<!女)男(?:[性生孩士工]|子|员工)?\s?#(?!\s?[名位个個]?女)

nights?\b
days | #[_-]days?\b | #\s?[天日]
nights | #[_-]nights?\b | #\s?个?[夜晚](?![上间間里])

daily|day\b
doses | #(?:_times)?_(?:daily|(?:a|per|each|every)_day)\b | (?:每|一)[日天]\s?#\s?次
tablets | #_(?:tablet|capsule|pill|drop|puff|spray|sachet|spoonful)s?\b | #\s?[片粒滴喷噴袋勺匙]

memory|RAM
memory | \b(?:RAM|memory)[:=]?_# | (?:内存|內存|記憶體)[为為是:=]?\s?#
memory | #_?[KMGT]i?B_(?:of_)?(?:RAM|memory)\b | #\s?[KMGT]i?B\s?的?(?:运行|運行)?(?:内存|內存|記憶體)
storage | \b(?:storage|disk|SSD)(?:_space)?[:=]?_# | (?:存储|存儲|儲存|磁盘|磁碟|硬盘|硬碟)(?:空间|空間)?[为為是:=]?\s?#
storage | #_?[KMGT]i?B_(?:of_)?(?:storage|disk|SSD)\b | #\s?[KMGT]i?B\s?的?(?:存储|存儲|儲存|磁盘|磁碟|硬盘|硬碟)

ratio
ratio_first | \bratio_(?:(?:is|was|of)_)?#:\d|#:\d+_(?:\w+_)?ratio\b | (?<![\u4e00-\u9fff])比[例率](?:[为為是]|约[为為])?\s?#:\d|#:\d+\s?的?比[例率]
ratio_second | \bratio_(?:(?:is|was|of)_)?\d+:#(?!:)|\d:#_(?:\w+_)?ratio\b | (?<![\u4e00-\u9fff])比[例率](?:[为為是]|约[为為])?\s?\d+:#(?!:)|\d:#\s?的?比[例率]
"""
#: What there is one of, as a rule: another number there is a fault by itself.
_NUMBERED = r"""
\b(?:phase|stage|type|class|grade|gear)\b
phase | \b(?:phase|stage)_#(?!_of\b)|#[_-](?:phase|stage)\b | 第?\s?#\s?(?:阶段|階段|期(?![间間待限刊货貨望末中]))
type | \btype_#|#_type\b | 第?\s?#\s?[型类類]
class | \bclass_#|#[_-]class\b | 第?\s?#\s?(?:[类類班级級]|等(?![于於到待候]))
grade | \bgrade_#|#[_-]grade\b | 第?\s?#\s?(?:年?[级級]|等(?![于於到待候]))
gear | \bgear_#|#[_-]gear\b | 第?\s?#\s?[挡擋档檔]
"""


class Place(NamedTuple):
    """What stands there, and how English and Chinese say it, with a NUL for the number."""

    name: str
    english: re.Pattern[str]
    chinese: re.Pattern[str]


class Places(NamedTuple):
    """Places of which a text that tells one may tell another; hint: what English has beside any."""

    hint: re.Pattern[str]
    places: tuple[Place, ...]


def read_places(paragraph: str) -> Places:
    """A table: the hint, then name | English | Chinese, as patterns in which # is the number and
    "_" a blank."""
    hint, *lines = paragraph.strip().splitlines()
    rows = (line.split(" | ") for line in lines)
    places = (Place(name, _compiled(one), _compiled(other)) for name, one, other in rows)
    return Places(re.compile(hint, re.IGNORECASE), tuple(places))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("#", _NUMBER).replace("_", r"\s"), re.IGNORECASE)


EXCHANGED = tuple(map(read_places, _EXCHANGED.split("\n\n")))
NUMBERED = read_places(_NUMBERED)


class Side(NamedTuple):
    """A text, the same folded, and the quantities in it."""

    text: str
    folded: str
    quantities: Sequence[Quantity]


def placed(side: Side, pattern: re.Pattern[str]) -> Iterator[Quantity]:
    """What stands in a place, as `in_place` has it."""
    return filter(None, (in_place(quantity, side, pattern) for quantity in side.quantities))


def in_place(quantity: Quantity, side: Side, pattern: re.Pattern[str]) -> Quantity | None:
    """The quantity with the words that tell its place as its text and span; None elsewhere."""
    start, end = quantity.span.start, quantity.span.end
    first = max(0, start - _REACH)
    about = f"{side.folded[first:start]}{_NUMBER}{side.folded[end : end + _REACH]}"
    found = pattern.search(about)
    if not found:
        return None
    span = Span(first + found.start(), end + found.end() - 1 - (start - first))
    return replace(quantity, span=span, text=side.text[span.start : span.end].strip())
