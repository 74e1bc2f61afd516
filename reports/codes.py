"""Every code that a finding can have, with its name and what it is about."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Code(NamedTuple):
    """A code: stable and never reused. `name` is kebab-case, `help` one line."""

    code: str
    name: str
    help: str


#: Those of the judgement by meaning (see aligner/reasons.py and aligner/judge.py).
BY_MEANING = (
    Code("P101", "missing-translation", "a paragraph of the source has no translation"),
    Code("P102", "no-source", "a paragraph of the translation has no source"),
    Code("P103", "says-something-else", "the two sides do not say the same thing"),
    Code("P104", "fits-in-part", "the translation says only in part what the source says"),
    Code("P105", "ends-early", "the translation seems to end before the source does"),
    Code("P106", "out-of-order", "the translation stands elsewhere than its source does"),
    Code("M702", "denial-differs", "one side seems to deny what the other says"),
    Code("S201", "sentence-not-translated", "a sentence has no counterpart in the translation"),
    Code("S202", "sentence-added", "a sentence of the translation has none in the source"),
    Code("S204", "words-not-translated", "words of a sentence have no counterpart"),
    Code("S205", "words-added", "words of the translation have no counterpart in the source"),
    Code("S206", "words-say-something-else", "words of a sentence are translated by others"),
)
#: Those on what an edit did (see reports/edit.py).
BY_EDIT = (
    Code("E901", "translation-not-updated", "the source changed after its translation last did"),
    Code("E902", "fits-less-than-before", "an edit made a pair fit clearly less well"),
    Code("E903", "page-alone", "a page has no counterpart in the other language"),
)


@cache
def every() -> dict[str, Code]:
    """Every code there is, under itself, in the codes' order."""
    from aligner.checks import by_code

    rules = (Code(check.code, check.name, check.help) for check in by_code().values())
    return {found.code: found for found in sorted((*rules, *BY_MEANING, *BY_EDIT))}
