"""S203 cut-off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import ClassVar

from aligner import lexicon
from aligner.checks.listed import lists, separated
from aligner.checks.open_ends import cut_word, ends_in_comma, ends_in_half, goes_on, is_open
from aligner.checks.prose import is_code, is_reference
from aligner.denied import is_told
from aligner.names import names_in_chinese, read_english
from aligner.names.matching import told
from aligner.unmarked import unmarked
from aligner.verdict import Finding, Severity
from corpus.images import image_name
from corpus.language import HAN_PER_WORD, script_counts
from corpus.model import Pair, Span

#: The document shows how its paragraphs end if it has so many of them ...
MIN_SHOWN = 4
#: ... and this share of them ends as a sentence does.
USUAL = 0.9
#: With this share, longer paragraphs at least.
MOSTLY = 0.5
#: From this measure of what is lost on, a missing end is for review: where no other paragraph
#: lacks one, where few do, where many do, and where the source lacks one too; and from this one on
#: it is surely lost. Set on news, a book and talks with ends cut off.
LOST_ALONE, LOST, LOST_UNUSUAL, LOST_BOTH, LOST_SURELY = 0.3, 0.65, 1.15, 1.3, 1.2
#: What a last character adds that is no word that sentences end in.
HALF_WORD = 0.3
#: Shorter texts, in characters, may be headings that end in anything.
LEAST = 12
#: Of so many words at most a sentence may be a label of an interface, of which Chinese often drops
#: the full stop; and what has no full stop itself a heading or a cell of a table, or a caption that
#: ends in a name.
LABEL, HEADING, CAPTION = 6, 14, 24
#: Lines of which so many, and this share, are seen to be parts of sentences, as in subtitles, may
#: end in anything.
PARTS, OF_PARTS = 2, 0.1
#: A translation shorter than this share of what is usual in the document has lost its end, if so
#: much of the source's is not in it.
SHORT, END_LOST = 0.75, 0.2
#: A single sentence of so many words at most may be an item of a list or a caption, and far shorter
#: than usual: without a sign in the text only so much of an end that is lost says that it breaks
#: off.
ITEM, ITEM_LOST = 24, 0.8

#: A translation that seems whole and is far too short breaks off if so much of the source's end is
#: lost.
BREAKS_OFF = 0.5

_CLOSERS = r"\"'”’»)）\]】」』》*_`~\s"
_END = re.compile(rf"[.!?。！？…．][{_CLOSERS}]*$|[^\W\d_][.!?。！？…]\s?[\[(（]\d+[\])）]$")
_ABBREVIATED = re.compile(rf"\b(?:etc|e\.g|i\.e|et\sal|Inc|Ltd|Corp|Co)\.[{_CLOSERS}]*$")
#: How a line begins that goes on with a sentence.
_BEGINS_SMALL = re.compile(r"[\"'“‘(]*[a-z]+[\s,]")
#: How an address to hearers or readers begins, which ends in a comma or a colon.
_ADDRESSES = re.compile(
    r"(?:Dear|Distinguished|Honou?r(?:ed|able)|Esteemed|Respected|Ladies|Your Excellenc\w+)\b"
    "|[^，。；]{0,12}(?:尊敬|敬爱|敬愛|亲爱|親愛|各位|女士们|女士們)"
)
_GREETED = re.compile(rf"[,，:：!！][{_CLOSERS}]*$")
#: What announces what comes next, and so ends a paragraph too.
_ANNOUNCES = re.compile(rf"[:：][{_CLOSERS}]*$")
#: How much of its last sentence is shown, in characters, and what ends the one before.
_TAIL = 24
_STOP = re.compile(r"[。！？!?…]|\.\s")
_WORD_REST = re.compile(r"(?<=[A-Za-z0-9'’-])[A-Za-z0-9'’-]*\s*(?=.)")
_LATIN = re.compile("[A-Za-z]+")
_TAIL_SOURCE, _TAIL_WORDS, _LAST_WORDS = 400, 6, 2


def ends(text: str) -> bool:
    """Whether a text ends as a sentence does, or with a colon; quotation marks and brackets may
    follow."""
    return bool(_END.search(text[-60:]) or _ANNOUNCES.search(text[-20:]))


def _stops(source: str) -> bool:
    """The same of a source, of which the last full stop may be that of an abbreviation: "etc.)"."""
    return ends(source) and not _ABBREVIATED.search(source[-60:])


class CutOff:
    """A translation that breaks off in the middle of a sentence."""

    code: ClassVar[str] = "S203"
    name: ClassVar[str] = "cut-off"
    help: ClassVar[str] = "the translation breaks off in the middle of a sentence"

    def check_all(self, pairs: Sequence[Pair]) -> Iterable[tuple[int, Finding]]:
        """Yield (index of the pair, finding), by pair."""
        prose = [(number, _bare(pair)) for number, pair in enumerate(pairs) if _is_prose(pair)]
        parts = sum(_is_part(pair) for _, pair in prose)
        runs_on = parts >= max(PARTS, OF_PARTS * len(prose))
        whole = [pair for _, pair in prose if _stops(pair.source_text)]
        broken = sum(not ends(pair.target_text) for pair in whole)
        shown = len(whole) >= MIN_SHOWN and not runs_on
        usual = shown and broken <= (1 - USUAL) * len(whole) + 1
        mostly = shown and broken <= (1 - MOSTLY) * len(whole)
        limit = LOST_UNUSUAL if not usual else LOST_ALONE if broken == 1 else LOST
        items = [ends(pair.target_text) for pair in whole if _is_item(pair)]
        listed = {*separated(pairs), *_bare_items(pairs, prose)}
        bare = items.count(False) > max(1, len(items) / 2)
        ratio = median([_ratio(pair) for _, pair in prose] or [1.0])
        latin = Counter(word for _, pair in prose for word in set(_LATIN.findall(pair.target_text)))
        for number, pair in prose:
            text = pair.target_text.rstrip()
            if ends(text) or number in listed or _is_kept(pair):
                continue
            length = _ratio(pair) / ratio
            left_open = _is_left_open(pair, runs_on, latin)
            noted = usual or (mostly and _words(pair.source_text) > ITEM)
            severity = "weak" if left_open else _severity(pair, length, limit, usual, noted)
            if severity == "review" and bare and _is_whole_item(pair):
                severity = "note"
            if severity is not None:
                marked = pairs[number].target_text.rstrip()
                yield number, self._finding(pair, severity, length, marked)

    def _finding(self, pair: Pair, severity: Severity, length: float, marked: str) -> Finding:
        """marked: the translation with the marks that `pair` is without."""
        text = pair.target_text.rstrip()
        start = _tail_start(text)
        tail = " ".join(text[start:].split())
        place = unmarked(marked).origin
        first = start if place is None else int(place[start])
        whole = severity == "note" or (_seems_whole(pair) and not _is_end_lost(pair, severity))
        says = "has no final punctuation" if whole else "breaks off"
        return Finding(
            self.code,
            severity,
            f"The translation {says}: …{tail}",
            target_spans=(Span(first, len(marked)),),
            evidence={"end": tail, "length": round(length, 3)},
        )


def _bare_items(pairs: Sequence[Pair], prose: Iterable[tuple[int, Pair]]) -> Iterator[int]:
    """The whole items of lists of which none has the final punctuation of its source."""
    whole = {number: pair for number, pair in prose if _stops(pair.source_text)}
    for items in lists(pairs):
        own = [number for number in items if number in whole]
        if len(own) > 1 and not any(ends(whole[number].target_text) for number in own):
            yield from (number for number in own if _is_whole_item(whole[number]))


def _bare(pair: Pair) -> Pair:
    """A pair without marks of Markdown and destinations of links, which are no part of its
    length."""
    texts = unmarked(pair.source_text).text, unmarked(pair.target_text).text
    first = pair.source[0], pair.target[0]
    return Pair(*((replace(own, text=text),) for own, text in zip(first, texts, strict=True)))


def _tail_start(text: str) -> int:
    """Where that of a text begins which is shown: in its last sentence, and with a whole word."""
    start = max(0, len(text) - _TAIL)
    start = max([start, *(stop.end() for stop in _STOP.finditer(text, start, len(text) - 1))])
    rest = _WORD_REST.match(text, start)
    return rest.end() if rest else start


def _tail_lost(pair: Pair) -> float:
    """The share of the source's last content words that the target does not have, [0, 1]."""
    source, target = pair.source_text[-_TAIL_SOURCE:], pair.target_text
    if pair.source[0].lang == "en":
        words = lexicon.content_tokens(source)[-_TAIL_WORDS:]
        tail = source[words[0].start :] if words else ""
        found = lexicon.coverage(tail, target, lexicon.load())
        return found.english_lost / max(found.english, 1)
    found = lexicon.coverage(target, source[-2 * _TAIL_WORDS :], lexicon.load())
    return found.chinese_lost / max(found.chinese, 1)


