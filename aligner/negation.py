"""Negations in English and Chinese text: which words deny, and which only look as if they did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Lang, Span


def _any(words: str) -> str:
    """A pattern for any of some words; "_" stands for a blank."""
    return "|".join(words.split()).replace("_", r"\s")


#: Where "not" and its like deny nothing.
_ENGLISH_IDLE = _any(
    r"not_(?:only|just|merely|simply|solely|least) no\.?_?\d last_but_not_least or_not"
    r" none_(?:other|the) nonetheless nevertheless"
    # a question: Isn't it late?
    r" (?:do|does|did|is|are|was|were|have|has|had|wo|would|could|ca|should)n'?t_"
    r"(?:you|we|they|he|she|it|i|that|there)\b"
)
_ENGLISH_HARD = _any(
    r"not no_one no_longer no never nobody nothing nowhere none neither nor cannot without"
    r" \w{2,8}n't dont doesnt didnt cant unable impossible fail(?:s|ed|ing)?_to failure_to"
)
#: What Chinese may tell with a negation or without one; double negations too.
_ENGLISH_PHRASES = _any(
    r"not_(?:to_mention|until|without|long_ago) in_place_of in_preference_to"
    r" let_go hold_off out_of nothing_(?:but|less|more_than) unless"
    r" (?:whether|if)_(?:or_)?not if_nothing_else why_not never_(?:fail|before)"
    r" no_(?:doubt|matter|wonder|sooner|less|fewer|exception|more_than|later_than)"
    r" (?:can'?t|cannot|couldn'?t|can_not)_(?:help|but)"
    r" not_(?:\w{2,5}_)?(?:un\w{4,}(?:able|ed|al|ly|y|ful|ive|ant|ing)|in(?:con|freq|sig)\w+)"
)
_ENGLISH_SOFT = _any(
    r"lest hinder\w* imped\w* forgo\w* clos(?:e|es|ed|ing)\b optional\w* over"
    r" lack(?:s|ed|ing)? absen(?:t|ce) hardly scarcely barely rarely seldom few little except"
    r" refus(?:e|es|ed|al|ing) den(?:y|ies|ied|ial) avoid\w* prevent\w* stop\w* ban\w*"
    r" prohibit\w* forbid\w* forbade fail\w* miss(?:es|ed|ing)? instead rather regardless free"
    r" far_from ignor\w* reject\w* exclud\w* cease\w* otherwise only until empty less illegal\w*"
    r" dis(?!cuss|cover|cours|ease|h|play|patch|tan|tinct|tri|turb)[a-z]{4,}"
    r" un(?!der|i[foqtv]|til)[a-z]{4,} non-?\w+ \w{3,}less(?:ly|ness)? mis(?!sil|sion|ter)[a-z]{4,}"
    r" too beyond poor\w* abandon\w* extra[a-z]{4,} def(?:y|ies|ied|iance) skip\w* quit drop\w*"
    r" in(?!com[ei]|corpor|deed|depend|dex|fl|nov|sert|sur|vad|vas|vit)"
    r"(?:ab|ac|ad|ap|ca|co|cred|de|di|e[fqvsx]|f[il]|hum|just|n[ou]|se|su|ta|to|va|vi)[a-z]{3,}"
    r" im(?:perf|mut|mor|pat|bal|prop|poss|part|pers|prec|mob|mat)[a-z]+ ir(?:re|ra)[a-z]+"
    r" il(?:leg|lit|log)[a-z]+ wrong\w* bad worse exempt\w* block\w* constant\w* endless\w*"
    r" reluctan\w+ wary yet leery still keep\w* kept refrain\w* contrary flunk\w* flat resist\w*"
    r" opposite against loath"
)
_ENGLISH = re.compile(
    rf"\b(?:(?P<idle>{_ENGLISH_IDLE})|(?P<phrase>{_ENGLISH_PHRASES})"
    rf"|(?P<hard>{_ENGLISH_HARD})|(?P<soft>{_ENGLISH_SOFT}))\b",
    re.IGNORECASE,
)

#: Words with 不, 没, 无 ... in them that deny nothing.
_CHINESE_IDLE = _any(
    r"不但 不仅(?!限) 不只(?!限) 不光 不单 不断 不过(?!度) 不锈钢"
    r" 不满(?=[\d一二三四五六七八九十百千万半])"
    r" 不到(?=[\d一二三四五六七八九十百千万半]) 对不起 了不起 差不多 非常 除非 非洲 南非 北非 东非"
    " 西非 中非 亚非 莫斯科"
    " 是非 未来 未婚妻 未婚夫 没收 埋没 沉没 淹没 出没 吞没 特别 区别 别人 别的 个别 性别 级别"
    " 差别 类别 分别"
    " 空间 空气 航空 太空 天空 反映 反应 反复 绝对 绝大 零售 难民 少年 少女 少数 人才 天才 刚才"
    " 失业 停留 防御 国防 消防 差异 时差 除了 免费 阻力"
    " 告别 识别 别墅 别处 别名 派别 辨别 鉴别 离别 无数 无线 无人机 无锡 无产 无花果 否则 是否"
    " 能否 可否 与否"
    " 会否 有没有 了没有"
    r" 没有?(?=吗) (?P<same>[\u4e00-\u9fff])[不没](?P=same)"
)
_CHINESE_HARD = _any(
    "并非 而非 未能 并不 并没有? 从不 从未 从没有? 决不 绝不 永不 毫不 毫无 不再 尚未 还没有?"
    " 不曾 不会 不能"
    " 不可 不应 不该 不要 不是 不得 不用 不必 不许 不准 不敢 不肯 不愿 不想 不知道? 没有 没能"
    " 没人 无法 无须"
    " 无需 不 没 未 勿 (?<!约)莫 毋 别(?=[^样扭有具出]) 无(?=[^人产线]) 並不 並沒有? 沒有? 無法"
    " 無"
)
#: What English may tell with a negation or without one; double negations too.
_CHINESE_SOFT = _any(
    "而不是 而不 不论 不管 不久 不禁 不少 不妨 不时 不惜 不愧 不由 不止 不已 不等 不料 不外"
    " 不知不觉 不约而同"
    " 不得了 不得不 不能不 不可不 不会不 不是不 不是没有 无不 无非 莫不 未必不 没有不 不无 不愿不"
    " 并非没有 并不是没有"
    " 忍不住 不好意思 说不定 要不 不然 不错 不一会 不下 不亚于 不日 不动产 不啻 不消说 不用说"
    " 不必说 不不"
    " 非但 非要 莫非 莫大 莫过 非凡 未免 未尝不 没落 没准 没关系 没问题 没事 没错 湮没 别致 各别"
    " 无疑 无人"
    " 无比 无时 无穷 无限 无所谓 无所不 无处不 无一不 无偿 无缝 无异 并不令人 不如 不满 无论 否定"
    " 否认 否决 做不到 不限于 不足 不同 不一 不安 不便 不利 不幸 不良 不明"
    " 不公 不平 不当 不对 不法 不适 不宜 不易 不难"
    " 不解 不堪 不懈"
    " 不可避免 不可或缺 不可思议 不稳定 不定 不佳 不见得 不见 不够 不顾 不住 不起 不了 不及 不动"
    " 不出 不着 不开"
    " 不上 不妙 不祥 以外 之外 难以 很少 无关 无效 无情 无辜 无私 无聊 无奈 无知 无声 无力 无意"
    " 无形 未知 未成年"
    " 未遂 未必 非法 非 否 免 除 难 少 误 错 反 零 空 差 禁 拒 绝 失 脱 缺 防 阻 停 忽 罕 才 只"
    " 却 仅"
)
_DENYING = "不没未无非莫并别"
_CHINESE = re.compile(
    f"(?P<idle>{_CHINESE_IDLE})"
    f"|(?P<phrase>{'|'.join(w for w in _CHINESE_SOFT.split('|') if w[0] in _DENYING and w[1:])})"
    f"|(?P<hard>{_CHINESE_HARD})|(?P<soft>{_CHINESE_SOFT})"
)


@dataclass(frozen=True, slots=True)
class Negations:
    """hard: the words that deny, as spans. soft: how many words may or may not."""

    hard: tuple[Span, ...]
    soft: int


@lru_cache(maxsize=8)
def negations(text: str, lang: Lang) -> Negations:
    """The negations of a text; linear in its length."""
    hard: list[Span] = []
    soft = 0
    text = text.replace("’", "'")
    for match in (_CHINESE if lang == "zh" else _ENGLISH).finditer(text):
        if match["hard"]:
            hard.append(Span(*match.span()))
        elif not match["idle"]:
            soft += 1
    return Negations(tuple(hard), soft)


def unanswered(one: Negations, other: Negations) -> int:
    """How many denials of `one` have nothing in `other` that could be them."""
    return max(0, len(one.hard) - len(other.hard) - other.soft)
