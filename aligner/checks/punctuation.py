"""T801 bracket-unbalanced, T802 quote-unbalanced, T803 ascii-punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from aligner.checks.plain import plain
from aligner.checks.prose import is_code
from aligner.verdict import Finding
from corpus.model import Lang, Pair, Span
from corpus.scripts import HAN

#: Closing sign -> the openings it may close; full and half width go together.
_BRACKETS = {
    ")": "(（",
    "）": "(（",
    "]": "[［【",
    "］": "[［",
    "】": "【[",
    "}": "{｛",
    "｝": "{｛",
}
_BRACKETS |= {"》": "《", "〉": "〈", "〕": "〔"}
_QUOTES = {"”": "“", "」": "「", "』": "『", "’": "‘"}
_BRACKET_SIGNS, _QUOTE_SIGNS = (
    re.compile(f"[{re.escape(''.join({*closing, *''.join(closing.values())}))}]")
    for closing in (_BRACKETS, _QUOTES)
)
#: "a) ... b) ..." and "1）": a list's marks close nothing. Faces do not either.
_MARK = re.compile(r"(?:^|[\s,;:，；：。])[A-Za-z0-9一二三四五六七八九十]{1,3}$|[:;=]-?$")
#: Half-open intervals: [0, n), (a, b].
_INTERVAL = re.compile(
    r"\[[-+\w.∞]{1,12}\s?[,，]\s?[-+\w.∞]{1,12}[)）]|[(（][-+\w.∞]{1,12}\s?[,，]\s?[-+\w.∞]{1,12}\]",
    re.ASCII,
)
#: Feet and inches, minutes and seconds.
_PRIMES = re.compile(r"(?<=\d)['\"]{1,2}")
#: An apostrophe: in Chinese text in a Latin word or behind it. In English text it cannot be told
#: from a single quotation mark (the sailors’ boat), so neither counts there.
_APOSTROPHE: dict[Lang, re.Pattern[str]] = {
    "en": re.compile("[‘’]"),
    "zh": re.compile(r"(?<=[A-Za-z0-9])’(?=[A-Za-z]|\s[A-Za-z])|[’‘](?=\d0s)"),
}
_MOST_MARKED = 20
_ASCII = re.compile(
    f"(?<=[{HAN}])[,;:?!](?=\\s*[{HAN}])|(?<=[{HAN}])[.,;:?!](?=\\s*$|\\s*\n)"
    f"|(?<=[{HAN}])\\((?=[{HAN}])|(?<=[{HAN}])\\)(?=[{HAN}，。；：？！]|\\s*$)"
)


def balance(text: str, signs: re.Pattern[str], closing: dict[str, str]) -> tuple[int, ...]:
    """Where opening and closing signs stand that have no partner; linear in the text's length."""
    waiting: dict[str, list[int]] = {}
    loose: list[int] = []
    for match in signs.finditer(text):
        place, sign = match.start(), match[0]
        if sign not in closing:
            waiting.setdefault(sign, []).append(place)
        else:
            stacks = [waiting[o] for o in closing[sign] if waiting.get(o)]
            if stacks:
                max(stacks, key=lambda stack: stack[-1]).pop()
            else:
                loose.append(place)
    loose += [place for stack in waiting.values() for place in stack]
    return tuple(sorted(loose))


def loose_brackets(text: str) -> tuple[int, ...]:
    """Where brackets stand that nothing closes or opens."""
    bare = _INTERVAL.sub(lambda match: " " * len(match[0]), plain(text))
    return tuple(
        place
        for place in balance(bare, _BRACKET_SIGNS, _BRACKETS)
        if not (bare[place] in ")）" and _MARK.search(bare[max(0, place - 6) : place]))
    )


def loose_quotes(text: str, lang: Lang) -> tuple[int, ...]:
    """Where quotation marks stand that nothing closes or opens; straight ones by their number.

    A straight one may be the partner of a curved one, and behind a figure it may be a prime.
    """
    marks = _APOSTROPHE[lang].sub(" ", plain(text))
    bare = _PRIMES.sub(lambda primes: " " * len(primes[0]), marks)
    straight = [match.start() for match in re.finditer('"', bare)]
    loose = balance(bare, _QUOTE_SIGNS, _QUOTES)
    if len(straight) % 2 == 0 or marks.count('"') % 2 == 0:
        return loose
    return loose[1:] if loose else (straight[-1],)


class _Unbalanced:
    code: ClassVar[str]
    signs: ClassVar[str]

    def loose(self, text: str, lang: Lang) -> tuple[int, ...]:
        raise NotImplementedError

    def check(self, pair: Pair) -> Iterable[Finding]:
        source, target = pair.source_text, pair.target_text
        if not source or not target or is_code(target) or is_code(source):
            return
        places = self.loose(target, pair.target[0].lang)
        if not places or self.loose(source, pair.source[0].lang):
            return
        shown = target[places[0]]
        where = " ".join(target[max(0, places[0] - 12) : places[0] + 12].split())
        yield Finding(
            self.code,
            "review",
            f"A {self.signs} {shown} has no partner in the translation: …{where}…",
            target_spans=tuple(Span(place, place + 1) for place in places[:_MOST_MARKED]),
            evidence={"sign": shown, "number": len(places)},
        )


class BracketUnbalanced(_Unbalanced):
    """An opening bracket without a closing one, or the reverse."""

    code: ClassVar[str] = "T801"
    name: ClassVar[str] = "bracket-unbalanced"
    help: ClassVar[str] = "a bracket has no partner in the translation"
    signs: ClassVar[str] = "bracket"

    def loose(self, text: str, lang: Lang) -> tuple[int, ...]:
        return loose_brackets(text)


class QuoteUnbalanced(_Unbalanced):
    """An opening quotation mark without a closing one, or the reverse."""

    code: ClassVar[str] = "T802"
    name: ClassVar[str] = "quote-unbalanced"
    help: ClassVar[str] = "a quotation mark has no partner in the translation"
    signs: ClassVar[str] = "quotation mark"

    def loose(self, text: str, lang: Lang) -> tuple[int, ...]:
        return loose_quotes(text, lang)


class AsciiPunctuation:
    """A comma, full stop or bracket of English in Chinese text."""

    code: ClassVar[str] = "T803"
    name: ClassVar[str] = "ascii-punctuation"
    help: ClassVar[str] = "half-width punctuation stands between Chinese characters"

    def check(self, pair: Pair) -> Iterable[Finding]:
        if not pair.target or pair.target[0].lang != "zh" or is_code(pair.target_text):
            return
        spans = tuple(self._found(pair.target_text))
        if spans:
            signs = "".join(dict.fromkeys(pair.target_text[span.start] for span in spans))
            yield Finding(
                self.code,
                "note",
                f"Half-width punctuation in the Chinese: {signs}",
                target_spans=spans[:_MOST_MARKED],
                evidence={"signs": signs, "number": len(spans)},
            )

    @staticmethod
    def _found(text: str) -> Iterator[Span]:
        bare = plain(text)
        for match in _ASCII.finditer(text):
            start, end = match.span()
            if bare[start - 1 : end] == text[start - 1 : end]:
                yield Span(start, end)
