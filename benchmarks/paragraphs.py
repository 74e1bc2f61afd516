"""Tasks on paragraphs in their documents: neighbours, planted faults, false flags."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from aligner.judge import Judge
from aligner.verdict import STATUSES, Verdict
from aligner.views import view_all
from benchmarks.bench import Bench
from benchmarks.data import ParagraphDocument, documents
from benchmarks.faults import PLANTERS, Faulty, plant
from benchmarks.metrics import Figure, auc, interval, recall_at, share
from corpus.model import Bitext, Location, Pair, Paragraph

#: A fault is planted in every so manieth pair of a document at once, far from the others.
SPACING = 7
#: Pairs of each corpus that get a fault of each kind, at most.
PLANTED = 120
#: Kinds that must be found with a recall of .95, and those whose sentence must be pointed at.
SURE = ("number", "date", "percentage", "magnitude", "untranslated", "cut-off")
#: The kind of fault in `Verdict.faults` that tells each planted one.
KINDS = {
    "missing-zh": "missing",
    "missing-en": "missing",
    "added-zh": "missing",
    "clause-missing-zh": "clause",
    "clause-missing-en": "clause",
    "clause-replaced-zh": "mistranslation",
    "clause-replaced-en": "mistranslation",
    "half-replaced": "partial",
    "merged": "partial",
    "split": "partial",
    "untranslated": "untranslated",
    "cut-off": "cut_off",
    **dict.fromkeys(("number", "date", "percentage", "magnitude", "unit"), "number"),
    "name": "name",
    "negation": "negation",
}
#: The codes by which a report may point at the right sentence, or at words of it.
POINTED = {
    "missing-zh": ("S201", "S204"),
    "missing-en": ("S202", "S205"),
    "added-zh": ("S202", "S205"),
    "clause-missing-zh": ("S204",),
    "clause-missing-en": ("S205",),
    "clause-replaced-zh": ("S206",),
    "clause-replaced-en": ("S206",),
}


def scoring_documents() -> list[ParagraphDocument]:
    return [d for d in documents() if not d.calibrates and len(d.pairs) >= 3]


def bitext(pairs: list[tuple[str, str]]) -> Bitext:
    """Given pairs as a bitext; line numbers are the pairs' numbers."""
    found = tuple(
        Pair(
            (Paragraph(english, "en", Location("en.txt", number)),),
            (Paragraph(chinese, "zh", Location("zh.txt", number)),),
        )
        for number, (english, chinese) in enumerate(pairs, start=1)
    )
    source = tuple(p for pair in found for p in pair.source)
    target = tuple(p for pair in found for p in pair.target)
    return Bitext("benchmark", "en", "zh", source, target, pairs=found)


@dataclass(frozen=True, slots=True)
class Judged:
    """A planted or clean pair with its verdict. cosine: of the raw embeddings."""

    corpus: str
    fault: Faulty
    verdict: Verdict
    cosine: float

    @property
    def doubt(self) -> float:
        """What the pair is ranked by: how sure the judge is that something is wrong."""
        if self.verdict.probability is None:
            return 2.0
        return 1 - self.verdict.probability

    def suspect(self, kind: str) -> float:
        """How sure the judge is of one kind of fault; all of them where none was told apart."""
        if self.verdict.probability is None:
            return 2.0
        return self.verdict.faults.get(kind, 0.0)

    @property
    def flagged(self) -> bool:
        return self.verdict.status not in ("ok", "review")


def judged(bench: Bench, kinds: Iterable[str] = PLANTERS) -> dict[str, list[Judged]]:
    """Every scoring document judged clean, and with faults of these kinds planted."""
    found: dict[str, list[Judged]] = {"clean": []}
    every = scoring_documents()
    for document in bench.track(every, "clean paragraphs"):
        faults = {n: Faulty("clean", *pair) for n, pair in enumerate(document.pairs)}
        found["clean"] += _verdicts(bench, document, faults)
    for kind in kinds:
        found[kind] = []
        for document, faults in bench.track(list(_planted(every, kind)), kind):
            found[kind] += _verdicts(bench, document, faults)
    return found


def _planted(
    every: list[ParagraphDocument], kind: str
) -> Iterator[tuple[ParagraphDocument, dict[int, Faulty]]]:
    rng = random.Random(f"{kind} 20261124")
    left = {document.corpus: PLANTED for document in every}
    for document in every:
        for offset in range(SPACING):
            faults = {}
            for number in range(offset, len(document.pairs), SPACING):
                if left[document.corpus] <= 0:
                    break
                if made := plant(kind, document, number, rng):
                    faults[number] = made
                    left[document.corpus] -= 1
            if faults:
                yield document, faults


