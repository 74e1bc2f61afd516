"""The network that reads both sides of a bead, with its shipped weights."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from aligner.comparer import LONGEST, OUTPUTS, Comparer
from aligner.judge import Judge
from aligner.matching import Tokens
from aligner.reading import COMPARED_FEATURES, NOTHING
from aligner.scoring import evidence
from aligner.views import View, view_all
from corpus.model import Lang, Location, Paragraph
from tests.texts import PAIRS

Viewed = Callable[..., list[View]]

EN = "The harbour master will repair the old lighthouse before the winter storms arrive."
ZH = "港务长会在冬季风暴到来之前修好那座旧灯塔。"


@pytest.fixture(scope="module")
def viewed(judge: Judge) -> Viewed:
    def made(*texts: tuple[Lang, str]) -> list[View]:
        found = [Paragraph(text, lang, Location("a.txt", 1)) for lang, text in texts]
        return view_all(found, judge.encoder, judge.background)

    return made


@pytest.fixture
def said(judge: Judge, viewed: Viewed) -> Callable[[str, str], dict[str, float]]:
    def read(english: str, chinese: str) -> dict[str, float]:
        one, other = viewed(("en", english), ("zh", chinese))
        found = judge.background.comparer.read(one.tokens, other.tokens)
        assert found is not None
        return dict(zip(OUTPUTS, found.outputs.tolist(), strict=True))

    return read


@pytest.mark.parametrize(
    ("english", "chinese", "output"),
    [
        (EN, ZH.replace("会", "不会"), "negation"),
        (EN.replace("will", "will not"), ZH, "negation"),
        (EN, ZH.replace("在冬季风暴到来之前", ""), "more_english"),
        (EN.replace(" before the winter storms arrive", ""), ZH, "more_chinese"),
    ],
)
def test_a_fault_of_a_kind_is_told_by_its_output(
    said: Callable[[str, str], dict[str, float]], english: str, chinese: str, output: str
) -> None:
    right, wrong = said(EN, ZH), said(english, chinese)
    assert wrong[output] > right[output] + 1
    assert wrong["fault"] > right["fault"] + 1


def test_what_is_denied_on_both_sides_is_no_fault(
    said: Callable[[str, str], dict[str, float]],
) -> None:
    both = said(EN.replace("will", "will not"), ZH.replace("会", "不会"))
    assert both["negation"] < said(EN, ZH.replace("会", "不会"))["negation"] - 1


def test_it_is_the_same_whichever_is_the_source(judge: Judge, viewed: Viewed) -> None:
    english, chinese = viewed(("en", EN), ("zh", ZH.replace("会", "不会")))
    comparer = judge.background.comparer
    one = evidence(english, chinese, comparer).compared
    assert (one == evidence(chinese, english, comparer).compared).all()
    assert (one > NOTHING).all()


def test_a_sentence_of_a_paragraph_is_read_by_itself(judge: Judge, viewed: Viewed) -> None:
    english, chinese = PAIRS[1]
    one, other = viewed(("en", f"{EN} {english}"), ("zh", ZH.replace("会", "不会") + chinese))
    found = evidence(one, other, judge.background.comparer)
    denies = found.compared[:, COMPARED_FEATURES.index("denies")]
    assert len(found.beads) == 4
    assert denies.argmax() == 0


def test_what_cannot_be_read_says_nothing(judge: Judge, viewed: Viewed) -> None:
    english, chinese = viewed(("en", EN), ("zh", ZH))
    none = Tokens(english.tokens.vectors[:0], english.tokens.offsets[:0])
    times = LONGEST // len(english.tokens) + 1
    long = Tokens(
        np.tile(english.tokens.vectors, (times, 1)), np.tile(english.tokens.offsets, (times, 1))
    )
    comparer = judge.background.comparer
    for tokens in (none, long):
        assert comparer.read(tokens, chinese.tokens) is None
    assert Comparer().read(english.tokens, chinese.tokens) is None
    assert (evidence(english, chinese, Comparer()).compared == NOTHING).all()
