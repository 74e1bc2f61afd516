# ruff: noqa: E501 (tables, a line for each set of meanings)
"""Words that mean the opposite of one another, and closed sets of which a word is hardly ever told
by another.

English | Chinese || English | Chinese (|| ...), as patterns: what means the one and what the other.
"_" stands for a blank in English, where blanks are between words; Chinese is simplified. Words
behind a ~ tell it too, but may mean other things: they forgive and accuse nobody. Lines that begin
with a "!" hold beside denials too, which may be part of what they say (不超过); those of words of a
kind begin with what they are. Left out is what is
told in too many ways: of 2,317 pairs of published translations hardly one may be flagged (`python -m
benchmarks.rules`).
"""

from __future__ import annotations

from collections.abc import Iterator

from aligner.software_words import INTERFACE, SOFTWARE

_TRADE = r"""
imports? imported importing importers? | 进口|导入|汇入 ~ 进出口 || exports? exported exporting exporters? | 出口|导出|汇出 ~ 输出|外销
bought buys? buying purchas(?:e|es|ed|ing) | 买|购 || sold sells? selling | 出售|卖 ~ 售|销
profits? profitable | 盈利|获利 ~ 盈|利|赚 || loss losses | 亏损 ~ 亏|损|失
net_profits? | 净利润|净盈利|净利 ~ 利|盈 || net_loss(?:es)? | 净亏损 ~ 亏|损
payables? | 应付 ~ 付|债|欠 || receivables? | 应收 ~ 收|债权
input_(?:tax|vat) | 进项 ~ 进 || output_(?:tax|vat) | 销项 ~ 销
appreciat(?:e|es|ed|ing|ion) | 升值 ~ 升|涨|增值|欣赏|感激|感谢|谢|理解|珍惜|赏识 || depreciat(?:e|es|ed|ing|ion) devalu(?:e|es|ed|ing|ation) | 贬值 ~ 贬|跌|弱|折旧|低
rate_(?:hikes?|increases?|rises?) rais(?:e|es|ed|ing)_(?:\w+_){0,3}rates? hik(?:e|es|ed|ing)_(?:\w+_){0,3}rates? | 加息|升息 ~ 加|升|上调|提高|涨|增 || rate_(?:cuts?|reductions?) cut(?:s|ting)?_(?:\w+_){0,3}rates? lower(?:s|ed|ing)?_(?:\w+_){0,3}rates? | 降息|减息 ~ 降|减|下调|低|削
cheap cheaper cheapest | 便宜|廉价 ~ 廉|低 || expensive costly | 昂贵 ~ 贵|高|代价
doubl(?:ed|ing) double(?=_(?:the|its|his|her|their|our|in|by|over)_) | 翻番|翻了?一番|翻倍|增[加长]一倍|加倍|倍增 ~ 倍|番|双|两|二 || halv(?:e|es|ed|ing) (?:cut|reduce[ds]?|fall|fell|fallen|dropped)_(?:\w+_){0,3}(?:in|by)_half | 减半|砍半|腰斩|减少一半|下降一半|降低一半 ~ 半|减|降|少
acquir(?:ed|ing|es?)(?=_(?:\w+_){0,5}(?:stakes?|shares?|interests?|subsidiar\w+|business\w*|compan\w+)) | 收购|购入 ~ 购|买|得|取|获|并|受让|收 || dispos(?:es?|ed|ing|al|als)_of | 变卖|出售 ~ 售|卖|置|理|弃|丢|清|扔|转|变现|出让|报废|销|抛
surplus(?:es)? | 盈余|顺差|结余 ~ 盈|余|顺|剩|多|富|溢 || deficits? | 赤字|逆差|亏损|亏空 ~ 亏|赤|逆|缺|差|不足|欠|损|落后|失
freight_collect | 到付 ~ 到|收 || freight_prepaid | 预付 ~ 预|先
full_refunds? | 全额退|全部退|全数退 ~ 全 || partial_refunds? | 部分退 ~ 部分
! unqualified_(?:audit_)?opinions? (?:audit_)?opinions?_(?:is|was)_unqualified | 无保留意见 ~ 无保留 || qualified_(?:audit_)?opinions? (?:audit_)?opinions?_(?:is|was)_qualified | (?<!无)保留意见
"""

_JUDGEMENT = r"""
approv(?:e|es|ed|al|ing) | 批准|核准|采纳 ~ 通过|同意|赞成|许可|认可|接受 || vetoed reject(?:s|ed|ing|ion)? | 否决|驳回 ~ 拒
accept(?:s|ed|ing|ance)? | 接受|采纳 ~ 收|录取|认 || refus(?:e|es|ed|al|ing) declin(?:e|ed|es|ing)(?=_(?:(?:an?|the|this|your|his|her|their|our|my|all)_)?(?:invit|offer|request|calls?|friend|terms|cookies|all)) | 拒绝|谢绝|驳回|婉拒 ~ 拒|不肯|否|谢|推辞
prais(?:e|es|ed|ing) | 赞扬|称赞|表扬 ~ 赞|扬|夸|称 || critici[sz](?:e|es|ed|ing) criticism | 批评|指责|抨击 ~ 谴责|批判
uph(?:eld|olds?) | 维持原 ~ 维|支持|坚|秉|确认|拥|遵 || overturn(?:s|ed|ing)? | 推翻 ~ 翻|撤销|改判|颠覆|倒|否定
resign(?:s|ed|ing|ations?)? | 辞职|请辞 ~ 辞(?!退)|卸任|离|下台|去职|退(?<!辞退)|隐退|无奈|听任|认命 || dismissed sacked laid_off | 解雇|辞退|开除|资遣 ~ 解|开除|裁|炒|免|撤|革|驳|否|拒|遣|罢|斥|不|打发|遣散
terminat(?:e|es|ed|ing|ion) | 终止|解除 ~ 终|止|解|停|结束|满|断|离|关|到期|末|尽 || extend(?:s|ed|ing)? | 延长|续签|续约 ~ 延|续|展|扩|伸|长|宽|推|大|提供|给|更|拓|及|授|送|致|加
postpon(?:e|es|ed|ing|ement)s? | 推迟|延期|延后|推延 ~ 推|延|迟|后|缓|押|搁|改 || (?:bring|brought|bringing)_(?:\w+_){0,3}forward | 提前 ~ 提|早|前|先
optimis(?:m|t|tic|ts) | 乐观 ~ 看好|信心|希望 || pessimis(?:m|t|tic|ts) | 悲观 ~ 看淡|看空
fail(?:s|ed|ing|ures?)? unsuccessful(?:ly)? | 失败 ~ 败|不|未|没|无|错|障|失|坏|衰|停|倒|异常|难|否|差 || succeed(?:s|ed|ing)? success(?:ful|fully|es)? | 成功 ~ 继|接|胜|顺利|功|成|通过|完|有效
"""

