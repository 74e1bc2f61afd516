"""Learns aligner/data/calibration.json from the calibrating half of the real documents.

    python -m benchmarks.calibrate [--pairs N]

Faults are planted in clean paragraphs; what is learned here is never scored (see
ParagraphDocument.calibrates). Only weights reach the file, no text.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from aligner import background, models, scoring
from aligner.calibration import FINE_FEATURES, Calibration, Logistic
from aligner.views import View, join, view_all
from benchmarks.data import ParagraphDocument, documents
from corpus.model import Lang, Location, Paragraph, Span
from corpus.sentences import sentences

ROOT = Path(__file__).resolve().parent.parent
#: Share of the pairs of a text in use that are fine.
CLEAN_SHARE = 0.85
NOWHERE = Location("benchmark", 1)


def paragraph(text: str, lang: Lang) -> Paragraph:
    return Paragraph(text, lang, NOWHERE)


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of texts with what was done to it.

    `gone` is the English or Chinese sentence whose counterpart was cut out, as (side, index).
    `rivals`: the pairs of either side with its neighbours.
    """

    kind: str
    english: str
    chinese: str
    gone: tuple[str, int] | None = None
    rivals: tuple[tuple[str, str], ...] = ()


def without(text: str, span: Span) -> str:
    return (text[: span.start].rstrip() + " " + text[span.end :].lstrip()).strip()


def cases(document: ParagraphDocument, number: int, rng: random.Random) -> Iterable[Case]:
    """A clean pair and the faulty ones made of it and of its neighbours."""
    near = [
        document.pairs[n]
        for n in range(max(0, number - 2), number + 3)
        if n != number and n < len(document.pairs)
    ]
    english, chinese = document.pairs[number]
    for case in _cases(document, number, rng):
        held = [pair for pair in near if pair[1] != case.chinese]
        if case.kind == "neighbour" and case.english == english:
            held.append((english, chinese))
        long = len(case.english) > len(english) and "\n" not in case.english
        if long:
            held = [pair for pair in held if pair[0] not in case.english]
        single = case.english == english or case.chinese == chinese or long or case.kind == "half"
        rivals = [(case.english, z) for _, z in held] + [(e, case.chinese) for e, _ in held]
        yield replace(case, rivals=tuple(rivals) if single else ())


def _cases(document: ParagraphDocument, number: int, rng: random.Random) -> Iterable[Case]:
    english, chinese = document.pairs[number]
    yield Case("clean", english, chinese)
    ahead = [
        number + step for step in (-2, -1, 1, 2, 3) if 0 <= number + step < len(document.pairs)
    ]
    for other in rng.sample(ahead, min(2, len(ahead))):
        yield Case("neighbour", english, document.pairs[other][1])
    yield from _joined_cases(document, number, rng)
    yield from _long_cases(document, number, rng)
    en, zh = sentences(english, "en"), sentences(chinese, "zh")
    if len(en) == len(zh) >= 2:
        yield from _cut_cases(document, number, rng)


def _joined_cases(document: ParagraphDocument, number: int, rng: random.Random) -> Iterable[Case]:
    """Several paragraphs as one text, whole, with one too many on a side, or out of step."""
    size = rng.choice((2, 2, 3, 4, 5))
    here, there = (
        document.pairs[number : number + size],
        document.pairs[number + size : number + 2 * size],
    )
    if len(here) < size:
        return
    english, chinese = ["\n".join(side) for side in zip(*here, strict=True)]
    yield Case("clean", english, chinese)
    merged = "merged" if size == 2 else "merged-long"
    yield Case(merged, english, "\n".join(pair[1] for pair in here[:-1]))
    yield Case(merged, "\n".join(pair[0] for pair in here[1:]), chinese)
    if there:
        yield Case("neighbour", english, "\n".join(pair[1] for pair in there))


def _long_cases(document: ParagraphDocument, number: int, rng: random.Random) -> Iterable[Case]:
    """Three paragraphs run together into a long one, whole and with a sentence cut out."""
    run = document.pairs[number : number + 3]
    counts = [(len(sentences(e, "en")), len(sentences(z, "zh"))) for e, z in run]
    if len(run) < 3 or any(en != zh for en, zh in counts):
        return
    english, chinese = " ".join(pair[0] for pair in run), "".join(pair[1] for pair in run)
    en, zh = sentences(english, "en"), sentences(chinese, "zh")
    if len(en) != len(zh) or len(en) != sum(count for count, _ in counts):
        return
    yield Case("clean", english, chinese)
    cut = rng.randrange(len(zh))
    yield Case("cut-zh", english, without(chinese, zh[cut]), ("en", cut))
    yield Case("cut-en", without(english, en[cut]), chinese, ("zh", cut))


