"""What is seen on the terminal while embedding; nothing where there is no terminal."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)


class Embedding:
    """A progress bar on standard error, as a context manager."""

    def __init__(self, *, quiet: bool = False):
        self._quiet = quiet
        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=quiet or not console.is_terminal,
        )
        self._task: TaskID | None = None
        self._total = 0

    def __enter__(self) -> Embedding:
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

    def advance(self, done: int, total: int) -> None:
        """`done` more texts of `total` are embedded."""
        if self._task is None or total != self._total:
            if self._task is not None:
                self._progress.remove_task(self._task)
            self._task = self._progress.add_task("embedding", total=total)
            self._total = total
        self._progress.advance(self._task, done)
