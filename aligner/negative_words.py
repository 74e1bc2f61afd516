# ruff: noqa: E501 (tables, a line for each word)
"""Words with a sense of denial in them, and by what the other language tells them.

To deny such a word is often told without a denial: don't forget is 记得, not expensive is 便宜. And
where such a word is told by its counterpart, it is no answer to a denial elsewhere in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from corpus.model import Lang, Span

#: English | Chinese ~ more Chinese, as patterns: what is denied by saying its opposite, and what
#: tells it on the other side. The Chinese words behind a ~ tell it too, but are too short to be
#: looked for behind a Chinese denial.
_OPPOSED = r"""
forg[eo]t\w* | 忘
worr(?:y|ied|ies|ying) anxious concerned afraid fear | 担心 担忧 着急 急 害怕 怕 发愁 ~ 忧 焦 慌 恐
hesitat\w+ | 犹豫 迟疑 踌躇
miss(?:es|ed|ing)? | 错过 漏掉 ~ 漏 丢 缺 失 想念
leav(?:e|es|ing) left exit quit go goes going | 离开 走开 退出 ~ 离 走 出 留 放 剩 去
panic\w* | 惊慌 慌 恐慌 ~ 惊
los(?:e|es|ing|t|s) | 丢失 失去 ~ 丢 失 输 亏 迷 掉 损
mind(?:s|ed)? | 介意 在意 在乎
den(?:y|ies|ied|ial) | 否认 ~ 拒 否
refus(?:e|es|ed|al) reject\w* declin\w+ | 拒绝 谢绝 ~ 拒 否
doubt\w* question\w* | 怀疑 质疑 ~ 疑
stop\w* cease\w* halt\w* | 停止 停下 ~ 停 止 阻
clos(?:e|es|ed|ing) shut\w* turn\w*_off switch\w*_off | 关闭 关掉 关上 ~ 关 闭 合
mov(?:e|es|ed|ing) budge stir | 动 ~ 移 搬 挪
ignor\w+ neglect\w* overlook\w* | 忽视 忽略 无视 ~ 忽 不顾 不理
interrupt\w* | 中断 打断
disconnect\w* unplug\w* cut\w*_off | 断开 切断 拔 ~ 断
disabl\w+ | 禁用 停用 ~ 禁 关
lower(?:s|ed|ing)?(?!_than) relax\w* | 放松 松懈 降低 ~ 降 低
empty blank | 空
chang\w* alter\w* | 改变 变化 变动 ~ 变 改 换
hungry | 饿 ~ 饥
equal\w* same identical alike | 相等 相同 一样 等于 ~ 等 同
right correct | 对 正确 ~ 好 妥
every all everyone everything always | 每 所有 总 ~ 都 全 一切 凡
exceed\w* (?:more|greater|higher|longer|larger|bigger|older|later)_than | 超过 大于 多于 高于 长于 ~ 超 逾 晚于 迟于 以后 之后 以上 更
(?:less|fewer|lower|smaller|shorter|younger|earlier)_than | 低于 少于 小于 短于 早于 ~ 不足 不到 不满 以下 以内 更
expensive costly | 贵 ~ 昂
cheap | 便宜 ~ 廉
late | 晚 迟
far | 远
hard difficult tough | 难 ~ 艰 费力 吃力
bad | 坏 糟 ~ 差 恶
alone lonely | 独自 孤单 ~ 独 单 孤 一个人
poor | 穷 ~ 贫 差
dead | 死
sober | 清醒
sick ill | 病 ~ 舒服 适
harm\w* hurt\w* | 伤害 ~ 伤 害
"""

#: What in the one language is told by what in the other, however many denials stand around it.
_COUNTERPARTS = r"""
forg[eo]t\w* oblivi\w+ | 忘
refus(?:e|es|ed|al|ing) reject\w* declin\w+ turn\w*_down | 拒
den(?:y|ies|ied|ial) | 否认
prohibit\w* forbid\w* forbade ban(?:s|ned|ning)? outlaw\w* barr\w+ | 禁
differ\w* distinct\w* various var(?:y|ies) unlike dissimilar | 不同 不一 差 异
fewer_than less_than under below insufficient\w* inadequa\w+ lack\w* short(?:age|fall)?s? | 不足 不够 缺
unless except excepting | 除非 除
improper\w* inappropriate\w* misuse\w* undue\w* | 不当
unease uneasy anxi\w+ restless\w* unrest insecur\w+ | 不安
unfortunate\w* misfortune\w* unhappy unluck\w+ | 不幸
unknown unclear unidentified unexplained | 不明 未知
adverse\w* unfavou?r\w+ disadvantag\w+ | 不利
inconvenien\w+ | 不便
illegal\w* unlawful\w* illicit\w* | 非法 不法 违法
invalid\w* void ineffective\w* | 无效
irrelevant unrelated | 无关
powerless\w* | 无力
ruthless\w* merciless\w* relentless\w* | 无情
unfair\w* unjust\w* injustice | 不公
unequal\w* inequal\w+ | 不平等
dissatisf\w+ discontent\w* | 不满
unconditional\w* | 无条件
wireless\w* | 无线
anonym\w+ | 匿名
immutab\w+ | 不可变
unspecified | 未指定
unchecked | 未经?检 非受检
nonstatic non-static | 非静态
independen\w* | 独立
distingu\w+ discriminat\w+ | 区分 区别
disaster\w* | 灾
disappoint\w* | 失望
stop\w* cease\w* halt\w* | 停 止
avoid\w* | 避
absen(?:t|ce) | 缺 没有
zero | 零 0
abandon\w* | 弃 荒
misunderst\w+ mistak\w+ misle\w+ | 误 错
mistreat\w* | 虐
neglect\w* overlook\w* | 忽 疏
omit\w* | 略 漏
"""

#: By the language that denies: the denial | what tells it on the other side without one.
_OTHERWISE: dict[Lang, str] = {
    "en": r"""
