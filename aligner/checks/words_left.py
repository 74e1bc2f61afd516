"""Chinese words left inside English: The 订单 has been cancelled."""

from __future__ import annotations

import re

from aligner import lexicon
from aligner.checks.runs import LEAST_HAN, Run
from aligner.names.romanised import sounds_of
from corpus.scripts import HAN_RUN

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


def is_word_left(text: str, run: Run, source: str) -> bool:
    """Whether a short run of Chinese in an English text is made up of words of the dictionary that
    the source says and does not speak of, and that stand there without pinyin and quotation marks.
    """
    word = text[run.start : run.end]
    if not HAN_RUN.fullmatch(word) or LANGUAGE_NAME.search(word) or not _is_said(word, source):
        return False
    words = lexicon.load()
    if any(len(part.text) < LEAST_HAN or part.text not in words for part in words.segmented(word)):
        return False
    if _TOLD.search(text, max(0, run.start - _WITHIN), run.start):
        return False
    beside = text[max(0, run.start - 2) : run.start].rstrip()[-1:]
    behind = text[run.end : run.end + 2].lstrip()[:1]
    if (beside and beside in _OPENING) or (behind and behind in _CLOSING):
        return False
    return "".join(sounds_of(word)) not in re.sub("[^a-z]", "", text.lower())


def _is_said(word: str, source: str) -> bool:
    """Whether the source has a word outside of quotation marks and brackets."""
    for match in re.finditer(re.escape(word), source):
        before, after = source[: match.start()][-1:], source[match.end() :][:1]
        if not (before and before in _OPENING and after and after in _CLOSING):
            return True
    return False
