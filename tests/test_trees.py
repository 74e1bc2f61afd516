"""Reports on whole trees of files."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest

import reports
from aligner.judge import Judge
from aligner.verdict import Judgement, Verdict
from corpus import tree as trees
from corpus.errors import ConfigError, InputError
from corpus.model import Bitext, Location, Pair, Paragraph
from duizhao import api, cli
from duizhao.trees import report
from reports.report import Report
from reports.review import server
from reports.review.session import Session
from reports.tree import sections
from reports.writers import html, terminal
from reports.writers import json as json_writer
from tests.formats import save

SCHEMA = Path(reports.__file__).parent / "schema" / "report-1.schema.json"
EN = "# Set sail\n\nThe ferry leaves the old pier at nine.\n"
ZH = "# 启航\n\n渡船九点离开旧码头。\n"


def fill(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        save(folder, content, name.replace("__", "/").replace("_md", ".md"))
    return folder


@pytest.fixture
def loaded(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line judges with the model that is there already."""
    monkeypatch.setattr(api, "load_model", lambda *rest: judge)


def given(bitexts: Sequence[Bitext]) -> Report:
    """Judges nothing: each paragraph with the one at its place."""
    judgements = []
    for bitext in bitexts:
        pairs = [
            Pair(bitext.source[n : n + 1], bitext.target[n : n + 1])
            for n in range(max(len(bitext.source), len(bitext.target)))
        ]
        verdicts = tuple(
            Verdict(str(n), pair, "ok" if pair.source and pair.target else "missing")
            for n, pair in enumerate(pairs)
        )
        judgements.append(Judgement(bitext.name, "en", "zh", verdicts))
    return Report(tuple(judgements), "none", "0")


def test_what_a_tree_holds(tmp_path: Path) -> None:
    root = fill(
        tmp_path / "docs",
        en__a_md=EN, zh__a_md=ZH, en__b_md=EN, fr__a_md="# Partir\n", both_md=EN + "\n" + ZH,
    )  # fmt: skip
    save(root, "{}", ".hidden/x.json")
    save(root, EN, "node_modules/x.md")
    save(root, "x", "picture.png")
    save(tmp_path, EN, "secret.md")
    (root / "en" / "out.md").symlink_to(tmp_path / "secret.md")
    (root / "en" / "again.md").symlink_to(root / "en" / "a.md")
    found = trees.look(root)
    assert [str(pair) for pair in found.pairs] == ["en/a.md + zh/a.md"]
    assert found.alone == ("both.md", "en/b.md")
    assert found.links == ("en/out.md",)
    assert found.foreign == ("fr/a.md",)


def test_a_report_on_a_tree(tmp_path: Path) -> None:
    root = fill(tmp_path / "docs", en__a_md=EN, zh__a_md=ZH, en__b_md=EN, zh__c_md=EN, en__c_md=EN)
    save(root, "\0", "en/bad.md")
    save(root, ZH, "zh/bad.md")
    save(root, '{"a": "b"}', "package.json")
    found = report(root, given)
    assert [judgement.name.removeprefix(f"{root}/") for judgement in found.judgements] == [
        f"en/a.md + {root}/zh/a.md"
    ]
    assert found.tree is not None
    assert [(one.file, one.lang) for one in found.tree.alone] == [
        ("zh/c.md", "en"),
        ("en/b.md", "en"),
    ]
    assert [one.file for one in found.tree.failed] == ["en/bad.md + zh/bad.md"]
    assert "en/bad.md:1: contains NUL bytes" in found.tree.failed[0].reason
    assert found.tree.passed_over == 1
    assert found.tree.late is None
    text = terminal.render(found).decode()
    assert "0 of 2" in text
    assert "en/b.md  (only English)" in text
    assert "en/bad.md:1: contains NUL bytes" in text
    page = html.render(found).decode()
    assert page.index('class="tree"') < page.index("<main")
    assert "<li>en/b.md  (only English)</li>" in page
    plain = json_writer.to_dict(found)
    jsonschema.validate(plain, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert plain["tree"]["totals"][0]["pairs"] == 2
    assert json_writer.from_dict(json.loads(json.dumps(plain))) == found


def test_a_chinese_file_with_many_foreign_names_is_chinese(tmp_path: Path) -> None:
    names = "".join(f"- John Smith the {n}th of Springfield\n" for n in range(6))
    root = fill(tmp_path, en__a_md=EN, zh__a_md=ZH * 8 + names)
    assert len(report(root, given).judgements) == 1


def test_patterns_can_be_told(tmp_path: Path) -> None:
    root = fill(tmp_path, one__a_md=EN, two__a_md=ZH)
    with pytest.raises(InputError, match="holds no files that are translations of each other"):
        report(root, given)
    assert len(report(root, given, patterns=["one/** <-> two/**"]).judgements) == 1
    with pytest.raises(ConfigError, match="same wildcards"):
        report(root, given, patterns=["one/** <-> two/*"])


@pytest.mark.usefixtures("loaded")
def test_settings_hold_for_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path, docs__one__a_md=EN, docs__two__a_md=ZH, docs__old__a_md=EN)
    save(
        tmp_path,
        'pairs = ["docs/one/** <-> docs/two/**"]\nexclude = ["docs/old"]\n',
        "duizhao.toml",
    )
    assert cli.main(["report", str(tmp_path / "docs")]) == 0
    out = capsys.readouterr().out
    assert "one/a.md + two/a.md" in out
    assert "old/a.md" not in out
    assert cli.main(["report", str(tmp_path / "docs"), "--pairs", "old/** <-> two/**"]) == 0
    assert "old/a.md + two/a.md" in capsys.readouterr().out


