"""R502 translated-in-two-ways, R503 translated-alike."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from aligner.checks.prose import has_language, is_code, is_prose
from aligner.checks.repetition import MIN_LENGTH, alike
from aligner.verdict import Finding, Severity, first_location
from corpus.model import Pair, Span

_EXCERPT = 60
_PUNCTUATION = "Po Ps Pe Pi Pf Pd"


def plain(text: str) -> str:
    """A text without what does not make it another one: width, case, blanks, punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(
        sign
        for sign in folded
        if not sign.isspace() and unicodedata.category(sign) not in _PUNCTUATION
    )


def _groups(pairs: Sequence[Pair], own: Callable[[Pair], str]) -> Iterator[list[tuple[int, Pair]]]:
    """The pairs that have one side in common."""
    found: dict[str, list[tuple[int, Pair]]] = {}
    for number, pair in enumerate(pairs):
        if pair.source and pair.target:
            found.setdefault(own(pair), []).append((number, pair))
    for group in found.values():
        if len(group) > 1:
            yield group


def _excerpt(text: str) -> str:
    line = " ".join(text[: 4 * _EXCERPT].split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1].rstrip() + "…"


class TranslatedInTwoWays:
    """The same source with two translations; the one that is used less often is reported."""

    code: ClassVar[str] = "R502"
    name: ClassVar[str] = "translated-in-two-ways"
    help: ClassVar[str] = "the same source is translated in another way elsewhere"

    def check_all(self, pairs: Sequence[Pair]) -> Iterable[tuple[int, Finding]]:
        """Yield (index of the pair, finding), by pair."""
        found: list[tuple[int, Finding]] = []
        for group in _groups(pairs, lambda pair: " ".join(pair.source_text.split())):
            source = group[0][1].source_text
            if is_code(source) or not has_language(source):
                continue
            ways = [plain(pair.target_text) for _, pair in group]
            usual = Counter(ways).most_common(1)[0][0]
            model = group[ways.index(usual)][1]
            prose = is_prose(source, group[0][1].source[0].lang)
            severity: Severity = "review" if prose and len(source) >= MIN_LENGTH else "note"
            found += [
                (number, self._finding(pair, model, severity))
                for (number, pair), way in zip(group, ways, strict=True)
                if way != usual
            ]
        return sorted(found, key=lambda item: item[0])

    def _finding(self, pair: Pair, model: Pair, severity: Severity) -> Finding:
        place = model.target[0].location
        return Finding(
            self.code,
            severity,
            f"The same source is translated otherwise at {place.words}: "
            f"{_excerpt(model.target_text)}",
            source_spans=(Span(0, len(pair.source_text)),),
            target_spans=(Span(0, len(pair.target_text)),),
            evidence={"line": place.line, "file": place.file, "other": _excerpt(model.target_text)},
        )


class TranslatedAlike:
    """Two short sources with one translation; of long ones R501 speaks."""

    code: ClassVar[str] = "R503"
    name: ClassVar[str] = "translated-alike"
    help: ClassVar[str] = "another source has the very same translation"

    def check_all(self, pairs: Sequence[Pair]) -> Iterable[tuple[int, Finding]]:
        """Yield (index of the pair, finding), by pair."""
        found: list[tuple[int, Finding]] = []
        for group in _groups(pairs, lambda pair: plain(pair.target_text)):
            text = group[0][1].target_text
            if len(text) >= MIN_LENGTH or not has_language(text):
                continue
            first = group[0][1]
            for number, pair in group[1:]:
                if not alike(plain(first.source_text), plain(pair.source_text)):
                    found.append((number, self._finding(pair, first)))
        return sorted(found, key=lambda item: item[0])

    def _finding(self, pair: Pair, first: Pair) -> Finding:
        place = first_location(first)
        other = _excerpt(first.source_text)
        return Finding(
            self.code,
            "note",
            f"The source at {place.words} has the same translation: {other}",
            target_spans=(Span(0, len(pair.target_text)),),
            evidence={"line": place.line, "file": place.file, "other": other},
        )
