"""English number words: the tables, and a reader of runs such as "two hundred and five"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
SMALL = {word: number for number, word in enumerate(_SMALL.split())}
TENS = {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
MAGNITUDES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
    "dozen": 12,
}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split(), 1)}
ORDINALS |= {word[:-1] + "ieth": number for word, number in TENS.items()}
ORDINALS |= {"hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9}
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
PARTS |= {word + "s": number for word, number in ORDINALS.items() if number > 2}
PARTS |= {"ten-thousandths": 10**4, "hundred-thousandths": 10**5, "ten-millionths": 10**7}
MULTIPLES = {
    2: "twice double doubled doubles doubling twofold both pair couple twin twins",
    3: "thrice triple tripled triples tripling threefold treble trebled",
    4: "quadruple quadrupled quadruples quadrupling fourfold",
    5: "quintuple quintupled fivefold",
    10: "tenfold",
    1: "once single",
    12: "noon midday midnight",
    16: "hexadecimal",
    70: "septuagenarian septuagenarians",
    80: "octogenarian octogenarians",
    90: "nonagenarian nonagenarians",
    100: "centenarian centenarians",
}
MULTIPLE_WORDS = {word: number for number, words in MULTIPLES.items() for word in words.split()}
VAGUE = {"tens": 10} | {word + "s": number for word, number in MAGNITUDES.items()}

WORDS = sorted(
    {*SMALL, *TENS, *MAGNITUDES, *ORDINALS, *PARTS, *VAGUE}, key=lambda word: (-len(word), word)
)


def any_of(words: Iterable[str]) -> str:
    """A pattern for whole words, by their first two letters: most others fail on these."""
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        rests[word[:2]].append(word[2:])
    parts = (f"{first}(?:{'|'.join(some)})" for first, some in rests.items())
    return rf"(?:{'|'.join(parts)})\b"


_WORD = any_of(WORDS)
#: A run of number words; "a" and "and" only where they lead on to another one.
RUN = (
    rf"\b(?:an?[\s-])?{_WORD}"
    rf"(?:(?:\s?-\s?|\s{{1,2}}(?:and\s|of\s(?:an?\s)?(?=millio|billio|trillio|hundreds?\b"
    rf"|thousands?\b|dozens?\b|century\b))?(?:an?[\s-])?){_WORD}){{0,9}}+"
)
_TOKEN = re.compile(r"(?:ten|hundred)-(?:thousand|million)ths|[a-z]+")


@dataclass(slots=True)
class Reading:
    """One number found in a run. kind: number, ordinal, fraction or vague."""

    kind: str
    value: Fraction
    start: int
    end: int
    bare: bool = False  # a magnitude or part without a number before it: "a million"


class _Reader:
    """Reads the words of a run from left to right."""

    def __init__(self) -> None:
        self.done: list[Reading] = []
        self.whole: Reading | None = None  # to which a fraction may belong that begins
        self._reset()

    def _reset(self) -> None:
        self.total = Fraction(0)
        self.current: Fraction | None = None
        self.start = self.end = -1
        self.bare = False
        self.joined = False  # "and" or "of" stands before the next word
        self.of = self.article = False

    def flush(self, kind: str = "number") -> None:
        if self.start >= 0:
            value = self.total + (self.current or 0)
            self.done.append(Reading(kind, value, self.start, self.end, self.bare))
        self._reset()

    def read(self, word: str, start: int, end: int) -> None:
        if word in ("and", "of", "a", "an"):
            self.joined = self.joined or word in ("and", "of")
            self.of, self.article = word == "of", word in ("a", "an")
            return
        article, self.article = self.article, False
        if word in VAGUE:
            self._vague(VAGUE[word], start, end)
            return
        if word in PARTS or (word in ORDINALS and not self._adds(ORDINALS[word])):
            self._part(word, start, end, article)
            return
        number = {**SMALL, **TENS, **ORDINALS}.get(word)
        if number is None:
            self._magnitude(MAGNITUDES[word], start, end)
        else:
            self._small(number, start, end)
        if word in ORDINALS:
            self.flush("ordinal")

    def _vague(self, number: int, start: int, end: int) -> None:
        """Thousands, or what they make together with what stands before: tens of thousands."""
        of = self.of
        self.flush()
        last = self.done[-1] if of and self.done else None
        if last is not None and last.kind == "vague":
            last.value, last.end = last.value * number, end
        else:
            self.done.append(Reading("vague", Fraction(number), start, end, True))

    def _adds(self, number: int) -> bool:
        """Whether a number below a hundred can follow what was read: twenty | three."""
        if self.current is None:
            return self.total > 0 and number < 100
        if self.current.denominator != 1:
            return False
        if self.joined and self.current < 100:
            return False
        if self.current and self.current % 100 == 0:
            return number < 100
        return self.current % 100 in TENS.values() and number < 10

    def _small(self, number: int, start: int, end: int) -> None:
        year = self.current is not None and 13 <= self.current <= 20 and number >= 10
        if self.start >= 0 and year and not self.joined and self.total == 0 and self.current:
            self.current = self.current * 100 + number  # nineteen eighty-four
        elif self.start >= 0 and self._adds(number):
            self.current = (self.current or Fraction(0)) + number
        else:
            whole = self.joined and not self.of and self.total == 0
            self.flush()
            self.whole = self.done[-1] if whole and self.done else None
            self.start, self.current = start, Fraction(number)
        self.end, self.joined, self.of = end, False, False

    def _magnitude(self, number: int, start: int, end: int) -> None:
        current = self.current
        if self.start < 0 or (current is None and number > self.total):
            self.flush()
            self.start, self.bare = start, True
        size = Fraction(1) if current is None else current
        if number <= 100:
            self.current = size * number
        else:
            self.total, self.current = self.total + size * number, None
        self.end, self.joined, self.of = end, False, False

    def _part(self, word: str, start: int, end: int, article: bool) -> None:
        number = PARTS.get(word) or ORDINALS[word]
        whole = self.current if self.start >= 0 and self.total == 0 else None
        if word in ("half", "quarter") and whole is not None and self.joined and article:
            # "Two and a half", but not "under six and half price".
            self.current, self.end, self.joined = whole + Fraction(1, number), end, False
        elif whole is not None and whole < number and not self.joined and word != "second":
            self.current, self.end = whole / number, end
            if word in ("half", "quarter"):
                return  # may go on: half a million
            self.flush("fraction")
            self._add_whole()
        else:
            self.flush()
            if word in ("half", "quarter"):
                self.start, self.end, self.bare = start, end, True
                self.current = Fraction(1, number)
            else:
                kind = "ordinal" if word in ORDINALS else "fraction"
                value = Fraction(number) if word in ORDINALS else Fraction(1, number)
                self.done.append(Reading(kind, value, start, end, True))

    def _add_whole(self) -> None:
        """Eleven and three-quarters: one number."""
        if self.whole is not None and self.done[-2:-1] == [self.whole]:
            share = self.done.pop()
            self.whole.value, self.whole.end = self.whole.value + share.value, share.end
        self.whole = None


def read_run(run: str) -> list[Reading]:
    """The numbers in a run of number words, offsets into the run."""
    reader = _Reader()
    for match in _TOKEN.finditer(run.lower()):
        reader.read(match[0], match.start(), match.end())
    reader.flush()
    return reader.done
