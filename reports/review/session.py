"""A review: a report, what has been said of its pairs, and the files that its texts are in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from aligner.verdict import Verdict, pair_id
from corpus.editing import Edit, apply, diff, digest, editor_of
from corpus.errors import InputError
from corpus.model import Location, Pair, Paragraph
from corpus.readers.base import ReadOptions
from reports.report import Report
from reports.review import decisions as log
from reports.review.changes import changes
from reports.review.texts import count_lines, digests, each, moved, stale
from reports.writers.atomic import write_bytes


class Session:
    """What the review server works on; its methods may be called from several threads.

    report: as it was judged; its own `decision`s count for nothing. path: the file of
    decisions. options: how the texts were read. judge: reads and judges the texts again, None
    where that cannot be done. Raises InputError where the file of decisions is damaged.
    """

    def __init__(
        self,
        report: Report,
        path: Path,
        *,
        who: str = "",
        options: ReadOptions | None = None,
        judge: Callable[[], Report] | None = None,
    ):
        self.path = path
        self.who = who
        self.options = options or ReadOptions()
        self._lock = threading.RLock()
        self.judge = judge
        self._seen: tuple[str, tuple[log.Decision, ...]] | None = None
        self._take(report)

    def _take(self, report: Report) -> None:
        self.report = each(report, lambda verdict: replace(verdict, decision=""))
        self._originals: dict[str, Verdict] = {}
        self._digests = digests(report)
        said = log.current(self.decisions())
        gone = stale(self.report, self.options)
        self.given: dict[str, str] = {
            v.id: v.decision
            for v in log.settled(self.report, self.decisions()).verdicts
            if v.decision == "changed"
        }
        # "to fix" and no longer as it was: fixed
        self.given |= {
            id: "edited" if id in said and said[id].decision == "fix" else "stale" for id in gone
        }

    def judge_again(self) -> None:
        """Read and judge the texts as they are now; minutes, for a long text.

        Raises InputError where they cannot be read, ModelError where the model cannot be had.
        """
        if self.judge is None:
            raise InputError("the texts cannot be judged again here")
        report = self.judge()
        with self._lock:
            self._take(report)

    # --- decisions ------------------------------------------------------------------------

    @property
    def version(self) -> str:
        """Another value whenever somebody has written to the file of decisions."""
        try:
            found = self.path.stat()
        except OSError:
            return "0"
        return f"{found.st_size}-{found.st_mtime_ns}"

    def decisions(self) -> tuple[log.Decision, ...]:
        """All of the file, read again when it has changed."""
        with self._lock:
            version = self.version
            if self._seen is None or self._seen[0] != version:
                self._seen = version, log.read(self.path)
            return self._seen[1]

    def state(self) -> dict[str, dict[str, str]]:
        """Pair's id -> its decision and note; none for what lapsed with a new finding."""
        with self._lock:
            settled = log.settled(self.report, self.decisions())
            said = log.current(self.decisions())
        found = {}
        for verdict in settled.verdicts:
            decision = said.get(verdict.id)
            if decision is None or self.given.get(verdict.id) in ("edited", "stale"):
                continue
            if decision.decision in ("accept", "known") and not verdict.decision:
                continue
            found[verdict.id] = {"decision": decision.decision, "note": decision.note}
        return found

    def decide(self, id: str, kind: log.Kind, note: str = "") -> None:
        """Write a decision down. Raises InputError for a pair that is not here, OutputError
        where the file cannot be written."""
        with self._lock:
            self._say(self.verdict(id), kind, note)

    def _say(self, verdict: Verdict, kind: log.Kind, note: str = "") -> None:
        decision = log.decide(
            verdict, kind, beside=self.path.parent, who=self.who, when=log.now(), note=note
        )
        earlier = max(
            (d for d in self.decisions() if d.id == verdict.id),
            key=log.Decision.moment,
            default=None,
        )
        log.append(self.path, [log.after(decision, earlier)])

    def verdict(self, id: str) -> Verdict:
        """The verdict of that id. Raises InputError where there is none."""
        for verdict in self.report.verdicts:
            if verdict.id == id:
                return verdict
        raise InputError("this pair is not in the report any more; load the page again")

    # --- edits ----------------------------------------------------------------------------

    def editable(self) -> list[bool]:
        """Whether the targets of each judgement can be written back to their file."""
        return [
            any(self._can_edit(verdict) for verdict in judgement.verdicts)
            for judgement in self.report.judgements
        ]

    def _can_edit(self, verdict: Verdict) -> bool:
        side = verdict.pair.target or verdict.pair.source
        file = side[0].location.file
        editor = editor_of(file)
        return (
            file in self._digests
            and editor is not None
            and (bool(verdict.pair.target) or editor.fills)
        )

    def texts(self, id: str) -> dict[str, Any]:
        """What is there to be edited: `texts`, a paragraph each; none where nothing can be."""
        with self._lock:
            verdict = self.verdict(id)
            if not self._can_edit(verdict):
                return {"texts": [], "lang": "", "digest": ""}
            target = verdict.pair.target
            side = target or verdict.pair.source
            return {
                "texts": [paragraph.text for paragraph in target] or [""],
                "lang": target[0].lang if target else self._target_lang(verdict),
                "digest": self._digests[side[0].location.file],
            }

    def preview(self, id: str, texts: Sequence[str], seen: str) -> dict[str, Any]:
        """What an edit would do: `changes`, runs of the same, old and new text by paragraph, and
        `diff`, the lines of the file. Raises InputError where it cannot be done."""
        with self._lock:
            verdict = self.verdict(id)
            texts = [text.strip() for text in texts]
            edits = self._edits(verdict, texts)
            path = Path(edits[0].location.file)
            data = apply(path, edits, options=self.options, expected=seen)
            old = [paragraph.text for paragraph in verdict.pair.target] or [""]
            return {
                "changes": [changes(*both) for both in zip(old, texts, strict=True)],
                "diff": diff(path, data, options=self.options),
                "file": path.name,
            }

    def edit(self, id: str, texts: Sequence[str], seen: str) -> tuple[Verdict, str]:
        """Write an edited target back; returns the pair as it is now and the file's new digest.

        seen: the file's digest when the text was taken from it. Raises InputError where the
        edit does not fit or the file has changed, OutputError where it cannot be written.
        """
        with self._lock:
            verdict = self.verdict(id)
            texts = [text.strip() for text in texts]
            edits = self._edits(verdict, texts)
            path = Path(edits[0].location.file)
            lines = count_lines(path.read_bytes())
            data = apply(path, edits, options=self.options, expected=seen)
            write_bytes(path, data)
            self._digests[edits[0].location.file] = digest(path)
            changed = self._edited(verdict, texts)
            if changed.id == verdict.id:
                return verdict, self._digests[edits[0].location.file]
            # an edit taken back gives the first pair again, with all that was found in it
            back = self._originals.get(changed.id)
            if self.given.pop(verdict.id, "") != "edited":
                self._originals[verdict.id] = verdict
            self._say(verdict, "open" if back else "fix")
            if back:
                self._say(changed, "open")
            else:
                self.given[changed.id] = "edited"
            self._put(verdict, replace(back, pair=changed.pair) if back else changed)
            self._shift(edits[0].location, count_lines(data) - lines)
            return self.verdict(changed.id), self._digests[edits[0].location.file]

    def _edits(self, verdict: Verdict, texts: Sequence[str]) -> list[Edit]:
        target = verdict.pair.target
        if not self._can_edit(verdict) or len(texts) != max(1, len(target)):
            raise InputError("this text cannot be edited here")
        if not target:
            return [Edit(verdict.pair.source[0].location, "", texts[0])]
        edits = [
            Edit(paragraph.location, paragraph.text, text)
            for paragraph, text in zip(target, texts, strict=True)
            if paragraph.text != text
        ]
        if not edits:
            raise InputError("nothing was changed")
        return edits

    def _edited(self, verdict: Verdict, texts: Sequence[str]) -> Verdict:
        """The verdict with the new text; nothing that was found in the old one."""
        source, target = verdict.pair.source, verdict.pair.target
        if target:
            both = zip(target, texts, strict=True)
            target = tuple(replace(paragraph, text=text) for paragraph, text in both)
        else:
            lang = self._target_lang(verdict)
            target = (Paragraph(texts[0], lang, source[0].location),)
        pair = Pair(source, target)
        taken = {other.id for other in self.report.verdicts if other is not verdict}
        id = next(id for n in range(len(taken) + 1) if (id := pair_id(pair, n)) not in taken)
        return Verdict(id, pair, verdict.status, verdict.score, verdict.probability)

    def _target_lang(self, verdict: Verdict) -> Any:
        for judgement in self.report.judgements:
            if verdict in judgement.verdicts:
                return judgement.target_lang
        raise InputError("this pair is not in the report any more; load the page again")

    def _put(self, old: Verdict, new: Verdict) -> None:
        self.report = each(self.report, lambda verdict: new if verdict is old else verdict)

    def _shift(self, edited: Location, by: int) -> None:
        """Move what stands below an edit that took more or fewer lines."""
        if by:
            self.report = each(self.report, lambda verdict: moved(verdict, edited, by))