_AMOUNTS = r"""
increas(?:e|es|ed|ing) rais(?:e|es|ed|ing)_the_(?:risk|cost|price|chance|likelihood|probability)s? r[io]se rises rising risen gr[eo]w grows growing grown growth (?:edg|inch|tick)(?:ed|es|ing)?_(?:up|higher) cre(?:ep|eps|pt|eping)_(?:up|higher) | 增加|上升|上涨|提高|增长|微升|微涨|攀升|升至|升到|增至|上扬|递增 ~ 增|升|涨|高|加|扩|大|长|多|越|起|变|生|日益|上|出|发展 || decreas(?:e|es|ed|ing) lower(?:s|ed|ing)?_the_(?:risk|cost|price|chance|likelihood|probability)s? reduc(?:e|es|ed|ing|tions?) declin(?:ed|ing) fell falling dropp(?:ed|ing) (?:edg|inch|tick)(?:ed|es|ing)?_(?:down|lower) cre(?:ep|eps|pt|eping)_(?:down|lower) eased slipped | 减少|下降|下跌|降低|微降|微跌|降至|降到|减至|递减 ~ 减|降|跌|下|缩|回落|低|削|落|少|衰|掉|倒|摔|滑|缓|松|轻|宽
strengthen(?:s|ed|ing)? | 加强|增强 ~ 强|巩固 || weaken(?:s|ed|ing)? | 削弱|减弱 ~ 弱|疲软
larger bigger | 较大|更大|增大 ~ 大|多|高|宽|广|超|强|长|粗|厚 || smaller | 较小|更小|减小|缩小 ~ 小|少|低|短|轻|细|窄|薄|减|缩|矮
maximum max\. max(?=_\w) | 最大|最高|最多|最长 ~ 最[^小低少短后初近新]|至多|大|高|多|长|满|极|上限|超过|以内 || minimum min\.(?<!\d_min\.)(?=_\w) | 最小|最低|最少|最短 ~ 最[^大高多长后初近新]|至少|小|低|少|短|起(?!订)|下限|[不未][满足低少]|只要|以上
upper_(?:limits?|bounds?) | 上限|上界 ~ 上|最[大高多] || lower_(?:limits?|bounds?) | 下限|下界 ~ 下|最[小低少]
minimi[sz](?:e|es|ed|ing) | 最小|最低 ~ 小|低|少|减|轻|降|缩|避免|免|防|短 || maximi[sz](?:e|es|ed|ing) | 最大(?![限程])|最高 ~ 大|高|多|增|提|充分|尽|长
the_(?:higher|greater|larger)_of | 较高者|较大者|较多者|孰高 ~ 高|大|多 || the_(?:lower|lesser|smaller)_of | 较低者|较小者|较少者|孰低 ~ 低|小|少
(?:turn|turning|turned)_up_the_heat (?:rais|increas)(?:e|ing)_the_heat high_heat | 大火|旺火|猛火 ~ 高温|火力?[调开]大|大 || (?:turn|turning|turned)_down_the_heat (?:reduc|lower|decreas)e?(?:ing)?_the_heat low_heat | 小火|文火|慢火 ~ 低温|微火|小|弱火
(?:low|lowest)_to_(?:high|highest) | [低少][到至往]高|低[到至]高 ~ 升序|递增 || (?:high|highest)_to_(?:low|lowest) | 高[到至往]低 ~ 降序|递减
smallest_to_(?:largest|biggest) | 小[到至]大 ~ 升序|递增 || (?:largest|biggest)_to_smallest | 大[到至]小 ~ 降序|递减
"""

_PEOPLE = r"""
senior | 高级|资深 ~ 高|资|老|长|大|首|主|总|要|级|前辈|上 || junior | 初级 ~ 初|低|小|年轻|少|下|副|助|后|次|青|幼|晚
years?_older_than years_(?:my|your|his|her|our|their)_senior | [大长][一二两三四五六七八九十几\d]+岁 ~ 大|长|老 || years?_younger_than years_(?:my|your|his|her|our|their)_junior | 小[一二两三四五六七八九十几\d]+岁 ~ 小|年轻|年幼|少
males? | 男性|雄性 ~ 男|雄|公 || females? | 女性|雌性 ~ 女|雌|母
men | 男性|男士 ~ 男|人|士|兵|汉|员|工|者|众|民|手|队|军|夫|弟 || women | 女性|女士|妇女 ~ 女|妇|姐|妹|婆|妈|娘|她
! non[-_]executive_directors? | 非执行董事 ~ 非|外部|独立 || executive_directors? | (?<!非)执行董事 ~ (?<!非)执行|总监|主任|干事|行政|总裁|秘书长|局长|院长
"""

