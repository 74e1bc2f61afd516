"""The cache of embeddings: shared, bounded, never fatal."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from aligner import models
from aligner.cache import NAME, Cache, parse_size
from aligner.embedding import Encoded, Encoder, Packed, TokenVectors
from aligner.gist.encoder import GistEncoder
from corpus.errors import ConfigError
from duizhao.cli import main
from tests.texts import PAIRS, interleaved, written

MEGABYTE = 10**6


def packed(seed: int, tokens: int = 0) -> Packed:
    """An embedding, made up."""
    rng = np.random.default_rng(seed)
    vector = rng.normal(size=8).astype(np.float32)
    own = None
    if tokens:
        offsets = np.stack([np.arange(tokens), np.arange(tokens) + 1], axis=1)
        own = TokenVectors(rng.normal(size=(tokens, 8)).astype(np.float32), offsets)
    return Packed.of(Encoded(vector, own))


def same(one: Packed, other: Packed) -> bool:
    return all(
        np.array_equal(a, b) if a is not None and b is not None else a is b
        for a, b in (
            (one.vector, other.vector),
            (one.tokens, other.tokens),
            (one.offsets, other.offsets),
        )
    )


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    made = Cache(tmp_path, MEGABYTE)
    yield made
    made.close()


def test_it_gives_back_what_it_was_given(cache: Cache) -> None:
    given = {"春天": packed(1, tokens=3), "": packed(2), "a\0b": packed(3), "\ud800": packed(4)}
    cache.put("model", given)
    found = cache.get("model", [*given, "absent"], tokens=False)
    assert found.keys() == given.keys()
    assert all(same(found[text], given[text]) for text in given)


def test_tokens_that_were_not_kept_are_not_found(cache: Cache) -> None:
    cache.put("model", {"a": packed(1), "b": packed(2, tokens=2)})
    assert cache.get("model", ["a", "b"], tokens=True).keys() == {"b"}


def test_models_do_not_see_each_others_vectors(cache: Cache) -> None:
    cache.put("one", {"a": packed(1)})
    assert cache.get("other", ["a"], tokens=False) == {}


def test_thousands_of_texts_in_one_question(cache: Cache) -> None:
    given = {str(number): packed(number) for number in range(2500)}
    cache.put("model", given)
    assert len(cache.get("model", list(given), tokens=False)) == 2500


def test_another_process_sees_it(cache: Cache, tmp_path: Path) -> None:
    cache.put("model", {"a": packed(1)})
    with sqlite3.connect(tmp_path / NAME) as other:
        assert other.execute("SELECT count(*) FROM embeddings").fetchone() == (1,)


def test_processes_write_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from aligner.cache import Cache\n"
        "from tests.test_cache import packed\n"
        "cache = Cache(Path(sys.argv[1]), 10**9, sys.exit)\n"
        "for n in range(30):\n"
        "    cache.put('model', {f'{sys.argv[2]} {n} {k}': packed(k, 5) for k in range(5)})\n"
        "    cache.get('model', [f'0 {n} 0', f'1 {n} 0'], tokens=True)\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), str(n)]) for n in range(4)]
    assert [run.wait() for run in runs] == [0] * 4
    assert Cache(tmp_path, MEGABYTE).usage().entries == 4 * 30 * 5


def test_what_was_not_used_for_long_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 200_000)
    cache.put("model", {f"old {n}": packed(n, tokens=50) for n in range(100)})
    long_ago = 1_000_000_000
    with sqlite3.connect(tmp_path / NAME) as direct:
        direct.execute("UPDATE embeddings SET used = ?", (long_ago,))
    kept = [f"old {n}" for n in range(20)]
    assert len(cache.get("model", kept, tokens=True)) == 20  # uses them
    cache.put("model", {f"new {n}": packed(n, tokens=50) for n in range(60)})
    assert len(cache.get("model", kept, tokens=True)) == 20
    assert len(cache.get("model", [f"new {n}" for n in range(60)], tokens=True)) == 60
    assert len(cache.get("model", [f"old {n}" for n in range(100)], tokens=True)) < 100


def test_clearing_gives_the_space_back(cache: Cache, tmp_path: Path) -> None:
    file = tmp_path / NAME
    empty = cache.usage().size
    cache.put("model", {f"{n}": packed(n, tokens=50) for n in range(100)})
    cache.clear()
    assert cache.usage().entries == 0
    assert cache.usage().size <= empty + 50_000
    cache.close()
    assert file.stat().st_size <= 50_000


def test_it_stays_within_its_bound(tmp_path: Path) -> None:
    limit = 300_000
    cache = Cache(tmp_path, limit)
    for number in range(100):
        cache.put("model", {f"{number} {k}": packed(k, tokens=50) for k in range(10)})
    usage = cache.usage()
    assert usage.entries > 50
    cache.close()  # folds the log into the file
    assert (tmp_path / NAME).stat().st_size <= limit * 1.1


@pytest.mark.parametrize("damage", ["foreign", "cut", "scribbled", "version", "table"])
def test_a_damaged_or_older_file_is_begun_anew(tmp_path: Path, damage: str) -> None:
    said: list[str] = []
    cache = Cache(tmp_path, 10 * MEGABYTE)
    cache.put("model", {str(n): packed(n, tokens=40) for n in range(200)})
    cache.close()
    path = tmp_path / NAME
    content = path.read_bytes()
    if damage == "foreign":
        path.write_text("this is no database, and a long text " * 200)
    elif damage == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif damage == "scribbled":
        path.write_bytes(content[:4096] + os.urandom(len(content) - 4096))
    else:
        statement = {"version": "PRAGMA user_version = 999", "table": "DROP TABLE embeddings"}
        with sqlite3.connect(path) as direct:
            direct.execute(statement[damage])
        direct.close()
    again = Cache(tmp_path, 10 * MEGABYTE, said.append)
    for _ in range(2):  # the first use may be the one that finds out
        again.get("model", [str(n) for n in range(200)], tokens=True)
        again.put("model", {"new": packed(7, tokens=2)})
    assert same(again.get("model", ["new"], tokens=True)["new"], packed(7, tokens=2))
    assert said == []


def test_a_row_that_does_not_fit_together_is_not_found(cache: Cache, tmp_path: Path) -> None:
    cache.put("model", {"a": packed(1, tokens=3), "b": packed(2, tokens=3)})
    with sqlite3.connect(tmp_path / NAME) as direct:
        direct.execute("UPDATE embeddings SET tokens = x'00' WHERE rowid = 1")
    assert len(cache.get("model", ["a", "b"], tokens=True)) == 1


def test_a_folder_that_cannot_be_written_is_said_once(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    said: list[str] = []
    cache = Cache(blocked, MEGABYTE, said.append)
    for _ in range(3):
        cache.put("model", {"a": packed(1)})
        assert cache.get("model", ["a"], tokens=False) == {}
    (line,) = said
    assert str(blocked) in line
    assert "\n" not in line


def test_no_room_at_all_turns_it_off(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 0)
    cache.put("model", {"a": packed(1)})
    assert cache.get("model", ["a"], tokens=False) == {}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "size"),
    [("0", 0), ("1500", 1500), ("500MB", 5 * 10**8), ("2 gb", 2 * 10**9), ("1.5GB", 15 * 10**8)],
)
def test_sizes(text: str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["big", "-1", "1XB", "GB", "nan", "inf", "1e999"])
def test_what_is_no_size(text: str) -> None:
    with pytest.raises(ConfigError, match="DUIZHAO_CACHE_SIZE"):
        parse_size(text)


@pytest.fixture
def warm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own, with the model built in it already."""
    built = models.ensure_built()
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / built.name).symlink_to(built)
    monkeypatch.setenv("DUIZHAO_CACHE", str(tmp_path))
    monkeypatch.setenv("DUIZHAO_CACHE_SIZE", "100MB")
    return tmp_path


