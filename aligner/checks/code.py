"""K901 address-differs, K902 placeholder-differs, K903 inline-code-differs, K904 markup-differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import ClassVar

from aligner.checks.things import (
    Thing,
    addresses,
    inline_code,
    is_balanced,
    placeholders,
    tags,
)
from aligner.verdict import Finding, Severity
from corpus.model import Pair, Side, Span

#: Things of one kind compared in a pair; a text with more is data, not prose.
MOST = 2000
_LISTED = 5
_LONG = 60


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands on one side only, each once, with all the places it stands in."""

    things: tuple[Thing, ...]
    side: Side

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(sorted(thing.span for thing in self.things))

    def __str__(self) -> str:
        texts = list(dict.fromkeys(_short(thing.text) for thing in self.things))
        if len(texts) > _LISTED:
            texts[_LISTED - 1 :] = [f"{len(texts) - _LISTED + 1} more"]
        return ", ".join(texts)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 9]}…{line[-8:]}"


def compared(source: Iterable[Thing], target: Iterable[Thing]) -> tuple[Missing, Missing]:
    """What the source has and the target has not, and the reverse."""
    here, there = list(islice(source, MOST)), list(islice(target, MOST))
    left, right = ({thing.key for thing in side} for side in (here, there))
    return (
        Missing(tuple(thing for thing in here if thing.key not in right), "source"),
        Missing(tuple(thing for thing in there if thing.key not in left), "target"),
    )


def _findings(
    code: str, what: str, left: Missing, right: Missing, severity: Severity, alone: Severity
) -> Iterator[Finding]:
    """One finding: `severity` where either side has what the other lacks, else `alone`."""
    if left.things and right.things:
        message = f"The source has the {what} {left}, the target {right}."
    elif left.things:
        message = f"The {what} {left} of the source is not in the target."
    elif right.things:
        message = f"The {what} {right} of the target is not in the source."
    else:
        return
    evidence: dict[str, str | float | int] = {
        side.side: str(side) for side in (left, right) if side.things
    }
    yield Finding(
        code,
        severity if left.things and right.things else alone,
        message,
        source_spans=left.spans,
        target_spans=right.spans,
        evidence=evidence,
    )


class AddressDiffers:
    """Web and e-mail addresses."""

    code: ClassVar[str] = "K901"
    name: ClassVar[str] = "address-differs"
    help: ClassVar[str] = "a web or e-mail address is not the same on both sides"

    def check(self, pair: Pair) -> Iterable[Finding]:
        left, right = compared(addresses(pair.source_text), addresses(pair.target_text))
        damaged = any(
            _alike(one.key, other.key) for one in left.things[:20] for other in right.things[:20]
        )
        severity: Severity = "weak" if damaged else "review"
        yield from _findings(self.code, "address", left, right, severity, "review")


def _alike(one: str, other: str) -> bool:
    """Whether one address may be the other with a slip in it: all but a few signs the same."""
    start = _same(one, other)
    end = _same(one[start:][::-1], other[start:][::-1])
    longest = max(len(one), len(other))
    return longest - start - end <= 3 and start + end >= 6


def _same(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False)))


class PlaceholderDiffers:
    """What a program fills in: {name}, {{x}}, %s, %(x)d, ${x}, ICU."""

    code: ClassVar[str] = "K902"
    name: ClassVar[str] = "placeholder-differs"
    help: ClassVar[str] = "a placeholder such as {name} or %s is not the same on both sides"

    def check(self, pair: Pair) -> Iterable[Finding]:
        left, right = compared(placeholders(pair.source_text), placeholders(pair.target_text))
        yield from _findings(self.code, "placeholder", left, right, "weak", "weak")


class InlineCodeDiffers:
    """What stands between backticks."""

    code: ClassVar[str] = "K903"
    name: ClassVar[str] = "inline-code-differs"
    help: ClassVar[str] = "code between backticks is not the same on both sides"

    def check(self, pair: Pair) -> Iterable[Finding]:
        left, right = compared(inline_code(pair.source_text), inline_code(pair.target_text))
        # The text may stand there without its backticks.
        left = _not_in(left, pair.target_text)
        right = _not_in(right, pair.source_text)
        yield from _findings(self.code, "code", left, right, "weak", "review")


def _not_in(missing: Missing, text: str) -> Missing:
    kept = tuple(thing for thing in missing.things if thing.key not in text)
    return Missing(kept, missing.side)


class MarkupDiffers:
    """Tags: <b>, </a>, <br/>."""

    code: ClassVar[str] = "K904"
    name: ClassVar[str] = "markup-differs"
    help: ClassVar[str] = "markup tags are not the same on both sides"

    def check(self, pair: Pair) -> Iterable[Finding]:
        source, target = list(tags(pair.source_text)), list(tags(pair.target_text))
        left, right = compared(source, target)
        broken = is_balanced(source) and not is_balanced(target)
        severity: Severity = "weak" if broken else "review"
        yield from _findings(self.code, "tag", left, right, severity, severity)
