"""The pattern by which quantities are found in Chinese text."""

from __future__ import annotations

import re

from aligner.quantities import festivals, romans, sales_days
from aligner.quantities.ages import AGE, AGE_FIRST
from aligner.quantities.chinese_words import IDIOMS, PROVERBS, SAYINGS
from aligner.quantities.currencies import CODES
from aligner.quantities.eras import CHINESE, NAMES
from aligner.quantities.figures import ALWAYS, PART, POINT, POWER, VULGAR
from aligner.quantities.named_days import EVENT, FEAST, SIGNS
from aligner.quantities.periods import PERIOD
from aligner.quantities.phones import PHONE
from aligner.quantities.zones import ZONE

_BIG = (
    "[十百万亿]|千(?![瓦米克卡赫帕焦伏牛]|[安欧](?![\u4e00-\u9fff]|培)|欧姆|字节|比特)"
    "|兆(?![瓦赫字伏帕焦安比牛]|欧姆)"
)
_ONES = "一二三四五六七八九"
#: 两 after another digit is a unit of weight, and after a magnitude too unless one follows it.
_LIANG = r"(?<![两十廿卅二三四五六七八九百千万亿\\d])两|(?<=[百千万亿零])两(?=[百千万])"
_HAN = (
    f"(?:(?:[零〇廿卅{_ONES}]|{_LIANG}|{_BIG}|(?<=[十百千])[多余几](?=[万亿])){{1,24}}+"
    f"(?:点[零〇{_ONES}]{{1,12}}+(?![十刻分]|(?<=点一)[直路起边些旦]))?)"
)
_FIGURE = rf"(?:{POINT}|(?<![\d.])(?:\d{{1,3}}(?:,\d{{3}})++(?!\d|,\d)|\d++)(?:\.\d++)?)"
_MORE_FIGURES = r"(?:(?:\d,\d{3}|\d{1,4})(?:\.\d++)?[十百千万亿]{1,2}+(?!分)){0,3}+"
_ARABIC = rf"(?:{_FIGURE}(?:\s?[多余几]?(?:{_BIG}){{1,3}}+{_MORE_FIGURES})?)"
_N = rf"(?:{_ARABIC}|{_HAN})"
_MINUS = r"(?<![\w\d)%‰°℃-])-|负"
_SMALL = (
    rf"(?:(?<!\d)\d{{1,2}}|(?<![十廿卅{_ONES}])"
    rf"(?:[一二三]?十[{_ONES}]?|[廿卅][{_ONES}]?|[{_ONES}]))"
)
_HOUR = f"(?:{_SMALL}|[两零])"
_MINUTE = f"(?:[四五]十[{_ONES}]?|{_SMALL}|零[{_ONES}])"
#: A little later or earlier; 今晚一点 is an hour.
_A_BIT = r"(?<![今昨明当每前后天日号])[晚早]一点(?![钟半整多过刻\d一二三四五六七八九十零])"
_YEAR = r"(?:(?<!\d)\d{4}|[一二][〇零一二三四五六七八九]{3}|(?<!\d)[05-9]\d)"
#: Order decides: what stands higher is tried first at each offset.
_NUMERALS = rf"""
    (?P<half_year>(?P<half_year_n>[上下])半(?:年|财年|场|叶|期|程|月))
  | (?P<plan>十(?P<plan_n>[一二三四五六])五(?![年十百千万亿天个月岁分点]))
  | {PHONE} | {POWER} | {ALWAYS} | {PERIOD} | (?P<vulgar_alone>{VULGAR})
  | (?P<event>{EVENT})
  | {sales_days.CHINESE}
  | (?P<feast>{FEAST})
  | (?P<signs>(?:{"|".join(SIGNS)})(?=年|之变|之役|革命|战争|海战|变法|维新|赔款))
  | (?P<saying>(?:{"|".join((*SAYINGS, *PROVERBS))})(?![{_ONES}十百千万亿分]))
  | (?P<idiom>{IDIOMS})
  | (?P<iso>(?<!\d)(?P<iso_y>\d{{4}})(?P<sep>[-/.])
      (?P<iso_m>\d{{1,2}})(?P=sep)(?P<iso_d>\d{{1,2}})(?!\d))
  | (?P<version>(?<![\d.])\d++(?:\.\d++){{2,}}+|(?<![\d-])\d{{1,4}}(?:-\d{{2,8}}){{2,}}+(?!\d))
  | (?P<slash>(?<![\d/])(?P<top>\d{{1,2}})[/·•](?P<bottom>\d{{1,2}})(?![\d/]))
  | (?P<century>(?:(?P<century_n>{_N})|[上本])\s?世纪(?:(?P<century_d>{_SMALL}0?)\s?年代)?)
  | (?P<decades>(?P<decades_a>[{_ONES}])(?P<decades_b>[{_ONES}])十\s?年代)
  | (?P<decade>(?P<decade_n>{_YEAR}|(?<!\d)\d\d|[{_ONES}][十百零〇])\s?年代)
  | (?P<born>(?<![\d.,第满滿年{_ONES}])(?P<born_n>\d0|[{_ONES}零〇][零〇])\s?[后後]
      (?![卫衛面来來续續方备備期天年人悔勤台臺排]))
  | (?P<date>(?:(?P<date_y>{_YEAR})\s?年\s?)?
      (?P<date_m>{_SMALL}|(?<![真反公改])正|[腊臘]|冬(?=月[初十廿]))\s?月份?
      (?:\s?(?P<date_d>{_SMALL}|初[{_ONES}十])\s?[日号]?(?![\d个名位年月%]))?)
  | (?P<year>(?P<year_n>{_YEAR})\s?年(?!代))
  | (?P<day>(?P<day_n>{_SMALL})\s?[日号](?!线|楼|院|门|机|店|文件))
  | (?P<weekday>(?:周|星期|礼拜)(?P<weekday_n>[一二三四五六日天])
      (?!年|期|边|围|[个百十千万]|(?<=[一二三四五六])天(?!气)))
  | (?P<time>(?P<half>凌晨|早上|早晨|清晨|上午|中午|午后|下午|傍晚|晚上|晚间|夜里
      |深夜|当晚|(?!{_A_BIT})[晚早])\s?
      (?P<time_h>{_HOUR})\s?(?:点钟|点|时|:(?=\d))
      \s?(?:(?P<time_half>半)|(?P<time_q>[一三])刻|(?P<time_m>{_MINUTE})(?!(?<=一)[直路起边些旦])\s?分?
        |(?P<time_more>多))?)
  | (?P<oclock>差(?:(?P<short_q>一)刻|(?P<short_m>{_SMALL})分)钟?(?:就?到|就)?(?P<short_h>{_HOUR})点
      |(?P<oclock_h>{_HOUR})点(?:钟|(?P<oclock_half>半)|(?P<oclock_q>[一两二三])刻
        |过?(?P<oclock_m>{_MINUTE})分(?!之)))
  | (?P<clock>(?<![\d.,])(?<!\d:)(?P<clock_h>[0-2]?\d)(?::(?P<clock_m>[0-5]\d)(?![\d:])
      |\s?[时点]\s?(?P<clock_f>[0-5]?\d)\s?分(?!之)))
  | (?P<hour>(?<![为是达=><≥≤])(?<![为是达=><≥≤]\s)(?<![大小等低高多少]于)(?<![大小等低高多少]于\s)
      (?P<hour_h>(?:(?<![\d.])(?:1?\d|2[0-4])|(?<![十{_ONES}])(?:二?十[{_ONES}]?|[三四五六七八九]))\s?)时
      (?:(?P<hour_half>半)|(?P<hour_m>{_MINUTE})分(?!之))?(?![代期候间装不而常光节速区分{_ONES}\d]))
  | (?P<and_more>(?P<and_tens>[{_ONES}]?十)[有又](?P<and_ones>[{_ONES}])
      (?!(?<=十有八)九|成|[{_ONES}十次]))
  | (?P<mixed>(?P<mixed_n>{_N})又(?P<mixed_bottom>{_N})分之(?P<mixed_top>{_N}))
  | (?P<share>(?P<share_minus>{_MINUS})?(?P<bottom_n>{_N})\s?分之\s?(?P<top_n>{_N}))
  | (?P<percent>(?P<percent_minus>{_MINUS})?
      (?P<percent_n>{_N})\s?(?:多个|个)?(?P<percent_sign>[%‰]|百分点|基点))
  | (?P<service>加一(?=\s?的?服[务務][费費]))
  | (?P<tenths>(?P<tenths_minus>{_MINUS})?
      (?P<tenths_n>[一二两三四五六七八九]{{1,2}})成(?P<tenths_m>半|[一二三四五六七八九])?
      (?![为立功本员年长绩果就熟千都人分语了因型品交败]))
  | (?P<off>(?<![折叠疊]成)(?P<off_n>[一二三四五六七八九]{{1,2}}
      |(?<![\d.])(?:1[1-9]|[2-9]\d|[1-9](?:\.\d)?))\s?折(?![断磨腾叠疊射旧舊算合页頁]))
  | (?P<times>(?P<times_n>{_N})\s?[多余几]?倍(?P<times_half>半(?![导数径]))?)
  | (?P<vague>百十|百儿?八十|[千万]儿?八[百千]|千百[万亿]?|万千|[百千万]把
      |成百上千|成千上万|数以[十百千万亿]{{1,3}}+(?=[^，。；]{{0,4}}计)
      |(?:(?:数|几|好几|若干)[十百千万亿]|[上成][百千万亿])[十百千万亿]{{0,2}}+
      |十几[万亿]?|[十百千万]来)
  | (?P<half_of>一半)
  | (?P<number>(?:(?P<money>\$|[€£¥])\s?)?(?P<sign>{_MINUS}|零下)?
      (?P<rank>第\s?)?(?P<number_n>{_N})(?:{PART})?
      (?P<and_half>\s?个半(?=小时|钟头|月|星期|礼拜|世纪))?)
  | (?P<each>每个?)
  | (?P<half_unit>半)
  | (?P<fold>翻了?(?P<fold_n>[一两二三四])?(?:番|(?P<fold_times>倍)))
  | (?P<pair>双方|两者|[俩仨]
      |(?<![\d两十百千万{_ONES}几数每这那半])双[指手脚足眼耳臂腿人层核面侧轨卡屏门床轮翼])
"""
#: Words that say a number without one, and the years of reigns.
_WORDS = rf"""
    (?P<era>(?=\D{{2,5}}[元\d{_ONES}十百廿卅])(?P<era_name>{NAMES})\s?
      (?P<era_n>元|\d{{1,3}}|[{_ONES}十百零〇廿卅]{{1,6}})\s?[年载載祀])
  | (?P<festival>{festivals.CHINESE})
  | {AGE}
"""
_LATIN = rf"""
    (?P<skip>(?:https?://|www\.)[A-Za-z\d./?&=%_~:#+-]++|(?-i:{CODES})(?=\d))
  | {romans.CHINESE}
  | {ZONE}
  | (?P<affix>v(?=\d++\.\d++\.\d))
  | (?P<round>(?<![A-Z][、和及至到/-])(?-i:(?P<round_n>[A-H]))\+?(?:[轮輪]|系列))
  | (?P<code>[A-Za-z]{{1,20}}+-?\d++(?:\.\d++(?!\.?\d))?[A-Za-z\d]{{0,20}}+)
"""
_FIRST = (
    rf"[\d零〇两廿卅十百千万亿兆{_ONES}第负数几上本成多好若半双雙光翻周差每俩仨星礼加凌早清中午下傍晚夜深当"
    + "正腊臘冬"
    + "".join(sorted({word[0] for word in (*IDIOMS.split("|"), *SIGNS, *PROVERBS)} - {"(", "["}))
    + VULGAR[1:]
)
_WORDS_FIRST = "".join(
    sorted({word[0] for word in (*CHINESE, *festivals.CHINESE.split("|"), *AGE_FIRST)})
)
PATTERN = re.compile(
    rf"(?=[{_WORDS_FIRST}])(?:{_WORDS})"
    rf"|(?={_FIRST}|\.\d|[$€£¥-]\s?\.?[\d{_ONES}]|\+\d|[(（]\d)(?:{_NUMERALS})"
    rf"|(?<![A-Za-z\d])(?=[A-Za-zⅠ-Ⅻ])(?:{_LATIN})",
    re.VERBOSE | re.IGNORECASE,
)
