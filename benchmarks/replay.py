"""Replays the history of a real glossary and its translation, commit by commit.

    python -m benchmarks.replay [COMMITS]

Clones ../shared/data/docs_cncf_glossary/repo.bundle (CC BY 4.0; see its PROVENANCE.txt) into a
temporary folder, checks each commit against the one before it, then edits of form alone that must
worsen nothing. Writes docs/benchmarks/replay.md, without a word of the glossary.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import SHARED
from corpus.changes import file_changes
from corpus.model import Bitext
from corpus.repository import Repository
from corpus.snapshots import Commit, Snapshot, WorkFolder
from duizhao import api
from duizhao.checking import Check, Judging
from duizhao.config import Config
from duizhao.scope import Scope
from reports.edit import Edit
from reports.report import Report

ROOT = Path(__file__).resolve().parent.parent
PAIRS = ("en/** <-> zh/**",)
ABOUT = """# Replaying a real history

`python -m benchmarks.replay`. The English and Chinese pages of the CNCF glossary (CC BY 4.0),
ten commits of 2022 to 2024. Each commit is checked against the one before it, the first one
against nothing; then come edits of the last commit that change how the text is written down and
nothing that it says, which must worsen nothing.

*Source alone changed* counts those of the new and worsened pairs whose translation the commit
left as it was. *Left stale by it* counts all pairs of which that is true, *stale from before*
those that an earlier commit left behind in the same pages. The embedded model; seconds with its
embeddings cached.
"""

COLUMNS = (
    *("edit", "files changed", "pairs touched", "new", "worsened", "fixed", "as before"),
    *("source alone changed", "left stale by it", "stale from before", "seconds"),
)
HEAD = f"| {' | '.join(COLUMNS)} |\n| --- |{' ---: |' * (len(COLUMNS) - 1)}"


def clone(folder: Path) -> Repository:
    """The glossary's repository, in a folder."""
    bundle = SHARED / "docs_cncf_glossary" / "repo.bundle"
    git(folder.parent, "clone", "-q", str(bundle), str(folder))
    return Repository(folder)


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603
        ["git", *arguments],  # noqa: S607
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def judging() -> Judging:
    """Judges bitexts with the embedded model, loaded once."""
    model = api.load_model()

    def judged(bitexts: Sequence[Bitext]) -> Report:
        return api.judge(bitexts, model)

    return judged


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    name: str
    files: int
    edit: Edit
    seconds: float

    def __str__(self) -> str:
        edit = self.edit
        counts = [len(edit.of(kind)) for kind in ("new", "worsened", "fixed", "unchanged")]
        recent = {(one.pair.source, one.pair.target) for one in edit.stale if one.by_edit}
        worse = [c.after.pair for c in edit.of("new", "worsened") if c.after is not None]
        alone = sum((pair.source, pair.target) in recent for pair in worse)
        left = sum(one.by_edit for one in edit.stale)
        figures = [self.files, edit.touched, *counts, alone, left, len(edit.stale) - left]
        return f"| {self.name} | {' | '.join(map(str, figures))} | {self.seconds:.1f} |"


def check(repository: Repository, base: Commit, head: Snapshot, judge: Judging, name: str) -> Row:
    scope = Scope(repository, Config(pairs=PAIRS))
    files = len(file_changes(repository, base, head))
    start = time.perf_counter()
    report = Check(scope, base, head, judge).run()
    seconds = time.perf_counter() - start
    assert report.edit is not None
    for warning in report.edit.warnings:
        print(f"  {name}: {warning}", flush=True)
    return Row(name, files, report.edit, seconds)


def history(repository: Repository, judge: Judging, most: int) -> Iterator[Row]:
    """Each commit against its parent."""
    commits = git(repository.root, "rev-list", "--reverse", "HEAD").split()[:most]
    parent: str | None = None
    for commit in commits:
        date = git(repository.root, "log", "-1", "--format=%cs", commit)
        base = Commit(repository, parent, str(parent))
        yield check(
            repository, base, Commit(repository, commit, commit), judge, f"{commit[:7]} {date}"
        )
        parent = commit


# --- edits of form alone ------------------------------------------------------------------


def _texts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*/**/*.md") if ".git" not in path.parts)


def _windows(folder: Path) -> None:
    for path in _texts(folder):
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def _renamed(folder: Path) -> None:
    for path in _texts(folder):
        path.rename(path.with_name(f"term {path.name}"))


def _spaced(folder: Path) -> None:
    """Another blank line after each, and spaces at the ends of lines."""
    for path in _texts(folder):
        text = path.read_text("utf-8").replace("\n\n", "\n\n\n").replace("\n", "  \n")
        path.write_text(text, "utf-8")


def _starred(folder: Path) -> None:
    """Lists with another marker, first headings one level down."""
    for path in _texts(folder):
        lines = path.read_text("utf-8").split("\n")
        lines = ["* " + line[2:] if line.startswith("- ") else line for line in lines]
        lines = [f"#{line}" if line.startswith("## ") else line for line in lines]
        path.write_text("\n".join(lines), "utf-8")


def _encoded(folder: Path) -> None:
    """The Chinese in GB 18030."""
    for path in (folder / "zh").rglob("*.md"):
        path.write_bytes(path.read_text("utf-8").encode("gb18030"))


def _rotated(folder: Path) -> None:
    """The first section of every page becomes its last, in both languages."""
    for source in sorted((folder / "en").rglob("*.md")):
        target = folder / "zh" / source.relative_to(folder / "en")
        if not target.exists():
            continue
        texts = [path.read_text("utf-8").split("\n## ") for path in (source, target)]
        if len(texts[0]) != len(texts[1]) or len(texts[0]) < 3:
            continue
        for path, (front, first, *rest) in zip((source, target), texts, strict=True):
            parts = [front, *(part.rstrip("\n") + "\n" for part in (*rest, first))]
            path.write_text("\n## ".join(parts), "utf-8")


FORMS: dict[str, Callable[[Path], None]] = {
    "Windows line ends": _windows,
    "every file renamed": _renamed,
    "blank lines and spaces": _spaced,
    "list markers and heading levels": _starred,
    "Chinese saved as GB 18030": _encoded,
    "sections moved, in both languages": _rotated,
}


def forms(repository: Repository, judge: Judging) -> Iterator[Row]:
    """Edits that change how the text is written down and nothing that it says."""
    for name, change in FORMS.items():
        change(repository.root)
        git(repository.root, "status")  # so that files written anew in the same words do not count
        fresh = Repository(repository.root)
        base = Commit(fresh, fresh.head, "HEAD")
        yield check(fresh, base, WorkFolder(fresh), judge, name)
        git(repository.root, "reset", "-q", "--hard")
        git(repository.root, "clean", "-qfd")


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    judge = judging()
    parts = [ABOUT]
    with tempfile.TemporaryDirectory() as folder:
        repository = clone(Path(folder) / "glossary")
        for title, rows in (
            ("Commits", history(repository, judge, most)),
            ("Edits of form alone", forms(repository, judge)),
        ):
            parts += [f"## {title}", "", HEAD]
            for row in rows:
                print(row, flush=True)
                parts.append(str(row))
            parts.append("")
    path = ROOT / "docs" / "benchmarks" / "replay.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    main()
