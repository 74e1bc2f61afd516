"""A review without its page: decisions and edits, and what they do to the report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import InputError
from corpus.model import Location, Pair, Paragraph
from reports.report import Report
from reports.review import decisions as log
from reports.review.changes import changes
from reports.review.session import Session
from tests import reporting
from tests.reviewing import article, on_disk

NUMBERS, LEFT, MISSING = 1, 2, 6


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    made = article()
    on_disk(made, tmp_path)
    monkeypatch.chdir(tmp_path)
    return made


def session(report: Report, tmp_path: Path) -> Session:
    return Session(report, tmp_path / log.NAME, who="Lin")


def text(tmp_path: Path) -> str:
    return (tmp_path / reporting.ARTICLE).read_text(encoding="utf-8")


def edit(review: Session, id: str, *texts: str) -> str:
    """Edit a pair's target; returns the pair's new id."""
    verdict, _ = review.edit(id, texts, review.texts(id)["digest"])
    return verdict.id


# --- decisions --------------------------------------------------------------------------


def test_a_decision_is_on_disk_and_found_again(report: Report, tmp_path: Path) -> None:
    id = report.verdicts[NUMBERS].id
    session(report, tmp_path).decide(id, "fix", "318")
    (said,) = log.read(tmp_path / log.NAME)
    assert (said.id, said.decision, said.who, said.note) == (id, "fix", "Lin", "318")
    assert (said.file, said.line) == (reporting.ARTICLE, 6)
    assert session(report, tmp_path).state() == {id: {"decision": "fix", "note": "318"}}


def test_two_sessions_see_one_another(report: Report, tmp_path: Path) -> None:
    mine, hers = session(report, tmp_path), session(report, tmp_path)
    before = mine.version
    hers.decide(report.verdicts[LEFT].id, "accept")
    assert mine.version != before
    mine.decide(report.verdicts[NUMBERS].id, "skip")
    assert mine.state() == hers.state()
    assert len(mine.state()) == 2


def test_taking_back_holds_even_if_the_clock_went_back(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    review, id = session(report, tmp_path), report.verdicts[NUMBERS].id
    review.decide(id, "accept")
    monkeypatch.setattr(log, "now", lambda: "2020-01-01T00:00:00+00:00")
    review.decide(id, "open")
    assert review.state() == {}


def test_what_has_a_new_finding_is_open_again(report: Report, tmp_path: Path) -> None:
    said = log.decide(report.verdicts[NUMBERS], "accept", beside=tmp_path)
    log.append(tmp_path / log.NAME, [replace(said, codes=())])
    assert session(report, tmp_path).state() == {}


def test_a_pair_that_is_not_there_is_refused(report: Report, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not in the report any more"):
        session(report, tmp_path).decide("0" * 12, "accept")


# --- edits ------------------------------------------------------------------------------


def test_an_edit_goes_to_the_file_and_is_told_from_a_flag(report: Report, tmp_path: Path) -> None:
    review, old = session(report, tmp_path), report.verdicts[NUMBERS]
    new = old.pair.target_text.replace("三百八十一", "三百一十八")
    shown = review.preview(old.id, [new], review.texts(old.id)["digest"])
    before = text(tmp_path)
    assert "".join(run for kind, run in shown["changes"][0] if kind != "new") in before
    assert f"+{new}" in shown["diff"].splitlines()
    assert text(tmp_path) == before, "a preview writes nothing"
    id = edit(review, old.id, new)
    assert text(tmp_path) == before.replace("三百八十一", "三百一十八")
    assert review.given == {id: "edited"}
    assert review.verdict(id).findings == ()
    # and after the program was started anew with the old report
    assert session(report, tmp_path).given == {old.id: "edited"}


def test_an_edit_can_be_taken_back(report: Report, tmp_path: Path) -> None:
    review, old = session(report, tmp_path), report.verdicts[LEFT]
    before = text(tmp_path)
    id = edit(review, old.id, "别的译文。")
    assert edit(review, id, old.pair.target_text) == old.id
    assert text(tmp_path) == before
    assert review.verdict(old.id).findings == old.findings
    assert review.given == {}
    assert review.state() == {}


def test_an_edit_is_refused_once_the_file_changed(report: Report, tmp_path: Path) -> None:
    review, id = session(report, tmp_path), report.verdicts[LEFT].id
    path = tmp_path / reporting.ARTICLE
    path.write_text(text(tmp_path) + "\nOne more line.\n", encoding="utf-8")
    with pytest.raises(InputError, match="changed since"):
        edit(review, id, "别的译文。")
    assert "别的译文" not in text(tmp_path)


def test_nothing_can_be_edited_where_there_is_no_text(report: Report, tmp_path: Path) -> None:
    review = session(report, tmp_path)
    assert review.texts(report.verdicts[MISSING].id)["texts"] == []
    with pytest.raises(InputError, match="cannot be edited"):
        review.edit(report.verdicts[MISSING].id, ["译文。"], "")


def test_a_report_from_another_machine_is_read_only(tmp_path: Path) -> None:
    review = session(article(), tmp_path)
    assert review.editable() == [False]
    assert review.given == {}


def test_texts_that_changed_since_the_report_are_named(report: Report, tmp_path: Path) -> None:
    path = tmp_path / reporting.ARTICLE
    path.write_text(text(tmp_path).replace("三百八十一", "三百一十八"), encoding="utf-8")
    assert session(report, tmp_path).given == {report.verdicts[NUMBERS].id: "stale"}


def test_a_table_can_be_given_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("en,zh\nOne cat is here.,\nTwo cats are here.,两只猫在这里。\n", "utf-8")
    place = Location(path.as_posix(), 2)
    empty = reporting.verdict("One cat is here.", "", "missing", 2, files=(str(path), str(path)))
    pair = Pair((Paragraph("One cat is here.", "en", place),), ())
    judgement = replace(reporting.article(), verdicts=(replace(empty, pair=pair),))
    review = session(reporting.report(judgement), tmp_path)
    assert review.texts(empty.id)["texts"] == [""]
    edit(review, empty.id, "一只猫在这里。")
    assert path.read_text("utf-8").splitlines()[1] == "One cat is here.,一只猫在这里。"


def test_lines_below_a_longer_paragraph_move_along(tmp_path: Path) -> None:
    wrapped = [
        "守灯人每天晚上都在一本书上写字，那本书是他父亲送给他的，没有",
        "人知道他写了些什么，因为他活着的时候从来不给任何人看，死后又",
        "带进了坟墓，镇上的人也就慢慢把它忘了。",
        "",
        "春天的时候，人们在老房子的地板下面发现了另一本书，里面记着大",
        "风暴那年以来经过岬角的所有船只的名字，每条船都编了一个号码。",
    ]
    chinese = tmp_path / "zh.txt"
    chinese.write_text("\n".join(wrapped) + "\n", encoding="utf-8")
    first, second = "".join(wrapped[:3]), "".join(wrapped[4:])
    files = ("en.txt", str(chinese))
    verdicts = (
        reporting.verdict("The keeper wrote a book.", first, "weak", 1, files=files),
        reporting.verdict("In spring they found another.", second, "weak", 5, files=files),
    )
    judgement = replace(reporting.article(), verdicts=verdicts)
    review = session(reporting.report(judgement), tmp_path)
    edit(review, verdicts[0].id, first.replace("父亲", "父亲和他父亲的父亲还有他们全家人一起"))
    edit(review, verdicts[1].id, second.replace("号码", "号"))
    there = "".join(chinese.read_text("utf-8").split())
    assert "还有他们全家人一起送给他" in there
    assert there.endswith("每条船都编了一个号。")


def test_judging_again_takes_the_texts_as_they_are(report: Report, tmp_path: Path) -> None:
    fresh = replace(report, title="fresh")
    review = Session(report, tmp_path / log.NAME, judge=lambda: fresh)
    id = edit(review, report.verdicts[LEFT].id, "别的译文。")
    review.judge_again()
    assert review.report.title == "fresh"
    assert id not in {verdict.id for verdict in review.report.verdicts}
    with pytest.raises(InputError, match="cannot be judged again"):
        session(report, tmp_path).judge_again()


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("三百八十一艘", "三百一十八艘", {"same", "old", "new"}),
        ("the old cat", "the old cat", {"same"}),
        ("a " * 2000, "b " * 2000, {"same", "old", "new"}),
        ("", "all new", {"new"}),
    ],
)
def test_changes_hold_both_texts(old: str, new: str, kinds: set[str]) -> None:
    found = changes(old, new)
    assert "".join(text for kind, text in found if kind != "new") == old
    assert "".join(text for kind, text in found if kind != "old") == new
    assert {kind for kind, _ in found} <= kinds
