"""What is seen on the terminal during the work; nothing where there is no terminal."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

#: Seconds between lines where no bar can be shown.
_EVERY = 60


class _Bar:
    """A progress bar on standard error, as a context manager."""

    def __init__(self, *columns: ProgressColumn, quiet: bool):
        self._quiet = quiet
        console = Console(stderr=True)
        disable = quiet or not console.is_terminal
        self._progress = Progress(*columns, console=console, transient=True, disable=disable)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def say(self, message: str) -> None:
        """A line about something that takes its time."""
        if not self._quiet:
            self._progress.console.print(f"duizhao: {message}", markup=False, highlight=False)


class Embedding(_Bar):
    """It says what is going on from the first moment: loading the model, embedding, judging."""

    def __init__(self, *, quiet: bool = False):
        count = TextColumn("{task.fields[count]}")
        what = TextColumn("{task.description}")
        super().__init__(what, BarColumn(), count, TimeRemainingColumn(), quiet=quiet)
        self._task: TaskID | None = None
        self._done = self._total = self._judged = 0
        self._begin("loading the model", None)

    def advance(self, done: int, total: int) -> None:
        """`done` more texts of `total` are embedded; after the last one they are judged."""
        if total != self._total or self._done >= total:  # another text
            self._done, self._total = 0, total
            self._begin("embedding", total)
        self._done += done
        if self._done >= total:
            self._begin("judging", None)
            self._judged = 0
        else:
            self._show(self._done, total)

    def judged(self, done: int, total: int) -> None:
        """`done` more pairs of `total` are judged."""
        self._judged += done
        self._show(self._judged, total)

    def _show(self, done: int, total: int) -> None:
        if self._task is not None:
            count = f"{done}/{total}"
            self._progress.update(self._task, completed=done, total=total, count=count)

    def _begin(self, what: str, total: int | None) -> None:
        """The next stretch of work; without a total the bar only says that there is some."""
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._task = self._progress.add_task(what, total=total, count="")


class Scoring(_Bar):
    """The progress of a corpus, with the time left; where there is no terminal, a line a minute."""

    def __init__(self, *, quiet: bool = False):
        count = (MofNCompleteColumn(), TextColumn("pairs"))
        super().__init__(
            TextColumn("scoring"), BarColumn(), *count, TimeRemainingColumn(), quiet=quiet
        )
        self._progress.speed_estimate_period = 600  # a block takes seconds
        self._task = self._progress.add_task("scoring", total=None)
        self._done = self._total = 0
        self._told = monotonic(), 0

    def begin(self, total: int, done: int) -> None:
        """How many pairs there are, and how many of them are done already."""
        self._done, self._total = done, total
        self._progress.update(self._task, total=total, completed=done)
        self._told = monotonic(), done

    def advance(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        self._progress.advance(self._task, count)
        (before, done), now = self._told, monotonic()
        if now - before >= _EVERY and not self._progress.console.is_terminal:
            left = timedelta(
                seconds=round((self._total - self._done) / (self._done - done) * (now - before))
            )
            self.say(f"{self._done:,} of {self._total:,} pairs, {left} left at this speed")
            self._told = now, self._done
