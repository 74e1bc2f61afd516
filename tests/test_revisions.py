"""What an edit touched, and texts as they are at a commit, staged or in the working folder."""

from __future__ import annotations

import subprocess
import textwrap
from pathlib import Path

import pytest

from corpus.changes import FileChange, file_changes
from corpus.errors import InputError, NoTextError
from corpus.model import Location, Paragraph
from corpus.pairs import FilePair
from corpus.readers import ReadOptions
from corpus.repository import Repository
from corpus.revisions import read_at, side_edit
from corpus.snapshots import Commit, Index, Snapshot, WorkFolder
from corpus.two_files import UntranslatedError
from tests.repositories import CHINESE, ENGLISH, Repo, changed, ferry

PAIR = FilePair("docs/en/ferry.md", "docs/zh/ferry.md")


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, "en", Location("a.md", line)) for line, text in enumerate(texts, 1)]


A, B, C, D = (
    "The lamp was lit at dusk.",
    "Nobody rowed out that night.",
    "In spring the nets were mended again.",
    "A letter came for the keeper.",
)


@pytest.mark.parametrize(
    ("before", "after", "origin", "touched", "gone"),
    [
        ([A, B, C], [A, B, C], (0, 1, 2), [], []),
        ([A, B], [A, D, B], (0, None, 1), [1], []),
        ([A, B, C], [A, C], (0, 2), [], [1]),
        ([A, B, C], [A, "Nobody rowed out that day.", C], (0, 1, 2), [1], [1]),
        ([A, B, C], [C, A, B], (2, 0, 1), [0], [2]),
        ([A, B], [f"# **{A}**", f"- {B}"], (0, 1), [], []),
        ([f"{A} {B}", C], [A, B, C], (0, 0, 1), [], []),
        ([A, B, C], [f"{A}  {B}", C], (0, 2), [], []),
        (["See [it](https://a.example)."], ["See [it](https://b.example)."], (0,), [], []),
        (["See [it][here]."], ["See [it][there]."], (0,), [], []),
        (["先看[它][甲]。"], ["先看[它][乙]。"], (0,), [], []),
        (["Set `m[a][0]`."], ["Set `m[a][1]`."], (0,), [0], [0]),
        (['![A lamp](a.png "Lit")'], ['![A lamp](img/b.png "Lit")'], (0,), [], []),
        (["It weighs 3.5 kg."], ["It weighs 35 kg."], (0,), [0], [0]),
        ([], [A], (None,), [0], []),
        ([A], [], (), [], [0]),
        ([], [], (), [], []),
    ],
    ids=[
        *("same", "added", "removed", "edited", "moved", "marked", "split", "joined"),
        *(
            "link",
            "reference",
            "chinese-reference",
            "index",
            "image",
            "number",
            "first",
            "last",
            "none",
        ),
    ],
)
def test_what_an_edit_did_to_one_side(
    before: list[str],
    after: list[str],
    origin: tuple[int | None, ...],
    touched: list[int],
    gone: list[int],
) -> None:
    edit = side_edit(paragraphs(*before), paragraphs(*after))
    assert edit.origin == origin
    assert sorted(edit.touched) == touched
    assert sorted(edit.gone) == gone


def test_an_edited_paragraph_is_known_among_new_ones() -> None:
    edit = side_edit(
        paragraphs(A, B, C), paragraphs(A, D, "Nobody at all rowed out that night.", C)
    )
    assert edit.origin == (0, None, 1, 2)


def test_a_long_text_is_compared_in_reasonable_time() -> None:
    before = paragraphs(*(f"Line {n} of the log." if n % 3 else "---" for n in range(6000)))
    after = [*before[:3000], *paragraphs(A), *before[3000:]]
    assert sorted(side_edit(before, after).touched) == [3000]


def test_reading_at_a_commit_names_the_repository_s_paths(tmp_path: Path) -> None:
    repo = ferry(tmp_path)
    first = repo.git("rev-parse", "HEAD")
    repo.commit({"docs/zh/ferry.md": CHINESE[:2]})
    repository = Repository(tmp_path / "docs")
    (bitext,) = read_at(Commit(repository, first), PAIR, ReadOptions())
    assert [p.text for p in bitext.target] == CHINESE
    assert bitext.name == "docs/en/ferry.md + docs/zh/ferry.md"
    assert bitext.source[1].location == Location("docs/en/ferry.md", 3)


def snapshots(folder: Path) -> dict[str, Snapshot]:
    repository = Repository(folder)
    return {
        "commit": Commit(repository, repository.head),
        "index": Index(repository),
        "folder": WorkFolder(repository),
    }


def test_the_index_and_the_folder_are_read_as_they_are(tmp_path: Path) -> None:
    repo = ferry(tmp_path)
    repo.write({"docs/zh/ferry.md": CHINESE[:3]})
    repo.git("add", "-A")
    repo.write({"docs/zh/ferry.md": CHINESE[:2], "notes.txt": "new"})
    found = snapshots(tmp_path)
    counts = {
        name: len(read_at(state, PAIR, ReadOptions())[0].target) for name, state in found.items()
    }
    assert counts == {"commit": 6, "index": 3, "folder": 2}
    assert "notes.txt" in found["folder"].entries
    assert "notes.txt" not in found["index"].entries