_PLACES = r"""
! north northern northward | 北部|北方|北面|北边|北侧|北岸|北门|北墙|北坡|北极|北翼|北半球|北端|北台湾|北海岸 ~ 北 || south southern southward | 南部|南方|南面|南边|南侧|南岸|南门|南墙|南坡|南极|南翼|南半球|南端|南台湾|南海岸 ~ 南
! east eastern eastward | 东部|东方|东面|东边|东侧|东岸|东门|东墙|东坡|东翼|东半球|东端|东海岸|东台湾|河东(?![区县狮]) ~ 东 || west western westward | 西部|西方|西面|西边|西侧|西岸|西门|西墙|西坡|西翼|西半球|西端|西海岸|河西(?![区县走务]) ~ 西
left-hand on_the_left to_the_left from_(?:the_)?left(?!_to) (?:turn|scroll|swipe|slide|drag|move|pan|shift|click)(?:s|ed|ing)?_left left(?=_(?:side|hand|wing|button|corner|terminal|arrow|panel|foot|arm|leg|eye|ear|knee|shoulder|hip|lung|lobe|kidney|ventric|atri|breast|ovary|hemisphere|bank|click|mouse)) | 左边|左侧|左转|左手|左上|左下|左端|左键|左起|左滑|左移|[向往朝靠]左|左[肾肺心眼耳腿脚臂膝肩髋翼腕踝脑房室岸乳] ~ 左 || right-hand on_the_right to_the_right from_(?:the_)?right(?!_to) (?:turn|scroll|swipe|slide|drag|move|pan|shift|click)(?:s|ed|ing)?_right right(?=_(?:side|hand|wing|button|corner|terminal|arrow|panel|foot|arm|leg|eye|ear|knee|shoulder|hip|lung|lobe|kidney|ventric|atri|breast|ovary|hemisphere|bank|click|mouse)) | 右边|右侧|右转|右手|右上|右下|右端|右键|右起|右滑|右移|[向往朝靠]右|右[肾肺心眼耳腿脚臂膝肩髋翼腕踝脑房室岸乳] ~ 右
left_to_right left-to-right | 左[到至往向]右 ~ 左[^，。]{1,4}右 || right_to_left right-to-left | 右[到至往向]左 ~ 右[^，。]{1,4}左
clockwise | (?<!逆)顺时针 || counter-?clockwise anti-?clockwise | 逆时针
inside | 里面|内部|内侧 ~ 内|里|中 || outside | 外面|外部|外侧 ~ 外
indoors? | 室内|屋内 ~ 屋里|里 || outdoors? | 室外|户外 ~ 露天|外
(?:face|side)[-_]up (?:this|narrow|wide|open|flat|pointed|cut)_end_up (?:this|right)_side_up | 朝上|向上 ~ 上 || (?:face|side)[-_]down (?:narrow|wide|open|flat|pointed|cut)_end_down | 朝下|向下 ~ 下|扣|趴|俯|背
(?:top|upper)_(?:rack|shelf|deck|bunk|tray|drawer|compartment|layer) | 上层|顶层 ~ 上|顶 || (?:bottom|lower)_(?:rack|shelf|deck|bunk|tray|drawer|compartment|layer) | 下层|底层 ~ 下|底
top[-_]to[-_]bottom | 上[到至往向而]下 ~ 彻|全 || bottom[-_]to[-_]top | 下[到至往向而]上 ~ 底
! north_to_south | 北[到至往朝向]南 || south_to_north | 南[到至往朝向]北
! east_to_west | 东[到至往朝向]西 || west_to_east | 西[到至往朝向]东
! (?:outside|out_of)_(?:mainland_)?china ~ overseas offshore foreign\w* abroad international\w* | 境外|海外|国外 ~ (?<![除另此])外|离岸|出境 || (?:within|inside)_(?:mainland_)?china ~ domestic onshore in_(?:mainland_)?china | 境内 ~ 内|国产|本土|大陆
upstream | 上游 ~ 上|源 || downstream | 下游 ~ 下|后
urban | 城市|城镇 ~ 城|市|都 || rural countryside | 农村|乡村 ~ 农|乡|村
horizontal(?:ly)? | 水平|横向 ~ 横 || vertical(?:ly)? | 垂直|纵向 ~ 竖|纵|直
"""

