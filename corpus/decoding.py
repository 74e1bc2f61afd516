"""Bytes to text: which encoding a file is in, and files that are no text at all.

UTF-8 and UTF-16 are recognised for certain (validity, byte order mark). What is left is taken
for one of the legacy encodings of Chinese or for Windows-1252; each that decodes without error
is scored by how common the resulting characters are, as charset detectors do. The score is
our own because a detector's language models need more text than a title: charset-normalizer's
ranking only decides between equal scores.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from corpus.errors import InputError, NoTextError

#: Byte order marks and the codecs that take them away.
BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
#: A text whose characters are rarer than this, on average, was decoded wrongly.
_FLOOR = 0.0
_LEGACY = ("gb18030", "big5", "cp950", "big5hkscs", "cp1252")
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document (.doc, .xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint presentation (.pptx)"),
    (b"application/epub+zip", "an EPUB book"),
    (b"opendocument", "an OpenDocument file"),
)
_LINE_END = re.compile(r"\r\n?")

#: The characters a Chinese text of either script has most of.
_COMMON = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那"
    "得于於着著下自之年过過发發后後作里裡裏用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒"
    "动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日军軍者意无無力它与與长長"
    "把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并並物手应應战戰向"
    "头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任"
    "常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更"
    "别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命"
    "山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却卻界达達光放强強即像"
    "难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领"
    "領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運，。、；：？！“”‘’（）《》「」『』…—·"
)
_CP1252_COMMON = frozenset("“”‘’–—…•·é°£©®€àèüöäñçáíóúê")


def read_text(path: Path, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the encoding it was in.

    Line ends (LF, CR LF, CR) all become LF; no other character ends a line, so that line
    numbers are an editor's. `encoding` overrides the search. Raises InputError for a file
    that is missing, unreadable, empty, binary, or in no encoding known here.
    """
    text, name = decoded(read_bytes(path), path, encoding)
    text = _LINE_END.sub("\n", text)
    if not text.strip("\ufeff \t\n\x0b\x0c\u3000\xa0"):
        raise NoTextError("the file is empty but for white space", path)
    return text, name


def decoded(data: bytes, path: Path, encoding: str | None = None) -> tuple[str, str]:
    """Bytes as text, line ends as they are, and the encoding they are in. Raises InputError."""
    if not data:
        raise NoTextError("the file is empty", path)
    kind = _binary_kind(data)
    if kind:
        raise InputError(f"is {kind}, not text; save it as plain text (UTF-8) first", path)
    name = encoding or encoding_of(data, path)
    text = _decode(data, name, path)
    if "\0" in text:
        raise _binary(path, text)
    return text, name


def line_of(text: str, offset: int) -> int:
    """The 1-based line a character offset lies in; LF, CR LF and CR end a line."""
    before = text[:offset]
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")


def _binary(path: Path, text: str) -> InputError:
    line = line_of(text, text.index("\0"))
    return InputError("contains NUL bytes; is it a binary file?", path, line)


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises InputError."""
    with open_file(path) as file:
        return file.read()


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading bytes. Raises InputError, also where reading it fails later."""
    try:
        with _open(path) as file:
            yield file
    except FileNotFoundError:
        raise InputError("no such file", path) from None
    except PermissionError:
        raise InputError("may not be read: permission denied", path) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path) from error


def _open(path: Path) -> BinaryIO:
    if path.is_dir():
        raise InputError("is a directory, not a file", path)
    if path.is_char_device() or path.is_block_device():  # some never end
        raise InputError("is a device, not a file", path)
    try:
        return path.open("rb")
    except ValueError:  # a NUL in the path
        raise InputError("no such file", ascii(str(path))) from None


