"""Faults planted in either side of a pair, and in both so that the two answer each other again.

Of a pair (e, z) and its changed texts e', z' come four: (e, z) and (e', z') say the same, (e, z')
and (e', z) do not. Every text stands in as many good pairs as bad ones, so that whoever learns from
them has to compare, and cannot go by what planted text looks like. Where the changes do not surely
answer each other (`both` is false), only the pairs with one of them are to be used.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from aligner.lexicon import cedict, english
from aligner.lexicon.english import STOP
from aligner.matching import TEMPERATURE, Tokens
from benchmarks.words import PLACES

#: Half-open, in characters.
Range = tuple[int, int]
#: (start, end, what stands there instead).
Edit = tuple[int, int, str]
Edits = list[Edit]
#: Edits of the English and of the Chinese, either of which may be none, and whether both together
#: leave the two the same.
Change = tuple[Edits | None, Edits | None, bool]
#: Words that may stand for each other's place, by shape: (English, Chinese).
Words = Mapping[tuple[tuple[str, bool], int], Sequence[tuple[str, str]]]

#: Match probability from which two words are each other's counterparts, if best both ways.
LINKED = 0.4


def _pairs(text: str, between: str = ":") -> list[tuple[str, str]]:
    return [(e, z) for e, _, z in (entry.partition(between) for entry in text.split())]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ADJECTIVES = _pairs(
    "new:新的 old:旧的 big:大的 small:小的 secret:秘密的 famous:著名的 dangerous:危险的"
    " expensive:昂贵的 cheap:便宜的 modern:现代的 ancient:古老的 strange:奇怪的 beautiful:美丽的"
    " foreign:外国的 local:当地的 public:公共的 private:私人的 young:年轻的 powerful:强大的"
    " weak:脆弱的 simple:简单的 complex:复杂的 important:重要的 red:红色的 black:黑色的"
    " white:白色的 green:绿色的 blue:蓝色的 digital:数字的 military:军事的 official:官方的"
    " popular:流行的"
    " traditional:传统的 temporary:临时的 serious:严重的 unusual:不寻常的 quiet:安静的 huge:巨大的"
    " tiny:微小的 rich:富有的 poor:贫穷的 annual:年度的 daily:日常的 medical:医疗的 legal:合法的"
    " illegal:非法的 former:前 future:未来的 additional:额外的 remaining:剩余的 heavy:沉重的"
    " light:轻的 wooden:木制的 religious:宗教的 scientific:科学的 commercial:商业的"
    " industrial:工业的 national:国家的 European:欧洲的 American:美国的 only:唯一的"
    " controversial:有争议的 so-called:所谓的 successful:成功的 failed:失败的"
    " experimental:实验性的 free:免费的 empty:空的 crowded:拥挤的 nearby:附近的 distant:遥远的"
    " main:主要的 internal:内部的 external:外部的 complete:完整的 broken:破碎的 hidden:隐藏的"
    " talented:有才华的 angry:愤怒的 happy:快乐的 sad:悲伤的 tired:疲惫的 honest:诚实的"
    " brave:勇敢的 lazy:懒惰的 lonely:孤独的"
)
ADVERBS = _pairs(
    "often:经常 quietly:悄悄地 suddenly:突然 quickly:迅速 secretly:秘密地 finally:终于 again:再次"
    " almost:几乎 probably:大概 certainly:肯定 immediately:立即 completely:完全 partly:部分地"
    " rarely:很少 deliberately:故意 reluctantly:勉强 never:从不 always:总是 sometimes:有时 also:也"
    " already:已经 repeatedly:反复 publicly:公开 officially:正式 successfully:成功地"
    " slowly:慢慢地 carefully:仔细地 directly:直接 easily:轻易地 gradually:逐渐 still:仍然"
    " originally:原本 automatically:自动 temporarily:暂时 accidentally:意外地 happily:高兴地"
    " angrily:愤怒地 merely:仅仅 personally:亲自 jointly:共同 largely:在很大程度上"
    " usually:通常 recently:最近 illegally:非法 seriously:认真地 truly:真正"
)
PHRASES = (
    ("in Beijing", "在北京"), ("last year", "去年"), ("in the morning", "早上"),
    ("with his friends", "和朋友们一起"), ("at home", "在家里"), ("for the first time", "第一次"),
    ("in 1998", "1998年"), ("on Tuesday", "星期二"), ("by mistake", "错误地"),
    ("in the city", "在城里"), ("with great care", "小心翼翼地"), ("for ten years", "十年来"),
    ("every day", "每天"), ("at school", "在学校"), ("under pressure", "在压力下"),
    ("without permission", "未经许可"), ("for money", "为了钱"), ("in winter", "在冬天"),
)  # fmt: skip
#: Words behind which a noun, or a verb, is likely to come.
_NOUN_BEHIND = _set(
    "the a an of in with his her their our my its these those and for some many two three new this"
    " that from by on"
)
_VERB_BEHIND = _set(
    "to will can could would should must may might he she they we i you it who which that and has"
    " have had was were is are"
)
_MODAL = _set("will can could would should must may")
_ARTICLES = _set("the a an of to his her their its in")


@dataclass(frozen=True, slots=True)
class Changed:
    """A text with edits in it. new: where something stands that the base has not; gone: what of
    the base is gone or replaced."""

    text: str
    new: tuple[Range, ...]
    gone: tuple[Range, ...]


def changed(text: str, edits: Edits) -> Changed:
    out, at, new, gone = "", 0, [], []
    for start, end, instead in sorted(edits):
        out += text[at:start]
        if instead:
            new.append((len(out), len(out) + len(instead)))
        out += instead
        gone.append((start, end))
        at = end
    return Changed(out + text[at:], tuple(new), tuple(gone))


@dataclass(frozen=True)
class Aligned:
    """A pair with the tokens of both sides. beads: the spans of its sentences, one to one."""

    english: str
    chinese: str
    tokens: tuple[Tokens, Tokens] = field(repr=False)
    beads: tuple[tuple[Range, Range], ...] = ()

    @cached_property
    def e(self) -> list[Range]:
        return [(t.start, t.start + len(t.text)) for t in english.tokens(self.english)]

    @cached_property
    def z(self) -> list[Range]:
        return [(w.start, w.end) for w in cedict.load().segmented(self.chinese)]

    def word(self, i: int) -> str:
        return self.english[slice(*self.e[i])]

    def han(self, j: int) -> str:
        return self.chinese[slice(*self.z[j])]

    @cached_property
    def odds(self) -> np.ndarray:
        """(words, words) match probabilities, the best of their tokens'."""
        found = np.zeros((len(self.e), len(self.z)), np.float32)
        if not found.size or not all(map(len, self.tokens)):
            return found
        own, other = (side.vectors.astype(np.float32) for side in self.tokens)
        weights = np.exp((own @ other.T - 1) / TEMPERATURE)
        mutual = np.sqrt(
            weights / weights.sum(1, keepdims=True) * weights / weights.sum(0, keepdims=True)
        )
        ends = _owners(self.e, self.tokens[0]), _owners(self.z, self.tokens[1])
        kept = [owners >= 0 for owners in ends]
        rows, columns = np.meshgrid(ends[0][kept[0]], ends[1][kept[1]], indexing="ij")
        np.maximum.at(found, (rows.ravel(), columns.ravel()), mutual[np.ix_(*kept)].ravel())
        return found

    @cached_property
    def links(self) -> list[tuple[int, int]]:
        """Words that are each other's counterparts."""
        if not self.odds.size:
            return []
        best = self.odds.argmax(axis=1)
        back = self.odds.argmax(axis=0)
        return [
            (i, int(j))
            for i, j in enumerate(best)
            if self.odds[i, j] > LINKED and int(back[j]) == i
        ]

    @cached_property
    def content(self) -> list[tuple[int, int]]:
        """Those of them that say something by themselves."""
        return [
            (i, j)
            for i, j in self.links
            if self.word(i).lower() not in STOP and len(self.word(i)) > 2 and len(self.han(j)) > 1
        ]


