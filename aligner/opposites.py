# ruff: noqa: E501 (a table, a line for each pair of meanings)
"""Words of which one side says the opposite: raise and lower, import and export, north and south."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aligner.beads import Bead
from aligner.denials import Part, sides_of
from aligner.negation import PLAIN
from aligner.party_words import SINGLE
from aligner.views import View
from corpus.model import Span

#: English | Chinese || English | Chinese, as patterns: what means the one and what the other. "_"
#: stands for a blank in English, where blanks are between words. The Chinese words behind a ~ tell
#: it too, but may mean other things: they forgive and accuse nobody. Lines that begin with a "!"
#: hold beside denials too, which may be part of what they say (不超过). Left out is what is told in
#: too many ways: of 2,317 pairs of published translations hardly one may be flagged (`python -m
#: benchmarks.rules`).
_TABLE = r"""
imports? imported importing importers? | 进口|导入 ~ 进出口 || exports? exported exporting exporters? | 出口|导出 ~ 输出|外销
bought buys? buying purchas(?:e|es|ed|ing) | 买|购 || sold sells? selling | 出售|卖 ~ 售|销
approv(?:e|es|ed|al|ing) | 批准|核准|采纳 ~ 通过|同意|赞成|许可|认可|接受 || vetoed reject(?:s|ed|ing|ion)? | 否决|驳回 ~ 拒
accept(?:s|ed|ing|ance)? | 接受|采纳 ~ 收|录取|认 || refus(?:e|es|ed|al|ing) | 拒绝|谢绝|驳回 ~ 拒|不肯|否
prais(?:e|es|ed|ing) | 赞扬|称赞|表扬 ~ 赞|扬|夸|称 || critici[sz](?:e|es|ed|ing) criticism | 批评|指责|抨击 ~ 谴责|批判
increas(?:e|es|ed|ing) r[io]se rises rising risen gr[eo]w grows growing grown growth | 增加|上升|上涨|提高|增长 ~ 增|升|涨|高|加|扩|大|长|多|越|起|变|生|日益|上|出|发展 || decreas(?:e|es|ed|ing) reduc(?:e|es|ed|ing|tions?) declin(?:ed|ing) fell falling dropp(?:ed|ing) | 减少|下降|下跌|降低 ~ 减|降|跌|下|缩|回落|低|削|落|少|衰|掉|倒|摔
profits? profitable | 盈利|获利 ~ 盈|利|赚 || loss losses | 亏损 ~ 亏|损|失
strengthen(?:s|ed|ing)? | 加强|增强 ~ 强|巩固 || weaken(?:s|ed|ing)? | 削弱|减弱 ~ 弱|疲软
appreciat(?:e|es|ed|ing|ion) | 升值 ~ 升|涨|增值|欣赏|感激|感谢|谢|理解|珍惜|赏识 || depreciat(?:e|es|ed|ing|ion) devalu(?:e|es|ed|ing|ation) | 贬值 ~ 贬|跌|弱|折旧|低
rate_(?:hikes?|increases?|rises?) rais(?:e|es|ed|ing)_(?:\w+_){0,3}rates? hik(?:e|es|ed|ing)_(?:\w+_){0,3}rates? | 加息|升息 ~ 加|升|上调|提高|涨|增 || rate_(?:cuts?|reductions?) cut(?:s|ting)?_(?:\w+_){0,3}rates? lower(?:s|ed|ing)?_(?:\w+_){0,3}rates? | 降息|减息 ~ 降|减|下调|低|削
indicated(?=_(?:for|in)) | 适用于|适应症 ~ 适|指|示|表|说|用于|标|治 || contraindicated contraindications? | 禁忌|禁用 ~ 忌|禁|不宜
larger bigger | 较大|更大|增大 ~ 大|多|高|宽|广|超|强|长|粗|厚 || smaller | 较小|更小|减小|缩小 ~ 小|少|低|短|轻|细|窄|薄|减|缩|矮
senior | 高级|资深 ~ 高|资|老|长|大|首|主|总|要|级|前辈|上 || junior | 初级 ~ 初|低|小|年轻|少|下|副|助|后|次|青|幼|晚
years?_older_than years_(?:my|your|his|her|our|their)_senior | [大长][一二两三四五六七八九十几\d]+岁 ~ 大|长|老 || years?_younger_than years_(?:my|your|his|her|our|their)_junior | 小[一二两三四五六七八九十几\d]+岁 ~ 小|年轻|年幼|少
first_(?:train|bus|ferry|flight|tram) | 首班|头班 ~ 首|头|第一|早 || last_(?:train|bus|ferry|flight|tram) | 末班 ~ 末|最后|尾|晚|上
husbands? | 丈夫 ~ 夫|老公 || wife wives | 妻子|太太 ~ 妻|老婆|夫人|媳妇
fathers? | 父亲|爸 ~ 父|爹 || mothers? | 母亲|妈 ~ 母|娘
sons? | 儿子 ~ 子 || daughters? | 女儿 ~ 女
boys? | 男孩 ~ 男|小伙|少年 || girls? | 女孩|姑娘 ~ 女
males? | 男性|雄性 ~ 男|雄|公 || females? | 女性|雌性 ~ 女|雌|母
kings? | 国王 ~ (?<!女)王(?!后)|君 || queens? | 女王|王后 ~ 后|皇
elder_(?:brother|sister) older_(?:brother|sister) | 哥哥|姐姐 ~ 哥|姐|兄 || younger_(?:brother|sister) | 弟弟|妹妹 ~ 弟|妹
north northern northward | 北部|北方|北面|北边|北侧|北岸|北门 ~ 北 || south southern southward | 南部|南方|南面|南边|南侧|南岸|南门 ~ 南
east eastern eastward | 东部|东方|东面|东边|东侧|东岸|东门 ~ 东 || west western westward | 西部|西方|西面|西边|西侧|西岸|西门 ~ 西
left-hand on_the_left to_the_left turn_left left(?=_(?:side|hand|wing|button|corner|terminal|arrow|panel|foot|arm|leg|eye)) | 左边|左侧|左转|左手|左上|左下|左端|左键 ~ 左 || right-hand on_the_right to_the_right turn_right right(?=_(?:side|hand|wing|button|corner|terminal|arrow|panel|foot|arm|leg|eye)) | 右边|右侧|右转|右手|右上|右下|右端|右键 ~ 右
summers? | 夏天|夏季 ~ 夏|暑 || winters? | 冬天|冬季 ~ 冬|寒
spring | 春天|春季 ~ 春|泉|弹|跳|出|生|来|涌 || autumn in_the_fall | 秋天|秋季 ~ 秋
hot hotter heat warm warmer | 炎热|温暖|热 ~ 暖|温|烫|辣|炎 || cold colder chilly | 寒冷|冷 ~ 寒|凉|冻|感冒
! after(?=_(?:january|february|march|april|may|june|july|august|september|october|november|december|\d{1,2})_\w) | (?:\d|[日月年])\s?(?:之后|以后) ~ 后|[\d日月年]\s?起|[自从]\s?\d+\s?[年月日]|[晚迟]于 || before(?=_(?:january|february|march|april|may|june|july|august|september|october|november|december|\d{1,2})_\w) | (?:\d|[日月年])\s?(?:之前|以前) ~ 前|截|至|到|早于|底
cheap cheaper cheapest | 便宜|廉价 ~ 廉|低 || expensive costly | 昂贵 ~ 贵|高|代价
last_(?:year|month|week) yesterday | 去年|上个?月|上周|昨天 ~ 去|上|昨|前|过|近|刚 || next_(?:year|month|week) tomorrow | 明年|下个?月|下周|明天 ~ 明|下|次|来|翌|第二|未来|后
optimis(?:m|t|tic|ts) | 乐观 ~ 看好|信心|希望 || pessimis(?:m|t|tic|ts) | 悲观 ~ 看淡|看空
indoors? | 室内|屋内 ~ 屋里|里 || outdoors? | 室外|户外 ~ 露天|外
uploads? uploaded uploading | 上传 || downloads? downloaded downloading | 下载
enabled? enabling | 启用|开启 ~ 开|使|让|能|可|允许|支持|激活 || disabl(?:e|es|ed|ing) | 禁用|停用|关闭 ~ 关|禁|残|失|停
encrypt(?:s|ed|ing|ion)? | 加密 || decrypt(?:s|ed|ing|ion)? | 解密
install(?:s|ed|ing|ation)? | 安装 ~ 装 || uninstall(?:s|ed|ing|ation)? | 卸载
ascending | 升序|递增 ~ 升|增|小到大 || descending | 降序|递减 ~ 降|减|大到小
horizontal(?:ly)? | 水平|横向 ~ 横 || vertical(?:ly)? | 垂直|纵向 ~ 竖|纵|直
synchronous(?:ly)? | (?<!异)同步 || asynchronous(?:ly)? | 异步
inputs? | 输入 ~ 投入|意见|入 || outputs? | 输出 ~ 产出|产|出
urban | 城市|城镇 ~ 城|市|都 || rural countryside | 农村|乡村 ~ 农|乡|村
dawn sunrise daybreak | 黎明|清晨 ~ 晨|日出|晓|早|天亮|曙 || dusk sunset nightfall | 黄昏|傍晚|日落 ~ 晚|夕|暮|夜
in_the_morning | 早上|上午|清晨 ~ 早|晨|亮|一天|凌晨 || in_the_evening at_night | 晚上|傍晚|夜里 ~ 晚|夜|傍|黄昏|暮
"""


@dataclass(frozen=True, slots=True)
class Opposite:
    """A word of one side of a bead, and one of the other side that means its opposite.

    spans, words: of the source and of the target, in their texts.
    """

    spans: tuple[Span, Span]
    words: tuple[str, str]


class _Meaning(NamedTuple):
    """Patterns of Chinese. accuses: words that surely tell it; tells: those and all that may.
    beside_denials: whether it means the same in a sentence that denies."""

    accuses: str
    tells: str
    beside_denials: bool


def _read() -> tuple[re.Pattern[str], dict[str, _Meaning]]:
    """What finds the English words in a text of small letters, in groups named by their meaning and
    first letter (by which most words fail at once), and these meanings."""
    words: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    meanings = {}
    for number, line in enumerate((*_TABLE.strip().splitlines(), *SINGLE)):
        beside_denials = line.startswith("! ")
        for side, own in zip("ab", line.removeprefix("! ").split(" || "), strict=True):
            english, chinese = own.split(" | ")
            sure, _, more = chinese.partition(" ~ ")
            meanings[f"{side}{number}"] = _Meaning(
                sure, f"{sure}|{more}" if more else sure, beside_denials
            )
            for word in english.replace("_", "\t").split(" "):
                rest = word[1:].replace("\t", " ")
                words[word[0]][f"{side}{number}_{word[0]}"].append(rest)
    letters = []
    for letter, named in words.items():
        groups = "|".join(f"(?P<{name}>{'|'.join(rests)})" for name, rests in named.items())
        letters.append(f"{letter}(?:{groups})")
    return re.compile(rf"\b(?:{'|'.join(letters)})\b"), meanings


_ENGLISH, _MEANINGS = _read()
_AGAINST = str.maketrans("ab", "ba")


def opposites(source: View, target: View, beads: Sequence[Bead]) -> Iterator[Opposite]:
    """What either text says the opposite of, bead by bead; where either of them denies, only what
    means the same then."""
    said = _said(source.text if source.lang == "en" else target.text)
    if not said:
        return
    for bead in beads:
        (own, other), _ = sides_of(source, target, bead)
        yield from _opposites(own, other, said)


def may_oppose(text: str) -> bool:
    """Whether an English text has a word that is looked for."""
    return _ENGLISH.search(text.translate(PLAIN)) is not None


def _said(text: str) -> list[tuple[str, Span]]:
    """(meaning, where) of the English words that are looked for."""
    found = _ENGLISH.finditer(text.translate(PLAIN))
    return [((match.lastgroup or "").partition("_")[0], Span(*match.span())) for match in found]


def _opposites(source: Part, target: Part, known: Sequence[tuple[str, Span]]) -> Iterator[Opposite]:
    english, chinese = (source, target) if source.view.lang == "en" else (target, source)
    said: dict[str, Span] = {}
    for meaning, span in known:
        if english.span.start <= span.start and span.end <= english.span.end:
            said.setdefault(meaning, span)
    for meaning, span in said.items():
        against = meaning.translate(_AGAINST)
        if against in said:
            continue
        found = re.search(_MEANINGS[against].accuses, chinese.text)
        if not found or re.search(_MEANINGS[meaning].tells, chinese.text):
            continue
        if _MEANINGS[meaning].beside_denials or not (source.words.hard or target.words.hard):
            start = chinese.span.start
            spans = span, Span(start + found.start(), start + found.end())
            if source is chinese:
                spans = spans[::-1]
            yield Opposite(spans, (source.words_at(spans[0]), target.words_at(spans[1])))
