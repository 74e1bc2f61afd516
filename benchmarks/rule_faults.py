"""Faults planted in clean pairs: each returns the damaged (English, Chinese), or None.

They know nothing of how the checks read a text: plain patterns and a random choice.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Fault = Callable[[str, str, random.Random], tuple[str, str] | None]


def _words(text: str) -> list[str]:
    return text.split()


_DIGITS = "一二三四五六七八九"
#: Well-known names by kind, each with the English word by which it is told.
_NAMES = [
    _words(
        "特朗普:Trump 奥巴马:Obama 克林顿:Clinton 布什:Bush 里根:Reagan 普京:Putin 默克尔:Merkel"
        " 马克龙:Macron"
        " 约翰逊:Johnson 拜登:Biden 佩洛西:Pelosi 蓬佩奥:Pompeo 泽连斯基:Zelensky 习近平:Xi"
        " 毛泽东:Mao 邓小平:Deng"
    ),
    _words(
        "纽约:York 伦敦:London 巴黎:Paris 柏林:Berlin 莫斯科:Moscow 东京:Tokyo 北京:Beijing"
        " 上海:Shanghai"
        " 广州:Guangzhou 深圳:Shenzhen 武汉:Wuhan 西雅图:Seattle 芝加哥:Chicago 日内瓦:Geneva"
        " 悉尼:Sydney"
    ),
    _words(
        "美国:Americ 中国:Chin 英国:Brit 法国:Fr 德国:German 俄罗斯:Russia 日本:Japan 韩国:Korea"
        " 印度:India 巴西:Brazil"
        " 加拿大:Canad 澳大利亚:Australia 伊朗:Iran 以色列:Israel 乌克兰:Ukrain 越南:Vietnam"
    ),
    _words("谷歌:Google 微软:Microsoft 亚马逊:Amazon 阿里巴巴:Alibaba 腾讯:Tencent 华为:Huawei"),
]
_UNITS = {
    "公里": "kilomet|km",
    "英里": "mile",
    "美元": r"dollar|\$",
    "欧元": "euro|€",
    "吨": r"\bton",
    "公斤": "kilo",
    "米": "met(?:er|re)",
    "英尺": "feet|foot",
    "小时": "hour",
    "分钟": "minute",
    "天": r"\bday",
    "周": "week",
    "个月": "month",
    "年": "year",
    "平方公里": "square",
    "英亩": "acre",
}
#: Which other unit a unit is taken for.
_SWAPS = _words("公里 英里 美元 欧元 吨 公斤 英尺 米 小时 分钟 天 周 个月 年 平方公里 英亩")


def _replaced(text: str, at: re.Match[str], by: str, group: int | str = 0) -> str:
    return text[: at.start(group)] + by + text[at.end(group) :]


def _other_digit(figures: str, luck: random.Random) -> str:
    """The figures with one digit changed, never the first one to a nought."""
    places = [i for i, sign in enumerate(figures) if sign.isdigit()]
    place = luck.choice(places)
    choices = "123456789" if place == places[0] else "0123456789"
    new = luck.choice([sign for sign in choices if sign != figures[place]])
    return figures[:place] + new + figures[place + 1 :]


def _chosen(pattern: str, text: str, luck: random.Random) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return luck.choice(found) if found else None


def number(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    """A digit of a plain number of two digits or more, told on both sides in figures."""
    at = _chosen(
        r"(?<![\dA-Za-z.,/:·-])\d[\d,.]*\d(?![\d年月日%时点：:/A-Za-z分·-])", chinese, luck
    )
    if at is None or at[0].replace(",", "") not in english.replace(",", ""):
        return None
    return english, _replaced(chinese, at, _other_digit(at[0], luck))


def number_in_words(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    """A number written in characters, before a measure word, that English tells in words."""
    words = _words("one two three four five six seven eight nine")
    at = _chosen(f"(?<![{_DIGITS}十百千万第之])[四五六七八九](?=[个名位家年天项种])", chinese, luck)
    if at is None or not re.search(rf"\b{words[_DIGITS.index(at[0])]}\b", english, re.IGNORECASE):
        return None
    return english, _replaced(chinese, at, luck.choice([d for d in "四五六七八九" if d != at[0]]))


def english_number(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    at = _chosen(r"(?<![\w.,/:-])\d[\d,.]*\d(?![\w%:/-])", english, luck)
    if at is None or at[0].replace(",", "") not in chinese.replace(",", ""):
        return None
    return _replaced(english, at, _other_digit(at[0], luck)), chinese


def date(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    """The year, month or day of a date told in figures."""
    at = _chosen(r"(?<!\d)(\d{4})年|(?<!\d)(\d{1,2})月|月(\d{1,2})日", chinese, luck)
    if at is None:
        return None
    group = at.lastindex or 1
    if group != 2 and not re.search(rf"\b{at[group]}\b", english):
        return None
    if group == 2 and not re.search(
        r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", english
    ):
        return None
    if group == 1:
        new = (
            at[1][:2] + _other_digit("1" + at[1][2:], luck)[1:]
            if False
            else at[1][:3] + _other_digit(at[1][3:], luck)
        )
    else:
        top = 12 if group == 2 else 28
        new = str(luck.choice([n for n in range(1, top + 1) if n != int(at[group])]))
    return english, _replaced(chinese, at, new, group)


def weekday(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    at = _chosen("(?:周|星期)([一二三四五六日])(?![年期边])", chinese, luck)
    if at is None or not re.search(
        "(?:mon|tues|wednes|thurs|fri|satur|sun)day", english, re.IGNORECASE
    ):
        return None
    return english, _replaced(
        chinese, at, luck.choice([d for d in "一二三四五六日" if d != at[1]]), 1
    )


def percentage(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    at = _chosen(r"(?<![\d.])(\d[\d.]*)%", chinese, luck)
    if at is None or not re.search(
        rf"(?<![\d.]){re.escape(at[1])}\s?(?:%|percent|per cent)", english
    ):
        return None
    return english, _replaced(chinese, at, _other_digit(at[1], luck), 1)


def magnitude(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    """万 for 亿 and the reverse."""
    at = _chosen(r"\d(?:[\d.,]*)([万亿])", chinese, luck)
    if at is None or not re.search("thousand|million|billion|trillion|000", english):
        return None
    return english, _replaced(chinese, at, "亿" if at[1] == "万" else "万", 1)


def unit(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    """The unit behind a number, told on both sides, exchanged for another of its kind."""
    places = list(range(len(_SWAPS)))
    luck.shuffle(places)
    for place in places:
        old, new = _SWAPS[place], _SWAPS[place ^ 1]
        at = re.search(
            rf"(?<![\d,.])(\d{{1,3}}(?:,\d+)*)[万亿]?多?({old})(?![人代上币件素首旦度前级轻纪终薪龄鉴])",
            chinese,
        )
        if at is None or (old == "周" and chinese[at.end() : at.end() + 1] == "年"):
            continue
        if re.search(rf"\d[^\d]{{0,12}}(?:{_UNITS[old]})|\$\d", english, re.IGNORECASE):
            return english, _replaced(chinese, at, new, 2)
    return None


def name(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    """Every mention of a well-known name replaced by another of its kind that is not there."""
    kinds = list(_NAMES)
    luck.shuffle(kinds)
    for kind in kinds:
        names = [entry.split(":") for entry in kind]
        here = [old for old, told in names if old in chinese and told in english]
        if here:
            old = luck.choice(here)
            choices = [new for new, told in names if new not in chinese and told not in english]
            return (english, chinese.replace(old, luck.choice(choices))) if choices else None
    return None


def foreign_name(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    """The family name in 约翰·史密斯 replaced by another one."""
    at = _chosen(
        "[\u4e00-\u9fff]{2,5}[·•]([\u4e00-\u9fff]{2,4}?)(?=[（(，。、的在是说])", chinese, luck
    )
    if at is None or len(re.findall("[A-Z][a-z]+ (?:[A-Z]\\. )?[A-Z][a-z]+", english)) < 1:
        return None
    new = luck.choice(
        ["史密斯", "冈萨雷斯", "佩特罗夫", "麦克唐纳", "贝克汉姆", "霍夫曼", "维尔纳"]
    )
    return english, chinese.replace(at[1], new) if at[1] != new else None


def negation_dropped(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    at = _chosen(
        "并不(?=[是能会])|没有(?=[人任什])|不(?=[会能应该])|并没有|从未|不(?=是)", chinese, luck
    )
    if at is None or not re.search(r"\b(?:not|no|never|cannot|nobody|nothing)\b|n['’]t\b", english):
        return None
    return english, _replaced(chinese, at, "")


def negation_added(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    at = _chosen(
        "(?<![不没未无是能可])(?=(?:会|能够|应该|可以|是)(?![不否员计见议长费]))", chinese, luck
    )
    if at is None:
        return None
    return english, chinese[: at.start()] + "不" + chinese[at.start() :]


def english_negation(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    at = _chosen(r"\b(?:is|are|was|were|will|would|can|could|should|must)( not)\b", english, luck)
    return None if at is None else (_replaced(english, at, "", 1), chinese)


def clause_left(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    """A clause of the Chinese put back into English."""
    there = _chosen(r"(?:^|(?<=[,.;] ))[A-Za-z][A-Za-z ,'’]{30,120}(?=[,.;])", english, luck)
    clauses = list(re.finditer("[^，。；！？]{8,60}(?=[，。；])", chinese))
    if there is None or len(clauses) < 2:
        return None
    return english, _replaced(chinese, luck.choice(clauses), there[0])


def cut_off(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    """The end of the translation lost, in the middle of a sentence."""
    if not chinese.rstrip().endswith(("。", "！", "？")) or len(chinese) < 30:
        return None
    end = luck.randint(len(chinese) // 2, len(chinese) - 6)
    cut = chinese[:end].rstrip()
    return None if cut.endswith(("。", "！", "？", "”", "）", ".")) else (english, cut)


def bracket_lost(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    at = _chosen("[“”（）《》()]", chinese, luck)
    return None if at is None else (english, _replaced(chinese, at, ""))


def _with(english: str, chinese: str, en: str, zh: str) -> tuple[str, str]:
    return f"{english} {en}", f"{chinese}{zh}"


def address_damaged(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    """An address added on both sides, a letter of the translation's changed."""
    url = f"https://docs.example.org/guide/{luck.choice('abcdef')}{luck.randint(10, 99)}/index.html"
    place = luck.randint(8, len(url) - 1)
    bad = url[:place] + luck.choice("qkz") + url[place + 1 :]
    return _with(english, chinese, f"See {url} for more.", f"详见 {bad} 。")


