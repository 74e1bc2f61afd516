"""Ends at which no sentence ends: a comma, a conjunction, a bracket left open, half a word."""

from __future__ import annotations

import re

from aligner import lexicon
from corpus.model import Lang
from corpus.scripts import HAN_CHAR, HAN_RUN
from corpus.words import word_set

_TAIL = 60
_COMMA = re.compile(r"[，、；,;]\s*$")
#: Words of grammar that are nouns here: a sum, a superlative.
_NOUN = re.compile(r"(?:(?:之|[平立]方|加[权權])和|之最)$")
_LAST_LATIN = re.compile(r"([A-Za-z]+)$")
#: Who said it, behind a quotation: an end like any other.
_SPEAKER = re.compile(r"[”」』][^，。！？!?”」』]{0,12}[称稱说說道]$")
_CODE = re.compile("`[^`]*`")
_OPENING, _CLOSING = "(（[《【", ")）]》】"
#: Words of grammar that call for more. Of the sentences of published translations less than one in
#: three hundred ends in any of them.
_ENGLISH = word_set(
    "the a an of and or but because if as its their our your my than when while"
    " every each very per via although unless whether into onto"
)
_CHINESE = word_set(
    "是 在 和 将 但 如果 对 都 与 也 更 很 或 为 而 被 就 并 该 其 从 让 应该 两 因为 最 于 任何 以"
    " 但是 一种 还 通过 给 每 必须 可 认为 导致 当 使 向 因此 非常 通常 把 已 以及 正在 只 为了"
    " 作为 对于 一直 并不 由 是否 并且 虽然 然后 尽管 另一 即使 具有 由于 就是 所以 随着 仍 太 用于"
    " 第 已经 能够 几乎 还是 只是 或者 同时 非 仍然 才 越来越 来自 只有 甚至 而是 还有 意味着 然而"
    " 除非 又 除了 再 至少 更加 无论 不仅 不再 经常 从而 却 及 及其 基于 某些 否则 不断 某 一旦"
    " 正如 因 关于 且 不过 与其 总是 称 试图 跟 比 按照 根据 尤其 这个 那个 这种 那种 一些 许多"
    " 他们的 自己的"
)
_PREPOSITIONS = word_set("on in at by for from to with about until since before after")
#: Single characters that sentences do end in.
_FINAL = frozenset(
    "的了类中性值说呢多吗上事快倍好人化器大示年里锁少者吧啊去来过着死下力感家机会话路钱书水门车天月日"
    "類說嗎過來著機會話錢書門車"
)
#: What may be left off a word without cutting it.
_INFLECTION = re.compile("(?:'s|s|es|e?d|ing|ly|al|e?r|n|y)$")


def ends_in_comma(text: str) -> bool:
    """Whether a text ends in a comma or a semicolon."""
    return bool(last_sign(text))


def last_sign(text: str) -> str:
    """The comma or semicolon that a text ends in, or ""."""
    found = _COMMA.search(text[-_TAIL:])
    return found[0].strip() if found else ""


def is_open(text: str, lang: Lang) -> bool:
    """Whether a text, stripped of blanks, ends in a comma, an open bracket, or a word that calls
    for more."""
    tail = text[-_TAIL:]
    if ends_in_comma(text):
        return True
    if lang == "en":
        return tail.rsplit(maxsplit=1)[-1].lower() in _ENGLISH if tail.strip() else False
    if _SPEAKER.search(tail) or _NOUN.search(tail):
        return False
    return _last_word(tail) in _CHINESE or _is_bracket_open(_CODE.sub("", text)[-_TAIL:])


def goes_on(text: str, lang: Lang) -> bool:
    """The same of a source that something is put behind, such as a date: it may also end in a
    preposition, as whole sentences do."""
    return is_open(text, lang) or text.rsplit(maxsplit=1)[-1].lower() in _PREPOSITIONS


def ends_in_half(text: str) -> bool:
    """Whether a Chinese text, stripped of blanks, ends in a single character that few sentences end
    in, so that it may be half a word."""
    last = _last_word(text[-_TAIL:])
    return len(last) == 1 and last not in _FINAL and text[-2:] not in lexicon.load()


def _last_word(text: str) -> str:
    """The dictionary's word at the very end of a Chinese text, or ""."""
    if not HAN_CHAR.match(text[-1:]):
        return ""
    *_, last = lexicon.load().segmented(HAN_RUN.findall(text)[-1])
    return last.text


def _is_bracket_open(tail: str) -> bool:
    at = max(tail.rfind(sign) for sign in _OPENING)
    return at > 0 and not any(sign in tail[at:] for sign in _CLOSING)


def cut_word(source: str, target: str) -> str:
    """The beginning of a Latin word that the source has whole, at the end of the translation; "" if
    it ends in none."""
    last = _LAST_LATIN.search(target[-_TAIL:])
    if last is None or re.search(rf"(?<![A-Za-z]){last[1]}(?![A-Za-z])", source, re.IGNORECASE):
        return ""
    longer = re.findall(rf"(?<![A-Za-z]){last[1]}([A-Za-z]+)", source, re.IGNORECASE)
    return "" if any(_INFLECTION.fullmatch(rest) for rest in longer) or not longer else last[1]
