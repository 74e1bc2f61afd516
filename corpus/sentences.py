"""Sentence segmentation, English and Chinese.

The boundaries are sentencex's (Wikimedia; rule-based, MIT), with what a search for a missing
sentence needs added: a newline always ends a sentence, a long quotation is divided inside,
and a bare list number, a tag or a speech tag ("他说。") is no sentence of its own; marks of
emphasis and links stay with the sentence that they close.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from corpus.model import Lang, Span
from corpus.scripts import HAN
from corpus.shortcodes import IN_DESTINATION, shortcodes

#: Longest piece given to sentencex at once, in characters: its time grows with the square of
#: the length of Chinese and of quotations (a million characters took over two minutes).
_CHUNK: dict[Lang, int] = {"en": 2_000, "zh": 2_000}
#: From this length on a sentence that is one quotation of several is divided inside.
_LONG_QUOTE: dict[Lang, int] = {"en": 180, "zh": 60}

_LINE = re.compile(r"[^\r\n]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_QUOTES = re.compile('[“”"「」『』]')
_CLOSING = "”’」』）)》】]"
_CLOSERS = rf"[{re.escape(_CLOSING)}\"]*"
_ROOM: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(rf"[a-z]{{3}}[.!?]{_CLOSERS}\s+(?=[A-Z“\"])"),
    "zh": re.compile(rf"[。！？!?]{_CLOSERS}"),
}
_AFTER_BRACKET: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"[.!?]\)\s+(?=[A-Z“\"])"),
    "zh": re.compile(r"[.。！？!?][)）]"),
}
_BETWEEN_QUOTES = re.compile("[.。！？!?…]([”」』])(?=\\s*[“「『])")
#: What stands behind a quotation inside a sentence: 「怎么办？」这类问题, “谁在？”——他想。
_BEHIND_QUOTATION = re.compile(
    "(?<=[”」』])(?:—|的|之[类類前後]|[这這那此一][类類种種]|[这這]樣的|这样的|[等时時](?=[，、。；])"
    "|一[节節章](?=[中里裏，。的]))"
)
_SPEECH_TAG = re.compile("[\u4e00-\u9fff]{0,5}[说說道问問喊答][。！？.!?]")
#: A title's subtitle: a long bracket that ends a line, nothing behind it; behind Chinese one
#: without Chinese is a gloss.
_SUBTITLE: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"(?<=[\w\d”\"])\s(?=\([^().!?]{40,300}\)$)"),
    "zh": re.compile(
        rf"(?<=[\w》”])\s?(?=[(（](?=[^()（）]{{0,190}}[{HAN}]{{4}})[^()（）。！？!?]{{20,200}}[)）]$)"
    ),
}
#: (2), which begins an item where a sentence has ended, and goes on elsewhere: 禁用 (2) 和 (3)。
_ITEM = re.compile(r"\s*[(（](?:\d{1,3}|[A-Za-z]|[ivx]{2,4})[)）]")
_ENDED = re.compile(rf"(?:^|[.。！？!?;；:：…]){_CLOSERS}\s*$")
_DESTINATION = rf"(?:\({IN_DESTINATION}{{1,500}}\)|\[[^\[\]\n]{{0,200}}\])"
_BEHIND_LINK = re.compile(rf"(?<=\]){_DESTINATION}")
#: A sentence that ends in a link.
_ENDS_IN_LINK: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(rf"[a-z`)][.!?]\]{_DESTINATION}(?=\s+[*_~`\[]{{0,3}}[A-Z“\"])"),
    "zh": re.compile(rf"[。！？]\]{_DESTINATION}"),
}
_EMPHASIS = re.compile(
    r"\*{1,3}|~~|(?<![A-Za-z0-9_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![A-Za-z0-9_])"
)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
#: A tag with an attribute, which may hold sentences of its own.
_ATTRIBUTES = re.compile(
    r"<[A-Za-z][\w-]{0,30}(?:\s+[\w:-]{1,40}=(?:\"[^\"<>\n]{0,500}\"|'[^'<>\n]{0,500}')){1,20}\s*/?>"
)
#: Abbreviations that sentencex takes for the end of a sentence: those that never are, those that
#: are not before a number, and those of a time of day before its weekday or zone.
_ABBREVIATED = re.compile(
    r"\b(?:Ms|Mx|Amb|Ald|Gens|Profs|Pres|Ft|Eq|Vol|Ch|(?i:approx|incl|excl|cf|viz))\.\s*$"
)
_BEFORE_NUMBER = re.compile(
    r"""\b(?:(?i:figs?|tabs?|nos?|arts?|paras?|cls?|refs?|suppls?|vols?|vers?|chs?|chaps?|secs?|eqs?
      |eds?|pp?|al|est|max|min|temp|resp|dept)
    | Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.\s*$""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"\s*[(\[±<>≤≥~$€£]?\d")
