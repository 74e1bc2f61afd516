"""Given names that everybody knows, and one that stands for another: Emma, 艾米.

By sound alone they are too near to be told apart: 艾米 renders Emma well enough, but is Amy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from aligner.lexicon.transliteration import TRANSLITERATING
from aligner.names import rendering
from aligner.names.english import names_in
from aligner.names.lost import Lost
from aligner.names.texts import Chinese
from corpus.model import Span
from corpus.words import word_set

#: What one name and its short and foreign forms are called, and behind the colon in Chinese.
_TABLE = """
alan allan allen: 艾伦 阿兰 亚伦|alexander alex alexandra sandy: 亚历山大 亚历克斯 亚历山德拉 桑迪
alice: 爱丽丝 艾丽斯 爱丽斯 艾丽丝|amy aimee emmy: 艾米 埃米 爱咪 艾咪
andrew andy andre: 安德鲁 安迪|anna ana: 安娜|anne ann annie: 安妮 安娜
anthony tony: 安东尼 托尼 东尼|benjamin ben: 本杰明 班杰明
charles charlie carl karl: 查尔斯 查理 查利 卡尔|chloe: 克洛伊|daniel dan danny: 丹尼尔 丹尼
david dave: 大卫 戴维 戴夫|diana diane: 戴安娜 黛安娜
edward eddie ed ted: 爱德华 艾迪 埃迪 泰德 特德
elizabeth betty beth liz lizzie eliza elisabeth: 伊丽莎白 贝蒂 贝丝 丽兹 莉兹 伊莉莎白
ella: 艾拉 埃拉|ellen: 埃伦 艾伦 爱伦|emily emilia emilie: 艾米莉 艾米丽 爱米丽 埃米莉 爱蜜莉
emma: 艾玛 爱玛 埃玛|eric erik erich: 埃里克 艾瑞克 埃里希|eva eve: 伊娃 伊芙 夏娃 埃娃
frank francis francisco franz: 弗兰克 法兰克 弗朗西斯 弗朗茨|george georg: 乔治 格奥尔格
hannah hanna: 汉娜|harry henry harold henri: 哈里 哈利 亨利 哈罗德|helen helena: 海伦 海伦娜
isabella isabel bella: 伊莎贝拉 贝拉 伊莎贝尔|jack john johnny jackie: 杰克 约翰 强尼 约翰尼
jacob jake: 雅各布 雅各 杰克|james jim jimmy jamie: 詹姆斯 詹姆士 吉姆 吉米 杰米 雅各
jane jean janet: 珍妮特 珍 简 让|jennifer jenny jenna: 珍妮 詹妮 詹妮弗 珍妮弗|jesse: 杰西
jessica jessie: 杰西卡 洁西卡 杰西
john johann johannes jean juan jon johnny: 约翰 强尼 约翰尼 让 胡安
joseph joe joey josef: 约瑟夫 乔伊 乔|julia julie juliet: 朱莉娅 茱莉亚 朱丽亚 朱莉 茱莉 朱丽叶
kate katie katherine catherine kathy cathy: 凯特 凯蒂 凯瑟琳 凯西 凯茜|kevin: 凯文
laura: 劳拉 罗拉|leo: 利奥 里奥 莱奥|lily lilly: 莉莉 丽莉|linda: 琳达|lisa: 丽莎 莉萨 丽萨
lucy lucie lucia: 露西 露茜|margaret maggie meg peggy: 玛格丽特 玛吉 麦琪 梅格 佩吉
martha marsha masha: 玛莎|mary marie maria: 玛丽 玛莉 玛丽亚 玛利亚 马利亚|mia: 米娅 米亚
michael mike michel: 迈克尔 迈克 米歇尔|molly: 莫莉 茉莉|nancy: 南希
nicholas nick nicole nicolas: 尼克 尼古拉斯 妮可 尼科尔 尼古拉|oliver: 奥利弗|olivia: 奥利维亚
paul: 保罗 保尔|peter pete pierre: 彼得 皮特 皮埃尔|polly: 波莉|rachel: 蕾切尔 瑞秋 雷切尔
richard rick dick: 理查德 里克 迪克|robert rob bob bobby: 罗伯特 罗布 鲍勃 鲍比|ruth: 露丝 鲁思
sally: 莎莉 萨莉|samuel sam: 山姆 萨姆 塞缪尔|sarah sara: 萨拉 莎拉 撒拉|simon: 西蒙
sophie sophia sofia: 索菲 苏菲 索菲亚 苏菲亚
steven stephen steve: 史蒂文 斯蒂文 史蒂芬 斯蒂芬 史蒂夫|susan susie: 苏珊 苏西
thomas tom tommy: 汤姆 托马斯 汤米|timothy tim: 蒂姆 提姆 蒂莫西|tina: 蒂娜 缇娜
victoria vicky: 维多利亚 维姬 维琪|vivian: 薇薇安 维维安|wendy: 温迪
william bill billy will wilhelm: 威廉 比尔 比利 威尔|zoe: 佐伊 佐薇
"""
#: Those that may be another word at the beginning of a sentence: Bill it to my room.
_WORDS_TOO = word_set("bill will rob nick jack frank harry sandy bob bella polly dick pete jean")
#: From these odds on a Chinese name renders another word of the English.
_MAY_BE = -4.0


@cache
def _rows() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """What each name may be called in Chinese, and which names each of these may be."""
    chinese: dict[str, frozenset[str]] = {}
    english: dict[str, frozenset[str]] = {}
    for row in _TABLE.strip().replace("\n", "|").split("|"):
        left, _, right = row.partition(":")
        names, forms = frozenset(left.split()), frozenset(right.split())
        for name in names:
            chinese[name] = chinese.get(name, frozenset()) | forms
        for form in forms:
            english[form] = english.get(form, frozenset()) | names
    return chinese, english


@cache
def _forms() -> re.Pattern[str]:
    """A name in Chinese that is no part of a longer one."""
    longest = sorted((form for form in _rows()[1] if len(form) > 1), key=len, reverse=True)
    signs = "".join(sorted(TRANSLITERATING))
    return re.compile(f"(?<![{signs}])(?:{'|'.join(longest)})(?![{signs}])")


def exchanged_given(english: str, chinese: Chinese) -> Iterator[tuple[list[Lost], list[Lost]]]:
    """Given names that the Chinese has not, and those that it has instead."""
    names, forms = _rows()
    there = chinese.lexicon.simplified(chinese.text)
    told = names_in(english)
    left = [
        Lost(name.text, "name", name.span)
        for name in told
        if (lower := name.text.lower()) in names
        and (name.certain or lower not in _WORDS_TOO)
        and lower not in chinese.latin
        and not any(form in there for form in names[lower])
    ]
    if not left:
        return
    words = {name.text.lower() for name in told}
    edges = {place for word in chinese.lexicon.segmented(there) for place in (word.start, word.end)}
    right = [
        Lost(chinese.text[match.start() : match.end()], "name", Span(*match.span()))
        for match in _forms().finditer(there)
        if edges.issuperset(match.span())
        and not any(word.startswith(name) for name in forms[match[0]] for word in words)
        and not any(_renders(match[0], word) for word in words - names.keys())
    ]
    if right:
        yield left, right


def _renders(form: str, word: str) -> bool:
    return rendering.load().odds_around(word, "", form, "") > _MAY_BE
