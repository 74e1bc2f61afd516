"""What a program or a title says, cited as it is: 提示“You have been logged out”, 输出：Hello!"""

from __future__ import annotations

import re

from aligner.checks.runs import Run
from aligner.things import inline_code
from corpus.model import Lang
from corpus.scripts import HAN, LATIN

_LETTERS: dict[Lang, str] = {"zh": HAN, "en": LATIN}
_OPENING, _CLOSING = '“"「『', '”"」』'
#: What introduces a program's words before a colon; 提示 that begins a sentence is a tip.
_OUTPUT: dict[Lang, str] = {
    "zh": "(?:报错|報錯|输出|輸出|打印|返回|[^\\s。！？>*#-]\\s?提示)"
    "(?:信息|訊息|消息|内容|內容|结果|結果)?(?:如下|为|為)?|显示如下|顯示如下",
    "en": r"\b(?:prints|outputs|returns|reports|displays|output(?:\sis)?|as\sfollows)",
}
#: The same before or behind quotation marks.
_SAID: dict[Lang, str] = {
    "zh": "[报報]错|[报報]告|[输輸]出|[显顯]示|打印|返回|出[现現]|[弹彈]出|看到"
    "|提示|错误|錯誤|警告|消息|信息|訊息|日志|日誌|字[样樣]|[对對][话話]框|按[钮鈕]|[选選][项項]|命令"
    "|[论論]文|期刊|[专專]利|[课課]程|[讲講]座"
    "|字(?:符|元)?串|文本|[标標][题題籤签]|[鏈链連][结結接]|示例|[點点單单][击擊]|菜[单單]",
    "en": r"\b(?:prints|outputs|returns|reports|displays|shows|reads|message|error|warning|prompt"
    r"|button|label(?:l?ed)?|option|command|dialog|strings?|text|title|headings?|link|menu|tab"
    r"|examples?|click|press|select|choose)\b",
}
_SQUEEZED = re.compile(r"\s+")
_MARKS = ".,;:!?。，；：！？"
#: How far what introduces the words may stand from them.
_BACK = 400


def _introduced(lang: Lang) -> re.Pattern[str]:
    return re.compile(f"(?:{_OUTPUT[lang]})\\s?[:：][^{_LETTERS[lang]}]*$", re.IGNORECASE)


def _opened(lang: Lang) -> re.Pattern[str]:
    letters = _LETTERS[lang]
    return re.compile(
        f"(?P<cue>(?:{_SAID[lang]})[^。！？.!?；;{_OPENING}{_CLOSING}]{{0,10}})?"
        f"[{_OPENING}](?P<begun>[^{letters}{_OPENING}{_CLOSING}]*)$",
        re.IGNORECASE,
    )


def _closed(lang: Lang) -> re.Pattern[str]:
    letters = _LETTERS[lang]
    return re.compile(
        f"(?P<ended>[^{letters}{_OPENING}{_CLOSING}]*)[{_CLOSING}]"
        f"(?P<cue>[的之这這该該\\s]{{0,3}}(?:{_SAID[lang]}))?",
        re.IGNORECASE,
    )


_LANGS: tuple[Lang, ...] = ("en", "zh")
_INTRODUCED, _OPENED, _CLOSED = (
    {lang: build(lang) for lang in _LANGS} for build in (_introduced, _opened, _closed)
)


def is_cited(text: str, run: Run, want: Lang, source: str) -> bool:
    """Whether the run, in a text in `want`, is what a program says, word for word as in the source.

    In quotation marks it has to be there too; what people say is no citation, but a text with
    code cites programs.
    """
    start, end = run.start, run.end
    while start < end and text[start] in _OPENING:
        start += 1
    while start < end and text[end - 1] in _CLOSING:
        end -= 1
    before, after = text[max(0, start - _BACK) : start], text[end : end + _BACK]
    words = text[start:end]
    if _INTRODUCED[want].search(before):
        return _plain(words) in _plain(source)
    opened, closed = _OPENED[want].search(before), _CLOSED[want].match(after)
    if not opened or not closed:
        return False
    cued = opened["cue"] or closed["cue"]
    if not cued and not all(any(inline_code(side)) for side in (text, source)):
        return False
    whole = re.escape(_plain(opened["begun"] + words + closed["ended"]))
    return bool(re.search(f"[{_OPENING}‘'`*_]{whole}", _plain(source)))


def _plain(text: str) -> str:
    return _SQUEEZED.sub(" ", text.replace("…", "...")).strip().strip(_MARKS).lower()
