"""Judging with a model by its name, which is loaded only for what was not judged before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aligner.kept import Kept
from corpus.model import Bitext
from corpus.terms import TermBase

if TYPE_CHECKING:
    from aligner.judge import Judge
    from aligner.kinds import FalseFlags
    from aligner.verdict import Judgement

Progress = Callable[[int, int], None]


class Bench:
    """name: the model's. load: gives its judge; called once, when first it is needed.
    false_flags: None for what the judge has."""

    def __init__(self, name: str, load: Callable[[], Judge], false_flags: FalseFlags | None = None):
        self.name = name
        self._load = load
        self._false_flags = false_flags
        self._judge: Judge | None = None

    def judged(
        self,
        bitexts: Sequence[Bitext],
        terms: TermBase | None,
        progress: Progress,
        judging: Progress,
    ) -> Iterator[Judgement]:
        """The judgements, in order. Raises ModelError."""
        kept = Kept.of(self.name, (self._false_flags, terms))
        judge: Judge | None = None
        for bitext in bitexts:
            found = kept.get(bitext) if kept else None
            if found is None:
                judge = judge or self._with(terms)
                found = judge.judge(bitext, progress, judging)
                if kept:
                    kept.put(bitext, found)
            yield found

    def _with(self, terms: TermBase | None) -> Judge:
        """The judge, with the rules of a term base."""
        self._judge = judge = self._judge or self._load()
        if self._false_flags is not None:
            judge = replace(judge, false_flags=self._false_flags)
        if terms is not None:
            from aligner import checks

            judge = replace(judge, rules=checks.with_terms(terms))
        return judge