_TIMES = r"""
first_(?:train|bus|ferry|flight|tram) | 首班|头班 ~ 首|头|第一|早 || last_(?:train|bus|ferry|flight|tram) | 末班 ~ 末|最后|尾|晚|上
summers? | 夏天|夏季 ~ 夏|暑 || winters? | 冬天|冬季 ~ 冬|寒
spring | 春天|春季 ~ 春|泉|弹|跳|出|生|来|涌 || autumn in_the_fall | 秋天|秋季 ~ 秋
! after(?=_(?:january|february|march|april|may|june|july|august|september|october|november|december|\d{1,2})_\w) | (?:\d|[日月年点时])\s?(?:之后|以后)|(?:点|\d时|\d日)后 ~ 后|[\d日月年]\s?起|[自从]\s?\d+\s?[年月日]|[晚迟]于 || before(?=_(?:january|february|march|april|may|june|july|august|september|october|november|december|\d{1,2})_\w) | (?:\d|[日月年点时])\s?(?:之前|以前)|(?:点|\d时|\d日)前 ~ 前|截|至|到|早于|底
! after(?=_(?:up|down)grading|_(?:us|install|updat|delet|sav|restart|clean|open|clos|pay|eat|wash|start|finish|enter|add|board|leav|sign|submitt|mix|tak)\w*ing\b|_any(?:one|body)_(?:enters|leaves|boards)\b|_(?:the_)?(?:payment|delivery|installation|receipt|shipment|surgery|treatment|meals?)\b) | (?:升级|降级|使用|安装|更新|删除|保存|重启|清洁|打开|关闭|付款|支付|洗涤|启动|完成|进入|加入|登[船机车]|离开|签[署字]|提交|混合|服用|交货|收货|发货|安装|手术|治疗|饭|餐)[^，。；、]{0,4}后|之后 ~ 后|完|了|再|毕|随即|过|就 || before(?=_(?:up|down)grading|_(?:us|install|updat|delet|sav|restart|clean|open|clos|pay|eat|wash|start|finish|enter|add|board|leav|sign|submitt|mix|tak)\w*ing\b|_any(?:one|body)_(?:enters|leaves|boards)\b|_(?:the_)?(?:payment|delivery|installation|receipt|shipment|surgery|treatment|meals?)\b) | (?:升级|降级|使用|安装|更新|删除|保存|重启|清洁|打开|关闭|付款|支付|洗涤|启动|完成|进入|加入|登[船机车]|离开|签[署字]|提交|混合|服用|交货|收货|发货|安装|手术|治疗|饭|餐)[^，。；、]{0,4}前|之前 ~ 前|先|才|再|未|首次
! last_(?:year|month|week) | 去年|上个?月|上周 ~ 去|上|昨|前|过|近|刚 || next_(?:year|month|week) | 明年|下个?月|下周 ~ 明|下|次|来|翌|第二|未来|后
! the_day_(?:after|following)(?!_tomorrow) the_(?:following|next)_day | 次日|翌日|隔日 ~ 第二|后|明|一天|过|次|翌|隔 || (?:on|from)_the_day_of the_same_day | 当日 ~ 当|同|即|[一那该]天|(?<![次翌隔])日
! no_later_than not_later_than at_the_latest | 最迟|最晚|至迟 ~ 截|至少|[不勿][迟晚]|内|最多|至|[之以]前 || no_earlier_than not_earlier_than at_the_earliest | 最早 ~ 后|起|[不未][早]|才|方|始
dawn sunrise daybreak | 黎明|清晨 ~ 晨|日出|晓|早|天亮|曙 || dusk sunset nightfall | 黄昏|傍晚|日落 ~ 晚|夕|暮|夜
first_(?:two|three|four|five|six|seven|eight|nine|ten|\d+)(?=_(?!days|weeks|months|years|times|minutes|hours|quarters|decades)) | 前\s?[\d两二三四五六七八九十百]+\s?[个名位章集局轮场条行道笔题句页步项件次]|[头首]\s?[\d两三四五六七八九十]+\s?[个名位章集局轮场条行道笔页步项件] ~ 前|头|首|先|初|第[一1]|开 || last_(?:two|three|four|five|six|seven|eight|nine|ten|\d+)(?=_(?!days|weeks|months|years|times|minutes|hours|quarters|decades)) | [最末]后?\s?[\d两二三四五六七八九十百]+\s?[个名位章集局轮场条行道笔题句页步项件次] ~ 后|末|近|去|上|过|前几|以来|尾
including | 包括|包含 ~ 包|含|内|如|例|等|有|及|和|与|连|其中|也|还|又|另|更|像|以|即 || except(?:_for)? excluding | 除[^了]{1,8}[之以]?外|除外 ~ 除|不|排|外|但|只|仅|扣|非
previous | [上前]一[个页步首章节条张项集题] ~ 前|上|原|旧|往|曾|过|先|早|老|历 || next | [下后]一[个页步首章节条张项集题] ~ 后|下|次|接|来|再|翌|明|第二|旁|隔|邻|随
newest most_recent | 最新|最近 ~ 新|近|后|晚|今 || oldest earliest | 最早|最旧|最老 ~ 早|旧|老|古|(?<!优)先|大|长|久|前
the_earlier_of whichever_(?:(?:is|comes|occurs|happens)_)?(?:first|earlier|sooner) | [先早]到|较早|[先早]者|孰早|孰先 ~ 先|早|前 || the_later_of whichever_(?:(?:is|comes|occurs|happens)_)?(?:last|later) | [后晚]到|较[晚迟]|[晚后]者|孰晚 ~ 后|晚|迟
year[-_]o(?:n|ver)[-_]year yoy from_a_year_(?:earlier|ago) | 同比|较上年|按年|(?<![今去近每多全当前往历早逐几两三四五六七八九十\d])年[增减] ~ 年|同期 || quarter[-_]o(?:n|ver)[-_]quarter qoq month[-_]o(?:n|ver)[-_]month mom from_the_previous_(?:month|quarter) | 环比|(?<![上个本每逐当几一二两三四五六七八九十\d])[月季][增减] ~ 季|月|上期|环
month[-_]o(?:n|ver)[-_]month | 按月|(?<![上个本每逐当几一二两三四五六七八九十\d])月[增减] ~ 月|环 || quarter[-_]o(?:n|ver)[-_]quarter qoq | 按季|(?<![上个本每逐当几一二两三四五六七八九十\d])季[增减] ~ 季|环
"""

