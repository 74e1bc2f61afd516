"""A text's fluency by itself."""

from __future__ import annotations

import pytest

from aligner import background
from aligner.embedding import Encoded, Encoder, TokenVectors
from aligner.fluency import Fluency, Reader
from corpus.model import Lang

ENGLISH = [
    "The harbour office closes at noon on Fridays and opens again after the weekend.",
    "Nobody in the village remembered who had planted the old pear tree by the well.",
    "Please keep the receipt, because the machine cannot print it a second time.",
    "Our new colleague speaks four languages and is learning a fifth one at night school.",
]
CHINESE = [
    "港务办公室星期五中午关门，周末过后再开门。",
    "村里没有人记得井边那棵老梨树是谁种下的。",
    "请保留收据，因为机器不能再打印一次。",
    "我们的新同事会说四种语言，晚上还在夜校学第五种。",
]


@pytest.fixture(scope="module")
def read(encoder: Encoder):
    reader = background.load(encoder).reader

    def reading(text: str, lang: Lang) -> Fluency:
        return reader.read(encoder.encode([text], tokens=True)[0], lang)

    return reading


@pytest.mark.parametrize(
    ("lang", "text"), [*(("en", t) for t in ENGLISH), *(("zh", t) for t in CHINESE)]
)
def test_a_text_that_stops_halfway_breaks_off(read, lang, text):
    whole = read(text, lang).breaks_off
    bare = read(text.rstrip(".。"), lang).breaks_off
    cut = read(text[: len(text) // 2].rstrip(" ，,"), lang).breaks_off
    assert whole < 0 < cut
    assert bare < cut, "a full stop alone does not decide"


@pytest.mark.parametrize(
    ("lang", "good", "bad"),
    [
        ("en", ENGLISH[0], "The harbour closes at noon on and opens again after the weekend."),
        (
            "en",
            ENGLISH[1],
            "Nobody in the remembered who had planted the old pear tree by the well.",
        ),
        ("en", ENGLISH[2], "Please keep the receipt, because the machine table cannot print it."),
        ("zh", CHINESE[0], "港务办公室星期五关门，周末再，过后开。"),
        ("zh", CHINESE[1], "村里没有记得井边那棵老梨树是谁的。"),
        ("zh", CHINESE[3], "我们的新会说四种语言，晚上还在夜校桌子学第五种。"),
    ],
)
def test_a_text_with_a_word_wrong_is_odder(read, lang, good, bad):
    assert read(bad, lang).odd > read(good, lang).odd


def test_texts_read_as_one():
    first, last = Fluency(3.0, 0.2, 1.0, 10), Fluency(-2.0, 0.5, 0.7, 30)
    both = Fluency.joined([first, last])
    assert both.breaks_off == last.breaks_off
    assert both.oddest == first.oddest
    assert both.odd == pytest.approx(0.425)
    assert both.seams == 40


def test_nothing_is_known_with_a_model_that_taught_nothing(encoder: Encoder):
    encoded = encoder.encode([ENGLISH[0]], tokens=True)[0]
    assert Reader().read(encoded, "en") == Fluency()


def test_one_token_has_no_seam(encoder: Encoder):
    tokens = encoder.encode(["Harbour"], tokens=True)[0].tokens
    assert tokens is not None
    one = Encoded(tokens.vectors[0], TokenVectors(tokens.vectors[:1], tokens.offsets[:1]))
    found = background.load(encoder).reader.read(one, "en")
    assert found.odd == 0.0
    assert found.breaks_off != 0.0