def _severity(pair: Pair, length: float, limit: float, usual: bool, noted: bool) -> Severity | None:
    """How grave an end without punctuation is; `usual`: paragraphs of the document have it; noted:
    those like this one.

    length: the pair's ratio of lengths over the usual one. limit: of what is lost, for review.
    """
    half = _ends_in_half(pair)
    stopped = _stops(pair.source_text)
    short = LABEL if stopped else CAPTION if _ends_in_name(pair) else HEADING
    if not half and (pair.source[0].heading or _words(pair.source_text) <= short):
        return None
    lost = 1.5 * (1 - length) + half * HALF_WORD
    few = min(len(pair.source_text), len(pair.target_text)) < LEAST
    if not stopped and (few or lost + 1 <= LOST_BOTH):  # even if all of its end is lost
        return None
    end = _tail_lost(pair)
    lost += end
    if not stopped:
        return "review" if lost > LOST_BOTH else None
    if lost > LOST_SURELY or (usual and length < SHORT and end >= END_LOST):
        return "review" if _is_whole_item(pair) and end < ITEM_LOST else "weak"
    return "review" if lost > limit else "note" if noted else None


def _is_kept(pair: Pair) -> bool:
    """Whether the translation has the source as it is, such as a message before its gloss."""
    source = pair.source_text.strip()
    return len(source) >= LEAST and source in pair.target_text