_TECHNICAL = r"""
indicated(?=_(?:for|in)) | 适用于|适应症 ~ 适|指|示|表|说|用于|标|治 || contraindicated contraindications? | 禁忌|禁用 ~ 忌|禁|不宜
hot hotter heat warm warmer | 炎热|温暖|热 ~ 暖|温|烫|辣|炎 || cold colder chilly | 寒冷|冷 ~ 寒|凉|冻|感冒
! current_(?:assets|liabilities) | (?<!非)流动 || non-?current_(?:assets|liabilities) | 非流动 ~ 长期
included enrolled | 纳入|入组 ~ 包|含|内|加|入|列|附 || excluded | 排除|剔除 ~ 除|不|非|拒|扣|外
! recurring | (?<!非)经常性 ~ 经常|反复|循环|定期|周期|重复|常 || non-?recurring | 非经常性 ~ 一次性|非
! supervised | (?<![无非])监督学|有监督 ~ 监督|督|管|指导|监 || unsupervised | 无监督|非监督 ~ 无|非|未|自
independent_variables? | 自变量 ~ 独立|自 || dependent_variables? | 因变量 ~ 依|被|应
! linear | (?<!非)线性 ~ 线|直|一次 || non-?linear | 非线性 ~ 非
! convex | (?<!非)凸 ~ 凸 || non-?convex concave | 非凸|凹 ~ 凹|非
positive -positive | 阳性 ~ 正|积极|良|好|肯定|乐观|利|阳|确定 || negative -negative | 阴性 ~ 负|消极|否|反|坏|阴|不|非|差
positively_(?:associated|correlated|related) positive_(?:associations?|correlations?) | 正相关 ~ 正 || (?:negativ|invers)ely_(?:associated|correlated|related) (?:negative|inverse)_(?:associations?|correlations?) | 负相关 ~ 负|反|逆
positive_(?:terminals?|leads?|poles?|electrodes?|wires?|plates?) | 正极 ~ 正|阳 || negative_(?:terminals?|leads?|poles?|electrodes?|wires?|plates?) | 负极 ~ 负|阴
ascend(?:s|ed)? climb(?:s|ed|ing)? | 上升|爬升|攀升 ~ 上|升|攀|爬|登|涨|增|高|达 || descend(?:s|ed)? | 下降 ~ 下|降|落|传|裔|临|来|俯|沉
! good_visibility visibility_(?:is|was|remains|remained)_(?:\w+_)?good | 能见度[^，。不]{0,3}[好佳高] ~ 好|佳|高|清 || poor_visibility visibility_(?:is|was|remains|remained)_(?:\w+_)?poor | 能见度[^，。]{0,3}(?:不[良佳好]|[差低]) ~ 不|差|低|恶
short(?=_(?:skirts?|hair|sleeves?|trousers|legs?|tails?|screws?|handles?|wires?)) | 短(?=[裙发袖裤腿尾柄]|螺[钉丝]) ~ 短|小 || long(?=_(?:skirts?|hair|sleeves?|trousers|legs?|tails?|screws?|handles?|wires?)) | 长(?=[裙发袖裤腿尾柄]|螺[钉丝]) ~ 长
brakes?_(?:is|are)_(?:\w+_)?engaged engag(?:e|ing)_the_(?:\w+_)?brakes? apply(?:ing)?_the_(?:\w+_)?brakes? | 拉起|拉紧|踩下 ~ 拉|踩|制动(?![器])|刹住|启用|啮合|接合 || brakes?_(?:is|are)_(?:\w+_)?released releas(?:e|ing)_the_(?:\w+_)?brakes? | 松开|解除 ~ 松|解|放
discard(?:s|ed|ing)? | 丢弃|倒掉|弃[用去置] ~ 弃|丢|扔|倒|废|除|抛|略|去|舍|不要 || reserv(?:e|ing)_the_(?!right)\w | 留用|备用 ~ 留|备|存|待用
down_by trail(?:ed|ing)_by | 落后 ~ 落|输|差|逊|降|跌|减|少 || up_by leading_by | 领先 ~ 先|高|升|涨|增|多|胜|加
losing_streak | 连败 ~ 败|负|输|跌 || winning_streak | 连胜 ~ 胜|赢
miss(?:ed|es|ing)_(?:a|the|his|her|their)_penalt(?:y|ies) | 罚失|射失|罚丢 ~ 失|丢|未|没|不|飞|偏|高|扑|错 || (?:scored|converted)_(?:a|the|from_a|from_the|his|her)_penalty | 罚进|罚中 ~ 进|中|得|破
systolic | 收缩 ~ 高压 || diastolic | 舒张 ~ 低压
with_(?:food|meals?) after_(?:meals?|food|eating) | 餐后|饭后|随餐|餐中|进餐时 ~ 饭|餐|食 || on_an_empty_stomach before_(?:meals?|food|eating) | 空腹|餐前|饭前 ~ 前|空
oral(?:ly)?(?=_(?:use|admin|tablets?|capsules?|dos|solution|medic|only)) for_oral_use_only | 口服|内服 ~ 口|服 || (?:for_)?external_use | 外用 ~ 外|皮
endothermic | 吸热 || exothermic | 放热
acid acidic | 酸性 ~ 酸 || alkaline | 碱性 ~ 碱
! organic(?=_(?:matter|compounds?|chemi\w+|waste|acids?|salts?|substances?|materials?|fertili\w+)) | 有机 ~ 生物|腐殖 || inorganic | 无机 ~ 矿物
tighten(?:s|ed|ing)? fasten(?:s|ed|ing)? | 拧紧|旋紧|上紧 ~ 紧|严|收|固|系|扣|绑|钉|锁|栓 || loosen(?:s|ed|ing)? unfasten(?:s|ed|ing)? | 拧松|松开|旋松 ~ 松|宽|解|放
overfit(?:s|ted|ting)? | 过拟合|过度拟合|过适 || underfit(?:s|ted|ting)? | 欠拟合|低度拟合
orders?_of_magnitude_(?:above|higher|larger|greater|more) | [高大多]\w{0,5}数量级 ~ 高|大|多|超 || orders?_of_magnitude_(?:below|lower|smaller|less) | [低小少]\w{0,5}数量级 ~ 低|小|少
"""

_PERIODS = r"""
unit of time: per_second every_second each_second | 每秒|秒/|/秒 ~ 秒 || per_minute every_minute each_minute | 每分钟?|/分钟? ~ 分 || hourly per_hour every_hour each_hour ~ an_hour hours? | 每个?小时|每钟头|/小时|时薪 ~ 时|钟头|点 || daily per_day every_day each_day days?_a_day (?:once|twice|times)_a_day per_diem ~ a_day days? everyday night nightly | 每天|每日|按日|/[日天]|日均|天天|日检 ~ 日|天|昼|夜 || weekly per_week every_week each_week (?:once|twice|times)_a_week ~ a_week weeks? weekdays? | 每周|每星期|每礼拜|按周|/周|周检 ~ 周|星期|礼拜|七[天日] || monthly per_month every_month each_month (?:once|twice|times)_a_month /month ~ a_month months? | 每个?月|按月|/月|月利率|月检|月费|月薪|月均 ~ 月 || quarterly per_quarter every_quarter each_quarter ~ quarters? | 每季度?|按季|/季 ~ 季|[三3]个月 || yearly annual(?:ly)? per_year per_annum p\.a every_year each_year (?:once|twice|times)_a_year /year ~ a_year years? | 每年|按年|/年|年利率|年检|年费|年均 ~ 年|岁
time of day: in_the_morning on_the_morning_of this_morning ~ a\.m morning noon night | 早上|上午|清晨 ~ 早|晨|亮|一天|凌晨|午前|夜|明 || in_the_afternoon on_the_afternoon_of this_afternoon ~ afternoon p\.m noon evening | 下午|午后 ~ 午|傍晚|晚|日落 || in_the_evening on_the_evening_of at_night ~ evening night midnight p\.m | 晚上|傍晚|夜里 ~ 晚|夜|傍|黄昏|暮|凌晨
period: every_half_month fortnightly | 半个?月 ~ 两周|两个?星期|双周 || every_half_year half-yearly semi-annual(?:ly)? | 半年 ~ 六个月|两次
unit of time: in_milliseconds | 毫秒 || in_microseconds | 微秒 || in_seconds | (?<![毫微纳])秒 ~ 秒
day: the_day_after_tomorrow | (?<![今之以])后天(?![气性然津下]) || tomorrow | 明[天日] ~ 明|翌|次|第二|来 || the_day_before_yesterday | (?<![目之以提眼])前天(?![气津下然文空才王]) || yesterday | 昨[天日] ~ 昨|前一|日前|近日|刚
kind of days: weekdays? ~ (?:business|working)_days? monday\w* friday | 平日|工作日 ~ 平|周(?!末)|星期|工作 || weekends? ~ saturdays? sundays? | 周末|双休日 ~ 末|周[六日]|星期[六日天]|休
kind of days: (?:business|working)_days? workdays? | 工作日|营业日 ~ 工作|营业|上班|交易日 || calendar_days? | 日历日|自然日|历日 ~ 天|日历
"""

