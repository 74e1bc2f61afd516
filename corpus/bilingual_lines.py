"""The two halves of a line that holds both languages."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.language import FUNCTION_WORDS
from corpus.model import Lang, other
from corpus.scripts import HAN_CHAR, HAN_RUN, LATIN_CHAR, WORD, script_counts
from corpus.words import word_set


class Half(NamedTuple):
    """One language's part of a bilingual line; `column` is its character offset in the line."""

    text: str
    lang: Lang
    column: int


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
#: The name of a file, a package or a site.
_PATH = re.compile(r"[\w@-]+(?:[./\\]+[\w-]+)+")
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
_OPEN_ENGLISH = FUNCTION_WORDS | word_set(
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
_HEADING_WORDS = word_set(
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
            return halves[0], _without_brackets(halves[1])
    return None


def _is_bracketed(text: str) -> bool:
    return text[0] in "(（" and text[-1] in ")）"


def _without_brackets(half: Half) -> Half:
    """A half without the brackets around all of it."""
    inner = half.text[1:-1]
    if not _is_bracketed(half.text) or re.search("[()（）]", inner) or not inner.strip():
        return half
    column = half.column + 1 + len(inner) - len(inner.lstrip())
    return Half(inner.strip(), half.lang, column)


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
        end = _end_of_chinese(line, last_run)
        cuts.append((_behind_names(line, end), "zh"))
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


def _behind_names(line: str, at: int) -> int:
    """Move on over Latin words that the English in brackets behind them has as well: they belong to
    the Chinese, as in 导览 API (A Tour of the API)."""
    opening = max(line.find("(", at), line.find("（", at))
    if opening < 0 or not line.rstrip().endswith((")", "）")):
        return at
    names, inside = (WORD.findall(part) for part in (line[at:opening], line[opening:]))
    return opening if names and {*names} <= {*inside} else at


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
    if not WORD.search(_PATH.sub(" ", english.text)):
        return False
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
    if _is_bracketed(right.text) and not (len(words) >= 4 and han >= 1.2 * len(words)):
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
