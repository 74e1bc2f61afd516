"""G101 term-missing, G102 term-forbidden."""

from __future__ import annotations

from pathlib import Path

import pytest

import duizhao
from aligner.checks import with_terms
from aligner.checks.terms import TermForbidden, TermMissing
from aligner.judge import Judge
from aligner.terms import TermIndex
from aligner.verdict import Finding
from corpus.model import Lang
from corpus.terms import TermBase, read_terms
from duizhao.cli import main
from tests.checking import found, marked, pair

TABLE = """\
en,zh,status
ferry,渡船,preferred
ferry,轮渡,forbidden
ferry terminal,渡口,preferred
settle,结算,preferred
IT,信息技术,preferred
cloud-native,云原生|雲端原生,preferred
gauge,量规,preferred
gauge,轨距,admitted
pod,Pod,preferred
C++,C++,preferred
"""


@pytest.fixture
def base(tmp_path: Path) -> TermBase:
    path = tmp_path / "terms.csv"
    path.write_text(TABLE, encoding="utf-8")
    return read_terms(path)


def flags(base: TermBase, english: str, chinese: str, *, reverse: bool = False) -> list[Finding]:
    index = TermIndex(base)
    checks = (TermMissing(index), TermForbidden(index))
    return [f for check in checks for f in found(check, english, chinese, reverse=reverse)]


@pytest.mark.parametrize(
    ("english", "chinese", "code", "severity"),
    [
        ("The ferry is red.", "船是红的。", "G101", "review"),
        ("Two ferries left.", "两艘船开走了。", "G101", "review"),
        ("The trade was settled.", "交易已了结。", "G101", "review"),
        ("She works in IT.", "她做电脑工作。", "G101", "review"),
        ("Cloud native apps", "云应用", "G101", "review"),
        ("The ferry is red.", "轮渡是红的。", "G102", "weak"),
        ("The ferry's red.", "轮渡和渡船是红的。", "G102", "weak"),
        ("The ferry terminal is red.", "渡船是红的。", "G101", "review"),
        ("Use C++ here.", "这里用C语言。", "G101", "review"),
    ],
)
def test_another_rendering(
    base: TermBase, english: str, chinese: str, code: str, severity: str
) -> None:
    assert [(f.code, f.severity) for f in flags(base, english, chinese)] == [(code, severity)]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The ferry is red.", "渡船是红的。"),
        ("Two ferries, a red ferry.", "两艘渡船，一艘红的。"),
        ("It is red.", "它是红的。"),
        ("The ferry terminal is red.", "渡口是红的。"),
        ("A cloud-native app", "云原生应用"),
        ("The gauge is broken.", "轨距不对。"),
        ("The gauge is broken.", "量规坏了。"),
        ("The pod runs.", "ｐｏｄ在运行。"),
        ("The house is red.", "轮渡是红的。"),
    ],
)
def test_the_wanted_rendering(base: TermBase, english: str, chinese: str) -> None:
    assert flags(base, english, chinese) == []


def test_chinese_may_be_the_source(base: TermBase) -> None:
    assert flags(base, "The ferries are red.", "渡船是红的。", reverse=True) == []
    (flag,) = flags(base, "The boats are red.", "渡船是红的。", reverse=True)
    assert flag.message == "The term base has ferry for 渡船, which is not in the translation."


def test_a_finding_marks_both_sides_and_names_the_line(base: TermBase) -> None:
    english, chinese = "The ferry left; a ferry came.", "轮渡走了，又来了轮渡。"
    (flag,) = flags(base, english, chinese)
    assert marked(flag, english, "source") == ["ferry", "ferry"]
    assert marked(flag, chinese) == ["轮渡", "轮渡"]
    assert flag.message == "The term base forbids 轮渡 for ferry; it has 渡船."
    assert (flag.evidence["found"], flag.evidence["line"]) == ("轮渡", 3)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("The ferry terminals of the ferry", "en", ["ferry terminals", "ferry"]),
        ("ferry, terminal", "en", ["ferry"]),
        ("it and IT", "en", ["IT"]),
        ("渡船口和渡口", "zh", ["渡船", "渡口"]),
        ("tripod, Pods", "zh", []),
        ("一个Pod。", "zh", ["Pod"]),
    ],
)
def test_where_terms_stand(base: TermBase, text: str, lang: Lang, expected: list[str]) -> None:
    spans = dict.fromkeys(use.span for use in TermIndex(base).uses(text, lang))
    assert [text[span.start : span.end] for span in spans] == expected


def test_hostile_texts_come_to_an_end(base: TermBase) -> None:
    hostile = pair("ferry " * 100_000, "渡" * 1_000_000)
    assert len([f for rule in with_terms(base)[-2:] for f in rule.check(hostile)]) == 1


def test_without_a_term_base_nothing_is_found() -> None:
    assert found(TermMissing(), "The ferry is red.", "船是红的。") == []


def test_from_python(tmp_path: Path, base: TermBase, judge: Judge) -> None:
    text = tmp_path / "a.csv"
    text.write_text("source,target\nThe ferry is red.,轮渡是红的。\n", encoding="utf-8")
    report = duizhao.report(text, model=judge, terms=base)
    codes = [f.code for v in report.judgements[0].verdicts for f in v.findings]
    assert codes.count("G102") == 1


def test_from_the_command_line(
    tmp_path: Path, base: TermBase, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "a.csv"
    text.write_text("source,target\nThe ferry is red.,轮渡是红的。\n", encoding="utf-8")
    assert main(["report", str(text), "--terms", base.name, "--fail-on", "weak"]) == 1
    assert "轮渡" in capsys.readouterr().out
    assert main(["report", str(text), "--terms", str(tmp_path / "none.csv")]) == 2
    assert "none.csv" in capsys.readouterr().err
