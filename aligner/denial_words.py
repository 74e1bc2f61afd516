"""Words that deny in English and Chinese, look so, or may answer a denial: patterns.

In a kind's list "_" stands for a blank. Where several lists have a word, the first of them counts:
idle, asked, phrases, hard, soft, weak (`aligner.negation`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass


def _any(words: str) -> str:
    """A pattern for any of some words."""
    return "|".join(words.split()).replace("_", r"\s")


@dataclass(frozen=True, slots=True)
class Words:
    """idle: where "not" and its like deny nothing. asked: questions (Isn't it late?), and other
    words that the other language may tell as a denial. phrases: what it may tell with a negation or
    without one; double negations too. hard: what denies. soft, weak: what answers a denial often,
    and what does so now and then, or stands in most texts. `benchmarks/denials.py` counts how often
    these stand across from a denial that nothing else answers, and how often across from one that
    was put in."""

    idle: str
    asked: str
    phrases: str
    hard: str
    soft: str
    weak: str


#: English that denies what follows, and what may come between it and a word that is asked for.
_NOT = r"(?:not?|never|nobody|no_one|none|nothing|neither|cannot|\w{2,8}n't)"
_SOME = r"(?:_@?[\w'-]+){1,8}"
#: Adjectives that deny themselves: not impossible.
_UN = (
    r"(?:un\w{3,}(?:able|ed|al|ly|y|ful|ive|ant|ing|mon|ware|like)|rare"
    r"|in(?:con|freq|sig|acc|adeq|appr|cap|eff|evit|suff|toler|vis)\w+"
    r"|im(?:poss|prob|prop|prac|mater|mor|perf|pol)\w+|ir(?:re|ra)\w+|il(?:leg|log|lit)\w+)"
)
#: What is kept from happening: filter it from showing.
_KEPT_FROM = (
    r"(?:prevent|block|hinder|protect|shield|filter|inhibit|suppress|deterr?|guard|hid|remov|preclud"
    r"|restrain|discourag|restrict)\w{0,4}"
)

#: What is turned round with its subject in a question.
_AUXILIARY = r"(?:do|does|did|is|are|was|were|have|has|had|wo|would|could|ca|should)"

#: A figure, or a word that is one, soon behind a bound.
_FIGURE = {
    "en": r"(?=[^.;!?]{0,40}?(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|\w+teen|\w+ty|hundred|thousand|half|third|quarter)\b))",
    "zh": r"(?=[^,，。；;]{0,14}?[\d〇零一二两三四五六七八九十百千万半]|\s?[{%])",
}
_COMPARED = (
    "(?:more|greater|larger|bigger|higher|longer|older|less|fewer|smaller|lower|shorter|younger"
    "|later|earlier|sooner)_than"
)
#: Denials that only turn a bound: not less than 12, 不得超过12. What they say is compared by
#: `aligner.quantities.bounds`.
_BOUNDS = {
    "en": _any(
        r"(?:no|(?:not|never|cannot|\w{2,8}n't)(?:_\w+){0,2})"
        rf"_(?:{_COMPARED}|exceed(?:s|ed|ing)?|above|over|below|under)"
    )
    + _FIGURE["en"],
    "zh": "(?:[不未没毋](?:得|应当?|应该|能够?|可以?|会|宜|准|许|要|该|有)?再?"
    "(?:超[过出]|[高低少多大小长短早晚迟]于)|[未不]满|不[足到])" + _FIGURE["zh"],
}
BOUNDS = {lang: re.compile(words) for lang, words in _BOUNDS.items()}

ENGLISH = Words(
    idle=_any(
        r"nos?\.?_?\d+ last_but_not_least or_not(?!_\w) none_the nonetheless nevertheless"
        r" no_offen[cs]e (?:more|as)?_?often_(?:than|as)_not"
        r" from_without(?=_(?:or|and)\b|[,.;:!?)]|$)"
        " (?:within|inside)_(?:or|and)_(?:from_)?without"
        " or_no(?=[,.;:!?]) what_not(?!_to) at_(?:the_)?least a_(?:few|little) more_or_less"
        " not_least than_never now_or_never never_?mind"
    ),
    asked=_any(
        rf"{_AUXILIARY}n'?t_"
        r"(?:you|we|they|he|she|it|i|that|there)\b none_other"
        # the same of anything else, where the question begins with it
        rf" (?<![\w)\]%]\s){_AUXILIARY}n't(?=_[^.?!;\n]{{1,200}}\?)"
        r" (?:not|\w{2,8}n't)_(?:only|just|merely|simply|solely|least)"
        r" (?:not|\w{2,8}n't)(?:_[\w'-]+){1,4}_(?:only|just|merely|solely)(?=[^.;!?]{1,160}\bbut\b)"
    ),
    phrases=_BOUNDS["en"]
    + "|"
    + _any(
        r"(?:not|\w{2,8}n't)_(?:to_mention|until|without|long_ago|so_much|quite|limited_to)"
        " in_place_of in_preference_to let_go hold_off out_of"
        " nothing_(?:less|more_than|short_of) to_nothing unless other_than"
        r" (?:no_one|nobody|none|nothing)_(?:\w+_)?but"
        r" nowhere_(?:close|near) (?:keep|keeps|kept|keeping)(?:_\w+){0,3}_from or_not(?=_\w)"
        r" (?:keep|keeps|kept|keeping)(?:_\w+){4,9}_from_(?:\w+_)?\w+ing"
        r" (?:sav|spar|reliev|excus)(?:es?|ed|ing)(?:_[\w'-]+){1,10}_from_(?:\w+_){0,2}\w+ing"
        rf" {_KEPT_FROM}(?:_[\w'-]+){{1,6}}_from_(?:\w+_)?\w+ing as_opposed_to or_(?:may|might)_not"
        r" (?:sav|spar)(?:es?|ed|ing)(?:_[\w'-]+){1,4}_(?:trouble|need|bother|effort|hassle)"
        " brush(?:es|ed|ing)?_(?:off|aside) shrug(?:s|ged|ging)?_off g(?:ive|ives|ave|iving)_up"
        " (?:whether|if)_(?:or_)?not if_nothing_else why_not never_before nor short_of"
        r" (?:fall|falls|fell|fallen|falling|runs?|ran)_short leav(?:e|es|ing)_\w+_out left_out"
        " no_(?:doubt|matter|wonder|sooner|less|fewer|exception|more_than|later_than|way)"
        " no_choice_but"
        r" without_(?:\w+_)?(?:delay|doubt|question|fail|ado|hesitation)"
        r" (?:never|cannot|can'?t|can_not|couldn'?t|could_not)_(?:be|have|get|do)_(?:too|enough)"
        " no_(?:equal|match|peer|rival|stranger|secret|joke|end|small|mean|accident|coincidence)"
        r" no_(?:\w+_)?(?:charges?|costs?|fees?) (?:not|\w{2,8}n't)_(?:be_|been_)?charged?"
        " (?:can'?t|cannot|couldn'?t|can_not)_(?:help|but)"
        r" (?:couldn'?t|could_not)_(?:agree|care|be)(?:_(?:with|about)_\w+)?_(?:more|less|\w{3,}er)"
        r" (?:can'?t|cannot|can_not|couldn'?t|could_not)(?:_\w+){1,6}_enough"
        # bounds, and what only something else makes possible
        rf" {_NOT}{_SOME}_(?:without|until|unless|except)"
        rf" {_NOT}{_SOME}_(?:(?:in|with|for|under|within)_(?:less|fewer)_than|ha(?:ve|s|d)_ever)"
        rf" had(?:_not|n't){_SOME}_(?:when|before)"
        rf" (?:no|nobody|no_one|none|nothing){_SOME}_before"
        rf" {_NOT}{_SOME}_before_(?:the_year_)?\d+"
        # comparisons that none stands
        rf" no(?:thing)?_(?:\w+_)?(?!other|rather)(?:more|worse|\w{{3,}}er)_than"
        r" (?:nothing|never)_(?:(?:can|could|has|have|had|been|be|is|was)_){1,2}"
        r"(?:more|less|\w{3,}er)"
        # two denials
        rf" {_NOT}_(?:\w{{2,5}}_)?{_UN} {_NOT}_(?:\w+_)?fail(?:s|ed|ing)?"
        r" (?:no|nobody|no_one|none|nothing|cannot|can't|can_not|couldn't|could_not)"
        r"(?:_(?!and|or|but|nor|so|if|because)\w+){1,6}"
        r"_(?:not|never|cannot|\w{2,8}n't)"
        r" (?:no_longer|cannot|can'?t|can_not|could_not|couldn'?t)"
        "_(?:put_off|delay|postpone|avoid|ignore|resist|wait)"
        r" too_\w+(?:_\w+)?_(?:to|for) (?:hard(?:er)?|difficult|tough)_(?:for_\w+_)?to"
        " open_question"
        r" nowhere(?:_\w+){1,6}_(?:more|so|as|better) ai_?n't_\w+_nothing not_(?:right_)?now"
        # questions that nobody asks to be told
        r" who_(?:could|would|can|knows|cares|sa(?:id|ys)|else)(?=[^.?!]{0,80}\?)"
        r" how_(?:could|dare)(?=[^.?!]{0,80}\?) what(?:'s|_is|_was)_the_(?:use|point|good)"
    ),
    hard=_any(
        "not no_one no_longer no never nobody nothing nowhere none neither cannot without"
        r" \w{2,8}n't"
        " (?:do|does|did|is|are|was|were|has|have|had|wo|would|could|should|ca|ai)nt nope"
        " unable impossible fail(?:s|ed|ing)?_to failure_to"
    ),
    soft=_any(
        "lack(?:s|ed|ing)? absen(?:t|ce) hardly scarcely barely rarely seldom"
        r" refus(?:e|es|ed|al|ing) den(?:y|ies|ied|ial) avoid\w* stop(?:s|ped|ping)? ban(?:s|ned)?"
        r" prohibit\w* forbid\w* forbade instead lest forgo\w* zero far_from reject\w* exclud\w*"
        r" cease\w* illegal\w* endless\w* barr(?:ed|ing)"
        " dis(?!c[eiou](?:rn|p|ss|v|urs)|clos|ease|guis|h|p[eou][rst]|play|patch|tan|ti[ln]|t[ou]r"
        "|tri)[a-z]{4,}"
        r" un(?!der|i[foqtv]|til)[a-z]{4,} non-?\w+ non(?=-\W) \w{3,}less(?:ly|ness)?"
        " mis(?!er|sil|sion|ter)[a-z]{4,}"
        " in(?!com[ei]|corpor|deb|deed|depend|dex|di[acv]|fl|nov|sert|sur|vad|vas|vit)"
        "(?:ab|ac|ad|ap|ca|co|cred|de|di|e[fqvsx]|f[il]|hum|just|n[ou]|se|su|ta|to|va|vi)[a-z]{3,}"
        " in(?:elig|freq|feas|org|oper|signif|sol|sinc|hosp|grat)[a-z]+"
        " im(?:perf|mut|mor|pat|bal|prop|poss|part|pers|prec|mob|mat|pur|plaus|prud|meas)[a-z]+"
        r" ir(?:re|ra)[a-z]+ abnormal\w* il(?:leg|lit|log|lic)[a-z]+"
        r" exempt\w* reluctan\w+ wary leery refrain\w* contrary opposite"
        " a(?:symptomatic|typical|moral|sexual|political)(?:ly)?"
        r" loath abandon\w* def(?:y|ies|ied|iance) extra(?:ling|terr|cur)[a-z]+ resist\w*"
        r" \w+-(?:free|less|neutral) (?:\w+-)?agnostic(?:ally)? \w+-independent(?:ly)?"
        " independent(?:ly)?_(?:of|from)"
        r" failures? flunk\w* eliminat\w* obsolete mut(?:e|ed) spurn\w* snub\w* shun\w*"
        r" withh[eo]ld\w* abstain\w* devoid void anarch\w* depriv\w* innocen\w+ scarce scant\w*"
        r" shortage\w* anonymous\w* off[_-]limits contraindicat\w*"
        r" neglect\w* omit\w* overlook\w* at_odds"
    ),
    weak=_any(
        r"hinder\w* imped\w* clos(?:e|es|ing)\b optional\w* over prevent\w* fail\w*"
        r" miss(?:es|ed|ing)? silen\w+ los(?:e|es|ing|t|s) forever ambigu\w+ obscure\w* ended"
        r" immun\w+ regardless free ignor\w* only until empty poor\w* skip\w* quit drop\w* wrong\w*"
        r" block\w* constantly still keep\w* kept flat against before doubt\w* wonder\w* hesitat\w*"
        r" desist\w* escap\w* declin\w* too yet rather less least few little bad worse beyond"
        r" otherwise constant closed except vague\w* suspect\w*"
    ),
)

#: "Don't" at the beginning of a Chinese clause.
_DONT = "(?<![\u4e00-\u9fff])(?:请|千万)?别(?![人的处墅名国样有具致离论克扭针]|出心)"
#: What makes a Chinese clause a question or a cry.
_ASKS = "(?=[^。；;？?！!]{0,30}[？?！!])"
#: What cannot be done, told behind the verb: 找不到一个, unlike the bound of 不到一百.
_CANNOT = (
    "[找看听见闻得达想料猜用等收取拿查读买搜遇碰感受觉识测检连联接学吃办做走回追赶顾轮]不到"
    "|[打跑比斗敌骗瞒躲逃避赢]不过"
)

CHINESE = Words(
    idle=_any(
        "不但 不仅(?!限) 不只(?!限) 不光 不单 不断 不过(?!度) 不锈钢"
        r" 不满(?=[\d一二三四五六七八九十百千万半]) 不到(?=[\d一二三四五六七八九十百千万半]) 对不起"
        " 了不起 差不多 非常 除非 非洲 南非 北非 东非 西非 中非 亚非 莫斯科 是非 未来 未婚妻 未婚夫"
        " 没收 埋没 沉没 淹没 出没 吞没 特别 区别 别人 别的 个别 性别 级别 差别 类别 分别 空间 空气"
        " 航空 太空 天空 反映 反应 反复 绝对 绝大 零售 难民 少年 少女 少数 人才 天才 刚才 失业 停留"
        " 防御 国防 消防 差异 时差 除了 阻力 告别 识别 别墅 别处 别名 派别 辨别 鉴别 离别 无数"
        " 无线 无人机 无锡 无产 无花果 否则 不是吗 不是嘛 不是么 似是而非 不知何故 天没亮"
        " 没什么两样"
        " 莫里森 莫迪 莫尔 莫奈 莫扎特 久拖不决 不过如此 别国 送别 永别 别具 别样 没有?(?=吗)"
        " 夜不能寐 详尽无遗 [功性技机官智职才]能(?=不能) 功能不全 勿忘[我草]"
    ),
    asked=_any(
        "是否 能否 可否 与否 会否 有没有 了没有 (?P<same>[\u4e00-\u9fff])[不没](?P=same) 不少 不久"
        " 不管 无论 不论 不错 不时 不禁 不料 非要 非凡 莫大 无比 无限 没关系 没问题 没事 不满"
        " 不一会儿? 有无"
        r" 不足(?=\s?[\d一二三四五六七八九十百千万半])"
    ),
    phrases=_BOUNDS["zh"]
    + "|"
    + _any(
        "不是[^。！？]{1,12}就是 而不是"
        " 而不 不妨 不惜 不愧 不由 不止 不已 不等 不外 不知不觉 不约而同 不得了 不得不 不能不"
        " 不可不 不会不 不是不 不是没有 无不 无非 莫不 未必不 没有不 不无 不愿不 并非没有"
        " 并不是没有 忍不住 不好意思 说不定 要不 不然 不下 不亚于 不日 不动产 不啻 不消说 不用说"
        " 不必说 不不 非但 莫非 莫过 未免 未尝不 没落 没准 没错 湮没 别致 各别 无疑 无人 无时 无穷"
        " 无所谓 无所不 无处不 无一不 无偿 无缝 无异 并不令人 不如 否定 否认 否决 做不到 不限于"
        " 不足 没有?(?:任何|什么)?后顾之忧 毫?无后顾之忧"
        " 不同 不一 不安 不便 不利 不幸 不良 不明 不公 不平 不当 不对 不法 不适 不宜 不易 不难 不解"
        " 不堪 不懈 不可避免 不可或缺 不可思议 不稳定 不定 不佳 不见得 不见 不够 不顾 不住 不起"
        " 不了 不及 不动 不出 不着 不开 不上 不妙 不祥 无关 无效 无情 无辜 无私 无聊 无奈 无知 无声"
        " 无力 无意 无形 未知 未成年 未遂 未必 非法 并不[只仅光单限陌罕少奇意平难复] 无法无天"
        " 不要轻易 没有理会 不得而知 不得志 不得已 不得体 不得人心 不得要领 不予理会 不理"
        " 毫无疑问 毫无保留 毫不犹豫 毫不留情 别无 [也又][不没未无][^是能会应]? 无例外"
        " 无一例外 难道[^。？?]{0,12}[不没][是能会应该]* 似是而非"
        " [恨巴]不[得能] [怪舍顾由免少使了]不得 [免少]不了 不要紧 不要脸"
        # questions that nobody asks to be told
        f" [拿凭靠]什么{_ASKS}"
        f" 怎么?[能会可敢肯好]{_ASKS} 哪(?:[里儿能会敢有来]){_ASKS} 哪[里儿][^，。！？?]{{0,4}}得"
        f" 谁(?:说|知道|能|敢|会|料){_ASKS} 何[必须苦尝曾足妨] 岂[能敢有非不可会止] [焉安]能"
        " 犯得着 难道 [不非]是?一(?:蹴而就|朝一夕|日之功|夜之间) 之冠 之最 首屈一指 必填 回天乏术"
    ),
    hard=_any(
        f"{_CANNOT}"
        " 并非 而非 未能 并无(?![二不非])"
        " 并不(?!断[^开电网线]|但|仅|久) 并没有? 从不 从未 从没有? 决不 绝不 永不"
        " 毫不 毫无 不再 尚未 还没有?"
        " 不曾 不会 不能 不可能 不可以 不可 不应 不该 不要 不是 不得 不用 不必 不许 不准 不敢 不肯"
        " 不愿 不想 不知道? 没有 没能 没人 无法 无须 无需 [请切万]?勿 切莫 毋 严禁"
        " [唔冇] 未(?:见(?!过)|闻及|触及|扪及|检出|发现|引出) 不 没 未"
        " 别(?=[再让忘把做说去用太怕急管想提给跟]) 无(?=.)"
        f" {_DONT}"
    ),
    soft=_any("(?<![猫喵])咪 忘 禁 拒 否 零 罕 莫 别 非 盲(?![目从人区]) 聋 哑 (?<!疲)乏"),
    weak=_any(
        "以外 之外 难 很少 免 除 少 误 错 反 空 差 绝 失 脱 缺 防 阻 停 忽 才 只 却 仅 违 方可 方能"
        " 始得 最[早晚迟低高多大长] 至多 至少 以内 头一[回次] 第一次 首次 始终 仍 还在 尚 断开"
        " 尽管(?=[提问说来去放拿用开联])"
        " 放心 记得 记住 饱"
    ),
)

#: Chinese that surely denies: a bare 不, 无 or 没 stands in many sayings.
CHINESE_SURE = (
    "没有|不是|不会|不能|不可能|不可以|不应|不该|不要|不再|不想|不愿|不肯|不敢|不必|不用|不许"
    "|不准|不得|不知道"
    "|从未|无法|无须|无需|尚未|并不|并无(?![二不非])|并没有?|并未|并非|决不|绝不|没能|未能|没人"
    f"|[请切万]?勿|严禁|{_DONT}"
    "|未(?=见(?!过)|闻及|触及|扪及|检出|发现|引出)"
    "|不(?=支持|认为|希望|愿意|需要|允许|使用|包括|包含|知道|相信|同意|接受|打算|准备|喜欢|值得"
    "|存在|属于|适合|适用|依赖|影响|改变|代表|意味|含|提供|参加|出席|收取|退还|退款|保存|记录|显示"
    "|保证|承担|负责|发送|支付|回家|回来|吃|喝)"
    "|不可(?=[\u4e00-\u9fff])(?![的了吗逆变数知见言分多靠行用信少抗控测估预再])"
)
