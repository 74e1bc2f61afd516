"""Units that a translator may convert: dimension and size of each, in both languages.

A dimension's base is named beside it; currencies have no fixed size and are only told apart.
"""

from __future__ import annotations

import re

_TABLE = """
time day: nanosecond 1/86400e9 nanosecond nanoseconds ns 纳秒
time day: microsecond 1/86400e6 microsecond microseconds µs μs 微秒
time day: millisecond 1/86400e3 millisecond milliseconds ms 毫秒
time day: second 1/86400 second seconds sec 秒 秒钟
time day: minute 1/1440 minute minutes min mins 分钟
time day: hour 1/24 hour hours hr hrs 小时 个小时 钟头 个钟头
time day: day 1 day days 天 日
time day: week 7 week weeks 周 星期 个星期 礼拜 个礼拜
time day: fortnight 14 fortnight fortnights
time day: month 30.44 month months 个月
time day: quarter 91.3 quarters 个季度 季度
time day: year 365.25 year years yr yrs 年 岁 周岁
time day: decade 3652.5 decade decades
time day: century 36525 century centuries 世纪 个世纪
length metre: millimetre 0.001 mm millimeter millimeters millimetre millimetres 毫米
length metre: centimetre 0.01 cm centimeter centimeters centimetre centimetres 厘米 公分
length metre: inch 0.0254 inch inches 英寸 寸
length metre: foot 0.3048 foot feet ft 英尺
length metre: yard 0.9144 yard yards 码
length metre: metre 1 m meter meters metre metres 米
length metre: kilometre 1000 km kilometer kilometers kilometre kilometres 公里 千米
length metre: li 500 li 里 华里
length metre: mile 1609 mile miles mph 英里
length metre: nautical-mile 1852 nautical-mile nautical-miles knot knots 海里 节
area sqm: square-foot 0.0929 square-foot square-feet 平方英尺
area sqm: square-metre 1 square-meter square-meters square-metre square-metres m² ㎡ 平方米 平米
area sqm: mu 667 mu 亩
area sqm: acre 4047 acre acres 英亩
area sqm: hectare 10000 hectare hectares 公顷
area sqm: square-kilometre 1e6 square-kilometer square-kilometers square-kilometre
area sqm: square-kilometre 1e6 square-kilometres km² 平方公里 平方千米
area sqm: square-mile 2.59e6 square-mile square-miles 平方英里
mass kg: gram 0.001 g gram grams 克
mass kg: ounce 0.02835 ounce ounces oz 盎司
mass kg: pound 0.4536 lb lbs pound pounds 磅
mass kg: jin 0.5 jin catty catties 斤
mass kg: kilogram 1 kg kilo kilos kilogram kilograms 公斤 千克
mass kg: ton 1000 ton tons tonne tonnes 吨
volume litre: millilitre 0.001 ml 毫升
volume litre: fluid-ounce 0.0296
volume litre: pint 0.473 pint pints 品脱
volume litre: litre 1 liter liters litre litres 升
volume litre: gallon 3.785 gallon gallons 加仑
volume litre: barrel 159 barrel barrels 桶
data byte: byte 1 byte bytes 字节
data byte: kilobyte 1e3 kb kilobyte kilobytes 千字节
data byte: megabyte 1e6 mb megabyte megabytes 兆字节
data byte: gigabyte 1e9 gb gigabyte gigabytes 吉字节
data byte: terabyte 1e12 tb terabyte terabytes 太字节
power kw: kilowatt 1 kw kilowatt kilowatts 千瓦
power kw: megawatt 1000 mw megawatt megawatts 兆瓦
power kw: gigawatt 1e6 gw gigawatt gigawatts 吉瓦
money -: dollar 1 $ us$ dollar dollars usd 美元 美金
money -: yuan 1 rmb yuan renminbi cny 元 块 块钱 人民币
money -: euro 1 € euro euros 欧元
money -: sterling 1 £ 英镑
money -: yen 1 yen 日元
money -: hkd 1 hk$ 港元 港币
money -: rouble 1 ruble rubles rouble roubles 卢布
temperature -: fahrenheit 1 fahrenheit °f ℉ 华氏度
temperature -: celsius 1 celsius centigrade °c ℃ 摄氏度
temperature -: degree 1 degree degrees 度
"""


def _size(text: str) -> float:
    top, _, bottom = text.partition("/")
    return float(top) / float(bottom or 1)