def _binary_kind(data: bytes) -> str | None:
    """What a binary file is, in plain words, by its first bytes."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        head = data[:4096] + data[-65536:]
        return next((words for mark, words in _ZIPPED if mark in head), "a ZIP archive")
    return next((words for magic, words in _MAGIC if data.startswith(magic)), None)


def encoding_of(data: bytes, path: Path) -> str:
    """The encoding that a text's bytes are in. Raises InputError if it is none known here."""
    for bom, name in BOMS:
        if data.startswith(bom):
            return name
    if b"\0" in data:
        raise _binary(path, data.decode("latin-1"))
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as error:
        _refuse_nearly_utf8(data, error, path)
        found = _legacy_encoding(data)
        if not found:
            line = line_of(data[: error.start].decode("latin-1"), error.start)
            reason = "is neither UTF-8 nor GB18030 nor Big5; name its encoding with --encoding"
            raise InputError(reason, path, line) from None
        return found


def _refuse_nearly_utf8(data: bytes, error: UnicodeDecodeError, path: Path) -> None:
    """Raise if the data is UTF-8 with a few damaged bytes: guessing would garble all of it."""
    replaced = data.decode("utf-8", errors="replace")
    bad = replaced.count("\ufffd")
    good = len(replaced) - sum(map(replaced.count, map(chr, range(128)))) - bad
    if good >= 4 * bad:
        byte = data[error.start]
        line = line_of(data[: error.start].decode("latin-1"), error.start)
        raise InputError(f"is UTF-8 but for a damaged byte, 0x{byte:02x}", path, line)


def _legacy_encoding(data: bytes) -> str | None:
    """The legacy encoding that gives the most common characters, or None if none decodes."""
    scores = {name: _score(data, name) for name in _LEGACY}
    decodable = {name: score for name, score in scores.items() if score is not None}
    best = max(decodable.values(), default=_FLOOR - 1)
    if best < _FLOOR:
        return None
    tied = [name for name, score in decodable.items() if score == best]
    # the members of the Big5 family agree on most texts: no need to ask
    return _first_by_detector(data, tied) if "gb18030" in tied[:-1] else tied[0]


def _first_by_detector(data: bytes, names: list[str]) -> str:
    from charset_normalizer import from_bytes

    ranked = [match.encoding for match in from_bytes(data[:200_000], cp_isolation=names)]
    return next((name for name in ranked if name in names), names[0])


def _score(data: bytes, encoding: str) -> float | None:
    """Mean commonness of the characters beyond ASCII under an encoding; None: not in it."""
    try:
        counts = Counter(data.decode(encoding))
    except UnicodeDecodeError:
        return None
    common = _CP1252_COMMON if encoding == "cp1252" else _COMMON
    beyond = {char: n for char, n in counts.items() if char > "\x7f"}
    points = sum(n * (4 if char in common else _worth(char)) for char, n in beyond.items())
    # cp1252 spends a character on each byte: weigh its mean down, or it wins on punctuation
    mean = points / max(1, sum(beyond.values()))
    return round(mean - 1 if encoding == "cp1252" else mean, 6)


@lru_cache(maxsize=65536)
def _worth(char: str) -> float:
    """Characters in the first, frequent plane of GB 2312 or Big5 are worth 1, others cost."""
    for encoding, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            if first <= char.encode(encoding)[0] <= last:
                return 1.0
        except UnicodeEncodeError:
            continue
    if "\u4e00" <= char <= "\u9fff":
        return -1.0
    return 0.0 if "\u3000" <= char <= "\u303f" or "\uff01" <= char <= "\uff5e" else -2.0


def _decode(data: bytes, name: str, path: Path) -> str:
    try:
        text = data.decode(name)
    except LookupError:
        raise InputError(f"unknown encoding {name!r}", path) from None
    except UnicodeDecodeError as error:
        line = line_of(data[: error.start].decode("latin-1"), error.start)
        raise InputError(f"is not valid {name}: {error.reason}", path, line) from None
    except (UnicodeError, ValueError, AssertionError) as error:
        raise InputError(f"is not valid {name}: {error}", path) from None
    if re.search("[\ud800-\udfff]", text):
        raise InputError(f"is not valid {name}: it holds lone surrogates", path)
    return text.removeprefix("\ufeff")
