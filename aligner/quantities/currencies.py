"""Currencies: how they are told in both languages, and what they are worth, roughly."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Unit, what a US dollar cost in it about 2015 to 2025 (- where it changed too much), names.
_TABLE = """
dollar 1 $ us$ dollar dollars us-dollar american-dollar usd 美元 美金
yuan 6.8 rmb yuan chinese-yuan renminbi cny 元 块 块钱 人民币 元人民币
euro 0.9 € euro euros eur 欧元
sterling 0.77 £ gbp british-pound 英镑
yuan-or-yen 6.8 ¥
yen 120 yen jpy japanese-yen 日元 日圆
hkd 7.8 hk$ hkd hongkong-dollar 港元 港币
twd 31 nt$ ntd twd taiwan-dollar newtaiwan-dollar 新台币 台币 元新台币
aud 1.4 a$ au$ aud australian-dollar 澳元 澳币
cad 1.3 c$ ca$ cad canadian-dollar 加元 加币
sgd 1.36 s$ sgd singapore-dollar 新元 新加坡元 新币 坡币
nzd 1.5 nz$ nzd newzealand-dollar 纽元 新西兰元
brl 4.6 r$ brl reais 雷亚尔
inr 74 rs inr indian-rupee rupee rupees 卢比
krw 1200 krw 韩元 韩圆 韩币
thb 34 thb baht 泰铢
chf 0.95 chf franc swiss-franc francs 瑞士法郎 法郎
mop 8 mop$ mop 澳门元 澳门币
myr 4.3 myr ringgit 林吉特 令吉
mxn - mxn peso pesos 比索
rouble - ruble rubles rouble roubles rub 卢布
riyal - riyal riyals rial rials 里亚尔
lira - lira liras 里拉
krona - krona kronor krone kroner 克朗
"""
#: What tells whose money it is, before the names with a hyphen above.
LANDS = (
    r"US|U\.S\.|American|Chinese|British|Japanese|Hong\sKong|(?:New\s)?Taiwan|Australian|Canadian"
    r"|Singapore|New\sZealand|Indian|Swiss"
)
#: Unit, how many make one, of what, names.
_COINS = """
cent 100 dollar,euro,yuan,hkd,aud,cad,sgd,nzd cent cents fen 美分 欧分 港仙 分钱
pence 100 sterling penny pennies pence 便士
jiao 10 yuan,hkd,twd jiao 角 角钱 毛钱
"""


@dataclass(frozen=True, slots=True)
class Currency:
    """A unit of money.

    worth: in US dollars. changes: its worth says nothing. of: the currencies that it is a part of.
    """

    unit: str
    worth: float
    names: tuple[str, ...]
    changes: bool = False
    parts: int = 1
    of: tuple[str, ...] = ()


def _read() -> list[Currency]:
    found = []
    for row in _TABLE.strip().splitlines():
        unit, rate, *names = row.split()
        changes = rate == "-"
        found.append(Currency(unit, 1 / float(1 if changes else rate), tuple(names), changes))
    worth = {currency.unit: currency.worth for currency in found}
    for row in _COINS.strip().splitlines():
        unit, parts, whole, *names = row.split()
        of = tuple(whole.split(","))
        one = worth[of[0]] / int(parts)
        found.append(Currency(unit, one, tuple(names), parts=int(parts), of=of))
    return found


CURRENCIES = _read()
_BY_UNIT = {currency.unit: currency for currency in CURRENCIES}
_BY_NAME = {name: currency.unit for currency in CURRENCIES for name in currency.names}
_SIGNED = sorted(name[:-1].upper() for name in _BY_NAME if name[1:].endswith("$"))
CODES = "|".join(
    sorted(name.upper() for name in _BY_NAME if re.fullmatch("[a-z]{3}", name) and name != "yen")
)
#: What tells the currency in front of an amount, or of its sign.
_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?P<code>{CODES}|Rs\.?)\s?$"
    f"|(?P<name>{'|'.join(name for name in _BY_NAME if len(name) > 1 and name > '一')})$"
)
_LAND = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(_SIGNED)})$", re.IGNORECASE)
#: Signs of more than one currency.
_EITHER = {"yuan-or-yen": ("yuan", "yen")}
#: What a rate may be more or less than it was.
_SPREAD = 3


def prefix(before: str, sign: str) -> str:
    """What tells the currency in front of an amount, or of its sign: RMB , HK, 新台币; or ""."""
    found = (_LAND if sign else _BEFORE).search(before[-8:])
    return found[0] if found and sign in ("", "$") else ""


def currency(before: str, sign: str) -> str:
    """The unit of an amount of money, by its sign and what stands in front; "" if none."""
    name = prefix(before, sign).strip(" .") + sign
    return _BY_NAME.get(name.lower(), "")


def exchanged(value: float, unit: str, other: float, other_unit: str) -> bool:
    """Whether two amounts of money may be the same: the parts of one currency, or two currencies
    of which the rate is not ours to know, save for its rough size."""
    for sign, of in _EITHER.items():
        if unit == sign:
            return any(exchanged(value, one, other, other_unit) for one in of)
        if other_unit == sign:
            return any(exchanged(value, unit, other, one) for one in of)
    one, two = _BY_UNIT[unit], _BY_UNIT[other_unit]
    if other_unit in one.of or unit in two.of:
        return abs(value / one.parts - other / two.parts) < 1e-6 * max(value, other)
    if one.changes or two.changes:
        return True
    if {unit, other_unit} == {"dollar", "yuan"}:
        dollar, yuan = (value, other) if unit == "dollar" else (other, value)
        return 5.5 * dollar <= yuan <= 9 * dollar  # every rate since 1991
    left, right = value * one.worth, other * two.worth
    return left <= _SPREAD * right and right <= _SPREAD * left
