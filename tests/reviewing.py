"""A review for the tests: the texts of a hand-made report on disk, and its server."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from reports.report import Report
from reports.writers import write
from tests import reporting

ROOT = Path(__file__).parents[1]


def article() -> Report:
    """Eight pairs, six of them flagged, one a status and two to check; nothing is decided."""
    made = reporting.article()
    return reporting.report(replace(made, verdicts=made.verdicts[:8]))


def on_disk(report: Report, folder: Path) -> Path:
    """Write the report's texts where it says they stand, and the report; returns its path."""
    lines: dict[str, dict[int, str]] = {}
    for verdict in report.verdicts:
        for paragraph in verdict.pair.source + verdict.pair.target:
            there = paragraph.location
            lines.setdefault(there.file, {})[there.line] = paragraph.text
    for file, texts in lines.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        last = max(texts)
        path.write_text(
            "".join(texts.get(number, "") + "\n" for number in range(1, last + 1)),
            encoding="utf-8",
            newline="\n",
        )
    path = folder / "report.json"
    write(report, path)
    return path


@dataclass
class Server:
    """A running `duizhao review`; `address` has the one-time token in it."""

    process: subprocess.Popen[str]
    address: str

    @property
    def origin(self) -> str:
        return self.address.partition("/?")[0]

    def kill(self) -> None:
        """As a crash or a power cut would."""
        self.process.kill()
        self.process.wait()


@contextmanager
def review(folder: Path, *arguments: str, input: str = "report.json") -> Iterator[Server]:
    command = [sys.executable, "-m", "duizhao", "review", input, "--no-browser", "--quiet"]
    process = subprocess.Popen(
        [*command, "--who", "Lin", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found, "the server did not start"
        yield Server(process, found[0])
    finally:
        process.kill()
        process.wait()