class Counting:
    """An engine that notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str], *, tokens: bool) -> Iterator[tuple[int, Encoded]]:
        self.asked += texts
        for number in reversed(range(len(texts))):
            vector = np.full(8, float(len(texts[number]) + 1), np.float32)
            yield number, Encoded(vector / np.float32(np.sqrt(8)))


def test_only_what_is_new_is_computed(cache: Cache) -> None:
    engine = Counting()

    def encoder() -> Encoder:
        gist = GistEncoder(cache.path.parent)
        return Encoder(lambda: engine, "m", "m-1", "e", gist, has_tokens=False, cache=cache)

    encoder().encode(["one", "two", "one"])
    encoder().encode(["two", "three"])
    assert engine.asked == ["one", "two", "three"]


def test_cached_and_computed_are_the_same(warm: Path) -> None:
    texts = interleaved()
    first = models.load().encode(texts, tokens=True)
    again = models.load().encode(texts, tokens=True)
    fresh = models.load(cached=False).encode(texts, tokens=True)
    for one, two, three in zip(first, again, fresh, strict=True):
        assert np.array_equal(one.vector, two.vector)
        assert np.array_equal(one.vector, three.vector)
        for other in (two, three):
            assert np.array_equal(one.tokens.vectors, other.tokens.vectors)  # type: ignore[union-attr]
            assert np.array_equal(one.tokens.offsets, other.tokens.offsets)  # type: ignore[union-attr]


def test_a_cached_report_is_the_same_and_loads_no_network(warm: Path) -> None:
    text = written(warm, interleaved(PAIRS))
    heavy = ("torch", "transformers", "sentence_transformers", "openvino", "tokenizers")
    code = (
        "import sys; from duizhao.cli import main; main(sys.argv[1:])\n"
        f"print(*[name for name in {heavy!r} if name in sys.modules])"
    )
    reports, loaded = [], []
    for run in range(2):
        target = warm / f"{run}.json"
        done = subprocess.run(
            [sys.executable, "-c", code, "report", str(text), "--json", str(target)],
            capture_output=True,
            text=True,
            check=True,
        )
        reports.append(target.read_bytes())
        loaded.append(done.stdout.split())
    assert reports[0] == reports[1]
    assert "openvino" in loaded[0]
    assert not {"torch", "transformers", "sentence_transformers"} & set(loaded[0])
    assert loaded[1] == []


def test_the_command_shows_and_clears(warm: Path, capsys: pytest.CaptureFixture[str]) -> None:
    models.load().encode(["one", "two"])
    assert main(["cache"]) == 0
    shown = capsys.readouterr().out
    assert str(warm / NAME) in shown
    assert "2 entries" in shown
    assert "100 MB" in shown
    assert main(["cache", "--clear"]) == 0
    capsys.readouterr()
    assert main(["cache"]) == 0
    assert "0 entries" in capsys.readouterr().out
    assert models.load().encode(["one"])


def test_a_wrong_size_is_one_line(
    warm: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUIZHAO_CACHE_SIZE", "plenty")
    assert main(["cache"]) == 2
    told = capsys.readouterr().err
    assert "plenty" in told
    assert told.count("\n") == 1
