"""Faults planted in clean paragraph pairs, one at a time, by rule.

Each planter takes a document, the number of a pair and a random generator, and gives the pair with
one fault, or None where the pair has no place for it. Nothing here knows how duizhao judges.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.clauses import with_another_clause, without_clause
from benchmarks.data import ParagraphDocument
from benchmarks.words import NEGATIONS, PLACES, UNITS
from corpus.model import Lang
from corpus.sentences import sentences


@dataclass(frozen=True, slots=True)
class Faulty:
    """A pair with one fault. `pointed` is the sentence that a report should point at, as (side,
    its text), where there is one: what lost its counterpart, what was added, or what a sentence
    is that lost a clause or had it replaced."""

    kind: str
    english: str
    chinese: str
    pointed: tuple[str, str] | None = None


Planter = Callable[[ParagraphDocument, int, random.Random], Faulty | None]

#: Sentences shorter than this say too little to be missed, in letters of English and in Han.
_SHORT_EN, _SHORT_ZH = 20, 6


def _parts(text: str, lang: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, lang)]  # type: ignore[arg-type]


def _one_to_one(document: ParagraphDocument, number: int) -> tuple[list[str], list[str]] | None:
    """The sentences of a pair that has as many in both languages, two at least."""
    english, chinese = document.pairs[number]
    en, zh = _parts(english, "en"), _parts(chinese, "zh")
    return (en, zh) if len(en) == len(zh) >= 2 else None


def _joined(parts: list[str], lang: str) -> str:
    """Sentences as one text; one that is not the last ends in a full stop."""
    if lang == "en":
        return " ".join(parts)
    return "".join(p if n + 1 == len(parts) else _ended(p) for n, p in enumerate(parts))


def _ended(chinese: str) -> str:
    return chinese if chinese[-1] in '。！？…；：”」』）!?.;:"' else chinese + "。"


def _without(parts: list[str], index: int) -> list[str]:
    return parts[:index] + parts[index + 1 :]


def _worth(en: list[str], zh: list[str]) -> list[int]:
    """The sentences long enough to be missed."""
    return [
        n
        for n, (e, z) in enumerate(zip(en, zh, strict=True))
        if len(e) >= _SHORT_EN and len(z) >= _SHORT_ZH
    ]


def missing_zh(document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
    """A sentence of the Chinese is gone."""
    both = _one_to_one(document, number)
    if not both or not (places := _worth(*both)):
        return None
    en, zh = both
    cut = rng.choice(places)
    return Faulty(
        "missing-zh", document.pairs[number][0], _joined(_without(zh, cut), "zh"), ("en", en[cut])
    )


def missing_en(document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
    """A sentence of the English is gone."""
    both = _one_to_one(document, number)
    if not both or not (places := _worth(*both)):
        return None
    en, zh = both
    cut = rng.choice(places)
    return Faulty(
        "missing-en", _joined(_without(en, cut), "en"), document.pairs[number][1], ("zh", zh[cut])
    )


def added_zh(document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
    """A Chinese sentence from elsewhere in the document is put in."""
    english, chinese = document.pairs[number]
    far = [n for n in range(len(document.pairs)) if abs(n - number) > 3]
    if not far:
        return None
    found = [part for part in _parts(document.pairs[rng.choice(far)][1], "zh") if len(part) > 9]
    zh = _parts(chinese, "zh")
    if not found or not zh:
        return None
    added = _ended(rng.choice(found))
    at = rng.randrange(len(zh) + 1)
    return Faulty("added-zh", english, _joined([*zh[:at], added, *zh[at:]], "zh"), ("zh", added))


def half(document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
    """The second half of the Chinese is that of the neighbour."""
    if number + 1 >= len(document.pairs):
        return None
    zh, other = _parts(document.pairs[number][1], "zh"), _parts(document.pairs[number + 1][1], "zh")
    if len(zh) < 2 or len(other) < 2:
        return None
    mixed = _joined([*zh[: len(zh) // 2], *other[len(other) // 2 :]], "zh")
    return Faulty("half-replaced", document.pairs[number][0], mixed)


def merged(document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
    """The Chinese holds the next paragraph too."""
    if number + 1 >= len(document.pairs):
        return None
    english, chinese = document.pairs[number]
    return Faulty("merged", english, chinese + document.pairs[number + 1][1])


def split(document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
    """The second half of the Chinese is gone, as if it were a paragraph of its own."""
    zh = _parts(document.pairs[number][1], "zh")
    if len(zh) < 2:
        return None
    return Faulty("split", document.pairs[number][0], _joined(zh[: (len(zh) + 1) // 2], "zh"))


def untranslated(document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
    """A sentence stands in English in the Chinese."""
    both = _one_to_one(document, number)
    if not both or not (places := _worth(*both)):
        return None
    en, zh = both
    left = rng.choice(places)
    mixed = [*zh[:left], en[left], *zh[left + 1 :]]
    return Faulty("untranslated", document.pairs[number][0], _joined(mixed, "zh"))


def _clause(lang: Lang, *, replaced: bool) -> Planter:
    """A planter that takes a clause out of a sentence of one side, or puts one from elsewhere in
    the document in its place."""
    side = 0 if lang == "en" else 1
    kind = f"clause-{'replaced' if replaced else 'missing'}-{lang}"

    def plant(document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
        texts = list(document.pairs[number])
        if replaced:
            far = [pair[side] for n, pair in enumerate(document.pairs) if abs(n - number) > 3]
            found = with_another_clause(texts[side], far, lang, rng)
        else:
            found = without_clause(texts[side], lang, rng)
        if found is None:
            return None
        texts[side] = found.text
        return Faulty(kind, texts[0], texts[1], (lang, found.sentence))

    return plant


def cut_off(document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
    """The Chinese stops in the middle of its last sentence."""
    english, chinese = document.pairs[number]
    zh = _parts(chinese, "zh")
    if not zh or len(zh[-1]) < 16:
        return None
    keep = int(len(zh[-1]) * rng.uniform(0.3, 0.6))
    return Faulty("cut-off", english, _joined(zh[:-1], "zh") + zh[-1][:keep].rstrip("，、；： "))


# --- figures, names, negation --------------------------------------------------------------

_DIGITS = re.compile(r"(?<![\d.,A-Za-z年月])\d[\d,]*(?:\.\d+)?(?![\d年月日号%％A-Za-z.]|\s*[%％])")
_DATE = re.compile(r"\d{1,4}(?=\s*[年月日号])")
_PERCENT = re.compile(r"(?:百分之[一二三四五六七八九十百零点]+|\d+(?:\.\d+)?\s*[%％])")
_MAGNITUDE = re.compile(r"(?<=[\d一二三四五六七八九十百千几])\s?(?:[万亿]|千万|百万)(?![一分])")
_HAN_DIGIT = re.compile("[二三四五六七八九](?=[十百千万亿]|[个名位年天周次倍人岁只条家国])")


def _replaced(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _other_digits(old: str, rng: random.Random) -> str:
    """The same number with another leading digit or, in a short one, another last digit."""
    places = [n for n, sign in enumerate(old) if sign.isdigit()]
    at = places[-1] if len(places) < 3 else rng.choice(places[:2])
    wanted = [d for d in "123456789" if d != old[at]]
    return old[:at] + rng.choice(wanted) + old[at + 1 :]


def _in_chinese(
    kind: str, pattern: re.Pattern[str], new: Callable[[str, random.Random], str]
) -> Planter:
    """A planter that changes one match of a pattern in the Chinese."""

    def plant(document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
        english, chinese = document.pairs[number]
        found = list(pattern.finditer(chinese))
        if not found:
            return None
        match = rng.choice(found)
        return Faulty(kind, english, _replaced(chinese, match, new(match.group(), rng)))

    return plant


def _number(old: str, rng: random.Random) -> str:
    if old[0].isdigit():
        return _other_digits(old, rng)
    return rng.choice([d for d in "二三四五六七八九" if d != old])


def _magnitude(old: str, rng: random.Random) -> str:
    return old.replace("亿", "万") if "亿" in old else old.replace("万", "亿")


def _percent(old: str, rng: random.Random) -> str:
    if old[0].isdigit():
        return _other_digits(old, rng)
    digits = [n for n, sign in enumerate(old) if sign in "一二三四五六七八九" and n >= 3]
    at = digits[0] if digits else len(old) - 1
    return old[:at] + rng.choice([d for d in "二三四五六七八九" if d != old[at]]) + old[at + 1 :]


def name(document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
    """A country or city has become another one."""
    english, chinese = document.pairs[number]
    held = [(e, z) for e, z in PLACES if re.search(rf"\b{e}\b", english) and z in chinese]
    if not held:
        return None
    _, old = rng.choice(held)
    new = rng.choice([z for e, z in PLACES if e not in english and z not in chinese])
    return Faulty("name", english, chinese.replace(old, new))


def unit(document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
    """A unit has become another one of its kind."""
    english, chinese = document.pairs[number]
    found = [
        (match, new)
        for old, new in UNITS
        for match in re.finditer(rf"(?<=[\d一二三四五六七八九十百千万亿])\s?{old}", chinese)
    ]
    if not found:
        return None
    match, new = rng.choice(found)
    return Faulty("unit", english, _replaced(chinese, match, new))


def negation(document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
    """A negation is taken away, or put in."""
    english, chinese = document.pairs[number]
    found = [(match, new) for old, new in NEGATIONS for match in re.finditer(old, chinese)]
    if not found:
        return None
    match, new = rng.choice(found)
    return Faulty("negation", english, _replaced(chinese, match, new))


PLANTERS: dict[str, Planter] = {
    "missing-zh": missing_zh,
    "missing-en": missing_en,
    "added-zh": added_zh,
    "half-replaced": half,
    "merged": merged,
    "split": split,
    "clause-missing-zh": _clause("zh", replaced=False),
    "clause-missing-en": _clause("en", replaced=False),
    "clause-replaced-zh": _clause("zh", replaced=True),
    "clause-replaced-en": _clause("en", replaced=True),
    "untranslated": untranslated,
    "cut-off": cut_off,
    "number": _in_chinese("number", re.compile(f"{_DIGITS.pattern}|{_HAN_DIGIT.pattern}"), _number),
    "date": _in_chinese("date", _DATE, _other_digits),
    "percentage": _in_chinese("percentage", _PERCENT, _percent),
    "magnitude": _in_chinese("magnitude", _MAGNITUDE, _magnitude),
    "unit": unit,
    "name": name,
    "negation": negation,
}


def plant(kind: str, document: ParagraphDocument, number: int, rng: random.Random) -> Faulty | None:
    """The pair with a fault of a kind, or None where there is no place for it."""
    found = PLANTERS[kind](document, number, rng)
    if found is None or (found.english, found.chinese) == document.pairs[number]:
        return None
    return found if found.english.strip() and found.chinese.strip() else None
