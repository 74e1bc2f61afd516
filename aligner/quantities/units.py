"""The unit behind a number, in either language, and which measures say the same."""

from __future__ import annotations

import re
from functools import lru_cache

from aligner import lexicon
from aligner.quantities import currencies
from aligner.quantities.unit_table import LOOSE, NAMES, SIZES
from corpus.scripts import HAN_RUN

#: Between the parts of a unit of torque: N·m, ft-lb.
_TIMES = r"(?:\s?[·•⋅∙*]\s?|[.-]{1,2})"
_DOTS = re.compile("(?<=[A-Za-z])[•⋅∙*.-]+(?=[A-Za-z])")
_ENGLISH = re.compile(
    r"[\s-]{0,2}(?:(°\s?[CF]\b|[℃℉㎡″ÅÅ]|k?m²|m³|[pnµμm]?mol\s?/\s?L\b|[µμ][A-Za-z]{1,3}\b|[kM]?Ω"
    r"|(?:[cm]m|in)\s?(?:Hg|H[2₂]O)\b"
    rf"|(?:N{_TIMES}m|Nm|kgf?{_TIMES}c?m|lbf?{_TIMES}(?:ft|in)|(?:ft|in){_TIMES}lb[fs]?"
    r"|(?:foot|newton)-(?:pound|met(?:re|er))s?|pound-f(?:ee|oo)t)(?![A-Za-z])|in\b\.?(?=\s?[(（])"
    r"|(?<=\d)\"|(?<=\d)['′](?=\d{1,2}[\"″]))"
    r"|(?:(square|sq\.?|cubic|nautical|business|working|trading|metric|imperial|"
    rf"{currencies.LANDS})[\s-])?(?:degrees?\s(?=celsius|centigrade|fahrenheit))?"
    r"(?!stone\s(?!and\b|or\b|in\b|when\b)[a-z])"
    r"([A-Za-z]{1,12}+(?:(?<=watt)[\s-]hours?)?)(?![A-Za-z²³]))",
    re.I,
)
#: Letters that are more often something else than a unit: million, the generation of a network.
_NO_UNITS = frozenset("mMGTKBAJNsDH")
#: What is no number of days before a "d": 2d, 3d.
_FLAT_OR_SOLID = re.compile(r"(?<!\d)[23]$")
_CHINESE = re.compile(
    " ?(?:个?[多余几])?(个)??("
    + "|".join(sorted((n for n in NAMES if n > "\u2100"), key=len, reverse=True))
    + ")"
)
#: Names that stand behind figures alone: not 三伏, 五安.
_FIGURED = frozenset("瓦伏安帕焦赫角埃")
#: Names before which no measure word stands: 一个天才 is no day.
_UNCOUNTED = frozenset("天日年岁元克米里")
_FIGURE_BEFORE = re.compile(r"[\d百千万]\s?$")
#: What goes on behind a unit without making another word of it, though the two are one: 年前.
_BEHIND = frozenset("前后後来來内內外间間中里裡上下半多余高底初末度才会會")
_FEET = re.compile(r"[\da-z][\s-](?:foot|feet|ft)[\s-]$|\d['′]$", re.IGNORECASE)
_METRES = re.compile("[\\d一两二三四五六七八九]米$")
#: What is behind 升 where it rises, and is no litre: 从85升至78.
_RISEN = re.compile("[至到了为為值级級温溫]")
#: Units of speed that are read as the length covered in an hour.
_AN_HOUR = frozenset(("knot", "mph"))
#: How far a word that begins in a unit may reach.
_AHEAD = 6


def english_unit(text: str, end: int) -> str:
    """The canonical unit that follows offset `end` of an English text, or ""."""
    match = _ENGLISH.match(text, end)
    if match is None:
        return ""
    sign, kind, word = match.groups()
    if sign == '"' and text.count('"', 0, match.end()) % 2 == 0:
        return ""  # the end of a quotation
    if sign or not kind:
        name = "".join((_DOTS.sub("·", sign).rstrip(".") if sign else word).split())
        name = "inch" if sign and name == "in" else name
        if word in _NO_UNITS or (word == "d" and _FLAT_OR_SOLID.search(text[:end][-2:])):
            return ""
        return _named(re.sub("watt-?hours?$", "watt-hour", name))
    kind = "square" if kind.lower().startswith("sq") else re.sub(r"\W+", "", kind)
    return _named(f"{kind}-{word}") or _named(f"{kind}-{word.rstrip('s')}")


def _named(name: str) -> str:
    return NAMES.get(name) or NAMES.get(name.lower(), "")


def chinese_unit(text: str, end: int) -> str:
    """The canonical unit that follows offset `end` of a Chinese text, or ""."""
    match = _chinese(text, end)
    return NAMES[match[2]] if match else english_unit(text, end)


