"""How often words answer a denial, for the lists of aligner/negation.py.

    python -m benchmarks.denials

Counts, in the documents that teach, which words stand across from a denial that no plain denial
answers: in clean translations, where something must be the answer, and in the same with a negation
put in or taken out, where nothing is. What the first share exceeds the second by tells how far a
word is an answer. Prints words alone, no text.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

from aligner.denials import sides_of
from benchmarks.aligned import aligned
from benchmarks.rule_faults import FAULTS
from benchmarks.rules import clean, pair_of
from corpus.model import Lang, Pair

PLANTED = ("negation dropped", "negation added", "negation dropped, in the English")
#: Words that stand there less often are not printed.
LEAST = 5
NONE = "(none)"

Words = Counter[tuple[Lang, str]]


def across(pair: Pair) -> Iterator[tuple[Lang, str]]:
    """The words that may answer, each (language, word), across from every unanswered denial."""
    source, target, beads = aligned(pair)
    for bead in beads:
        for own, other in sides_of(source, target, bead):
            if own.words.sure and not other.words.hard:
                view, answers = other.view, (*other.words.soft, *other.words.weak)
                words = {view.text[s.start : s.end].lower() for s in answers}
                yield from ((view.lang, word) for word in words or {NONE})


def count() -> tuple[Words, Words]:
    """(in clean pairs, in those with a fault beyond what was there before)."""
    plain: Words = Counter()
    planted: Words = Counter()
    luck = random.Random(20261124)
    for _, pairs in clean():
        for pair in pairs:
            before = Counter(across(pair))
            plain.update(before)
            for name in PLANTED:
                if damaged := FAULTS[name][0](pair.source_text, pair.target_text, luck):
                    planted.update(Counter(across(pair_of(*damaged))) - before)
    return plain, planted


def main() -> None:
    plain, planted = count()
    print("| word | clean | planted | ratio of shares |\n| --- | ---: | ---: | ---: |")
    rows = []
    for lang, word in plain.keys() | planted.keys():
        here, there = plain[lang, word], planted[lang, word]
        if here + there >= LEAST:
            whole = [
                sum(n for (own, _), n in some.items() if own == lang) for some in (plain, planted)
            ]
            ratio = (here + 0.5) / (whole[0] + 1) / ((there + 0.5) / (whole[1] + 1))
            rows.append((lang, -ratio, f"| {word} | {here} | {there} | {ratio:.1f} |"))
    print(*(row for _, _, row in sorted(rows)), sep="\n")


if __name__ == "__main__":
    main()
