"""Learns aligner/data/quality.json and quality-*.npz from the training parts of MLQE-PE and WMT21
Task 3 (CC0) and from half of the talks with experts' errors (MQM, Apache-2.0; see
benchmarks.data.talk_teaches).

    python -m benchmarks.train_quality

Least squares with a ridge and signs: what a rule finds may only lower a score. What that leaves
over is put to what the texts are about, where a kind asks for that, and what the comparer says is
weighed against both. Only weights reach the files, no text.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import lsq_linear

from aligner import models, quality
from aligner.background import LANGS
from aligner.judge import Judge
from benchmarks import comparer_lessons
from benchmarks.corruptions import corruptions
from benchmarks.data import rows, segments, talk_teaches
from corpus.model import other

ROOT = Path(__file__).resolve().parent.parent
#: Sentences of MLQE-PE whose renderings get a word wrong, in either language.
CORRUPTED = 4000
#: Every such one also loses what ends it.
ENDLESS, ENDS = 10, ".。!！?？"
RIDGE, ABOUT_RIDGE, COMPARED_RIDGE = 50.0, 33.0, 5.0
#: Parts of the rows that did not teach the comparer.
FOLDS = 3
#: What a critical error counts, in standard deviations of people's scores, and by how much a
#: rendering is better than the same with a word wrong.
CRITICAL, WRONG = 1.5, 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one row of each set weighs in a kind. about: whether what the texts are about counts.
    compared: what counts of what the comparer says. without: figures that do not."""

    mlqe: float = 0.0
    wmt: float = 0.0
    mqm: float = 0.0
    corrupted: float = 0.0
    about: bool = False
    compared: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()

    @property
    def weights(self) -> tuple[float, float, float]:
        return self.mlqe, self.wmt, self.mqm


