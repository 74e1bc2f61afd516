"""`duizhao report` under the settings of a file, and flags over them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aligner.judge import Judge
from aligner.kinds import FalseFlags
from duizhao import api
from duizhao.cli import main
from tests.texts import interleaved, written

TERMS = "en,zh,status\nferry,渡船,forbidden\n"


class Bench:
    """Runs `duizhao report` on a text of its folder with a model that is loaded already."""

    def __init__(self, text: Path, capsys: pytest.CaptureFixture[str]):
        self.text = text
        self.capsys = capsys
        self.loaded: list[tuple[str, float | None]] = []

    def settings(self, text: str) -> None:
        (self.text.parent / "duizhao.toml").write_text(text, encoding="utf-8")

    def run(self, *flags: str, expect: int = 0) -> dict[str, Any]:
        assert main(["report", str(self.text), "--json", "-", "--quiet", *flags]) == expect
        found: dict[str, Any] = json.loads(self.capsys.readouterr().out)
        return found


@pytest.fixture
def bench(
    tmp_path: Path,
    judge: Judge,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Bench:
    lines = interleaved()
    lines[7] = lines[7].replace("2.4亿", "3.4亿")
    made = Bench(written(tmp_path, lines), capsys)

    def load(name: str, say: Callable[[str], None], false_flags: FalseFlags | None = None) -> Judge:
        made.loaded.append((name, false_flags))
        return replace(judge, false_flags=false_flags or FalseFlags())

    monkeypatch.setattr(api, "load_model", load)
    return made


def codes(report: dict[str, Any]) -> set[str]:
    return {finding["code"] for v in report["verdicts"] for finding in v["findings"]}


def test_what_is_ignored_by_the_settings_is_not_reported(bench: Bench) -> None:
    assert "N301" in codes(bench.run())
    bench.settings('ignore = ["N301"]')
    found = bench.run()
    assert "N301" not in codes(found)
    assert "N301" in codes(bench.run("--ignore", "T"))
    assert codes(bench.run("--ignore", "T", "--select", "N")) == {"N301"}


def test_a_pattern_of_the_settings_is_for_its_files_alone(bench: Bench) -> None:
    bench.settings('[per-path]\n"other.txt" = { ignore = ["N"] }')
    assert "N301" in codes(bench.run())
    bench.settings('[per-path]\n"ferry.txt" = { ignore = ["N"] }')
    assert "N301" not in codes(bench.run())


@pytest.mark.parametrize(
    ("settings", "flags", "code"),
    [
        ("", [], 0),
        ('fail-on = "missing"', [], 0),
        ('fail-on = "review"', [], 1),
        ('fail-on = "review"', ["--fail-on", "never"], 0),
        ('fail-on = "never"', ["--fail-on", "missing,N301"], 1),
    ],
)
def test_when_it_fails(bench: Bench, settings: str, flags: list[str], code: int) -> None:
    bench.settings(settings)
    bench.run(*flags, expect=code)


def test_the_source_language_and_the_encoding(bench: Bench) -> None:
    text = bench.text.read_text("utf-8")
    bench.text.write_bytes(text.encode("gb18030"))
    assert bench.run()["summary"]["documents"][0]["source_lang"] == "en"
    bench.settings('source-lang = "zh"\nencoding = "gb18030"')
    assert bench.run()["summary"]["documents"][0]["source_lang"] == "zh"
    assert bench.run("--source-lang", "en")["summary"]["documents"][0]["source_lang"] == "en"


def test_the_term_base_lies_beside_the_settings(bench: Bench) -> None:
    (bench.text.parent / "terms.csv").write_text(TERMS, encoding="utf-8")
    bench.settings('terms = "terms.csv"')
    assert "G102" in codes(bench.run())


@pytest.mark.parametrize(
    ("settings", "flags", "share"),
    [
        ("", [], None),
        ("false-flags = 0.05", [], FalseFlags(0.05)),
        ('false-flags = "5%"', [], FalseFlags(0.05)),
        ("false-flags = 0.05", ["--false-flags", "0.5%"], FalseFlags(0.005)),
        ("", ["--false-flags", "0.1"], FalseFlags(0.1)),
        ("", ["--false-flags", "missing=5%"], FalseFlags(0.02, (("missing", 0.05),))),
        (
            'false-flags = { all = "1%", cut-off = 0.03, missing = "5%" }',
            [],
            FalseFlags(0.01, (("missing", 0.05), ("cut_off", 0.03))),
        ),
    ],
)
def test_the_wanted_share_of_false_flags(
    bench: Bench, settings: str, flags: list[str], share: FalseFlags | None
) -> None:
    bench.settings(settings)
    bench.run(*flags)
    assert bench.loaded == [("e5-small", share)]


BY_KIND = ("name=2%", "missing=", "1%,2%", "missing=2%,missing=3%")


@pytest.mark.parametrize("share", ["0", "1", "100%", "2 percent", "nan", "", *BY_KIND])
def test_a_share_that_makes_no_sense(
    bench: Bench, share: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as error:
        main(["report", str(bench.text), "--false-flags", share])
    assert error.value.code == 2
    assert "has to be a share like 2%" in capsys.readouterr().err


def test_decisions_where_the_settings_have_them(bench: Bench) -> None:
    from duizhao.api import report
    from reports.review import decisions

    (flagged, *_) = report(bench.text, model=api.load_model("x", print)).flagged()
    decided = decisions.decide(flagged, "accept", beside=bench.text.parent)
    bench.settings('decisions = "ours.jsonl"\nfail-on = "review"')
    bench.run(expect=1)
    decisions.append(bench.text.parent / "ours.jsonl", [decided])
    assert bench.run()["summary"]["settled"] == 1


def test_show_config_judges_nothing(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    bench.settings('ignore = ["N301"]')
    assert main(["report", str(bench.text), "--show-config", "--model", "use-v3"]) == 0
    shown = capsys.readouterr().out
    assert '["N301"]' in shown
    assert "--model" in shown
    assert bench.loaded == []


def test_a_setting_that_makes_no_sense_is_told_before_the_work(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.settings('ignore = ["Z9"]')
    assert main(["report", str(bench.text)]) == 2
    assert "no code begins with 'Z9'" in capsys.readouterr().err
    assert bench.loaded == []
