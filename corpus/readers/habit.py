"""Short texts that say one thing in both languages, where that is the habit of a file.

A heading 概要 (Summary) of a page in which Chinese and English take turns is the heading of both.
In a page of one language the same is a term with its name, and stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.bilingual_titles import Title, title_in_both
from corpus.model import Lang, Location, Paragraph, Span, Unpaired
from corpus.spans import blanked

#: From as many headings in both languages on, if they are as large a share of all, it is the
#: habit of a file; links alone on their lines count with them.
_FEWEST, _SHARE = 2, 0.5
#: Stands for a character of what is protected, and is of no language.
_MASK = "\ue000"


def divided(items: Sequence[Paragraph | Unpaired]) -> list[Paragraph | Unpaired]:
    """The texts of a bilingual file with those paragraphs divided that are titles in both
    languages, if that is the habit of it."""
    own = {item.text.casefold() for item in items if isinstance(item, Paragraph)}
    titles: dict[int, Title] = {}
    for index, item in enumerate(items):
        title = _title(item)
        # where the English stands elsewhere by itself, this is a name beside the Chinese
        if title and _of(item, title.english).casefold() not in own:
            titles[index] = title
    if not _is_habit(items, titles):
        return list(items)
    found: list[Paragraph | Unpaired] = []
    for index, item in enumerate(items):
        if isinstance(item, Paragraph) and index in titles:
            found.extend(_parts(item, titles[index]))
        else:
            found.append(item)
    return found


def _title(item: Paragraph | Unpaired) -> Title | None:
    if isinstance(item, Unpaired) or item.whole or item.aside:
        return None
    text = blanked(item.text, item.protected, _MASK)[: _end(item)]
    return title_in_both(text, heading=bool(item.heading))


def _end(paragraph: Paragraph) -> int:
    """Where a text ends without the address of a link and the tags at its end."""
    end = len(paragraph.text)
    for span in reversed(paragraph.protected):
        if span.end != end or paragraph.text[span.start] not in "<]{":
            break
        end = len(paragraph.text[: span.start].rstrip())
    return end


def _is_habit(items: Sequence[Paragraph | Unpaired], titles: Iterable[int]) -> bool:
    """Whether most headings, and links alone on their lines, are titles in both languages."""
    names = [item for item in items if isinstance(item, Paragraph) and _is_name(item)]
    every = {id(name.whole or name) for name in names}
    both = {id(name.whole) for name in names if name.whole}
    both |= every.intersection(id(items[index]) for index in titles)
    return len(both) >= max(_FEWEST, _SHARE * len(every))


def _is_name(paragraph: Paragraph) -> bool:
    """Whether a text is what something is called: a heading, or nothing but a link."""
    if paragraph.heading:
        return True
    text, last = paragraph.text, paragraph.protected[-1:]
    return text.startswith("[") and any(
        text.startswith("](", span.start) and span.end == len(text) for span in last
    )


def _parts(paragraph: Paragraph, title: Title) -> Iterator[Paragraph | Unpaired]:
    """The two languages of a title, and what stands beside both, the word that leads to a link or
    tags; the link itself is what they are written in, as brackets are."""
    sides: list[tuple[Span, Lang]] = sorted([(title.chinese, "zh"), (title.english, "en")])
    if title.label:
        yield _aside(paragraph, title.label, "other-language")
    for span, lang in sides:
        yield replace(
            paragraph,
            text=_of(paragraph, span),
            lang=lang,
            location=_at(paragraph, span),
            protected=tuple(
                Span(own.start - span.start, own.end - span.start)
                for own in paragraph.protected
                if span.start <= own.start < span.end
            ),
            whole=paragraph,
        )
    for own in paragraph.protected:
        inside = any(span.start <= own.start < span.end for span, _ in sides)
        if not inside and not paragraph.text.startswith("](", own.start):
            yield _aside(paragraph, own, "code")


def _aside(paragraph: Paragraph, span: Span, reason: str) -> Unpaired:
    text = _of(paragraph, span).strip()
    return Unpaired(text, _at(paragraph, span), reason, whole=paragraph)


def _at(paragraph: Paragraph, span: Span) -> Location:
    """Where a part of a paragraph stands: such a text is one line."""
    location = paragraph.location
    return replace(location, column=location.column + span.start)


def _of(paragraph: Paragraph | Unpaired, span: Span) -> str:
    return paragraph.text[span.start : span.end]
