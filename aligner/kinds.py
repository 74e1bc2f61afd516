"""The kinds of fault that a pair can have, and how many good pairs may be flagged for each."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

#: Those that the scores tell: another text stands there, a sentence has no counterpart, words of a
#: sentence have none, or say something else, a part of the text says something else, the end is
#: gone, one side denies what the other says.
SCORED = ("misplaced", "missing", "clause", "mistranslation", "partial", "cut_off", "negation")
#: Those that rules tell, by the rules' codes or the first letter of them.
_RULED = {
    "P107": "misplaced",
    "S203": "cut_off",
    "E": "name",
    "G": "term",
    "K": "code",
    "L": "untranslated",
    "M": "negation",
    "N": "number",
    "R": "consistency",
    "T": "punctuation",
}
#: Share of clean pairs that may be flagged, unless the user wants another.
SHARE = 0.02
#: Log odds beyond which there is nothing to tell, and no number to hold them.
_CERTAIN = 700.0
_SHARE = re.compile(r"(?P<number>\d+(\.\d+)?)\s*(?P<percent>%?)")


def kind_of(code: str) -> str:
    """The kind of fault that a rule's finding tells of."""
    return _RULED.get(code) or _RULED.get(code[:1], "other")


def combined(scored: Mapping[str, float], told: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Log odds of each kind of fault: from those that the scores give, and the (kind, log odds) of
    what rules found."""
    every = dict(scored)
    for kind, own in told:
        every[kind] = _either(every.get(kind, -math.inf), own)
    return every


def _either(one: float, other: float) -> float:
    """ln(e**one + e**other)."""
    return max(one, other) + math.log1p(math.exp(-abs(one - other)))


def fine(odds: Iterable[float]) -> float:
    """Probability in [0, 1] that there is no fault, from the log odds of each kind of fault."""
    return 1 / (1 + math.exp(min(reduce(_either, odds, -math.inf), _CERTAIN)))


def shown(kind: str) -> str:
    """A kind as it is written in settings: cut-off."""
    return kind.replace("_", "-")


@dataclass(frozen=True, slots=True)
class FalseFlags:
    """Shares of clean pairs, (0, 1), that may be flagged by their scores.

    share: for whatever they tell. kinds: (kind of SCORED, share) for that kind alone, on top of
    that: who would rather look at ten good pairs than miss one omission asks for more of these.
    """

    share: float = SHARE
    kinds: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, value: object) -> FalseFlags:
        """From a share (0.02, "2%"), a text such as "2%, missing=5%" or the same as a mapping in
        which "all" names the first. Raises ValueError, which says what it has to be."""
        if isinstance(value, FalseFlags):
            return value
        try:
            found = dict(_parts(value))
        except ValueError:
            raise ValueError(
                "has to be a share like 2% or 0.02, or shares by kind of fault like 2%,missing=5%"
                f" ({', '.join(map(shown, SCORED))}), not {value!r}"
            ) from None
        kinds = tuple((kind, found[kind]) for kind in SCORED if kind in found)
        return cls(found.get("all", SHARE), kinds)

    def __str__(self) -> str:
        """As it can be written in the settings: "2%, missing=5%"."""
        kinds = (f"{shown(kind)}={_percent(share)}" for kind, share in self.kinds)
        return ", ".join((_percent(self.share), *kinds))


def _parts(value: object) -> Iterator[tuple[str, float]]:
    if isinstance(value, Mapping):
        given = [(str(kind), share) for kind, share in value.items()]
    elif isinstance(value, str):
        split = [part.rpartition("=") for part in value.split(",")]
        given = [(kind if equals else "all", share) for kind, equals, share in split]
    else:
        given = [("all", value)]
    seen = set()
    for name, share in given:
        kind = name.strip().replace("-", "_")
        if kind not in ("all", *SCORED) or kind in seen:
            raise ValueError(name)
        seen.add(kind)
        yield kind, _share(share)


def _share(value: object) -> float:
    if isinstance(value, str) and (told := _SHARE.fullmatch(value.strip())):
        value = float(told["number"]) / (100 if told["percent"] else 1)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1:
        raise ValueError(value)
    return float(value)


def _percent(share: float) -> str:
    return f"{share * 100:.10g}%"
