"""Words left inside the other language: The 订单 has been cancelled, 第三版 restores it。"""

from __future__ import annotations

import re

from aligner import lexicon
from aligner.checks.runs import LEAST_HAN, Run
from aligner.lexicon.transliteration import is_transliteration
from aligner.names.romanised import sounds_of
from aligner.names.surnames import SIGNS
from corpus.scripts import HAN_CHAR, HAN_RUN

#: Languages are called by their own names: 中文.
LANGUAGE_NAME = re.compile("[中英法德俄日韩韓汉漢华華国國][文语語]|[粤粵闽閩][语語]")
_OPENING, _CLOSING = "“‘\"'「『《〈（([【*_`", "”’\"'」』》〉）)]】*_`"
#: What says that a word is given as it is written.
_TOLD = re.compile(
    r"\b(?:in|Chinese|Mandarin|Cantonese|characters?|words?|terms?|names?|phrase|written|called"
    r"|means?|meaning|signed)\b[^.;!?]{0,12}$|[:：|/=,]\s*$",
    re.IGNORECASE,
)
_WITHIN = 30
#: The same of English words, before and behind them.
_TOLD_OF = re.compile(r"[词詞字语語句用写寫作叫加即为為是]\s?$|[:：/=]\s*$")
_TOLD_BEHIND = re.compile(r"\s?(?:的[用意含]|[这這]|[一]?[词詞字]|[语語]句|[从從]句)")


def is_word_left(text: str, run: Run, source: str) -> bool:
    """Whether a short run of the source's language is words of it that were left over.

    The source has them and does not speak of them, and they stand there without quotation marks.
    """
    word = text[run.start : run.end]
    if not _is_said(word, source):
        return False
    beside = text[max(0, run.start - 2) : run.start].rstrip()[-1:]
    behind = text[run.end : run.end + 2].lstrip()[:1]
    if (beside and beside in _OPENING) or (behind and behind in _CLOSING):
        return False
    if HAN_RUN.fullmatch(word):
        return _is_chinese_left(text, run)
    told = _TOLD_OF.search(text, max(0, run.start - 2), run.start)
    alone = run.size > 1 or (HAN_CHAR.match(beside) and HAN_CHAR.match(behind))
    return bool(alone) and not told and not _TOLD_BEHIND.match(text, run.end)


def _is_chinese_left(text: str, run: Run) -> bool:
    """Whether Chinese in an English text is no name, and not told as it is written or read."""
    word = text[run.start : run.end]
    if LANGUAGE_NAME.search(word) or _may_be_a_name(word):
        return False
    if _TOLD.search(text, max(0, run.start - _WITHIN), run.start):
        return False
    return "".join(sounds_of(word)) not in re.sub("[^a-z]", "", text.lower())


def _may_be_a_name(word: str) -> bool:
    """Whether it may be somebody's, by its first character, or a foreigner's, by all of them; words
    of the dictionary are none."""
    words = lexicon.load()
    known = (len(part.text) >= LEAST_HAN for part in words.segmented(word))
    return not all(known) and (word[0] in SIGNS or is_transliteration(word))


def _is_said(word: str, source: str) -> bool:
    """Whether the source has a word outside of quotation marks and brackets."""
    for match in re.finditer(re.escape(word), source):
        before, after = source[: match.start()][-1:], source[match.end() :][:1]
        if not (before and before in _OPENING and after and after in _CLOSING):
            return True
    return False
