"""The file of decisions: nothing said is lost, nothing wrong is believed."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.verdict import Verdict
from corpus.errors import InputError, OutputError
from reports.report import Report
from reports.review import decisions as log
from reports.review.decisions import Decision
from tests import reporting

NOON = "2026-11-24T12:00:00+00:00"


def made(id: str, kind: log.Kind = "accept", when: str | None = NOON, note: str = "") -> Decision:
    return Decision(id, kind, ("N301",), "a" * 12, "b" * 12, "text.txt", 3, "Lin", when, note)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / log.NAME


# --- the file ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "note", ["", "改为 381", 'a "quoted"\nnote\u2028with\x00 all', "half \ud83d"]
)
def test_what_is_written_is_read_back(path: Path, note: str) -> None:
    said = [made("1" * 12, note=note), made("2" * 12, "fix", None)]
    log.append(path, said[:1])
    log.append(path, said[1:])
    assert list(log.read(path)) == said
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2


def test_no_file_is_no_decision(path: Path) -> None:
    assert log.read(path) == ()


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_line_cut_short_by_a_crash_costs_only_itself(path: Path, cut: int) -> None:
    log.append(path, [made("1" * 12), made("2" * 12)])
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:cut])
    assert [d.id for d in log.read(path)] == ["1" * 12, "2" * 12]
    log.append(path, [made("3" * 12)])
    assert [d.id for d in log.read(path)] == ["1" * 12, "2" * 12, "3" * 12]


def test_a_last_line_that_only_lacks_its_end_is_kept(path: Path) -> None:
    log.append(path, [made("1" * 12)])
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    log.append(path, [made("2" * 12)])
    assert [d.id for d in log.read(path)] == ["1" * 12, "2" * 12]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "not a line of JSON"),
        (b"[]", "not a JSON object"),
        (b'{"id": "x"}', "'decision'"),
        (b"<<<<<<< HEAD", "git left a conflict"),
        (b"\xff\xfe", "not a line of JSON"),
        (b"[" * 100_000, "not a line of JSON"),
    ],
)
def test_a_damaged_line_is_named(path: Path, line: bytes, says: str) -> None:
    log.append(path, [made("1" * 12)])
    path.write_bytes(path.read_bytes() + line + b"\n")
    log.append(path, [made("2" * 12)])
    with pytest.raises(InputError, match=says) as caught:
        log.read(path)
    assert (caught.value.file, caught.value.line) == (str(path), 2)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("decision", "maybe"),
        ("codes", "N301"),
        ("line", True),
        ("line", -1),
        ("when", "noon"),
        ("source", None),
        ("note", 3),
    ],
)
def test_a_field_that_makes_no_sense_is_named(path: Path, field: str, value: object) -> None:
    record = json.loads(log.render([made("1" * 12)])) | {field: value}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"'{field}'"):
        log.read(path)


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        log.append(tmp_path / "no" / log.NAME, [made("1" * 12)])


def test_many_writers_at_once_lose_nothing(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from reports.review import decisions as log\n"
        "for n in range(40):\n"
        "    d = log.Decision(f'{sys.argv[2]}-{n}', 'accept', (), '', '', 'f', 1, note='x' * 900)\n"
        "    log.append(Path(sys.argv[1]), [d])\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(path), name]) for name in "abc"]
    assert [one.wait() for one in running] == [0, 0, 0]
    assert {d.id for d in log.read(path)} == {f"{who}-{n}" for who in "abc" for n in range(40)}


def test_two_branches_merge_without_a_conflict(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
        subprocess.run(
            ["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True
        )

    path = tmp_path / log.NAME
    git("init", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_text("*.decisions.jsonl merge=union\n")
    log.append(path, [made("1" * 12)])
    git("add", ".")
    git("commit", "-qm", "start")
    git("switch", "-qc", "other")
    log.append(path, [made("2" * 12), made("1" * 12, "open", "2026-11-24T13:00:00+00:00")])
    git("commit", "-qam", "other")
    git("switch", "-q", "main")
    log.append(path, [made("3" * 12), made("1" * 12, "fix", "2026-11-24T12:30:00+00:00")])
    git("commit", "-qam", "main")
    git("merge", "-q", "other")
    assert set(log.current(log.read(path))) == {"2" * 12, "3" * 12}


# --- the last word ----------------------------------------------------------------------


def test_the_latest_word_holds_whatever_the_order() -> None:
    said = [
        made("1" * 12, "fix", "2026-11-24T13:00:00+00:00"),
        made("1" * 12, "accept", "2026-11-24T14:30:00+02:00"),
        made("1" * 12, "skip", None),
    ]
    for order in (said, said[::-1]):
        assert log.current(order)["1" * 12].decision == "fix"


def test_of_two_at_the_same_time_the_lower_line_holds() -> None:
    assert log.current([made("1", "fix"), made("1", "accept")])["1"].decision == "accept"
    assert log.current([made("1", "fix"), made("1", "open")]) == {}


def test_a_later_word_is_later_even_if_the_clock_went_back() -> None:
    early = made("1", "open", "2026-11-24T08:00:00+00:00")
    moved = log.after(early, made("1"))
    assert log.current([moved, made("1")]) == {}
    assert log.after(early, made("1", when=None)) == early


# --- where the file lies ----------------------------------------------------------------


def test_the_file_lies_beside_the_text_or_above_it_in_the_repository(tmp_path: Path) -> None:
    english, chinese = tmp_path / "docs/en/a.md", tmp_path / "docs/zh/a.md"
    assert log.locate([english, chinese]) == tmp_path / "docs" / log.NAME
    (tmp_path / log.NAME).touch()
    assert log.locate([english, chinese]) == tmp_path / "docs" / log.NAME
    (tmp_path / ".git").mkdir()
    assert log.locate([english, chinese]) == tmp_path / log.NAME
    assert log.locate([english]) == tmp_path / log.NAME


# --- decisions upon a report ------------------------------------------------------------


def accepted(verdict: Verdict, kind: log.Kind = "accept") -> Decision:
    return log.decide(verdict, kind, beside=Path(), when=NOON)


def edited(report: Report, index: int, target: str) -> Report:
    """The report after the target of a pair was edited."""
    (judgement,) = report.judgements
    old = judgement.verdicts[index]
    new = reporting.verdict(
        old.pair.source_text, target, old.status, old.pair.source[0].location.line, *old.findings
    )
    verdicts = (*judgement.verdicts[:index], new, *judgement.verdicts[index + 1 :])
    return replace(report, judgements=(replace(judgement, verdicts=verdicts),))


@pytest.mark.parametrize(
    ("kind", "decided"),
    [("accept", "accepted"), ("known", "known"), ("fix", ""), ("skip", ""), ("open", "")],
)
def test_what_was_accepted_is_flagged_no_more(kind: log.Kind, decided: str) -> None:
    report = reporting.report()
    number = report.verdicts[1]
    after = log.settled(report, [accepted(number, kind)])
    assert after.verdicts[1].decision == decided
    assert (number.id in {v.id for v in after.flagged()}) is (decided == "")
    assert after.verdicts[1].status == number.status
    assert {v.decision for v in after.verdicts if v.id != number.id} == {""}


def test_a_new_finding_brings_an_accepted_pair_back() -> None:
    report = reporting.report()
    said = accepted(report.verdicts[1])
    assert log.settled(report, [replace(said, codes=("S201",))]).verdicts[1].decision == ""
    # P104 is a note there: it flags nothing
    assert log.settled(report, [replace(said, codes=("N301",))]).verdicts[1].decision == "accepted"


def test_an_edited_pair_comes_back_as_changed() -> None:
    report = reporting.report()
    said = accepted(report.verdicts[1])
    after = log.settled(edited(report, 1, "那年冬天，港务长数出了三百一十八艘船。"), [said])
    assert [v.decision for v in after.verdicts[:3]] == ["", "changed", ""]
    assert after.verdicts[1] in after.flagged()


def test_the_same_text_elsewhere_has_not_changed() -> None:
    """A heading that is repeated is no edit of the accepted one, which is still there."""
    report = reporting.report()
    source = report.verdicts[1].pair.source_text
    twin = reporting.verdict(source, "别的译文。", "weak", 40)
    (judgement,) = report.judgements
    more = replace(report, judgements=(replace(judgement, verdicts=(*judgement.verdicts, twin)),))
    assert log.settled(more, [accepted(report.verdicts[1])]).verdicts[-1].decision == ""


def test_an_empty_side_has_not_changed() -> None:
    """Two paragraphs without a translation share their missing side, and nothing else."""
    report = reporting.report()
    gone = reporting.verdict("Another paragraph.", "", "missing", 21)
    assert {v.decision for v in log.settled(report, [accepted(gone)]).verdicts} == {""}
