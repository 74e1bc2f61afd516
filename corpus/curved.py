"""Quotation marks typed with backticks, which are no code: ``so'' and `so' in TeX, troff and older
AsciiDoc, "`so`" and '`so`' in AsciiDoc. No blanks in the patterns, so that they fit verbose ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from corpus.model import JOINER, Paragraph, Span
from corpus.spans import blanked

#: What stands behind a closing mark.
END = r"(?=[\s.,;:!?)\]、，。；：！？）」』—-]|$|[\u2e80-\u9fff])"
#: Not behind the mark of a quotation: a backtick that closes code, which was opened at the mark.
_NO_CODE = r"(?![^`\n]{0,300}[^`\s]`{1,2}(?![`\w]))"
_WORD_ENDS = r"(?<=[\w.,;:!?…%+*)>/])"

#: At the opening mark of ``so'' or `so'.
OPENS = (
    rf"(?:``(?!`)(?=[^\s'])(?:[^`\n]|`[^`\n]{{1,100}}`){{1,300}}?{_WORD_ENDS}''{END}{_NO_CODE}"
    rf"|`(?!`)(?=[\w.$/-])[^`'\n]{{1,200}}{_WORD_ENDS}'{END}{_NO_CODE})"
)
#: All of "`so`" or '`so`' where it can be nothing else in any format: of more words than one.
QUOTED = (
    r"(?:\"`[A-Za-z]{1,30},?\x20[\x20A-Za-z,.!?'’-]{1,200}`\""
    r"|'`[A-Za-z]{1,30},?\x20[\x20A-Za-z,.!?-]{1,200}`')"
)

#: In AsciiDoc it is a quotation whatever it holds; elsewhere code may stand in quotation marks.
_IN_ASCIIDOC = re.compile(r"([\"'])`(?!\s)[^`\n]{1,300}(?<!\s)`\1")
_ASCIIDOC = frozenset((".adoc", ".asciidoc", ".asc"))


def unquoted(paragraphs: Sequence[Paragraph]) -> str:
    """One side's text; quotations that its format alone knows from code are blanked out."""
    return JOINER.join(
        blanked(paragraph.text, (Span(*found.span()) for found in _quotations(paragraph)))
        for paragraph in paragraphs
    )


def _quotations(paragraph: Paragraph) -> Sequence[re.Match[str]]:
    suffix = PurePath(paragraph.location.file).suffix.lower()
    return [*_IN_ASCIIDOC.finditer(paragraph.text)] if suffix in _ASCIIDOC else ()
