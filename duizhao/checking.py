"""A check: the texts that an edit touched, read and judged before and after it.

base, head = states(scope.repository, "origin/main", "HEAD")
report = Check(scope, base, head, judging).run()
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligner.verdict import Judgement, Severity, Verdict
from corpus.changes import FileChange, file_changes
from corpus.errors import InputError, NoTextError
from corpus.history import History, Stale
from corpus.model import Bitext, other
from corpus.pairs import FilePair
from corpus.readers import ReadOptions
from corpus.revisions import read_at, side_edit
from corpus.snapshots import Commit, Snapshot
from corpus.two_files import UntranslatedError
from duizhao.alone import Pages, untranslated
from duizhao.config import Config
from duizhao.policy import Policy, files
from duizhao.scope import Scope, is_bilingual, is_text
from reports.alone import ALONE
from reports.edit import Change, Edit, by_id, compare
from reports.report import SETTLED, Report
from reports.review import decisions
from reports.review.decisions import Decision
from reports.stale import STALE, with_stale

#: Judges bitexts: `duizhao.api.judge` with a model.
Judging = Callable[[Sequence[Bitext]], Report]


@dataclass(frozen=True, slots=True)
class _Document:
    """A bitext that the edit touched: after it and, where it was there, before it."""

    pair: FilePair
    after: Bitext
    before: Bitext | None


class Check:
    """One check of an edit; `run` does it.

    judging: judges bitexts. everything: look at every pair, and at all in it as if it were new.
    """

    def __init__(
        self,
        scope: Scope,
        base: Commit,
        head: Snapshot,
        judging: Judging,
        *,
        everything: bool = False,
    ):
        self.scope = scope
        self.base = base
        self.head = head
        self.judging = judging
        self.everything = everything
        config = scope.config
        self.policy = Policy(config, inner=scope.inner)
        self.options = ReadOptions(encoding=config.encoding, source_lang=config.source_lang)
        self.alone: list[Verdict] = []
        self.warnings: list[str] = []
        self.unread: list[str] = []

    def run(self) -> Report:
        """The report on the edit: the pairs that it made worse or left behind.

        Raises InputError where there is nothing that could be checked, ModelError.
        """
        documents = list(self._documents())
        report, earlier = self._judged(documents)
        elsewhere = by_id(one for one in earlier if one is not None)
        changes: list[Change] = []
        stale: list[Stale] = []
        kept = []
        touched = 0
        for document, before, after in zip(documents, earlier, report.judgements, strict=True):
            found, count = compare(before, after, elsewhere)
            own = list(self.policy.wanted(found))
            behind = self._stale(document, after)
            changes += own
            stale += behind
            touched += count
            kept.append(_reported(after, own, behind))
        pages = self._pages()
        kept += pages
        alone = [verdict for page in pages for verdict in page.verdicts]
        changes += [Change("new", None, v, (ALONE,)) for v in alone if v.status != "ok"]
        edit = Edit(
            self.base.name,
            self.head.name,
            tuple(changes),
            touched,
            tuple(stale),
            frozenset(self._failing(kept, changes)),
            tuple(self.warnings),
            tuple(self.unread),
            tuple(verdict for verdict in alone if verdict.status == "ok"),
        )
        title = f"{self.head.name} against {self.base.name}"
        return replace(report, judgements=tuple(kept), title=title, edit=edit)

    def _judged(self, documents: Sequence[_Document]) -> tuple[Report, list[Judgement | None]]:
        """The report on the documents after the edit, and what they were before it."""
        old = [document.before for document in documents if document.before is not None]
        whole = self.judging([*old, *(document.after for document in documents)])
        selected = [self.policy.selected(judgement) for judgement in whole.judgements]
        before = iter(selected[: len(old)])
        earlier = [None if document.before is None else next(before) for document in documents]
        report = replace(whole, judgements=tuple(selected[len(old) :]))
        decided = self._decided(document.pair.paths for document in documents)
        return decisions.settled(report, decided), earlier

    def _pages(self) -> list[Judgement]:
        """The pages without a counterpart, as far as they are reported, a judgement each."""
        wanted = [v for v in self.alone if self.policy.wants(ALONE, files(v))]
        found = []
        for verdict in wanted:
            first = (verdict.pair.source or verdict.pair.target)[0]
            lang = first.lang if verdict.pair.source else other(first.lang)
            name = " + ".join(files(verdict))
            found.append(Judgement(name, lang, other(lang), (verdict,)))
        report = Report(tuple(found), self.scope.config.model, "")
        return list(decisions.settled(report, self._decided(map(files, wanted))).judgements)

    def _decided(self, texts: Iterable[Iterable[str]]) -> list[Decision]:
        """What is known, and what people have decided on texts, by the files of each."""
        config, root = self.scope.config, self.scope.repository.root
        places = [config.baseline, config.decisions]
        places += [config.decisions_for(root / path for path in paths) for paths in texts]
        found = dict.fromkeys(place.resolve() for place in places)
        return [decision for place in found for decision in decisions.read(place)]

    def _stale(self, document: _Document, after: Judgement) -> list[Stale]:
        if not self.policy.wants(STALE, document.pair.paths):
            return []
        history = History(self.scope.repository, self.base, self.head, document.pair, self.options)
        try:
            return list(history.stale(document.after, [v.pair for v in after.verdicts]))
        except InputError as error:
            self.warnings.append(f"{document.pair}: its history cannot be followed: {error}")
            return []

    def _failing(self, judgements: Iterable[Judgement], changes: Iterable[Change]) -> Iterator[str]:
        """The ids of those verdicts for which the check fails, by what is new or worse in them."""
        codes = {c.after.id: {*c.codes} for c in changes if c.after is not None}
        for judgement in judgements:
            for verdict in judgement.verdicts:
                if verdict.decision in SETTLED:
                    continue
                own = codes.get(verdict.id, set()) | {STALE, ALONE}
                findings = [f for f in verdict.findings if f.code in own]
                if self.policy.fails(findings, files(verdict)):
                    yield verdict.id

    # --- which documents ------------------------------------------------------------------

    def _documents(self) -> Iterator[_Document]:
        self.warnings += self.scope.warnings(self.base, self.head)
        there = self.scope.pairs(self.head)
        changes = file_changes(self.scope.repository, self.base, self.head)
        changed = {change.new: change.old for change in changes if change.new is not None}
        self._find_alone(changes, there)
        if not self.scope.config.pairs:
            there += tuple(self._bilingual(changed, there))
        if not there and not self.scope.pairs(self.base):
            raise _nothing(self.scope.config)
        for pair in there:
            if self.scope.covers(pair) and (self.everything or changed.keys() & set(pair.paths)):
                yield from self._read(
                    pair, None if self.everything else self._before(pair, changed)
                )

    def _before(self, pair: FilePair, changed: Mapping[str, str | None]) -> FilePair | None:
        """The pair before the edit, by its names then; None where a file of it is new."""
        names = [changed.get(path, path) for path in pair.paths]
        old = [name for name in names if name is not None and name in self.base.entries]
        return FilePair(*old) if len(old) == len(names) else None

    def _bilingual(self, changed: Iterable[str], there: Iterable[FilePair]) -> Iterator[FilePair]:
        """Files that hold both languages in earnest, where the settings name no pairs."""
        known = {path for pair in there for path in pair.paths}
        candidates = self.head.entries if self.everything else changed
        terms = self.scope.config.terms
        if terms is not None:  # holds both languages, and is no translation
            known.add(Path(os.path.relpath(terms, self.scope.repository.root)).as_posix())
        for path in sorted(set(candidates) - known):
            pair = FilePair(path)
            if is_text(path) and self.scope.covers(pair) and is_bilingual(self.head, path):
                yield pair

    def _find_alone(self, changes: Iterable[FileChange], there: Sequence[FilePair]) -> None:
        """The pages that have lost their counterpart, and those that have none yet."""
        pages = Pages(self.scope, self.head, there, self.options)
        names = {change.old: change.new for change in changes if change.old is not None}
        self.alone += pages.lost(self.base, names)
        known = {path for verdict in self.alone for path in files(verdict)}
        new = {c.new for c in changes if c.old is None and c.new is not None}
        self.alone += pages.waiting((set(self.head.entries) if self.everything else new) - known)

    # --- reading --------------------------------------------------------------------------

    def _read(self, pair: FilePair, before: FilePair | None) -> Iterator[_Document]:
        if before is not None and self._same_bytes(pair, before):
            return
        try:
            after = read_at(self.head, pair, self.options)
        except NoTextError as error:
            if before is not None:
                self.warnings.append(f"{error}; not checked")
            return
        except UntranslatedError as error:
            waited = before is not None and not self.everything and self._untranslated(before)
            severity: Severity = "note" if waited else "missing"
            self.alone.append(untranslated(self.head, pair, error, severity, self.options))
            return
        except InputError as error:
            self._unreadable(error, before)
            return
        earlier = self._read_before(before)
        for number, bitext in enumerate(after):
            old = earlier[number] if number < len(earlier) else None
            if old is None or _differ(old, bitext):
                yield _Document(pair, bitext, old)

    def _same_bytes(self, pair: FilePair, before: FilePair) -> bool:
        """Whether the files were at most renamed."""
        return all(
            self.base.read(old) == self.head.read(new)
            for old, new in zip(before.paths, pair.paths, strict=True)
        )

    def _read_before(self, before: FilePair | None) -> tuple[Bitext, ...]:
        if before is None:
            return ()
        try:
            return read_at(self.base, before, self.options)
        except (NoTextError, UntranslatedError):
            return ()
        except InputError as error:
            self.warnings.append(f"{error}; that was before the edit, so all in it counts as new")
            return ()

    def _untranslated(self, before: FilePair) -> bool:
        """Whether a page waited for its translation before the edit already."""
        try:
            read_at(self.base, before, self.options)
        except InputError as error:
            return isinstance(error, UntranslatedError)
        return False

    def _unreadable(self, error: InputError, before: FilePair | None) -> None:
        """Not the edit's fault where it was so before."""
        if before is not None:
            try:
                read_at(self.base, before, self.options)
            except InputError:
                self.warnings.append(f"{error}; not checked")
                return
        self.unread.append(str(error))


def _differ(before: Bitext, after: Bitext) -> bool:
    sides = ((before.source, after.source), (before.target, after.target))
    edits = [side_edit(*side) for side in sides]
    return any(edit.touched or edit.gone for edit in edits)


def _reported(judgement: Judgement, changes: Iterable[Change], stale: Iterable[Stale]) -> Judgement:
    """The judgement with what the edit made worse or left behind alone."""
    found: dict[str, Verdict] = {
        change.after.id: change.after
        for change in changes
        if change.after is not None and change.kind in ("new", "worsened")
    }
    behind = {(one.pair.source, one.pair.target): one for one in stale if one.by_edit}
    kept = []
    for verdict in judgement.verdicts:
        one = behind.get((verdict.pair.source, verdict.pair.target))
        shown = found.get(verdict.id, verdict if one else None)
        if shown is not None:
            kept.append(with_stale(shown, one) if one else shown)
    return replace(judgement, verdicts=tuple(kept))


def _nothing(config: Config) -> InputError:
    if config.pairs:
        listed = ", ".join(map(repr, config.pairs))
        return InputError(f"none of the patterns in `pairs` matches a file here: {listed}")
    return InputError(
        "no translation pairs were found here; run `duizhao init`, or name them in `pairs`"
    )