(?:never|not|\w{2,8}n't)(?:_\w+)?_(?:ends?|ended|ending|stop\w*|ceas\w+|sleeps?|rests?|finish\w*|fad\w+|dies?|died|runs?_out) | 一直 始终 永远 永[久恒续存] 持续 持之以恒 长期 终身 源源 [昼日]夜
(?:not|\w{2,8}n't)(?:_[\w'-]+){0,6}_yet (?:not|\w{2,8}n't)(?:_\w+)?_(?:ready|prepared|sure|certain) | [之以]前[，,。；] [^之以目当提面]前[，,]
no_longer (?:not|\w{2,8}n't)(?:_[\w'-]+){1,6}_any_?more | 修复 修正 解决 改正 排除 消除 停止 停用 停产 终止 结束 终结 取消 废除 废止 告别 退出 下线 移除 删除 弃用
(?:not|\w{2,8}n't)_(?:be_)?(?:included|supplied|provided) (?:do|does)(?:_not|n't)_(?:include|come_with) | 另购 另售 另行 另外 另需 另计 另付 单独(?:购买|出售|销售) 自备 自购 自配 选配 选购
no(?:_\w+){1,3}_(?:available|found|yet|selected|open) | 请先 先[^，。]{1,12}(?:才|再|后|以)
if(?:_\w+){0,4}_(?:not|\w{2,8}n't) | 必须 务必 须先 才[能会可] 方可
if(?:_\w+){0,4}_(?:not|\w{2,8}n't)\b(?!.{0,120}\b(?:otherwise|else)\b) | 否则 不然 要不
without_(?:it|this|that|them|these|those) failing_(?:which|this|that) | 否则 不然 要不
without(?:_[\w'-]+){1,8}_(?:not|never|cannot|\w{2,8}n't) | 必须 须 方可 凭 才[能会可]
(?:no|without)_\w+ | 去[冰糖皮骨核籽刺壳油脂] [免走][葱蒜糖冰辣姜]
no_\w+ (?:not|\w{2,8}n't)(?:_\w+)?_(?:open\w*|run\w*|operat\w+|work\w*|attend\w*|sold|available|show\w*) | 停[课业电水售工诊运航学产] 休[市业馆诊] 缺[席勤课货] 罢[工课]
no(?:_\w+)?_(?:damage|defects?|injur\w+|harm|scratch\w*|problems?|abnormal\w*|fault\w*) (?:not|\w{2,8}n't)(?:_\w+)?_(?:damaged|hurt|harmed|injured|broken) | 完好 正常 良好 安然 平安 完整 健康
(?:not|\w{2,8}n't)(?:_\w+){0,2}_too | 刚好 正好 恰好 适中 适度 适宜 恰到好处
without no_(?:need|more) (?:not|\w{2,8}n't)_(?:have|need)_to | 省[去却掉下得] 免[去除得掉] [绕跳略]过 略去 去[掉除]
(?:not|\w{2,8}n't)(?:_[\w'-]+){0,5}_(?:high|more)(?!_than) | 低 便宜
(?:that|which|whom?|code)_(?:you|we|they|i|he|she)_(?:\w+_not|\w{2,6}n't)_\w+ | [其别][他的它]?人 他人 旁人 第三方
(?:that|which|what|while|but|whereas)(?:_[\w'-]+){1,5}_(?:do|does|did|have|has|had|is|are|was|were)(?:_not|n't)(?=_?[,.;:)]|_and\b|$) | 差[异别距] 区别 多出 [独特专]有
""",
    "zh": r"""
不再 | end(?:s|ed|ing)? stop\w* ceas\w+ halt\w* quit\w* former\w* dropp?\w* fix\w* discontinu\w+ scrap\w* abolish\w* remov\w+ retir\w+ abandon\w* g[ia]ven?_up lift\w* withdr\w+ expir\w+ los(?:es?|t) used_to replac\w+ supersed\w+ supplant\w* swap\w* switch\w* migrat\w+ mov(?:e|es|ed|ing)_(?:away_)?from in_favou?r_of
不能 不得 无法 不准 不许 不可以? 不允许 | barr(?:ed|ing|s) blocked locked_out disqualif\w+ debar\w* closed_to
不含 不包[括含] 不提供 不附带? | separately excl extra net_of before_tax
(?:如果|若是?|要是|假如|倘若|当)[^，,。；;]{0,8}[没未不][有是会能]? | or_else otherwise f[ae]ll\w*_back fallbacks? defaults?_to by_default
(?:不[会致]|不至于|没有?|未)[再出有发生任何什么]{0,6}(?:差错|错|问题|岔子|意外|毛病|大碍) (?:不会|没有?|未)[再有任何什么产造生成]{1,6}(?:影响|关系|坏处|害处) | fine safe\w* ok okay all_right alright smooth\w* secure\w* sound reliabl\w+
(?:没有?|不|未曾?)(?:分[叉支]|间断|中断|停[止歇顿]|断) | linear\w* straight\w* continu\w+ constant\w* steady steadily unbroken nonstop ceaseless\w* seamless\w*
不知道?(?:[是究竟到底]{0,2})(?:为[啥何什]|怎|何故|[什甚]么[原缘]|出于) | for_(?:some|whatever|unknown|unexplained)_reasons? somehow inexplicabl\w+ mysterious\w* unaccountabl\w+ strangely oddly curiously
[而但][^，。；]{0,12}?(?:不[能会是在用可]|没有?) | instead_of rather_than in_place_of as_opposed_to
(?:没有?|未)(?:经|经?[过得]|[获取征]得)[^，。；]{1,14}(?:同意|许可|允许|授权|批准)[^，。；]{0,10}?(?:不[能得可会]|无法|无权) | (?:a|no|any|the)_say only_with exclusive\w* (?:with|need\w*|requir\w*|obtain\w*|seek\w*|get|ask\w*)(?:_[\w'-]+){0,4}_(?:consent|permission|approval|authori[sz]ation|agreement)
不[是会太那么]{0,3}(?:一?[件个])?[很太那么]{0,2}(?:容易|易事|轻松|简单) | hard(?:er|est)? difficult\w* tough\w* tricky trickier challeng\w+ complex\w* complicat\w+ demanding daunting arduous non-?trivial struggl\w+
(?:没有?|无)人[^，。；]{0,8}(?:轻易|容易|轻松) | hard(?:er|est)? difficult\w* tough\w*
并?不比[^，。；]{1,40}?[慢差少多低弱晚长贵难] | at_least_as as_(?:\w+_){1,3}as equally
不[太很是]{0,2}(?:多见|常见|经常|常有|普遍) 不多(?![时久]) | rare\w* seldom uncommon unusual few infrequent\w* occasional\w* sometimes scarce\w* little sparse\w*
不[太很是够]{0,2}(?:非常)?(?:准确|精确|正确|可靠|恰当|妥当|严谨) | wrong\w* inaccura\w+ incorrect\w* problematic\w* mistake\w* imprecis\w+ false\w* flawed unreliab\w+ questionable dubious rough\w* loose\w*
不[太很是够]{0,2}(?:安全|稳定|牢靠|牢固) | danger\w* risk\w* vulnerab\w+ insecur\w+ hazard\w* fragil\w+ flaky brittle volatil\w+ shaky
不[太很是够]{0,2}(?:清楚|清晰|明确|明显|明了) | vague\w* unclear blurr\w+ ambigu\w+ subtl\w+ obscur\w+ fuzzy murky confus\w+ wonder\w*
不[太很是够]{0,2}(?:完整|完全|完善|全面|齐全) | partial\w* incomplet\w+ fragment\w* part half-\w+ broken
不[太很是那么]{0,3}重要 无关紧要 | minor trivial\w* negligible secondary little marginal\w*
不[太很是够]{0,2}(?:必要|需要) (?:没有?|无)必要 | redundan\w+ superfluous unnecessar\w+ optional\w* needless\w* excessiv\w* overkill
不[太很是]{0,2}(?:一致|匹配|相符|吻合|符合) | mismatch\w* conflict\w* inconsisten\w+ discrepan\w+ diverg\w+ violat\w+ contradict\w*
不[会再]{0,2}(?:变化?|改变|变动)(?!成) | constant\w* fixed static\w* stable same frozen invariant\w* immutab\w+ stay\w* remain\w* keep\w* preserv\w+
(?:没有?|毫无|无)(?:任何|什么)?(?:意义|用处?|作用|价值) | meaningless\w* pointless\w* useless\w* futil\w+ nonsens\w+ worthless\w* moot vain
不会 不受 不被 不能 | (?:protect\w*|safeguard\w*|safe|shield\w*|immune)_(?:\w+_){0,2}(?:from|against|to)
""",
}


class _Row(NamedTuple):
    """Patterns. behind: what stands right behind a Chinese denial."""

    en: re.Pattern[str]
    zh: re.Pattern[str]
    behind: re.Pattern[str]


def _any(words: str) -> str:
    return "|".join(words.split()).replace("_", " ")


def _rows(table: str) -> Iterator[_Row]:
    for line in table.strip().splitlines():
        english, chinese = line.split(" | ")
        plain, _, more = chinese.partition(" ~ ")
        yield _Row(
            re.compile(rf"\b(?:{_any(english)})\b"),
            re.compile(_any(f"{plain} {more}")),
            re.compile(_any(plain)),
        )


@cache
def _opposed() -> tuple[_Row, ...]:
    return tuple(_rows(_OPPOSED))


@cache
def _counterparts() -> tuple[_Row, ...]:
    return tuple(_rows(_COUNTERPARTS))


def counterparts(behind: str, lang: Lang, other: str) -> list[bool]:
    """For each word behind a denial that is denied by saying its opposite: whether the other text
    has a counterpart of it, which could be denied."""
    if lang == "zh":
        return [row.en.search(other) is not None for row in _opposed() if row.behind.match(behind)]
    return [row.zh.search(other) is not None for row in _opposed() if row.en.search(behind)]


def has_counterpart(words: str, lang: Lang, other: str) -> bool:
    """Whether the first of some words is one that the other text has as well."""
    if lang == "zh":
        return any(row.zh.match(words) and row.en.search(other) for row in _counterparts())
    return any(row.en.match(words) and row.zh.search(other) for row in _counterparts())


@cache
def _otherwise(lang: Lang) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """(denial, what tells it) for each row of a language."""
    rows = (line.split(" | ") for line in _OTHERWISE[lang].strip().splitlines())
    own, other = (r"\b(?:{})\b", "{}") if lang == "en" else ("{}", r"\b(?:{})\b")
    return tuple(
        (re.compile(own.format(_any(denial))), re.compile(other.format(_any(answer))))
        for denial, answer in rows
    )


def told_otherwise(text: str, lang: Lang, other: str) -> list[Span]:
    """The denials of a text for which the other has words that tell them without one."""
    return [
        Span(*denial.span())
        for own, answer in _otherwise(lang)
        if answer.search(other)
        for denial in own.finditer(text)
    ]