@pytest.mark.parametrize("state", ["commit", "index", "folder"])
def test_renames_spaces_and_other_scripts_in_paths(state: str, tmp_path: Path) -> None:
    repo = ferry(tmp_path, "docs/en/a ferry.md", "docs/zh/渡船 一.md")
    base = repo.git("rev-parse", "HEAD")
    repo.git("mv", "docs/zh/渡船 一.md", 'docs/zh/渡船 "二"\t.md')
    repo.git("rm", "-q", "docs/en/a ferry.md")
    if state == "commit":
        repo.git("commit", "-q", "-m", "rename")
    repository = Repository(tmp_path)
    head = snapshots(tmp_path)[state]
    assert set(file_changes(repository, Commit(repository, base), head)) == {
        FileChange("docs/zh/渡船 一.md", 'docs/zh/渡船 "二"\t.md'),
        FileChange("docs/en/a ferry.md", None),
    }
    assert head.read('docs/zh/渡船 "二"\t.md').decode().startswith(CHINESE[0])


def test_untracked_files_are_new_unless_git_ignores_them(tmp_path: Path) -> None:
    repo = ferry(tmp_path)
    repo.write({"new.md": "x", "ignored.md": "x", ".gitignore": "ignored.md\n"})
    found = file_changes(Repository(tmp_path), *list(snapshots(tmp_path).values())[::2])
    assert set(found) == {FileChange(None, "new.md"), FileChange(None, ".gitignore")}


def test_a_rename_that_git_was_not_told_of(tmp_path: Path) -> None:
    repo = ferry(tmp_path)
    (repo.folder / "docs/zh/ferry.md").rename(repo.folder / "docs/zh/渡船.md")
    repo.write({"docs/zh/渡船.md": CHINESE[:5], "docs/zh/ferry.txt": CHINESE})
    found = file_changes(Repository(tmp_path), *list(snapshots(tmp_path).values())[::2])
    assert set(found) == {
        FileChange("docs/zh/ferry.md", "docs/zh/渡船.md"),
        FileChange(None, "docs/zh/ferry.txt"),
    }


def test_a_rename_that_broke_the_lines_anew(tmp_path: Path) -> None:
    repo = ferry(tmp_path, "docs/en/old_ferry.md", "docs/zh/old_ferry.md")
    base = repo.git("rev-parse", "HEAD")
    for lang, texts in (("en", ENGLISH), ("zh", CHINESE)):
        (tmp_path / f"docs/{lang}/old_ferry.md").unlink()
        width = 40 if lang == "en" else 20
        wrapped = [textwrap.fill(text, width) for text in texts]
        repo.write({f"docs/{lang}/ferry.md": wrapped})
    repo.commit({})
    repository = Repository(tmp_path)
    found = file_changes(repository, Commit(repository, base), Commit(repository, repository.head))
    assert set(found) == {
        FileChange(f"docs/{lang}/old_ferry.md", f"docs/{lang}/ferry.md") for lang in ("en", "zh")
    }


def test_before_the_first_commit_everything_staged_is_new(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    repo.write({"a.md": "x"})
    repo.git("add", "-A")
    repository = Repository(tmp_path)
    base = Commit(repository, repository.head)
    assert base.entries == {}
    assert file_changes(repository, base, Index(repository)) == (FileChange(None, "a.md"),)


def test_links_and_submodules_are_no_texts(tmp_path: Path) -> None:
    inner = ferry(tmp_path / "inner")
    outer = ferry(tmp_path / "outer")
    outer.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(inner.folder), "sub"
    )
    (outer.folder / "link.md").symlink_to("docs/en/ferry.md")
    outer.commit({}, "a submodule and a link")
    for state in snapshots(outer.folder).values():
        assert state.submodules == ("sub",)
        assert "sub" not in state.entries
        assert "link.md" not in state.entries


def test_the_user_s_own_git_settings_do_not_get_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = ferry(tmp_path, "docs/en/a.md", "docs/zh/甲.md")
    repo.git("config", "diff.external", "false")
    repo.git("config", "core.quotePath", "true")
    repo.git("config", "diff.renames", "false")
    repo.git("config", "color.ui", "always")
    repo.git("mv", "docs/zh/甲.md", "docs/zh/乙.md")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.setenv("GIT_TRACE", "1")
    repository = Repository(tmp_path)
    found = file_changes(repository, Commit(repository, repository.head), Index(repository))
    assert found == (FileChange("docs/zh/甲.md", "docs/zh/乙.md"),)


@pytest.mark.parametrize("ref", ["nowhere", "--help", "-", "", "a..b", "HEAD:docs", "x\0y"])
def test_an_unknown_ref_is_one_line(ref: str, tmp_path: Path) -> None:
    ferry(tmp_path)
    with pytest.raises(InputError, match="names no commit here") as error:
        Repository(tmp_path).commit(ref)
    assert "\n" not in str(error.value)


