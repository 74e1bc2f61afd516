"""Whether a name of one language surely stands in the other, and which names may be the same."""

from __future__ import annotations

import re

from aligner.lexicon import Lexicon
from aligner.lexicon.transliteration import is_transliteration
from aligner.names import rendering
from aligner.names.chinese import ChineseName
from aligner.names.english import without_s
from aligner.names.lands import mentions
from aligner.names.old_places import OLD_PLACES
from aligner.names.peoples import CAPITALS, CHINESE_FORMS, ENGLISH_FORMS, ROWS
from aligner.names.romanised import (
    Romanised,
    hyphenated_readings,
    readings_of,
    sounds_of,
    stands,
)
from aligner.names.surnames import SIGNS, SURNAMES
from aligner.names.texts import Chinese, English, read_chinese
from corpus.words import word_set

#: From these odds on a Chinese name renders an English one; where the dictionary has it, it is
#: likelier to know how.
_TOLD, _TOLD_KNOWN = -4.0, 0.0
#: From these odds on some part of a Chinese text renders an English name; again.
_FOUND, _FOUND_KNOWN = -1.0, 3.0
#: Below these odds, two names without a counterpart are not each other's; and where the dictionary
#: has one of them. (`python -m benchmarks.train_renderings --test` prints how sure odds are.)
_UNLIKE, _UNLIKE_KNOWN = -11.0, -7.0
#: So many first letters are the same in two forms of one name: Alexandre, Alexander; Kate,
#: Katherine. And the most letters that make a people or a school of a name.
_BEGINNING, _ENDING = 3, 4
#: Names of many, that stand for somebody whom the other side may call by the family name.
_FIRST_NAMES = word_set(
    "james john robert michael william david richard joseph thomas charles daniel matthew mark"
    " paul steven andrew george edward brian kevin jason ryan jacob gary nicholas eric jonathan"
    " stephen larry justin scott benjamin samuel frank peter henry jack alice mary anna jane emma"
    " elizabeth susan jessica sarah karen lisa nancy margaret emily helen laura rachel julia maria"
    " catherine virginia leo fyodor anton ivan pierre jean karl hans"
)
#: A language is no sign of a capital: 英文, London.
_LANGUAGE = re.compile("[中英法德俄日韩西葡意荷][文语語]")
#: What may be a Chinese name; others need not be looked for in the pinyin, which takes a while.
_PINYIN = re.compile(
    "(?=.{4})(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:[iu]?ang|[iu]?an|iong|[eio]ng|ia?o|uai|[aeu]i|ao|i?ou|iu|i[ae]|u[aeo]|[eiu]n|er|[aeiou]))++"
)


def found(name: str, chinese: Chinese, lexicon: Lexicon) -> bool:
    """Whether an English name surely stands in the Chinese text.

    What merely has to do with it does not count: 北京 is no sign of China because its gloss says
    of which land it is the capital, nor is 其中.
    """
    lower = without_s(name).lower()
    if lower in chinese.names:
        return True
    if lower in CHINESE_FORMS:
        if lower in CAPITALS:
            chinese = read_chinese(_LANGUAGE.sub("", chinese.text), lexicon)
        return any(_stands(form, lower, chinese, lexicon) for form in CHINESE_FORMS[lower])
    if lower in OLD_PLACES:
        return not chinese.names.isdisjoint(OLD_PLACES[lower])
    if any(stands(reading, chinese.sounds) for reading in hyphenated_readings(name)):
        return True
    if lower in lexicon.placed and (own := readings_of(lower)):
        return any(stands(reading, chinese.sounds) for reading in own) or lower in chinese.latin
    parts = [part for part in re.split("[-.]", lower) if len(part) > 1]
    least = _FOUND_KNOWN if lower in lexicon.named else _FOUND
    # Yat-sen is one given name, Anna-Maria two
    needed = all if re.search("-[a-z]", without_s(name)) else any
    return needed(rendered(part, chinese, least) for part in parts)


def romanised_stands(name: Romanised, chinese: Chinese, lexicon: Lexicon) -> bool:
    """Whether a Chinese person's name stands in the Chinese text: as it is read, or in the
    dictionary's spelling, or in Latin letters."""
    if name.stands_in(chinese.sounds):
        return True
    words = [word.text.lower() for word in name.words]
    others = map(lexicon.names_of, lexicon.words_in(chinese.text))
    if any(len(other.intersection(words)) > 1 for other in others):
        return True
    return "".join(map(rendering.letters_of, words)) in chinese.latin


def _stands(form: str, name: str, chinese: Chinese, lexicon: Lexicon) -> bool:
    """Whether a name of a land stands in the text: a single sign beside what makes it one (中美,
    访美, 美方), or in a word that is of the land by the dictionary (美联储)."""
    if len(form) > 1:
        return form in chinese.text
    return form in mentions(chinese.text) or any(
        form in word and len(word) > 1 and _is_glossed(name, lexicon.glosses_as_name(word))
        for word in chinese.words
    )


def _is_glossed(name: str, glosses: str) -> bool:
    of_the_land = {word for row in ROWS if name in row[1] for word in row[1]}
    return not of_the_land.isdisjoint(re.findall(r"[a-z.]+", glosses.lower()))


