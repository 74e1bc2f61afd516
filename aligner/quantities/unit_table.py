"""The units that are told apart: their names in both languages, dimension and size.

A dimension's base is named beside it. Metric units are made from a prefix and a base.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from aligner.quantities import currencies

_TABLE = """
time day: minute 1/1440 minute minutes min mins 分钟 分半钟
time day: quarter-hour 15/1440 刻钟
time day: hour 1/24 hour hours hr hrs h 小时 个小时 钟头 个钟头
time day: shichen 1/12 时辰 个时辰
time day: day 1 day days d 天 日
time day: business-day 1.4 business-day business-days working-day working-days trading-day
time day: business-day 1.4 trading-days workday workdays 工作日 交易日 营业日 工作天
time day: week 7 week weeks 周 星期 个星期 礼拜 个礼拜
time day: fortnight 14 fortnight fortnights
time day: month 30.44 month months 个月
time day: quarter 91.3 quarters 个季度 季度
time day: year 365.25 year years yr yrs 年 岁 周岁
time day: decade 3652.5 decade decades
time day: century 36525 century centuries 世纪 个世纪
length metre: inch 0.0254 inch inches " ″ 英寸 寸 吋
length metre: foot 0.3048 foot feet ft ' ′ 英尺 呎
length metre: chi 0.333 尺
length metre: yard 0.9144 yard yards 码
length metre: zhang 3.33 丈
length metre: li 500 里 华里
length metre: angstrom 1e-10 Å Å 埃
length metre: mile 1609 mile miles 英里
length metre: mph 1609 mph
length metre: nautical-mile 1852 nautical-mile nautical-miles nmi NM 海里
length metre: knot 1852 knot knots 节
area sqm: square-foot 0.0929 square-foot square-feet square-ft 平方英尺 平方呎 方呎
area sqm: square-metre 1 square-meter square-meters square-metre square-metres square-m m² ㎡
area sqm: square-metre 1 平方米 平米
area sqm: mu 667 mu 亩
area sqm: acre 4047 acre acres 英亩
area sqm: hectare 10000 hectare hectares 公顷
area sqm: qing 66667 顷
area sqm: square-kilometre 1e6 square-kilometer square-kilometers square-kilometre
area sqm: square-kilometre 1e6 square-kilometres square-km km² 平方公里 平方千米
area sqm: square-mile 2.59e6 square-mile square-miles 平方英里
mass kg: carat 0.0002 carat carats 克拉
mass kg: ounce 0.02835 ounce ounces oz 盎司
mass kg: pound 0.4536 lb lbs pound pounds 磅
mass kg: jin 0.5 jin catty catties 斤
mass kg: kilogram 1 kilo kilos 公斤
mass kg: stone 6.35 stone 英石
mass kg: ton 1000 ton tons tonne tonnes metric-ton metric-tons metric-tonnes MT 吨 公吨
mass kg: liang 0.05 tael taels 两
yield kg/ha: jin-per-mu 7.5
yield kg/ha: kilogram-per-mu 15
yield kg/ha: ton-per-mu 15000
yield kg/ha: kilogram-per-hectare 1
yield kg/ha: ton-per-hectare 1000
yield kg/ha: pound-per-acre 1.121
yield kg/ha: kilogram-per-acre 2.471
yield kg/ha: ton-per-acre 2471
volume litre: fluid-ounce 0.0296
volume litre: pint 0.473 pint pints 品脱
volume litre: quart 0.946 quart quarts qt us-quart us-quarts us-qt 夸脱
volume litre: gallon 3.785 gallon gallons gal us-gallon us-gallons us-gal 加仑
volume litre: imperial-gallon 4.546 imperial-gallon imperial-gallons 英制加仑
volume litre: barrel 159 barrel barrels 桶
volume litre: cubic-foot 28.3 cubic-foot cubic-feet 立方英尺
volume litre: cubic-metre 1000 cubic-meter cubic-meters cubic-metre cubic-metres m³ 立方米
pressure pa: psi 6895 psi 磅/平方英寸 磅每平方英寸
pressure pa: mmhg 133.3 mmHg 毫米汞柱 毫米水银柱
pressure pa: cmhg 1333 cmHg 厘米汞柱
pressure pa: inhg 3386 inHg 英寸汞柱
pressure pa: mmh2o 9.807 mmH2O mmH₂O 毫米水柱
pressure pa: cmh2o 98.07 cmH2O cmH₂O 厘米水柱
pressure pa: atmosphere 101325 atm 大气压 个大气压
torque nm: newton-metre 1 N·m Nm newton·metre newton·metres newton·meter newton·meters 牛·米 牛米
torque nm: newton-metre 1 牛顿·米 牛顿米
torque nm: kilogram-metre 9.807 kgf·m kg·m 公斤力·米 公斤力米 公斤·米 千克力·米 千克力米
torque nm: kilogram-centimetre 0.09807 kgf·cm kg·cm 公斤力·厘米 千克力·厘米
torque nm: pound-foot 1.356 lb·ft lbf·ft ft·lb ft·lbf ft·lbs foot·pound foot·pounds
torque nm: pound-foot 1.356 pound·feet pound·foot
torque nm: pound-foot 1.356 磅·英尺 磅英尺 英尺·磅 英尺磅
torque nm: pound-inch 0.113 lb·in lbf·in in·lb in·lbf in·lbs 磅·英寸 英寸·磅
energy j: kilocalorie 4184 kcal kilocalorie kilocalories 千卡 千卡路里 大卡
energy j: calorie 4184 calorie calories 卡路里
data byte: megabit 125e3 Mbps
data byte: kilobit 125 kbps
data byte: gigabit 125e6 Gbps
temperature -: fahrenheit 1 fahrenheit °f ℉ 华氏度
temperature -: celsius 1 celsius centigrade °c ℃ 摄氏度
temperature -: degree 1 degree degrees 度
"""
#: Dimension, canonical name, size, prefixes; then the symbol, which a prefix goes before as it does
#: before the names behind it.
_BASES = """
time second 1/86400 nµm: s second seconds 秒
length metre 1 nµmcdk: m metre metres meter meters 米
mass gram 0.001 nµmk: g gram grams gramme grammes 克
mass ton 1000 MG: t ton tons tonne tonnes 吨
molecular-mass dalton 1 kM: Da dalton daltons 道尔顿
amount mole 1 nµm: mol mole moles 摩尔
concentration molar 1 pnµm: M 摩尔每升 摩尔/升
concentration molar 1 pnµm: mol/L
volume litre 1 µmcd: L litre litres liter liters 升
data byte 1 kMGTP: B byte bytes 字节 位元组
data bit 0.125 kMG: bit bit bits 比特 位元
power watt 1 nµmkMGT: W watt watts 瓦 瓦特
energy watt-hour 3600 kMGT: Wh watt-hour watt-hours 瓦时
energy joule 1 mkMG: J joule joules 焦 焦耳
energy electronvolt 1.602e-19 mkMGT: eV electronvolt electronvolts 电子伏特 电子伏
voltage volt 1 nµmkM: V volt volts 伏 伏特
current ampere 1 nµmk: A ampere amperes amp amps 安 安培
apparent-power volt-ampere 1 kM: VA 伏安
resistance ohm 1 mkMG: Ω ohm ohms 欧姆
pressure pascal 1 hkMG: Pa pascal pascals 帕 帕斯卡
pressure bar 1e5 m: bar bar 巴
frequency hertz 1 kMGT: Hz hertz 赫 赫兹
force newton 1 mkM: N newton newtons 牛顿
"""
_PREFIXES = {
    "p": (1e-12, "pico", "皮"),
    "n": (1e-9, "nano", "纳"),
    "µ": (1e-6, "micro", "微"),
    "m": (1e-3, "milli", "毫"),
    "c": (1e-2, "centi", "厘"),
    "d": (1e-1, "deci", "分"),
    "h": (1e2, "hecto", "百"),
    "k": (1e3, "kilo", "千"),
    "M": (1e6, "mega", "兆"),
    "G": (1e9, "giga", "吉"),
    "T": (1e12, "tera", "太"),
    "P": (1e15, "peta", "拍"),
}
#: Other names of units made from a prefix, and what a unit is called beside its symbol.
_ALIASES = {
    "microgram": "mcg",
    "kilometre": "公里",
    "centimetre": "公分",
    "metre": "公尺",
    "second": "sec 秒钟",
    "litre": "l 公升",
}
#: Names that are more often something else than a unit without their prefix: 64-bit, 巴士.
_PREFIXED_ONLY = frozenset(("巴", "bit", "t", "M"))
#: Names that are another unit, or none, in other letters: MT for metric tons, MM for millimetres.
_AS_WRITTEN = frozenset(("Mt", "Gt", "pM", "nM", "µM", "μM", "mM"))
#: Units whose size is not certain: of old China, or of one place and time.
LOOSE = frozenset(("li", "chi", "zhang", "qing", "shichen", "liang"))


def _size(text: str) -> float:
    top, _, bottom = text.partition("/")
    return float(top) / float(bottom or 1)


def _told() -> Iterator[tuple[str, str, float, list[str]]]:
    """(dimension, canonical name, size, names) of every unit; some in several rows."""
    for row in _TABLE.strip().splitlines():
        head, _, tail = row.partition(":")
        canonical, size, *names = tail.split()
        yield head.split()[0], canonical, _size(size), names
    for row in _BASES.strip().splitlines():
        head, _, tail = row.partition(": ")
        dimension, canonical, size, prefixes = head.split()
        names = tail.split()
        own = [name for name in names if name not in _PREFIXED_ONLY]
        yield dimension, canonical, _size(size), own + _ALIASES.get(canonical, "").split()
        for prefix in prefixes:
            yield dimension, *_prefixed(prefix, canonical, _size(size), names)
    for currency in currencies.CURRENCIES:
        yield "money", currency.unit, currency.worth, list(currency.names)


def _prefixed(
    prefix: str, canonical: str, size: float, names: list[str]
) -> tuple[str, float, list[str]]:
    times, english, chinese = _PREFIXES[prefix]
    symbol, *words = names
    made = [sign + symbol for sign in ("µμ" if prefix == "µ" else prefix)]
    made += [(english if word.isascii() else chinese) + word for word in words]
    made += _ALIASES.get(english + canonical, "").split()
    return english + canonical, times * size, made


def _read() -> tuple[dict[str, str], dict[str, tuple[str, float]]]:
    """(canonical unit by name, dimension and size by canonical unit).

    A name may be written in any case where that leaves no doubt: KG, but not mw.
    """
    names: dict[str, str] = {}
    sizes: dict[str, tuple[str, float]] = {}
    for dimension, canonical, size, told in _told():
        sizes[canonical] = (dimension, size)
        for name in told:
            names.setdefault(name, canonical)
    cases = Counter(name.lower() for name in names)
    for name, canonical in list(names.items()):
        if cases[name.lower()] == 1 and name not in _AS_WRITTEN:
            names[name.lower()] = canonical
    return names, sizes


NAMES, SIZES = _read()
