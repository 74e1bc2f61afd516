"""Numbers that are names: of a standard, a version, a clause. 2423.10 is not 2423.1 there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aligner.quantities.misplaced import Misplaced
from aligner.quantities.model import Quantity
from aligner.quantities.places import Side

_DECIMAL = re.compile(r"\d+\.\d+")
_BEFORE = re.compile(
    r"(?:(?<![A-Za-z])(?-i:GB|ISO|IEC|EN|DIN|JIS|ASTM|ANSI|BS|IEEE|ITU|[A-Z]{2,4}/[A-Z]{1,2})"
    r"(?:[ /-](?-i:[A-Z]{1,5}))*[ -]?"
    r"|(?<![A-Za-z])(?:sections?|clauses?|articles?|chapters?|versions?|releases?|ver\.?|v\.?"
    r"|figures?|fig\.|tables?|paragraphs?|appendix|annex)\s?"
    "|[§第]\\s?|(?:版本|附[录錄])\\s?)$",
    re.IGNORECASE,
)
_BEHIND = re.compile("\\s?(?:版|条|條|节|節|款|章)")
#: Characters before a number in which its name may stand.
_FAR = 24


def misnumbered(
    english: Side, chinese: Side, matched: Sequence[tuple[Quantity, Quantity]]
) -> Iterator[Misplaced]:
    """What is the same number, but another name; `matched` are pairs of an English and a Chinese
    quantity."""
    told, others = ({_decimal(one) for one in side.quantities} for side in (english, chinese))
    for one, other in matched:
        here, there = _decimal(one), _decimal(other)
        if here in ("", *others) or there in ("", *told):
            continue
        same = here.rstrip("0") == there.rstrip("0")
        if same and (_is_name(one, english) or _is_name(other, chinese)):
            yield Misplaced((one,), (other,))


def _decimal(one: Quantity) -> str:
    found = _DECIMAL.search(one.text)
    return found[0] if found else ""


def _is_name(one: Quantity, side: Side) -> bool:
    start = side.folded.find(_decimal(one), one.span.start)
    before = side.folded[max(0, start - _FAR) : start]
    return bool(_BEFORE.search(before) or _BEHIND.match(side.folded, one.span.end))
