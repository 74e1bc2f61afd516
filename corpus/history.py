"""When a paragraph last changed, and translations that did not follow."""

from __future__ import annotations

import os
import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from corpus.errors import InputError
from corpus.model import JOINER, Bitext, Lang, Pair, Paragraph, Span, Unpaired
from corpus.pairs import FilePair
from corpus.readers import ReadOptions
from corpus.repository import Repository
from corpus.revisions import bare, paragraphs_at, side_edit
from corpus.rewordings import Rewording, rewordings
from corpus.snapshots import Commit, Snapshot


@dataclass(frozen=True, slots=True)
class Step:
    """A commit, or the edit that is not committed yet (`commit` is "").

    date: of the commit, YYYY-MM-DD in UTC.
    """

    commit: str
    date: str = ""
    subject: str = ""

    def __str__(self) -> str:
        return f"{self.commit[:10]} of {self.date}" if self.commit else "the edit"


@dataclass(frozen=True, slots=True)
class Stale:
    """A pair whose source changed after its translation last did, and when either did.

    by_edit: whether the edit under check is what changed the source. changes: of the words of the
    source since then, by their places in it.
    """

    pair: Pair
    source: Step
    target: Step
    by_edit: bool
    changes: tuple[Rewording, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """Who last changed a line, as `git blame` has it, white space aside."""

    step: Step
    path: str
    blank: bool


class History:
    """The history of a pair of files up to a snapshot.

    Judges by content: a translation is stale where its source's text was not yet there when the
    translation last changed. Raises InputError for what git cannot do.
    """

    def __init__(
        self,
        repository: Repository,
        base: Snapshot,
        head: Snapshot,
        pair: FilePair,
        options: ReadOptions,
    ):
        self._repository = repository
        self._base = base
        self._head = head
        self._options = options
        self._source, self._target = pair.paths[0], pair.paths[-1]
        self._blamed: dict[str, list[_Line]] = {}
        self._changed: dict[str, dict[Paragraph, str]] = {}

    def stale(self, bitext: Bitext, pairs: Iterable[Pair]) -> Iterator[Stale]:
        """Those of a bitext's pairs whose source changed after the translation, in their order."""
        starts = _Starts(bitext)
        for pair in pairs:
            if not pair.source or not pair.target:
                continue
            target = self._last(self._target, pair.target, starts)
            if target is None or not target.commit:
                continue
            changed = self._changed_since(target.commit, bitext)
            if changed.keys().isdisjoint(pair.source):
                continue
            source = self._since(self._last(self._source, pair.source, starts), target)
            by_edit = not source.commit or source.commit in self._in_edit
            yield Stale(pair, source, target, by_edit, tuple(_reworded(pair.source, changed)))

    def _last(self, path: str, side: Iterable[Paragraph], starts: _Starts) -> Step | None:
        """The last step that changed any of the paragraphs."""
        lines = self._blame(path)
        steps = {
            line.step
            for paragraph in side
            for line in lines[slice(*starts.lines(paragraph))]
            if not line.blank
        }
        # Their order is asked for only where there is one: it takes git a while.
        return min(steps, key=self._rank) if len(steps) > 1 else next(iter(steps), None)

    def _rank(self, step: Step) -> tuple[int, str]:
        """The newest first; the date decides where git's order does not know the commit."""
        if not step.commit:
            return (-1, "")
        return self._order.get(step.commit, len(self._order)), step.commit

    def _changed_since(self, commit: str, bitext: Bitext) -> dict[Paragraph, str]:
        """The source's paragraphs that are not as they were at a commit, wherever they stood, with
        the text that they had, "" for new ones; none where there was no source yet."""
        if commit not in self._changed:
            old = self._source_at(commit, bitext.source_lang)
            new = [paragraph for paragraph in bitext.source if not paragraph.aside]
            self._changed[commit] = dict(_rewritten(old, new) if old else ())
        return self._changed[commit]

    def _source_at(self, commit: str, lang: Lang) -> list[Paragraph]:
        alone = lang if self._source != self._target else None
        names = dict.fromkeys([self._source, *(line.path for line in self._blame(self._source))])
        for path in names:
            try:
                past = _Past(self._repository, commit)
                found = paragraphs_at(past, path, self._options, alone)
            except InputError:
                continue
            return [paragraph for paragraph in found if paragraph.lang == lang]
        return []

    def _since(self, source: Step | None, target: Step) -> Step:
        """The step that changed the source: its lines' last, or, where a deletion left no line to
        blame, the file's."""
        if source and self._rank(source) < self._rank(target):
            return source
        end = self._head.commit or ""
        found = self._repository.git(
            "log", "-1", "--format=%H%x00%ct%x00%s", f"{target.commit}..{end}", "--", self._source
        )
        commit, _, rest = found.decode(errors="replace").strip("\n").partition("\0")
        seconds, _, subject = rest.partition("\0")
        return Step(commit, _day(int(seconds)), subject) if commit else Step("")

    @cached_property
    def _order(self) -> dict[str, int]:
        """The commits that changed either file, the newest first."""
        paths = dict.fromkeys(
            [self._source, self._target]
            + [line.path for name in (self._source, self._target) for line in self._blame(name)]
        )
        found = self._repository.git(
            *("rev-list", "--topo-order", "--full-history", self._head.commit or "HEAD", "--"),
            *paths,
        )
        return {commit: rank for rank, commit in enumerate(found.decode().split())}

    @cached_property
    def _in_edit(self) -> frozenset[str]:
        if not self._base.commit or not self._head.commit:
            return frozenset()
        span = f"{self._base.commit}..{self._head.commit}"
        return frozenset(self._repository.git("rev-list", span, "--").decode().split())

    def _blame(self, path: str) -> list[_Line]:
        if path not in self._blamed:
            self._blamed[path] = self._lines(path)
        return self._blamed[path]

    def _lines(self, path: str) -> list[_Line]:
        if isinstance(self._head, Commit):
            arguments = [str(self._head.commit), "--", path]
            return list(_parsed(self._repository.git("blame", "-w", "--porcelain", *arguments)))
        data = self._head.read(path)
        with tempfile.TemporaryDirectory(prefix="duizhao-") as folder:
            contents = Path(folder) / "contents"
            contents.write_bytes(data)
            arguments = ["--contents", str(contents), "--", path]
            try:
                found = self._repository.git("blame", "-w", "--porcelain", *arguments)
            except InputError:  # the file is new
                return [_Line(Step(""), path, not line.strip()) for line in data.split(b"\n")]
        return list(_parsed(found))


def _rewritten(
    old: Sequence[Paragraph], new: Sequence[Paragraph]
) -> Iterator[tuple[Paragraph, str]]:
    edit = side_edit(old, new)
    for index in sorted(edit.touched):
        origin = edit.origin[index]
        was = "" if origin is None else old[origin].text
        if origin is None or bare(was) != bare(new[index].text):
            yield new[index], was


def _reworded(side: Iterable[Paragraph], changed: Mapping[Paragraph, str]) -> Iterator[Rewording]:
    start = 0
    for paragraph in side:
        for one in rewordings(changed.get(paragraph, paragraph.text), paragraph.text):
            yield replace(one, span=Span(start + one.span.start, start + one.span.end))
        start += len(paragraph.text) + len(JOINER)


class _Starts:
    """Where each text of a bitext begins, so that it is known where the one before it ends."""

    def __init__(self, bitext: Bitext):
        found: dict[str, set[int]] = {}
        texts: tuple[Paragraph | Unpaired, ...]
        texts = (*bitext.source, *bitext.target, *bitext.unpaired)
        for text in texts:
            found.setdefault(text.location.file, set()).add(text.location.line)
        self._starts = {file: sorted(lines) for file, lines in found.items()}

    def lines(self, paragraph: Paragraph) -> tuple[int, int | None]:
        """The half-open range of 0-based lines that a paragraph may take."""
        starts = self._starts[paragraph.location.file]
        line = paragraph.location.line
        place = bisect_right(starts, line)
        return line - 1, starts[place] - 1 if place < len(starts) else None


@dataclass
class _Past:
    """The files of a commit, without listing its tree."""

    repository: Repository
    commit: str

    def read(self, path: str) -> bytes:
        return self.repository.git("cat-file", "blob", f"{self.commit}:{path}")


def _parsed(found: bytes) -> Iterator[_Line]:
    """`git blame --porcelain`: a header, what is new about its commit, a tab and the line."""
    steps: dict[str, Step] = {}
    paths: dict[str, str] = {}
    commit = ""
    fresh = True
    for line in found.split(b"\n"):
        if line.startswith(b"\t"):
            step = steps[commit]
            yield _Line(step, paths[commit], not line.strip())
            fresh = True
        elif fresh and line:
            commit = line.split(b" ", 1)[0].decode()
            own = "" if set(commit) == {"0"} else commit
            steps.setdefault(commit, Step(own))
            paths.setdefault(commit, "")
            fresh = False
        elif line.startswith(b"committer-time ") and steps[commit].commit:
            steps[commit] = replace(steps[commit], date=_day(int(line.split()[1])))
        elif line.startswith(b"summary ") and steps[commit].commit:
            subject = line[len(b"summary ") :].decode(errors="replace")
            steps[commit] = replace(steps[commit], subject=subject)
        elif line.startswith(b"filename "):
            paths[commit] = os.fsdecode(line[len(b"filename ") :])


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
