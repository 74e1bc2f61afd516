"""How likely it is that Chinese syllables render a name in Latin letters: 史密斯, Smith.

Every syllable stands for a run of letters of the name, none to five, one after the other (a
joint multigram model, Deligne and Bimbot 1995). How often which syllable stands for which
letters was learned from the transliterated names in CC-CEDICT (MDBG, CC BY-SA 4.0), by
expectation maximisation; `benchmarks.train_renderings` writes the counts. A run of letters that
a syllable was never seen to stand for is weighed by the syllable's initial and final.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from itertools import groupby, pairwise
from math import log

#: The most letters that one syllable stands for.
LONGEST = 5
#: The weight of initial and final against what was seen of the syllable itself, in observations;
#: and of chance against initial and final.
_BY_PARTS, _BY_CHANCE = 3.0, 0.5
#: How likely chance makes a run of so many letters.
_LENGTHS = (0.1, 0.45, 0.3, 0.12, 0.03)
_INITIALS = re.compile("[zcs]h|[bpmfdtnlgkhjqxrzcsyw]")
#: Longer names are cut off.
_MOST_LETTERS = 24
#: Of no chance at all.
NEVER = -99.0

Counts = Mapping[str, Mapping[str, float]]


@dataclass
class Renderings:
    """What syllables stand for.

    syllables, initials, finals: how often each stands for which letters. letters: how often which
    letter follows which in names, "^" before the first and "$" after the last. characters: the
    characters of each syllable.
    """

    syllables: Counts
    initials: Counts
    finals: Counts
    letters: Counts
    characters: Mapping[str, str]
    _chances: dict[tuple[str, str], float] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        tables = (self.syllables, self.initials, self.finals, self.letters)
        self._totals = [{key: sum(row.values()) for key, row in some.items()} for some in tables]
        self._syllable_of = {
            character: syllable for syllable, all_ in self.characters.items() for character in all_
        }

    def stretches(self, text: str) -> list[list[str]]:
        """The syllables of each two such characters and more in a row."""
        runs = groupby(self.read(text), key=bool)
        return [run for run in (list(group) for sounds, group in runs if sounds) if len(run) > 1]

    def read(self, text: str) -> list[str]:
        """How each character sounds, toneless; "" for one that names are not written with."""
        return [self._syllable_of.get(sign, "") for sign in text]

    def odds(self, name: str, syllables: Sequence[str]) -> float:
        """ln of how much likelier syllables make a name than chance does."""
        return self._forward(name, syllables)[-1]

    def odds_within(self, name: str, syllables: Sequence[str]) -> float:
        """The same for the best part of a stretch, of at least two syllables."""
        return max(self._forward(name, syllables, len(syllables))[2:], default=NEVER)

    def odds_of_end(self, name: str, text: str) -> float:
        """The same for the best of what a text ends in."""
        syllables = self.read(text)
        unknown = next((n for n, some in enumerate(reversed(syllables)) if not some), len(text))
        syllables = syllables[len(text) - unknown :]
        return self._forward(name, syllables, len(syllables))[-1]

    def odds_around(self, name: str, before: str, word: str, behind: str) -> float:
        """The same for the best of a word and the word with some of what stands beside it."""
        syllables = self.read(before + word + behind)
        return max(self._forward(name, syllables, len(before))[len(before) + len(word) :])

    def _forward(self, name: str, syllables: Sequence[str], last_start: int = 0) -> list[float]:
        """The odds of the whole name in what ends behind each syllable, nothing first, and begins
        at the first one or behind as many as `last_start`."""
        plain = letters_of(name)[:_MOST_LETTERS]
        chance, end = self.chance_of(plain), len(plain)
        before = [1.0] + [0.0] * end
        found = [NEVER]
        for place, syllable in enumerate(syllables, 1):
            now = [0.0] * (end + 1)
            for start, value in enumerate(before):
                if value > 0:
                    for stop in range(start, min(end, start + LONGEST) + 1):
                        now[stop] += value * self.chance(syllable, plain[start:stop])
            found.append(log(now[end]) - chance if end and now[end] > 0 else NEVER)
            if place <= last_start:
                now[0] = 1.0
            before = now
        return found

    def chance(self, syllable: str, letters: str) -> float:
        """How likely a syllable is to stand for these letters."""
        key = syllable, letters
        if not syllable:
            return 0.0
        if key not in self._chances:
            seen = self.syllables.get(syllable, {}).get(letters, 0.0)
            total = self._totals[0].get(syllable, 0.0)
            parts = sum(value for _, _, value in self.in_parts(syllable, letters))
            self._chances[key] = (seen + _BY_PARTS * parts) / (total + _BY_PARTS)
        return self._chances[key]

    def in_parts(self, syllable: str, letters: str) -> list[tuple[str, str, float]]:
        """The ways to share letters out to the initial and the final, and how likely each is."""
        initial, final = parts_of(syllable)
        return [
            (
                letters[:cut],
                letters[cut:],
                self._chance_of_part(1, initial, letters[:cut])
                * self._chance_of_part(2, final, letters[cut:]),
            )
            for cut in range(len(letters) + 1)
        ]

    def _chance_of_part(self, table: int, part: str, letters: str) -> float:
        seen = (self.initials, self.finals)[table - 1].get(part, {}).get(letters, 0.0)
        chance = _LENGTHS[len(letters)] / 26 ** len(letters) if len(letters) < len(_LENGTHS) else 0
        return (seen + _BY_CHANCE * chance) / (self._totals[table].get(part, 0.0) + _BY_CHANCE)

    def chance_of(self, letters: str) -> float:
        """ln of how likely a name of these letters is."""
        signs = f"^{letters}$"
        return sum(
            log(
                (self.letters.get(first, {}).get(second, 0.0) + 0.5)
                / (self._totals[3].get(first, 0.0) + 0.5 * 27)
            )
            for first, second in pairwise(signs)
        )


def parts_of(syllable: str) -> tuple[str, str]:
    """The initial and the final of a syllable in pinyin; the i of shi is "ih"."""
    match = _INITIALS.match(syllable)
    initial = match[0] if match else ""
    final = syllable[len(initial) :]
    return initial, "ih" if final == "i" and initial.startswith(("z", "c", "s", "r")) else final


@lru_cache(maxsize=1 << 12)
def letters_of(name: str) -> str:
    """The letters a to z of a name, lower-cased, without their accents."""
    plain = unicodedata.normalize("NFKD", name.lower())
    return "".join(sign for sign in plain if "a" <= sign <= "z")


@lru_cache(maxsize=1)
def load() -> Renderings:
    """Those that this package carries."""
    file = resources.files("aligner") / "data" / "renderings.json"
    return Renderings(**json.loads(file.read_text("utf-8"))["counts"])
