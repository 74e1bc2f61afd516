"""What in a text may stay as it is in a translation: code, names, references; and what is prose.

Used by the checks on language and repetition. Everything here is linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.language import script_counts, without_addresses
from corpus.model import Lang
from corpus.scripts import HAN_CHAR, LATIN, LATIN_CHAR, WORD
from corpus.words import word_set

#: What a word of Latin letters is: ordinary English, an English function word, a small word
#: that titles and names contain too, a word of programs too, or a name or code.
WordKind = Literal["ordinary", "function", "particle", "keyword", "name"]


#: Small words inside names and titles; alone they prove nothing.
_PARTICLES = word_set(
    "a an the of and or in on at by for from to with as vs via de del der des di du la le les von"
    " van den el al bin y et und e da do dos no nor into over"
)
#: English words that sentences have and names do not.
_FUNCTION = word_set(
    "i you he she it we they me him them us my your his her its our their this that these those"
    " is are was were be been being am has have had having does did done can could will would"
    " shall should may might must not but if because when where which who whom whose what why how"
    " while although though since until than then there here also only very more most such so"
    " each every all any some many much few both between about after before during without"
    " through under against whether unless isn't doesn't don't didn't can't won't it's that's"
)
#: Words of programs and commands; prose about programs keeps them as they are.
_CODE_WORDS = word_set(
    "public private protected static final void int long char byte short float double boolean bool"
    " class abstract interface extends implements enum struct null nil none true false return new"
    " throws throw try catch finally import package volatile transient synchronized native const"
    " let var val def fn func lambda async await yield switch case break continue default else elif"
    " instanceof typeof sizeof select insert update delete where join git npm pip sudo apt docker"
    " kubectl curl wget ssh bash echo grep make cmake cargo java javac python"
)
#: What they are contracted with: I'm, you've.
_CONTRACTED = word_set("m re ve ll d")
_EDGE = "\"'’‘.,;:!?()[]*_~%&…"
_CODE_START = ("-", "$", "@", "#", "/", "\\", "<", "=", "+", "%", "&", "|", "~", ">")
_WHOLE_WORD = re.compile(f"[{LATIN}]+(?:['’-][{LATIN}]+)*")
#: A stretch without blanks that holds no Chinese.
_CHUNK = re.compile(f"[!-~{LATIN}’…]+")
_CODE_LINE = re.compile(
    r"[;{}][ \t]*$|^[ \t]*(?://|#!|\$ |>>> |@\w+[ \t]*$|</?\w)|\w\([^()]*\)[;{]", re.M
)
#: A line for a shell, with its prompt or by the program that it calls.
_COMMAND = re.compile(
    r"(?:\$ (?!\d)|(?:sudo )?(?:npm|npx|pnpm|yarn|bun|deno|git|cd|pip3?|pipx|uv|docker|kubectl|brew"
    r"|apt|apt-get|cargo|curl|wget|python3?|composer|dotnet) )[!-~]+(?: [!-~]+)*(?<![A-Za-z][.!?])$"
)
_CODE_SIGN = re.compile(r"[{}();=<>\[\]+*/|&$\\_@#]")
#: Classes and attributes behind a text in extended Markdown: { .button #start }.
_ATTRIBUTES = re.compile(r"\{:?[ ]?[.#][\w-][^{}\n]{0,200}\}")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_REFERENCE = re.compile(
    r"\bet al\b|\bpp?\.\s?\d|\bvol\.\s?\d|\bdoi\b|\bISBN\b|\barXiv\b|\bIn Proceedings\b"
    r"|\[[JMCDRN]\]|\d\s?\(\d+\)\s?[:：,]\s?\d|\d\s?[:：]\s?\d+\s?[–-]\s?\d",
    re.I,
)
#: Longest entry of a bibliography, in characters, and the most function words it has.
_LONGEST_REFERENCE, _MOST_FUNCTION = 400, 3
#: A title, linked: who said something, — @heron, ["On Kilns"](https://...), or a video.
_CREDIT = re.compile(
    r"(?P<dash>(?:[—–―]|--){1,3})?\s{0,9}"
    r"(?:(?P<author>[^\[\]<>\"“”「《\n.。！？!?]{1,80}[,，:：])\s{0,9})?"
    r"(?P<quoted>[\"“「《]|[*_](?![*_])|<(?:em|i|cite)>)?"
    r"(?:\[(?P<title>[^\[\]\n]{1,300})\]\(https?://[^\s()]{1,1000}(?:\([^\s()]{0,200}\))?\)"
    r"|<a\s[^<>\n]{0,100}href=\"https?://[^\"<>\n]{1,1000}\"[^<>\n]{0,100}>[^<>\n]{1,300}</a>)"
    r"(?:[\"”」》*_]|</(?:em|i|cite)>)?"
    r"(?P<site>\s{0,9}(?:<small>)?[(（](?:YouTube|Vimeo|PeerTube|Bilibili)[)）](?:</small>)?)?[.。]?"
)
_QUOTED_TITLE = re.compile('["“‘「《].*["”’」》]')
_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’)）》」』\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch without blanks that has Latin letters; offsets are into its text."""

    start: int
    end: int
    kind: WordKind
    lower: str


