"""Marks of Markdown that a blank in them broke: a footnote's [^ 2], a highlight's = =."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from aligner.checks.unshared import MOST
from aligner.things import Thing, without_code
from corpus.model import Span

_FOOTNOTE = re.compile(r"\[(?:\s+\^\s*|\s*\^\s+)(?P<name>[\w-]{1,40})\s*\]")
_HIGHLIGHT = re.compile(r"(?<![=<>!+-])= =(?!=)")


def broken_marks(source: str, target: str) -> Iterator[Thing]:
    """The marks of a target that are whole in the source and have a blank in them there."""
    if "^" in target:
        for match in islice(_FOOTNOTE.finditer(without_code(target)), MOST):
            if f"[^{match['name']}]" in source:
                yield Thing(match["name"], match[0], Span(*match.span()))
    if "= =" in target and "==" in source and "= =" not in source:
        for match in islice(_HIGHLIGHT.finditer(without_code(target)), MOST):
            yield Thing("==", match[0], Span(*match.span()))
