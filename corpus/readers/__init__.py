"""Readers: one module per format, found by a file's suffix.

from corpus.readers import read, read_bitexts
(bitext,) = read_bitexts([Path("article.en.txt"), Path("article.zh.txt")])
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.errors import InputError
from corpus.language import has_function_words
from corpus.model import (
    LANGUAGE_NAMES,
    Bitext,
    Document,
    Lang,
    Pair,
    Paragraph,
    Side,
    Unpaired,
    other,
)
from corpus.readers import (
    android,
    asciidoc,
    docx,
    epub,
    html,
    json_strings,
    keyed,
    markdown,
    po,
    properties,
    rst,
    subtitles,
    table,
    text,
    tmx,
    xliff,
    xlsx,
    yaml_strings,
)
from corpus.readers.base import Reader, ReadOptions
from corpus.readers.strays import with_strays

__all__ = [
    "READERS",
    "ReadOptions",
    "Reader",
    "bitexts_of",
    "read",
    "read_bitexts",
]

#: Reader by lower-case suffix; any other suffix is read as text.
READERS: dict[str, Reader] = {
    "": text.read,
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".mdx": markdown.read,
    ".csv": table.read_csv,
    ".tsv": table.read_tsv,
    ".tab": table.read_tsv,
    ".jsonl": table.read_jsonl,
    ".ndjson": table.read_jsonl,
    ".parquet": table.read_parquet,
    ".pq": table.read_parquet,
    ".tmx": tmx.read,
    ".xlf": xliff.read,
    ".xliff": xliff.read,
    ".sdlxliff": xliff.read,
    ".mqxliff": xliff.read,
    ".mxliff": xliff.read,
    ".po": po.read,
    ".pot": po.read,
    ".json": json_strings.read,
    ".arb": json_strings.read,
    ".yaml": yaml_strings.read,
    ".yml": yaml_strings.read,
    ".properties": properties.read,
    ".xml": android.read,
    ".rst": rst.read,
    ".adoc": asciidoc.read,
    ".asciidoc": asciidoc.read,
    ".asc": asciidoc.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".epub": epub.read,
    ".docx": docx.read,
    ".xlsx": xlsx.read,
    ".xlsm": xlsx.read,
    ".srt": subtitles.read,
    ".vtt": subtitles.read,
}


#: From this share of its text on, one of two files named together stands for its main language.
_MAIN_SHARE = 0.85
#: From this share of its paragraphs on, a file stands for the language that is not the one of the
#: file it was named with.
_FAIR_SHARE = 0.5


def read(path: Path | str, *, options: ReadOptions | None = None) -> Document | Bitext:
    """Read one file by the reader of its suffix.

    Raises InputError, one line naming file and line, for anything that cannot be read.
    """
    path = Path(path)
    reader = READERS.get(path.suffix.lower(), text.read)
    return reader(path, options or ReadOptions())


def read_bitexts(
    paths: Sequence[Path | str], options: ReadOptions | None = None
) -> tuple[Bitext, ...]:
    """Read bilingual files, or two files that are each other's translation.

    Two files in one language each, English and Chinese, make one Bitext, with the English one as
    its source unless the options say otherwise. Otherwise every file has to be bilingual and makes
    a Bitext of its own. Raises InputError naming the file that does not fit.
    """
    if not paths:
        raise InputError("no input file was named")
    options = options or ReadOptions()
    texts = [read(path, options=options) for path in paths]
    return bitexts_of(texts, options.source_by_default)


def bitexts_of(
    texts: Sequence[Document | Bitext], source_lang: Lang | None = None
) -> tuple[Bitext, ...]:
    """The Bitexts of files that were read, see read_bitexts.

    source_lang: which of two files in one language each is the source; None: the first.
    """
    if len(texts) == 2:
        first, second = map(_main_language, texts)
        if isinstance(first, Document) and isinstance(second, Bitext):
            second = _counterpart(second, first)
        elif isinstance(first, Bitext) and isinstance(second, Document):
            first = _counterpart(first, second)
        if isinstance(first, Document) and isinstance(second, Document):
            turned = second.lang == source_lang != first.lang
            return (_join(second, first) if turned else _join(first, second),)
    return tuple(_bilingual(found, alone=len(texts) == 1) for found in texts)


def _main_language(found: Document | Bitext) -> Document | Bitext:
    """A file of two that is in one language but for a title or so, as a Document."""
    if isinstance(found, Document) or found.pairs is not None:
        return found
    sizes = {
        found.source_lang: text.weight(found.source),
        found.target_lang: text.weight(found.target),
    }
    for lang, size in sizes.items():
        if size >= _MAIN_SHARE * sum(sizes.values()):
            return text.reduced(found, lang)
    return found


def _counterpart(found: Bitext, beside: Document) -> Document | Bitext:
    """A file named with one in the other language, as a Document if it may translate that.

    What stands in both files word for word says nothing of it, nor do names in English: a page
    about programs may have more of them than Chinese.
    """
    if found.pairs is not None:
        return found
    same = {p.text for p in beside.paragraphs} | {item.text for item in beside.unpaired}
    wanted = other(beside.lang)
    every, _ = text.undivided(wanted, (*found.source, *found.target), ())
    own = [p for p in every if p.lang == wanted]
    strays = [
        p
        for p in every
        if p.lang != wanted
        and not (p.aside or p.text in same or (wanted == "zh" and not has_function_words(p.text)))
    ]
    size = text.weight(own)
    is_main = size >= _MAIN_SHARE * (size + text.weight(strays))
    is_fair = len(own) > _FAIR_SHARE * (len(own) + len(strays))
    return text.reduced(found, wanted) if is_main or is_fair else found


def _join(first: Document, second: Document) -> Bitext:
    if first.lang == second.lang:
        # Whether a text in Latin letters is English is not known.
        language = "Chinese" if first.lang == "zh" else "Latin letters"
        reason = f"is in {language} like {first.name}"
        raise InputError(f"{reason}; one English and one Chinese file are needed", second.name)
    pairs, left = _pairs_by_format(first, second)
    if pairs is None:
        first, second = with_strays(first, second)
    return Bitext(
        name=f"{first.name} + {second.name}",
        source_lang=first.lang,
        target_lang=second.lang,
        source=first.paragraphs if pairs is None else _paragraphs(pairs, "source"),
        target=second.paragraphs if pairs is None else _paragraphs(pairs, "target"),
        pairs=pairs,
        unpaired=(*first.unpaired, *second.unpaired, *left),
        notes=first.notes + second.notes,
    )


def _pairs_by_format(
    first: Document, second: Document
) -> tuple[tuple[Pair, ...] | None, list[Unpaired]]:
    """The pairs of two documents whose format says what belongs together, else None."""
    if first.pairing == second.pairing == "unit":
        pairs, left = keyed.by_unit(first.paragraphs, second.paragraphs)
        return tuple(pairs), left
    if first.pairing == second.pairing == "time":
        return tuple(subtitles.by_time(first.paragraphs, second.paragraphs)), []
    return None, []


def _paragraphs(pairs: Iterable[Pair], side: Side) -> tuple[Paragraph, ...]:
    """One side of all pairs, in their order."""
    return tuple(p for pair in pairs for p in (pair.source if side == "source" else pair.target))


def _bilingual(found: Document | Bitext, *, alone: bool) -> Bitext:
    if isinstance(found, Bitext):
        return found
    missing = LANGUAGE_NAMES[other(found.lang)]
    only = f"only {LANGUAGE_NAMES[found.lang]} was found"
    if alone:
        raise InputError(f"{only}; name its {missing} counterpart as second file", found.name)
    raise InputError(
        f"{only}, no {missing}; name two files, one in each language, or bilingual ones", found.name
    )
