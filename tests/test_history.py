"""Translations that did not follow their source, and the two commits that tell."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from corpus.history import History, Stale
from corpus.model import Pair
from corpus.pairs import FilePair
from corpus.readers import ReadOptions
from corpus.repository import Repository
from corpus.revisions import read_at
from corpus.snapshots import Commit, Index, Snapshot, WorkFolder
from tests.repositories import CHINESE, ENGLISH, Repo, changed, ferry

PAIR = FilePair("docs/en/ferry.md", "docs/zh/ferry.md")
EN, ZH = PAIR.paths
NEWER = "Captain Lin had steered it for thirty-two years. She knew every rock by a nickname."


def stale(
    repo: Repo, head: Snapshot | None = None, base: str | None = None, pair: FilePair = PAIR
) -> list[Stale]:
    """The stale pairs of a document whose paragraphs stand in pairs by their order."""
    repository = Repository(repo.folder)
    head = head or Commit(repository, repository.head)
    (bitext,) = read_at(head, pair, ReadOptions())
    pairs = [Pair((s,), (t,)) for s, t in zip(bitext.source, bitext.target, strict=True)]
    history = History(repository, Commit(repository, base), head, pair, ReadOptions())
    return list(history.stale(bitext, pairs))


def test_both_commits_are_named(tmp_path: Path) -> None:
    repo = ferry(tmp_path)
    first = repo.git("rev-parse", "HEAD")
    second = repo.commit({EN: changed(ENGLISH, 1, NEWER)}, "she stayed")
    repo.commit({ZH: changed(CHINESE, 4, CHINESE[4] + "他跑了。")})
    (one,) = stale(repo)
    assert one.pair.source[0].text == NEWER
    assert (one.source.commit, one.source.date) == (second, "2024-01-03")
    assert (one.target.commit, one.target.date) == (first, "2024-01-02")
    assert one.source.subject == "she stayed"
    assert not one.by_edit


def test_the_words_that_changed_since_are_told_with_their_places(tmp_path: Path) -> None:
    repo = ferry(tmp_path)
    repo.commit({EN: changed(ENGLISH, 1, NEWER)})
    repo.commit({EN: changed(ENGLISH, 1, NEWER.replace("rock", "<b>reef</b>"))})
    (one,) = stale(repo)
    text = one.pair.source_text
    assert [(c.was, text[c.span.start : c.span.end]) for c in one.changes] == [
        ("thirty-one", "thirty-two"),
        ("rock", "<b>reef</b>"),
        ("Her crew was one engineer and a dog.", ""),
    ]


@pytest.mark.parametrize("base", [0, 1])
def test_what_this_edit_left_behind_is_told_from_what_an_earlier_one_did(
    base: int, tmp_path: Path
) -> None:
    repo = ferry(tmp_path)
    commits = [repo.git("rev-parse", "HEAD"), repo.commit({EN: changed(ENGLISH, 1, NEWER)})]
    repo.commit({"other.txt": "x"})
    (one,) = stale(repo, base=commits[base])
    assert one.by_edit == (base == 0)


def test_a_translation_that_followed_is_not_stale(tmp_path: Path) -> None:
    repo = ferry(tmp_path)
    repo.commit({EN: changed(ENGLISH, 1, NEWER)})
    repo.commit({ZH: changed(CHINESE, 1, "林船长驾驶它已有三十二年。她给每块礁石都起了绰号。")})
    assert stale(repo) == []
    both = {EN: changed(ENGLISH, 0, "The ferry."), ZH: changed(CHINESE, 0, "渡船。")}
    repo.commit(both, "both at once")
    assert stale(repo) == []


@pytest.mark.parametrize(
    "reformatted",
    [
        {EN: "\r\n\r\n".join(ENGLISH)},
        {EN: [f"**{text}**" for text in ENGLISH]},
        {EN: ["# The ferry", *ENGLISH], ZH: ["# 渡船", *CHINESE]},
        {"docs/en/note.md": "x"},
    ],
    ids=["line-ends", "bold", "moved-down", "elsewhere"],
)
def test_reformatting_the_source_makes_nothing_stale(
    reformatted: dict[str, str | list[str]], tmp_path: Path
) -> None:
    repo = ferry(tmp_path)
    repo.commit(reformatted)
    assert stale(repo) == []


def test_a_deleted_sentence_counts_though_no_line_is_left_to_blame(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    wrapped = [textwrap.fill(text, 44) for text in ENGLISH]
    repo.commit({EN: wrapped, ZH: CHINESE})
    assert stale(repo) == []
    shorter = wrapped[4].rpartition("\n")[0]
    gone = repo.commit({EN: changed(wrapped, 4, shorter)})
    (one,) = stale(repo)
    assert one.source.commit == gone
    assert one.pair.target[0].text == CHINESE[4]


def test_a_sentence_deleted_from_a_line(tmp_path: Path) -> None:
    repo = ferry(tmp_path)
    gone = repo.commit({EN: changed(ENGLISH, 4, ENGLISH[4].rsplit(". ", 1)[0] + ".")})
    assert [one.source.commit for one in stale(repo)] == [gone]


def test_history_is_followed_through_a_rename(tmp_path: Path) -> None:
    repo = ferry(tmp_path, "en.md", "zh.md")
    first = repo.git("rev-parse", "HEAD")
    second = repo.commit({"en.md": changed(ENGLISH, 1, NEWER)})
    for name in ("en", "zh"):
        (tmp_path / "docs" / name).mkdir(parents=True)
        repo.git("mv", f"{name}.md", f"docs/{name}/ferry.md")
    repo.commit({}, "move")
    (one,) = stale(repo)
    assert (one.source.commit, one.target.commit) == (second, first)


@pytest.mark.parametrize("staged", [True, False])
def test_an_edit_that_is_not_committed_yet(staged: bool, tmp_path: Path) -> None:
    repo = ferry(tmp_path)
    base = repo.git("rev-parse", "HEAD")
    repo.write({EN: changed(ENGLISH, 1, NEWER)})
    if staged:
        repo.git("add", "-A")
    repository = Repository(tmp_path)
    (one,) = stale(repo, Index(repository) if staged else WorkFolder(repository), base)
    assert (str(one.source), one.target.commit, one.by_edit) == ("the edit", base, True)
    repo.write({ZH: changed(CHINESE, 1, "林船长驾驶它已有三十二年。")})
    repo.git("add", "-A")
    assert stale(repo, Index(repository), base) == []


def test_one_bilingual_file(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    lines = [text for pair in zip(ENGLISH, CHINESE, strict=True) for text in pair]
    repo.commit({"ferry.txt": lines})
    lines[2] = NEWER
    second = repo.commit({"ferry.txt": lines})
    (one,) = stale(repo, pair=FilePair("ferry.txt"))
    assert one.source.commit == second
    assert one.pair.target[0].text == CHINESE[1]


def test_a_source_that_came_after_its_translation_says_nothing(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    repo.commit({ZH: CHINESE})
    repo.commit({EN: ENGLISH})
    assert stale(repo) == []