@pytest.mark.usefixtures("loaded")
def test_two_folders_are_paired_by_their_files_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path, docs__one__in__a_md=EN, docs__two__in__a_md=ZH, docs__old__a_md=EN)
    save(tmp_path, 'exclude = ["docs/old"]\n', "duizhao.toml")
    folders = [str(tmp_path / "docs" / name) for name in ("one", "two")]
    assert cli.main(["report", *folders]) == 0
    out = capsys.readouterr().out
    assert "in/a.md" in out
    assert "old" not in out
    assert cli.main(["report", *folders, str(tmp_path)]) == 2


def test_a_folder_that_the_settings_do_not_cover(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path, docs__en__a_md=EN, docs__zh__a_md=ZH, more__en__a_md=EN, more__zh__a_md=ZH)
    save(tmp_path, 'pairs = ["docs/en/** <-> docs/zh/**"]\n', "duizhao.toml")
    assert cli.main(["report", str(tmp_path / "docs" / "zh")]) == 2
    assert "pairs docs/en/a.md with docs/zh/a.md; name both" in capsys.readouterr().err
    assert cli.main(["report", str(tmp_path / "more")]) == 2
    assert "duizhao.toml matches a pair of files here" in capsys.readouterr().err


def test_what_is_no_tree(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        report(tmp_path / "none", given)
    with pytest.raises(InputError, match=r"en/a\.md:1: contains NUL bytes"):
        report(fill(tmp_path, en__a_md="\0", zh__a_md=ZH), given)


def paragraph(text: str, line: int, heading: int = 0) -> Paragraph:
    return Paragraph(text, "en", Location("a.md", line), heading=heading)


def test_sections_without_counterpart() -> None:
    there = (Paragraph("启航", "zh", Location("b.md", 1)),)
    texts = [
        (paragraph("Set sail", 1, 1), True),
        (paragraph("Piers", 2, 2), False),
        (paragraph("The old pier.", 3), False),
        (paragraph("Old piers", 4, 3), False),
        (paragraph("Older ones.", 5), False),
        (paragraph("Boats", 6, 2), False),
        (paragraph("The ferry.", 7), True),
    ]
    verdicts = tuple(
        Verdict(str(text.location.line), Pair((text,), there if paired else ()), "ok")
        for text, paired in texts
    )
    found = list(sections(Judgement("a", "en", "zh", verdicts)))
    assert [(s.heading, s.location.line, s.paragraphs) for s in found] == [("Piers", 2, 4)]


def git(folder: Path, *arguments: str, date: str = "2025-03-01") -> None:
    stamp = f"{date}T12:00:00+0000"
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "PATH": "/usr/bin:/bin"},
    )


def test_what_changed_after_its_translation(tmp_path: Path) -> None:
    root = fill(tmp_path / "repo" / "docs", en__a_md=EN, zh__a_md=ZH)
    git(tmp_path / "repo", "init", "-q")
    git(tmp_path / "repo", "add", ".")
    git(tmp_path / "repo", "commit", "-qm", "both", date="2025-01-02")
    (root / "en" / "a.md").write_text(EN.replace("nine", "ten"), encoding="utf-8")
    git(tmp_path / "repo", "commit", "-qam", "one", date="2025-03-04")
    found = report(root, given).tree
    assert found is not None
    assert found.late is not None
    assert [
        (late.source.line, late.target.line, late.changed, late.translated) for late in found.late
    ] == [(3, 3, "2025-03-04", "2025-01-02")]


@pytest.mark.usefixtures("loaded")
def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = fill(tmp_path / "docs", en__a_md=EN, zh__a_md=ZH, en__b_md=EN)
    target = tmp_path / "report.json"
    assert cli.main(["report", str(root), "--json", str(target)]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["tree"]["alone"][0]["file"] == "en/b.md"
    save(root, "\0", "en/c.md")
    save(root, ZH, "zh/c.md")
    assert cli.main(["report", str(root)]) == 2, "not all files are in the report"
    assert "1 file that could not be read:" in capsys.readouterr().out
    assert cli.main(["report", str(root), str(root)]) == 2


@pytest.mark.usefixtures("loaded")
def test_a_folder_is_reviewed_as_a_whole_and_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = fill(tmp_path / "docs", en__a_md=EN, zh__a_md=ZH, en__b_md=EN, zh__b_md=ZH)
    fill(root, en__c_md="\0", zh__c_md=ZH)
    seen: list[Session] = []
    monkeypatch.setattr(server, "serve", lambda session, **_: seen.append(session))
    assert cli.main(["review", str(root), "--no-browser", "--lang", "zh"]) == 0
    assert "c.md" in capsys.readouterr().err, "what cannot be read is told"
    (session,) = seen
    assert len(session.report.judgements) == 2
    assert session.path == root / "duizhao.decisions.jsonl"
    fill(root, en__d_md=EN, zh__d_md=ZH)
    session.judge_again()
    assert len(session.report.judgements) == 3
    assert session.report.lang == "zh"
    assert cli.main(["review", str(root), str(root)]) == 2
