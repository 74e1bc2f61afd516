"""Which language a text is in, and the two halves of a line that holds both.

Script does nearly all of the work: English is written in Latin letters, Chinese in Han
characters. What is left is mixed text, and there grammar decides: Latin words inside Chinese
are mostly names (capitalised), Han characters inside English mostly a quoted term.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from corpus.model import Lang, other
from corpus.scripts import (
    HAN_CHAR,
    HAN_RUN,
    LATIN,
    LATIN_CHAR,
    WORD,
    ScriptCounts,
    script_counts,
    without_addresses,
)

__all__ = [
    "HAN_PER_WORD",
    "Half",
    "ScriptCounts",
    "has_function_words",
    "language_of",
    "script_counts",
    "split_bilingual",
    "without_addresses",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: A gloss in brackets; it stops at any bracket, which keeps the search linear.
_GLOSS = re.compile(r"[(（][^()（）]*[)）]")
#: What a gloss of a name does not have, and how much heavier than all else text in brackets is
#: that is no gloss.
_GRAMMAR, _MAIN_TEXT = re.compile("[的了是在]"), 6

#: A link's text, or words quoted that are no sentence.
_CITATION = re.compile(
    r"""\[[^\[\]]*\](?:\([^()\s]*\))? | [“"「][^“”"「」]*[^.!?。！？…“”"「」][”"」]""", re.VERBOSE
)

#: Han characters that stand for one English word, on average, in translations.
HAN_PER_WORD = 1.6

_FUNCTION_WORDS = _set(
    "a an and are as at be been but by can could did do does for from had has have he her his i"
    " if in into is it its may more not of on or our she should so such than that the their them"
    " then there these they this to was we were what when where which who will with would you"
    " your"
)
_FUNCTION_HAN = frozenset(
    "的了是在和与與为為有不这這也就把被对對中并並等将將着著过過到从從让讓由于於"
)


#: What stands before the last part of a name like "Node.js".
_SUFFIX = re.compile(f"[{LATIN}]\\.$")


class Half(NamedTuple):
    """One language's part of a bilingual line; `column` is its character offset in the line."""

    text: str
    lang: Lang
    column: int


def _weigh_english(text: str) -> float:
    """English text in Han characters' worth; names count half, function words for more."""
    weight = 0.0
    for match in WORD.finditer(text):
        word = match.group()
        if _SUFFIX.search(text, max(0, match.start() - 2), match.start()):
            continue
        if word in _FUNCTION_WORDS:
            weight += 4.5
        else:
            weight += HAN_PER_WORD if word.islower() else HAN_PER_WORD / 2
    return weight


def _weigh_chinese(text: str) -> float:
    """Chinese text in Han characters, those that serve grammar counted three times."""
    runs = "".join(HAN_RUN.findall(text))
    return len(runs) + 2 * sum(n for c, n in Counter(runs).items() if c in _FUNCTION_HAN)


def language_of(text: str) -> Lang | None:
    """The language a text is in: "en", "zh" or None.

    None means no language at all (an address, digits, a rule, emoji) or one that is neither
    (mostly kana, hangul, Cyrillic, ...). Any language in Latin letters counts as English:
    telling English from French is not this function's business. Never raises.
    """
    bare = without_addresses(text)
    counts = script_counts(bare)
    han, foreign = counts.han, counts.foreign
    if counts.kana >= 2 and counts.kana >= 0.15 * (counts.kana + han):
        han, foreign = 0, foreign + han  # Japanese: its kanji are not Chinese
    english = counts.latin_words * HAN_PER_WORD if counts.latin >= 2 else 0.0
    if max(han, english) <= foreign:
        return None
    if not han or not english:
        return "zh" if han else "en"
    return _language_of_mixed(bare)


def has_function_words(text: str) -> bool:
    """Whether a text has an English word that sentences have and names do not."""
    return any(match.group().lower() in _FUNCTION_WORDS for match in WORD.finditer(text))


def _language_of_mixed(text: str) -> Lang:
    own = _CITATION.sub(" ", text)
    if HAN_CHAR.search(own) and not LATIN_CHAR.search(own):
        return "zh"
    bare = _GLOSS.sub(_unless_main_text(text), text)
    if not LATIN_CHAR.search(bare) and not HAN_CHAR.search(bare):
        bare = text
    return "zh" if _weigh_chinese(bare) >= _weigh_english(bare) else "en"


def _unless_main_text(text: str) -> Callable[[re.Match[str]], str]:
    """What a text in brackets leaves: nothing, unless it says in Chinese what the text has to say,
    as after the name of what it explains."""
    outside = _weigh_english(_GLOSS.sub(" ", text))

    def left(gloss: re.Match[str]) -> str:
        main = _GRAMMAR.search(gloss.group()) and (
            _weigh_chinese(gloss.group()) > _MAIN_TEXT * outside
        )
        return gloss.group() if main else " "

    return left


