"""Things that stand on one side only: placeholders, code, addresses, tags, formulas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from aligner.things import Sort, Thing
from aligner.verdict import Finding, Severity
from corpus.model import Side, Span

#: Things of one kind compared in a pair; a text with more is data, not prose.
MOST = 2000
#: Of those that differ, so many are compared with each other.
PAIRED = 20
_LISTED = 5
_LONG = 60
#: So many signs are shown of what a long text and its counterpart begin and end with alike.
_HEAD, _BEFORE, _TAIL = 20, 8, 8


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands on one side only, each once, with all the places it stands in."""

    things: tuple[Thing, ...]
    side: Side

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(sorted(thing.span for thing in self.things))

    def but(self, told: Callable[[str], bool]) -> Missing:
        """Those whose keys are not told in another way."""
        kept = tuple(thing for thing in self.things if not told(thing.key))
        return Missing(kept, self.side)

    def joined(self, other: Missing) -> Missing:
        """These and those of another, which are of the same side."""
        return Missing(self.things + other.things, self.side)

    def __str__(self) -> str:
        return self.beside(())

    def beside(self, others: Iterable[Thing]) -> str:
        """How they are listed: of long texts the ends and, beside the one of the others that is
        most like it, what differs."""
        shown = [_line(other) for other in islice(others, PAIRED)]
        texts = list(dict.fromkeys(_short(_line(thing), shown) for thing in self.things))
        if len(texts) > _LISTED:
            texts[_LISTED - 1 :] = [f"{len(texts) - _LISTED + 1} more"]
        return ", ".join(texts)


def _line(thing: Thing) -> str:
    return " ".join(thing.text.split())


def _short(line: str, others: Sequence[str]) -> str:
    if len(line) <= _LONG:
        return line
    start, other = max(((same_start(line, other), other) for other in others), default=(0, ""))
    if start < _HEAD:
        return _ends(line)
    end = same_start(line[start:][::-1], other[start:][::-1])
    head = line[:start]
    if start > _HEAD + _BEFORE:
        head = f"{line[:_HEAD]}…{line[start - _BEFORE : start]}"
    middle, tail = line[start : len(line) - end], line[len(line) - end :]
    middle = middle if len(middle) <= _LONG else _ends(middle)
    return head + middle + (tail if len(tail) <= _TAIL + 1 else f"…{tail[-_TAIL:]}")


def _ends(line: str) -> str:
    """The beginning and the end of a long line."""
    return f"{line[: _LONG - 9]}…{line[-8:]}"


def same_start(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False)))


def compared(source: Iterable[Thing], target: Iterable[Thing]) -> tuple[Missing, Missing]:
    """What the source has and the target has not, and the reverse.

    What a translation may do without counts only where as many of its sort stand instead.
    """
    here, there = list(islice(source, MOST)), list(islice(target, MOST))
    if not here and not there:
        return Missing((), "source"), Missing((), "target")
    left, right = ({thing.key for thing in side} for side in (here, there))
    here = [thing for thing in here if thing.key not in right]
    there = [thing for thing in there if thing.key not in left]
    numbers, others = (Counter(sort for sort, _ in _distinct(side)) for side in (here, there))
    sorts = {"", *(sort for sort, number in numbers.items() if others[sort] == number)}
    sorts.discard("possible")
    return (
        Missing(tuple(thing for thing in here if thing.sort in sorts), "source"),
        Missing(tuple(thing for thing in there if thing.sort in sorts), "target"),
    )


def _distinct(things: Iterable[Thing]) -> set[tuple[Sort, str]]:
    return {(thing.sort, thing.key) for thing in things}


def without(
    left: Missing, right: Missing, same: Callable[[str, str], bool]
) -> tuple[Missing, Missing, Missing, Missing]:
    """Both without those that are the same after all, by their keys; and these, in pairs."""
    here, there = list(left.things), list(right.things)
    pairs = []
    for one in left.things[:PAIRED]:
        other = next((thing for thing in there[:PAIRED] if same(one.key, thing.key)), None)
        if other:
            here.remove(one)
            there.remove(other)
            pairs.append((one, other))
    return (
        Missing(tuple(here), "source"),
        Missing(tuple(there), "target"),
        Missing(tuple(one for one, _ in pairs), "source"),
        Missing(tuple(other for _, other in pairs), "target"),
    )


def findings_of(
    code: str, what: str, left: Missing, right: Missing, severity: Severity, alone: Severity
) -> Iterator[Finding]:
    """One finding: `severity` where either side has what the other lacks, else `alone`."""
    if left.things and right.things:
        here, there = left.beside(right.things), right.beside(left.things)
        message = f"The source has the {what} {here}, the target {there}."
    elif left.things:
        message = f"The {what} {left} of the source is not in the target."
    elif right.things:
        message = f"The {what} {right} of the target is not in the source."
    else:
        return
    yield finding(code, severity if left.things and right.things else alone, message, left, right)


def finding(code: str, severity: Severity, message: str, *found: Missing) -> Finding:
    """What a message says of the things of one side, or of both, source first."""
    places = {side.side: side.spans for side in found}
    evidence: dict[str, str | float | int] = {side.side: str(side) for side in found if side.things}
    return Finding(
        code,
        severity,
        message,
        source_spans=places.get("source", ()),
        target_spans=places.get("target", ()),
        evidence=evidence,
    )
