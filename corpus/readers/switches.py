"""Lines that lead to the same text in other languages: English | [简体中文](README.zh-CN.md)."""

from __future__ import annotations

import re
import unicodedata

#: Names of languages, in these and in English and Chinese, codes, and what goes with them.
_NAMES = frozenset(
    word
    for names in (
        "english chinese simplified traditional japanese korean spanish french german portuguese",
        "russian italian turkish vietnamese arabic ukrainian polish dutch indonesian thai persian",
        "en zh cn ja jp ko kr es fr de pt ru it tr vi ar uk pl nl id th fa us gb tw hk br hans",
        "中文 简体中文 繁體中文 繁体中文 正體中文 简体 繁體 繁体 汉语 漢語 中文版 中文文档 中",
        "英文 英语 英語 英文版 英文文档 英 日文 日语 日語 韩文 韩语 韓文 韓語 法文 法语 法語",
        "德文 德语 德語 俄文 俄语 俄語 日本語 한국어 español français deutsch português brasil do",
        "русский italiano türkçe tiếng việt العربية українська polski nederlands bahasa indonesia",
        "hant ไทย فارسی readme version language languages 语言 語言 or 或",
    )
    for word in names.split()
)
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 400


def is_switch(text: str) -> bool:
    """Whether a text, the addresses of its links left out, holds names of languages only."""
    if len(text) > _LONGEST:
        return False
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return bool(words) and _NAMES.issuperset(words)
