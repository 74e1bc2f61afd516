"""`duizhao check`, `baseline` and `init` as a user types them, in real repositories."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from aligner.embedding import Encoded, Encoder
from aligner.judge import Judge
from aligner.verdict import Judgement
from corpus.model import Bitext
from duizhao import api
from duizhao.cli import main
from tests.repositories import CHINESE, ENGLISH, Repo, changed, ferry

ZH, EN = "docs/zh/ferry.md", "docs/en/ferry.md"
WRONG_DATE = changed(CHINESE, 2, CHINESE[2].replace("5月3日", "6月3日"))
SHORTER = changed(CHINESE, 4, CHINESE[4].rpartition("一个男孩")[0])


class Remembering:
    """The session's encoder, which does not encode the same text twice: the tests share theirs."""

    def __init__(self, encoder: Encoder):
        self._encoder = encoder
        self._known: dict[tuple[str, bool], Encoded] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._encoder, name)

    def encode(
        self, texts: Sequence[str], *, tokens: bool = False, progress: object = None
    ) -> list[Encoded]:
        new = [text for text in dict.fromkeys(texts) if (text, tokens) not in self._known]
        found = self._encoder.encode(new, tokens=tokens)
        self._known.update(zip(((text, tokens) for text in new), found, strict=True))
        return [self._known[text, tokens] for text in texts]


@dataclass(frozen=True, slots=True)
class RememberingJudge(Judge):
    """A judge that judges the same bitext by the same rules once."""

    known: dict[tuple[object, ...], Judgement] = field(default_factory=dict)

    def judge(self, bitext: Bitext, *_: object) -> Judgement:  # type: ignore[override]
        key = (bitext, self.rules, self.false_flags)
        if key not in self.known:
            self.known[key] = Judge.judge(self, bitext)
        return self.known[key]


@pytest.fixture(scope="module")
def remembering(judge: Judge) -> Judge:
    encoder = cast(Encoder, Remembering(judge.encoder))
    return RememberingJudge(encoder, judge.background, judge.calibration)


