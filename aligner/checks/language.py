"""L401 left-untranslated, L402 wrong-language, L403 identical."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import ClassVar

from aligner.checks.citing import is_cited
from aligner.checks.kept_texts import has_words, is_data, is_label, is_small_heading, is_title
from aligner.checks.phrases import is_phrase
from aligner.checks.prose import has_language, is_code, is_prose, is_reference
from aligner.checks.runs import (
    GRAVE_HAN,
    GRAVE_WORDS,
    LEAST_HAN,
    MIN_WORDS,
    Run,
    is_clause,
    is_glossed_source,
    is_quoted,
    runs_left,
    sentence_around,
    without_kept,
)
from aligner.checks.words_left import LANGUAGE_NAME, is_word_left
from aligner.verdict import Finding, Severity
from corpus.images import image_name, is_wordless_image
from corpus.language import HAN_PER_WORD, language_of, script_counts, without_addresses
from corpus.model import LANGUAGE_NAMES, Lang, Pair, Span, other

_EXCERPT = 80
#: From this share on text in the right language makes a target mixed, not wrong as a whole.
MIXED = 0.15
#: A word in code or emphasis, and what stands between such words.
_NAMED = re.compile(r"(`{1,2})[^`\n]{1,100}\1|(\*{1,2}|_{1,2})[^\s*_]{1,60}\2")
_JOINED = re.compile(r"(?:and|or|[和与與或及以者,，、/|;；.。\s])*")
#: Code, and a remark on it in brackets.
_REMARK = re.compile(r"\s*(?:`[^`\n]+`[\s.,;:]*)+[(（](?P<remark>[^()（）\n]{1,200})[)）][\s.。]*")

#: What a thing is called, and in what state it is: pod-a *ready*.
_STATE = re.compile(r"(?=[\w.:/-]*[-_.\d])[\w.:/-]+\s+([*_]{1,2})[A-Za-z]+\1", re.ASCII)


def _want(pair: Pair) -> tuple[Lang, Lang]:
    """(the source's language, the one that the target should be in).

    The target's own `lang` does not count: text left untranslated has the source's.
    """
    source = pair.source[0].lang
    return source, other(source)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _whole(text: str) -> tuple[Span, ...]:
    return (Span(0, len(text)),)


def _excerpt(text: str) -> str:
    line = _squeezed(text[: 4 * _EXCERPT])
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1].rstrip() + "…"


def _share(text: str, lang: Lang) -> float:
    """How much of a text is in a language, both taken as English words' worth, [0, 1]."""
    counts = script_counts(text)
    chinese = counts.han / HAN_PER_WORD
    total = max(counts.latin_words + chinese, 1.0)
    return (chinese if lang == "zh" else counts.latin_words) / total


def is_identical(pair: Pair) -> bool:
    """Whether both sides are the same text but for white space and capitals."""
    source, target = pair.source_text, pair.target_text
    return source == target or _squeezed(source).casefold() == _squeezed(target).casefold()


def is_list_of_names(pair: Pair) -> bool:
    """Whether both sides are the same words in code or emphasis and nothing else but and, or."""
    texts = pair.source_text, pair.target_text
    source, target = ([match[0] for match in _NAMED.finditer(text)] for text in texts)
    return source == target != [] and all(_JOINED.fullmatch(_NAMED.sub("", text)) for text in texts)


@lru_cache(maxsize=2)  # two checks ask it
def in_wrong_language(pair: Pair) -> bool:
    """Whether the target as a whole is not in the language it should be in.

    Names, code and references are in no wrong language, nor is a text of which MIXED or more is
    in the right one. A target without a single word is wrong where the source is a sentence.
    """
    source_lang, want = _want(pair)
    target = pair.target_text
    found = language_of(target)
    if found == want or remark_left(target, source_lang) or is_list_of_names(pair):
        return False
    if is_glossed_source(pair.source_text, target, want):
        return False
    if is_han_only(pair):
        return True
    if found is not None:
        return is_prose(target, found) and _share(without_kept(target), want) < MIXED
    if script_counts(without_addresses(target)).letters >= 4:
        return True
    if has_language(target) or without_addresses(target) != target:
        return False
    source = without_addresses(pair.source_text)
    counts = script_counts(source)
    return is_prose(source, source_lang) and counts.latin_words + counts.han / HAN_PER_WORD >= 6


def remark_left(target: str, source_lang: Lang) -> Run | None:
    """The remark in brackets behind code that is in the source's language, of a target that is
    nothing else."""
    match = _REMARK.fullmatch(target)
    if match is None or language_of(match["remark"]) != source_lang:
        return None
    counts = script_counts(match["remark"])
    size = counts.han if source_lang == "zh" else counts.latin_words
    return Run(*match.span("remark"), size) if is_prose(match["remark"], source_lang) else None


def is_han_only(pair: Pair) -> bool:
    """Whether the English for a Chinese text has Chinese words only; a language may be called by
    its own name."""
    target = pair.target_text
    counts = script_counts(target)
    if _want(pair)[0] == "en" or counts.han < LEAST_HAN or counts.letters > counts.han:
        return False
    return not is_code(target) and not LANGUAGE_NAME.search(target)


def _has_lost_words(pair: Pair) -> bool:
    """Whether an image has an alternative text in the source alone."""
    source, target = pair.source_text, pair.target_text
    image = image_name(source) and not is_wordless_image(source)
    return bool(image) and is_wordless_image(target)


class WrongLanguage:
    """The whole target is in the source's language, or in neither."""

    code: ClassVar[str] = "L402"
    name: ClassVar[str] = "wrong-language"
    help: ClassVar[str] = "the translation as a whole is not in the language it should be in"

    def check(self, pair: Pair) -> Iterable[Finding]:
        if _has_lost_words(pair):
            yield Finding(
                self.code,
                "missing",
                "The image has no alternative text in the translation.",
                source_spans=_whole(pair.source_text),
                target_spans=_whole(pair.target_text),
            )
        if is_identical(pair) or not in_wrong_language(pair):
            return
        source_lang, want = _want(pair)
        text = pair.target_text
        found = language_of(text)
        is_in = f"is in {LANGUAGE_NAMES[found]}" if found else "has no words in either language"
        if found is None and script_counts(text).letters:
            is_in = "is in another language"
        elif found and script_counts(text).han and want == "zh":
            is_in = f"is mostly in {LANGUAGE_NAMES[found]}"
        yield Finding(
            self.code,
            "missing",
            f"The translation {is_in}, not in {LANGUAGE_NAMES[want]}.",
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
        texts = pair.source_text, text
        prose = all(is_prose(one, source_lang) or is_phrase(one) for one in texts)
        prose = prose and not (_STATE.fullmatch(text.strip()) or is_data(text) or is_label(text))
        prose = (prose and not is_small_heading(pair)) or is_han_only(pair)
        if not prose and not has_words(text):
            return
        title = not prose and source_lang == "en" and is_title(pair)
        severity: Severity = "missing" if prose else "review" if title else "note"
        yield Finding(
            self.code,
            severity,
            f"The translation is the {LANGUAGE_NAMES[source_lang]} source itself."
            if prose or title
            else "The translation is the same as the source, which may be a name.",
            source_spans=_whole(pair.source_text),
            target_spans=_whole(text),
        )


class LeftUntranslated:
    """A stretch of the source's language inside the target."""

    code: ClassVar[str] = "L401"
    name: ClassVar[str] = "left-untranslated"
    help: ClassVar[str] = "words of the source's language were left inside the translation"

    def check(self, pair: Pair) -> Iterable[Finding]:
        source_lang, want = _want(pair)
        text = pair.target_text
        if is_code(text) or is_reference(text) or is_identical(pair) or in_wrong_language(pair):
            return
        if is_glossed_source(pair.source_text, text, want):
            return
        remark = remark_left(text, source_lang)
        runs = [remark] if remark else runs_left(text, source_lang, want)
        runs = [run for run in runs if not is_cited(text, run, want, pair.source_text)]
        if not runs:
            return
        source = _squeezed(pair.source_text).lower()
        weak = [
            run
            for run in runs
            if run is not remark and self._is_grave(text, run, source, source_lang)
        ]
        runs = [
            run
            for run in runs
            if run.sure
            or run in weak
            or (not run.among_names and is_word_left(text, run, pair.source_text))
        ]
        if not runs:
            return
        severity: Severity = "weak" if weak else "review"
        longest = max(weak or runs, key=lambda run: run.size)
        english = source_lang == "en"
        quoted = _excerpt(
            sentence_around(text, longest) if english else text[longest.start : longest.end]
        )
        yield Finding(
            self.code,
            severity,
            f"Left in {LANGUAGE_NAMES[source_lang]} inside the {LANGUAGE_NAMES[want]}: {quoted}",
            target_spans=tuple(Span(run.start, run.end) for run in runs),
            evidence={"text": quoted, "size": longest.size, "runs": len(runs)},
        )

    @staticmethod
    def _is_grave(text: str, run: Run, source: str, lang: Lang) -> bool:
        """Long, or a clause of its own; and the source's own words, not a quotation kept."""
        if not run.sure and (lang == "zh" or run.size < MIN_WORDS):
            return False
        grave = GRAVE_WORDS if lang == "en" else GRAVE_HAN
        if run.among_names and text[run.end - 1] not in ".!?":
            return False
        if not (is_clause(text, run) or (run.sure and run.size >= grave)):
            return False
        words = _squeezed(text[run.start : run.end]).lower().strip(".,;:!?。，；：！？“”\"'")
        return words in source and not is_quoted(text, run)
