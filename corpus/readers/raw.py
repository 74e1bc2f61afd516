"""What a page of Markdown does not show as text: scripts, styles, preformatted text and comments,
in tags or in shortcodes; and what it shows as the output of a program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.readers.fences import LEAD, Fence

#: Shortcodes whose content is no text.
_UNREAD = ("comment", "highlight", "mermaid")
#: What runs to the end of its own kind, whatever stands in between, behind tags that it is in.
_BLOCK = re.compile(
    rf"{LEAD}(?P<block>(?:<[^<>]{{1,500}}>\s*){{0,5}}?"
    r"(?:<(?P<tag>script|style|pre)(?=[\s>]|$)|(?P<html><!--)|(?P<mdx>\{/\*)"
    rf"|\{{[{{%][<%-]?\s*(?P<shortcode>{'|'.join(_UNREAD)})\b[^{{}}\n]{{0,300}}\}}))",
    re.IGNORECASE,
)
_ENDS = {
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
    "pre": re.compile(r"</pre\s*>", re.IGNORECASE),
    "<!--": re.compile("-->"),
    "{/*": re.compile(r"\*/\}"),
    **{
        name: re.compile(rf"\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}|\{{%-?\s*end{name}\s*-?%\}}")
        for name in _UNREAD
    },
}
#: A comment behind the text of a line.
_COMMENT = re.compile(r"(?<=\S)\s*(?P<comment>\{/\*.{0,500}?\*/\}|<!--.{0,500}?-->)\s*$")

#: A tag that begins its line, and any one.
_FIRST_TAG = re.compile(rf"{LEAD}<(?P<name>[A-Za-z][\w.-]*)(?P<attributes>(?:\s[^<>]*)?)(?<!/)>")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w.-]*)(?:\s[^<>]*)?(?<!/)>")
#: The names of components, and the classes, that show what a program prints.
_COMPONENT = re.compile(r"(?=[A-Z])\w*(?:Console|Terminal|Shell|Output|Demo)(?![a-z])")
_CLASS = re.compile(
    r"""\bclass(?:Name)?=["'][^"']*\b(?:console|terminal|shell|output|demo)\b""", re.IGNORECASE
)


def unread(lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The stretches, (index, start, end), of scripts, styles, preformatted text and comments. What
    nothing ends is none of them."""
    fence = Fence()
    endless: set[str] = set()
    following = 0
    for index, line in enumerate(lines):
        if index < following or fence.holds(line):
            continue
        block = _BLOCK.match(line)
        kind = _kind(block) if block else ""
        end = _end(kind, lines, index, block.end()) if block and kind not in endless else None
        if block and end:
            last, column = end
            for number in range(index, last + 1):
                start = block.start("block") if number == index else 0
                yield number, start, column if number == last else len(lines[number])
            following = last + 1
            continue
        if block:
            endless.add(kind)
        if comment := _COMMENT.search(line):
            yield index, *comment.span("comment")


def _kind(block: re.Match[str]) -> str:
    found = block["tag"] or block["html"] or block["mdx"] or block["shortcode"]
    return str(found).lower()


def _end(kind: str, lines: Sequence[str], index: int, column: int) -> tuple[int, int] | None:
    """Where what begins in a line ends, (index, column)."""
    for number in range(index, len(lines)):
        if found := _ENDS[kind].search(lines[number], column if number == index else 0):
            return number, found.end()
    return None


def output(lines: Sequence[str]) -> frozenset[int]:
    """The indices of the lines of components that show what a program prints."""
    fence = Fence()
    found: set[int] = set()
    held: list[int] = []
    name, depth = "", 0
    for index, line in enumerate(lines):
        if fence.holds(line):
            continue
        first = None if depth else _FIRST_TAG.match(line)
        if first and (_COMPONENT.match(first["name"]) or _CLASS.search(first["attributes"])):
            name = first["name"]
        if name:
            held.append(index)
            for tag in _TAG.finditer(line):
                depth += (-1 if tag["end"] else 1) if tag["name"] == name else 0
            if depth <= 0:
                found.update(held)
                held, name = [], ""
    return frozenset(found)