@pytest.fixture(autouse=True)
def _loaded(remembering: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session's model, not a new one for every command."""
    monkeypatch.setattr(api, "load_model", lambda *arguments: remembering)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A document and its translation, with the repository as the working folder."""
    monkeypatch.chdir(tmp_path)
    return ferry(tmp_path)


def check(*arguments: str) -> int:
    return main(["check", "-q", *arguments])


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, list[str]]:
    """The lines of the translation with a change, by the change's kind."""
    capsys.readouterr()
    check("--format", "json", *arguments)
    found: dict[str, list[str]] = {}
    for change in json.loads(capsys.readouterr().out)["changes"]:
        place = change["location"].rpartition(":")[2]
        found.setdefault(change["kind"], []).append(f"{place} {' '.join(change['codes'])}".strip())
    return found


def test_an_edit_that_breaks_something_fails_and_its_repair_passes(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    base = repo.git("rev-parse", "HEAD")
    repo.commit({ZH: WRONG_DATE})
    assert check("--base", base) == 1
    assert f"{ZH}:5  new" in capsys.readouterr().out
    repo.commit({ZH: CHINESE})
    assert check("--base", base) == 0
    assert check("--base", "HEAD~1") == 0
    assert "1 fixed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("number", "old", "new", "expected"),
    [
        (0, "冬天只有风势允许时才开", "船票可以在邮局买到", ("new", "S206")),
        (1, "她给每块礁石都起了绰号", "她年轻时想当一名歌手", ("worsened", "P104")),
        (2, "直到一艘渔船来把他们拖回家", "船长拿出一副旧扑克牌来", ("worsened", "E902")),
    ],
)
def test_a_clause_that_an_edit_made_say_something_else_is_found(
    number: int,
    old: str,
    new: str,
    expected: tuple[str, str],
    repo: Repo,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert old in CHINESE[number]
    repo.write({ZH: changed(CHINESE, number, CHINESE[number].replace(old, new))})
    assert check() == 1
    kind, code = expected
    assert told(capsys) == {kind: [f"{1 + 2 * number} {code}"]}


def test_an_old_problem_is_not_this_edit_s_fault(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.commit({ZH: WRONG_DATE})
    repo.write({ZH: changed(WRONG_DATE, 0, CHINESE[0].replace("那艘旧渡船", "这艘旧渡船"))})
    assert check() == 0
    repo.write({ZH: changed(WRONG_DATE, 2, WRONG_DATE[2].replace("乘客们", "大家"))})
    assert check() == 0
    assert told(capsys) == {"unchanged": ["5"]}


def test_a_sentence_too_few_and_a_source_that_went_on(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    longer = changed(ENGLISH, 1, f"{ENGLISH[1]} On Sundays her brother took the wheel.")
    repo.write({ZH: SHORTER, EN: longer})
    assert check() == 1
    out = capsys.readouterr().out
    assert f"{ZH}:3" in out
    assert f"{ZH}:9" in out
    assert "The source changed in the edit" in out
    assert "Since then: + “On Sundays her brother took the wheel.”." in out
    assert "1 translation not updated" in out


@pytest.mark.parametrize("state", ["--staged", "--worktree"])
def test_what_is_staged_and_what_lies_there_are_told_apart(state: str, repo: Repo) -> None:
    repo.write({ZH: WRONG_DATE})
    repo.git("add", "-A")
    repo.write({ZH: CHINESE})
    assert check(state) == (1 if state == "--staged" else 0)


def test_a_branch_is_held_against_where_it_left(repo: Repo) -> None:
    repo.git("switch", "-q", "-c", "branch")
    repo.commit({"docs/zh/note.txt": "x"})
    repo.git("switch", "-q", "main")
    repo.commit({ZH: WRONG_DATE}, "not the branch's fault")
    assert check("--base", "main", "--head", "branch") == 0
    assert check("--base", "branch", "--head", "main") == 1


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (["--fail-on", "missing"], 0),
        (["--fail-on", "N302"], 1),
        (["--fail-on", "L,weak"], 1),
        (["--fail-on", "never"], 0),
        (["--ignore", "N"], 0),
        (["--select", "S"], 0),
        (["--select", "N302"], 1),
        ([EN], 1),
        (["docs/zh"], 1),
        (["other"], 0),
    ],
)
def test_flags_say_what_is_looked_at_and_what_fails(
    flags: list[str], code: int, repo: Repo
) -> None:
    repo.commit({"other/readme.txt": "x"})
    repo.write({ZH: WRONG_DATE})
    assert check(*flags) == code


def test_settings_by_path_hold_from_the_settings_folder(repo: Repo) -> None:
    settings = '[per-path]\n"zh/**" = { ignore = ["N"] }\n'
    pairs = 'pairs = ["en/** <-> zh/**"]\n'
    repo.commit({"docs/duizhao.toml": pairs})
    repo.write({ZH: WRONG_DATE})
    assert check("--config", "docs/duizhao.toml") == 1
    repo.write({"docs/duizhao.toml": pairs + settings})
    assert check("--config", "docs/duizhao.toml") == 0


def test_moves_renames_line_ends_and_encodings_worsen_nothing(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    turned = [[*texts[3:], *texts[:3]] for texts in (ENGLISH, CHINESE)]
    repo.git("mv", "docs/zh", "docs/zh-cn")
    (repo.folder / "docs/en/ferry.md").rename(repo.folder / "docs/en/the ferry.md")
    text = "\r\n\r\n".join(turned[1])
    (repo.folder / "docs/zh-cn/ferry.md").rename(repo.folder / "docs/zh-cn/the ferry.md")
    repo.write({"docs/en/the ferry.md": turned[0]})
    repo.write({"docs/zh-cn/the ferry.md": text.encode("gb18030")})
    repo.git("add", "-A")
    assert check("--staged") == 0
    assert told(capsys, "--staged") == {}


def test_a_text_that_only_lost_its_place_on_one_side_is_found(repo: Repo) -> None:
    repo.write({ZH: [CHINESE[1], CHINESE[0], *CHINESE[2:]]})
    assert check() == 1


def test_a_new_page_is_checked_whole(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write({"docs/en/new.md": ENGLISH, "docs/zh/new.md": WRONG_DATE})
    assert check() == 1
    assert "docs/zh/new.md:5  new" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new"),
    [("必须", "不得"), ("200", "20"), ("12 月 3 日", "12 月 8 日")],
)
def test_edits_in_admonitions_tables_and_footnotes_are_seen(repo: Repo, old: str, new: str) -> None:
    table = "| Pier | Seats |\n| --- | --- |\n| Old pier | 200 |\n| New pier | 45 |"
    english = [
        "# Piers",
        "!!! note\n\n    The gate of the pier must stay open all night.",
        f"The seats are counted.[^1]\n\n{table}",
        "[^1]: By hand, on December 3.",
    ]
    chinese = [
        "# 码头",
        "!!! note\n\n    码头的大门必须整夜开着。",
        f"座位是数过的。[^1]\n\n{table}".replace("Old pier", "旧码头")
        .replace("New pier", "新码头")
        .replace("Pier", "码头")
        .replace("Seats", "座位"),
        "[^1]: 12 月 3 日由人工清点。",
    ]
    repo.commit({"docs/en/piers.md": english, "docs/zh/piers.md": chinese})
    assert check() == 0
    repo.write({"docs/zh/piers.md": [text.replace(old, new) for text in chinese]})
    assert check() == 1


def test_one_bilingual_file_needs_no_settings(repo: Repo) -> None:
    lines = [text for pair in zip(ENGLISH, CHINESE, strict=True) for text in pair]
    repo.commit({"ferry.txt": lines})
    repo.write({"ferry.txt": changed(lines, 5, WRONG_DATE[2])})
    assert check() == 1


def test_a_term_base_is_held_to_and_not_checked_itself(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write({"terms.csv": "en,zh,status\nferry,渡船,forbidden\n"})
    assert check("--all") == 0
    assert "terms.csv" not in capsys.readouterr().out
    repo.write({"duizhao.toml": 'terms = "terms.csv"\n'})
    assert check("--all") == 1
    out = capsys.readouterr().out
    assert "G102" in out
    assert "terms.csv" not in out


# --- baseline and decisions ---------------------------------------------------------------


def test_a_baseline_starts_an_old_project_at_zero(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.commit({ZH: WRONG_DATE})
    assert check("--all") == 1
    assert main(["baseline", "-q"]) == 0
    first = (repo.folder / "duizhao.baseline.jsonl").read_bytes()
    assert json.loads(first)["codes"] == ["N302"]
    assert check("--all") == 0
    # It moves, it stays known; the file does not change for that.
    repo.write({ZH: ["渡船", *WRONG_DATE], EN: ["The ferry", *ENGLISH]})
    assert check("--all") == 0
    assert main(["baseline", "-q"]) == 0
    assert (repo.folder / "duizhao.baseline.jsonl").read_bytes() == first
    # Another problem of the same pair is not known.
    repo.write({ZH: changed(WRONG_DATE, 2, WRONG_DATE[2].replace("1998年6月3日", "1997年6月3日"))})
    assert check("--all") == 1
    # What is mended is pruned, and said.
    repo.write({ZH: CHINESE, EN: ENGLISH})
    capsys.readouterr()
    assert main(["baseline", "-q"]) == 0
    assert "no longer found: docs/en/ferry.md:5 N302" in capsys.readouterr().out
    assert (repo.folder / "duizhao.baseline.jsonl").read_bytes() == b""


def test_a_baseline_of_one_folder_leaves_the_others_entries_alone(repo: Repo) -> None:
    repo.commit({ZH: WRONG_DATE, "more/en/a.md": ENGLISH, "more/zh/a.md": WRONG_DATE})
    assert main(["baseline", "-q"]) == 0
    before = (repo.folder / "duizhao.baseline.jsonl").read_bytes()
    assert before.count(b"\n") == 1  # one text, one entry, wherever it stands
    repo.write({"more/zh/a.md": SHORTER})
    assert main(["baseline", "-q", "more"]) == 0
    kept = (repo.folder / "duizhao.baseline.jsonl").read_bytes()
    assert kept.startswith(before)
    assert kept.count(b"\n") == 2


@pytest.mark.parametrize("folder", ["", "docs/"])
def test_an_accepted_decision_counts_until_the_text_changes(repo: Repo, folder: str) -> None:
    repo.commit({ZH: WRONG_DATE})
    assert main(["baseline", "-q"]) == 0
    known = json.loads((repo.folder / "duizhao.baseline.jsonl").read_text("utf-8"))
    (repo.folder / "duizhao.baseline.jsonl").unlink()
    decision = known | {"decision": "accept", "who": "lin", "when": "2026-01-01T00:00:00+00:00"}
    repo.write({f"{folder}duizhao.decisions.jsonl": json.dumps(decision) + "\n"})
    assert check("--all") == 0
    repo.write({ZH: changed(WRONG_DATE, 2, WRONG_DATE[2].replace("乘客们", "大家"))})
    assert check("--all") == 1


# --- init ---------------------------------------------------------------------------------


def test_init_writes_settings_that_hold(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [text for pair in zip(ENGLISH, CHINESE, strict=True) for text in pair]
    repo.write({'odd "name".txt': lines, "src/code.py": "pass"})
    assert main(["init"]) == 0
    assert "docs/en/** <-> docs/zh/**  (1 pair)" in capsys.readouterr().out
    assert check("--all") == 0
    assert main(["init"]) == 2
    assert main(["init", "--force"]) == 0
    assert 'odd \\"name\\".txt' in (repo.folder / "duizhao.toml").read_text("utf-8")


def test_init_without_git_and_without_translations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--dry-run"]) == 0
    assert "pairs = []" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "a.en.txt").write_text("x")
    (tmp_path / "a.zh.txt").write_text("x")
    assert main(["init"]) == 0
    assert "*.en.txt <-> *.zh.txt" in (tmp_path / "duizhao.toml").read_text("utf-8")


# --- what is refused ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--base", "nowhere"], "'nowhere' names no commit here"),
        (["--base", "-x"], "'-x' names no commit here"),
        (["--head", "HEAD"], "--head needs --base"),
        (["--base", "HEAD", "--head", "HEAD", "--staged"], "choose one of"),
        (["absent.md"], "absent.md: git knows no such file"),
        (["/"], "outside of the repository"),
        (["--fail-on", "terrible"], "'terrible' is neither review"),
        (["--select", "X9"], "no code begins with 'X9'"),
        (["--config", "absent.toml"], "absent.toml: cannot be read"),
    ],
)
def test_what_makes_no_sense_is_one_line_and_exit_2(
    arguments: list[str], reason: str, repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    if arguments[1:] == ["-x"]:
        arguments = ["--base=-x"]
    assert check(*arguments) == 2
    error = capsys.readouterr().err
    assert reason in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n", f"{ZH}: is a PNG image"),
        (b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", f"{ZH}:1: holds the conflict markers"),
    ],
)
def test_a_text_that_became_unreadable_is_exit_2_and_the_rest_goes_on(
    content: bytes, reason: str, repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.commit({"docs/en/other.md": ENGLISH, "docs/zh/other.md": CHINESE})
    repo.write({ZH: content, "docs/zh/other.md": WRONG_DATE})
    assert check() == 2
    out, err = capsys.readouterr()
    assert reason in err
    assert "this is exit code 2" in err
    assert "docs/zh/other.md:5  new" in out
    assert "1 text could not be read." in out


def test_what_can_go_on_is_a_warning(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    settings = 'pairs = ["docs/en/** <-> docs/zh/**", "none/en/** <-> none/zh/**"]\n'
    repo.commit({"duizhao.toml": settings})
    repo.write({ZH: [*CHINESE, "（完）"]})
    check()
    assert "pattern 'none/en/** <-> none/zh/**' matches nothing" in capsys.readouterr().err


def test_no_repository_and_no_pairs_are_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert check() == 2
    Repo(tmp_path).commit({"a.md": "x"})
    assert check() == 2
    first, second = capsys.readouterr().err.splitlines()
    assert "is not in a git repository" in first
    assert "run `duizhao init`" in second


# --- output -------------------------------------------------------------------------------


def test_github_gets_annotations_and_a_summary(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    summary = repo.folder / "summary.md"
    summary.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    repo.write({ZH: WRONG_DATE})
    assert check("--format", "github") == 1
    assert capfdbinary.readouterr().out.startswith(f"::error file={ZH},line=5,".encode())
    assert summary.read_text("utf-8").startswith("before\n## Translations: problems found")


def test_output_goes_to_a_file_whole(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write({ZH: WRONG_DATE})
    assert check("--format", "sarif", "-o", "found.sarif") == 1
    assert json.loads((repo.folder / "found.sarif").read_bytes())["version"] == "2.1.0"
    assert capsys.readouterr().out == ""
    assert check("-o", "no/such/folder.txt") == 2


def test_a_report_speaks_ci_s_languages_too(
    repo: Repo, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    repo.write({ZH: WRONG_DATE})
    assert main(["report", "-q", EN, ZH, "--format", "github"]) == 0
    assert capfdbinary.readouterr().out.startswith(f"::warning file={ZH},line=5,".encode())


def test_show_config_says_where_each_setting_came_from(
    repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write({"duizhao.toml": 'fail-on = "weak"\n'})
    assert check("--show-config", "--ignore", "N") == 0
    out = capsys.readouterr().out
    assert '["weak"]' in out
    assert "# duizhao.toml" in out
    assert "# --ignore" in out
