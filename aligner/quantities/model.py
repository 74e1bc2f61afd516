"""What a quantity is, and the small tools both languages' readers share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from corpus.model import Span

Kind = Literal[
    "number",
    "ordinal",
    "multiple",
    "fraction",
    "percentage",
    "year",
    "month",
    "day",
    "weekday",
    "festival",
    "decade",
    "century",
    "time",
    "code",
]
Value = Fraction | str

#: One reading of a quantity: a namespace and a value in it. Two quantities are the same
#: when they share a key. Namespaces: n (plain number), r (ratio), part (ratio of a whole that
#: is named), less (ratio that was taken off), x (multiple), xi (increase by a multiple), rx (what
#: either is as a percentage, but no other multiple), about (a
#: power of ten: 6 for millions), round (an amount in one round word, a million, which may be meant
#: roughly), each (a measure without a number: a week, 每天), phrase (its number counts nothing),
#: often (very often),
#: month, weekday, festival, decade, century, time, code; lunar and sui say by which calendar a date
#: or an age is counted.
Key = tuple[str, Value]

#: The keys of what stands in a fixed phrase: such phrases may be told by one another.
PHRASE: tuple[Key, ...] = (("phrase", Fraction(0)),)

#: The key of what says no more than how very often: a hundred times, 八百遍.
OFTEN: Key = ("often", Fraction(1))

#: Digits and signs that only look different; one character each, so offsets stay.
_FOLD = str.maketrans(
    "０１２３４５６７８９％．－−：／＋～〜〇○萬億兩點週禮號時紀個負數幾餘歲"
    "歐鎊鐘噸畝頃盧華攝碼節侖幣釐塊錢雙晝"
    "頭級亞爾韓紐銖茲頓",
    "0123456789%.--:/+~~〇〇万亿两点周礼号时纪个负数几余岁欧镑钟吨亩顷卢华摄码节仑币厘块钱双昼"
    "头级亚尔韩纽铢兹顿",
)
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟貳叄陸圆", "一二三四五六七八九十百千二三六元")
_FINANCIAL_DIGITS = "壹贰叁肆伍陆柒捌玖貳叄陸"
#: Numerals as they stand on cheques; some are words of their own (大陆, 队伍, 收拾) elsewhere.
_FINANCIAL = re.compile(
    f"(?<![大登着内水队入退收])(?:[{_FINANCIAL_DIGITS}](?:(?=[元圆份张角])|[拾佰仟万亿])"
    f"|拾[{_FINANCIAL_DIGITS}万亿])[{_FINANCIAL_DIGITS}拾佰仟零万亿]*圆?"
)
#: Digits of the longest number that is read as one; longer ones are compared as text.
LONGEST_NUMBER = 30
#: Quantities read from one text; what has more is a table or an attack, not a paragraph.
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, date, share ... as it stands in a text.

    value: normalised; a Fraction, or a string for codes and versions. Times are minutes since
        midnight, weekdays 1 (Monday) to 7, percentages and fractions ratios (12% = 3/25).
    span: offsets of this quantity; a date gives one quantity per part (year, month, day).
    text: what to show an editor; for a part of a date the whole date.
    weight: 2 hard (missing it is worth a look), 1 firm (counts only where something of its
        kind stands unmatched on the other side too), 0 soft (may satisfy a match, no more).
    keys: everything it may be equal to, best first.
    unit: canonical unit, "" if none. scale: magnitude word it carries (million, 万), or what its
        figure is a share in (percent: 1/100), else 1.
    """

    kind: Kind
    value: Value
    span: Span
    text: str
    weight: int
    keys: tuple[Key, ...]
    unit: str = ""
    scale: Fraction = Fraction(1)

    @property
    def orders(self) -> tuple[int, ...]:
        """The powers of ten that a vague amount may lie in; of any other none."""
        return tuple(int(value) for name, value in self.keys if name == "about")

    @property
    def over(self) -> Fraction:
        """By how much at most it is more than its value: 10 for 二十多, 0 for what is exact."""
        found = (v for name, v in self.keys if name == "over" and isinstance(v, Fraction))
        return next(found, Fraction(0))

    @property
    def in_figures(self) -> bool:
        """Whether it is written in Arabic figures."""
        return any(map(str.isdecimal, self.text))

    @property
    def codes(self) -> frozenset[str]:
        """The names with digits in them that it may be equal to: GPT4, ITEM67."""
        return frozenset(str(value) for name, value in self.keys if name == "code")

    @property
    def labels(self) -> frozenset[str]:
        """The letters of these: GPT, ITEM."""
        return frozenset("".join(filter(str.isalpha, code)) for code in self.codes)

    @property
    def lunar(self) -> bool:
        """Whether it is a date of the lunar calendar."""
        return any(name == "lunar" for name, _ in self.keys)

    @property
    def times(self) -> tuple[Fraction, ...]:
        """The times of day that it may be, in minutes."""
        return tuple(v for name, v in self.keys if name == "time" and isinstance(v, Fraction))

    @property
    def is_round(self) -> bool:
        """Whether it is told by a round word alone: a million, half a million."""
        return any(name == "round" for name, _ in self.keys)

    @property
    def idle(self) -> bool:
        """Whether it stands in a phrase in which its number counts nothing."""
        return self.keys[-1:] == PHRASE

    @property
    def part(self) -> Value | None:
        """What part it is of a whole that is named: a third of them."""
        return next((value for name, value in self.keys if name == "part"), None)

    @property
    def is_untold(self) -> bool:
        """Whether it is a measure without a number, which may answer one: a week, every minute."""
        return self.keys[0][0] == "each"

    @property
    def plain(self) -> tuple[Fraction, ...]:
        """The plain numbers that it may be equal to."""
        told = (value for name, value in self.keys if name in ("n", "each"))
        return tuple(value for value in told if isinstance(value, Fraction))

    @property
    def hard(self) -> bool:
        """Whether its absence from the other side is worth a look."""
        return self.weight == 2


