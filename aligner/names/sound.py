"""How a name sounds, coarsely: Latin letters and Chinese characters as the same few consonants.

Chinese renders foreign names by sound, vowel quality and voicing lost and consonant clusters
broken up (Smith, 史密斯 shi-mi-si). What survives is the order of the consonants' classes, so
both sides are reduced to that and compared by an edit distance whose costs say how easily a
class is rendered by another or dropped.
"""

from __future__ import annotations

import re
from functools import lru_cache

from aligner import pinyin
from aligner.names.rendering import letters_of

_GRAPHEMES = re.compile(
    r"(?P<skip>(?<=[aeiou])gh(?=t|$)|^(?:k|g|p)(?=n|s)|(?<=m)b$|^w(?=r)|(?<=[aeiou])w(?=[^aeiou]|"
    r"$)"
    r"|(?<=[aeiou])y(?=[^aeiou]|$)|e$|[aeiou])"
    r"|(?P<F>ph)|(?P<C>tch|tsch|ch|cz|cs(?=[aeiou]))|(?P<S>sch|sh|sc(?=[eiy])|c(?=[eiy])|ss?|z+)"
    r"|(?P<X>x)|(?P<TH>th)|(?P<G>g(?=[eiy]))|(?P<K>ck|qu?|cc?|kh?|gg?)|(?P<J>j)|(?P<N>ng?|nn)"
    r"|(?P<M>mm?)|(?P<P>bb?|pp?)|(?P<V>v)|(?P<f>ff?)|(?P<T>dd?|tt?)|(?P<L>ll?|rr?)|(?P<H>h)"
    r"|(?P<Y>y)|(?P<W>wh?)|(?P<other>.)"
)
_CODES = {"X": "KS", "TH": "D", "G": "J", "V": "W", "f": "F", "skip": "", "other": ""}
_INITIALS = {
    "b": "P",
    "p": "P",
    "m": "M",
    "f": "F",
    "d": "T",
    "t": "T",
    "n": "N",
    "l": "L",
    "g": "K",
    "k": "K",
    "h": "H",
    "j": "J",
    "q": "C",
    "x": "S",
    "zh": "J",
    "ch": "C",
    "sh": "S",
    "r": "L",
    "z": "S",
    "c": "S",
    "s": "S",
    "y": "Y",
    "w": "W",
    "": "",
}
_BY_LENGTH = sorted(_INITIALS, key=len, reverse=True)
_DROP = {"L": 0.3, "H": 0.35, "Y": 0.3, "W": 0.35, "T": 0.5, "D": 0.5, "S": 0.6, "K": 0.6}
_DROP |= {"N": 0.6, "M": 0.7, "P": 0.8, "F": 0.8, "J": 0.7, "C": 0.7}
_NEAR = {
    "SJ": 0.4, "SC": 0.4, "CJ": 0.2, "DS": 0.1, "DT": 0.1, "FW": 0.3, "PW": 0.4, "HK": 0.4,
    "FH": 0.4, "JK": 0.4, "CK": 0.4, "JY": 0.4, "MN": 0.3, "LN": 0.6, "TJ": 0.5, "CT": 0.5,
    "HW": 0.5, "JL": 0.6, "HJ": 0.5, "HY": 0.6, "FP": 0.5, "ST": 0.7, "SH": 0.6, "CS": 0.4,
}  # fmt: skip
_COST = {frozenset(pair): cost for pair, cost in _NEAR.items()}


@lru_cache(maxsize=1 << 14)
def sounds_of_name(name: str) -> str:
    """The consonant classes of a name in Latin letters: "Smith" is SMD."""
    found = []
    for match in _GRAPHEMES.finditer(letters_of(name)[:40]):
        group = match.lastgroup or ""
        found.append(_CODES.get(group, group))
    return "".join(found)


@lru_cache(maxsize=1 << 13)
def sounds_of_character(character: str) -> str:
    """The consonant classes of a Chinese character's syllable: 逊 (xun) is SN."""
    syllable = pinyin.load().syllables(character)[0]
    if syllable == "er":
        return "L"
    initial = next((i for i in _BY_LENGTH if syllable.startswith(i)), "")
    return _INITIALS[initial] + ("N" if syllable[len(initial) :].endswith(("n", "ng")) else "")


def cost_of(name: str, sounds: str) -> float:
    """The least cost of telling all of `name` by a stretch of `sounds`, both classes."""
    row = [0.0] * (len(sounds) + 1)
    for own in name:
        above, row[0] = row[0], row[0] + _DROP[own]
        for place, other in enumerate(sounds, 1):
            swap = 0.0 if own == other else _COST.get(frozenset((own, other)), 1.0)
            best = min(above + swap, row[place] + _DROP[own], row[place - 1] + _DROP[other])
            above, row[place] = row[place], best
    return min(row)
