"""Stretches of the source's language inside a translation, and whether they may stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from aligner.checks.prose import Word, WordKind, words_of
from corpus.language import HAN_PER_WORD
from corpus.model import Lang
from corpus.scripts import HAN, HAN_RUN, WORD
from corpus.words import word_set

#: A run of this many English words, or Han characters, is looked at ...
MIN_WORDS, MIN_HAN = 4, 4
#: ... a shorter one of so many Han characters only if it is sure to be a word left over ...
LEAST_HAN = 2
#: ... and from this many on it is grave wherever it stands.
GRAVE_WORDS, GRAVE_HAN = 8, 12
#: Words that no term has and no program. "The" is in some, but does not begin them: on the fly.
_SENTENCE_WORDS = word_set(
    "are was were been because it them him her us we they he she their his our its these those"
    " somehow however therefore moreover furthermore nevertheless nonetheless meanwhile although"
    " though maybe perhaps probably certainly definitely obviously apparently actually really quite"
    " rather merely especially particularly generally basically essentially hardly barely indeed"
    " thus hence besides likewise suddenly eventually afterwards everybody everyone somebody"
    " someone anybody anyone themselves himself herself ourselves yourself already almost often"
    " usually sometimes"
)
#: A sentence with more names than other words is seen from so many words on, up to this share of
#: names.
_SENTENCE, _NAMES = 5, 0.6
#: Words of a name with which a sentence begins.
_NAME = 3
#: A bracket of more words than this is no gloss.
_LONGEST_GLOSS = 12

_BRACKET = re.compile(r"[()（）\[\]【】]")
_PARTNER = {")": "(", "）": "（", "]": "[", "】": "【"}
_CODE = re.compile(r"```.*?```|``[^`\n]+``|`[^`\n]*`|<[A-Za-z/!][^<>]*>|《[^《》]*》", re.S)
_CLAUSE_START = re.compile(r"(?:^|[，。；：！？、,.;:!?\n—…“”\"])[\s\"'“‘(（]*$")
_CLAUSE_END = re.compile(r"[\s\"'”’)）]*(?:$|[，。；：！？、,.;:!?\n—…“”\"])")
_GLOSS_AFTER = re.compile(r"[\s\"'”’*_》〉,，]*[(（\[【]")
_GLOSS_BEFORE = re.compile(r"[)）\]】][\s\"'“‘*_《]*$")
#: So much of what is glossed a gloss has, in words.
_GLOSS_SHARE = 0.4
_STRETCH = re.compile(f"[{HAN}0-9，。、；：！？“”‘’《》…—％%·]+")
_AFTER_SENTENCE = re.compile(r"(?:^|[。！？.!?\n\ue000][”’\"']?)\s*$")
#: Where an English sentence may end, or Chinese begins.
_NOT_ENGLISH = re.compile(f"[.!?][)\"'”’]?(?=\\s)|[{HAN}，。、；：！？“”‘’《》「」…（）\n]")
#: How far the beginning and the end of a sentence are looked for.
_AROUND = 200
#: Punctuation that a run of Chinese does not begin or end with.
_LEADING, _TRAILING = "，。、；：！？”’》…—％%·“‘《", "，、；：—·“‘《”’》"
_QUOTED = {"“": "”", "‘": "’", '"': '"', "'": "'", "*": "*", "_": "_", "《": "》", "「": "」"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the source's language inside the target.

    `size` is words or Han characters. A run that is not `sure` may be a term kept as it is,
    unless it is a clause of its own and stands in the source; one `among_names` only so.
    """

    start: int
    end: int
    size: int
    sure: bool = True
    among_names: bool = False


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with stretches replaced by as many private-use characters, which end a run."""
    parts, last = [], 0
    for start, end in sorted(spans):
        if end <= last:
            continue
        start = max(start, last)
        parts += [text[last:start], "\ue000" * (end - start)]
        last = end
    return "".join([*parts, text[last:]])


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Brackets that may hold a gloss: short, and not a sentence of their own."""
    opened: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        sign = match.group()
        if sign not in _PARTNER:
            opened.append((sign, match.start()))
        elif opened and opened[-1][0] == _PARTNER[sign]:
            _, start = opened.pop()
            alone = _AFTER_SENTENCE.search(text[max(0, start - 6) : start])
            short = match.end() - start < 200
            if not alone and short and _words(text[start : match.end()]) <= _LONGEST_GLOSS:
                yield start, match.end()


def _words(text: str) -> float:
    return sum(1 for _ in WORD.finditer(text)) + sum(map(len, HAN_RUN.findall(text))) / HAN_PER_WORD


def _kept(text: str) -> Iterator[tuple[int, int]]:
    """What may stay as it is: code, tags, titles in their brackets, glosses in brackets."""
    for match in _CODE.finditer(text):
        yield match.span()
    yield from _brackets(text)


def _english_runs(text: str) -> Iterator[Run]:
    """Stretches of Latin words that read as English and not as names or code."""
    group: list[Word] = []
    for word in words_of(text):
        if group and not _is_blank(text[group[-1].end : word.start]):
            yield from _as_english(_without_next(text, group))
            group = []
        group.append(word)
    yield from _as_english(_without_next(text, group))


def _without_next(text: str, group: list[Word]) -> list[Word]:
    """The words of a group but for a name at its end with which the next sentence begins, in the
    other language: They are hot. Kiln窑……"""
    if not group or not HAN_RUN.match(text[group[-1].end : group[-1].end + 2].lstrip()):
        return group
    for at in range(len(group) - 1, max(0, len(group) - 1 - _NAME), -1):
        if group[at].kind != "name":
            break
        if text[group[at - 1].end - 1] in ".!?":
            return group[:at]
    return group


