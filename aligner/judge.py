"""Bitext -> verdicts: the only place where alignment, scores and checks meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner import background as backgrounds
from aligner import calibration as calibrations
from aligner import checks
from aligner.asides import unpaired, without_asides
from aligner.background import Background
from aligner.blas import one_thread, processors
from aligner.calibration import Calibration
from aligner.embedding import Encoder
from aligner.kinds import FalseFlags
from aligner.noted import without_notes
from aligner.pairing import slots
from aligner.parting import parted
from aligner.rejoined import rejoined
from aligner.set_aside import recalled
from aligner.slots import Slot
from aligner.table_rows import by_rows
from aligner.trial import Progress, Standard, Trial, Watch
from aligner.verdict import Judgement
from aligner.views import View, view_all
from corpus.errors import InputError
from corpus.model import Bitext, Paragraph

AS_BUILT_IN = FalseFlags()
#: Pairs of a text from which several processes pay: each takes a second to begin.
MANY = 5000

#: Characters of the longest paragraph that is judged. Its tokens and sentences are compared each
#: with each, so that this many take half a minute and 700 MB, ten times as many an hour.
LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges bitexts with one model.

    encoder, background: the model and its statistics. calibration: scores -> probabilities.
    false_flags: shares of clean pairs that may be flagged by their scores; half of them as weak.
    rules: the checks on one pair.
    jobs: processes that judge the pairs of a text, once it is embedded and aligned; None: as many
    as there are processors if it is long. Many need `if __name__ == "__main__":` in a program.
    """

    encoder: Encoder
    background: Background
    calibration: Calibration
    false_flags: FalseFlags = AS_BUILT_IN
    rules: tuple[checks.Check, ...] = checks.CHECKS
    jobs: int | None = 1

    @classmethod
    def of(cls, encoder: Encoder, false_flags: FalseFlags = AS_BUILT_IN) -> Judge:
        """The judge for a model."""
        kind = "tokens" if encoder.has_tokens else "vectors"
        return cls(encoder, backgrounds.load(encoder), calibrations.load(kind), false_flags)

    def judge(
        self,
        bitext: Bitext,
        progress: Progress = lambda done, total: None,
        judging: Progress = lambda done, total: None,
        watch: Watch | None = None,
    ) -> Judgement:
        """Pair, score and check one bitext. The result is the same whatever `jobs` is. watch: is
        called with every pair that is scored, where `jobs` is 1.

        Raises InputError where a paragraph is longer than can be compared.
        """
        for paragraph in bitext.source + bitext.target:
            _comparable(paragraph)
        with one_thread():
            return self._judge(bitext, progress, judging, watch)

    def _judge(
        self, bitext: Bitext, progress: Progress, judging: Progress, watch: Watch | None
    ) -> Judgement:
        bitext, notes = without_notes(bitext)
        source, target = self._views(bitext, progress)
        comparer = self.background.comparer
        if bitext.pairs is None:
            found = slots(bitext, source, target, self.calibration, self.encoder.gist)
            if not bitext.interleaved:
                found = by_rows(found, bitext, source, target, self.calibration)
                bitext, source, target, found = recalled(
                    bitext, source, target, found, self.calibration, self._look
                )
                found = rejoined(found, source, target, self.calibration, comparer)
            found = parted(found, bitext, source, target, self.calibration)
        else:
            found = _given(bitext)
        found = without_asides(found, bitext)
        jobs = self.jobs or (processors() if len(found) >= MANY else 1)
        standard = Standard(self.calibration, comparer, self.rules, self.false_flags)
        trial = Trial(standard, bitext, source, target, found, notes, watch)
        verdicts = trial.verdicts(jobs, judging)
        return Judgement(
            bitext.name,
            bitext.source_lang,
            bitext.target_lang,
            verdicts,
            unpaired(bitext, (verdict.pair for verdict in verdicts)),
            bitext.notes,
        )

    def _look(self, paragraphs: Sequence[Paragraph]) -> list[View]:
        return view_all(paragraphs, self.encoder, self.background)

    def _views(self, bitext: Bitext, progress: Progress) -> tuple[list[View], list[View]]:
        both = bitext.source + bitext.target
        views = view_all(both, self.encoder, self.background, progress)
        return views[: len(bitext.source)], views[len(bitext.source) :]


def _comparable(paragraph: Paragraph) -> None:
    size, place = len(paragraph.text), paragraph.location
    if size > LONGEST:
        reason = f"a paragraph of {size:,} characters; at most {LONGEST:,} are compared: divide it"
        raise InputError(reason, place.file, place.line)


def _given(bitext: Bitext) -> list[Slot]:
    """The pairs that the format gives, as slots."""
    found, i, j = [], 0, 0
    for pair in bitext.pairs or ():
        end_i, end_j = i + len(pair.source), j + len(pair.target)
        found.append(Slot(tuple(range(i, end_i)), tuple(range(j, end_j))))
        i, j = end_i, end_j
    return found
