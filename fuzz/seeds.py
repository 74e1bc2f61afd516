"""A small valid file of every format, to be damaged."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import formats
from tests import test_format_markdown as markdown
from tests import test_format_pages as pages
from tests import test_format_strings as strings
from tests import test_format_subtitles as subtitles

ARTICLE = (
    "The ferry leaves at nine.\n渡船九点开。\n\nOld Pier News Today 今日旧码头新闻\n译者：李四\n"
)
CSV = 'id,en,zh\n1,"Set\nsail",启航\n2,Dock,停靠\n'
JSONL = '{"id": 1, "t": {"en": "Set sail", "zh": "启航"}}\n{"t": {"en": "Dock", "zh": "停靠"}}\n'

TEXTS = {
    ".txt": ARTICLE,
    ".md": markdown.PAGE,
    ".mdx": "import A from 'a'\n\n<A>\n\nThe ferry {b} leaves.\n\n</A>\n\n{/* c */}\n",
    ".rst": pages.RST,
    ".adoc": pages.ADOC,
    ".html": pages.HTML,
    ".csv": CSV,
    ".tsv": "en\tzh\nSet sail\t启航\nDock\t停靠\n",
    ".jsonl": JSONL,
    ".json": strings.EN_JSON,
    ".yaml": strings.EN_YAML,
    ".properties": strings.EN_PROPERTIES,
    ".xml": strings.EN_ANDROID,
    ".srt": subtitles.ENGLISH,
    ".vtt": subtitles.CHINESE,
    ".po": formats.PO,
    ".pot": formats.POT,
    ".tmx": formats.TMX,
    ".xlf": formats.XLIFF_12,
    ".sdlxliff": formats.SDLXLIFF,
    ".xliff": formats.XLIFF_21,
}
BINARY = (".docx", ".xlsx", ".epub", ".parquet")
SUFFIXES = (*TEXTS, *BINARY)


@cache
def seed(suffix: str) -> bytes:
    """The bytes of a valid file."""
    if suffix in TEXTS:
        return TEXTS[suffix].encode()
    if suffix == ".epub":
        return pages.book()
    with TemporaryDirectory() as folder:
        return _made(suffix, Path(folder)).read_bytes()


def _made(suffix: str, folder: Path) -> Path:
    path = folder / f"a{suffix}"
    if suffix == ".docx":
        import docx

        document = docx.Document()
        document.add_heading("Set sail", 1)
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(table._cells, ("English", "中文", "Dock", "停靠"), strict=True):
            cell.text = text
        document.save(str(path))
    elif suffix == ".xlsx":
        import openpyxl

        book = openpyxl.Workbook()
        for row in (("en", "zh"), ("Set sail", "启航"), ("Dock", "=A1"), (7, True)):
            book.worksheets[0].append(row)
        book.save(path)
    else:
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.table({"en": ["Set sail", "Dock"], "zh": ["启航", None]}), path)
    return path


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a container."""
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return {name: container.read(name) for name in container.namelist()}


def packed(found: dict[str, bytes]) -> bytes:
    """A container of parts; the same each time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as container:
        for name, content in found.items():
            container.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()
