"""Temporary git repositories for the tests, with dates of their own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.texts import PAIRS

#: Nothing of the user's own git, and the same commits on every machine.
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "Lin",
    "GIT_AUTHOR_EMAIL": "lin@example.org",
    "GIT_COMMITTER_NAME": "Lin",
    "GIT_COMMITTER_EMAIL": "lin@example.org",
}

ENGLISH = [english for english, _ in PAIRS]
CHINESE = [chinese for _, chinese in PAIRS]


class Repo:
    """A repository in a folder; each commit is a day after the one before it."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._day = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        self._day += arguments[0] == "commit"
        date = f"2024-01-{self._day + 1:02}T12:00:00Z"
        own = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        clean = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=clean | _ENVIRONMENT | own,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode(errors="replace").strip()

    def write(self, files: Mapping[str, str | bytes | Sequence[str]]) -> None:
        """Files by path; a list of paragraphs is joined by blank lines."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, str | bytes) else "\n\n".join(content) + "\n"
            path.write_bytes(data if isinstance(data, bytes) else data.encode())

    def commit(
        self, files: Mapping[str, str | bytes | Sequence[str]], message: str = "edit"
    ) -> str:
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")


def changed(paragraphs: Sequence[str], index: int, text: str) -> list[str]:
    """The paragraphs with another text in one place."""
    return [*paragraphs[:index], text, *paragraphs[index + 1 :]]


def ferry(
    folder: Path, english: str = "docs/en/ferry.md", chinese: str = "docs/zh/ferry.md"
) -> Repo:
    """A repository with one document and its translation."""
    repo = Repo(folder)
    repo.commit({english: ENGLISH, chinese: CHINESE}, "a ferry")
    return repo
