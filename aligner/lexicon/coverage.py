"""How much of each side's words the dictionary finds on the other side."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.lexicon.cedict import Lexicon, Word
from aligner.lexicon.english import Token, content_tokens
from corpus.words import word_set

#: Only so many characters of a side are looked at.
LONGEST_TEXT = 20_000
#: What a meaning is worth that only a single character has: most characters mean a lot.
_SINGLE = 0.6
_PARTS = 0.5

#: Chinese words that carry grammar.
GRAMMAR = frozenset(
    "的了是在和与與及或而且但也就都还還又才只把被对對向从從由于於以为為给給让讓使将將着著过過地得"
    "吗呢吧啊"
    "这這那其之所者此该該某各每有不没沒无無未很更最太再曾正已会會能可要想应應我你您他她它们們个個"
    "些种種上下里"
    "裡中内外前后後时時来來去到"
) | word_set(
    "不会 不能 不要 不可 并不 并非 从未 无法 没能 未能 尚未 不再 不得 不必 不应 不想 不愿 这个"
    " 那个 一个 一些 这些 那些 一种 这种 那种 我们 你们 他们 她们 它们 自己 什么 怎么 如何"
    " 因为 所以 但是"
    " 如果 虽然 而且 并且 或者 以及 已经 可以 可能 没有 这样 那样 之后 之前 时候 起来 出来 下来"
    " 下去 不是 就是"
    " 还是 只是 由于 因此 然而 不过 为了 对于 关于 这里 那里 其中 其他 之一 同时 正在 一直 甚至"
    " 等等 通过"
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Content words of either side that the dictionary does not find on the other.

    english, chinese: how many there are. english_lost, chinese_lost: how much of that is not
    found, a word found only by part of it counting in part.
    """

    english: float
    chinese: float
    english_lost: float
    chinese_lost: float


def coverage(english: str, chinese: str, lexicon: Lexicon) -> Coverage:
    """What the dictionary finds of each side on the other; the first 20,000 characters."""
    english, chinese = english[:LONGEST_TEXT], chinese[:LONGEST_TEXT]
    words = content_tokens(english)
    reached = _reached(chinese, lexicon)
    stems = {token.stem for token in words}
    lost = sum(1 - _found(token, reached, chinese) for token in words)
    segments = [w for w in lexicon.segmented(chinese) if w.text not in GRAMMAR]
    sizes = [len(word.text) ** 0.5 for word in segments]
    missing = [
        size * (1 - _told(word, stems, lexicon)) for size, word in zip(sizes, segments, strict=True)
    ]
    return Coverage(len(words), sum(sizes), lost, sum(missing))


def _reached(chinese: str, lexicon: Lexicon) -> dict[str, float]:
    """The stems that the Chinese text's words are glossed by, with what each is worth."""
    reached: dict[str, float] = {}
    for word in lexicon.words_in(chinese):
        worth = 1.0 if len(word) > 1 else _SINGLE
        for stem in lexicon.stems(word):
            if reached.get(stem, 0.0) < worth:
                reached[stem] = worth
    return reached


def _found(token: Token, reached: dict[str, float], chinese: str) -> float:
    worth = reached.get(token.stem, 0.0)
    return 1.0 if worth < 1 and token.text in chinese else worth


def _told(word: Word, stems: set[str], lexicon: Lexicon) -> float:
    """How well a Chinese word is found among English stems, [0, 1]."""
    if not lexicon.stems(word.text).isdisjoint(stems):
        return 1.0
    if len(word.text) == 1:
        return 0.0
    parts = [
        word.text[start:end]
        for start in range(len(word.text))
        for end in range(start + 1, len(word.text) + 1)
    ]
    told = any(not lexicon.stems(part).isdisjoint(stems) for part in parts)
    return _PARTS if told else 0.0