def _verdicts(
    bench: Bench, document: ParagraphDocument, faults: dict[int, Faulty]
) -> Iterator[Judged]:
    pairs = list(document.pairs)
    wanted = set()
    for number, fault in faults.items():
        pairs[number] = fault.english, fault.chinese
        wanted |= set(range(max(0, number - 3), min(len(pairs), number + 4)))
    kept = sorted(wanted)
    place = {number: n for n, number in enumerate(kept)}
    verdicts = bench.judge.judge(bitext([pairs[n] for n in kept])).verdicts
    for number, fault in faults.items():
        cosine = bench.cosine(fault.english, fault.chinese)
        yield Judged(document.corpus, fault, verdicts[place[number]], cosine)


def fault_figures(found: dict[str, list[Judged]]) -> Iterator[Figure]:
    """AUC, recall at 2 % false flags, share flagged and pointing, by kind; false flags."""
    clean = found["clean"]
    good = np.array([one.doubt for one in clean])
    plain = np.array([-one.cosine for one in clean])
    for kind in PLANTERS:
        items = found[kind]
        if not items:
            continue
        bad = np.array([one.doubt for one in items])
        bad_plain = np.array([-one.cosine for one in items])
        aim = 0.98 if kind.startswith("missing") else None
        yield Figure(
            "planted faults", kind, "AUC", auc(bad, good), *interval(auc, bad, good), len(items),
            aim, auc(bad_plain, plain),
        )  # fmt: skip

        def recall(b: np.ndarray, g: np.ndarray) -> float:
            return recall_at(b, g, 0.02)

        own = [np.array([j.suspect(KINDS[kind]) for j in some]) for some in (items, clean)]
        for measure, b, g in (
            ("recall at 2% false flags", bad, good),
            ("the same, by the probability of this kind", *own),
        ):
            yield Figure(
                "planted faults", kind, measure, recall(b, g), *interval(recall, b, g),
                len(items), 0.95 if kind in SURE else None, recall(bad_plain, plain),
            )  # fmt: skip
        seen = [STATUSES.index(one.verdict.status) > 0 for one in items]
        yield Figure("planted faults", kind, "share flagged", *share(seen), len(items))
        if kind in POINTED:
            said = [_points(one, POINTED[kind]) for one in items if one.verdict.status != "ok"]
            measure = "right sentence pointed at, of those flagged"
            yield Figure("planted faults", kind, measure, *share(said), len(said), 0.95)
    for corpus in (None, *sorted({one.corpus for one in clean})):
        own = [one for one in clean if corpus in (None, one.corpus)]
        yield Figure(
            "false flags", corpus or "all", "weak or worse",
            *share([one.flagged for one in own]), len(own), 0.02,
        )  # fmt: skip
        every = [one.verdict.status != "ok" for one in own]
        yield Figure("false flags", corpus or "all", "review or worse", *share(every), len(own))


def _points(one: Judged, codes: tuple[str, ...]) -> bool:
    """Whether the gravest sentence named is the one whose counterpart is gone, or that was added or
    lost a clause."""
    pair, pointed = one.verdict.pair, one.fault.pointed
    if pointed is None:
        return False
    for finding in one.verdict.findings:
        spans = finding.source_spans if pointed[0] == "en" else finding.target_spans
        text = pair.source_text if pointed[0] == "en" else pair.target_text
        if finding.code in codes and spans:
            said = text[spans[0].start : spans[0].end].strip("。.")
            return said in pointed[1] or pointed[1].strip("。.") in said
    return False


def neighbour_figures(bench: Bench) -> Iterator[Figure]:
    """The right paragraph against those up to two places away."""
    right, wrong, best = [], [], []
    plain_right, plain_wrong, plain_best = [], [], []
    for document in bench.track(scoring_documents(), "neighbours"):
        texts = [Paragraph(e, "en", Location("x", 1)) for e, _ in document.pairs]
        texts += [Paragraph(z, "zh", Location("x", 1)) for _, z in document.pairs]
        views = view_all(texts, bench.encoder, bench.judge.background)
        count = len(document.pairs)
        for i in range(count):
            # A neighbour with the very same Chinese cannot be ranked below it.
            own = document.pairs[i][1]
            around = range(max(0, i - 2), min(count, i + 3))
            near = [j for j in around if j != i and document.pairs[j][1] != own]
            ours = {j: _odds(bench.judge, views[i], views[count + j]) for j in (i, *near)}
            cosines = {
                j: bench.cosine(document.pairs[i][0], document.pairs[j][1]) for j in (i, *near)
            }
            for scores, good, bad, top in (
                (ours, right, wrong, best),
                (cosines, plain_right, plain_wrong, plain_best),
            ):
                good.append(scores[i])
                bad.extend(scores[j] for j in near)
                top.append(all(scores[i] > scores[j] for j in near))
    r, w = np.array(right), np.array(wrong)
    base = auc(np.array(plain_right), np.array(plain_wrong))
    task = "right paragraph against neighbours"
    yield Figure(task, "all", "AUC", auc(r, w), *interval(auc, r, w), len(r), 0.999, base)
    yield Figure(
        task, "all", "ranked first", *share(best), len(best), 0.998, float(np.mean(plain_best))
    )


def _odds(judge: Judge, source: object, target: object) -> float:
    return judge.calibration.pair_odds(source, target)  # type: ignore[arg-type]