# --- lines that hold both languages -------------------------------------------------------

_OPENERS = frozenset("“‘\"'《〈「『（(【[<")
_CLOSERS = frozenset("”’\"'》〉」』）)】]>。．.！？!?…%％，,、；;：:")
#: White space of every kind, as `str.strip` takes it away, and signs.
_SEPARATORS = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000/|｜／—–-:：·•‧=~"
)
_EXPLICIT = re.compile(r"[/|｜／—–:：·•\t\u3000]|\s{2}|\s-+\s")
_TERMINAL = re.compile(r"[.!?。．！？][”’\"'）)》」』\]]*$")
_ENGLISH_END = re.compile(r"[.!?][”’\"')\]]*\s+")
_CHINESE_END = re.compile(r"[。．！？][”’\"'）)》」』\]]*")
#: How far a Latin name or a number may part a sentence's end from the Han characters.
_REACH = 40
#: A line of more characters than this is not two halves of anything.
_LONGEST = 50_000
#: What the second half cannot close.
_PAIRED = (
    ("“", "”"),
    ("《", "》"),
    ("〈", "〉"),
    ("「", "」"),
    ("『", "』"),
    ("(（", ")）"),
    ("[【", "]】"),
)
#: A quotation or a link as a whole, its address masked or not.
_CITED = re.compile(
    r"""[“‘「『《"'][^“‘「『《"”’」』》]*[”’」』》"'][^\w\s]*
      | \[[^\[\]]*\](?:\([^()\s]*\))?[^\w\s]*""",
    re.VERBOSE,
)
_COMMA_END = re.compile(r"[,，、;；(（“‘《]$")

#: The English half of a heading does not end in a word that wants an object.
_OPEN_ENGLISH = _FUNCTION_WORDS | _set(
    "called named means meaning titled term word character characters phrase expression"
)
#: Nor does the Chinese half end in one.
_OPEN_CHINESE = re.compile(
    "(?:(?<!目)的|了|(?<![存现現所内內外潜潛])在|(?<![共饱飽总總缓緩温溫])和|(?<![参參])[与與]|以及|是"
    "|[称稱名][为為]|叫做|[称稱]作|[把被将將从從叫让讓给給或这這该該每])$"
)
#: A Chinese text that begins like this goes on from the Latin words before it ...
_GOES_ON = re.compile(
    "[的是了与與及已也或都就则則]|等(?!待)|宣布|表示|[认認][为為]|指出|[称稱][,，：:“]|[说說]|推出|[发發][布佈](?![会會])"
)
#: ... and like this, if those words may be a name.
_MAY_GO_ON = re.compile(
    "[在将將为為让讓把被和还還又再从從向对對]|正在|正式|可以|能[够夠]|公司|系列"
)
_HEADING_WORDS = _set(
    "abstract acknowledgements acknowledgments appendix background bibliography chapter"
    " conclusion conclusions contents discussion figure foreword introduction methods method"
    " note notes outlook overview part preface references results section summary table"
)


def split_bilingual(line: str) -> tuple[Half, Half] | None:
    """The two halves of a line that says one thing in both languages, or None.

    "Models Open a New Stage 大模型开启新阶段" is split, in either order and with any of the
    usual separators; a Chinese sentence that begins or ends with Latin words and an English one
    that quotes Chinese are not. The halves come in the line's order, stripped, each with its
    own terminal punctuation; what stands between them is white space and separators only.
    """
    if len(line) > _LONGEST or not (HAN_CHAR.search(line) and LATIN_CHAR.search(line)):
        return None
    for cut, first in _cuts(line):
        halves = _halves(line, cut, first)
        if halves and _plausible(*halves, between=_between(line, *halves)):
            return halves
    return None


def _last_end(pattern: re.Pattern[str], line: str) -> int:
    end = 0
    for match in pattern.finditer(line):
        end = match.end()
    return end


def _cuts(line: str) -> list[tuple[int, Lang]]:
    """Places where the line could fall in two, with the language of what stands before."""
    words = list(WORD.finditer(line))
    runs = list(HAN_RUN.finditer(line))
    first_run, last_run, last_word = runs[0].start(), runs[-1].end(), words[-1].end()
    cuts: list[tuple[int, Lang]] = []
    # a sentence's end, with Latin letters on both sides of it
    before = _last_end(_ENGLISH_END, line[max(0, first_run - _REACH) : first_run])
    if before:
        cuts.append((max(0, first_run - _REACH) + before, "en"))
    after = _CHINESE_END.search(line, last_run, last_run + _REACH)
    if after:
        cuts.append((after.end(), "zh"))
    if words[0].start() < first_run:
        cuts.append((_start_of_chinese(line, first_run), "en"))
        run = HAN_RUN.search(line, last_word)
        if run and run.start() != first_run:  # the English half quotes Chinese
            cuts.append((_start_of_chinese(line, run.start()), "en"))
    else:
        cuts.append((_end_of_chinese(line, last_run), "zh"))
        end = _last_end(HAN_RUN, line[: words[0].start()])
        if end != last_run:  # the English half quotes Chinese
            cuts.append((_end_of_chinese(line, end), "zh"))
    return cuts


