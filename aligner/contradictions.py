# ruff: noqa: E501 (a table, a line for each contradiction)
"""Words of one side that cannot be what the other says: may and 不得, all and 部分, unless and 如,
always and 往往, however and 然后."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aligner.beads import Bead
from aligner.denials import Part, sides_of, unanswered
from aligner.negation import plain
from aligner.opposites import Opposite
from aligner.views import View
from corpus.model import Lang, Span

#: English that denies or limits; Chinese that denies.
_DENIES = (
    r"not?|never|nobody|none|nothing|neither|nor|cannot|can't|\w+n't|without|unless|except\w*|only|but|until|if|few(?:er)?"
    r"|less|prohibit\w*|forb[ai]d\w*|ban(?:s|ned)?|barr?(?:ed)?|refus\w+|reject\w*|den(?:y|ies|ied)|avoid\w*|prevent\w*|stop\w*"
    r"|hard(?:ly)?|difficult|rare\w*|too|restrict\w*|limit\w*|refrain\w*|exempt\w*|illegal\w*|instead|rather|against|exclud\w+"
    r"|lack\w*|fail\w*|un\w{4,}|in(?:comp|el|adm|ab|val)\w+|non\S*|dis\w{4,}|remov\w+|longer|yet|beyond|out of"
)
_CONSENT = r"without_(?:[\w']+_){0,7}(?:consent|permission|approval|authori[sz]ation|agreement)\b"
_NO = "[不没无未非否勿毋禁拒免难唔冇咪]"
#: English | what excuses it | Chinese | what excuses it, as patterns; "_" stands for a blank in
#: English, DENIES and NO for what denies; of a pattern with a group only that is told. Left out is
#: what is told in too many ways: of 2,317 pairs of published translations hardly one may be flagged.
_TABLE = r"""
(?<!in_)may(?!_\d|_not)|(?:is|are)_(?:allowed|permitted|entitled|free)(?!_not) | DENIES|must|should|shall|have_to | 不得(?![不已而超]|[高低少多大小长短早晚迟]于)|不准|不许|禁止|严禁|请勿|切勿 | 可以|可(?!能)|允许|准许|有权|否则|除非|才|只|仅|避免|非
(?:may|can|shall|will|entitled_to|right_to)_(?:(?!not\b|never\b)[^.;]){0,200}?\bCONSENT|CONSENT(?:(?!not\b|never\b)[^.;]){0,200}?\b(?:may|can|shall|will|entitled_to)(?!_not) | not|never|no|nobody|neither|nor|cannot|\w+n't|prohibit\w*|forb[ai]d\w*|refus\w+|only|unless | 未[经获得][^。；]{1,30}?(?:同意|许可|批准|授权|允许|认可)[^。；]{0,12}?(?:不得(?!不)|不能|不可(?!避)|不会|不应|禁止|严禁|请勿|切勿) | 不得不|不能不|只|仅
(?:may|can|shall|will|must)_?not[^.;]{0,200}\bCONSENT|CONSENT[^.;]{0,200}\b(?:may|can|shall|will|must)_?not | only|unless | 未[经获得][^。；不]{1,30}?(?:同意|许可|批准|授权|允许|认可)[^。；不]{0,12}?(?:可以|可(?!能|不)|有权|允许|即可) | [不勿禁拒]|无权
must(?!_not|n't|_have)|(?:is|are)_required_to | DENIES|(?:be|have)_[^.;]{0,200}_to|may|might|can|could|able|entitled|shall_be|\w+[ai]ble | 可以(?!说) | 必|须|应|需|要|务|才|方|一定|只|不|强制|得|后|再
(?<!in_)may(?!_\d|_not|_have_to|_well)|might|could | DENIES|will|must|shall|always|certain\w*|sure\w*|definite\w* | 必定|必然|必将|肯定会|一定会 | 可能|或|也许|不|未
(?<!in_)may(?!_\d|_not|_have_to|_need|_be_required)|optional(?:ly)? | DENIES|must|needs?|required?|requires|have_to|has_to|should|shall|ought|to_be_able | 必须|务必 | 可|能|允许|或|如|不|非|选
(?<!at_)(?<!after_)(?<!above_)(?<!first_of_)all(?=_\w)(?!_(?:right|day|night|over|around|about|in_all|kinds|sorts|along|too|but|this|that|the_(?:time|way|more|while|same|better)))\b | DENIES|most|some|almost|nearly|parts? | (?<![一二三四五六七八九十各两几大组成\d])(?<![间央端侧段]的)部分(?![由组是人])|大多数|大部分|少数(?!民) | 全|所有|都|皆|均|一切|各|每|任何|凡|整|总|完全|统统|无不|尽|一应|遍
some(?=_(?:of|\w+s)_) | all|every\w*|each|any|both|whole|entire\w*|most | (?<![非是])所有(?![权者])|全部|全体 | 部分|有些|一些|某|有的|若干|几|些|少数|个别|约|大约|[非不][是都全]
most(?=_\w+s_(?:are|have|were|will|can|do|had)|_of_the_\w+s_) | all|every\w*|each|any|at_most|the_most | (?<![非是])所有(?![权者])|全部|全体 | 大多|多数|大部|大半|绝大|最|主要|一般|通常|几乎|多
(?:every|each)(?!_(?:other|now|so|time|day|year|month|week)) | DENIES|some\w*|parts?|most\w*|almost|nearly|each_other | (?<![一二三四五六七八九十各两几大组成\d])(?<![间央端侧段]的)部分(?![由组是人])|大多数|大部分|少数(?!民) | 每|各|全|所有|都|均|皆|一切|任何|逐|凡|人人|家家|互|彼此
none_of|nobody|no_one | not|never|cannot|\w+n't|but|without|fail\w*|un\w{4,} | 无[一人]?不|莫不 | [没未]|(?<![无一人莫])不
all_but_\w+(?=_of) | not|\w+n't | [仅只]有?\s?[\d一二两三四五六七八九十] | 外|除|其余|其他|其它|都|全
(?:are|is|were|was|been|\w+'re)_(?:\w+_)?(?:signed|logged)_in | DENIES|otherwise|ensure|make_sure|when|whether | (?:[尚还]?未|没有?)登[录入] | 已登|时|若|如|请|先|否则|是否|确保
unless | if|not?|never|\w+n't|cannot | 如(?![何同此下上今]|所|实|期)|若(?!干)|倘 | NO|除|外|才|方|只|仅|另|从其|反对|停
(?:not|never|\w+n't)[^.;]{0,200}\bunless | if | (?:如|若)(?![何同此下上今无未非没不]|所|干)[^，。不没未无非]{1,14}，[^。]{0,100}?(?:请勿|不得(?!不)|严禁|禁止|不要|切勿) | 除|未|没|无|非|才|方可
not_(?:\w+ly_)?(?:compatible_with|suitable_for|available|applicable|supported|intended_for) | if|unless|only|until|but|under|over|than|below|above | 适用|适合|兼容|支持|可用|可供 | NO|仅|只|除|缺|停|另|限
(?:not|\w+n't|never)_be_charged|no_(?:extra_|additional_)?(?:charge|fee|cost)s? | only|unless|until|but|if_you_(?:do|are)_not | (?:会|将|需|须|要)[^。，]{0,6}(?:收费|收取|扣款|扣费|付费|支付) | NO|才|仅|只
(?:not|\w+n't)_(?:need|have)_to|not_(?:required|obliged)_to|need_not | but|only|just|unless|anything|worry|until | 请|必须|务必 | NO|可|只|放心|直接|随意|尽管|忽略|即|选|随时|安心
no_(?:competing_interests?|conflicts?_of_interests?) | other|except|but | (?:存在|有)[^。，]{0,8}(?:利益|冲突) | NO
includ(?:ing|es?)(?=_\w) | DENIES|other|apart|besides|addition\w*|as_well|also|both | 除[^，。；]{1,8}外(?![，,]?[还也另]) | 包|含|还|也|其他|另|其余
includ(?:es|ed|ing) | DENIES|without | 不含|不包[含括] | (?<!不)含|(?<!不)包[含括]|内|加
recommend(?:s|ed)? | DENIES|reconsider\w*|stay\w*|away|skip\w*|keep\w*|leav\w+|wait\w*|delay\w*|minimi[sz]\w+|reduc\w+ | 不(?:建议|推荐|提倡|宜) | (?<!不)(?:建议|推荐|提倡)(?!不)
confirm(?:s|ed)? | DENIES|false\w*|deni\w+ | 未(?:予|经|获|能)?(?:证实|确认)|没有(?:证实|确认) | (?<![未予经获能有])(?:证实|确认)
support(?:s|ed)? | DENIES|oppos\w+|end(?:s|ed|ing)?|drop\w*|discontinu\w+|ceas\w+|deprecat\w+|withdr\w+|abandon\w*|phas\w+|retir\w+|formerly | 不(?:再)?支持 | (?<![不再])支持
(?:most|many)_(?:\w+_){1,3}?(?:never|not|\w+n't) | no_one|nobody|none | (?:没有人|无人|没人)(?!不) | 多|大部|绝大|几乎|不少|一般|常|往往
every(?:body|one)(?!_else) | DENIES|some\w*|parts?|most\w*|almost|nearly|virtually|each_other | 有些人|有的人|一些人|某些人|少数人 | 每|各|全|所有|都|均|皆|大家|人人|任何|谁|凡|彼此
(?:none_of|nobody|no_one)(?!_but) | not|never|cannot|\w+n't|but|without|fail\w*|un\w{4,}|all|every\w* | (?:并非|不是|并不是|不全是)(?:所有|全部|全体|每|人人) | [没无]|都[不未]|均[不未]|皆[不未]
(?:almost|nearly)_missed | not|never|\w+n't | (?:没有?|未)(?:赶上|搭上|能赶上)|错过了 | 差|险|几乎|快|就要|近乎
(?:not|never|cannot|\w+n't|no)_[^.;:]{1,120}?\b(?:except_(?:in|when|where|if|for|with|under|that|by|to|as)|unless|other_than|apart_from|with_the_exception_of) | only|but|until|if_not | 不[能得可会准许该]|无[法权]|禁止|严禁 | [没未非毋否]|无(?![法权])|不(?![能得可会准许该])|(?<![删移清消排解免废去])除|外|例|只|仅|才|唯|惟|但|不过|则|然|如|若|假|倘|要是|的话|情况|一旦|直到|前|后|时|就|须|需|另|个别|极少|少数|通常|一般|原则|基本
except_(?:in|on|for|during|at|from|between) | only|no_\w+|not|none | [仅只]限(?!于?此)|[仅只]在|[仅只]于 | 除|以外|之外|NO
for_(?:\w+_){0,4}only|only_(?:to|for)(?=_)|^(?:\w+_){1,3}only(?=[.!]?$)|to_(?:\w+_){1,3}only(?=[.!]?$) | all|any|every\w*|each|not|whole|entire\w*|if | (?<![非是])所有(?=[\u4e00-\u9fff])(?![权者制的])|全部|全体|任何 | 仅|只|才|方可|唯|限|单|独|除|NO
^only_(?!one|two|three|a_|\d|after|when|then|if|once|by|in|with|on|through)(?:[\w-]+_){1,6}(?:may|can|are_(?:allowed|permitted|entitled)) | not | 可以|可(?![能靠疑])|能够|有权|允许 | 只|仅|才|方|唯|限|单|独|专|必|NO|除|就|自己|自行|由
unanimous(?:ly)? | majority | 多数(?:票|通过|同意|赞成) | 一致|全票|全体|NO
(?:not|never|\w+n't)[^.;]{0,200}\buntil | before|unless|after|once|instead | (?<![最今然日往此背])后，?(?:[^，。；]{0,4})(?:不得(?!不)|禁止|严禁|请勿|切勿|不准|不要) | 前|才|方|直到|未|再|除非
(?:there_are|there_were)_(?:very_)?few|^(?:very_)?few | a_few|not|no|many|most | (?<!为数)不少|许多|很多|众多|大量|大批 | [很极甚太稀]少|少(?!不少)[有数]|不多|不大|几|没|鲜|罕|无|未
(?<!no_)less_likely | more|not|\w+n't|never | 更(?:容易|有可能|可能)(?!不) | NO|低|小|少|难|较弱|失|败|死|亡
more_likely | less|not|\w+n't|never|un\w{4,}|fail\w*|drop\w*|leav\w*|los[et]\w* | 更不(?:容易|可能|太?会|太可能) | 更容易|更可能|更有可能|更易|而
net_of | before|gross|excluding|not | 未(?:扣除|扣减|减除|扣) | 已扣|净|扣除后|后的
(?:donat\w+|rais(?:e|ed|ing)|pa(?:y|ys|id|ying)|costs?|earn\w*|fined|spen[dt]|prices?)_(?:[\w,.]+_){0,4}pounds?|pound_for_pound|pounds?_sterling | weigh\w*|lbs?|pounds?_of|heavy|kilos?|kilogram\w* | 磅 | 英镑|镑|重
(?:must|should|shall|to)_be_(?:removed|taken_off)|take_off_your|remove_your | not|never|\w+n't|wear\w*|put_on|replac\w+|instead | (?:必须|须|应|请)(?:穿|戴|佩戴) | 脱|摘|取|卸|拆|除|NO
sparingly | generous\w*|plenty|otherwise | 充分|大量|尽情|足量|多多 | 少|适|省|节|慎|NO
significant_(?:\w+_){0,2}differences?|differ(?:s|ed)?_significantly | DENIES | (?:无|没有)(?:统计学意义|统计学差异|(?:显著|明显)(?:性)?差异) | (?<!无)(?<!没)有(?:统计学|显著|明显)|显著(?!性)
always | not|\w+n't|often|usual\w*|nearly|almost|mostly|tend\w*|typically|generally | (?<!越是)往往|有时|常常|经常|通常|时常 | 总|永远|一直|始终|都|一律|一向|从来|无论|不论|任何|每|老是|必|向来
sometimes|occasionally | always|often|usually | 总是|常常|经常|往往|通常|时常|一直|始终 | 有时|偶|时而|不时|间或|某些|可能|会|不总
often|usually|frequently | always | 总是|从来|一直|始终|永远|一律 | 往往|常|通常|多|一般|大都|频|屡|时时|容易|会
certainly|definitely|undoubtedly | may|might|could|not|almost|nearly | 或许|也许|可能|大概 | 肯定|一定|当然|必|确|无疑|的确|绝|毫无
(?:almost|nearly)_certain(?:ly)? | nothing | 肯定|必定|必然|一定|势必|必将 | 几乎|近乎|基本|多半|十有|十之|可能|极|差不多|大概|应
(?:virtually|almost|nearly|practically)_(?:every\w*|all|any) | not|never|\w+n't|done|same | 每|所有|全部|全体|一切|任何 | 几乎|近乎|基本|差不多|绝大|大部|大多|多数|将近|接近|大致|近
(?<!in_)may(?=_)|might(?=_) | not|will|should|often|usually|can|could|likely|tend\w*|frequent\w*|normally|typically|generally|most|always|sometimes | 往往|通常|常常|总是 | 可能|或|也许|若|如|不|未|会|恐|有时|允许|能(?!力)
may_not_be|may_not(?=_(?:always|have|work|support|need|want|know|look|appear|fit|suit)) | must|shall|should|only|permitted|allowed|unless | 不能|不会|无法|不得|不可以 | 可能|未必|不一定|也许|不见得|不尽|或|恐|难免|都|总
(?<=we_)(?:also_)?may(?=_)|(?<=\ws_)(?<!this_)may(?=_) | will|shall|would|going_to|even|some_?day|one_day|so_that|soon|ahead | (?<![不社机开照])会(?![议员面谈]) | 可|或许|也许|能|没准|说不定|有时|难免|不一定|未必|恐|万一|得以|有权|准|大概|似乎|好像|容易|潜在|机会|偶尔|往往|常|兴许|怕|不|无|应|多半|看似|要|需|想|愿|允许
(?:will|shall)_[^.;]{1,160}?\band_(?:\w+_)?(may)(?=_) | would|if_you_may | (?<![不社机开照])会(?![议员面谈])[^。；]{1,80}(会)(?![议员面谈]) | 可|或许|也许|能|有时|恐|得以|有权|允许
unlikely(?!_event) | not|never|\w+n't|impossible | (?<![太大])不可能|绝无可能 | 几乎|似乎
(?:not|\w+n't)_(?:[\w']+_){0,4}(?:just|only|merely|solely|simply) | but_rather | (?<!是)不是(?!不)|并非|绝非|不在于|而非 | 只|仅|单|光|而已|全|都|更|又|但|既|甚|同时|且|就|惟|唯|简单|除|之外|一味|远|而是|不止|及|乃至|超
you_(?:may|can|could)_(?:\w+_)?(?:use|choose|opt) | recommend\w*|suggest\w*|should|prefer\w*|best|advis\w+|encourag\w*|consider\w*|good|better|well | 建议|推荐 | 可以|能|可
you_(?:can|could)(?!_not|n't) | should|must|need\w*|will|recommend\w*|have_to|if | 应该|应当|必须|务必 | 可|能|会|或|如果|要是|本|不
(?:will|do|does|must)_(?:\w+_)?need|must|(?:is|are)_required | may|might|can|could|possib\w*|perhaps|likely|some\w*|probabl\w* | 可能(?:会|还|也){0,2}(?:需要|要)|(?:也许|或许)(?:需要|要) | nothing
(?:should|must)_not|shouldn't|mustn't | only|need|needn't|necessar\w+|have_to|unless | 不需要|无需|无须|不必|不用|没必要 | 不应|不该|不能|不要|不得|别|勿|避免|不可|不宜|禁|不会|应|而是
(?:not|\w+n't|never)_(?:need|have)_to|need_not|needn't|no_need_to | should|must|only|can|cannot|can't | 不应|不该|不得(?!不)|切勿|请勿|禁止 | 不需|无需|无须|不必|不用|没必要|毋|免|不再|不会|无非|即可|就
dozens | scores | 十几|十多|十余 | 几十|数十|打
(?:a|just_a|only_a)_(?:little_)?bit_of | lot\w*|many|much|large|plenty | 大量|很多|许多|大批|诸多 | 一点|少|些|几|不|稍|略
(?:many|numerous|a_lot_of|lots_of|plenty_of) | few|several|some|not|how_many|as_many|so_many | 少数(?!民)|少量|个别|寥寥 | 多|许|大量|众|诸|各|无数|不少
slightly | not|very|much | 大大|大幅|显著|极大|明显|非常|很大 | 略|稍|微|有点|一点|些|小
(?:significantly|greatly|drastically|dramatically|substantially) | not|slight\w* | 略微|稍微|轻微|有点|一点 | 大|显著|明显|很多|极|非常|急剧|剧|多|重|高
magnitudes?_(?:\w+_)?(?:faster|slower|more|less|better|larger|smaller|higher|lower)|orders_of_magnitude | times|fold | [几数]倍 | 数量级|量级|指数|阶
limited_to | not|\w+n't|without|never | 包括|包含|例如|比如 | 仅|限|只|局限
only | not|never|no|nor|without|just|alone|\w+n't | (?:不是|并非|并不)(?:说|意味着)?(?:只有?|仅) | 而且|也|还
^however(?=,) | then|therefore|as_a_result|so|thus | ^\W{0,3}(?:然后|因此|所以|于是|同时|此外|另外|而且|例如) | 但|不过|然而|可是|却|只是|尽管|虽|反
^instead(?!_of) | meanwhile|same_time|also|while | ^\W{0,3}(?:同时|此外|另外|因此|所以|并且) | 而是|改|相反|代替|替|却|反|不
^(?:therefore|consequently|thus|hence)(?=_|,) | but|however|although|though|yet|while | ^\W{0,3}(?:但|然而|不过|可是) | 因|所以|故|从而|于是|由此|结果|这样|就
(?<![^.!?]_)(?:because(?=_)(?!_of)|since(?=_)(?!_(?:the_(?:begin|start)|then|\d))) | if|as_long_as|provided|ago|ever|once|only|unless|when\w*|has|have | 只要|除非|即使|虽然|尽管 | 因|由于|既|自|以来|鉴|故|所以
(?<![^.!?]_)(?:although|though|even_though) | because|since|therefore|so | 因为|由于|所以|因此 | 虽|尽管|但|即使|却|不过|然而|可|纵|固然|仍|还是
install(?:s|ed|ing)? | download\w*|setup|pull | 下载 | 安装|装|部署|配置|引入
read_(?:access|permissions?|operations?|requests?|locks?) | writ\w+|wrote | (?<![编填改])写(?=[访权操请锁进入]|的) | 读|查看|拉取|获取
write_(?:access|permissions?|operations?|requests?|locks?) | read\w* | 读(?=[访权操请锁取]|的) | 写|修改|推送|编辑
"""


class _Row(NamedTuple):
    """Patterns: what contradicts on either side, and what excuses that there."""

    english: re.Pattern[str]
    english_excuse: re.Pattern[str]
    chinese: re.Pattern[str]
    chinese_excuse: re.Pattern[str]


def _read() -> Iterator[_Row]:
    for line in _TABLE.strip("\n").splitlines():
        own = line.replace("DENIES", _DENIES).replace("NO", _NO).replace("CONSENT", _CONSENT)
        english, excuse, chinese, chinese_excuse = own.split(" | ")
        yield _Row(
            re.compile(rf"\b(?:{english.replace('_', ' ')})\b"),
            re.compile(rf"\b(?:{excuse.replace('_', ' ')})\b"),
            re.compile(chinese),
            re.compile(chinese_excuse),
        )


_ROWS = tuple(_read())


def may_contradict(english: str, chinese: str) -> bool:
    """Whether some row is found in two texts."""
    return bool(_of(plain(english, "en"), plain(chinese, "zh")))


def _of(english: str, chinese: str) -> list[_Row]:
    return [row for row in _ROWS if row.chinese.search(chinese) and row.english.search(english)]


def contradictions(source: View, target: View, beads: Sequence[Bead]) -> Iterator[Opposite]:
    """What either text says and the other contradicts, bead by bead; not where a denial that is not
    answered says as much."""
    texts: dict[Lang, str] = {view.lang: plain(view.text, view.lang) for view in (source, target)}
    rows = _of(texts["en"], texts["zh"]) if len(texts) == len((source, target)) else []
    for bead in beads if rows else ():
        own, other = sides_of(source, target, bead)[0]
        english, chinese = (own, other) if own.view.lang == "en" else (other, own)
        for row in rows:
            said, against = row.english.search(english.plain), row.chinese.search(chinese.plain)
            if said is None or against is None or _is_excused(row, english, said, chinese, against):
                continue
            if any(unanswered(source, target, [bead])):
                break
            spans = _span(english, said), _span(chinese, against)
            if own is chinese:
                spans = spans[::-1]
            words = own.words_at(spans[0]), other.words_at(spans[1])
            yield Opposite(spans, words, "which does not go together")


def _is_excused(
    row: _Row, english: Part, said: re.Match[str], chinese: Part, against: re.Match[str]
) -> bool:
    """Whether something besides the two excuses them, or it is only asked."""
    if english.plain.endswith("?"):
        return True
    pairs = (row.english_excuse, english.plain, said), (row.chinese_excuse, chinese.plain, against)
    return any(
        excuse.search(f"{text[: found.start()]}\n{text[found.end() :]}")
        for excuse, text, found in pairs
    )


def _span(part: Part, found: re.Match[str]) -> Span:
    start, end = found.span(found.lastindex or 0)
    return Span(part.span.start + start, part.span.start + end)