_TIME = re.compile(r"\b[ap]\.m\.\s*$", re.IGNORECASE)
_OF_TIME = re.compile(
    r"\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]{1,2}[SD]?T\b|UTC\b)"
)
#: The longest of these abbreviations, with the blanks behind it.
_REACH = 12
_SEMICOLON = re.compile("[;；]")
_ENTITY = re.compile(r"&#?\w{1,10};")


def sentences(text: str, lang: Lang) -> tuple[Span, ...]:
    """Spans of the sentences of a text, in order, trimmed of surrounding white space.

    Offsets count characters. Every character that is not white space lies in exactly one span;
    a text of white space only has none. Time is linear in the length. Never raises.
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        cuts = _cuts(line.group(), lang)
        spans.extend(_spans(text, line.start(), line.end(), (line.start() + c for c in cuts)))
    return tuple(spans)


def clauses(text: str, lang: Lang) -> tuple[Span, ...]:
    """Like `sentences`, divided at semicolons too."""
    spans: list[Span] = []
    for span in sentences(text, lang):
        entities = {m.end() - 1 for m in _ENTITY.finditer(text, span.start, span.end)}
        cuts = (
            min(_past_closing(text, m.end()), span.end)
            for m in _SEMICOLON.finditer(text, span.start, span.end)
            if m.start() not in entities
        )
        spans.extend(_spans(text, span.start, span.end, cuts))
    return tuple(spans)


def _spans(text: str, start: int, end: int, cuts: Iterable[int]) -> Iterator[Span]:
    """The pieces of text[start:end] between the cuts, trimmed; pieces of space are left out."""
    previous = start
    for cut in [*sorted(cuts), end]:
        piece = text[previous:cut]
        if piece.strip():
            left = previous + len(piece) - len(piece.lstrip())
            yield Span(left, left + len(piece.strip()))
        previous = max(previous, cut)


def _cuts(line: str, lang: Lang) -> list[int]:
    """Offsets in the line at which a sentence ends and the next begins."""
    clean = _SURROGATE.sub("\ufffd", line)
    found = {c for c in _boundaries(clean, lang) if not _goes_on(clean, c)}
    for start, end in _pieces(found, len(line)):
        if end - start > _LONG_QUOTE[lang]:
            masked = _QUOTES.sub(" ", clean[start:end])
            if masked != clean[start:end]:
                found.update(start + cut for cut in _boundaries(masked, lang))
        if clean[start:end].lstrip()[:1] in ("(", "（") and (
            match := _AFTER_BRACKET[lang].search(clean, start, end)
        ):
            found.add(match.end())
    found.update(match.end(1) for match in _BETWEEN_QUOTES.finditer(clean))
    found.update(match.end() for match in _ENDS_IN_LINK[lang].finditer(clean))
    if subtitle := _SUBTITLE[lang].search(clean, max(0, len(clean) - 320)):
        found.add(subtitle.end())
    marks = _closing_marks(clean)
    ends = (_past_closing(clean, marks.get(cut, cut)) for cut in _outside(clean, found))
    cuts = {cut for cut in ends if not _BEHIND_QUOTATION.match(clean, cut)}
    lettered = _TAG.sub(lambda tag: " " * len(tag[0]), clean)
    return _without_scraps(lettered, sorted(cuts))


def _outside(line: str, cuts: Iterable[int]) -> Iterator[int]:
    """The cuts that are in no tag with attributes and in no shortcode."""
    whole = sorted(
        [
            *(Span(*match.span()) for match in _ATTRIBUTES.finditer(line)),
            *(shortcode.span for shortcode in shortcodes(line)),
        ]
    )
    for cut in cuts:
        before = bisect_left(whole, cut, key=lambda span: span.start)
        if not before or cut >= whole[before - 1].end:
            yield cut


def _closing_marks(line: str) -> dict[int, int]:
    """Where marks of emphasis that close begin and end."""
    opened: set[str] = set()
    found = {}
    for match in _EMPHASIS.finditer(line):
        mark, (start, end) = match[0], match.span()
        if mark in opened and not line[start - 1].isspace():
            opened.remove(mark)
            found[start] = end
        elif not line[end : end + 1].isspace():
            opened.add(mark)
    return found


def _goes_on(line: str, cut: int) -> bool:
    """Whether the sentence goes on behind a cut: behind an abbreviation, with a number in
    brackets."""
    start = max(0, cut - _REACH)
    if _ABBREVIATED.search(line, start, cut):
        return True
    if _ITEM.match(line, cut) and not _ENDED.search(line, start, cut):
        return True
    for abbreviation, following in ((_BEFORE_NUMBER, _NUMBER), (_TIME, _OF_TIME)):
        if abbreviation.search(line, start, cut) and following.match(line, cut):
            return True
    return False


def _pieces(cuts: set[int], end: int) -> list[tuple[int, int]]:
    edges = sorted(cuts | {0, end})
    return list(pairwise(edges))


def _boundaries(line: str, lang: Lang) -> Iterator[int]:
    """sentencex's boundaries, the line handed over in chunks."""
    from sentencex import get_sentence_boundaries

    start = 0
    while start < len(line):
        end, natural = _chunk_end(line, start, lang)
        for boundary in get_sentence_boundaries(lang, line[start:end]):
            cut = start + boundary["end_index"]
            if cut < end or natural:
                yield cut
        start = end