def _start_of_chinese(line: str, at: int) -> int:
    """Move back over digits, brackets and a Latin abbreviation that belong to the Chinese."""
    while at and (line[at - 1] in _OPENERS or line[at - 1].isdecimal()):
        at -= 1
    before = line[max(0, at - 24) : at]
    name = re.search(r"(?<=\s)[A-Z][A-Z0-9-]+( ?)$", before)
    if name and (not name.group(1) or name.group().strip() in line[: at - len(name.group())]):
        at -= len(name.group())
    return at


def _end_of_chinese(line: str, at: int) -> int:
    """Move on over digits, brackets and final punctuation that belong to the Chinese."""
    while at < len(line) and (line[at] in _CLOSERS or line[at].isdecimal()):
        at += 1
    return at


def _halves(line: str, cut: int, first: Lang) -> tuple[Half, Half] | None:
    left = line[:cut].rstrip()
    right = line[cut:].rstrip().lstrip(_SEPARATORS)
    bare = left.rstrip(_SEPARATORS)
    colons = left[len(bare) :] in (":", "：") and right.endswith((":", "："))
    if not colons:  # a colon after both halves belongs to them, after one it parts them
        left = bare
    start = len(left) - len(left.lstrip())
    left = left.lstrip()
    if not left or not right:
        return None
    second = other(first)
    return Half(left, first, start), Half(right, second, len(line.rstrip()) - len(right))


def _between(line: str, left: Half, right: Half) -> str:
    return line[left.column + len(left.text) : right.column]


def _plausible(left: Half, right: Half, *, between: str) -> bool:
    english, chinese = (left, right) if left.lang == "en" else (right, left)
    words = WORD.findall(english.text)
    han = script_counts(chinese.text).han
    if not words or not 0.8 <= han / len(words) <= 4:
        return False
    if _is_open(left.text):
        return False
    if _CITED.fullmatch(english.text) and not _CITED.fullmatch(chinese.text):
        return False
    terminal = bool(_TERMINAL.search(left.text))
    if terminal != bool(_TERMINAL.search(right.text)):
        return False
    names = len(WORD.findall(chinese.text)) / han
    if names > (0.5 if terminal else 0.3) or script_counts(english.text).han > 0.25 * len(words):
        return False
    explicit = terminal or bool(_EXPLICIT.search(between))
    if _runs_on(left, right, words, explicit):
        return False
    bracketed = right.text[0] in "(（" and right.text[-1] in ")）"
    if bracketed and not (len(words) >= 4 and han >= 1.2 * len(words)):
        return False  # a gloss of the last words, not a translation of the whole
    return _enough(words, han, left.lang, explicit)


def _is_open(text: str) -> bool:
    """Whether a bracket or quotation mark is open at a text's end."""
    return any(
        sum(map(text.count, opens)) > sum(map(text.count, closes)) for opens, closes in _PAIRED
    )


def _runs_on(left: Half, right: Half, words: list[str], explicit: bool) -> bool:
    """Whether the second half carries the first one's sentence on."""
    if _COMMA_END.search(left.text):
        return not _COMMA_END.search(right.text)
    if _TERMINAL.search(left.text):
        return False
    if left.lang == "zh":
        opens = bool(_OPEN_CHINESE.search(left.text[-4:])) or words[0][0].islower()
        return opens and not explicit
    if left.text.endswith(words[-1]) and words[-1].lower() in _OPEN_ENGLISH and not explicit:
        return True
    name = len(words) <= 5 and not any(word.islower() for word in words)
    return bool(_GOES_ON.match(right.text) or (name and _MAY_GO_ON.match(right.text)))


def _enough(words: list[str], han: int, first: Lang, explicit: bool) -> bool:
    """Whether the English is a text and not a name that Chinese text begins or ends with."""
    if any(word.lower() in _HEADING_WORDS for word in words):
        return explicit or len(words) > 1 or first == "en"
    if len(words) < 2:
        return False
    capitals = all(word.isupper() for word in words) and len(words) > 2
    names = 0 if capitals else sum(bool(re.search("[a-z][A-Z]|[A-Z]{2}", w)) for w in words)
    if explicit:
        return len(words) - names >= 1
    if any(word.islower() for word in words):
        return len(words) - names >= 2
    if len(words) <= 3:
        return first == "en" and not names and han >= 1.5 * len(words)
    return len(words) - names >= 3
