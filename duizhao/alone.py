"""Pages that an edit leaves without a counterpart, and new ones that wait for a translation."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from aligner.verdict import Severity, Verdict
from corpus.errors import InputError
from corpus.model import Paragraph
from corpus.pairs import ARROW, FilePair, Rule, rule
from corpus.readers import ReadOptions
from corpus.readers.keyed import language_of_path
from corpus.revisions import paragraphs_at
from corpus.snapshots import Snapshot
from corpus.tree import OTHER, foreign
from corpus.two_files import UntranslatedError
from duizhao.scope import Scope, is_bilingual, is_text
from duizhao.trees import is_data
from reports.alone import alone

#: A file's language at the end of its name: name.fr.md, name_pt-BR.md.
_MARK = re.compile(r".+[._-](\w{2}(?:[-_]\w{2,4})?)\.\w+")


class Pages:
    """The pages of a scope after an edit. there: the pairs that it holds."""

    def __init__(
        self, scope: Scope, head: Snapshot, there: Sequence[FilePair], options: ReadOptions
    ):
        self._scope = scope
        self._head = head
        self._there = there
        self._options = options
        self._paired = {path for pair in there for path in pair.paths}

    def lost(self, base: Snapshot, names: Mapping[str, str | None]) -> Iterator[Verdict]:
        """What is left of those pairs of which the edit deleted or renamed one page alone.

        names: old path -> new path of the files that it changed, None where they are gone.
        """
        if all(old == new for old, new in names.items()):
            return
        rules = self._rules(base)
        for pair in self._scope.pairs(base):
            now = [names.get(path, path) for path in pair.paths]
            left = [path for path in now if path in self._head.entries]
            untouched = now == left == list(pair.paths)
            if pair.target is None or untouched or not self._paired.isdisjoint(left):
                continue
            found = self._left(pair, now[0], now[1], rules) if self._scope.covers(pair) else None
            if found:
                yield found

    def _left(
        self, pair: FilePair, source: str | None, target: str | None, rules: Sequence[Rule]
    ) -> Verdict | None:
        """The page of a broken pair that still stands where a counterpart belongs to it."""
        wanted = self._partner(source, rules)
        page = self._page(source) if source and wanted else None
        if page:
            told = _told(pair.target, target, wanted, "translation")
            return alone(page, None, "missing", told)
        wanted = self._partner(target, map(_mirrored, rules))
        page = self._page(target) if target and wanted else None
        if page:
            return alone(None, page, "extra", _told(pair.source, source, wanted, "source"))
        return None

    def waiting(self, new: Iterable[str]) -> Iterator[Verdict]:
        """Those of the new pages that have no translation yet, where one is to be expected."""
        candidates = [path for path in sorted(new) if path not in self._paired and is_text(path)]
        if not candidates:
            return
        elsewhere = {*foreign(candidates, self._there), *filter(_names_another, candidates)}
        rules = self._rules(self._head)
        mirrored = list(map(_mirrored, rules))
        sure = [one for one in rules if one.text[0] not in "*?"]
        folders = {pair.source.rpartition("/")[0] for pair in self._there}
        for path in candidates:
            if path in elsewhere or is_data(path) or not self._scope.covers(FilePair(path)):
                continue
            if self._partner(path, mirrored):
                continue  # it is a translation itself
            # A pattern that begins with a wildcard is about any folder: it counts in those in which
            # something is translated, and below them.
            target = self._partner(path, rules if _is_in(path, folders) else sure)
            page = self._page(path) if target else None
            if page and language_of_path(Path(str(target))) != page.lang:
                yield alone(page, None, "note", f"There is no {target} yet.")

    def _rules(self, snapshot: Snapshot) -> list[Rule]:
        found = map(rule, self._scope.patterns(snapshot))
        return [one for one in found if one.right is not None]

    def _partner(self, path: str | None, rules: Iterable[Rule]) -> str | None:
        """What the rules call a page's counterpart."""
        inner = self._scope.inner(path) if path else ""
        pairs = (one.partner(inner) for one in rules)
        found = next((pair.target for pair in pairs if pair and pair.target), None)
        return self._scope.outer(found) if found else None

    def _page(self, path: str) -> Paragraph | None:
        """The first paragraph of a page in one language."""
        page = _first(self._head, path, self._options)
        return None if page is None or is_bilingual(self._head, path) else page


def untranslated(
    head: Snapshot,
    pair: FilePair,
    error: UntranslatedError,
    severity: Severity,
    options: ReadOptions,
) -> Verdict:
    """A page of which both files are in one language, as the error says."""
    source, target = (_first(head, path, options) for path in pair.paths)
    return alone(source, target, severity, f"The page {error.reason}.")


def _first(head: Snapshot, path: str, options: ReadOptions) -> Paragraph | None:
    """A file's first paragraph; None where it has none or cannot be read."""
    try:
        (page, *_) = paragraphs_at(head, path, options) or (None,)
    except InputError:
        return None
    return page and replace(page, location=replace(page.location, file=path))


def _told(was: str | None, now: str | None, wanted: str | None, what: str) -> str:
    if now is None:
        return f"{was} was deleted; this page has no {what} now."
    return f"There is no {wanted} now; the {what} is {now}."


def _is_in(path: str, folders: Container[str]) -> bool:
    """Whether a file is in one of the folders, or below one that is not the root."""
    own = path.rpartition("/")[0]
    above = own
    while above and above not in folders:
        above = above.rpartition("/")[0]
    return bool(above) or own in folders


def _names_another(path: str) -> bool:
    """Whether a file's name says that it is in a third language."""
    found = _MARK.fullmatch(path.rpartition("/")[2])
    return found is not None and OTHER.fullmatch(found[1]) is not None


def _mirrored(one: Rule) -> Rule:
    source, _, target = one.text.partition(ARROW)
    return rule(f"{target} {ARROW} {source}")
