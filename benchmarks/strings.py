"""How judgement fares on the strings of an interface: as published, and with labels exchanged.

    python -m benchmarks.strings EN ZH [EN ZH ...]

EN and ZH are files of strings in one format, as a project keeps them. Prints a table in Markdown:
the share of pairs that is flagged as it stands, which are faults in part; and of labels whose
translation is put in the place of another at random, one in ten at a time, the share found.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from aligner import models
from aligner.calibration import is_label
from aligner.judge import Judge
from corpus.model import Bitext, Pair
from corpus.readers import read_bitexts


def flagged(judge: Judge, pairs: Sequence[Pair]) -> list[bool]:
    """Whether each pair is flagged, where they stand as in a table."""
    source = tuple(paragraph for pair in pairs for paragraph in pair.source)
    target = tuple(paragraph for pair in pairs for paragraph in pair.target)
    found = judge.judge(Bitext("strings", "en", "zh", source, target, tuple(pairs)))
    return [verdict.status != "ok" for verdict in found.verdicts]


def are_labels(pair: Pair) -> bool:
    """Whether both sides are labels."""
    return is_label(pair.source_text, "en") and is_label(pair.target_text, "zh")


def exchanged(judge: Judge, pairs: Sequence[Pair], rng: random.Random) -> tuple[int, int]:
    """(found, in all): labels with the translation of another, the others as they are."""
    places = [n for n, pair in enumerate(pairs) if are_labels(pair)]
    rng.shuffle(places)
    found = count = 0
    for first in range(0, len(places), max(2, len(places) // 10)):
        chosen = places[first : first + max(2, len(places) // 10)]
        given = [*chosen[1:], chosen[0]]
        changed = list(pairs)
        for place, other in zip(chosen, given, strict=True):
            target = replace(pairs[place].target[0], text=pairs[other].target_text)
            changed[place] = Pair(pairs[place].source, (target,))
        wrong = [n for n in chosen if changed[n].target_text != pairs[n].target_text]
        said = flagged(judge, changed)
        found += sum(said[n] for n in wrong)
        count += len(wrong)
    return found, count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    files = parser.parse_args().files
    judge = Judge.of(models.load(say=print))
    print("| strings | pairs | flagged | labels | flagged | exchanged, found |")
    print("| --- | --: | --: | --: | --: | --: |")
    for english, chinese in zip(files[::2], files[1::2], strict=True):
        (bitext,) = read_bitexts([english, chinese])
        pairs = [p for p in bitext.pairs or () if len(p.source) == len(p.target) == 1]
        said = flagged(judge, pairs)
        labels = [one for one, pair in zip(said, pairs, strict=True) if are_labels(pair)]
        found, count = exchanged(judge, pairs, random.Random(20261124))
        print(
            f"| {chinese.stem} | {len(pairs)} | {sum(said)} ({sum(said) / len(said):.1%}) "
            f"| {len(labels)} | {sum(labels)} ({sum(labels) / len(labels):.1%}) "
            f"| {found / count:.1%} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