_RELATIVES = r"""
relative: husbands? | 丈夫 ~ 夫|老公 || wife wives | 妻子|太太 ~ 妻|老婆|夫人|媳妇
relative: fathers? dads? ~ parents? | (?<!祖)父亲|爸 ~ (?<!祖)父|爹 || mothers? mums? moms? ~ parents? | (?<!祖)母亲|妈 ~ (?<!祖)母|娘 || grandfathers? grandpas? ~ grand\w* father's_father mother's_father father's_side mother's_side | 祖父|爷爷|外公|姥爷 ~ 爷|公 || grandmothers? grandmas? ~ grand\w* father's_mother mother's_mother father's_side mother's_side | 祖母|奶奶|外婆|姥姥 ~ 婆|姥|奶
relative: sons? | 儿子 ~ 子 || daughters? | 女儿 ~ 女
person: boys? | 男孩 ~ 男|小伙|少年 || girls? | 女孩|姑娘 ~ 女
relative: uncles? | 叔叔|伯父|舅舅|姑父|姨父 ~ 叔|伯|舅|大爷|姨[丈夫]|姑[丈夫] || aunts? | 姑姑|姑妈|姑母|姨妈|阿姨|伯母|舅妈|婶 ~ 姑|姨|母|妈
relative: (?:elder|older|big|eldest)_brothers? | 哥哥|大哥 ~ 哥|兄 || (?:younger|little|youngest)_brothers? | 弟弟 ~ 弟 || (?:elder|older|big|eldest)_sisters? | 姐姐|姊姊 ~ 姐|姊 || (?:younger|little|youngest)_sisters? | 妹妹 ~ 妹
relative: brothers? ~ siblings? (?:elder|older|big|eldest|younger|little|youngest)_brothers? | 哥哥|弟弟 ~ 哥|弟|兄 || sisters? ~ siblings? (?:elder|older|big|eldest|younger|little|youngest)_sisters? | 姐姐|妹妹|姊姊 ~ 姐|妹|姊|修女
person: kings? | 国王 ~ (?<!女)王(?!后)|君 || queens? | 女王|王后 ~ 后|皇
"""

_STATE = r"""
office: presidents? ~ vice deputy | 总统 ~ 主席|总裁|长|元首|国家领导 || prime_ministers? premiers? ~ vice deputy ministers? | 总理|首相 ~ 相|揆|阁 || chancellors? | 财政大臣 ~ 总理|校长|相|监|大臣
chamber: house_of_lords lords | 上议院|上院|贵族院 ~ 上议|勋爵|主|爵|领主|大人|老爷 || house_of_commons commons | 下议院|下院|平民院|众议院 ~ 下议|共|公
chamber: house_of_representatives | 众议院 ~ 众院|下院|下议院|代表院 || senate | 参议院 ~ 参院|上院|上议院|元老院
ministry: finance_minist(?:er|ry) minist(?:er|ry)_(?:of|for)_finance | 财政部|财长 ~ 财|金融 || commerce_minist(?:er|ry) minist(?:er|ry)_(?:of|for)_commerce | 商务部 ~ 商 || foreign_minist(?:er|ry) minist(?:er|ry)_(?:of|for)_foreign foreign_affairs_minist(?:er|ry) | 外交部|外长|外相 ~ 外 || defen[cs]e_minist(?:er|ry) minist(?:er|ry)_(?:of|for)_(?:national_)?defen[cs]e | 国防部|防长 ~ 防|军 || education_minist(?:er|ry) minist(?:er|ry)_(?:of|for)_education | 教育部 ~ 教|文部 || health_minist(?:er|ry) minist(?:er|ry)_(?:of|for)_(?:public_)?health | 卫生部|卫健委 ~ 卫|健|厚生 || justice_minist(?:er|ry) minist(?:er|ry)_(?:of|for)_justice | 司法部 ~ 法 || agriculture_minist(?:er|ry) minist(?:er|ry)_(?:of|for)_agriculture | 农业部|农业农村部 ~ 农 || interior_minist(?:er|ry) minist(?:er|ry)_(?:of|for)_(?:the_)?interior | 内政部|内务部 ~ 内
dynasty: ming_dynasty | 明[朝代] ~ 明 || qing_dynasty | 清[朝代] ~ 清 || tang_dynasty | 唐[朝代] ~ 唐 || song_dynasty | 宋[朝代] ~ 宋 || yuan_dynasty | 元[朝代] ~ 元 || han_dynasty | 汉[朝代] ~ 汉
dynasty: northern_song | 北宋 || southern_song | 南宋
dynasty: eastern_han | 东汉|后汉 || western_han | 西汉|前汉
dynasty: eastern_jin | 东晋 || western_jin | 西晋
reign: hongwu | 洪武 || yongle | 永乐 || jiajing | 嘉靖 || wanli | 万历 || shunzhi | 顺治 || kangxi | 康熙 || yongzheng | 雍正 || qianlong | 乾隆 || jiaqing | 嘉庆 || daoguang | 道光 || xianfeng | 咸丰 || guangxu | 光绪 || xuantong | 宣统
title: chair(?:man|woman|person|men)? ~ chiefs? presidents? directors? ceo | 董事长 ~ 长|主席|主任|会|主持 || general_managers? ~ managers? directors? gm ceo presidents? | 总经理 ~ 经理|总|主管|(?<!董事)长
province: shanxi | 山西 ~ 晋 || shaanxi | 陕西 ~ 陕|秦
"""