def _chunk_end(line: str, start: int, lang: Lang) -> tuple[int, bool]:
    """Where the chunk ends, and whether a sentence ends there too."""
    size = _CHUNK[lang]
    if len(line) - start <= size:
        return len(line), True
    match = _ROOM[lang].search(line, start + size // 2, start + size)
    return (match.end(), True) if match else (start + size, False)


def _past_closing(line: str, cut: int) -> int:
    """Closing quotes and brackets right behind a boundary stay with their sentence, and where a
    link leads."""
    while 0 < cut < len(line) and line[cut] in _CLOSING and not line[cut - 1].isspace():
        cut += 1
    link = _BEHIND_LINK.match(line, cut)
    return link.end() if link else cut


def _without_scraps(line: str, cuts: list[int]) -> list[int]:
    """Drop the cut after a piece without letters and the one before a speech tag.

    A piece without letters goes with what follows ("1. First ..."), the last one with what
    stands before it.
    """
    kept: list[int] = []
    start, lettered = 0, False
    for cut in [cut for cut in cuts if 0 < cut < len(line)]:
        lettered = lettered or _has_letter(line, start, cut)
        start = cut
        tag = line[cut - 1] in _CLOSING + '"' and _SPEECH_TAG.match(line, cut)
        if lettered and not tag:
            kept.append(cut)
            lettered = False
    if kept and not _has_letter(line, kept[-1], len(line)):
        kept.pop()
    return kept


def _has_letter(line: str, start: int, end: int) -> bool:
    return any(char.isalpha() for char in line[start:end])
