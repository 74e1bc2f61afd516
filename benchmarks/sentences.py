"""Tasks on single sentences: retrieval, minimal pairs, human judgements of machine translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from aligner import quality
from aligner.blas import one_thread
from aligner.calibration import CLIP
from aligner.matching import TEMPERATURE
from aligner.scoring import evidence
from aligner.views import View, view_all
from benchmarks import comparer_lessons
from benchmarks.bench import Bench
from benchmarks.data import rows, segments, talk_teaches
from benchmarks.metrics import Figure, auc, interval, mcc, pearson, recall_at, share
from corpus.model import Lang, Location, Paragraph

_NOWHERE = Location("benchmark", 1)


def _views(bench: Bench, texts: Sequence[str], lang: Lang) -> list[View]:
    paragraphs = [Paragraph(text, lang, _NOWHERE) for text in texts]
    return view_all(paragraphs, bench.encoder, bench.judge.background)


def retrieval(bench: Bench) -> Iterator[Figure]:
    """Tatoeba: the likeliest among a thousand, by the probability that each of two sentences would
    choose the other (as for tokens, see `aligner.matching`), from the sum of both models' cosines.
    """
    found = rows("tatoeba_cmn/tatoeba.cmn-eng.tsv")
    english = _views(bench, [r["en"] for r in found], "en")
    chinese = _views(bench, [r["zh"] for r in found], "zh")
    x, y = (
        np.stack([np.concatenate((view.vector, view.gist)) for view in views])
        for views in (english, chinese)
    )
    similarity = x @ y.T
    weights = np.exp((similarity - 2.0) / TEMPERATURE)
    mutual = weights / weights.sum(axis=1, keepdims=True) * weights / weights.sum(axis=0)
    raw = np.stack([bench.encoder.encode([r["en"]], tokens=True)[0].vector for r in found]) @ (
        np.stack([bench.encoder.encode([r["zh"]], tokens=True)[0].vector for r in found]).T
    )
    own = np.arange(len(found))
    for kind, scores, plain in (("en to zh", mutual, raw), ("zh to en", mutual.T, raw.T)):
        right = (scores.argmax(axis=1) == own).tolist()
        base = float(np.mean(plain.argmax(axis=1) == own))
        yield Figure("retrieval", kind, "accuracy", *share(right), len(right), 0.965, base)


def minimal_pairs(bench: Bench) -> Iterator[Figure]:
    """DEMETR: the right translation must score above the damaged one."""
    found = [r for r in rows("demetr_zhen/dev.tsv") if r["pert_check"] == "1"]
    pairs = [(r["zh"], r[side]) for r in found for side in ("en_mt", "en_pert")]
    scores = quality.quality(bench.judge, pairs, "zh", "better").reshape(-1, 2)
    cosines = np.array([bench.cosine(e, z) for z, e in pairs]).reshape(-1, 2)
    wins = scores[:, 0] > scores[:, 1]
    plain = cosines[:, 0] > cosines[:, 1]
    kinds = sorted({r["pert_name"] for r in found if r["severity"] != "base"})
    critical = []
    for kind in kinds:
        own = np.array([r["pert_name"] == kind for r in found])
        is_critical = kind.startswith("critical")
        critical += [float(wins[own].mean())] if is_critical else []
        yield Figure(
            "minimal pairs", kind, "pairwise accuracy", *share(wins[own].tolist()),
            int(own.sum()), 0.9 if is_critical else None, float(plain[own].mean()),
        )  # fmt: skip
    value = float(np.mean(critical))
    low, high = interval(lambda x: float(x.mean()), np.array(critical))
    task, kind = "minimal pairs", "mean of critical kinds"
    yield Figure(task, kind, "accuracy", value, low, high, len(critical), 0.95)


def real_errors(bench: Bench) -> Iterator[Figure]:
    """Experts' error spans on talks that taught nothing: segments with an error of a kind against
    those without any, by the quality of the segment, and where words are missing or too many by the
    odds of that as well (S204, S205); beside them the best that any single figure does, chosen
    here."""
    found = [r for r in segments() if not talk_teaches(r["doc"])]
    pairs = [(r["zh"], r["en"]) for r in found]
    figures = quality.measure(bench.judge, pairs, "zh").figures
    lacking = dict(zip(("omission", "addition"), _lacking(bench, pairs).T, strict=True))
    scores = quality.load("faultless")(figures)
    cosines = np.array([bench.cosine(r["en"], r["zh"]) for r in found])
    good = np.array([float(r["mqm"]) == 0 for r in found])
    for kind, column in (
        ("omission", "has_omission"),
        ("addition", "has_addition"),
        ("mistranslation", "has_mistranslation"),
    ):
        bad = np.array([r[column] == "1" for r in found])
        yield from _separated(kind, "", scores, cosines, bad, good)
        if kind in lacking:
            by = ", by the odds of words without counterpart"
            yield from _separated(kind, by, -lacking[kind], cosines, bad, good)
        # A figure may speak for an error or against it.
        every = np.concatenate((figures, -figures), axis=1).T
        values = [auc(one[bad], one[good]) for one in every]
        best = int(np.argmax(values))
        name = quality.names()[best % figures.shape[1]]
        yield Figure(
            "real errors (talks)", kind, f"AUC of the best single figure ({name})", values[best],
            *interval(auc, every[best][bad], every[best][good]), int(bad.sum()),
        )  # fmt: skip


def _lacking(bench: Bench, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
    """(n, 2): the greatest log odds that words of the Chinese have no counterpart in the English,
    and the reverse, for pairs of (Chinese, English)."""
    judge = bench.judge
    chinese = _views(bench, [source for source, _ in pairs], "zh")
    english = _views(bench, [target for _, target in pairs], "en")
    found = []
    with one_thread():
        for source, target in zip(chinese, english, strict=True):
            known = evidence(source, target, judge.background.comparer)
            odds = judge.calibration.clause_odds(known)
            found.append([odds[lang].max(initial=-CLIP) for lang in ("zh", "en")])
    return np.array(found)


def _separated(
    kind: str,
    by: str,
    scores: np.ndarray,
    cosines: np.ndarray,
    bad: np.ndarray,
    good: np.ndarray,
) -> Iterator[Figure]:
    """How well scores (n,), higher for better ones, tell bad segments from good ones."""
    task = "real errors (talks)"
    yield Figure(
        task, kind, f"AUC{by}", auc(-scores[bad], -scores[good]),
        *interval(auc, -scores[bad], -scores[good]), int(bad.sum()), None,
        auc(-cosines[bad], -cosines[good]),
    )  # fmt: skip

    def recall(b: np.ndarray, g: np.ndarray) -> float:
        return recall_at(b, g, 0.05)

    yield Figure(
        task, kind, f"recall at 5% false flags{by}", recall(-scores[bad], -scores[good]),
        *interval(recall, -scores[bad], -scores[good]), int(bad.sum()), None,
        recall(-cosines[bad], -cosines[good]),
    )  # fmt: skip


def near_identical(bench: Bench) -> Iterator[Figure]:
    """RobustNLP: of two sources with one translation, the one that it renders must score higher."""
    groups: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    for row in rows("robustnlp_mt_errors/patinv_enzh.tsv"):
        key = row["system"], row["issue"]
        groups.setdefault(key, {})[row["label"]] = row["en"], row["zh"]
    found = [g for g in groups.values() if set(g) >= {"OK", "ERR"}]
    pairs = [g[label] for g in found for label in ("OK", "ERR")]
    scores = quality.quality(bench.judge, pairs, "en", "better").reshape(-1, 2)
    cosines = np.array([bench.cosine(*pair) for pair in pairs]).reshape(-1, 2)
    yield Figure(
        "near-identical sources", "all", "pairwise accuracy",
        *share((scores[:, 0] > scores[:, 1]).tolist()), len(found), None,
        float(np.mean(cosines[:, 0] > cosines[:, 1])),
    )  # fmt: skip


def critical_errors(bench: Bench) -> Iterator[Figure]:
    """WMT21 Task 3: critical error yes or no; the threshold is chosen on those training segments
    that did not teach the comparer, each label counting as often as it stands in all of them."""
    train, dev = rows("wmt21_ced_enzh/train.tsv"), rows("wmt21_ced_enzh/dev.tsv")
    bad, bad_train = (np.array([r["label"] == "ERR" for r in part]) for part in (dev, train))
    scores, on_train = (
        -quality.quality(bench.judge, [(r["en"], r["zh"]) for r in part], "en", "uncritical")
        for part in (dev, train)
    )
    cosines = np.array([bench.cosine(r["en"], r["zh"]) for r in dev])
    fresh = comparer_lessons.fresh(train)
    counts = {
        label: np.sum(bad_train == label) / np.sum(bad_train[fresh] == label)
        for label in (True, False)
    }
    weights = np.array([counts[label] for label in bad_train[fresh].tolist()])
    cuts = np.quantile(on_train[fresh], np.linspace(0.5, 0.99, 50))
    cut = max(cuts, key=lambda c: mcc(on_train[fresh] > c, bad_train[fresh], weights))
    value = mcc(scores > cut, bad)
    yield Figure(
        "critical errors", "all", "MCC", value,
        *interval(lambda s, b: mcc(s > cut, b > 0), scores, bad.astype(float), paired=True),
        len(dev), 0.30,
    )  # fmt: skip
    yield Figure(
        "critical errors", "all", "AUC", auc(scores[bad], scores[~bad]),
        *interval(auc, scores[bad], scores[~bad]), len(dev), None,
        auc(-cosines[bad], -cosines[~bad]),
    )  # fmt: skip


def human_scores(bench: Bench) -> Iterator[Figure]:
    """MLQE-PE: correlation with people's scores of machine translations."""
    found = rows("mlqe_enzh/dev.tsv")
    scores = quality.quality(bench.judge, [(r["en"], r["zh"]) for r in found], "en")
    cosines = np.array([bench.cosine(r["en"], r["zh"]) for r in found])
    said = np.array([float(r["z_mean"]) for r in found])
    yield Figure(
        "correlation with people", "all", "Pearson", pearson(scores, said),
        *interval(pearson, scores, said, paired=True), len(found), 0.40, pearson(cosines, said),
    )  # fmt: skip