def _cut_cases(document: ParagraphDocument, number: int, rng: random.Random) -> Iterable[Case]:
    """A sentence cut out on either side, the second half replaced, single sentences."""
    english, chinese = document.pairs[number]
    en, zh = sentences(english, "en"), sentences(chinese, "zh")
    cut = rng.randrange(len(zh))
    yield Case("cut-zh", english, without(chinese, zh[cut]), ("en", cut))
    cut = rng.randrange(len(en))
    yield Case("cut-en", without(english, en[cut]), chinese, ("zh", cut))
    one, other = rng.sample(range(len(en)), 2)
    yield Case("clean", english[en[one].start : en[one].end], chinese[zh[one].start : zh[one].end])
    yield Case(
        "neighbour", english[en[one].start : en[one].end], chinese[zh[other].start : zh[other].end]
    )
    if number + 1 < len(document.pairs) and len(zh) >= 3:
        after = document.pairs[number + 1][1]
        tail = sentences(after, "zh")
        kept = chinese[: zh[len(zh) // 2].start]
        yield Case("half", english, kept + after[tail[len(tail) // 2].start :])


def chosen(pairs: int) -> list[Case]:
    rng = random.Random(20261124)
    found = []
    by_corpus: dict[str, list[tuple[ParagraphDocument, int]]] = {}
    for document in documents():
        if document.calibrates:
            by_corpus.setdefault(document.corpus, []).extend(
                (document, number) for number in range(len(document.pairs))
            )
    for places in by_corpus.values():
        for document, number in rng.sample(places, min(len(places), pairs)):
            found.extend(cases(document, number, rng))
    return [case for case in found if case.english and case.chinese]


def fitted(
    features: tuple[str, ...], x: np.ndarray, y: np.ndarray, prior: float | None = None
) -> dict[str, Any]:
    """A logistic regression in the units of its features.

    prior: the share of true cases to be expected in use, where it is not that of the sample.
    """
    scaler = StandardScaler().fit(x)
    scale = np.where(scaler.scale_ > 0, scaler.scale_, 1.0)
    share = float(np.mean(y)) if prior is None else prior
    weight = np.where(y, share / np.mean(y), (1 - share) / (1 - np.mean(y)))
    model = LogisticRegression(C=1.0, max_iter=2000)
    model.fit(scaler.transform(x), y, sample_weight=weight)
    weights = model.coef_[0] / scale
    return {
        "intercept": round(float(model.intercept_[0] - weights @ scaler.mean_), 5),
        "weights": {name: round(float(w), 5) for name, w in zip(features, weights, strict=True)},
    }


def logistic(features: tuple[str, ...], stored: dict[str, Any]) -> Logistic:
    return Logistic(features, np.array(list(stored["weights"].values())), stored["intercept"])


def learn(found: list[Case], views: dict[tuple[str, str], View]) -> dict[str, Any]:
    evidence = [
        scoring.evidence(views["en", case.english], views["zh", case.chinese]) for case in found
    ]
    pair = whole_model(found, views, ("clean", "neighbour"), scoring.PAIR_FEATURES)
    bead = whole_model(
        found, views, ("clean", "neighbour", "merged", "merged-long"), scoring.BEAD_FEATURES
    )
    x, y = [], []
    for case, one in zip(found, evidence, strict=True):
        if case.kind not in ("clean", "cut-zh", "cut-en"):
            continue
        for side, judged in (("en", one.source_sentences), ("zh", one.target_sentences)):
            spans = views[side, case.english if side == "en" else case.chinese].sentences
            for sentence in judged:
                x.append(sentence.features)
                y.append(case.gone == (side, spans.index(sentence.span)))
    missing = fitted(scoring.SENTENCE_FEATURES, np.array(x), np.array(y))
    unfit = Logistic(FINE_FEATURES, np.zeros(len(FINE_FEATURES)), 0.0)
    partial = Calibration(
        logistic(scoring.PAIR_FEATURES, pair),
        logistic(scoring.BEAD_FEATURES, bead),
        logistic(scoring.SENTENCE_FEATURES, missing),
        unfit,
        {},
    )
    # Whether a pair is fine is learned where it has neighbours, as it has in a document.
    kept = [n for n, case in enumerate(found) if case.rivals]
    found, evidence = [found[n] for n in kept], [evidence[n] for n in kept]
    leads = [lead(case, views, partial) for case in found]
    fine_x = np.array(
        [partial.fine_features(one, ahead) for one, ahead in zip(evidence, leads, strict=True)]
    )
    clean = np.array([case.kind == "clean" for case in found])
    fine = fitted(FINE_FEATURES, fine_x, clean, prior=CLEAN_SHARE)
    calibration = replace(partial, fine=logistic(FINE_FEATURES, fine))
    probabilities = np.array(
        [calibration.probability(one, ahead) for one, ahead in zip(evidence, leads, strict=True)]
    )
    worst = np.array(
        [max(odds.max(initial=-8) for odds in calibration.missing_odds(one)) for one in evidence]
    )
    thresholds = {
        "review": float(np.quantile(probabilities[clean], 0.012)),
        "weak": float(np.quantile(probabilities[clean], 0.006)),
        "missing_review": float(np.quantile(worst[clean], 0.98)),
        "missing_weak": float(np.quantile(worst[clean], 0.99)),
    }
    graver = (worst > thresholds["missing_weak"]) | (probabilities < thresholds["weak"])
    for kind in sorted({case.kind for case in found}):
        own = np.array([case.kind == kind for case in found])
        print(
            f"{kind:10} n={own.sum():5}"
            f" flagged {np.mean(probabilities[own] < thresholds['review']):.3f}"
            f" weak {np.mean(probabilities[own] < thresholds['weak']):.3f}"
            f" sentence {np.mean(worst[own] > thresholds['missing_review']):.3f}"
            f" {np.mean(worst[own] > thresholds['missing_weak']):.3f}"
            f" any weak {np.mean(graver[own]):.3f}"
        )
    return {
        "pair": pair,
        "bead": bead,
        "missing": missing,
        "fine": fine,
        "thresholds": {name: round(value, 4) for name, value in thresholds.items()},
    }


def lead(case: Case, views: dict[tuple[str, str], View], calibration: Calibration) -> float:
    """The pair's log odds less the best that either side has with a neighbour."""
    own = calibration.pair_odds(views["en", case.english], views["zh", case.chinese])
    return own - max(calibration.pair_odds(views["en", e], views["zh", z]) for e, z in case.rivals)


def whole_model(
    found: list[Case],
    views: dict[tuple[str, str], View],
    kinds: tuple[str, ...],
    features: tuple[str, ...],
) -> dict[str, Any]:
    """Clean pairs against faulty ones of some kinds."""
    own = [case for case in found if case.kind in kinds]
    x = [scoring.bead_features(views["en", c.english], views["zh", c.chinese]) for c in own]
    return fitted(
        features, np.array(x)[:, : len(features)], np.array([c.kind == "clean" for c in own])
    )


def all_views(found: list[Case]) -> dict[tuple[str, str], View]:
    """Views of every text in the cases; a text of two paragraphs is joined from its parts."""
    encoder = models.load(say=print)
    known = background.load(encoder)
    texts = dict.fromkeys(
        (lang, part)
        for case in found
        for english, chinese in ((case.english, case.chinese), *case.rivals)
        for lang, text in (("en", english), ("zh", chinese))
        for part in text.split("\n")
        if part
    )
    made = view_all([paragraph(text, lang) for lang, text in texts], encoder, known)  # type: ignore[arg-type]
    single = dict(zip(texts, made, strict=True))
    wanted = {
        (lang, text)
        for case in found
        for english, chinese in ((case.english, case.chinese), *case.rivals)
        for lang, text in (("en", english), ("zh", chinese))
    }
    return {(lang, t): join([single[lang, p] for p in t.split("\n") if p]) for lang, t in wanted}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=300, help="paragraph pairs of each corpus")
    found = chosen(parser.parse_args().pairs)
    views = all_views(found)
    stored = {"tokens": learn(found, views)}
    path = ROOT / "aligner/data/calibration.json"
    path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
