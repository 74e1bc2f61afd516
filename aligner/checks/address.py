"""K901 address-differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import ClassVar

from aligner.checks import link_faults
from aligner.checks.links import addresses, destinations, profiles
from aligner.checks.unshared import (
    MOST,
    PAIRED,
    Missing,
    compared,
    finding,
    findings_of,
    same_start,
    without,
)
from aligner.things import Thing
from aligner.verdict import Finding, Severity
from corpus.model import Pair

#: Sorts of addresses that translators may have reason to change: @throws may be a word of code.
_LOOSE = frozenset(("link", "mention"))
#: A link of Markdown whose address stands elsewhere: [text][name].
_BY_NAME = re.compile(r"[^\[\]\n]\]\[[^\[\]\n]{1,100}\]")
#: The end of the name of a site that is a library's.
_FRAMEWORK = re.compile(r"(?<=\w{3})[-.]?js(?=\.[a-z]{2,4}(?:/|$))")


class AddressDiffers:
    """Web and e-mail addresses, mentions, and where links lead."""

    code: ClassVar[str] = "K901"
    name: ClassVar[str] = "address-differs"
    help: ClassVar[str] = "a web or e-mail address is not the same on both sides"

    def check(self, pair: Pair) -> Iterable[Finding]:
        source, target = pair.source_text, pair.target_text
        left, right = compared(_leads(source), _leads(target))
        left, right, *_ = without(left, right, _localised)
        broken = Missing(tuple(link_faults.broken(source, target)), "target")
        left, right = _not_broken(left, broken), _without_parts(right, broken)
        left, right = _not_mentioned(left, source, target), _not_mentioned(right, target, source)
        damaged = any(
            _alike(one.key, other.key)
            for one in left.things[:PAIRED]
            for other in right.things[:PAIRED]
            if one.sort == other.sort and one.sort not in _LOOSE
        )
        severity: Severity = "weak" if damaged else "review"
        yield from findings_of(self.code, "address", left, right, severity, "review")
        yield from _faults(source, target, broken)
        printed, places = _sides(link_faults.printed(source, target))
        yield from _printed(printed, places)
        if not right.things:
            lost = Missing(tuple(_lost_links(source, target)), "source")
            lost = _not_broken(lost, printed)
            yield from findings_of(self.code, "link", lost, right, "note", "note")


def _faults(source: str, target: str, broken: Missing) -> Iterator[Finding]:
    """What is wrong with links whose addresses are there."""
    code = AddressDiffers.code
    if broken.things:
        message = f"There is a blank in the address of a link: {broken}."
        yield finding(code, "review", message, broken)
    escaped = Missing(tuple(link_faults.escaped(source, target)), "target")
    if escaped.things:
        message = f"A backslash before its bracket makes a link text: {escaped}."
        yield finding(code, "review", message, escaped)
    if both := list(islice(link_faults.exchanged(source, target), PAIRED)):
        left, right = _sides(both)
        message = f"The links {left.joined(right)} changed places."
        yield finding(code, "weak", message, left, right)
    else:
        left, right = _sides(link_faults.other_anchors(source, target))
        yield from findings_of(code, "link", left, right, "review", "review")


def _printed(links: Missing, places: Missing) -> Iterator[Finding]:
    """Links of the source whose destination is text in the target."""
    if links.things:
        message = f"The link {links} of the source is no link in the target, which has it as text."
        yield finding(AddressDiffers.code, "review", message, links, places)


def _sides(pairs: Iterable[tuple[Thing, Thing]]) -> tuple[Missing, Missing]:
    both = list(pairs)
    left, right = (tuple(pair[at] for pair in both) for at in (0, 1))
    return Missing(left, "source"), Missing(right, "target")


def _not_broken(missing: Missing, broken: Missing) -> Missing:
    """Those that do not stand on the other side as a link that is none."""
    keys = {thing.key for thing in broken.things}
    return missing.but(lambda key: key in keys)


def _without_parts(missing: Missing, broken: Missing) -> Missing:
    """Those that are not what stands before a blank."""
    starts = {thing.span.start for thing in broken.things}
    kept = tuple(thing for thing in missing.things if thing.span.start not in starts)
    return Missing(kept, missing.side)


def _not_mentioned(missing: Missing, own: str, other: str) -> Missing:
    """Those that are no page of somebody whom the other text mentions."""
    if not missing.things:
        return missing
    mentions = {thing.key for thing in addresses(other) if thing.sort == "mention"}
    told = {thing.span.start for thing in profiles(own) if thing.key in mentions}
    kept = tuple(thing for thing in missing.things if thing.span.start not in told)
    return Missing(kept, missing.side)


def _lost_links(source: str, target: str) -> Iterator[Thing]:
    """The relative links of a source whose translation has none, nor leads anywhere by a name."""
    if not any(destinations(target)) and not _BY_NAME.search(target):
        yield from islice((thing for thing in destinations(source) if thing.sort == "link"), MOST)


def _leads(text: str) -> Iterator[Thing]:
    """Where a text leads to, as far as it can be compared."""
    return chain(addresses(text), (thing for thing in destinations(text) if thing.key))


def _localised(one: str, other: str) -> bool:
    """Whether one address is the other with a path in Chinese, or has the site's older or newer
    name: kiln.dev, kilnjs.dev."""
    start = same_start(one, other)
    site = one.split("/")[0]
    if _FRAMEWORK.sub("", one, count=1) == _FRAMEWORK.sub("", other, count=1):
        return True
    return start >= len(site) and "." in site and not (one + other)[start:].isascii()


def _alike(one: str, other: str) -> bool:
    """Whether one address may be the other with a slip in it: all but a few signs the same."""
    start = same_start(one, other)
    end = same_start(one[start:][::-1], other[start:][::-1])
    longest = max(len(one), len(other))
    return longest - start - end <= 3 and start + end >= 6