def fold(text: str) -> str:
    """Full-width, traditional and financial forms of what numbers are written with; same length."""
    return _FINANCIAL.sub(lambda match: match[0].translate(_PLAIN), text.translate(_FOLD))


def decimal(digits: str) -> Fraction | None:
    """'1,234.5' as a Fraction; None where it is too long to be a number at all."""
    plain = digits.replace(",", "").rstrip(".")
    return Fraction(plain) if 0 < len(plain) <= LONGEST_NUMBER else None


def number_keys(value: Fraction) -> tuple[Key, ...]:
    """A plain number; its sign may be told in other words (a loss of 5)."""
    return (("n", value),) if value >= 0 else (("n", value), ("n", -value))


def about_keys(size: Fraction, most: int = 1) -> tuple[Key, ...]:
    """A vague amount, by its power of ten; it may have up to `most` digits more."""
    order = len(str(int(size))) - 1
    return tuple(("about", Fraction(order + more)) for more in range(most))


def code_keys(text: str) -> tuple[Key, ...]:
    """A name with digits in it, GPT-4, and the plain numbers it may be told by."""
    numbers = (decimal(digits) for digits in re.findall(r"\d+(?:\.\d+)?", text))
    plain = (("n", number) for number in numbers if number is not None)
    return (("code", text.upper().replace("-", "")), *plain)


def ratio_keys(value: Fraction) -> tuple[Key, ...]:
    """A share of a whole; 12% may also be told as 12 points, its sign in other words."""
    keys: tuple[Key, ...] = (("r", value), ("n", value * 100))
    keys = (*keys, ("rx", value)) if value >= 1 else keys
    return keys if value >= 0 else (*keys, ("r", -value), ("n", value * -100))


def times_keys(value: Fraction) -> tuple[Key, ...]:
    """Three times what it was: 300 % of it, or 200 % more."""
    return (*number_keys(value), ("x", value), ("xi", value - 1), ("rx", value))


def decade_keys(decade: int) -> tuple[Key, ...]:
    """A decade, 1990 or, where the century is not said, 90."""
    years = (decade,) if decade >= 100 else tuple(base + decade for base in (1900, 1800, 2000))
    keys: tuple[Key, ...] = tuple(("decade", Fraction(year)) for year in years)
    keys = (*keys, ("n", Fraction(decade)))
    return (*keys, ("century", Fraction(decade // 100 + 1))) if decade % 100 == 0 else keys


def time_keys(hour: int, minute: int, half: Literal["am", "pm", ""]) -> tuple[Key, ...]:
    """Minutes since midnight; both halves of the day where the text does not say which."""
    if half:
        hours = [hour % 12 + (12 if half == "pm" else 0)]
    elif hour in (0, 24):  # one midnight ends a day, the other begins it
        hours = [0]
    else:
        hours = [12, 0] if hour == 12 else [hour, hour % 12 + 12]
    times: list[Key] = [("time", Fraction(60 * h + minute)) for h in dict.fromkeys(hours)]
    if minute:
        return tuple(times)
    told = (hour, hour - 12) if hour > 12 else (hour,)  # 9 to 5
    return (*times, *(("n", Fraction(h)) for h in told))


def make(
    match: re.Match[str],
    kind: Kind,
    keys: tuple[Key, ...],
    weight: int,
    group: str | int = 0,
    unit: str = "",
    scale: Fraction = Fraction(1),
) -> Quantity:
    """A quantity of the match; `group` is the part of it that this quantity covers."""
    span = Span(*match.span(group))
    return Quantity(kind, keys[0][1], span, match[0].strip(), weight, keys, unit, scale)


def slash(match: re.Match[str]) -> Iterator[Quantity]:
    """2/3, 9/11, 9·11: a fraction, or a date that has become a name.

    The match has groups `top` and `bottom`.
    """
    top, bottom = Fraction(match["top"]), Fraction(match["bottom"])
    span, text = Span(*match.span()), match[0]
    code: Key = ("code", f"{top}/{bottom}")
    if 0 < top < bottom <= 10:
        keys: tuple[Key, ...] = (("r", top / bottom), code, ("n", bottom))
        yield Quantity("fraction", top / bottom, span, text, 2, keys)
        return
    yield Quantity("code", code[1], span, text, 1, (code,))
    if 1 <= top <= 12 and bottom <= 31:
        yield Quantity("month", top, span, text, 1, (("month", top),))
        yield Quantity("day", bottom, span, text, 1, (("n", bottom),))
