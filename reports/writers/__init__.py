"""The outputs: one module each, and the registry of them."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import ConfigError, OutputError
from reports.report import Report
from reports.writers import (
    csv,
    github,
    gitlab,
    html,
    json,
    junit,
    markdown,
    rdjson,
    sarif,
    terminal,
)
from reports.writers.atomic import write_bytes
from reports.writers.base import Writer

__all__ = ["WRITERS", "Writer", "format_of", "render", "write"]

WRITERS: dict[str, Writer] = {
    writer.name: writer
    for writer in (
        *(csv.WRITER, html.WRITER, json.WRITER, terminal.WRITER, markdown.WRITER),
        *(github.WRITER, gitlab.WRITER, sarif.WRITER, junit.WRITER, rdjson.WRITER),
    )
}


def format_of(path: str | Path) -> str:
    """The format that a file name asks for. Raises OutputError where it asks for none."""
    suffix = Path(path).suffix.lower()
    for writer in WRITERS.values():
        if suffix in writer.suffixes:
            return writer.name
    known = ", ".join(suffix for writer in WRITERS.values() for suffix in writer.suffixes)
    raise OutputError(f"cannot tell the format from the name {path}; known endings: {known}")


def render(report: Report, format: str) -> bytes:
    """The report as a file's bytes. Raises ConfigError for a format that does not exist."""
    if format not in WRITERS:
        raise ConfigError(f"no format {format!r}; choose one of {', '.join(WRITERS)}")
    return WRITERS[format].render(report)


def write(report: Report, path: str | Path, format: str | None = None) -> None:
    """Write a report to a file, whole or not at all; the format by the name where not given.

    Raises OutputError where the file cannot be written, ConfigError for an unknown format.
    """
    write_bytes(path, render(report, format or format_of(path)))
