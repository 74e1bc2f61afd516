"""K901 address-differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice, takewhile
from typing import ClassVar

from aligner.checks.links import addresses, destinations, profiles
from aligner.checks.unshared import MOST, PAIRED, Missing, compared, findings_of, without
from aligner.things import Thing
from aligner.verdict import Finding, Severity
from corpus.model import Pair

#: Sorts of addresses that translators may have reason to change: @throws may be a word of code.
_LOOSE = frozenset(("link", "mention"))


class AddressDiffers:
    """Web and e-mail addresses, mentions, and where links lead."""

    code: ClassVar[str] = "K901"
    name: ClassVar[str] = "address-differs"
    help: ClassVar[str] = "a web or e-mail address is not the same on both sides"

    def check(self, pair: Pair) -> Iterable[Finding]:
        source, target = pair.source_text, pair.target_text
        left, right = compared(_leads(source), _leads(target))
        left, right, *_ = without(left, right, _localised)
        left, right = _not_mentioned(left, source, target), _not_mentioned(right, target, source)
        damaged = any(
            _alike(one.key, other.key)
            for one in left.things[:PAIRED]
            for other in right.things[:PAIRED]
            if one.sort == other.sort and one.sort not in _LOOSE
        )
        severity: Severity = "weak" if damaged else "review"
        yield from findings_of(self.code, "address", left, right, severity, "review")
        if not right.things:
            lost = Missing(tuple(_lost_links(source, target)), "source")
            yield from findings_of(self.code, "link", lost, right, "note", "note")


def _not_mentioned(missing: Missing, own: str, other: str) -> Missing:
    """Those that are no page of somebody whom the other text mentions."""
    if not missing.things:
        return missing
    mentions = {thing.key for thing in addresses(other) if thing.sort == "mention"}
    told = {thing.span.start for thing in profiles(own) if thing.key in mentions}
    kept = tuple(thing for thing in missing.things if thing.span.start not in told)
    return Missing(kept, missing.side)


def _lost_links(source: str, target: str) -> Iterator[Thing]:
    """The relative links of a source whose translation has none."""
    if not any(destinations(target)):
        yield from islice((thing for thing in destinations(source) if thing.sort == "link"), MOST)


def _leads(text: str) -> Iterator[Thing]:
    """Where a text leads to, as far as it can be compared."""
    return chain(addresses(text), (thing for thing in destinations(text) if thing.key))


def _localised(one: str, other: str) -> bool:
    """Whether one address is the other with a path in Chinese."""
    start = _same(one, other)
    site = one.split("/")[0]
    return start >= len(site) and "." in site and not (one + other)[start:].isascii()


def _alike(one: str, other: str) -> bool:
    """Whether one address may be the other with a slip in it: all but a few signs the same."""
    start = _same(one, other)
    end = _same(one[start:][::-1], other[start:][::-1])
    longest = max(len(one), len(other))
    return longest - start - end <= 3 and start + end >= 6


def _same(one: str, other: str) -> int:
    """How many signs two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False)))
