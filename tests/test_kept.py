"""Judgements that were made before are found again, and only under all that decides them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import aligner
from aligner import kept, models
from aligner.cache import NAME, Cache
from aligner.judge import Judge
from aligner.kept import Kept
from aligner.verdict import Judgement
from corpus.model import Bitext
from corpus.readers import read_bitexts
from corpus.terms import TermBase
from tests.texts import PAIRS, interleaved, written

#: Faults of many kinds: two that stand crosswise, a wrong number, a part that is missing.
FAULTY = [
    (PAIRS[0][0], PAIRS[1][1]),
    (PAIRS[1][0], PAIRS[0][1]),
    (PAIRS[2][0], PAIRS[2][1].replace("1998", "1989")),
    (PAIRS[4][0], PAIRS[4][1].split("。")[0] + "。"),
    *PAIRS[5:],
]


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    made = Cache(tmp_path / "cache", 10**7)
    yield made
    made.close()


@pytest.fixture(scope="module")
def bitext(tmp_path_factory: pytest.TempPathFactory) -> Bitext:
    text = written(tmp_path_factory.mktemp("texts"), interleaved(FAULTY))
    (found,) = read_bitexts([text])
    return found


@pytest.fixture(scope="module")
def judgement(bitext: Bitext, judge: Judge) -> Judgement:
    return judge.judge(bitext)


def test_it_gives_back_what_was_judged(cache: Cache, bitext: Bitext, judgement: Judgement) -> None:
    assert any(verdict.findings for verdict in judgement.verdicts)
    assert any(verdict.better for verdict in judgement.verdicts)
    assert any(verdict.sentences for verdict in judgement.verdicts)
    Kept(cache, "model", None).put(bitext, judgement)
    assert Kept(cache, "model", None).get(bitext) == judgement


def test_other_settings_or_another_model_find_nothing(
    cache: Cache, bitext: Bitext, judgement: Judgement
) -> None:
    terms = TermBase("terms.csv", ())
    Kept(cache, "model", (0.02, None)).put(bitext, judgement)
    assert Kept(cache, "model", (0.02, None)).get(bitext) is not None
    assert Kept(cache, "model", (0.03, None)).get(bitext) is None
    assert Kept(cache, "model", (0.02, terms)).get(bitext) is None
    assert Kept(cache, "other", (0.02, None)).get(bitext) is None


def test_a_text_that_has_moved_finds_nothing(
    cache: Cache, bitext: Bitext, judgement: Judgement
) -> None:
    first, *rest = bitext.source
    place = replace(first.location, line=2)
    moved = replace(bitext, source=(replace(first, location=place), *rest))
    Kept(cache, "model", None).put(bitext, judgement)
    assert Kept(cache, "model", None).get(moved) is None


@pytest.mark.parametrize("damage", ["x'00'", "substr(vector, 1, 40)", "substr(vector, 2)", "''"])
def test_a_damaged_entry_is_none(
    cache: Cache, bitext: Bitext, judgement: Judgement, damage: str
) -> None:
    found = Kept(cache, "model", None)
    found.put(bitext, judgement)
    cache.close()
    connection = sqlite3.connect(cache.path)
    with connection:
        connection.execute(f"UPDATE embeddings SET vector = {damage}")
    connection.close()
    assert found.get(bitext) is None
    found.put(bitext, judgement)
    assert found.get(bitext) == judgement


def test_any_edit_of_the_code_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "rule.py"
    module.write_text("LIMIT = 1\n")
    monkeypatch.setattr(aligner, "__path__", [*aligner.__path__, str(tmp_path)])
    before = kept.stamp()
    assert kept.stamp() == before
    module.write_text("LIMIT = 2\n")
    assert kept.stamp() != before


def test_a_second_report_is_the_same_and_judges_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / "models").symlink_to(models.cache_folder() / "models", target_is_directory=True)
    monkeypatch.setenv("DUIZHAO_CACHE", str(folder))
    monkeypatch.setenv("DUIZHAO_CACHE_SIZE", "100MB")
    text = written(tmp_path, interleaved(FAULTY))

    def run(name: str, *flags: str) -> tuple[dict[str, bytes], list[str]]:
        heavy = ("openvino", "threadpoolctl")  # of embedding, of judging
        code = (
            "import sys; from duizhao.cli import main; main(sys.argv[1:])\n"
            f"print(*[name for name in {heavy!r} if name in sys.modules])"
        )
        files = {kind: tmp_path / f"{name}.{kind}" for kind in ("html", "csv", "json")}
        asked = [f"--{kind}={path}" for kind, path in files.items()]
        done = subprocess.run(
            [sys.executable, "-c", code, "report", str(text), *asked, *flags],
            capture_output=True,
            text=True,
            check=True,
        )
        return {kind: path.read_bytes() for kind, path in files.items()}, done.stdout.split()

    first, loaded = run("first")
    assert loaded == ["openvino", "threadpoolctl"]
    assert run("second") == (first, [])
    _, loaded = run("stricter", "--false-flags", "40%")
    assert loaded == ["threadpoolctl"]  # judged anew, from the embeddings that were kept
    with sqlite3.connect(folder / NAME) as connection:
        connection.execute("UPDATE embeddings SET vector = x'ff'")
    connection.close()
    again, _ = run("again")
    assert again == first