_OF_PAIR = ("fault", "people", "critical")
#: People's scores say more of quality, critical errors are rare. Renderings of one source are all
#: about the same, and how fluent that is tells them apart no more; of two of them the comparer's
#: log odds of single tokens tell more than what it makes of the whole.
RECIPES = {
    "quality": Recipe(mlqe=1.0, wmt=0.25, about=True, compared=_OF_PAIR),
    "uncritical": Recipe(mlqe=0.2, wmt=1.0, about=True, compared=_OF_PAIR),
    "faultless": Recipe(mqm=1.0),
    "better": Recipe(
        mlqe=1.0,
        wmt=0.25,
        corrupted=0.1,
        compared=("lacking_english", "lacking_chinese"),
        without=frozenset({"odd_source", "oddest_source", "breaks_off_source"}),
    ),
}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A set with people's judgements, (n,) float64. fresh: (n,) bool, what the comparer has not
    learned from."""

    known: quality.Measured
    said: np.ndarray
    fresh: np.ndarray


@dataclass(frozen=True, slots=True)
class Differences:
    """(n, f) standardised figures of renderings less those of the same with a word wrong, or
    without their end; fresh as in a Lesson."""

    figures: np.ndarray
    fresh: np.ndarray


def main() -> None:
    judge = Judge.of(models.load(say=print))
    mlqe, wmt = rows("mlqe_enzh/train.tsv"), rows("wmt21_ced_enzh/train.tsv")
    talks = [row for row in segments() if talk_teaches(row["doc"])]
    known = [
        quality.measure(judge, [(row["en"], row["zh"]) for row in part], "en")
        for part in (mlqe, wmt)
    ]
    known.append(quality.measure(judge, [(row["zh"], row["en"]) for row in talks], "zh"))
    said = [
        np.array([float(row["z_mean"]) for row in mlqe]),
        np.array([-CRITICAL * (row["label"] == "ERR") for row in wmt]),
        np.array([-CRITICAL * (float(row["mqm"]) > 0) for row in talks]),
    ]
    fresh = [comparer_lessons.fresh(part) for part in (mlqe, wmt)]
    fresh.append(np.array([comparer_lessons.held_talk(row["doc"]) for row in talks]))
    lessons = [Lesson(*one) for one in zip(known, said, fresh, strict=True)]
    order = quality.names()
    both = np.concatenate([one.figures for one in known[:2]])
    scale = np.nanstd(both, axis=0)
    plain = quality.Linear(
        order, np.nanmean(both, axis=0), np.where(scale > 0, scale, 1.0), both[0]
    )
    right = [number for number, row in enumerate(wmt) if row["label"] != "ERR" and fresh[1][number]]
    pairs = differences(
        judge,
        [*mlqe[:CORRUPTED], *(wmt[number] for number in right)],
        np.concatenate((fresh[0][:CORRUPTED], fresh[1][right])),
        plain,
    )
    stored = {"mean": plain.mean, "scale": plain.scale}
    about = {}
    for kind, recipe in RECIPES.items():
        stored[kind] = fitted(plain, lessons, pairs, recipe)
        if recipe.compared:
            stored[kind], topical = weighed(plain, stored[kind], lessons, pairs, recipe)
            if recipe.about:
                about[kind] = topical
    path = ROOT / "aligner/data/quality.json"
    named = {
        name: {key: round(float(v), 6) for key, v in zip(order, values, strict=True)}
        for name, values in stored.items()
    }
    path.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
    vectors = ROOT / "aligner/data" / f"quality-{judge.encoder.fingerprint}.npz"
    np.savez_compressed(vectors, **{kind: w.astype(np.float16) for kind, w in about.items()})
    print(f"wrote {path.relative_to(ROOT)}, {vectors.relative_to(ROOT)}: {len(both)} segments")


def differences(
    judge: Judge, found: list[dict[str, str]], fresh: np.ndarray, plain: quality.Linear
) -> Differences:
    """What a wrong word, or the end that is gone, changes in either side of rows."""
    parts, rows_of = [], []
    for lang in LANGS:
        source_lang = other(lang)
        pairs = []
        wrong = corruptions([row[lang] for row in found], lang, random.Random(7), content=True)
        for number, (row, one) in enumerate(zip(found, wrong, strict=True)):
            endless = row[lang].rstrip(ENDS) if number % ENDLESS == 0 else row[lang]
            for worse in (one.text if one else row[lang], endless):
                if worse != row[lang]:
                    pairs += [(row[source_lang], row[lang]), (row[source_lang], worse)]
                    rows_of.append(number)
        figures = plain.standard(quality.measure(judge, pairs, source_lang).figures)
        parts.append(figures[0::2] - figures[1::2])
    return Differences(np.concatenate(parts), fresh[rows_of])


def fitted(
    plain: quality.Linear, lessons: list[Lesson], pairs: Differences, recipe: Recipe
) -> np.ndarray:
    """(f,) weights, none for what the comparer says; each data set has an intercept of its own,
    which is left out."""
    size = len(plain.names)
    kept = np.array(
        [n not in recipe.without and not n.startswith(quality.COMPARED) for n in plain.names], float
    )
    left, right = [], []
    for place, (one, weight) in enumerate(zip(lessons, recipe.weights, strict=True)):
        own = np.zeros((len(one.said), len(lessons)))
        own[:, place] = 1.0
        figures = plain.standard(one.known.figures) * kept
        left.append(np.sqrt(weight) * np.concatenate((figures, own), axis=1))
        right.append(np.sqrt(weight) * one.said)
    nothing = np.zeros((len(pairs.fresh), len(lessons)))
    left.append(np.sqrt(recipe.corrupted) * np.concatenate((pairs.figures * kept, nothing), axis=1))
    right.append(np.full(len(pairs.fresh), np.sqrt(recipe.corrupted) * WRONG))
    ridge = np.concatenate((np.sqrt(RIDGE) * np.eye(size), np.zeros((size, len(lessons)))), axis=1)
    left.append(ridge)
    right.append(np.zeros(size))
    top = [0.0 if quality.only_lowers(name) else np.inf for name in plain.names]
    free = np.full(len(lessons), np.inf)
    bounds = (np.full(size + len(lessons), -np.inf), np.array([*top, *free]))
    found = lsq_linear(np.concatenate(left), np.concatenate(right), bounds=bounds)
    weights: np.ndarray = found.x[:size] * kept
    return weights


def weighed(
    plain: quality.Linear,
    alone: np.ndarray,
    lessons: list[Lesson],
    pairs: Differences,
    recipe: Recipe,
) -> tuple[np.ndarray, np.ndarray]:
    """(f,) weights of all figures and (a,) of what the texts are about: what the comparer says
    beside `alone` and topics (stacked generalization, Wolpert 1992), on what it has not learned
    from. There topics count as they come from other rows, for they fit their own too well."""
    linear = replace(plain, weights=alone)
    own = [plain.names.index(quality.COMPARED + name) for name in recipe.compared]
    around = [np.zeros(len(one.said)) for one in lessons]
    rng = np.random.default_rng(0)
    parts = [np.where(one.fresh, rng.integers(0, FOLDS, len(one.said)), -1) for one in lessons]
    for number in range(FOLDS):
        about = topics(linear, lessons, recipe, [part != number for part in parts])
        for score, one, part in zip(around, lessons, parts, strict=True):
            here = part == number
            score[here] = one.known.about[here] @ about
    left, right = [np.sqrt(COMPARED_RIDGE) * np.eye(1 + len(own))], [np.zeros(1 + len(own))]
    right[0][0] = np.sqrt(COMPARED_RIDGE)  # without evidence the score stays as it is
    for one, by_topic, weight in zip(lessons, around, recipe.weights, strict=True):
        figures = plain.standard(one.known.figures)
        scores = (figures @ alone + by_topic)[one.fresh, None]
        x, y = np.concatenate((scores, figures[one.fresh][:, own]), axis=1), one.said[one.fresh]
        left.append(np.sqrt(weight) * (x - x.mean(axis=0)))
        right.append(np.sqrt(weight) * (y - y.mean()))
    wrong = pairs.figures[pairs.fresh]
    left.append(np.sqrt(recipe.corrupted) * np.column_stack((wrong @ alone, wrong[:, own])))
    right.append(np.full(len(wrong), np.sqrt(recipe.corrupted) * WRONG))
    found = np.linalg.lstsq(np.concatenate(left), np.concatenate(right), rcond=None)[0]
    weights = found[0] * alone
    weights[own] = found[1:]
    every = [np.ones(len(one.said), bool) for one in lessons]
    return weights, found[0] * topics(linear, lessons, recipe, every)


def topics(
    linear: quality.Linear, lessons: list[Lesson], recipe: Recipe, among: list[np.ndarray]
) -> np.ndarray:
    """(a,) weights of what the texts are about, for what the figures of some rows leave over; none
    where that does not count."""
    size = lessons[0].known.about.shape[1]
    if not recipe.about:
        return np.zeros(size)
    square, product = ABOUT_RIDGE * np.eye(size), np.zeros(size)
    for one, own, weight in zip(lessons, among, recipe.weights, strict=True):
        if not weight:  # talks are translated the other way
            continue
        about = one.known.about[own] - one.known.about[own].mean(axis=0)
        over = (one.said - linear(one.known.figures))[own]
        square += weight * about.T @ about
        product += weight * about.T @ (over - over.mean())
    weights: np.ndarray = np.linalg.solve(square, product)
    return weights


if __name__ == "__main__":
    main()
