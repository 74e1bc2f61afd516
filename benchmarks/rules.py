"""How often each check speaks on clean human translations, and how often on planted faults.

`python -m benchmarks.rules` prints both tables in Markdown, for the documents that teach: those
that score are never looked at. `--show CODE` prints the flagged pairs of one check (on the screen
only: the texts are not ours to publish).
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence

from aligner.checks import CHECKS, DOCUMENT_CHECKS
from aligner.verdict import Finding
from benchmarks.aligned import aligned_findings
from benchmarks.data import documents
from benchmarks.rule_faults import FAULTS, Fault
from corpus.model import Lang, Location, Pair, Paragraph

_GRAVITY = ("note", "review", "weak", "misaligned", "extra", "missing")


def pair_of(english: str, chinese: str, line: int = 1) -> Pair:
    def side(text: str, lang: Lang) -> tuple[Paragraph, ...]:
        return (Paragraph(text, lang, Location(lang, line)),)

    return Pair(side(english, "en"), side(chinese, "zh"))


def findings(pair: Pair) -> list[Finding]:
    return [*(f for check in CHECKS for f in check.check(pair)), *aligned_findings(pair)]


def clean() -> Iterator[tuple[str, list[Pair]]]:
    """(corpus, pairs) of each clean document that teaches."""
    for document in documents():
        if not document.calibrates:
            continue
        pairs = [pair_of(*pair, line) for line, pair in enumerate(document.pairs, 1)]
        yield document.corpus, [p for p in pairs if p.source_text and p.target_text]


def false_flags(show: str) -> None:
    """Flags on clean pairs, by check, severity and corpus."""
    total: Counter[str] = Counter()
    flagged: Counter[tuple[str, str, str]] = Counter()
    gravest: Counter[tuple[str, str]] = Counter()
    for corpus, pairs in clean():
        found: dict[int, list[Finding]] = {n: findings(pair) for n, pair in enumerate(pairs)}
        for check in DOCUMENT_CHECKS:
            for number, finding in check.check_all(pairs):
                found[number].append(finding)
        total[corpus] += len(pairs)
        for number, some in found.items():
            for code, severity in {(f.code, f.severity) for f in some}:
                flagged[corpus, code, severity] += 1
            worst = max((f.severity for f in some), key=_GRAVITY.index, default="")
            gravest[corpus, worst] += 1
            for finding in some:
                if finding.code == show or f"{finding.code}-{finding.severity}" == show:
                    _print(corpus, finding, pairs[number])
    corpora = list(total)
    print("\n| check | severity |", *(f"{c} ({total[c]}) |" for c in corpora), "all |")
    print("| --- | --- |", *("--- |" for _ in corpora), "--- |")
    for code, severity in sorted({key[1:] for key in flagged}):
        _row(f"{code} | {severity}", [flagged[c, code, severity] for c in corpora], total)
    for severity in _GRAVITY[1:]:
        _row(f"pairs | {severity}", [gravest[c, severity] for c in corpora], total)


def _row(head: str, counts: Sequence[int], total: Counter[str]) -> None:
    cells = [f"{n} ({n / t:.2%})" for n, t in zip(counts, total.values(), strict=True)]
    whole = f"{sum(counts)} ({sum(counts) / total.total():.2%})"
    print("|", head, "|", " | ".join([*cells, whole]), "|")


def _print(corpus: str, finding: Finding, pair: Pair) -> None:
    print(f"--- {corpus} {finding.code} {finding.severity}: {finding.message}")
    print("   ", pair.source_text[:700].replace("\n", " / "))
    print("   ", pair.target_text[:400].replace("\n", " / "))


def recall(most: int, show: str, only: str | None = None) -> None:
    """The share of planted faults that some check newly speaks of, by kind."""
    places = [(pairs, number) for _, pairs in clean() for number in range(len(pairs))]
    print("\n| fault | planted | flagged | by its own check | weak or worse | codes |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, (plant, codes) in FAULTS.items():
        if only and name != only:
            continue
        luck = random.Random(name)
        luck.shuffle(places)
        _recall_of(name, _planted(plant, places, luck, most), codes, show)


def _planted(
    plant: Fault, places: Sequence[tuple[list[Pair], int]], luck: random.Random, most: int
) -> Iterator[tuple[Pair, list[Finding]]]:
    """(damaged pair, what the checks say of it that they did not say before)."""
    planted = 0
    for pairs, number in places:
        damaged = plant(pairs[number].source_text, pairs[number].target_text, luck)
        if damaged is None:
            continue
        planted += 1
        around = pairs[max(0, number - 20) : number + 20]
        place = min(number, 20)
        before = {(f.code, f.message) for f in _all_findings(around, place)}
        around[place] = pair_of(*damaged, number + 1)
        yield (
            around[place],
            [
                found
                for found in _all_findings(around, place)
                if found.severity != "note" and (found.code, found.message) not in before
            ],
        )
        if planted == most:
            return


def _all_findings(pairs: list[Pair], place: int) -> list[Finding]:
    """What all checks say of one pair of a document."""
    whole = (item for check in DOCUMENT_CHECKS for item in check.check_all(pairs))
    return findings(pairs[place]) + [found for number, found in whole if number == place]


def _recall_of(
    name: str, planted: Iterator[tuple[Pair, list[Finding]]], codes: tuple[str, ...], show: str
) -> None:
    total = any_flag = own = weak = 0
    by_code: Counter[str] = Counter()
    for pair, new in planted:
        total += 1
        any_flag += bool(new)
        weak += any(found.severity != "review" for found in new)
        own += any(found.code in codes for found in new)
        by_code.update({found.code for found in new})
        if show == name and not any(found.code in codes for found in new):
            print(f"--- missed\n    {pair.source_text[:600]}\n    {pair.target_text[:300]}")
    told = ", ".join(f"{code} {n}" for code, n in sorted(by_code.items()))
    share = [f"{n / max(total, 1):.3f}" for n in (any_flag, own, weak)]
    print(f"| {name} | {total} |", " | ".join(share), f"| {told} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", default="", help="a check's code, CODE-severity, or a fault")
    parser.add_argument("--most", type=int, default=400, help="faults of a kind to plant")
    parser.add_argument("--only", choices=("flags", "recall"))
    parser.add_argument("--fault", choices=tuple(FAULTS), help="plant only this one")
    options = parser.parse_args()
    if options.only != "recall":
        false_flags(options.show)
    if options.only != "flags":
        recall(options.most, options.show, options.fault)


if __name__ == "__main__":
    main()
