"""Pages without a counterpart: what a check says of them, in real repositories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from duizhao.cli import main
from reports import writers
from reports.alone import alone
from reports.edit import Change, Edit
from reports.report import Report
from reports.writers import edit as edit_writer
from tests.reporting import guide, paragraph
from tests.repositories import CHINESE, ENGLISH, Repo, ferry

EN, ZH = "docs/en/ferry.md", "docs/zh/ferry.md"
NEW = "A harbour is a place where boats lie safely."


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    monkeypatch.chdir(tmp_path)
    made = ferry(tmp_path)
    made.commit({"docs/en/index.md": ENGLISH[:2], "docs/zh/index.md": CHINESE[:2]})
    return made


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """The exit code, and what the check says of pages: how grave, and of which files."""
    capsys.readouterr()
    code = main(["check", "-q", "--format", "json", "--worktree", *arguments])
    found = json.loads(capsys.readouterr().out)
    pages = []
    for verdict in found["report"]["verdicts"]:
        for finding in verdict["findings"]:
            if finding["code"] == "E903":
                sides = filter(None, (verdict["source_file"], verdict["target_file"]))
                pages.append(f"{finding['severity']} {' '.join(sides)}")
    return code, pages


@pytest.mark.parametrize(
    ("edit", "code", "pages"),
    [
        ([f"rm {ZH}"], 1, [f"missing {EN}"]),
        ([f"rm {EN}"], 1, [f"extra {ZH}"]),
        ([f"rm {EN}", f"rm {ZH}"], 0, []),
        ([f"mv {EN} docs/en/boat.md"], 1, ["missing docs/en/boat.md"]),
        ([f"mv {ZH} docs/zh/boat.md"], 1, [f"missing {EN}"]),
        ([f"mv {EN} docs/en/boat.md", f"mv {ZH} docs/zh/boat.md"], 0, []),
        ([f"mv {EN} old.md", f"mv {ZH} alt.md"], 0, []),
        ([f"mv {EN} old.md", f"rm {ZH}"], 0, []),
    ],
)
def test_a_page_that_lost_its_counterpart_fails_a_check(
    edit: list[str],
    code: int,
    pages: list[str],
    repo: Repo,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for step in edit:
        repo.git(*step.replace("rm ", "rm -q ").split())
    assert told(capsys) == (code, pages)


@pytest.mark.parametrize(
    ("files", "pages"),
    [
        ({"docs/en/guide/harbour.md": NEW}, ["note docs/en/guide/harbour.md"]),
        ({"docs/en/harbour.md": NEW, "docs/fr/harbour.md": NEW}, ["note docs/en/harbour.md"]),
        ({"docs/en/empty.md": "", "docs/en/both.md": f"{ENGLISH[0]}\n\n{CHINESE[0]}"}, []),
        ({"docs/en/ferry.dat": NEW, "notes/harbour.md": NEW, "docs/zh/own.md": CHINESE[0]}, []),
    ],
)
def test_a_new_page_that_waits_for_its_translation_is_shown(
    files: dict[str, str], pages: list[str], repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write(files)
    assert told(capsys) == (0, pages)
    assert told(capsys, "--fail-on", "E903") == (int(bool(pages)), pages)
    assert told(capsys, "--ignore", "E903") == (0, [])
    repo.commit({})
    assert told(capsys) == (0, [])


def test_where_names_alone_tell_it_is_expected_beside_what_is_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    repo = Repo(tmp_path)
    repo.commit({"README.md": ENGLISH[0], "README.zh.md": CHINESE[0]})
    repo.write({"CHANGES.md": NEW, "src/notes.md": NEW, "README.fr.md": "Le bac part à neuf."})
    repo.write({"data.json": '{"name": "A harbour."}'})
    assert told(capsys) == (0, ["note CHANGES.md"])


def test_a_page_in_its_source_s_language_fails_until_it_was_so_before(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write({ZH: ENGLISH})
    assert told(capsys) == (1, [f"missing {EN} {ZH}"])
    repo.commit({})
    repo.write({EN: [*ENGLISH, NEW]})
    assert told(capsys) == (0, [f"note {EN} {ZH}"])


def test_everything_lists_what_waits_and_a_baseline_takes_what_is_grave(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.commit({"docs/en/harbour.md": NEW, "docs/en/own.md": NEW, "docs/zh/own.md": NEW})
    repo.git("rm", "-rq", EN, ZH, "docs/en/index.md", "docs/zh/index.md")
    repo.commit({"duizhao.toml": 'pairs = ["docs/en/** <-> docs/zh/**"]\n'})
    pages = ["note docs/en/harbour.md", "missing docs/en/own.md docs/zh/own.md"]
    code, found = told(capsys, "--all")
    assert (code, sorted(found)) == (1, sorted(pages))
    assert main(["baseline", "-q"]) == 0
    assert told(capsys, "--all")[0] == 0


@pytest.mark.parametrize("format", sorted(writers.WRITERS.keys() - {"terminal"}))
def test_every_format_tells_of_them(format: str) -> None:
    page = paragraph("Upgrading", "en", 1, "docs/en/up.md")
    lost = alone(page, None, "missing", "docs/zh/up.md was deleted.")
    waits = alone(paragraph("Metrics", "en", 1, "docs/en/m.md"), None, "note", "No docs/zh/m.md.")
    judgement = guide()
    edit = Edit(
        "main", "HEAD", (Change("new", None, lost, ("E903",)),), 0, (), frozenset([lost.id])
    )
    judgements = tuple(
        type(judgement)(name, "en", "zh", (one,)) for name, one in (("up", lost), ("m", waits))
    )
    report = Report(judgements, "e5-small", "0.1.0", edit=edit)
    text = writers.render(report, format).decode()
    assert "docs/zh/up.md was deleted." in text.replace(r"\.", ".")
    assert "E903" in text
    assert "docs/en/m.md" in text


def test_the_summary_names_pages_that_wait() -> None:
    waits = alone(paragraph("Metrics", "en", 1, "docs/en/m.md"), None, "note", "No docs/zh/m.md.")
    report = Report((), "e5-small", "0.1.0", edit=Edit("main", "HEAD", waiting=(waits,)))
    assert edit_writer.render(report).decode().splitlines() == [
        "not translated  docs/en/m.md:1  No docs/zh/m.md.",
        "0 pairs touched: 1 page not translated yet.",
    ]
