"""English words as a dictionary is asked for them: tokens, stop words, stems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from corpus.scripts import LATIN
from corpus.words import word_set

_TOKEN = re.compile(f"[{LATIN}]+(?:['’][{LATIN}]+)*")


#: Words that carry grammar; no dictionary entry proves or disproves them.
STOP = word_set(
    "a an the and or but nor so yet if then than that this these those there here of in on at by"
    " for from to with as into onto upon over under about between among through during before"
    " after since until against within without out up down off i you he she it we they me him her"
    " us them my your his its our their mine yours hers ours theirs myself yourself himself"
    " herself itself ourselves themselves who whom whose which what when where why how be am is"
    " are was were been being have has had having do does did doing done can could will would"
    " shall should may might must ought not no never nobody nothing none cannot s t re ve ll d m"
    " also too very just only even own"
    " such same other another each every any some all both either neither one ones sth sb etc"
    " more most much many few less least per via while although though because whether however"
    " don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't can't couldn't won't"
    " wouldn't shouldn't it's that's there's i'm he's she's we're they're you're i've we've let's"
    " get gets got getting make makes made making go goes going went gone"
)
#: Past forms that no rule gives, with their base.
_IRREGULAR = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun
bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred
bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|cling clung
come came|creep crept|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found
flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven
freeze froze frozen|give gave given|grind ground|grow grew grown|hang hung|hear heard
hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led|leap leapt
learn learnt|leave left|lend lent|lie lay lain|light lit|lose lost|mean meant|meet met
mistake mistook mistaken|pay paid|prove proven|ride rode ridden|ring rang rung|rise rose risen
run ran|say said|see saw seen|seek sought|sell sold|send sent|sew sewn|shake shook shaken
shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat
sleep slept|slide slid|speak spoke spoken|spend spent|spin spun|spring sprang sprung|stand stood
steal stole stolen|stick stuck|sting stung|strike struck stricken|strive strove striven
swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught
tear tore torn|tell told|think thought|throw threw thrown|tread trod trodden|understand understood
undertake undertook undertaken|wake woke woken|wear wore worn|weave wove woven|weep wept|win won
withdraw withdrew withdrawn|write wrote written|man men|woman women|child children|foot feet
tooth teeth|mouse mice|goose geese|person people|life lives|wife wives|knife knives|leaf leaves
half halves|shelf shelves|wolf wolves|thief thieves|self selves|good better best|bad worse worst
far further furthest farther|datum data|medium media|criterion criteria|phenomenon phenomena
analysis analyses|crisis crises|thesis theses|basis bases|die died dying
"""
_BASES = {
    form: forms[0]
    for row in _IRREGULAR.strip().replace("\n", "|").split("|")
    for forms in [row.split()]
    for form in forms[1:]
}


class Token(NamedTuple):
    """A Latin word of a text: as it stands, lower-cased without 's, its offset."""

    text: str
    lower: str
    start: int

    @property
    def stem(self) -> str:
        """Its stem, which takes longer than all the rest."""
        return stem(self.lower)


#: British endings and the American ones that the dictionary has.
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})our(?=s?$|ed|ing|able|ful|ite|ly|al|hood)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=e$|es$|ed$|ing$|ation)"), "iz"),
    (re.compile(r"(?<=[a-z])tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[a-z])ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[a-z]{2})ll(?=ed$|ing$|er$)"), "l"),
    (re.compile(r"(?<=def|off|lic)ence(?=s?$)"), "ense"),
)


_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "r", "er", "st", "est", "ness", "less", "ful")


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a lower-case English word: Snowball's, irregular forms by their base."""
    base = _BASES.get(word, word)
    for british, american in _SPELLINGS:
        base = british.sub(american, base)
    return str(_stemmer().stemWord(base)) if len(base) < 40 else base


def base_forms(word: str) -> Iterator[str]:
    """A lower-case word and what it may be an inflection of: stopped, stop; tries, try."""
    yield word
    yield _BASES.get(word, word)
    for british, american in _SPELLINGS:
        yield british.sub(american, word)
    for ending in _ENDINGS:
        if word.endswith(ending):
            base = word[: -len(ending)]
            yield from (base, base + "e", base[:-1] if base[-1:] == base[-2:-1] else base)
            if base.endswith("i"):
                yield base[:-1] + "y"


def tokens(text: str) -> Iterator[Token]:
    """The Latin words of a text in order."""
    for match in _TOKEN.finditer(text):
        lower = match[0].lower().replace("’", "'")
        if lower.endswith("'s"):
            lower = lower[:-2]
        yield Token(match[0], lower, match.start())


def content_tokens(text: str) -> list[Token]:
    """The words of a text that a dictionary can say something about."""
    return [token for token in tokens(text) if token.lower not in STOP and len(token.lower) > 1]
