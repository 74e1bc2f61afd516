"""A file's bytes as text that can be put back, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.decoding import BOMS, decoded
from corpus.errors import InputError

_LINE_END = re.compile(r"\r\n|\r|\n")
_BY_BOM = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
}


@dataclass(frozen=True, slots=True)
class Encoded:
    """`bom` + `text` in `encoding` are the file; line ends are as they stand in it."""

    path: Path
    text: str
    encoding: str
    bom: bytes

    @classmethod
    def of(cls, data: bytes, path: Path, encoding: str | None = None) -> Encoded:
        """Raises InputError where the file is no text or could not be put back as it is."""
        text, name = decoded(data, path, encoding)
        bom = next((mark for mark, _ in BOMS if data.startswith(mark)), b"")
        if bom and name.lower().replace("_", "-").startswith("utf"):
            name = _BY_BOM[bom]
        else:
            bom = b""
        found = cls(path, text.removeprefix("\ufeff"), name, bom)
        if found._bytes(found.text) != data:
            raise InputError(f"cannot be written back in {name} as it is", path)
        return found

    def line_start(self, line: int) -> int:
        """Offset of a 1-based line's first character. Raises InputError past the last line."""
        start = 0
        for number, end in enumerate(_LINE_END.finditer(self.text), start=2):
            if line < number:
                return start
            start = end.end()
            if line == number:
                return start
        if line == 1:
            return 0
        raise InputError("the file has no such line any more", self.path, line)

    @property
    def line_end(self) -> str:
        """What ends the file's first line; a line feed where there is only one."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    def replaced(self, changes: Iterable[tuple[int, int, str]]) -> bytes:
        """The file with (start, end, text) put in place of text[start:end].

        Raises InputError where two changes overlap or a text has characters that the file's
        encoding has not.
        """
        parts: list[str] = []
        last = 0
        for start, end, text in sorted(changes):
            if start < last:
                raise InputError("two edits are on the same words", self.path)
            self._check(text, start)
            parts += (self.text[last:start], text)
            last = end
        return self._bytes("".join((*parts, self.text[last:])))

    def _check(self, text: str, offset: int) -> None:
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError as error:
            line = 1 + len(_LINE_END.findall(self.text, 0, offset))
            reason = f"is in {self.encoding}, which has no “{text[error.start]}”"
            raise InputError(f"{reason}; save it as UTF-8 first", self.path, line) from None

    def _bytes(self, text: str) -> bytes:
        return self.bom + text.encode(self.encoding, "replace")