def _ends_in_half(pair: Pair) -> bool:
    """Whether a Chinese translation ends in what may be half a word, and in none that the source
    ends in, too."""
    text = pair.target_text.rstrip()
    if pair.target[0].lang != "zh" or not ends_in_half(text):
        return False
    last = lexicon.content_tokens(pair.source_text[-_TAIL_SOURCE:])[-_LAST_WORDS:]
    return not is_told(text[-1], "zh", " ".join(word.text for word in last))


def _seems_whole(pair: Pair) -> bool:
    """Whether only the full stop of the source is missed at the end of a translation."""
    left_open = is_open(pair.target_text.rstrip(), pair.target[0].lang)
    return _stops(pair.source_text) and not left_open and not _ends_in_half(pair)


def _is_end_lost(pair: Pair, severity: Severity) -> bool:
    """Whether so much of the source's last words is not there that the translation breaks off."""
    return severity == "weak" and _tail_lost(pair) >= BREAKS_OFF


def _is_whole_item(pair: Pair) -> bool:
    return _is_item(pair) and _seems_whole(pair)


def _is_item(pair: Pair) -> bool:
    """Whether a pair is one short sentence, as items of lists and captions are."""
    texts = (pair.source_text.rstrip(), pair.target_text.rstrip())
    one = not any(_STOP.search(text, 0, len(text) - 1) for text in texts)
    return one and _words(pair.source_text) <= ITEM


def _words(text: str) -> float:
    counts = script_counts(text)
    return counts.latin_words + counts.han / HAN_PER_WORD


def _ends_in_name(pair: Pair) -> bool:
    """Whether a Chinese translation ends in a name that the source has."""
    text = pair.target_text.rstrip()
    if pair.target[0].lang == "en":
        return False
    words = lexicon.load()
    names = names_in_chinese(text[-_TAIL:], words)
    last = next((name for name in names if name.span.end == len(text[-_TAIL:])), None)
    return last is not None and told(last, read_english(pair.source_text[-_TAIL_SOURCE:]), words)


def _is_part(pair: Pair) -> bool:
    """Whether a pair is seen to be a part of sentences: its source ends in a comma, or the English
    begins with a word in small letters."""
    english = pair.source_text if pair.source[0].lang == "en" else pair.target_text
    return ends_in_comma(pair.source_text.rstrip()) or bool(_BEGINS_SMALL.match(english))


def _is_left_open(pair: Pair, runs_on: bool, latin: Mapping[str, int]) -> bool:
    """Whether the translation, and not the source, ends where no sentence does; where sentences run
    on from pair to pair, whether it ends in half a word.

    latin: in how many translations of the document a word stands.
    """
    source, target = pair.source_text.rstrip(), pair.target_text.rstrip()
    if min(len(source), len(target)) < LEAST and not ends_in_comma(target):
        return False
    lang = pair.target[0].lang
    left = not runs_on and is_open(target, lang)
    if not left and lang == "zh" and not pair.source[0].heading:
        cut = cut_word(source, target)
        left = bool(cut) and latin[cut] == 1  # a word that recurs is none that was cut
    return left and not goes_on(source, pair.source[0].lang)


def _is_prose(pair: Pair) -> bool:
    """Whether both sides are there and are no code, heading before a list, bibliography, image."""
    if not pair.source or not pair.target:
        return False
    texts = pair.source_text, pair.target_text
    if _ANNOUNCES.search(texts[0][-20:]) and min(map(len, texts)) < LEAST:
        return False
    if any(image_name(text.strip()) for text in texts):
        return False
    if all(_ADDRESSES.match(text) and _GREETED.search(text[-_TAIL:]) for text in texts):
        return False
    return not any(is_code(t) or is_reference(t) for t in texts)


def _ratio(pair: Pair) -> float:
    return len(pair.target_text) / max(1, len(pair.source_text))