_KINDS = r"""
degree: bachelor's bachelor_of | 学士|本科 ~ 单身|大学 || master's master_of | 硕士 ~ 主|大师|师|研究生|高手 || doctorates? doctoral ph\.?d doctor_of | 博士 ~ 医
kind of school: primary_schools? elementary_schools? | 小学 ~ 国小|初等|基础 || (?:secondary|middle|high)_schools? | 中学|初中|高中 ~ 学校|国中|中等|院校|附中|[一二三四五六七八九十]中|高校|中 || kindergartens? | 幼儿园|幼稚园 ~ 幼 || universit(?:y|ies) | 大学 ~ 高校|学院|校|[北清复浙南武人]大|大
religion: buddhis(?:m|ts?) | 佛教 ~ 佛|僧|禅|释 || [td]aois(?:m|ts?) | 道教 ~ 道|老庄 || islam(?:ic)? muslims? | 伊斯兰教|回教 ~ 伊斯兰|穆斯林|回|清真 || christian(?:s|ity)? ~ catholic\w* protestant\w* | 基督教 ~ 基督|教|耶稣|克里斯 || catholics? catholicism ~ christian\w* | 天主教 ~ 天主|公教|教 || confucian(?:s|ism)? | 儒教|儒家 ~ 儒|孔 || judaism ~ jew\w* | 犹太教 ~ 犹太 || hindus? hinduism | 印度教 ~ 印度
kind of leave: maternity_leave | (?<![陪侍])产假 ~ (?<![陪侍])产|孕|生育|育儿|分娩 || paternity_leave | 陪产|侍产 ~ 陪|侍|父|男
kind of visa: single[-_]entry | (?:一次|单次)(?:入境|往返|有效) ~ 一|单 || (?:double|two)[-_]entry | (?:两次|二次)(?:入境|往返|有效) ~ 两|二|双|复式 || multiple[-_]entry | 多次(?:入境|往返|有效) ~ 多
direction of travel: arrivals? | 入境|抵达|到达 ~ 入|抵|到|来|达|至|运|进|港|客 || departures? | 出境|离境 ~ 出|离|发|飞|走|开|辞|背|启|去世|不同|登机
department: finance_(?:department|dept|team|division) (?:director|vice_president|head)_of_finance | 财务[部处科] ~ 财 || operations(?=_(?:department|dept|team|division)) | (?:运营|营运)[部处科] ~ 运|营|业|作|操|行动 || human_resources hr_(?:department|dept|team|division) | 人力资源[部处科]|人事[部处科] ~ 人 || marketing_(?:department|dept|team|division) | (?:市场|营销)[部处科] ~ 市场|销 || sales_(?:department|dept|team|division) | 销售[部处科] ~ 销|业 || legal_(?:department|dept|team|division) | (?:法务|法律)[部处科] ~ 法 || (?:purchasing|procurement)_(?:department|dept|team|division) | 采购[部处科] ~ 采|购
corner: (?:top|upper)[-_]left | 左上 ~ 上[方面边侧部]?的?左 || (?:top|upper)[-_]right | 右上 ~ 上[方面边侧部]?的?右 || (?:bottom|lower)[-_]left | 左下 ~ 下[方面边侧部]?的?左 || (?:bottom|lower)[-_]right | 右下 ~ 下[方面边侧部]?的?右
place: champions? (?:came|finished|placed)_first first_place ~ winners? | 冠军 ~ 冠|胜|赢|首|一|王|魁|桂 || runners?-up (?:came|finished|placed)_second second_place | 亚军 ~ 亚|二|次|银 || (?:came|finished|placed)_third third_place | 季军 ~ 季|三|铜
part of the egg: egg_whites? whites(?=_until) | 蛋白|蛋清 ~ 白|清 || egg_yolks? yolks? | 蛋黄 ~ 黄
unit: brigades? | (?:第?[\d一二三四五六七八九十百]+|人的|该)旅(?![游行客居馆途]) ~ 旅 || (?:infantry|armou?red|airborne|\dth|1st|2nd|3rd)_divisions? | (?:第?[\d一二三四五六七八九十百]+|人的|该|步兵|装甲|空降)师(?![生傅父]) ~ 师 || battalions? ~ regiments? brigades? | (?:第?[\d一二三四五六七八九十百]+|人的|该)个?营(?![业地养]) ~ 营 || regiments? | (?:第?[\d一二三四五六七八九十百]+|人的|该)个?团(?![队结体]) ~ 团
measure: teaspoons? tsp | 茶匙|小匙 ~ 小勺|茶勺 || tablespoons? tbsp | 汤匙|大匙|餐匙 ~ 大勺|汤勺
action: sign(?:s|ed|ing)?_in log(?:s|ged|ging)?_in ~ sign(?:ing)?_up register\w* log(?:ging)?_out sign(?:ing)?_out | 登录|登入|登陆 ~ 登|签 || sign(?:s|ed|ing)?_up ~ sign\w*_in log\w*_in | 注册 ~ 报名|登记|加入|创建|订|签 || sign(?:s|ed|ing)?_out log(?:s|ged|ging)?_out ~ sign\w*_in log\w*_in | 退出|登出|注销 ~ 退|出|签
way of washing: hand_wash hand-wash(?:ed|ing)? | 手洗 ~ 洗手|手 || machine_wash(?:able|ed|ing)? machine-wash(?:able|ed|ing)? | 机洗 ~ 洗衣机|机
party: customers? clients? | 客户|顾客 ~ 客|户|用户|消费者|买|人 || suppliers? | 供应商|供货商 ~ 供|厂|商
quantity: voltages? | 电压 ~ 压|伏 || (?:electric|electrical|output|input|rated|load|leakage|charging|peak)_currents? | 电流 ~ 流|洋流
party: (?:trade_|labou?r_)?unions? | 工会 ~ 联|盟|会|团|协|邦|合|并|婚 || employers? | 雇主|用人单位|资方 ~ 公司|企业|老板|东家|单位|雇|方
organ: renal kidney | 肾 || hepatic liver | 肝
animal: mouse mice | 小鼠 ~ (?<!大)鼠 || rats? | 大鼠 ~ (?<!小)鼠
unit: epochs? | 轮次|训练轮 ~ 轮|epoch|周期|代|纪|时 || batch(?:es)? | 批次|小批量 ~ 批|batch|组
base: hex hexadecimals? ~ base_16 | (?:十六|16)进[制位] ~ hex|0x|十六|16 || decimals? ~ base_10 | (?<![二三])十进[制位]|(?<!\d)10进[制位] ~ decimal|小数|十|10 || octals? ~ base_8 | (?<![十\d])[八8]进[制位] ~ octal|八|8 || binar(?:y|ies) ~ base_2 | (?<![十\d])[二2]进[制位] ~ binar|二|2|可执行|程序|双|两
"""