def placeholder_damaged(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    good, bad = luck.choice(
        [
            ("{name}", "{姓名}"),
            ("{name}", "{nmae}"),
            ("%s", "% s"),
            ("%(count)d", "%(数量)d"),
            ("${user}", "{user}"),
            ("{{ total }}", "{total}"),
            ("%1$s", "%2$s"),
            ("<b>", "<i>"),
        ]
    )
    return _with(english, chinese, f"Sent to {good} today.", f"今天已发送给 {bad}。")


def code_damaged(english: str, chinese: str, luck: random.Random) -> tuple[str, str] | None:
    good, bad = luck.choice(
        [("`list_files`", "`列出文件`"), ("`--force`", "`--fource`"), ("`a.txt`", "`b.txt`")]
    )
    return _with(english, chinese, f"Run {good} first.", f"先运行 {bad} 。")


#: Each with the codes that should speak of it.
FAULTS: dict[str, tuple[Fault, tuple[str, ...]]] = {
    "number": (number, ("N301", "N302", "N303")),
    "number in words": (number_in_words, ("N301",)),
    "number, in the English": (english_number, ("N301", "N302", "N303")),
    "date": (date, ("N302", "N301")),
    "weekday": (weekday, ("N302",)),
    "percentage": (percentage, ("N303",)),
    "magnitude": (magnitude, ("N301",)),
    "unit": (unit, ("N304", "N301")),
    "name": (name, ("E601",)),
    "foreign family name": (foreign_name, ("E601",)),
    "negation dropped": (negation_dropped, ("M701",)),
    "negation added": (negation_added, ("M701",)),
    "negation dropped, in the English": (english_negation, ("M701",)),
    "clause left": (clause_left, ("L401",)),
    "cut off": (cut_off, ("S203",)),
    "bracket lost": (bracket_lost, ("T801", "T802")),
    "address damaged": (address_damaged, ("K901",)),
    "placeholder damaged": (placeholder_damaged, ("K902",)),
    "code damaged": (code_damaged, ("K903",)),
}
