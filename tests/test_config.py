"""The settings: where they are found, what overrides them, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.kinds import FalseFlags
from duizhao import ConfigError
from duizhao.config import Config, Override, load


def settings(folder: Path, text: str, name: str = "duizhao.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    config = load(start=tmp_path)
    assert config == Config()
    assert "default" in config.shown()


def test_every_key_is_read(tmp_path: Path) -> None:
    path = settings(
        tmp_path,
        """
        model = "use-v3"
        source-lang = "zh"
        encoding = "gb18030"
        pairs = ["docs/en/** <-> docs/zh-cn/**"]
        exclude = ["docs/en/drafts/**"]
        fail-on = "weak"
        select = ["N", "S201"]
        ignore = ["N302"]
        false-flags = 0.05
        terms = "terms.csv"
        baseline = "known.jsonl"
        decisions = "ci/decisions.jsonl"
        cache-size = 0
        [per-path]
        "docs/zh-cn/legal/**" = { ignore = ["N"], fail-on = ["misaligned", "N301"] }
        """,
    )
    config = load(start=tmp_path)
    assert config.model == "use-v3"
    assert config.source_lang == "zh"
    assert config.encoding == "gb18030"
    assert config.pairs == ("docs/en/** <-> docs/zh-cn/**",)
    assert config.exclude == ("docs/en/drafts/**",)
    assert config.fail_on == ("weak",)
    assert config.select == ("N", "S201")
    assert config.ignore == ("N302",)
    assert config.false_flags == FalseFlags(0.05)
    assert config.terms == tmp_path / "terms.csv"
    assert config.baseline == tmp_path / "known.jsonl"
    assert config.decisions == tmp_path / "ci" / "decisions.jsonl"
    assert config.cache_size == 0
    assert config.file == path
    assert config.per_path == (
        Override("docs/zh-cn/legal/**", None, ("N",), ("misaligned", "N301")),
    )


def test_the_nearest_file_wins_and_the_search_ends_at_the_repository(tmp_path: Path) -> None:
    settings(tmp_path, 'model = "outside"')
    root = tmp_path / "repo"
    inner = root / "docs" / "zh"
    inner.mkdir(parents=True)
    (root / ".git").mkdir()
    assert load(start=inner).file is None
    settings(root, '[tool.duizhao]\nmodel = "pyproject"', "pyproject.toml")
    assert load(start=inner).model == "pyproject"
    settings(root, 'model = "own file"')
    assert load(start=inner).model == "own file"
    settings(root / "docs", "[tool.other]\nmodel = 1", "pyproject.toml")
    assert load(start=inner).model == "own file"
    settings(root / "docs", '[tool.duizhao]\nmodel = "nearer"', "pyproject.toml")
    assert load(start=inner).model == "nearer"
    assert load(root / "duizhao.toml", start=inner).model == "own file"


def test_flags_override_and_are_shown_with_where_each_value_came_from(tmp_path: Path) -> None:
    settings(tmp_path, 'model = "from the file"\nencoding = "big5"')
    config = load(start=tmp_path).overridden(model="from the flag", encoding=None)
    assert config.model == "from the flag"
    assert config.encoding == "big5"
    lines = {line.split()[0]: line for line in config.shown().splitlines()}
    assert lines["model"].endswith("# --model")
    assert lines["encoding"].endswith("# duizhao.toml")
    assert lines["cache-size"].endswith("# default")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("modell = 'x'", "'modell'; did you mean 'model'?"),
        ("model = 3", "model has to be a text"),
        ("model = ''", "model has to be a text"),
        ("source-lang = 'fr'", "source-lang has to be 'en' or 'zh'"),
        ("pairs = [1]", "pairs has to be a list of texts"),
        ("false-flags = 2", "false-flags has to be a share"),
        ("false-flags = '200%'", "false-flags has to be a share"),
        ("false-flags = true", "false-flags has to be a share"),
        ("cache-size = 1.5", "cache-size has to be a whole number"),
        ("per-path = ['a']", "per-path has to be a table"),
        ("per-path = { 'a' = { model = 'x' } }", "'a': unknown key 'model'"),
        ("per-path = { 'a' = { ignore = 1 } }", "'a': ignore has to be a list"),
        ("model = ", "is not valid TOML"),
    ],
)
def test_what_makes_no_sense_is_one_line_naming_file_and_key(
    text: str, told: str, tmp_path: Path
) -> None:
    path = settings(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        load(start=tmp_path)
    assert str(error.value).startswith(str(path))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_named_file_has_to_be_there_and_to_have_settings(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "absent.toml")
    with pytest.raises(ConfigError, match=r"no table \[tool\.duizhao\]"):
        load(settings(tmp_path, "[tool.x]", "pyproject.toml"))
    (tmp_path / "duizhao.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(start=tmp_path)