def _read() -> tuple[dict[str, str], dict[str, tuple[str, float]]]:
    names: dict[str, str] = {}
    sizes: dict[str, tuple[str, float]] = {}
    for row in _TABLE.strip().splitlines():
        head, _, tail = row.partition(":")
        canonical, size, *spellings = tail.split()
        sizes[canonical] = (head.split()[0], _size(size))
        names.update(dict.fromkeys(spellings, canonical))
    return names, sizes


_NAMES, SIZES = _read()
_ENGLISH = re.compile(
    r"[\s-]{0,2}(?:(?:(square|nautical)[\s-])?(?:degrees?\s(?=celsius|centigrade|fahrenheit))?"
    r"([A-Za-z]{1,12}+)(?![A-Za-z²])|(°\s?[CF]\b|[℃℉㎡]|k?m²|[µμ]s\b))",
    re.I,
)
#: Letters that are more often something else than a unit: million, the generation of a network.
_NO_UNITS = frozenset("mMGTKB")
_CHINESE = re.compile(
    " ?(?:多|余|几)?(?:个)??("
    + "|".join(sorted((n for n in _NAMES if n > "\u2100"), key=len, reverse=True))
    + ")(?!(?<=周)年)"
)


def english_unit(text: str, end: int) -> str:
    """The canonical unit that follows offset `end` of an English text, or ""."""
    match = _ENGLISH.match(text, end)
    if match is None:
        return ""
    square, word, sign = match.groups()
    if sign:
        return _NAMES.get("".join(sign.lower().split()), "")
    if word in _NO_UNITS:
        return ""
    return _NAMES.get(f"{square}-{word}".lower() if square else word.lower(), "")


def chinese_unit(text: str, end: int) -> str:
    """The canonical unit that follows offset `end` of a Chinese text, or ""."""
    match = _CHINESE.match(text, end)
    return _NAMES[match[1]] if match else english_unit(text, end)


def unit_as_told(text: str, end: int) -> str:
    """The unit behind offset `end` of a text in either language, as it stands there, or ""."""
    if english_unit(text, end):
        return (_ENGLISH.match(text, end) or [""])[0]
    match = _CHINESE.match(text, end)
    return match[0] if match else ""


def spellings(unit: str) -> list[str]:
    """How a unit is written in either language."""
    return [name for name, canonical in _NAMES.items() if canonical == unit]


def currency(sign: str) -> str:
    return _NAMES.get(sign.lower(), "")


def convertible(value: float, unit: str, other: float, other_unit: str) -> bool:
    """Whether two measures of different units say the same, give or take 5 %, of time 2 %.

    Money of two currencies may: the rate is not ours to know, save for its rough size between
    dollar and yuan.
    """
    if unit == other_unit or unit not in SIZES or other_unit not in SIZES:
        return False
    (dimension, size), (other_dimension, other_size) = _sizes(unit, other_unit)
    if dimension != other_dimension:
        return False
    if dimension == "money":
        return _exchanged(value, unit, other, other_unit)
    if dimension == "temperature":
        return _same_temperature(value, unit, other, other_unit)
    left, right = value * size, other * other_size
    near = abs(left - right) / max(abs(left), abs(right), 1e-12)
    if dimension == "time":
        return near <= 0.02
    return near <= 0.05 or _rounds(left / other_size, other) or _rounds(right / size, value)


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
    return SIZES[unit], SIZES[other]


def _exchanged(value: float, unit: str, other: float, other_unit: str) -> bool:
    if {unit, other_unit} != {"dollar", "yuan"}:
        return True
    dollar, yuan = (value, other) if unit == "dollar" else (other, value)
    return 5.5 * dollar <= yuan <= 9 * dollar  # every rate since 1991


def _same_temperature(value: float, unit: str, other: float, other_unit: str) -> bool:
    """Fahrenheit against Celsius; a bare degree may be either."""
    ways = [(value, other)] if unit == "fahrenheit" or other_unit == "celsius" else []
    ways += [(other, value)] if other_unit == "fahrenheit" or unit == "celsius" else []
    return any(abs((f - 32) / 1.8 - c) <= 1.5 for f, c in ways)


def same_dimension(unit: str, other: str) -> bool:
    return unit in SIZES and other in SIZES and SIZES[unit][0] == SIZES[other][0]
