"""What a number does where another in its place would be wrong: spend 300, save 50; twice a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from aligner.quantities.model import Key, Quantity
from corpus.model import Lang

#: Begins the name of a number with its role.
ROLE = "ROLE"
_MONEY = r"[^\s\d%]{0,4}\s?"
_SUM = r"\d[\d,]*+(?:\.\d+)?(?!\s?%)"
_COIN = r"(?:\s?(?:yuan|dollars?|pounds?|euros?|RMB|USD))?"
_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|ten)"
_OFTEN = r"once|twice|thrice|(?:\d{1,2}|two|three|four|five|six|eight|ten)(?=\stimes)"
_LANDS = r"RMB|CNY|(?:US|HK|NT|MOP|S|A)?[$]|[€£¥]|USD|HKD|NTD|yuan|dollars"
_OWNERS = (
    "玩家|用[户戶]|人|[网網]友|同[学學事]|[选選对對]手|考生|[学學][员員生]|司[机機]|[车車]主|者"
)
#: Words of which a text has one at least where the pattern beside them can fit, and the pattern;
#: its groups are named for the roles.
_WORDS: dict[Lang, tuple[tuple[str, str], ...]] = {
    "en": (
        (
            "off",
            rf"(?P<SAVE>{_SUM}){_COIN}\soff\s(?:(?:for|on|with|when|if|your|any|all|every|each|you|the"
            r"|next|first|an?|of|orders?|purchases?|bookings?|spend(?:ing)?|over|above|at|least|worth"
            rf"|minimum|from)\s){{1,6}}{_MONEY}(?P<SPEND>{_SUM})(?!\s(?:items?|pieces?|or\smore\sitems))",
        ),
        (
            "spend",
            rf"\bspend\s(?:(?:an?|minimum|of|at|least|over|more|than)\s){{0,3}}{_MONEY}(?P<SPEND>{_SUM})"
            rf"{_COIN}(?:\sor\smore)?,?\s(?:(?:and|to|you)\s){{0,2}}(?:get|save|receive|take|enjoy)\s"
            rf"{_MONEY}(?P<SAVE>{_SUM})",
        ),
        (
            "buy",
            rf"\bbuy\s(?P<BUY>{_NUMBER}),?\s(?:and\s)?get\s(?P<FREE>{_NUMBER})\s(?:for\s)?free\b",
        ),
        (
            "top",
            r"\btop\s(?P<TOP>\d[\d.]*)\s?(?:%|per\s?cent)",
        ),
        (
            "once twice thrice times",
            rf"(?<!or\s)(?<!to\s)(?<!-)\b(?P<TIMES>{_OFTEN})(?:\stimes)?\s"
            r"(?:(?:a|per|each|every)\s(?:day|week|month|year|hour)|daily|weekly|monthly|annually)\b",
        ),
        (
            "i.d bid tid qid",
            r"\b(?P<TIMES>[bt]\.i\.d|q\.i\.d|(?-i:[BTQ]ID))\b",
        ),
        (
            "thousand million billion",
            rf"(?<![A-Za-z])(?:{_LANDS})\s?(?:in\s)?(?P<SCALE>(?:thousand|million|billion)s?)\b",
        ),
        (
            "000",
            rf"(?<![A-Za-z])(?:{_LANDS})\s?['’](?P<SCALE>000)\b",
        ),
        (
            "thousands millions billions",
            rf"\bin\s(?P<SCALE>thousands|millions|billions)\sof\s(?:{_LANDS}|US\sdollars)(?!\s?\d)",
        ),
    ),
    "zh": (
        (
            "满 滿",
            rf"[满滿]\s?[¥$]?(?P<SPEND>{_SUM})\s?[元块塊圆]?[即立再可]{{0,2}}[减減]\s?[¥$]?(?P<SAVE>{_SUM})",
        ),
        (
            "买 買",
            r"[买買](?P<BUY>\d|[一二两三四五六])[件个個]?[送赠贈](?P<FREE>\d|[一二两三四五六])",
        ),
        (
            "买 買",
            r"[买買](?:\d|[一二两三四五六])[件个個]?免(?P<FREE>\d|[一二两三四五六])",
        ),
        (
            "败 敗 胜 勝 越 过 過 先",
            rf"(?:[击擊打][败敗]|[战戰][胜勝]|[胜勝][过過]|超[越过過]|[领領]先)[^，。；\d]{{0,5}}"
            rf"(?P<BEATEN>\d[\d.]*)%(?:以上)?的?[^，。；\d]{{0,4}}(?:{_OWNERS})",
        ),
        (
            "次",
            r"(?:每|(?<![十\d])[1一])\s?[个個]?(?:[天日周月年]|星期|小时)[^，。；、\d一二两三四五六七八九十至到~-]{0,4}"
            r"(?P<TIMES>\d{1,2}|[一二两三四五六七八九十])\s?次(?!性)",
        ),
        (
            "元 圆 币 幣",
            r"(?:^|[(（）):：，、\s]|单位|單位|人民[币幣]|港[币幣]|新?[台臺][币幣]|以)"
            r"(?P<SCALE>[十百千]?[万亿]|[百千])(?:[元圆]|美元|港[元币幣]|[日欧]元|新?[台臺][币幣]|人民[币幣])",
        ),
    ),
}
_PATTERNS = {
    lang: [(hints.split(), re.compile(words, re.IGNORECASE)) for hints, words in every]
    for lang, every in _WORDS.items()
}


def with_roles(found: Iterable[Quantity], text: str, lang: Lang) -> Iterator[Quantity]:
    """The quantities of a folded text, with their roles as further readings."""
    small = text.lower()
    roles = [
        (match.start(role), role, match[0])
        for hints, pattern in _PATTERNS[lang]
        if any(hint in small for hint in hints)
        for match in pattern.finditer(text)
        for role in match.groupdict()
    ]
    for one in found:
        for start, role, words in roles:
            if one.span.start <= start < one.span.end:
                # 95% against 95% would say nothing: top 95%, 击败了95%的玩家.
                told = words if role in ("TOP", "BEATEN") else one.text
                one = replace(
                    one, keys=(*one.keys[:1], *_keys(one, role), *one.keys[1:]), text=told
                )
        yield one


def _keys(one: Quantity, role: str) -> tuple[Key, ...]:
    worth = _worth(one)
    if worth is None:
        return ()
    if role == "BEATEN":
        role, worth = "TOP", 1 - worth
    return (("code", f"{ROLE}{role}{worth}"),)


def _worth(one: Quantity) -> Fraction | None:
    if one.orders:
        return Fraction(10 ** min(one.orders))
    if one.text == "000":
        return Fraction(1000)
    return one.value if isinstance(one.value, Fraction) else None
