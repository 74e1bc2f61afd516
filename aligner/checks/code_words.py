"""Inline code of a text, and how the other text may have it too: in pieces, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from aligner.lexicon.english import stem
from aligner.things import Thing, inline_code, without_code

#: What an assignment, a declaration and a call are made of.
_PART = re.compile(r"[^\s=(),:;]+")
#: The same in a text outside of code, and what ends a sentence.
_TOKEN = re.compile(r"[。！？；]|\.(?=\s|$)|(?:(?![=(),:;]|\.(?:\s|$))[!-~])+")
#: Signs for what was left out.
_ELLIPSIS = re.compile(r"\.(?: \.)+|…+")
#: A remark of the translator's in brackets, which is in no source.
_REMARK = re.compile(
    r"[(（\[【](?:[译譯]者?[注註按]|translator['’]?s?['’]? note)"
    r"(?:`[^`\n]{0,200}`|[^`()（）\[\]【】]){0,500}[)）\]】]",
    re.IGNORECASE,
)
#: A name made of words, a command of words, a call.
_WORDED = re.compile(r"[A-Za-z]+(?:[_ -][A-Za-z]+){0,5}(?:!|\(\))?")
_SUBWORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_WORD = re.compile(r"[A-Za-z]+")
#: A program that is called with what it is to do.
_PROGRAM = re.compile(
    r"(?:git|hg|svn|gh|docker|kubectl|helm|cargo|go|npm|pnpm|yarn|pip3?|conda|brew|apt(?:-get)?"
    r"|dotnet|composer|systemctl) (?=[a-z])"
)
#: A shorter word may be any.
_SHORTEST = 3


def codes(text: str) -> Iterator[Thing]:
    """The inline code of a text but signs for what was left out; that in a remark of the
    translator's is not missed on the other side."""
    remarks = [match.span() for match in _REMARK.finditer(text)]
    for thing in inline_code(text):
        if _ELLIPSIS.fullmatch(thing.key):
            continue
        inside = any(start <= thing.span.start < end for start, end in remarks)
        yield replace(thing, sort="possible") if inside else thing


def parts(code: str) -> list[str]:
    """What an assignment or a call is made of; of other code itself."""
    return _PART.findall(code)


@dataclass(frozen=True)
class OtherText:
    """The text in which the code of one side may stand in another way."""

    text: str

    def has_without_program(self, code: str) -> bool:
        """Whether what a program is told to do is code there without the program: `git rm`,
        `rm`."""
        told = _PROGRAM.match(code)
        return told is not None and code[told.end() :].lower() in self._codes

    def has_in_pieces(self, code: str) -> bool:
        """Whether the parts of a code stand there one after the other, each as code or as a word:
        `a: 1 2`, a is `1 2`."""
        own = parts(code)
        pattern = "[ \n]".join(map(re.escape, own))
        return len(own) > 1 and bool(re.search(f"\n{pattern}\n", self._pieces))

    @cached_property
    def _pieces(self) -> str:
        """Words and codes in order, each on a line."""
        pieces, last = [""], 0
        for thing in inline_code(self.text):
            pieces += _TOKEN.findall(self.text[last : thing.span.start].rstrip("`"))
            pieces.append(" ".join(parts(thing.key)))
            last = thing.span.end
        pieces += [*_TOKEN.findall(self.text[last:]), ""]
        return "\n".join(piece.strip("`") for piece in pieces)

    def has_in_words(self, code: str) -> bool:
        """Whether the words that a code is made of stand there in any form, as one word or side by
        side: `raise` for "raising", `ongoingTouches` for "the ongoing touches"; and not as code
        but for their case. Of a program what it is told to do: `git status`, "the status
        command"."""
        if told := _PROGRAM.match(code):
            code = code[told.end() :]
        if not _WORDED.fullmatch(code) or code.lower() in self._codes:
            return False
        own = sorted(stem(part.lower()) for part in _SUBWORD.findall(code))
        whole = stem("".join(_WORD.findall(code)).lower())
        if len(whole) < _SHORTEST:
            return False
        size, stems = len(own), self._stems
        windows = (stems[at : at + size] for at in range(len(stems) - size + 1))
        return whole in stems or any(sorted(window) == own for window in windows)

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(thing.key.lower() for thing in inline_code(self.text))

    @cached_property
    def _stems(self) -> list[str]:
        return [stem(word.lower()) for word in _WORD.findall(without_code(self.text))]
