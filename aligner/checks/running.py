"""What checks find in a pair, where one that fails must not lose the report."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from aligner.beads import Bead
from aligner.checks.base import AlignedCheck, Check, DocumentCheck
from aligner.verdict import Finding, said_once
from aligner.views import View
from corpus.model import Pair


def found_in_pair(rules: Iterable[Check], pair: Pair) -> list[Finding]:
    """What rules find in a pair with both sides, each thing once."""
    return said_once(f for rule in rules for f in _guarded(rule.code, partial(rule.check, pair)))


def found_in_beads(
    rules: Iterable[AlignedCheck], source: View, target: View, beads: Sequence[Bead]
) -> list[Finding]:
    """What rules find in the sentences of a pair as they belong together."""
    found: list[Finding] = []
    for rule in rules:
        found += _guarded(rule.code, partial(rule.check_aligned, source, target, beads))
    return found


def found_in_document(
    rules: Iterable[DocumentCheck], pairs: Sequence[Pair]
) -> Iterator[tuple[int, Finding]]:
    """What rules find in all pairs of a text, with the pair's number; of a rule that fails, what it
    had found till then, and that it failed, at the first pair."""
    for rule in rules:
        try:
            yield from rule.check_all(pairs)
        except Exception as fault:
            yield 0, _failed(rule.code, fault)


def _guarded(code: str, check: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    try:
        yield from check()
    except Exception as fault:  # whatever it is, it is of this pair alone, which an editor looks at
        yield _failed(code, fault)


def _failed(code: str, fault: Exception) -> Finding:
    place = traceback.extract_tb(fault.__traceback__)[-1]
    evidence = {"fault": repr(fault), "at": f"{Path(place.filename).name}:{place.lineno}"}
    message = "This check failed and says nothing here; please report it with the text."
    return Finding(code, "review", message, evidence=evidence)