def test_no_repository_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not in a git repository"):
        Repository(tmp_path)


def test_a_shallow_clone_says_what_to_do(tmp_path: Path) -> None:
    repo = ferry(tmp_path / "full")
    repo.git("branch", "old")
    repo.git("switch", "-q", "--orphan", "other")
    repo.commit({"x": "y"})
    repo.git("switch", "-q", "main")
    repo.commit({"docs/zh/ferry.md": CHINESE[:4]})
    url = f"file://{repo.folder}"
    repo.git("clone", "-q", "--depth", "1", "--no-single-branch", url, str(tmp_path / "shallow"))
    repository = Repository(tmp_path / "shallow")
    assert repository.is_shallow
    with pytest.raises(InputError, match="shallow; fetch the history first"):
        repository.commit("HEAD~1")
    head, other = repository.commit("HEAD"), repository.commit("origin/other")
    with pytest.raises(InputError, match=r"no common history.*shallow"):
        repository.fork(other, head)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\x89PNG\r\n\x1a\n", "docs/zh/ferry.md: is a PNG image"),
        (b"a\0b\n", "docs/zh/ferry.md:1: contains NUL bytes"),
        (
            b"x\n<<<<<<< HEAD\r\n\xe7\x94\xb2\r\n=======\r\n\xe4\xb9\x99\r\n>>>>>>> other\r\n",
            "docs/zh/ferry.md:2: holds the conflict markers of a merge",
        ),
    ],
)
def test_what_cannot_be_read_names_the_repository_s_path(
    content: bytes, told: str, tmp_path: Path
) -> None:
    repo = ferry(tmp_path)
    repo.write({"docs/zh/ferry.md": content})
    with pytest.raises(InputError) as error:
        read_at(snapshots(tmp_path)["folder"], PAIR, ReadOptions())
    assert str(error.value).startswith(told)
    assert "\n" not in str(error.value)


def test_a_file_in_the_middle_of_a_merge_is_refused(tmp_path: Path) -> None:
    repo = ferry(tmp_path)
    repo.git("switch", "-q", "-c", "side")
    repo.commit({"docs/zh/ferry.md": changed(CHINESE, 0, "甲。")})
    repo.git("switch", "-q", "main")
    repo.commit({"docs/zh/ferry.md": changed(CHINESE, 0, "乙。")})
    with pytest.raises(subprocess.CalledProcessError):
        repo.git("merge", "-q", "side")
    found = snapshots(tmp_path)
    with pytest.raises(InputError, match=r"ferry\.md: is in the middle of a merge"):
        read_at(found["index"], PAIR, ReadOptions())
    with pytest.raises(InputError, match=r"ferry\.md:1: holds the conflict markers"):
        read_at(found["folder"], PAIR, ReadOptions())


def test_a_page_that_waits_for_its_translation_is_told_from_other_faults(tmp_path: Path) -> None:
    repo = ferry(tmp_path)
    repo.write({"docs/zh/ferry.md": ENGLISH})
    with pytest.raises(UntranslatedError, match=r"docs/zh/ferry\.md: is in English like"):
        read_at(snapshots(tmp_path)["folder"], PAIR, ReadOptions())


@pytest.mark.parametrize("empty", ["docs/en/ferry.md", "docs/zh/ferry.md"])
def test_an_emptied_file_is_a_side_without_text(empty: str, tmp_path: Path) -> None:
    repo = ferry(tmp_path)
    repo.write({empty: b"\xef\xbb\xbf \r\n"})
    (bitext,) = read_at(snapshots(tmp_path)["folder"], PAIR, ReadOptions())
    assert (bitext.source_lang, bitext.target_lang) == ("en", "zh")
    assert sorted((len(bitext.source), len(bitext.target))) == [0, 6]
    assert bool(bitext.source) == (empty == "docs/zh/ferry.md")


def test_a_page_translated_in_part_has_what_was_left_of_its_source_and_no_other_text(
    tmp_path: Path,
) -> None:
    repo = ferry(tmp_path)
    old = "The old bridge was pulled down by the council."
    repo.write({"docs/zh/ferry.md": [*CHINESE[:3], old, *ENGLISH[4:]]})
    (bitext,) = read_at(snapshots(tmp_path)["folder"], PAIR, ReadOptions())
    assert [p.text for p in bitext.source] == ENGLISH
    assert [p.text for p in bitext.target] == [*CHINESE[:3], *ENGLISH[4:]]
    assert [u.text for u in bitext.unpaired] == [old]


def test_two_pages_without_text_are_told_from_what_cannot_be_read(tmp_path: Path) -> None:
    repo = ferry(tmp_path)
    repo.write(dict.fromkeys(PAIR.paths, "---\ntitle: 1\n---\n\n1234\n"))
    with pytest.raises(NoTextError):
        read_at(snapshots(tmp_path)["folder"], PAIR, ReadOptions())