def _is_blank(gap: str) -> bool:
    return len(gap) <= 4 and not gap.strip(" \t-–/+0123456789.")


def _as_english(group: list[Word]) -> Iterator[Run]:
    """What of a group of words next to each other reads as English."""
    kinds = Counter(word.kind for word in group)
    plain, total = kinds["ordinary"] + kinds["function"], len(group)
    size = total - kinds["name"]
    if total < MIN_WORDS and _is_of_a_sentence(group, kinds):
        yield Run(group[0].start, group[-1].end, size, sure=False)
    if size < MIN_WORDS or plain < 2 or kinds["name"] > total / 2:
        if plain >= 2 and total >= _SENTENCE and kinds["name"] <= _NAMES * total:
            yield Run(group[0].start, group[-1].end, total, sure=False, among_names=True)
        return
    article = any(word.lower in ("a", "an", "the") for word in group)
    sure = kinds["function"] > 0 or kinds["ordinary"] >= (3 if article else MIN_WORDS)
    yield Run(group[0].start, group[-1].end, size, sure)


def _is_of_a_sentence(group: list[Word], kinds: Counter[WordKind]) -> bool:
    """Whether a word or two and what only sentences have are left over, or that alone."""
    if kinds["name"] or kinds["keyword"] or not (kinds["ordinary"] or len(group) == 1):
        return False
    words = {word.lower for word in group}
    return group[0].lower == "the" or not _SENTENCE_WORDS.isdisjoint(words)


def _chinese_runs(text: str) -> Iterator[Run]:
    for match in _STRETCH.finditer(text):
        stretch = match.group()
        size = sum(map(len, HAN_RUN.findall(stretch)))
        if size >= LEAST_HAN:
            start = match.start() + len(stretch) - len(stretch.lstrip(_LEADING))
            end = match.start() + len(stretch.rstrip(_TRAILING))
            yield Run(start, end, size, size >= MIN_HAN)


def _is_glossed(text: str, run: Run, want: Lang) -> bool:
    """Whether a translation in brackets stands right next to the run."""
    before, after = text[max(0, run.start - 300) : run.start], text[run.end : run.end + 300]
    inside = []
    match = _GLOSS_AFTER.match(after)
    if match:
        inside.append(re.split(r"[)）\]】]", after[match.end() :], maxsplit=1)[0])
    if _GLOSS_BEFORE.search(before):
        inside.append(re.split(r"[(（\[【]", before)[-1])
    size = _words(text[run.start : run.end])
    letters = HAN_RUN if want == "zh" else WORD
    return any(letters.search(part) and _words(part) >= _GLOSS_SHARE * size for part in inside)


def is_glossed_source(source: str, target: str, want: Lang) -> bool:
    """Whether a target is the source's own words and their translation in brackets behind them."""
    words, whole = " ".join(source.split()), " ".join(target.split())
    begun = words.rstrip(" .…:：。")
    if not begun or not whole.casefold().startswith(begun.casefold()):
        return False
    rest = whole[len(begun) :].strip(" .…:：。")
    letters = HAN_RUN if want == "zh" else WORD
    bracketed = rest[:1] in ("(", "（") and rest[-1:] in (")", "）")
    return bracketed and bool(letters.search(rest)) and _words(rest) >= _GLOSS_SHARE * _words(words)


def is_clause(text: str, run: Run) -> bool:
    before, after = text[max(0, run.start - 8) : run.start], text[run.end : run.end + 8]
    ends = text[run.end - 1] in ".,;:!?。，；：！？" or bool(_CLAUSE_END.match(after))
    return ends and (bool(_CLAUSE_START.search(before)) or run.start == 0)


def is_quoted(text: str, run: Run) -> bool:
    """Whether the run is all that stands between two quotation marks or asterisks."""
    before, after = text[max(0, run.start - 2) : run.start], text[run.end : run.end + 2]
    run_text = text[run.start : run.end]
    first, last = (before.strip() or run_text)[-1:], (after.strip() or run_text[-1:])[:1]
    if before.strip() or not run_text:
        return _QUOTED.get(first) in (last, run_text[-1])
    return _QUOTED.get(run_text[0]) == run_text[-1]


def sentence_around(text: str, run: Run) -> str:
    """The sentence in which English words stand, with its code, links and names, as far as no
    Chinese is in it."""
    before = list(_NOT_ENGLISH.finditer(text, max(0, run.start - _AROUND), run.start))
    after = _NOT_ENGLISH.search(text, max(run.start, run.end - 1), run.end + _AROUND)
    start, end = run.start, run.end
    if before or start <= _AROUND:
        start = before[-1].end() if before else 0
    if after:
        end = after.start() + (after[0][0] in ".!?")
    elif end + _AROUND >= len(text):
        end = len(text)
    return text[start:end].strip()


_RUNS: dict[Lang, Callable[[str], Iterator[Run]]] = {"en": _english_runs, "zh": _chinese_runs}


def without_kept(text: str) -> str:
    """The text with code, tags and glosses blanked out; offsets stay the same."""
    return _blanked(text, _kept(text))


def runs_left(text: str, left: Lang, want: Lang) -> list[Run]:
    """The runs of language `left` in a text that is in `want`, those with a gloss left out."""
    return [run for run in _RUNS[left](without_kept(text)) if not _is_glossed(text, run, want)]
