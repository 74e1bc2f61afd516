"""What is wrong with links whose addresses are there: exchanged for each other, broken by a blank
or a backslash, printed as text, or leading to another place of the same page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from aligner.checks.links import destinations, key_of
from aligner.checks.unshared import MOST, PAIRED
from aligner.things import Thing
from corpus.model import Span

#: A link in Markdown, not an image.
_LINK = re.compile(r"(?<!!)\[(?P<label>[^\[\]\n]{1,200})\]\((?P<to>[^()\s]{1,500})\)")
#: The same with blanks in its address, and no title behind it, which is no link.
_BROKEN = re.compile(
    r"\]\((?P<to>(?:https?://|\.{0,2}/)[^()\s\"'“”<>]{0,500}[^\S\n][^()\n\"'“”<>]{0,500})\)"
)
_EMPHASIS = re.compile(r"[*_`]")
#: A link whose brackets are escaped, which is none.
_ESCAPED = re.compile(r"\\\[[^\[\]\n]{1,200}\\\]\(\s{0,3}<?(?P<to>[^()\s<>]{1,500})")
#: Where a link of Markdown or HTML leads, not an image.
_DESTINATION = re.compile(
    r"(?<!!)\[[^\[\]\n]{1,200}\]\((?P<to>[^()\s]{1,500})\)"
    r"|\shref=[\"'](?P<href>[^\"'\s<>]{1,500})[\"']"
)
#: A shorter destination may be any word.
_SHORTEST_PRINTED = 6
#: An anchor longer than that is data.
_LONGEST_ANCHOR = 60
_SEPARATORS = re.compile(r"[-_.]")


def broken(source: str, target: str) -> list[Thing]:
    """The links of a target whose address has a blank in it, where the source has none such."""
    if _found(source):
        return []
    return _found(target)


def _found(text: str) -> list[Thing]:
    return [
        Thing(_key_of_broken(match["to"]), match["to"].strip(), Span(*match.span("to")))
        for match in islice(_BROKEN.finditer(text), MOST)
        if " " in match["to"].strip()
    ]


def _key_of_broken(to: str) -> str:
    return key_of(re.sub(r"\s", "", to).replace("。", "."))


def escaped(source: str, target: str) -> list[Thing]:
    """The links of a target that a backslash before their bracket breaks, where the source has
    none such."""
    if "\\[" not in target or _ESCAPED.search(source):
        return []
    return [
        Thing(match["to"], match["to"], Span(*match.span("to")))
        for match in islice(_ESCAPED.finditer(target), MOST)
    ]


def printed(source: str, target: str) -> Iterator[tuple[Thing, Thing]]:
    """The relative destinations of a source's links, and where they stand in the target as text,
    if they are no links there."""
    links = [thing for thing in islice(destinations(source), MOST) if thing.sort == "link"]
    if not links:
        return
    often = Counter(thing.text for thing in links)
    there = {thing.text for thing in islice(destinations(target), MOST)}
    for thing in {thing.text: thing for thing in links[:PAIRED]}.values():
        to = thing.text
        if len(to) < _SHORTEST_PRINTED or to in there or source.count(to) > often[to]:
            continue
        if found := re.search(rf"(?<![\w./#-]){re.escape(to)}(?![\w/#-])", target):
            yield thing, Thing(to, to, Span(*found.span()))


def exchanged(source: str, target: str) -> Iterator[tuple[Thing, Thing]]:
    """The links of both sides that are called the same and lead to where another link of the
    source leads, whose own address is another link's of the target in turn."""
    mine, theirs = _by_label(source), _by_label(target)
    for label, one in mine.items():
        other = theirs.get(label)
        if other is None or other.key == one.key:
            continue
        if _leads_elsewhere(mine, label, other.key) and _leads_elsewhere(theirs, label, one.key):
            yield one, other


def _leads_elsewhere(links: dict[str, Thing], label: str, key: str) -> bool:
    return any(link.key == key and name != label for name, link in links.items())


def _by_label(text: str) -> dict[str, Thing]:
    """The links of a text whose labels stand there once, by these."""
    found = list(islice(_LINK.finditer(text), MOST)) if "](" in text else []
    labels = [_EMPHASIS.sub("", match["label"]).strip().casefold() for match in found]
    often = Counter(labels)
    return {
        label: Thing(key_of(match["to"]), match["to"], Span(*match.span("to")))
        for label, match in zip(labels, found, strict=True)
        if often[label] == 1
    }


def other_anchors(source: str, target: str) -> Iterator[tuple[Thing, Thing]]:
    """The links to one page whose anchors differ and may not: those of the very same web address,
    which is in one language, those that lack a hyphen, and those within the page beside others
    that are the same. Others are made from headings, which are translated."""
    mine, theirs = _anchored(source), _anchored(target)
    here, there = ({thing.key for thing in side} for side in (mine, theirs))
    shared = any(thing.key in there and _is_within(thing) for thing in mine)
    mine = [thing for thing in mine if thing.key not in there]
    theirs = [thing for thing in theirs if thing.key not in here]
    if len(mine) == len(theirs) == 1:
        (one,), (other,) = mine, theirs
        (page, anchor), (other_page, other_anchor) = (t.key.split("#") for t in (one, other))
        misspelt = _SEPARATORS.sub("", anchor) == _SEPARATORS.sub("", other_anchor)
        one_kind = "://" in page if page else shared
        if page == other_page and (misspelt or one_kind):
            yield one, other


def _is_within(link: Thing) -> bool:
    return link.key.startswith("#")


def _anchored(text: str) -> list[Thing]:
    return [
        Thing(match[group], match[group], Span(*match.span(group)))
        for match in islice(_DESTINATION.finditer(text), MOST)
        for group in ("to", "href")
        if match[group] and _is_anchored(match[group])
    ]


def _is_anchored(to: str) -> bool:
    _, hashed, anchor = to.partition("#")
    told = bool(hashed) and anchor.isascii() and "#" not in anchor
    return told and 0 < len(anchor) <= _LONGEST_ANCHOR