#: Verb | Chinese: to take back what a verb does is told by the verb, with a word before it.
_TAKEN_BACK = r"""
mut(?:e|es|ed|ing) | 静音
lock(?:s|ed|ing)? | 锁定|上锁|锁
block(?:s|ed|ing)? | 屏蔽|拉黑|封锁|阻止|封
pin(?:s|ned|ning)? | 置顶|固定|钉选|钉
follow(?:s|ed|ing)? | 关注|追踪
subscrib(?:e|es|ed|ing) | 订阅
watch(?:es|ed|ing)? | 关注
archiv(?:e|es|ed|ing) | 归档|封存
freez(?:e|es|ing) | 冻结
bind(?:s|ing)? | 绑定
link(?:s|ed|ing)? | 关联|链接|连结
ban(?:s|ned|ning)? | 封禁|禁言
check(?:s|ed|ing)? | 勾选|选中
comment(?:s|ed|ing)? | 注释
publish(?:es|ed|ing)? | 发布
shar(?:e|es|ed|ing) | 共享|分享
group(?:s|ed|ing)? | 编组|组合
hid(?:e|es|den|ing)? | 隐藏
register(?:s|ed|ing)? | 注册
mount(?:s|ed|ing)? | 挂载
star(?:s|red|ring)? | 标星|星标|收藏
favou?rit(?:e|es|ed|ing) | 收藏
select(?:s|ed|ing)? | 选择|选中|勾选
"""

#: Title | Chinese: those who hold it, and who stand in for them.
_TITLES = r"""
presidents? | 总统|主席|总裁|校长|院长|会长|行长
(?:prime_ministers?|premiers?) | 总理|首相
ministers? | 部长|大臣
mayors? | 市长
governors? | 省长|州长|行长|总督
chair(?:man|woman|person|men)? | 主席|董事长|会长|委员长
directors? | 主任|局长|司长|处长|所长|院长|总监|厅长
(?:general_)?managers? | 经理
principals? headmasters? | 校长
editors?-in-chief | 主编
commanders? | 司令|指挥官
professors? | 教授
captains? | 队长|船长|舰长
"""


def _taken_back(line: str) -> str:
    verb, chinese = line.split(" | ")
    bare = rf"(?<!取消)(?<!解除)(?<!撤销)(?<!移除)(?<!停止)(?<!不再)(?<![退解对])(?:{chinese})"
    back = rf"(?:取消|解除|撤销|退|解)(?:对\w{{1,6}}?的?)?(?:{chinese})"
    cancels = r"cancel\w* stop\w* remov\w* end\w* leav\w* reset\w* open\w* disabl\w* turn_off"
    own, undone = f"{verb} | {bare}", f"(?:un|de)-?{verb} ~ {cancels} | {back}"
    return f"{own} || {undone} ~ 取消|撤|除|解|退|停|不再|恢复|重新|开|未|非|放|脱|消|去"


def _standing_in(line: str) -> str:
    title, chinese = line.split(" | ")
    plain = rf"(?<![副代])(?<!代理)(?<!署理)(?<!助理)(?:{chinese})(?!助理)"
    acts = rf"(?<![历现近古当年时世朝一两三末初二几])代理?(?:{chinese})|署理(?:{chinese})"
    return "rank: " + " || ".join(
        (
            f"{title} | {plain}",
            rf"(?:vice|deputy)[-_](?:\w+_){{0,2}}{title} ~ vice\w* deput\w+ associate assistant under"
            f" lieutenant | 副(?:{chinese}) ~ 副|次",
            rf"acting_(?:\w+_){{0,2}}{title} ~ acting interim caretaker provisional"
            f" | {acts} ~ 代|署|临时|暂|看守|过渡",
            rf"assistant[-_](?:\w+_)?{title} ~ assistants?"
            f" | 助理(?:{chinese})|(?:{chinese})助理 ~ 助|副",
        )
    )


def _lines(*tables: str) -> Iterator[str]:
    for table in tables:
        yield from table.strip().splitlines()


#: Lines of words that mean the opposite of one another.
OPPOSITES = (
    *_lines(
        _TRADE, _JUDGEMENT, _AMOUNTS, _PEOPLE, _PLACES, _TIMES, INTERFACE, _TECHNICAL, SOFTWARE
    ),
    *map(_taken_back, _lines(_TAKEN_BACK)),
)
#: Lines of words of a kind.
NEIGHBOURS = (
    *_lines(_PERIODS, _RELATIVES, _STATE, _KINDS),
    *map(_standing_in, _lines(_TITLES)),
)
