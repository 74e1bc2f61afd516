"""Set phrases of letters, forms, press releases and greetings, whose words are not each other's."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from aligner import lexicon

#: What is said in English, and behind the colon what Chinese says in its place.
_TABLE = """
best regards|kind regards|warm regards|regards|best wishes|all the best|with best regards|cheers\
|with kind regards|yours sincerely|sincerely yours|sincerely|yours faithfully|faithfully yours\
|yours truly|very truly yours|respectfully yours|cordially\
: 此致 敬礼 此致敬礼 顺颂商祺 顺祝商祺 敬颂商祺 即颂商祺 敬祝商祺 祝商祺 顺祝商安 顺颂时祺 敬颂时祺\
 谨启 敬启 敬上 谨上 谨致问候 谨致敬意 顺致敬意 诚挚问候 祝好 祝一切顺利
dear sirs|dear sir or madam|dear sir|dear madam|to whom it may concern\
: 敬启者 致有关人士 致相关人士 致有关方面 致相关负责人 尊敬的先生女士 尊敬的先生或女士 各位先生女士
ends|end|the end|fin: 完 终 全文完 本文完 全书完 剧终 全剧终
to be continued: 未完待续 待续
for immediate release: 即时发布 立即发布 供即时发布
for official use only|for office use only|official use only|office use only\
: 以下由办案人员填写 以下由工作人员填写 以下由本部门填写 此栏由工作人员填写 此处由工作人员填写\
 以下由经办人填写 此栏由经办人填写 仅供内部使用 内部使用 仅限公务使用
best before see bottom of can|best before see base of can: 保质期见罐底 最佳食用期见罐底
best before see base|best before see bottom: 保质期见底部 保质期见瓶底 保质期见罐底 最佳食用期见底部
best before see lid|best before see cap: 保质期见盖 保质期见瓶盖 最佳食用期见瓶盖
best before see packaging|best before see pack: 保质期见包装 保质期见外包装 最佳食用期见包装
happy new year: 新年快乐 新年好 新春快乐 恭贺新禧 恭喜发财
happy lunar new year|happy chinese new year|happy spring festival\
: 恭喜发财 恭贺新禧 新春大吉 新春快乐 春节快乐 过年好 新年好 新年快乐
season's greetings: 佳节快乐 恭贺新禧 圣诞快乐新年快乐
many happy returns: 生日快乐 祝你生日快乐
bon voyage|have a safe trip: 一路平安 一路顺风 旅途愉快
rest in peace: 安息 一路走好
this page is intentionally left blank|this page intentionally left blank|intentionally left blank\
: 此页无正文 本页无正文 此页特意留白 本页特意留白 此页有意留白 本页留白 以下空白
not applicable|n/a: 无 不适用 免填
please turn over|p.t.o.: 见背面 请见背面 请看背面 转背面
"""
_BARE = re.compile(r"[\W_]+")
#: Characters of a text beyond which it is no phrase, however it is punctuated.
_LONGEST = 80


def are_set_phrases(english: str, chinese: str) -> bool:
    """Whether two texts are nothing but phrases that are said in the same place."""
    if max(len(english), len(chinese)) > _LONGEST:
        return False
    said = _rows().get(_bare(english))
    return said is not None and _bare(lexicon.load().simplified(chinese)) in said


@cache
def _rows() -> dict[str, frozenset[str]]:
    rows = (row.partition(": ") for row in _TABLE.strip().splitlines())
    return {
        _bare(phrase): frozenset(chinese.split())
        for phrases, _, chinese in rows
        for phrase in phrases.split("|")
    }


def _bare(text: str) -> str:
    """Its letters and digits, lower-cased."""
    return _BARE.sub("", unicodedata.normalize("NFKC", text).lower())
