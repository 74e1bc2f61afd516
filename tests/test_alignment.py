"""The alignment against sequences whose beads are known."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from aligner import background
from aligner.alignment import PARAGRAPHS, SENTENCES, Bead, align, best_beads, refined_beads
from aligner.embedding import Encoder, unit
from aligner.gist.sums import Pairs, Sums, empty
from aligner.lattice import Lattice
from aligner.lines import Lines, greatest, lines_inside, lines_of
from aligner.matching import Tokens, match
from aligner.nearby import groups, nearby
from aligner.path import _band, _monotone
from aligner.views import View, view_all
from corpus.model import Lang, Location, Paragraph
from tests.texts import PAIRS


@pytest.fixture(scope="module")
def views(encoder: Encoder) -> tuple[list[View], list[View]]:
    known = background.load(encoder)
    sides: list[tuple[Lang, list[str]]] = [
        ("en", [e for e, _ in PAIRS]),
        ("zh", [z for _, z in PAIRS]),
    ]
    english, chinese = (
        view_all([Paragraph(t, lang, Location("x", 1)) for t in texts], encoder, known)
        for lang, texts in sides
    )
    return english, chinese


def beads(source: list[View], target: list[View]) -> list[tuple[int, int]]:
    found = align(lines_of(source), lines_of(target))
    assert [i for b in found for i in range(*b.source)] == list(range(len(source)))
    assert [j for b in found for j in range(*b.target)] == list(range(len(target)))
    return [(b.source[1] - b.source[0], b.target[1] - b.target[0]) for b in found]


def test_one_to_one(views: tuple[list[View], list[View]]) -> None:
    assert beads(*views) == [(1, 1)] * len(PAIRS)


def test_two_sentences_are_aligned_without_a_search_as_with_one(encoder: Encoder) -> None:
    known = background.load(encoder)
    texts: list[tuple[Lang, str]] = [
        ("en", "Tickets are sold on board."),
        ("en", "Yes."),
        ("en", f"Whoever misses it must take the bridge{', which is much longer' * 20}."),
        ("zh", "船上售票。"),
        ("zh", "对。"),
        (
            "zh",
            "错过渡轮的人只能走桥，要多绕十二公里，而且在冬天桥上常常结冰，走起来既慢又不安全。",
        ),
    ]
    found = view_all([Paragraph(t, lang, Location("x", 1)) for lang, t in texts], encoder, known)
    lines = [lines_inside(view) for view in found]
    shapes = set()
    for own in lines[:3]:
        for other in lines[3:]:
            wanted = best_beads(nearby(own, other, {}), SENTENCES)
            assert align(own, other, prior=SENTENCES) == wanted
            shapes.add(len(wanted))
    assert shapes == {1, 2}


def test_deletion_and_insertion(views: tuple[list[View], list[View]]) -> None:
    english, chinese = views
    assert beads(english, chinese[:2] + chinese[3:]) == [(1, 1), (1, 1), (1, 0), *[(1, 1)] * 3]
    assert beads(english[:4] + english[5:], chinese) == [*[(1, 1)] * 4, (0, 1), (1, 1)]


def test_one_side_empty(views: tuple[list[View], list[View]]) -> None:
    english, chinese = views
    assert beads(english, []) == [(1, 0)] * len(PAIRS)
    assert beads([], chinese) == [(0, 1)] * len(PAIRS)
    assert beads([], []) == []


def test_two_paragraphs_made_one(encoder: Encoder, views: tuple[list[View], list[View]]) -> None:
    english, chinese = views
    merged = Paragraph(PAIRS[2][1] + PAIRS[3][1], "zh", Location("x", 1))
    (one,) = view_all([merged], encoder, background.load(encoder))
    assert beads(english, [*chinese[:2], one, *chinese[4:]]) == [
        (1, 1),
        (1, 1),
        (2, 1),
        (1, 1),
        (1, 1),
    ]


Known = tuple[tuple[int, int], tuple[int, int]]


def invented(count: int, seed: int, extra: int = 0) -> tuple[Lines, Lines, list[Known]]:
    """Texts of random tokens and their noisy translations: some missing on either side, some run
    together, `extra` in a row without a source; and the beads."""
    generator, chooser = np.random.default_rng(seed), random.Random(seed)
    sides: tuple[list[np.ndarray], list[np.ndarray]] = ([], [])
    known: list[Known] = []

    def text() -> np.ndarray:
        return generator.standard_normal((chooser.randint(4, 9), 64)).astype(np.float32)

    def add(own: list[np.ndarray], other: list[np.ndarray]) -> None:
        before = len(sides[0]), len(sides[1])
        sides[0].extend(own)
        sides[1].extend(x + 0.4 * generator.standard_normal(x.shape) for x in other)
        known.append(((before[0], len(sides[0])), (before[1], len(sides[1]))))

    for number in range(count):
        for _ in range(extra if number == count // 2 else 0):
            add([], [text()])
        one, two, chance = text(), text(), chooser.random()
        if chance < 0.05:
            add([one], [])
        elif chance < 0.1:
            add([], [one])
        elif chance < 0.15:
            add([np.concatenate((one, two))], [one, two])
        elif chance < 0.2:
            add([one, two], [np.concatenate((one, two))])
        else:
            add([one], [one])
    source, target = map(lines, sides)
    return source, target, known


def lines(texts: list[np.ndarray]) -> Lines:
    tokens = [unit(text.astype(np.float32)) for text in texts]
    return Lines(
        np.stack([unit(own.sum(axis=0)) for own in tokens]),
        [own.astype(np.float16) for own in tokens],
        np.cumsum([0, *map(len, tokens)]),
        np.array([5.0 * len(own) for own in tokens]),
        empty("en"),
    )


@pytest.mark.parametrize(("count", "extra"), [(40, 0), (900, 0), (1200, 400)])
def test_beads_of_long_documents(count: int, extra: int) -> None:
    source, target, known = invented(count, seed=count, extra=extra)
    found = [(bead.source, bead.target) for bead in align(source, target)]
    assert [i for a, _ in found for i in range(*a)] == list(range(len(source)))
    assert [j for _, b in found for j in range(*b)] == list(range(len(target)))
    wanted, paired = ({b for b in beads if all(x < y for x, y in b)} for beads in (known, found))
    assert wanted <= paired
    # Two texts left alone side by side may pass for a pair: their tokens are but noise.
    assert len(paired - wanted) <= count // 100


@pytest.mark.parametrize("swapped", [False, True])
def test_a_missing_chapter_is_left_alone(swapped: bool) -> None:
    """A row of texts alone costs less than as many apart, on either side, at the ends as well."""
    source, target, known = invented(60, seed=8, extra=40)
    sides = (target, source) if swapped else (source, target)
    prior = replace(PARAGRAPHS, alone=-6.0, longer=-6.0)
    apart, together = (
        [(b.target, b.source) if swapped else (b.source, b.target) for b in align(*sides, prior=p)]
        for p in (prior, replace(prior, longer=-0.1))
    )
    chapter = {bead for bead in known if bead[0] == (bead[0][0], bead[0][0])}
    assert len(chapter & set(together)) > 38
    assert len(chapter & set(apart)) < len(chapter & set(together))
    beginning = align(with_first(sides[0], 12), sides[1], prior=replace(prior, longer=-0.1))
    assert [bead.target for bead in beginning[:12]] == [(0, 0)] * 12


def with_first(side: Lines, count: int) -> Lines:
    """A side with so many texts before it that are nowhere else."""
    generator = np.random.default_rng(9)
    new = [generator.standard_normal((6, 64)).astype(np.float32) for _ in range(count)]
    return lines([*new, *(own.astype(np.float32) for own in side.tokens)])


def test_a_text_without_tokens_is_aligned() -> None:
    source, target, _ = invented(5, seed=2)
    mute = lines([np.zeros((0, 64), np.float32), *source.tokens[1:]])
    assert align(mute, target)[0].source[0] == 0


def test_the_greatest_are_those_of_a_stable_sort() -> None:
    values = np.random.default_rng(0).integers(0, 5, 40).astype(np.float32)  # many are equal
    for count in (1, 7, 39, 40, 50):
        known = np.argsort(-values, kind="stable")[:count]
        assert greatest(values, count).tolist() == known.tolist()


def test_near_texts_are_matched_as_a_pair_is() -> None:
    source, target, _ = invented(6, seed=1)
    near = nearby(source, target, {})
    tokens = [
        Tokens(np.concatenate(side.tokens), np.zeros((side.starts[-1], 2), np.int64))
        for side in (source, target)
    ]
    known = match(*tokens)
    forward = np.concatenate([best.max(axis=1) for best in near.forward])
    assert np.allclose(forward, known.mutual_source, atol=2e-3)
    assert np.allclose(np.max(near.backward, axis=0), known.mutual_target, atol=2e-3)


def test_the_first_pass_finds_the_best_path_of_a_known_matrix() -> None:
    gains = np.full((4, 5), -0.2, np.float32)
    for i, j in ((0, 0), (1, 2), (3, 4)):
        gains[i, j] = 1.0
    path = _monotone(gains, np.zeros(4, int), np.full(4, 5), 5)
    assert (path[0], path[1], path[3]) == (0, 2, 4)


def test_the_band_of_a_long_text_holds_the_true_path() -> None:
    generator = np.random.default_rng(0)
    x = generator.standard_normal((3000, 32)).astype(np.float32)
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    chooser = random.Random(1)
    kept = [i for i in range(3000) if chooser.random() > 0.1]
    y = x[kept]
    low, high = _band(x, y)
    assert all(low[i] <= j < high[i] for j, i in enumerate(kept))
    assert (np.diff(low) >= 0).all()
    assert (np.diff(high) >= 0).all()
    assert (high - low).max() < 1000


def test_blocks_hold_every_text_and_keep_to_their_bounds() -> None:
    generator = np.random.default_rng(3)
    low = np.sort(generator.integers(0, 200, 150))
    high = np.maximum.accumulate(low + generator.integers(1, 40, 150))
    sizes = tuple(np.cumsum(generator.integers(0, 30, count + 1)) for count in (150, high[-1]))
    found = [block for group in groups(low, high, sizes, 16, 20_000) for block in group]
    assert [i for block in found for i in range(block.first, block.end)] == list(range(150))
    for block in found:
        assert (block.low, block.high) == (low[block.first], high[block.end - 1])
        rows, columns = sizes[0][[block.first, block.end]], sizes[1][[block.low, block.high]]
        cells = int(np.diff(rows)[0] * np.diff(columns)[0])
        assert block.end - block.first == 1 or (block.end - block.first <= 16 and cells <= 20_000)


#: One text of the source against one or two of the target, and what the dearer way loses.
CLOSE = Lattice(
    source=np.array([(0, 0), (0, 1), (0, 1), (1, 2)]),
    target=np.array([(0, 1), (1, 2), (0, 2), (2, 3)]),
    lost=np.array([0.0, 0.7, 0.0, 0.0]),
)


def test_a_lattice_marks_what_may_share_a_bead() -> None:
    own, other = CLOSE.merged()
    assert (own.tolist(), other.tolist()) == ([False], [True, False])


def test_a_lattice_takes_another_way_if_it_gains_more_than_it_loses() -> None:
    whole, parts = Bead((0, 1), (0, 2)), [Bead((0, 0), (0, 1)), Bead((0, 1), (1, 2))]
    last = Bead((1, 2), (2, 3))
    assert CLOSE.best(np.zeros(4)) == [whole, last]
    assert CLOSE.best(np.array([0.0, 0.6, 0.0, 0.0])) == [whole, last]
    assert CLOSE.best(np.array([0.0, 0.8, 0.0, 0.0])) == [*parts, last]


def with_sums(side: Lines, kept: np.ndarray) -> Lines:
    return replace(side, sums=Sums("en", kept, np.full(len(side), 9, np.float32)))


def test_neighbours_read_as_one_decide_between_close_beads() -> None:
    """What is read together is far from what was reckoned, and so one bead is another."""
    generator = np.random.default_rng(5)
    source, target, _ = invented(60, seed=4)
    near = nearby(
        with_sums(source, generator.standard_normal((len(source), 512)).astype(np.float16)),
        with_sums(target, generator.standard_normal((len(target), 512)).astype(np.float16)),
        {},
    )
    seen: list[np.ndarray] = []

    def as_reckoned(own: np.ndarray, other: np.ndarray) -> tuple[Pairs, Pairs]:
        seen.extend((own, other))
        none = Pairs(np.zeros(0, int), empty("en"))
        return none, none

    prior = replace(SENTENCES, gist=0.5)
    plain = best_beads(near, prior)
    assert refined_beads(near, prior, as_reckoned) == plain
    assert [len(marks) for marks in seen] == [len(source) - 1, len(target) - 1]
    assert all(0 < marks.mean() < 0.9 for marks in seen)
    for marks, side in zip(seen, ("source", "target"), strict=True):
        for bead in plain:
            first, end = getattr(bead, side)
            assert marks[first : end - 1].all()

    def as_opposite(own: np.ndarray, other: np.ndarray) -> tuple[Pairs, Pairs]:
        """The texts together say what neither does alone."""
        x, y = (
            Pairs(places, Sums("en", -9e3 * side.sums[places].states, side.sums[places].counts))
            for side, places in ((near.source, own.nonzero()[0]), (near.target, other.nonzero()[0]))
        )
        return x, y

    changed = refined_beads(near, prior, as_opposite)
    assert changed != plain
    assert [i for b in changed for i in range(*b.source)] == list(range(len(source)))
    assert [j for b in changed for j in range(*b.target)] == list(range(len(target)))
