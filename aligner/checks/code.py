"""K902 placeholder-differs, K903 inline-code-differs, K904 markup-differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from aligner.checks import code_labels
from aligner.checks.branches import other_branches
from aligner.checks.broken_marks import broken_marks
from aligner.checks.changed_places import changed_places
from aligner.checks.code_words import OtherText, codes, parts
from aligner.checks.placeholders import placeholders
from aligner.checks.stand_ins import (
    differ_in_quotes,
    differ_in_repeats,
    differ_in_words,
    tight,
    undressed,
    unescaped,
)
from aligner.checks.tag_names import by_attributes
from aligner.checks.unshared import MOST, Missing, compared, finding, findings_of, without
from aligner.things import Thing, inline_code, is_balanced, layout, tags, without_code
from aligner.verdict import Finding, Severity
from corpus.curved import unquoted
from corpus.model import Pair

_NUMBERED = re.compile(r"</?\d")
#: A shorter name may be any word: `<a>`, `<i>`.
_SHORTEST = 3


class PlaceholderDiffers:
    """What a program fills in: {name}, {{x}}, %s, %(x)d, ${x}, ICU."""

    code: ClassVar[str] = "K902"
    name: ClassVar[str] = "placeholder-differs"
    help: ClassVar[str] = "a placeholder such as {name} or %s is not the same on both sides"

    def check(self, pair: Pair) -> Iterable[Finding]:
        source, target = pair.source_text, pair.target_text
        mine, theirs = list(placeholders(source))[:MOST], list(placeholders(target))[:MOST]
        left, right = compared(mine, theirs)
        yield from findings_of(self.code, "placeholder", left, right, "weak", "weak")
        for some, others in other_branches(source, target):
            left, right = Missing(tuple(some), "source"), Missing(tuple(others), "target")
            yield from findings_of(self.code, "branch", left, right, "weak", "weak")
        if keys := changed_places(source, target, mine, theirs):
            own = Missing(tuple(thing for thing in mine if thing.key in keys), "source")
            other = Missing(tuple(thing for thing in theirs if thing.key in keys), "target")
            yield finding(self.code, "weak", f"The placeholders {own} changed places.", own, other)


class InlineCodeDiffers:
    """What stands between backticks."""

    code: ClassVar[str] = "K903"
    name: ClassVar[str] = "inline-code-differs"
    help: ClassVar[str] = "code between backticks is not the same on both sides"

    def check(self, pair: Pair) -> Iterable[Finding]:
        texts = pair.source_text, pair.target_text
        source, target = (list(codes(unquoted(side))) for side in (pair.source, pair.target))
        here, there = (OtherText(text) for text in texts)
        left, right = compared(source, target)
        left, right, one, other = without(left, right, differ_in_repeats)
        yield from findings_of(self.code, "code", one, other, "weak", "weak")
        left, right = _not_in_parts(left, target), _not_in_parts(right, source)
        # The text may stand there without its backticks.
        left = _not_in(left, texts[1]).but(there.has_in_pieces).but(there.has_without_program)
        right = _not_in(right, texts[0]).but(here.has_in_pieces).but(here.has_without_program)
        left, right, *_ = without(left, right, differ_in_quotes)
        left, right, *in_parts = without(left, right, differ_in_words)
        left, right = code_labels.without_classed(left, right, texts)
        left, right, *labels = code_labels.translated(left, right, texts)
        langs = pair.source[0].lang, pair.target[0].lang
        left, right = (
            code_labels.told(left, right, *texts),
            code_labels.told(right, left, *reversed(texts)),
        )
        if not (left.things and right.things):
            left, right = map(code_labels.without_chinese, (left, right))
        # English may say it in words, unless one code was exchanged for another.
        if not left.things and langs[1] == "zh":
            right = right.but(here.has_in_words)
        elif not right.things and langs[1] == "en":
            left = left.but(there.has_in_words)
        yield from findings_of(self.code, "code", left, right, "weak", "review")
        yield from _translated(*map(Missing.joined, in_parts, labels))


def _translated(own: Missing, translated: Missing) -> Iterator[Finding]:
    """The note that words in code were translated."""
    if own.things:
        message = f"Words in the code {own} were translated: {translated}."
        yield finding(InlineCodeDiffers.code, "note", message, own, translated)


def _not_in_parts(missing: Missing, others: Iterable[Thing]) -> Missing:
    """Those that are no code of the other side in another dress, `<b>` and `b`, and of which not
    every part is code of its own there: `a=b`, `a` and `b`."""
    keys = {thing.key for thing in others}
    names = {*map(undressed, keys)} if missing.things else set()
    parted = ((thing, parts(thing.key)) for thing in missing.things)
    kept = tuple(
        thing
        for thing, own in parted
        if undressed(thing.key) not in names and (len(own) < 2 or not keys.issuperset(own))
    )
    return Missing(kept, missing.side)


def _not_in(missing: Missing, text: str) -> Missing:
    """Those that do not stand in a text even without backticks, blanks or a call's brackets, nor
    as a word that lacks the signs around them."""
    bare = tight(text)
    bare = f"{bare}\n{unescaped(bare)}"
    kept = tuple(
        thing
        for thing in missing.things
        if tight(thing.key).removesuffix("()") not in bare and not _is_word(thing.key, bare)
    )
    return Missing(kept, missing.side)


def _is_word(code: str, text: str) -> bool:
    name = undressed(code)
    if len(name) < _SHORTEST or name not in text:
        return False
    return bool(re.search(rf"(?<![A-Za-z0-9_-]){re.escape(name)}(?![A-Za-z0-9_-])", text))


class MarkupDiffers:
    """Tags: <b>, </a>, not in code. Where lines break is the translator's choice."""

    code: ClassVar[str] = "K904"
    name: ClassVar[str] = "markup-differs"
    help: ClassVar[str] = "markup tags are not the same on both sides"

    def check(self, pair: Pair) -> Iterable[Finding]:
        texts = pair.source_text, pair.target_text
        source, target = (
            [tag for tag in tags(without_code(text)) if not tag.key.startswith("<br>")]
            for text in texts
        )
        left, right = compared(source, target)
        left = by_attributes(left, source, target)
        right = by_attributes(right, target, source)
        left, right = _not_in_code(left, texts[1]), _not_in_code(right, texts[0])
        left, right = (_inside(*one) for one in zip((left, right), texts, strict=True))
        broken = is_balanced(source) and not is_balanced(target)
        renumbered = all(any(_NUMBERED.match(t.key) for t in side.things) for side in (left, right))
        severity: Severity = "weak" if broken or renumbered else "review"
        yield from findings_of(self.code, "tag", left, right, severity, severity)
        yield from _in_marks(Missing(tuple(broken_marks(*texts)), "target"))


def _in_marks(broken: Missing) -> Iterator[Finding]:
    if broken.things:
        yield finding(
            MarkupDiffers.code, "review", f"There is a blank in the mark {broken}.", broken
        )


def _inside(missing: Missing, text: str) -> Missing:
    """Those that are no layout of the whole text, with a tag at either end."""
    spans = {thing.span for thing in missing.things}
    around = {
        span for both in (layout(text) if spans else ()) if spans.issuperset(both) for span in both
    }
    return Missing(tuple(t for t in missing.things if t.span not in around), missing.side)


def _not_in_code(missing: Missing, text: str) -> Missing:
    """Those that are no code on the other side either."""
    codes = " ".join(thing.key for thing in inline_code(text)) if missing.things else ""
    return Missing(tuple(tag for tag in missing.things if tag.text not in codes), missing.side)
