"""What is taken off and what is left: 80% smaller and 只有原来的两成, 20% off and 八折."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from aligner.quantities.model import Key, Quantity

#: Characters before and behind a share that are looked at.
_REACH = 40
_PART = "(?:about|around|nearly|almost|over|some|roughly|up to|more than|as much as)"
_FALLEN = r"(?:cut|reduced|down|fell|fallen|shrank|shrunk|dropped|slashed|lowered)"


@dataclass(frozen=True, slots=True)
class Words:
    """How a language says that a share is taken off the price, that something is less by it, or
    that it is left."""

    off: re.Pattern[str]
    less: re.Pattern[str]
    left: re.Pattern[str]


#: The share itself is a NUL in what they look for.
ENGLISH = Words(
    off=re.compile(
        r"\0\s?(?:off|discounts?)\b|\bdiscount(?:s|ed)?\s(?:of|by)\s(?:up\sto\s)?\0", re.I
    ),
    less=re.compile(
        r"\0\s(?:smaller|less|lower|fewer|cheaper|shorter|lighter|thinner|narrower|weaker)\b"
        r"|\b(?:cut|reduc\w+|shr[aiu]nk\w*|decreas\w+|f[ae]ll\w*|drop\w*|declin\w+|sav\w+|lower\w*"
        rf"|slash\w*|trimm?\w*)\b[^.;\0]{{0,24}}\sby\s(?:{_PART}\s)?\0"
        rf"|\b(?:down|sav(?:es?|ed|ing))\s(?:by\s)?(?:{_PART}\s)?\0",
        re.I,
    ),
    left=re.compile(
        r"\0\s(?:of\s)?(?:its|their|the)\s(?:original|former|previous|old|initial|size|price|cost"
        r"|value|weight|length)\b|\0\sas\s(?:big|large|much|many|long|heavy|expensive)\b"
        rf"|\b{_FALLEN}\sto\s(?:{_PART}\s)?(?:an?\s)?\0",
        re.I,
    ),
)
CHINESE = Words(
    off=re.compile(r"(?!)"),  # 八折 is read as such
    less=re.compile(
        "(?:减|缩|降|跌|省|低|少|短|轻|便宜|优惠|下[滑调])[少小短低价轻减幅去掉了达约近超过逾]{0,4}\0"
    ),
    left=re.compile(
        "(?:原[来先有价本].{0,2}的|只有|仅有?|只剩|剩下?|[减缩降跌][低小少短]?[到至为])[大约近不到了]{0,3}\0"
    ),
)


_ALL_BUT = re.compile(r"\ball\s(?:but|except(?:\sfor)?)\s$", re.IGNORECASE)
_OF = re.compile(r"\sof\s(?:the|its|their|our|all|these|those)?\s?", re.IGNORECASE)


def remaining(quantities: Sequence[Quantity], text: str) -> Iterator[Quantity]:
    """All but two of the 17: fifteen, if the two are not told."""
    for index, one in enumerate(quantities):
        start, end = one.span.start, one.span.end
        whole = quantities[index + 1] if index + 1 < len(quantities) else None
        if whole and _ALL_BUT.search(text, max(0, start - 12), start):
            of = _OF.fullmatch(text, end, max(end, whole.span.start))
            less, of_all = one.value, whole.value
            if of and isinstance(less, Fraction) and isinstance(of_all, Fraction):
                left = of_all - less
                yield replace(one, value=left, weight=0, keys=(("n", left),))
        yield one


def reduced(quantities: Iterable[Quantity], text: str, words: Words) -> Iterator[Quantity]:
    """Shares with what is taken off as another reading, in the namespace `less`."""
    for quantity in quantities:
        share = next((v for name, v in quantity.keys if name == "r"), None)
        of_whole = quantity.kind in ("percentage", "fraction")
        if of_whole and isinstance(share, Fraction) and 0 < share < 1:
            yield replace(quantity, keys=_keys(quantity, share, text, words))
        else:
            yield quantity


def _keys(quantity: Quantity, share: Fraction, text: str, words: Words) -> tuple[Key, ...]:
    start, end = quantity.span.start, quantity.span.end
    about = f"{text[max(0, start - _REACH) : start]}\0{text[end : end + _REACH]}"
    if words.off.search(about):
        own = quantity.keys
        if quantity.kind == "percentage" and share != Fraction(1, 2):
            # 20% off is not 二折, the price that is 20%.
            own = tuple(key for key in own if key[0] != "r")
        return (("less", share), *own)
    if words.less.search(about):
        return (*quantity.keys, ("less", share))
    if words.left.search(about):
        return (*quantity.keys, ("less", 1 - share))
    return quantity.keys
