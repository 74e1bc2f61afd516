"""L401 left-untranslated, L402 wrong-language, L403 identical."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks.prose import Word, has_language, is_code, is_prose, is_reference, words_of
from aligner.verdict import Finding, Severity
from corpus.language import language_of, script_counts, without_addresses
from corpus.model import Lang, Pair, Span
from corpus.scripts import HAN, HAN_RUN, WORD

_NAMES: dict[Lang, str] = {"en": "English", "zh": "Chinese"}
#: A run of this many English words, or Han characters, is looked at ...
MIN_WORDS, MIN_HAN = 4, 4
#: ... and from this many on it is grave wherever it stands.
GRAVE_WORDS, GRAVE_HAN = 8, 12
#: A bracket of more words than this is no gloss.
_LONGEST_GLOSS = 12

_BRACKET = re.compile(r"[()（）\[\]【】]")
_PARTNER = {")": "(", "）": "（", "]": "[", "】": "【"}
_CODE = re.compile(r"```.*?```|`[^`\n]*`|<[A-Za-z/!][^<>]*>", re.S)
_TITLE = re.compile("[《〈][^《》〈〉]*[》〉]")
_CLAUSE_START = re.compile(r"(?:^|[，。；：！？、,.;:!?\n—…“”\"])[\s\"'“‘(（]*$")
_CLAUSE_END = re.compile(r"[\s\"'”’)）]*(?:$|[，。；：！？、,.;:!?\n—…“”\"])")
_GLOSS_AFTER = re.compile(r"[\s\"'”’*_》〉,，]*[(（\[【]")
_GLOSS_BEFORE = re.compile(r"[)）\]】][\s\"'“‘*_《]*$")
_HAN_STRETCH = re.compile(
    f"[{HAN}0-9，。、；：！？“”‘’《》…—％%·]*[{HAN}][{HAN}0-9，。、；：！？…—％%·”’》]*"
)
_QUOTED = {"“": "”", "‘": "’", '"': '"', "'": "'", "*": "*", "_": "_", "《": "》", "「": "」"}
_EXCERPT = 80


def _want(pair: Pair) -> tuple[Lang, Lang]:
    """(the source's language, the one that the target should be in).

    The target's own `lang` does not count: text left untranslated has the source's.
    """
    source = pair.source[0].lang
    return source, "zh" if source == "en" else "en"


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _whole(text: str) -> tuple[Span, ...]:
    return (Span(0, len(text)),)


def _excerpt(text: str) -> str:
    line = _squeezed(text[: 4 * _EXCERPT])
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1].rstrip() + "…"


def is_identical(pair: Pair) -> bool:
    """Whether both sides are the same text but for white space."""
    source, target = pair.source_text, pair.target_text
    return source == target or _squeezed(source) == _squeezed(target)


def in_wrong_language(pair: Pair) -> bool:
    """Whether the target as a whole is not in the language it should be in.

    Names, code and references are in no wrong language. A target without a single word is
    wrong where the source is a sentence or more.
    """
    source_lang, want = _want(pair)
    target = pair.target_text
    found = language_of(target)
    if found == want:
        return False
    if found is not None:
        return is_prose(target, found)
    if script_counts(without_addresses(target)).letters >= 4:
        return True
    if has_language(target) or without_addresses(target) != target:
        return False
    source = without_addresses(pair.source_text)
    counts = script_counts(source)
    return is_prose(source, source_lang) and counts.latin_words + counts.han / 1.6 >= 6


class WrongLanguage:
    """The whole target is in the source's language, or in neither."""

    code: ClassVar[str] = "L402"
    name: ClassVar[str] = "wrong-language"
    help: ClassVar[str] = "the translation as a whole is not in the language it should be in"

    def check(self, pair: Pair) -> Iterable[Finding]:
        if is_identical(pair) or not in_wrong_language(pair):
            return
        source_lang, want = _want(pair)
        text = pair.target_text
        found = language_of(text)
        is_in = f"is in {_NAMES[found]}" if found else "has no words in either language"
        if found is None and script_counts(text).letters:
            is_in = "is in another language"
        yield Finding(
            self.code,
            "missing",
            f"The translation {is_in}, not in {_NAMES[want]}.",
            target_spans=_whole(text),
            evidence={"language": found or "none", "expected": want, "source": source_lang},
        )


class Identical:
    """The target is the source itself."""

    code: ClassVar[str] = "L403"
    name: ClassVar[str] = "identical"
    help: ClassVar[str] = "the translation is the same text as the source"

    def check(self, pair: Pair) -> Iterable[Finding]:
        text = pair.target_text
        if not is_identical(pair) or is_code(text) or not has_language(text):
            return
        source_lang, want = _want(pair)
        if language_of(text) == want:
            return  # the source quotes the target's language here: nothing to translate
        prose = is_prose(text, source_lang)
        yield Finding(
            self.code,
            "missing" if prose else "note",
            f"The translation is the {_NAMES[source_lang]} source itself."
            if prose
            else "The translation is the same as the source, which may be a name.",
            source_spans=_whole(pair.source_text),
            target_spans=_whole(text),
        )


# --- a part left in the source's language -------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the source's language inside the target; `size` is words or Han characters."""

    start: int
    end: int
    size: int


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
    """Brackets short enough to hold a gloss, the outermost of those that close."""
    opened: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        sign = match.group()
        if sign not in _PARTNER:
            opened.append((sign, match.start()))
        elif opened and opened[-1][0] == _PARTNER[sign]:
            _, start = opened.pop()
            if match.end() - start < 200 and _words(text[start : match.end()]) <= _LONGEST_GLOSS:
                yield start, match.end()


def _words(text: str) -> float:
    return sum(1 for _ in WORD.finditer(text)) + sum(map(len, HAN_RUN.findall(text))) / 1.6


def _kept(text: str) -> Iterator[tuple[int, int]]:
    """What may stay as it is: code, tags, glosses in brackets."""
    for match in _CODE.finditer(text):
        yield match.span()
    yield from _brackets(text)


def _english_runs(text: str) -> Iterator[Run]:
    """Stretches of Latin words that read as English and not as names or code."""
    group: list[Word] = []
    for word in words_of(text):
        if group and not _is_blank(text[group[-1].end : word.start]):
            yield from _as_english(group)
            group = []
        group.append(word)
    yield from _as_english(group)


def _is_blank(gap: str) -> bool:
    return len(gap) <= 4 and not gap.strip(" \t-–/+") and "\n" not in gap


def _as_english(group: list[Word]) -> Iterator[Run]:
    kinds = Counter(word.kind for word in group)
    plain, total = kinds["ordinary"] + kinds["function"], len(group)
    size = total - kinds["name"]
    if size < MIN_WORDS or plain < 2 or kinds["name"] > total / 2:
        return
    article = any(word.lower in ("a", "an", "the") for word in group)
    if kinds["function"] or kinds["ordinary"] >= (3 if article else MIN_WORDS):
        yield Run(group[0].start, group[-1].end, size)


def _chinese_runs(text: str) -> Iterator[Run]:
    for match in _HAN_STRETCH.finditer(text):
        size = sum(map(len, HAN_RUN.findall(match.group())))
        if size >= MIN_HAN:
            yield Run(match.start(), match.end(), size)


_RUNS: dict[Lang, tuple[Callable[[str], Iterator[Run]], int]] = {
    "en": (_english_runs, GRAVE_WORDS),
    "zh": (_chinese_runs, GRAVE_HAN),
}


def _glossed(text: str, run: Run, want: Lang) -> bool:
    """Whether a translation in brackets stands right next to the run."""
    after = text[run.end : run.end + 300]
    match = _GLOSS_AFTER.match(after)
    if match:
        inside = re.split(r"[)）\]】]", after[match.end() :], maxsplit=1)[0]
        if (HAN_RUN if want == "zh" else WORD).search(inside):
            return True
    before = text[max(0, run.start - 300) : run.start]
    if not _GLOSS_BEFORE.search(before):
        return False
    inside = re.split(r"[(（\[【]", before)[-1]
    return bool((HAN_RUN if want == "zh" else WORD).search(inside))


def _is_clause(text: str, run: Run) -> bool:
    before, after = text[max(0, run.start - 8) : run.start], text[run.end : run.end + 8]
    ends = text[run.end - 1] in ".,;:!?。，；：！？" or bool(_CLAUSE_END.match(after))
    return ends and (bool(_CLAUSE_START.search(before)) or run.start == 0)


def _is_quoted(text: str, run: Run) -> bool:
    """Whether the run is all that stands between two quotation marks or asterisks."""
    before, after = text[max(0, run.start - 2) : run.start], text[run.end : run.end + 2]
    run_text = text[run.start : run.end]
    first, last = (before.strip() or run_text)[-1:], (after.strip() or run_text[-1:])[:1]
    if before.strip() or not run_text:
        return _QUOTED.get(first) in (last, run_text[-1])
    return _QUOTED.get(run_text[0]) == run_text[-1]


class LeftUntranslated:
    """A stretch of the source's language inside the target."""

    code: ClassVar[str] = "L401"
    name: ClassVar[str] = "left-untranslated"
    help: ClassVar[str] = "words of the source's language were left inside the translation"

    def check(self, pair: Pair) -> Iterable[Finding]:
        source_lang, want = _want(pair)
        text = pair.target_text
        if language_of(text) != want or is_code(text) or is_reference(text):
            return
        find, grave = _RUNS[source_lang]
        masked = _blanked(text, _kept(text))
        runs = [run for run in find(masked) if not _glossed(text, run, want)]
        if not runs:
            return
        source = _squeezed(pair.source_text).lower()
        weak = [run for run in runs if self._is_grave(text, run, source, grave)]
        severity: Severity = "weak" if weak else "review"
        longest = max(weak or runs, key=lambda run: run.size)
        quoted = _excerpt(text[longest.start : longest.end])
        yield Finding(
            self.code,
            severity,
            f"Left in {_NAMES[source_lang]} inside the {_NAMES[want]}: {quoted}",
            target_spans=tuple(Span(run.start, run.end) for run in runs),
            evidence={"text": quoted, "size": longest.size, "runs": len(runs)},
        )

    @staticmethod
    def _is_grave(text: str, run: Run, source: str, grave: int) -> bool:
        """Long, or a clause of its own; and the source's own words, not a quotation kept."""
        if run.size < grave and not _is_clause(text, run):
            return False
        words = _squeezed(text[run.start : run.end]).lower().strip(".,;:!?。，；：！？“”\"'")
        return words in source and not _is_quoted(text, run)
