"""A git repository, read by the git command.

Runs the `git` command: plumbing only, without a shell, NUL-separated, blind to the user's aliases,
pagers, external diffs and text conversions. Nothing here writes.
"""

from __future__ import annotations

import os
import subprocess
from functools import cached_property
from pathlib import Path

from corpus.errors import InputError

#: What git's environment may keep: a hook is told its index and its folders by these.
_KEPT = frozenset(
    (
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"),
        *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CEILING_DIRECTORIES"),
    )
)
_FIXED = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TERMINAL_PROMPT": "0",
}
_SETTINGS = (
    *("core.quotePath=false", "core.fsmonitor=false"),
    *("diff.ignoreSubmodules=all", "log.showSignature=false"),
)
_SHALLOW = (
    "the clone is shallow; fetch the history first"
    " (git fetch --unshallow, or fetch-depth: 0 in actions/checkout)"
)


class Repository:
    """A repository with its work tree. Raises InputError, one line, for whatever git cannot do."""

    def __init__(self, folder: Path):
        self._folder = folder if folder.is_dir() else folder.parent
        if not self._folder.is_dir():
            raise InputError("no such folder", folder)
        try:
            top = self.git("rev-parse", "--show-toplevel")
        except InputError as error:
            if "not a git repository" in error.reason:
                raise InputError("is not in a git repository", folder) from None
            raise
        self.root = Path(os.fsdecode(top.rstrip(b"\r\n")))
        self._folder = self.root

    def git(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """What a git command prints. Raises InputError with its first line of complaint."""
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        try:
            done = subprocess.run(  # noqa: S603 (no shell; arguments are ours or behind --)
                ["git", *settings, *arguments],  # noqa: S607 (git is looked up as a user would)
                cwd=self._folder,
                env=_environment(),
                input=stdin,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise InputError("the git command was not found; it is needed for a check") from None
        except ValueError:  # a NUL in an argument
            raise InputError("a NUL character is in no name git knows") from None
        if done.returncode:
            raise InputError(_complaint(done.stderr) or f"git {arguments[0]} failed")
        return done.stdout

    def commit(self, ref: str) -> str:
        """The commit a name stands for. Raises InputError where there is none."""
        try:
            found = self.git(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
            )
        except InputError:
            hint = f"; {_SHALLOW}" if self.is_shallow else ""
            raise InputError(f"{ref!r} names no commit here{hint}") from None
        return found.decode().strip()

    @cached_property
    def is_shallow(self) -> bool:
        """Whether the history was cut off when the repository was cloned."""
        return self.git("rev-parse", "--is-shallow-repository").strip() == b"true"

    @cached_property
    def head(self) -> str | None:
        """The commit that is checked out; None before the first one."""
        try:
            return self.commit("HEAD")
        except InputError:
            return None

    def fork(self, base: str, head: str) -> str:
        """The commit where an edit that ends in `head` left `base`. Raises InputError."""
        try:
            return self.git("merge-base", "--", base, head).decode().split()[0]
        except (InputError, IndexError):
            hint = f"; {_SHALLOW}" if self.is_shallow else ""
            raise InputError(f"{base[:10]} and {head[:10]} have no common history{hint}") from None


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT or name.startswith("GIT_CONFIG_")
    }
    return kept | _FIXED


def _complaint(stderr: bytes) -> str:
    lines = [line for line in stderr.decode(errors="replace").splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith(("fatal:", "error:"))]
    line = (fatal or lines or [""])[0]
    return line.removeprefix("fatal:").removeprefix("error:").strip()
