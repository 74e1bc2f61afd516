"""S203 cut-off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import ClassVar

from aligner import lexicon
from aligner.checks.prose import is_code, is_reference
from aligner.verdict import Finding, Severity
from corpus.model import Lang, Pair, Span

#: The document shows how its paragraphs end if it has so many of them ...
MIN_SHOWN = 4
#: ... and this share of them ends as a sentence does.
USUAL = 0.9
#: From this measure of what is lost on, a missing end is for review: where no other paragraph
#: lacks one, where few do, and where many do. Set on news and talks with ends cut off.
LOST_ALONE, LOST, LOST_UNUSUAL = 0.3, 0.65, 1.0
#: A translation shorter than this share of what is usual in the document has lost something.
SHORT = 0.75

_CLOSERS = r"\"'”’»)）\]】」』》*_`~\s"
_END = re.compile(rf"[.!?。！？…．][{_CLOSERS}]*$|[^\W\d_][.!?。！？…]\s?[\[(（]\d+[\])）]$")
#: What no sentence ends in, by language. English: the last word; Chinese: the last characters.
_OPEN: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(
        r"[，、；,]\s*$|(?:以及|因为|由于|但是|并且|或者|如果|虽然|而且|并|和|与|或|把|被|将|对|向)$"
    ),
    "en": re.compile(
        r"[,;]\s*$|\b(?:the|an?|of|and|or|but|with|from|because|if|which|who|as|its|their|our|your"
        r"|my|than|when|while)$",
        re.IGNORECASE,
    ),
}
_TAIL = 24
_TAIL_SOURCE, _TAIL_WORDS = 400, 6


def ends(text: str) -> bool:
    """Whether a text ends as a sentence does; quotation marks and brackets may follow."""
    return bool(_END.search(text[-60:]))


class CutOff:
    """A translation that breaks off in the middle of a sentence."""

    code: ClassVar[str] = "S203"
    name: ClassVar[str] = "cut-off"
    help: ClassVar[str] = "the translation breaks off in the middle of a sentence"

    def check_all(self, pairs: Sequence[Pair]) -> Iterable[tuple[int, Finding]]:
        """Yield (index of the pair, finding), by pair."""
        whole = [(number, pair) for number, pair in enumerate(pairs) if _comparable(pair)]
        broken = [(number, pair) for number, pair in whole if not ends(pair.target_text)]
        if not broken:
            return
        usual = len(whole) >= MIN_SHOWN and len(broken) <= (1 - USUAL) * len(whole) + 1
        ratio = median(_ratio(pair) for _, pair in whole)
        for number, pair in broken:
            text = pair.target_text.rstrip()
            length = _ratio(pair) / ratio
            if _OPEN[pair.target[0].lang].search(text[-_TAIL:]) or (usual and length < SHORT):
                yield number, self._finding(text, "weak", length)
                continue
            lost = 1.5 * (1 - length) + _tail_lost(pair)
            limit = LOST_UNUSUAL if not usual else LOST_ALONE if len(broken) == 1 else LOST
            if usual or lost > limit:
                yield number, self._finding(text, "review" if lost > limit else "note", length)

    def _finding(self, text: str, severity: Severity, length: float) -> Finding:
        tail = " ".join(text[-_TAIL:].split())
        says = "has no final punctuation" if severity == "note" else "breaks off"
        return Finding(
            self.code,
            severity,
            f"The translation {says}: …{tail}",
            target_spans=(Span(max(0, len(text) - _TAIL), len(text)),),
            evidence={"end": tail, "length": round(length, 3)},
        )


def _tail_lost(pair: Pair) -> float:
    """The share of the source's last content words that the target does not have, [0, 1]."""
    source, target = pair.source_text[-_TAIL_SOURCE:], pair.target_text
    if pair.source[0].lang == "en":
        words = lexicon.content_tokens(source)[-_TAIL_WORDS:]
        tail = source[words[0].start :] if words else ""
        found = lexicon.coverage(tail, target, lexicon.load())
        return found.english_lost / max(found.english, 1)
    found = lexicon.coverage(target, source[-2 * _TAIL_WORDS :], lexicon.load())
    return found.chinese_lost / max(found.chinese, 1)


def _comparable(pair: Pair) -> bool:
    """Whether the source ends as a sentence does and both sides are prose."""
    if not pair.source or not pair.target or not ends(pair.source_text):
        return False
    texts = pair.source_text, pair.target_text
    return not any(is_code(text) or is_reference(text) for text in texts)


def _ratio(pair: Pair) -> float:
    return len(pair.target_text) / max(1, len(pair.source_text))
