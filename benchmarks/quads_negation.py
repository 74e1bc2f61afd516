"""Denials taken away or put in, in English and Chinese, for `benchmarks/quads.py`."""

from __future__ import annotations

import random
import re

from benchmarks.quads import Aligned, Change, Edit, Range

_DENIED = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|must|may|do|does|did|has|have|had)( not)\b"
    r"|\b(is|are|was|were|wo|would|ca|could|should|must|do|does|did|has|have|had)(n['’]t)\b"
    r"|\b(can)(not)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|must|may|might|has|have|had)\b"
    r"(?! not|n['’]t|not)",
    re.IGNORECASE,
)
_SAYS_NO = re.compile(
    r"\b(?:not|no|never|cannot|nobody|nothing|none|nor|neither|without|hardly|few|little)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_HAVE = frozenset(("has", "have", "had"))
_PARTICIPLE = re.compile(r" (?:\w+ed|been|become|had|made|done|gone|seen|come|taken|given)\b")
_ZH_DENIED = re.compile(
    "并不(?=[是能会])|没有|不(?=[会能应该可需想知要得再])|并没有|从未|不(?=是)|未能?|无法|并未|没(?!有)|不"
)
#: Words in which 不 or 没 denies nothing.
_ZH_OTHER = re.compile("不[同过仅但断少久如论管得已]|没[落收]")
_ZH_SAYS_NO = re.compile("[不没未无非莫勿否别]")
_ZH_INSTEAD = {"从未": "曾", "无法": "能够", "未能": "能够", "未": "已"}
_ZH_AUXILIARY = re.compile(
    "(?<![不没未无是能可])(?:会|能够|能|应该|应|可以|可能|是|需要|必须|要|想|愿意|允许|得以)"
    "(?![不否员计见议长费以])"
)

#: An edit and the span of the words that it is about.
Placed = tuple[Edit, Range]


def negation(pair: Aligned, rng: random.Random) -> Change | None:
    """A denial is taken away, or put in."""
    denied = _SAYS_NO.findall(pair.english), _ZH_SAYS_NO.findall(pair.chinese)
    if all(denied) and rng.random() < 0.75:
        sides = _affirmed(pair.english, rng), _zh_affirmed(pair.chinese, rng)
        both = all(sides) and all(len(words) == 1 for words in denied)
    elif not any(denied) or rng.random() < 0.5:
        sides = _denied(pair.english, rng), _zh_denied(pair.chinese, rng)
        both = bool(sides[0] and sides[1] and _linked(pair, sides[0][1], sides[1][1]))
    else:
        return None
    edits = [[side[0]] if side else None for side in sides]
    return edits[0], edits[1], bool(both)


def _affirmed(text: str, rng: random.Random) -> Placed | None:
    found = list(_DENIED.finditer(text))
    if not found:
        return None
    at = rng.choice(found)
    if at[2]:
        return (*at.span(2), ""), at.span()
    if at[4]:
        whole = {"wo": "will", "ca": "can", "Wo": "Will", "Ca": "Can"}.get(at[3], at[3])
        return (*at.span(), whole), at.span()
    return (*at.span(6), ""), at.span()


def _denied(text: str, rng: random.Random) -> Placed | None:
    found = list(_AUXILIARY.finditer(text))
    if not found:
        return None
    at = rng.choice(found)
    word, end = at[1].lower(), at.end()
    formal = word in {"will", "may", "might"} | _HAVE and rng.random() < 0.7
    if formal or rng.random() < 0.5 or word in ("may", "might"):
        if word in _HAVE and not _PARTICIPLE.match(text[end:]):
            return None
        return (end, end, " not"), at.span()
    short = {"will": "won't", "can": "can't"}.get(word, word + "n't")
    return (*at.span(), short.capitalize() if at[1][0].isupper() else short), at.span()


def _zh_affirmed(text: str, rng: random.Random) -> Placed | None:
    found = [m for m in _ZH_DENIED.finditer(text) if not _ZH_OTHER.match(text, m.start())]
    if not found:
        return None
    at = rng.choice(found)
    instead, behind = _ZH_INSTEAD.get(at[0], ""), text[at.end() : at.end() + 1]
    if at[0] == "没有" and behind not in tuple("人任什") and rng.random() < 0.5:
        instead = "有"
    if at[0] == "未" and rng.random() < 0.5:
        instead = ""
    return (*at.span(), instead), at.span()


def _zh_denied(text: str, rng: random.Random) -> Placed | None:
    found = list(_ZH_AUXILIARY.finditer(text))
    if not found:
        return None
    at = rng.choice(found)
    if at[0] == "必须":
        return (*at.span(), rng.choice(["不必", "不能"])), at.span()
    return (at.start(), at.start(), "不"), at.span()


def _linked(pair: Aligned, there: Range, here: Range) -> bool:
    """Whether two places are about the same: the words there, or just behind, are counterparts."""
    own = [k for k, word in enumerate(pair.e) if word[1] > there[0]][:3]
    other = [k for k, word in enumerate(pair.z) if word[1] > here[0]][:3]
    if not own or not other:
        return False
    if pair.odds[own][:, other].max() > 0.35:
        return True
    only = len(_AUXILIARY.findall(pair.english)) == len(_ZH_AUXILIARY.findall(pair.chinese)) == 1
    return only and len(re.findall("[，。；！？、]", pair.chinese)) <= 1