def _chinese(text: str, end: int) -> re.Match[str] | None:
    match = _CHINESE.match(text, end)
    if match is None or (match[2] in _FIGURED and not _FIGURE_BEFORE.search(text[:end][-2:])):
        return None
    if match[1] and match[2] in _UNCOUNTED:
        return None
    if match[2] == "升" and _RISEN.match(text, match.end()):
        return None
    after = HAN_RUN.match(text, match.end(), match.end() + _AHEAD)
    return None if after and _goes_on(match[2], after[0]) else match


@lru_cache(maxsize=8192)
def _goes_on(unit: str, after: str) -> bool:
    """Whether a unit is only the beginning of a word: the 天 of 天使, but not of 天前 or 天时间."""
    words = lexicon.load()
    for start in range(len(unit)):
        for more in range(len(after), 0, -1):
            if unit[start:] + after[:more] in words:
                if after[:more] not in _BEHIND and not _overlapped(unit, after, more):
                    return True
                break
    return False


def _overlapped(unit: str, after: str, more: int) -> bool:
    """Whether what goes on the unit begins a longer word without it, and none goes on that: the
    天时 of 天时间, but not the 安保 of 安保人员."""
    words = lexicon.load()
    ends = [end for end in range(more + 1, len(after) + 1) if after[:end] in words]
    beyond = any(after[more:end] in words for end in range(more + 2, len(after) + 1))
    return bool(ends) and not beyond and unit not in _FIGURED


def unit_as_told(text: str, end: int) -> str:
    """The unit behind offset `end` of a text in either language, as it stands there, or ""."""
    if english_unit(text, end):
        return (_ENGLISH.match(text, end) or [""])[0]
    match = _chinese(text, end)
    if match is None:
        return ""
    return match[0] + "半" if text.startswith("半", match.end()) else match[0]


def lesser_unit(before: str, digits: int) -> str:
    """The unit of a number that tells the rest of a length: five foot three, 一米八, 1米82."""
    if _FEET.search(before):
        return "inch"
    if _METRES.search(before):
        return "decimetre" if digits == 1 else "centimetre"
    return ""


def spellings(unit: str) -> list[str]:
    """How a unit is written in either language."""
    return [name for name, canonical in NAMES.items() if canonical == unit]


def convertible(value: float, unit: str, other: float, other_unit: str, give: float = 0.05) -> bool:
    """Whether two measures of different units say the same, give or take 5 %, of time 2 %.

    Money of two currencies may, within the rough bounds of their rate.
    """
    if unit == other_unit or unit not in SIZES or other_unit not in SIZES:
        return False
    (dimension, size), (other_dimension, other_size) = _sizes(unit, other_unit)
    if dimension != other_dimension:
        return False
    if dimension == "money":
        return currencies.exchanged(value, unit, other, other_unit)
    if dimension == "temperature":
        return _same_temperature(value, unit, other, other_unit)
    left, right = value * size, other * other_size
    near = abs(left - right) / max(abs(left), abs(right), 1e-24)
    if unit in LOOSE or other_unit in LOOSE:
        return near <= 1 / 3
    if dimension == "time":
        return near <= 0.02
    return near <= give or _rounds(left / other_size, other) or _rounds(right / size, value)


def _rounds(exact: float, told: float) -> bool:
    """Whether a converted measure, to one significant digit, is the one that was told, and not far
    from it."""
    near = told > 0 and exact > 0 and abs(exact - told) <= 0.15 * told
    return near and float(f"{exact:.0e}") == told


def _sizes(unit: str, other: str) -> tuple[tuple[str, float], tuple[str, float]]:
    """Both units' dimensions and sizes; an ounce may be a fluid one."""
    if unit == "ounce" and SIZES[other][0] == "volume":
        unit = "fluid-ounce"
    if other == "ounce" and SIZES[unit][0] == "volume":
        other = "fluid-ounce"
    return _size(unit, other), _size(other, unit)


def _size(unit: str, other: str) -> tuple[str, float]:
    """A unit's dimension and size; beside knots, metres are those of a second."""
    dimension, size = SIZES[unit]
    return dimension, size / 3600 if unit in _AN_HOUR and other == "metre" else size


def _same_temperature(value: float, unit: str, other: float, other_unit: str) -> bool:
    """Fahrenheit against Celsius; a bare degree may be either."""
    ways = [(value, other)] if unit == "fahrenheit" or other_unit == "celsius" else []
    ways += [(other, value)] if other_unit == "fahrenheit" or unit == "celsius" else []
    return any(abs((f - 32) / 1.8 - c) <= (5 if _is_oven(f, c) else 1.5) for f, c in ways)


def _is_oven(fahrenheit: float, celsius: float) -> bool:
    """Whether both are marks of an oven's dial: 350 °F and 180 °C."""
    return fahrenheit >= 200 and fahrenheit % 25 == 0 and celsius % 5 == 0


def same_dimension(unit: str, other: str) -> bool:
    return unit in SIZES and other in SIZES and SIZES[unit][0] == SIZES[other][0]
