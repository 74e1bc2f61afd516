"""The pattern by which quantities are found in English text, and its word tables."""

from __future__ import annotations

import re

from aligner.quantities import festivals, romans, sales_days
from aligner.quantities.currencies import CODES
from aligner.quantities.english_words import (
    MAGNITUDES,
    MULTIPLE_WORDS,
    RUN,
    SMALL,
    WORDS,
    any_of,
)
from aligner.quantities.figures import ALWAYS, PART, POINT, POWER, VULGAR
from aligner.quantities.periods import PERIOD
from aligner.quantities.phones import PHONE
from aligner.quantities.zones import ZONE

_MONTHS = "january february march april may june july august september october november december"
MONTHS = {name: number for number, name in enumerate(_MONTHS.split(), 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS = {name: number for number, name in enumerate(_DAYS.split(), 1)}
_TEN = "twenties thirties forties fifties sixties seventies eighties nineties"
DECADES = {name: number for number, name in enumerate(_TEN.split(), 2)} | {
    "aughts": 0,
    "noughties": 0,
}
HOURS = {word: number for word, number in SMALL.items() if 1 <= number <= 12}
HOURS |= {"noon": 12, "midday": 12, "midnight": 0}

_MONTH = (
    "(?-i:"
    + "|".join(
        rf"{n[:3].title()}(?:{n[3:]}\b|{'t?' if n == 'september' else ''}\b\.?)"
        for n in _MONTHS.split()
    )
    + ")"
)
_FIGURE = rf"(?:{POINT}|(?<![\d.])(?:\d{{1,3}}(?:,\d{{3}})++(?!\d|,\d)(?:\.\d++)?|\d++(?:\.\d++)?))"
_PERCENT = r"[\s-]?(?:[%‰]|(?:percent(?:age)?|per\s?cent)(?:[\s-]points?)?\b|pct\b)"
#: What a measure without a number may be of.
_EACH = (
    "minute|hour|day|week|fortnight|month|year|mile|yard|foot|inch|kilomet(?:re|er)|met(?:re|er)"
    "|pound|ounce|kilo(?:gram)?|ton(?:ne)?|gallon|pint|lit(?:re|er)|acre"
)
_DAY = r"(?<!\d)\d{1,2}(?!\d|[:,.]\d)(?:st|nd|rd|th)?\b"
#: The part of the day behind an hour.
_IN_DAY = r"(?:\so['’]clock)?\s(?:in\sthe\s(?:morning|afternoon|evening)|at\snight)\b"
#: What half an amount is of, which is no half of a year.
_NO_SPAN = (
    r"(?![\s-](?:an?|hour|minute|day|dozen|hundred|thousand|million|billion|trillion|century|mile"
    r"|marathon|pound)\b)"
)
_YEAR = r"\d{4}(?!\d)"
#: What begins with a digit or its sign. Order decides: the first that fits is taken.
_FIGURES = rf"""
    {PHONE} | {POWER} | {ALWAYS} | {PERIOD} | (?P<vulgar_alone>{VULGAR}) |
    (?P<iso>(?<!\d)(?P<iso_y>\d{{4}})(?P<sep>[-/.])
      (?P<iso_m>\d{{1,2}})(?P=sep)(?P<iso_d>\d{{1,2}})(?!\d))
  | (?P<us>(?<![\d/])(?P<us_a>\d{{1,2}})/(?P<us_b>\d{{1,2}})/(?P<us_y>\d{{4}})(?![\d/]))
  | (?P<version>(?<![\d.])\d++(?:\.\d++){{2,}}+|(?<![\d-])\d{{1,4}}(?:-\d{{2,8}}){{2,}}+(?!\d))
  | (?P<half_half>50-50\b)
  | (?P<slash>(?<![\d/])(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,2}})(?![\d/]))
  | (?P<dmy>(?P<dmy_d>{_DAY})\s(?:of\s)?(?P<dmy_m>{_MONTH})(?:,?\s(?P<dmy_y>{_YEAR}))?)
  | (?P<time>(?<![\d.])(?<!\d:)(?P<time_h>\d{{1,2}})
      (?:[:.](?P<time_m>[0-5]\d))?\s?(?P<time_half>[ap])\.?m\b\.?)
  | (?P<clock>(?<![\d.,])(?<!\d:)(?P<clock_h>[0-2]?\d):(?P<clock_m>[0-5]\d)(?![\d:]))
  | (?P<gmt>(?<![\d:.,])(?P<gmt_h>[01]\d|2[0-3])(?P<gmt_m>[0-5]\d)
      (?=\s?(?:GMT|UTC|local\stime)\b|(?:(?<=\b0\d{{3}})|(?<=\bat\s\d{{4}}))\s(?:hours|hrs)\b))
  | (?P<daytime_figure>(?<![\d:.,$€£¥])(?:1[0-2]|[1-9]){_IN_DAY})
  | (?P<decade>(?<![\d,.])(?P<decade_y>(?:1[0-9]|20)?\d0)['’]?s\b)
  | (?P<rank>(?<![\d.,])(?P<rank_n>\d{{1,3}}(?:,\d{{3}})*+|\d{{1,9}})(?:st|nd|rd|th)\b)
  | (?P<figure>(?:(?P<money>\$|[€£¥])\s?)?(?P<sign>(?<![\w)%°-])[-−])?(?P<digits>{_FIGURE})
      (?:{PART})?
      (?:(?P<glue>[\s-]?)(?P<scale>{"|".join(MAGNITUDES)}|(?-i:[bmt]n|[BMT][Nn])|[kmbt])\b)?
      (?P<percent>{_PERCENT})?)
"""
#: What begins with a letter at the beginning of a word.
_LETTERS = rf"""
    (?P<skip>(?:https?://|www\.)[^\s<>]++)
  | (?P<affix>(?-i:{CODES})(?=\d)
      |(?:pre|post|mid|sub|under|over|circa|non|anti|near|top|u\.?s|a|the)-(?=\d)
      |v(?=\d++\.\d++\.\d))
  | (?P<named>(?P<named_m>{_MONTH})
      (?:\s{{1,2}}(?P<named_d>{_DAY})(?:,?\s(?P<named_y>{_YEAR}))?
      |,?\s(?:of\s)?(?P<alone_y>{_YEAR}))?)
  | (?P<past>(?:(?P<past_half>half)|(?P<past_quarter>(?:a\s)?quarter)
      |(?P<past_m>five|ten|twenty(?:-five)?)(?P<past_minutes>\sminutes)?)
      \s(?:past|(?P<past_to>(?:(?<=quarter\s)|(?<=minutes\s))(?:to|before)))
      \s(?P<past_h>{"|".join(HOURS)})\b)
  | (?P<daytime>(?:{"|".join(HOURS)}){_IN_DAY})
  | (?P<next_day>(?:next|following)\s(?:day|morning|afternoon|evening|night)\b)
  | (?P<half>(?P<half_n>first|second|1st|2nd)[\s-]half\b{_NO_SPAN}|H(?P<half_d>[12])\b)
  | {ZONE}
  | (?P<festival>{festivals.ENGLISH})
  | {sales_days.ENGLISH}
  | (?P<quarter>(?P<quarter_n>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]quarter\b(?!\sof\sa)
      |Q(?P<quarter_d>[1-4])\b)
  | (?P<evens>fifty-fifty\b)
  | (?P<extra_time>(?:after\s)?extra[\s-]time\b)
  | (?P<overtime>time[\s-]and[\s-]a[\s-]half\b)
  | (?P<mostly>(?P<mostly_n>nine)\stimes\sout\sof\s(?P<mostly_of>ten)\b)
  | (?P<round_clock>(?:a?round[\s-]the[\s-]clock|day\sand\snight)\b)
  | (?P<score>(?:(?P<score_n>two|three|four|five|six)(?:score\b|[\s-]score(?=\s(?:years|and)\b))
        (?:\s(?:years\s)?and\s(?P<score_m>{any_of(SMALL)}))?
      |(?:an?\sscore(?:\sor\s(?:more|so|two))?|(?P<score_many>scores))\sof\s(?!{any_of(WORDS)})(?=[a-z]{{3,}}s\b|(?:wo)?men\b
        |people\b)))
  | (?P<run>{RUN}(?P<run_percent>{_PERCENT})?)
  | (?P<dose>[bt]\.i\.d\b|q\.i\.d\b|(?-i:[BTQ]ID)\b)
  | (?P<code>[A-Za-z]{{1,20}}+-?\d++(?:\.\d++(?!\.?\d))?[A-Za-z\d]{{0,20}}+)
  | (?P<round>(?-i:Series\s(?P<round_n>[A-H]))\b(?!-?\d|\s?[,/&–-]|\s(?:and|or|to)\s[A-H]\b))
  | (?P<weekday>(?:{"|".join(WEEKDAYS)})s?\b)
  | (?P<word>(?:{"|".join(DECADES)})\b)
  | (?P<many>{any_of(MULTIPLE_WORDS)})
  | (?P<span>(?<!half\s)(?<!quarter\s)(?<!r\sof\s)(?:an?|the|past|last|next|this|per|each
      |every|lost|second|third|new|previous|coming|that|same|another|whole|entire|single
      |following|preceding|full|good|mere|bare)\s(?:(?<=\ba\s)(?!half\b|quarter\b)[a-z]{{3,12}}\s)?(?P<span_unit>decade|century)\b(?P<span_half>\sand\sa\shalf\b)?)
  | (?P<each>(?=[aep])(?<!half\s)(?<!quarter\sof\s)(?<!quarters\sof\s)
      (?<!third\sof\s)(?<!thirds\sof\s)
      (?:an?|per|each|every)\s(?:(?:whole|full|single|entire|mere|good)\s)?
      (?P<each_unit>{_EACH})\b(?P<each_half>\sand\sa\shalf\b)?)
  | (?P<one_half>an?\s[a-z]{{3,12}}\sand\sa\shalf\b)
  | (?P<multi>multi-?(?P<multi_n>million|billion|trillion)(?!aire))
  | (?P<ages>(?:decades|centuries|millennia)\b)
  | {romans.ENGLISH}
"""
PATTERN = re.compile(
    rf"(?=\.?\d|[$€£¥−-]\s?\.?\d|\+\d|[(（]\d|{VULGAR})(?:{_FIGURES})|(?<![A-Za-z\d])(?=[A-Za-z])(?:{_LETTERS})",
    re.VERBOSE | re.IGNORECASE,
)
