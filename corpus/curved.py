"""Quotation marks typed with backticks, which are no code: ``so'' and `so' in TeX, troff and older
AsciiDoc, "`so`" and '`so`' in AsciiDoc. No blanks in the patterns, so that they fit verbose ones.
"""

from __future__ import annotations

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
