"""Two files that are known to be each other's translation, whatever state they are in."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import InputError, NoTextError
from corpus.model import LANGUAGE_NAMES, Bitext, Document, Lang, other
from corpus.readers import ReadOptions, bitexts_of, read
from corpus.readers.strays import with_strays
from corpus.readers.text import reduced, weight


class UntranslatedError(InputError):
    """Two files that should be translations of each other are in one language."""


def read_two(source: Path, target: Path, options: ReadOptions) -> tuple[Bitext, ...]:
    """Read a source and its translation.

    Where the plain reading of two files fails, a file without text is a side without a paragraph,
    and what is not in a file's own language (a page translated in part) is left unpaired. Raises
    NoTextError for two without text, UntranslatedError for two in one language, InputError for
    what cannot be read.
    """
    first, second = _text(source, options), _text(target, options)
    if first is None or second is None:
        full = first or second
        if full is None:
            raise NoTextError("has no text, like its counterpart", source)
        return (_alone(full, is_source=second is None),)
    try:
        return bitexts_of([first, second])
    except InputError as error:
        found = _by_side(first, second)
        if found is None:
            raise error from None
        return (found,)


def _text(path: Path, options: ReadOptions) -> Document | Bitext | None:
    try:
        return read(path, options=options)
    except NoTextError:
        return None


def _alone(found: Document | Bitext, *, is_source: bool) -> Bitext:
    """A file whose counterpart is empty."""
    if isinstance(found, Bitext):
        raise InputError("holds both languages, and its counterpart is empty", found.name)
    empty = Document(found.name, other(found.lang), ())
    return _joined(found, empty) if is_source else _joined(empty, found)


def _by_side(source: Document | Bitext, target: Document | Bitext) -> Bitext | None:
    """Each file reduced to its side's language; None where that is no way to read them."""
    lang = _main_language(source)
    sides = _reduced(source, lang), _reduced(target, other(lang))
    if sides[0] is None or (sides[1] is None and isinstance(target, Bitext)):
        return None
    if sides[1] is None:
        reason = f"is in {LANGUAGE_NAMES[lang]} like {source.name}; it is not translated"
        raise UntranslatedError(reason, target.name)
    return _joined(*with_strays(sides[0], sides[1]))


def _main_language(found: Document | Bitext) -> Lang:
    if isinstance(found, Document):
        return found.lang
    more = weight(found.source) >= weight(found.target)
    return found.source_lang if more else found.target_lang


def _reduced(found: Document | Bitext, lang: Lang) -> Document | None:
    if isinstance(found, Document):
        return found if found.lang == lang else None
    if found.pairs is not None:
        return None
    return reduced(found, lang)


def _joined(source: Document, target: Document) -> Bitext:
    return Bitext(
        name=f"{source.name} + {target.name}",
        source_lang=source.lang,
        target_lang=target.lang,
        source=source.paragraphs,
        target=target.paragraphs,
        unpaired=source.unpaired + target.unpaired,
        notes=source.notes + target.notes,
    )
