"""The target: damage a file, read it, and see that nothing but InputError comes out, in time."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from corpus.errors import InputError
from corpus.model import Bitext, Document
from corpus.readers import read
from corpus.terms import read_terms
from fuzz.seeds import BINARY, packed, parts, seed

#: No file of this size may take longer, in seconds, on a busy machine.
PATIENCE = 20.0
_PIECES = (
    b"<",
    b">",
    b"</",
    b"/>",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"<!DOCTYPE a [<!ENTITY x 'y'>]>",
    b"&x;",
    b"&#0;",
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b"'",
    b"\\",
    b"\\u",
    b"\\ud800",
    b":",
    b",",
    b"|",
    b"-",
    b"#~",
    b"\n",
    b"\r",
    b"\n\n",
    b"\t",
    b"    ",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"msgid ",
    b'msgstr "',
    b"msgstr[0]",
    b"```",
    b"---\n",
    b":::",
    b".. a::",
    b":a:`b`",
    b"====",
    b"|===\n",
    b"<<",
    b"&a",
    b"*a",
    b"!!python/object:os.system",
    b"-->",
    b"00:00:01,000 --> 00:00:02,000",
    b"WEBVTT",
    b'<mrk mtype="seg">',
    b"<source>",
    b"<target/>",
    b'translate="no"',
    b"9" * 400,
    b"=1+1",
    "雨".encode(),
    "雨".encode("gb18030"),
    b"\xe2\x80\xa8",
    b"\xf0\x9f\x99\x82",
)

#: Where, as a share of the length; how much is cut; what is put in; how often.
_DAMAGES = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.sampled_from((0, 0, 1, 2, 5, 40, 400)),
        st.one_of(st.sampled_from(_PIECES), st.binary(max_size=6)),
        st.sampled_from((1, 1, 1, 2, 50)),
    ),
    min_size=1,
    max_size=6,
)


@st.composite
def damaged(draw: st.DrawFn, suffix: str) -> bytes:
    """A file of the format with pieces cut out, put in and repeated; in a container, of a part."""
    data = seed(suffix)
    if suffix in BINARY and suffix != ".parquet" and draw(st.integers(0, 3)):
        found = parts(data)
        name = draw(st.sampled_from(sorted(found)))
        found[name] = _with(found[name], draw(_DAMAGES))
        return packed(found)
    return _with(data, draw(_DAMAGES))


def _with(data: bytes, damages: list[tuple[float, int, bytes, int]]) -> bytes:
    for share, cut, piece, times in damages:
        at = int(share * len(data))
        data = data[:at] + piece * times + data[at + cut :]
    return data


def check(suffix: str, data: bytes) -> None:
    """Read the bytes as a file of the format; raises AssertionError if that goes wrong."""
    with TemporaryDirectory(prefix="duizhao-fuzz-") as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        started = time.monotonic()
        try:
            found = read(path)
        except InputError as error:
            _one_line(error, path)
        else:
            _sound(found, path)
        if suffix in (".csv", ".tsv", ".xml"):
            try:
                read_terms(path)
            except InputError as error:
                _one_line(error, path)
        assert time.monotonic() - started < PATIENCE, "took too long"


def _one_line(error: InputError, path: Path) -> None:
    said = str(error)
    assert said.startswith(path.as_posix()), said
    assert "\n" not in said, said


def _sound(found: Document | Bitext, path: Path) -> None:
    paragraphs = found.paragraphs if isinstance(found, Document) else found.source + found.target
    for paragraph in paragraphs:
        text = paragraph.text
        assert text == text.strip() != "", text
        assert "\0" not in text
        text.encode("utf-8")
        assert paragraph.location.line >= 1
        assert paragraph.location.file == path.as_posix()
        end = 0
        for span in paragraph.protected:
            assert end <= span.start <= span.end <= len(text), (text, paragraph.protected)
            end = span.end
