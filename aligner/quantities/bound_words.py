"""Words that tell an amount, a date or a time as the least or the most that something is."""

from __future__ import annotations

from typing import Literal

from aligner.quantities.chinese_words import MEASURES
from corpus.model import Lang

Bound = Literal["least", "most"]
Words = dict[Lang, dict[Bound, str]]

_MORE = "more|greater|larger|bigger|higher|longer|older|taller|heavier|wider|deeper|faster"
_LESS = "less|fewer|smaller|lower|shorter|younger|lighter|slower"
#: Behind "maximum": of two people, order quantity: 500, speed is 60.
_LABELS = rf"(?:\s(?!(?:{_MORE}|{_LESS}|at|than|or|and|to|from|by)\b)[\w-]+){{0,3}}?:?"
#: Behind "before" and "after": turning 18, completing 18 months of service.
_REACHED = r"(?:completing|reaching|turning|attaining)(?:\sthe\sage\sof)?"
#: Behind 多 or 余: 350多个.
_COUNTED = "".join(sorted(MEASURES))
#: Chinese between a word and the figure: 最多造成20人, 最低出价: 200.
_VERB = r"[^\W\d_的比]{0,6}?:?"
#: Before 满: 服务满18个月.
_LASTED = "服务|工作|任职|入职|居住|缴费|缴存|消费|购物|累计|连续|试用|服役|持有"
#: The same for comparisons, 低于额定值的80%: only before 的 or behind a denial.
_THING = r"[^\W\d_]{1,10}的"
#: What stands before an amount; what a denial turns into its opposite is in the group.
BEFORE: Words = {
    "en": {
        "least": rf"\b(?:(?P<turned>(?:{_MORE})\sthan|exceed(?:s|ed|ing)?|above|over)"
        rf"|at\s(?:the\s)?(?:very\s)?least|upwards\sof|in\sexcess\sof|after\s{_REACHED}"
        rf"|(?:minimum|(?<!\d)(?<!\d\s)min\.|lower\slimit){_LABELS})|(?<![-=])[≥≧⩾>＞]=?",
        "most": rf"\b(?:(?P<turned>(?:{_LESS})\sthan|below|under)"
        r"|at\s(?:the\s)?(?:very\s)?most|up\sto|within|nearly|almost|just\sunder|close\sto"
        r"|approaching|(?:just\s)?shy\sof"
        rf"|before\s{_REACHED}"
        rf"|(?:max(?:imum|\.)?|upper\slimit){_LABELS})|[≤≦⩽<＜]=?",
    },
    "zh": {
        "least": f"(?P<turned>(?:超过|超出|[高大多长]于|逾)(?:{_THING})?)"
        f"|(?:至少|起码|最[少低小短]|下限){_VERB}|(?:[年已届须]|{_LASTED})满|(?<![\u4e00-\u9fff])满"
        "|(?<![-=])[≥≧⩾>＞]=?",
        "most": f"(?P<turned>[少低小短]于(?:{_THING})?)|(?:至多|最[多高大长]|上限){_VERB}"
        "|不足|不到|未满|不满|(?<![附靠最邻临])将?近|[≤≦⩽<＜]=?",
    },
}
#: Comparisons of which a thing without 的 stands before the figure where they are denied:
#: 不高于设计压力1.5倍.
BEFORE_DENIED: Words = {
    "zh": {
        "least": "(?P<turned>超过|超出|[高大多长]于)[^\\W\\d_]{1,8}",
        "most": "(?P<turned>[少低小短]于)[^\\W\\d_]{1,8}",
    },
    "en": {},
}
#: What stands behind an amount and its unit.
BEHIND: Words = {
    "en": {
        "least": r"(?:or|and)\s(?:more|above|over|higher|longer|greater|up|upwards|later|newer)\b",
        "most": r"(?:or|and)\s(?:less|fewer|below|under|lower|shorter|earlier|prior)\b",
    },
    "zh": {
        "least": "[或及]?以上|[或及]更[多高新大长]"
        f"|(?<=[\\d十百千万亿])[多余][{_COUNTED}]?"
        r"|(?<=[^\d\s十百千万])起(?=[订售租拍投购可即方才]|[^\u4e00-\u9fff]|$)",
        "most": "[或及]?(?:以下|以内|之内)|[或及]更[少低早旧小短]",
    },
}
#: The same of ages; of a release, "or older" is what came before it.
BEHIND_AGES: Words = {
    "en": {"least": r"(?:or|and)\solder\b", "most": r"(?:or|and)\syounger\b"},
    "zh": {},
}
#: The same of dates and of times of day: what stands before them, and behind.
BEFORE_DATES: Words = {
    "en": {"least": r"\b(?P<turned>later\sthan)", "most": r"\b(?P<turned>earlier\sthan)"},
    "zh": {"least": "(?P<turned>[晚迟]于)", "most": "(?P<turned>早于)"},
}
BEFORE_TIMES: Words = {
    "en": {
        "least": r"\b(?P<turned>later\sthan|after)",
        "most": r"\b(?P<turned>earlier\sthan|before)",
    },
    "zh": BEFORE_DATES["zh"],
}
BEHIND_DATES: Words = {
    "en": {},
    "zh": {
        "least": "[日号月年时点分]{0,3}(?:[以之]?后|起)",
        "most": "[日号月年时点分]{0,3}[以之]?前",
    },
}
#: Bounds told outright, which a translation does not leave to be understood ...
OUTRIGHT: dict[Lang, str] = {
    "en": r"\b(?:or\s(?:more|fewer|less)|at\s(?:the\s)?(?:very\s)?(?:least|most)"
    r"|(?:no|not)\s(?:more|fewer|less)\sthan)\b",
    "zh": "至少|至多|最[多少]|起码|不[少低多]于|不超过|[或及](?:更[多少]|以[上下])",
}
#: ... and all in a sentence that may still tell one.
HINTS: dict[Lang, str] = {
    "en": r"\b(?:least|most|more|less|fewer|than|over|above|below|under|beyond|between|up|upwards?"
    r"|min(?:imum)?|max(?:imum)?|limit\w*|exceed\w*|excess|within|from|plus|or|only|just|even"
    r"|already|until|must|should|need\w*|requir\w+|enough|sufficient\w*|can|could|may|any|every"
    r"|older|younger|higher|lower|longer|shorter|larger|smaller|newer|later|earlier|prior|tops"
    r"|nearly|almost|full|well|before|after)\b|[≥≤<>+]|\d\s?[-–—~]\s?\d",
    "zh": "[至到]|最[少低多高小大](?!要求|配置)|起码|不[少低多高超亚下止只足]|以[上下内外]|之[内上]"
    "|超|过|[多高大低少小]于|上限|下限|起|更|多|余|逾|够|满(?!足)|(?<!满)足|内|未|仅|只|就|才"
    r"|必须|都|任何|达|限|哪怕|甚至|能|可|[≥≤<>+]|\d\s?[-–—~]\s?\d",
}