def kind_of(chunk: str) -> WordKind:
    """What a stretch without blanks is; anything that is not plain letters is a name."""
    core = chunk.strip(_EDGE)
    if chunk.startswith(_CODE_START) or not _WHOLE_WORD.fullmatch(core):
        return "name"
    lower = core.lower().replace("’", "'")
    base, _, ending = lower.partition("'")
    if ending in _CONTRACTED and base in _FUNCTION:
        return "function"
    if lower in _FUNCTION and not (core.isupper() and len(core) > 1):
        return "function"
    if lower in _PARTICLES:
        return "particle"
    if not core.islower():
        return "name"
    return "keyword" if lower in _CODE_WORDS else "ordinary"


def words_of(text: str) -> Iterator[Word]:
    """The stretches with Latin letters in a text, in order."""
    for match in _CHUNK.finditer(text):
        chunk = match.group()
        if LATIN_CHAR.search(chunk):
            lower = chunk.strip(_EDGE).lower()
            yield Word(match.start(), match.end(), kind_of(chunk), lower)


@lru_cache(maxsize=8)  # several checks ask it of the texts of one pair
def is_code(text: str) -> bool:
    """Whether a text is program code, by its signs and the ends of its lines, or a command."""
    bare = _ATTRIBUTES.sub("", text).strip()
    if bare.startswith("```") or (len(bare) > 2 and bare[0] == bare[-1] == "`"):
        return True
    if _is_command(bare):
        return True
    signs = len(_CODE_SIGN.findall(bare))
    if not signs:
        return False
    return signs > 0.06 * sum(map(str.isalpha, bare)) and bool(_CODE_LINE.search(bare))


def _is_command(text: str) -> bool:
    if not _COMMAND.match(text):
        return False
    return not any(word.kind in ("function", "particle") for word in words_of(text))


def is_reference(text: str) -> bool:
    """Whether a text looks like an entry of a bibliography or a credit, which is left in its
    language."""
    if _is_credit(text):
        return True
    if len(text) > _LONGEST_REFERENCE or not (_YEAR.search(text) and _REFERENCE.search(text)):
        return False
    return sum(1 for word in words_of(text) if word.kind == "function") <= _MOST_FUNCTION


def _is_credit(text: str) -> bool:
    """Whether a text is a linked title in quotation marks or italics or of a video, or its author
    behind a dash is before it."""
    found = _CREDIT.fullmatch(text.strip())
    if found is None:
        return False
    author = found["author"] or ""
    quoted = found["quoted"] or _QUOTED_TITLE.fullmatch(found["title"] or "")
    return bool((found["dash"] and author) or quoted or found["site"]) and all(
        word.kind in ("name", "particle") for word in words_of(author)
    )


def is_prose(text: str, lang: Lang) -> bool:
    """Whether a text in `lang` says something that wants translating: not code, names or numbers.

    English needs two different ordinary or function words, or one and a sentence's end; Chinese
    five Han characters, or two and a sentence's end.
    """
    if is_code(text) or is_reference(text):
        return False
    bare = without_addresses(text)
    sentence = bool(_SENTENCE_END.search(bare[-20:]))
    if lang == "zh":
        return script_counts(bare).han >= (2 if sentence else 5)
    found: set[str] = set()
    for word in words_of(bare):
        if word.kind in ("ordinary", "function"):
            found.add(word.lower)
            if len(found) >= (1 if sentence else 2):
                return True
    return False


def has_language(text: str) -> bool:
    """Whether there is at least a word or a Han character outside addresses."""
    bare = without_addresses(text)
    return bool(HAN_CHAR.search(bare) or WORD.search(bare))
