"""How often each check speaks on clean human translations, and how often on planted faults.

`python -m benchmarks.rules` prints both tables in Markdown; `--show CODE` prints the flagged
pairs of one check (on the screen only: the texts are not ours to publish).
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from aligner.checks import CHECKS, DOCUMENT_CHECKS
from aligner.verdict import Finding
from benchmarks.data import documents
from benchmarks.faults import FAULTS
from corpus.model import Lang, Location, Pair, Paragraph

_GRAVITY = ("note", "review", "weak", "misaligned", "extra", "missing")


def pair_of(english: str, chinese: str, line: int = 1) -> Pair:
    def side(text: str, lang: Lang) -> tuple[Paragraph, ...]:
        return (Paragraph(text, lang, Location(lang, line)),)

    return Pair(side(english, "en"), side(chinese, "zh"))


def findings(pair: Pair) -> list[Finding]:
    return [finding for check in CHECKS for finding in check.check(pair)]


def clean() -> Iterator[tuple[str, list[Pair]]]:
    """(corpus, pairs) of each clean document."""
    for document in documents():
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


def recall(most: int, show: str) -> None:
    """The share of planted faults that some check newly speaks of, by kind."""
    pairs = [pair for _, some in clean() for pair in some]
    print("\n| fault | planted | flagged | by its own check | weak or worse | codes |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, (plant, codes) in FAULTS.items():
        luck = random.Random(name)
        _recall_of(name, plant, codes, luck.sample(pairs, len(pairs)), luck, most, show)


def _recall_of(
    name: str,
    plant: Callable[[str, str, random.Random], tuple[str, str] | None],
    codes: tuple[str, ...],
    pairs: Sequence[Pair],
    luck: random.Random,
    most: int,
    show: str,
) -> None:
    planted = any_flag = own = weak = 0
    by_code: defaultdict[str, int] = defaultdict(int)
    for pair in pairs:
        damaged = plant(pair.source_text, pair.target_text, luck)
        if damaged is None:
            continue
        planted += 1
        before = {(f.code, f.message) for f in findings(pair)}
        bad = pair_of(*damaged)
        new = [
            f for f in findings(bad) if f.severity != "note" and (f.code, f.message) not in before
        ]
        any_flag += bool(new)
        weak += any(f.severity != "review" for f in new)
        own += any(f.code in codes for f in new)
        for code in {f.code for f in new}:
            by_code[code] += 1
        if show == name and not any(f.code in codes for f in new):
            print("--- missed", damaged[0][:600], "\n   ", damaged[1][:300], new[:1])
        if planted == most:
            break
    told = ", ".join(f"{code} {n}" for code, n in sorted(by_code.items()))
    share = [f"{n / max(planted, 1):.3f}" for n in (any_flag, own, weak)]
    print(f"| {name} | {planted} |", " | ".join(share), f"| {told} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", default="", help="a check's code, CODE-severity, or a fault")
    parser.add_argument("--most", type=int, default=400, help="faults of a kind to plant")
    parser.add_argument("--only", choices=("flags", "recall"))
    options = parser.parse_args()
    if options.only != "recall":
        false_flags(options.show)
    if options.only != "flags":
        recall(options.most, options.show)


if __name__ == "__main__":
    main()
