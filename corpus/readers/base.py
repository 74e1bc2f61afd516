"""What a reader is and what it can be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import InputError
from corpus.model import Bitext, Document, Lang


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read; None means that the reader finds out.

    source_column, target_column: a table's columns, by name or 1-based number.
    encoding: a codec name, e.g. "gb18030".
    source_lang: which language is the original; English unless this, or the file itself, says
    otherwise.
    """

    source_column: str | None = None
    target_column: str | None = None
    encoding: str | None = None
    source_lang: Lang | None = None

    @property
    def source_by_default(self) -> Lang:
        """The source's language where a file does not say."""
        return self.source_lang or "en"


#: A format's reader. Raises InputError, and nothing else, for whatever a file may hold.
Reader = Callable[[Path, ReadOptions], Document | Bitext]


def language_of_code(code: str) -> Lang | None:
    """The language that a code names ("en-GB", "zh_Hans_CN", "cmn"), or None for any other."""
    primary = code.strip().lower().replace("_", "-").partition("-")[0]
    if primary in ("en", "eng"):
        return "en"
    return "zh" if primary in ("zh", "zho", "chi", "cmn") else None


def needs(what: str, package: str, path: Path, extra: str = "formats") -> InputError:
    """The error for a format whose library is not installed, to be raised."""
    return InputError(f"{what} need {package}: pip install 'duizhao[{extra}]'", path)