def _owners(words: Sequence[Range], tokens: Tokens) -> np.ndarray:
    """The word that each token is of; -1 where of none."""
    starts, ends = (np.array([word[n] for word in words]) for n in (0, 1))
    found = np.full(len(tokens), -1)
    for k, (start, end) in enumerate(tokens.offsets):
        own = np.flatnonzero((starts < end) & (ends > start))
        if len(own):
            found[k] = own[-1]
    return found


def shape(word: str) -> tuple[str, bool]:
    """An English word's ending, and whether it begins with a capital."""
    low = word.lower()
    for ending in ("ing", "ed", "ly", "s"):
        if low.endswith(ending) and not low.endswith("ss"):
            return ending, word[0].isupper()
    return "", word[0].isupper()


def lexicon(pairs: Sequence[Aligned]) -> Words:
    """Words that are each other's counterparts, of those twice or told by the dictionary."""
    counts: dict[tuple[str, str], int] = {}
    for pair in pairs:
        for i, j in pair.content:
            word = pair.word(i) if pair.word(i)[0].isupper() else pair.word(i).lower()
            counts[word, pair.han(j)] = counts.get((word, pair.han(j)), 0) + 1
    found: dict[tuple[tuple[str, bool], int], list[tuple[str, str]]] = {}
    for (word, han), count in counts.items():
        if count >= 2 or word.lower() in cedict.load().glosses(han).lower():
            found.setdefault((shape(word), min(4, len(han))), []).append((word, han))
    return found


# --- what is planted ------------------------------------------------------------------------


