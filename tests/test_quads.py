"""Faults planted in one side of a pair or in both, from which the comparer learns."""

from __future__ import annotations

import random

import pytest

from aligner.judge import Judge
from aligner.views import view_all
from benchmarks import quads
from benchmarks.quads import Aligned, Change
from benchmarks.quads_negation import negation
from benchmarks.quads_phrases import phrase, phrases
from corpus.model import Location, Paragraph

EN = (
    "The old harbour will open on 12 May, and tourists from France can visit the small museum"
    " there."
)
ZH = "旧港口将于5月12日开放，来自法国的游客可以参观那里的小博物馆。"


@pytest.fixture(scope="module")
def pair(judge: Judge) -> Aligned:
    here = Location("a.txt", 1)
    views = view_all(
        [Paragraph(EN, "en", here), Paragraph(ZH, "zh", here)], judge.encoder, judge.background
    )
    return Aligned(EN, ZH, (views[0].tokens, views[1].tokens))


def found(pair: Aligned, plant: quads.Planter) -> Change:
    """The first change that answers itself on both sides, over some seeds."""
    made = (plant(pair, random.Random(seed)) for seed in range(40))
    return next(change for change in made if change and change[2])


@pytest.mark.parametrize("kind", ["drop", "add_word", "add_phrase", "number", "name"])
def test_what_is_planted_on_both_sides_is_marked_on_both(pair: Aligned, kind: str) -> None:
    edits, others, both = found(pair, quads.PLANTERS[kind])
    assert both
    assert edits
    assert others
    for text, own in ((EN, edits), (ZH, others)):
        changed = quads.changed(text, own)
        assert changed.text != text
        assert [changed.text[a:b] for a, b in changed.new] == [e[2] for e in sorted(own) if e[2]]
        assert [text[a:b] for a, b in changed.gone] == [text[e[0] : e[1]] for e in sorted(own)]


def test_a_phrase_and_its_translation_become_another_such_pair(pair: Aligned) -> None:
    known = {
        size: [("rain in the morning", "早上的雨"), ("the road to the north", "通往北方的路")]
        for size in range(12)
    }
    edits, others, both = found(pair, lambda one, rng: phrase(one, rng, known))
    assert both
    assert edits
    assert others
    ((*place, english),), ((*there, chinese),) = edits, others
    assert (english, chinese) in known[0]
    assert len(EN[slice(*place)].split()) > 1
    assert len(ZH[slice(*there)]) > 1


def test_phrases_end_at_commas_and_answer_each_other(pair: Aligned) -> None:
    told = [
        (EN[slice(*own)], ZH[slice(*other)])
        for seed in range(20)
        for own, other in phrases(pair, random.Random(seed))
    ]
    assert any("France" in english and "法国" in chinese for english, chinese in told)
    for english, chinese in told:
        assert not set(",.，。") & {*english, *chinese}
        assert ("France" in english) == ("法国" in chinese)


def test_a_denial_is_put_into_the_same_place(pair: Aligned) -> None:
    edits, others, _ = found(pair, negation)
    assert edits
    assert others
    english, chinese = quads.changed(EN, edits).text, quads.changed(ZH, others).text
    assert any(word in english for word in ("will not", "won't", "can not", "can't", "cannot"))
    assert "不" in chinese


def test_words_that_are_each_others_counterparts_are_linked(pair: Aligned) -> None:
    linked = {(pair.word(i), pair.han(j)) for i, j in pair.links}
    assert ("France", "法国") in linked
    assert ("museum", "博物馆") in linked