def rendered(name: str, chinese: Chinese, least: float) -> bool:
    """Whether the Chinese text has a name in letters, or in syllables of such odds at least."""
    letters = rendering.letters_of(name)
    if letters in chinese.latin or (_PINYIN.fullmatch(letters) and letters in chinese.pinyin):
        return True
    known = rendering.load()
    if any(known.odds_of_end(name, given) > _TOLD for given in chinese.given):
        return True
    return any(known.odds_within(name, some) > least for some in chinese.stretches)


def may_be_rendered(name: str, chinese: Chinese) -> bool:
    """Whether some part of the Chinese text may be a name by its sound: 斯托曼, Stallman."""
    return rendered(name, chinese, _UNLIKE_KNOWN)


def told(name: ChineseName, english: English, lexicon: Lexicon) -> bool:
    """Whether a Chinese name stands in the English text."""
    names = lexicon.names_of(name.text)
    others = (*names, *_short_names(lexicon.glosses(name.text)))
    if any(_begins(other, english) for other in others):
        return True
    if english.romanised or english.hyphenated:
        sounds = sounds_of(name.text)
        if any(other.stands_in(sounds) for other in english.romanised):
            return True
        if any(stands(reading, sounds) for reading in english.hyphenated):
            return True
    if name.kind in ("land", "capital"):
        land = name.text if name.text in ENGLISH_FORMS else name.text[:-1]
        if not ENGLISH_FORMS[land].isdisjoint(english.words):
            return True
        if not name.before and not name.behind:
            return False  # else a longer name, of which it is a part, may stand there
    if _is_spelt(name, english):
        return True
    if names and not _is_by_sound(name, names):
        return False
    least = _TOLD_KNOWN if names else _TOLD
    return any(_odds(other, name) > least for other in english.names)


def _is_spelt(name: ChineseName, english: English) -> bool:
    """Whether the English has the pinyin of a place, or of its beginning, before what it is a
    place of: Penghu, 澎湖列岛."""
    if name.kind != "place":
        return False
    sounds = sounds_of(name.text)
    ends = range(2, len(sounds) + 1)
    return not {"".join(sounds[:end]) for end in ends}.isdisjoint(english.names)


def _short_names(glosses: str) -> list[str]:
    """Those that the lexicon's names of a word are without: HSBC, Xi."""
    return [word.lower() for word in re.findall(r"\b[A-Z]{2,}\b|^[A-Z][a-z]\b", glosses)]


def _odds(english: str, name: ChineseName) -> float:
    return rendering.load().odds_around(english, name.before, name.text, name.behind)


def _is_by_sound(name: ChineseName, names: frozenset[str]) -> bool:
    """Whether a name of the dictionary renders a foreign one: 西雅图, not 山东."""
    if not is_transliteration(name.text) or _is_chinese(name, names):
        return False
    return name.kind != "place" or "".join(sounds_of(name.text)) not in names


def _is_chinese(name: ChineseName, names: frozenset[str]) -> bool:
    """Whether a name of the dictionary is that of somebody Chinese."""
    return name.text[0] in SIGNS and not SURNAMES.isdisjoint(names)


def _begins(name: str, english: English) -> bool:
    """Whether a name, or what is made of it (Spartans, Wilsonian), stands among the words."""
    if name in english.words:
        return True
    return len(name) > 3 and any(
        word.startswith(name) and len(word) - len(name) <= _ENDING for word in english.words
    )


def alike(english: str, name: ChineseName, lexicon: Lexicon) -> bool:
    """Whether two names that are not found otherwise may be the same.

    Persons share names (Kate and 凯瑟琳, Alexandre and 亚历山大), but of two places of which the
    dictionary has both it would have the one for the other.
    """
    names, lower = lexicon.names_of(name.text), without_s(english).lower()
    if lower in _FIRST_NAMES and len(names) > 1 and "name)" not in lexicon.glosses(name.text):
        return True  # James may be Joyce
    varies = name.kind == "name" and not _is_chinese(name, names)
    if varies and any(other[:_BEGINNING] == lower[:_BEGINNING] for other in names):
        return True
    known = lower in lexicon.named or lower in OLD_PLACES
    both_known = names and known and name.kind != "name"
    if both_known or (names and not is_transliteration(name.text)):
        return False
    least = _UNLIKE_KNOWN if names or lower in lexicon.named else _UNLIKE
    return _odds(english, name) > least


def is_given(english: str, name: ChineseName, lexicon: Lexicon) -> bool:
    """Whether an English word stands before the dot of a Chinese name."""
    lower, given = without_s(english).lower(), name.given
    if any(lower in lexicon.names_of(given[start:]) for start in range(len(given))):
        return True
    return rendering.load().odds_of_end(english, given) > _TOLD


def surname_stands(name: str, chinese: Chinese, lexicon: Lexicon) -> bool:
    """Whether a character of the text is a family name that is written so in pinyin: 习, Xi."""
    wanted = re.compile(rf"\bsurname {re.escape(name)}\b", re.IGNORECASE)
    return any(wanted.search(lexicon.glosses_as_name(sign)) for sign in set(chinese.text))