def replace(pair: Aligned, rng: random.Random, words: Words) -> Change | None:
    """A word and its counterpart have become another such pair."""
    if not pair.content:
        return None
    i, j = rng.choice(pair.content)
    choices = words.get((shape(pair.word(i)), min(4, len(pair.han(j)))))
    for _ in range(8 if choices else 0):
        word, han = rng.choice(choices or ())
        if word.lower() in pair.english.lower() or han in pair.chinese:
            continue
        if not set(han) & set(pair.han(j)):
            return [(*pair.e[i], word)], [(*pair.z[j], han)], True
    return None


def drop(pair: Aligned, rng: random.Random) -> Change | None:
    """A phrase that is translated as one is gone, of 1 to 8 words of Chinese."""
    for _ in range(12):
        size = rng.choice([1, 1, 1, 2, 2, 3, 4, 6, 8])
        if len(pair.z) > size + 1:
            first = rng.randrange(len(pair.z) - size)
            if found := _dropped(pair, first, first + size, rng):
                return found
    return None


def together(pair: Aligned, first: int, end: int) -> Range | None:
    """The words of English that some of Chinese and no others are linked with, if they are as one
    (consistent phrases, Koehn et al. 2003)."""
    inside = [i for i, j in pair.links if first <= j < end]
    size = end - first
    if not inside or (size > 2 and len(inside) < size // 2):
        return None
    low, high = min(inside), max(inside) + 1
    if any(not first <= j < end for i, j in pair.links if low <= i < high):
        return None
    if high - low > 3 * size + 2 or high - low >= len(pair.e) - 1:
        return None
    return None if all(pair.word(i).lower() in STOP for i in inside) else (low, high)


def _dropped(pair: Aligned, first: int, end: int, rng: random.Random) -> Change | None:
    found = together(pair, first, end)
    if not found:
        return None
    low, high = found
    linked = {i for i, _ in pair.links}
    while (
        low
        and low - 1 not in linked
        and pair.word(low - 1).lower() in _ARTICLES
        and rng.random() < 0.7
    ):
        low -= 1
    start, stop = pair.z[first][0], pair.z[end - 1][1]
    if start == 0 and stop == len(pair.chinese):
        return None
    if pair.chinese[stop : stop + 1] in tuple("，、的") and rng.random() < 0.6:
        stop += 1
    there = _with_blank(pair.english, pair.e[low][0], pair.e[high - 1][1])
    return [(*there, "")], [(start, stop, "")], True


def _with_blank(text: str, start: int, end: int) -> Range:
    """A span with the blank beside it."""
    if text[:start].endswith(" "):
        return start - 1, end
    return start, end + text[end:].startswith(" ")


def add_word(pair: Aligned, rng: random.Random) -> Change | None:
    """An adjective before a noun, or an adverb before a verb."""
    places = list(pair.content)
    rng.shuffle(places)
    for i, j in places:
        word, before = pair.word(i), pair.word(i - 1).lower() if i else ""
        if word[0].isupper():
            continue
        choices = _fitting(word, before, rng)
        if not choices:
            continue
        new, han = rng.choice(choices)
        if new.lower() in pair.english.lower() or han in pair.chinese:
            continue
        start, there = pair.e[i][0], pair.z[j][0]
        if han.endswith(("的", "地")) and len(han) > 2 and rng.random() < 0.35:
            han = han[:-1]
        edits = [(start, start, new + " ")]
        article = "an" if new[0] in "aeiou" else "a"
        if before in ("a", "an") and article != before:
            own = article if pair.word(i - 1)[0].islower() else article.title()
            edits.append((*pair.e[i - 1], own))
        return edits, [(there, there, han)], True
    return None


def _fitting(word: str, before: str, rng: random.Random) -> list[tuple[str, str]]:
    """What may be put before an English word; nothing where we cannot tell."""
    noun = before in _NOUN_BEHIND and not word.endswith(("ed", "ing", "ly"))
    if noun and rng.random() < 0.7:
        return ADJECTIVES
    verb = word.endswith(("ed", "ing", "s")) or before == "to" or before in _MODAL
    return ADVERBS if before in _VERB_BEHIND and verb else []


def add_phrase(pair: Aligned, rng: random.Random) -> Change | None:
    """A phrase at the end of an English clause, and at the head of the Chinese one."""
    phrase, han = rng.choice(PHRASES)
    ends = [m.start() for m in re.finditer(r"(?<=[a-z]{3})(?=[,.;])", pair.english)]
    if not ends or han in pair.chinese:
        return None
    at = rng.choice(ends)
    before = [k for k, word in enumerate(pair.e) if word[1] <= at]
    near = [j for i, j in pair.links if i in before[-6:]]
    if not before or not near:
        return None
    heads = [0, *[m.end() for m in re.finditer("[，；。]", pair.chinese)][:-1]]
    there = max(head for head in heads if head <= pair.z[near[-1]][0])
    return [(at, at, " " + phrase)], [(there, there, han)], True


def swap(pair: Aligned, rng: random.Random) -> Change | None:
    """Two words have exchanged their places."""
    if len(pair.content) < 2:
        return None
    for _ in range(6):
        (i, j), (k, m) = sorted(rng.sample(pair.content, 2))
        ending = shape(pair.word(i))[0]
        if ending != shape(pair.word(k))[0] or ending == "ly" or i == k or j == m:
            continue
        if pair.word(i).lower() != pair.word(k).lower():
            return (
                [(*pair.e[i], pair.word(k)), (*pair.e[k], pair.word(i))],
                [(*pair.z[j], pair.han(m)), (*pair.z[m], pair.han(j))],
                True,
            )
    return None


_DIGITS = re.compile(r"(?<![\dA-Za-z.,])\d[\d,]*(?:\.\d+)?(?![\dA-Za-z])")
_NUMBERS = dict(_pairs("two:两二 three:三 four:四 five:五 six:六 seven:七 eight:八 nine:九 ten:十"))


def number(pair: Aligned, rng: random.Random) -> Change | None:
    """A number that both sides tell has become another one."""
    told = [
        (e, z)
        for e in _DIGITS.finditer(pair.english)
        for z in _DIGITS.finditer(pair.chinese)
        if e[0].replace(",", "") == z[0].replace(",", "")
    ]
    if told:
        e, z = rng.choice(told)
        old = e[0]
        at = rng.choice([n for n, sign in enumerate(old) if sign.isdigit()])
        new = old[:at] + rng.choice([d for d in "123456789" if d != old[at]]) + old[at + 1 :]
        return [(*e.span(), new)], [(*z.span(), new)], True
    spelt = [
        (word, e, z)
        for word, signs in _NUMBERS.items()
        for e in re.finditer(rf"\b{word}\b", pair.english, re.IGNORECASE)
        for z in re.finditer(f"[{signs}](?=[个名位家年天项种次倍人条岁周只件])", pair.chinese)
    ]
    if not spelt:
        return None
    word, e, z = rng.choice(spelt)
    new = rng.choice([other for other in _NUMBERS if other not in (word, "ten")])
    shown = new.title() if e[0][0].isupper() else new
    return [(*e.span(), shown)], [(*z.span(), _NUMBERS[new][0])], True


def name(pair: Aligned, rng: random.Random) -> Change | None:
    """A country or city has become another one."""
    told = [(e, z) for e, z in PLACES if re.search(rf"\b{e}\b", pair.english) and z in pair.chinese]
    if not told:
        return None
    old, han = rng.choice(told)
    new = rng.choice([(e, z) for e, z in PLACES if e not in pair.english and z not in pair.chinese])
    return (
        [(*m.span(), new[0]) for m in re.finditer(rf"\b{re.escape(old)}\b", pair.english)],
        [(*m.span(), new[1]) for m in re.finditer(han, pair.chinese)],
        True,
    )


def cut(pair: Aligned, rng: random.Random) -> Change | None:
    """Both sides break off where their words answer each other."""
    if len(pair.chinese) < 16:
        return None
    at = int(len(pair.chinese) * rng.uniform(0.3, 0.85))
    kept = [i for i, j in pair.links if pair.z[j][1] <= at]
    lost = [i for i, j in pair.links if pair.z[j][1] > at]
    if not kept or not lost:
        return None
    last = max(kept)
    both, there = not any(i < last for i in lost), pair.e[last][1]
    if there >= len(pair.english) - 3:
        both, there = False, int(len(pair.english) * 0.6)
    stays = len(pair.english[:there].rstrip(", ;:")), len(pair.chinese[:at].rstrip("，、；： "))
    return [(stays[0], len(pair.english), "")], [(stays[1], len(pair.chinese), "")], both


def sentence(pair: Aligned, rng: random.Random) -> Change | None:
    """One of several sentences is gone."""
    if len(pair.beads) < 2:
        return None
    (start, end), (head, tail) = rng.choice(pair.beads)
    if end - start < 12 or tail - head < 4:
        return None
    return [(start, min(len(pair.english), end + 1), "")], [(head, tail, "")], True


def join(pair: Aligned, following: tuple[str, str]) -> Change:
    """What comes next stands here as well."""
    end, tail = len(pair.english), len(pair.chinese)
    return [(end, end, " " + following[0])], [(tail, tail, following[1])], True


Planter = Callable[[Aligned, random.Random], Change | None]
PLANTERS: dict[str, Planter] = {
    "drop": drop,
    "add_word": add_word,
    "add_phrase": add_phrase,
    "swap": swap,
    "number": number,
    "name": name,
    "cut": cut,
    "sentence": sentence,
}
