"""What is seen during the work, on a pseudo-terminal and without one."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORK = """
import time
from duizhao.progress import Embedding
with Embedding(quiet={quiet}) as progress:
    progress.say("building the model")
    for text in range(2):
        for part in range(4):
            time.sleep(0.15)
            progress.advance(10, 40)
    for part in range(3):
        time.sleep(0.15)
        progress.judged(10, 30)
"""


def seen_on_a_terminal(quiet: bool = False) -> str:
    """Everything that comes through a pseudo-terminal of 80 columns."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": "80"}
    command = [sys.executable, "-c", WORK.format(quiet=quiet)]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    parts = []
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # how Linux says that the other end is closed
            break
        if not part:
            break
        parts.append(part)
    os.close(ours)
    assert process.wait() == 0
    return b"".join(parts).decode()


def test_a_terminal_sees_each_stretch_of_the_work() -> None:
    seen = seen_on_a_terminal()
    for what in (
        "loading the model",
        "building the model",
        "embedding",
        "20/40",
        "judging",
        "20/30",
    ):
        assert what in seen


def test_quiet_shows_nothing() -> None:
    assert "model" not in seen_on_a_terminal(quiet=True)


def test_without_a_terminal_there_is_no_bar() -> None:
    command = [sys.executable, "-c", WORK.format(quiet=False)]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout == ""
    assert found.stderr == "duizhao: building the model\n"
