"""M703 opposite-said."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from aligner.alignment import SENTENCES, align
from aligner.checks.opposite import OppositeSaid
from aligner.judge import Judge
from aligner.lines import lines_inside
from aligner.verdict import Finding
from aligner.views import View, view_all
from corpus.model import Lang, Location, Paragraph

Found = Callable[..., list[Finding]]


@pytest.fixture(scope="module")
def found(judge: Judge) -> Found:
    @cache
    def view(text: str, lang: Lang) -> View:
        return view_all([Paragraph(text, lang, Location("a", 1))], judge.encoder, judge.background)[
            0
        ]

    def check(english: str, chinese: str, *, reverse: bool = False) -> list[Finding]:
        source, target = view(english, "en"), view(chinese, "zh")
        if reverse:
            source, target = target, source
        beads = align(lines_inside(source), lines_inside(target), prior=SENTENCES)
        return list(OppositeSaid().check_aligned(source, target, beads))

    return check


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "words"),
    [
        ("The committee approved the budget.", "委员会否决了预算。", ("approved", "否决")),
        ("A binary file", "十六进制文件", ("binary", "十六进制")),
        ("Soils rich in organic matter", "富含无机物质的土壤", ("organic", "无机")),
        ("Convert it from binary to hex.", "將其從二進制轉換為八進制。", ("hex", "八進制")),
        ("The committee _approved_ the budget.", "委员会**否决**了预算。", ("approved", "否决")),
        ("Tea exports grew again.", "茶叶进口再次增长。", ("exports", "进口")),
        ("The rent rose last year.", "去年租金下降了。", ("rose", "下降")),
        ("Turn left after the bank.", "过了银行右转。", ("Turn left", "右转")),
        ("The tenant pays for repairs.", "房东支付维修费。", ("tenant", "房东")),
        ("The king opened the bridge.", "女王为大桥揭幕。", ("king", "女王")),
        ("Uninstall the old driver.", "安装旧驱动程序。", ("Uninstall", "安装")),
        ("The bank cut rates.", "银行加息。", ("cut rates", "加息")),
        ("The yuan depreciated last year.", "去年人民币升值。", ("depreciated", "升值")),
        (
            "The drug is contraindicated in pregnancy.",
            "该药适用于孕妇。",
            ("contraindicated", "适用于"),
        ),
        ("Take the last bus home.", "坐头班车回家。", ("last bus", "头班")),
        ("The council rejected the plan.", "镇议会采纳了该计划。", ("rejected", "采纳")),
        ("Disable this option.", "开启此选项。", ("Disable", "开启")),
        ("She is two years my senior.", "她比我小两岁。", ("years my senior", "小两岁")),
        # what the denial is part of
        (
            "Certificates issued after October 31 are not trusted.",
            "10月31日之前签发的证书不受信任。",
            ("after", "日之前"),
        ),
        (
            "The ferry is full. The factory closed in the winter. Nobody complained.",
            "渡轮满员。工厂在夏天关闭。没有人抱怨。",
            ("winter", "夏天"),
        ),
        # software
        ("Hide the map", "顯示地圖", ("Hide", "顯示")),
        ("Unmute this room", "将此房间静音", ("Unmute", "静音")),
        ("Pin the note", "取消置顶该便笺", ("Pin", "取消置顶")),
        ("Unlock the drawer", "鎖定抽屜", ("Unlock", "鎖定")),
        ("Deselect all", "全部勾选", ("Deselect", "勾选")),
        ("Uninstall", "安裝", ("Uninstall", "安裝")),
        ("Redo the last change", "撤销上次更改", ("Redo", "撤销")),
        ("Turn Bluetooth off.", "开启蓝牙。", ("Turn Bluetooth off", "开启")),
        ("Next chapter", "上一章", ("Next", "上一章")),
        ("Sort: low to high", "排序：由高到低", ("low to high", "高到低")),
        ("The backup failed.", "备份成功。", ("failed", "成功")),
        ("This field is optional.", "此为必填字段。", ("optional", "必填")),
        (
            "Only the first 20 guests get a cup.",
            "仅限最后20位客人获赠杯子。",
            ("first 20", "最后20位"),
        ),
        ("Before upgrading, save your work.", "升级后请保存您的工作。", ("Before", "升级后")),
        # places, amounts, sciences
        ("The south wall is damp.", "北墙很潮湿。", ("south", "北墙")),
        ("the north slope", "南坡", ("north", "南坡")),
        ("The right lung is clear.", "左肺清晰。", ("right", "左肺")),
        ("Turn the tap clockwise.", "逆时针旋转水龙头。", ("clockwise", "逆时针")),
        ("Min. order: 20 cups", "最大起订量：20个杯子", ("Min.", "最大")),
        ("Accounts payable", "应收账款", ("payable", "应收")),
        ("Output tax", "进项税额", ("Output tax", "进项")),
        ("Non-current assets", "流动资产", ("Non-current assets", "流动")),
        ("whichever comes later", "以先到者为准", ("whichever comes later", "先到")),
        ("Sales rose 2% YoY.", "销售额环比增长2%。", ("YoY", "环比")),
        ("an HER2-negative tumour", "HER2阳性肿瘤", ("-negative", "阳性")),
        ("The reaction is exothermic.", "该反应吸热。", ("exothermic", "吸热")),
        ("Rents inched up in May.", "5月租金微降。", ("inched up", "微降")),
        # money and contracts
        (
            "The fee is the higher of the two.",
            "费用以两者中较低者为准。",
            ("the higher of", "较低者"),
        ),
        ("The later of both dates applies.", "以兩個日期中較早者為準。", ("The later of", "較早")),
        ("Sales rose 2% year on year.", "銷售額月增2%。", ("year on year", "月增")),
        ("Sales rose 2% QoQ.", "銷售額月增2%。", ("QoQ", "月增")),
        ("Halve the rent.", "将租金增加一倍。", ("Halve", "增加一倍")),
        ("We disposed of our shares in it.", "我们收购了其股份。", ("disposed of", "收购")),
        ("The harbour ran a surplus.", "港口出现亏损。", ("surplus", "亏损")),
        ("The lease was terminated in May.", "租约于五月延长。", ("terminated", "延长")),
        ("The vote was postponed to May.", "表决提前至五月。", ("postponed", "提前")),
        ("Sailors who resigned in May", "五月遭資遣的水手", ("resigned", "資遣")),
        (
            "He is an executive director.",
            "他是獨立非執行董事。",
            ("executive director", "非執行董事"),
        ),
        (
            "Interest runs from the day after payment.",
            "自付款当日起计息。",
            ("the day after", "当日"),
        ),
        ("Book it at the latest in May.", "最早五月预订。", ("at the latest", "最早")),
        (
            "Dropped support for old engines.",
            "新增对旧发动机的支持。",
            ("Dropped support", "新增对旧发动机的支持"),
        ),
        ("Added support for sails.", "不再支援風帆。", ("Added support", "不再支援")),
        # where from and where to
        ("The road runs from north to south.", "公路自南向北延伸。", ("north to south", "南向北")),
        ("Read from left to right.", "从右向左阅读。", ("left to right", "右向左")),
        ("Stack it label side up.", "标签面朝下堆放。", ("side up", "朝下")),
        ("Put the cups on the top rack.", "把杯子放在下層。", ("top rack", "下層")),
        ("Camp east of the river.", "在河西扎营。", ("east", "河西")),
        ("The data stay outside China.", "数据存于境内。", ("outside China", "境内")),
        # before and after what is done
        ("Air the hold before anyone enters.", "任何人进入之后须通风。", ("before", "进入之后")),
        (
            "I sail next month, and I still have no crew.",
            "我上個月出海，到現在還沒有船員。",
            ("next month", "上個月"),
        ),
        # things
        ("Join the positive terminal first.", "先接負極。", ("positive terminal", "負極")),
        ("The brake is engaged.", "刹车已松开。", ("brake is engaged", "松开")),
        ("Fasten the screws.", "拧松螺丝。", ("Fasten", "拧松")),
        ("Salt lowers the risk of rust.", "盐会增加生锈的风险。", ("lowers the risk", "增加")),
        (
            "Sleep is negatively associated with age.",
            "睡眠与年龄呈正相关。",
            (
                "negatively associated",
                "正相关",
            ),
        ),
        ("The pump descends.", "水泵上升。", ("descends", "上升")),
        ("Most of them were men.", "其中大多为女性。", ("men", "女性")),
        ("They ended a losing streak.", "他们终结了连胜。", ("losing streak", "连胜")),
        # what stands as it is in both languages
        ("Set the switch to ON.", "将开关置于OFF。", ("ON", "OFF")),
        ("Payment received ✅", "已收到付款❌", ("✅", "❌")),
        # of documentation
        ("Type the name in lowercase.", "用大写输入名称。", ("lowercase", "大写")),
        ("Paint the parent component.", "绘制子组件。", ("parent", "子组件")),
        ("Senior students sail.", "低年级学生出海。", ("Senior students", "低年级")),
    ],
)
def test_a_word_against_its_opposite(
    found: Found, english: str, chinese: str, words: tuple[str, str], reverse: bool
) -> None:
    (flag,) = found(english, chinese, reverse=reverse)
    assert (flag.code, flag.severity) == ("M703", "review")
    spans = [*flag.source_spans, *flag.target_spans]
    texts = (chinese, english) if reverse else (english, chinese)
    told = tuple(t[s.start : s.end] for t, s in zip(texts, spans, strict=True))
    assert told == (words[::-1] if reverse else words)
    assert all(f"“{word}”" in flag.message for word in words)


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "words", "kind"),
    [
        (
            "The pump runs once per minute.",
            "水泵每秒运行一次。",
            ("per minute", "每秒"),
            "unit of time",
        ),
        ("Tea is served every week.", "每月供应茶水。", ("every week", "每月"), "unit of time"),
        ("$3/month, paid in advance", "每年3美元，预付", ("/month", "每年"), "unit of time"),
        ("The interest is 2% per annum.", "月利率为2%。", ("per annum", "月利率"), "unit of time"),
        ("My mother never shouted.", "我父亲从来没大声说过话。", ("mother", "父亲"), "relative"),
        ("His grandfather mended clocks.", "他父亲修钟。", ("grandfather", "父亲"), "relative"),
        ("The deputy mayor cut the ribbon.", "市长剪彩。", ("deputy mayor", "市长"), "rank"),
        ("The mayor cut the ribbon.", "副市長剪綵。", ("mayor", "副市長"), "rank"),
        ("The acting director resigned.", "主任辞职了。", ("acting director", "主任"), "rank"),
        (
            "The House of Lords sat late.",
            "下议院开会到很晚。",
            ("House of Lords", "下议院"),
            "chamber",
        ),
        ("She holds a master's degree.", "她有博士学位。", ("master's", "博士"), "degree"),
        ("Add a teaspoon of salt.", "加一汤匙盐。", ("teaspoon", "汤匙"), "measure"),
        ("He was born in Shaanxi.", "他生于山西。", ("Shaanxi", "山西"), "province"),
        (
            "The Ministry of Finance replied.",
            "商务部作了答复。",
            ("Ministry of Finance", "商务部"),
            "ministry",
        ),
        (
            "Hand wash only. Do not iron.",
            "仅限机洗，不可熨烫。",
            ("Hand wash", "机洗"),
            "way of washing",
        ),
        ("within ten business days", "十个日历日内", ("business days", "日历日"), "kind of days"),
        ("Sign in to go on.", "请注册以继续。", ("Sign in", "注册"), "action"),
        (
            "We sail the day after tomorrow.",
            "我们明天出海。",
            ("the day after tomorrow", "明天"),
            "day",
        ),
        (
            "The harbour is open on weekdays.",
            "港口周末开放。",
            ("weekdays", "周末"),
            "kind of days",
        ),
        (
            "His younger brother is a sailor.",
            "他哥哥是水手。",
            ("younger brother", "哥哥"),
            "relative",
        ),
        ("My sister mends nets.", "我弟弟补网。", ("sister", "弟弟"), "relative"),
        ("a Southern Song bowl", "北宋的碗", ("Southern Song", "北宋"), "dynasty"),
        ("a Kangxi bowl", "乾隆碗", ("Kangxi", "乾隆"), "reign"),
        ("She wrote about Buddhism.", "她的書談道教。", ("Buddhism", "道教"), "religion"),
        ("The chairman opened the harbour.", "总经理为港口揭幕。", ("chairman", "总经理"), "title"),
        (
            "Ask the Finance Department.",
            "请咨询人力资源部。",
            ("Finance Department", "人力资源部"),
            "department",
        ),
        (
            "Maternity leave may be extended.",
            "陪產假可延長。",
            ("Maternity leave", "陪產"),
            "kind of leave",
        ),
        ("a double-entry visa", "一次入境签证", ("double-entry", "一次入境"), "kind of visa"),
        ("Date of arrival", "离境日期", ("arrival", "离境"), "direction of travel"),
        ("Click the top left corner.", "点击右上角。", ("top left", "右上"), "corner"),
        ("She finished third.", "她获得亚军。", ("finished third", "亚军"), "place"),
        ("Beat the egg whites.", "打发蛋黄。", ("egg whites", "蛋黄"), "part of the egg"),
        ("The consignee pays the toll.", "发货人支付通行费。", ("consignee", "发货人"), "party"),
    ],
)
def test_a_word_against_another_of_its_kind(
    found: Found, english: str, chinese: str, words: tuple[str, str], kind: str, reverse: bool
) -> None:
    (flag,) = found(english, chinese, reverse=reverse)
    first, second = words[::-1] if reverse else words
    assert flag.message == f"The source says “{first}”, the target “{second}”, another {kind}."


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "words"),
    [
        (
            "Revenue was up 12%, and costs were up 4%.",
            "收入增长12%，成本下降4%。",
            [("up 4%", "下降4%")],
        ),
        (
            "Revenue was down 12 percent, and profit was up 4 percent.",
            "收入上升12%，利润下降4%。",
            [("down 12 percent", "上升12%"), ("up 4 percent", "下降4%")],
        ),
        ("The toll was cut by 6 percent.", "通行费降至6%。", [("cut by 6 percent", "降至6%")]),
        ("The toll was cut to 6 percent.", "通行费下调了6%。", [("cut to 6 percent", "下调了6%")]),
        ("The toll was cut to 6 percent.", "通行费降至6%。", []),
        ("The toll was cut by 6 percent.", "通行费降低了6%。", []),
        ("Costs rose 5 percent to 3 million.", "成本上升5%，至300万。", []),
        ("A cure that reduces pain by up to 30%.", "该疗法最多可使疼痛减轻30%，减少30%。", []),
        ("Growth slowed to 5 percent.", "增速降至5%。", []),
    ],
)
def test_amounts_that_moved(
    found: Found, english: str, chinese: str, words: list[tuple[str, str]], reverse: bool
) -> None:
    told = [tuple(f.evidence.values()) for f in found(english, chinese, reverse=reverse)]
    assert told == [pair[::-1] if reverse else pair for pair in words]


CONTRACT = "Party A shall pay upon delivery, unless Party B is in breach."
DELAY = (
    "Where Party A fails to make payment when due, it shall pay Party B damages for each day."
    " If the delay exceeds thirty days, {} shall be entitled to terminate this Contract."
)
DELAY_ZH = "甲方逾期付款的，每逾期一日，应向乙方支付违约金。逾期超过三十日的，乙方有权解除合同。"


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "words"),
    [
        (CONTRACT, "甲方应在货到后付款，但甲方违约的除外。", ("Party B", "甲方")),
        (DELAY.format("Party A"), DELAY_ZH, ("Party A", "乙方")),
        ("Party B shall not assign this Agreement.", "甲方不得转让本协议。", ("Party B", "甲方")),
        (
            "The Licensee shall pay the Licensor a fee.",
            "被许可方应向被许可方支付费用。",
            ("Licensor", "被许可方"),
        ),
        # both exchanged
        ("The Borrower shall repay the Lender.", "貸款人應向借款人還款。", ("Borrower", "貸款人")),
        (
            "The Licensor shall indemnify the Licensee.",
            "被许可方应赔偿许可方。",
            ("Licensor", "被许可方"),
        ),
        ("The Supplier shall deliver the chairs.", "采购方应交付椅子。", ("Supplier", "采购方")),
        (
            "The beneficiary shall pay the premium.",
            "投保人应当交纳保险费。",
            ("beneficiary", "投保人"),
        ),
    ],
)
def test_a_party_against_another(
    found: Found, english: str, chinese: str, words: tuple[str, str], reverse: bool
) -> None:
    (flag,) = found(english, chinese, reverse=reverse)
    assert (flag.code, flag.severity) == ("M703", "review")
    first, second = words[::-1] if reverse else words
    assert f"“{first}”, the target “{second}”, another party" in flag.message


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (CONTRACT, "甲方应在货到后付款，但乙方违约的除外。"),
        (CONTRACT, "甲方应在货到后付款，但对方违约的除外。"),
        (DELAY.format("Party B"), DELAY_ZH),
        (
            "Party A pays Party B once Party A has the goods.",
            "甲方收货后向乙方付款，甲方自行承担运费。",
        ),
        (
            "The Purchaser may not assign its rights unless the Supplier has consented.",
            "未经供方事先书面同意，需方不得转让其权利。",
        ),
        ("The Licensee pays the Licensor.", "被许可人向许可人付款。"),
        ("The mortgagor pays the mortgagee.", "抵押人向抵押权人付款。"),
        ("The Employee shall receive a bonus from the Employer.", "雇主应向雇员发放奖金。"),
        ("The Buyer may require the Seller to repair it.", "应买方要求，卖方应予以修理。"),
        ("The Seller shall be paid by the Buyer.", "买方应向卖方付款。"),
    ],
)
def test_parties_in_their_places(found: Found, english: str, chinese: str) -> None:
    assert found(english, chinese) == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The committee approved the budget.", "委员会批准了预算。"),
        ("The committee did not approve the budget.", "委员会否决了预算。"),
        ("The committee approved the budget.", "委员会没有否决预算。"),
        ("Imports and exports grew.", "进出口增长。"),
        (
            "Certificates issued after October 31 are not trusted.",
            "自10月31日起签发的证书不受信任。",
        ),
        ("Exports grew faster than imports.", "出口比进口增长得快。"),
        ("Queen Anne opened the bridge.", "安妮女王为大桥揭幕。"),
        ("The decline in imports slowed as demand rose.", "需求上升，进口下降的势头放缓。"),
        ("He left the house on the right side of the road.", "他离开了路右边的房子。"),
        ("The spring is broken.", "弹簧坏了。"),
        ("The boys rose before dawn.", "男孩们天亮前就起来了。"),
        ("Show more", "展开更多"),
        ("Unshared folders", "非共享文件夹"),
        ("Uninstall the plug-in", "解除安裝外掛程式"),
        ("Cancel your subscription", "取消订阅"),
        ("Remove it from the pinned notes.", "取消置顶。"),
        ("The next owner", "后来的主人"),
        ("The minimum age is 18.", "须年满18岁，最高不限。"),
        ("last five years", "过去五年"),
        ("South Korea's northern border", "韩国北部边境"),
        ("The vice foreign minister left.", "外交部副部长离开了。"),
        ("He is the mayor's deputy.", "他是副市长。"),
        ("His father's father was a smith.", "他祖父是铁匠。"),
        ("The annual meeting", "年会"),
        ("every twelve months", "每年"),
        ("$5 a month, billed annually", "每月5美元，按年付费"),
        ("He did it with his father, not his mother.", "他是和父亲一起做的，不是和母亲。"),
        ("The German chancellor met the French president.", "德国总理会见了法国总统。"),
        ("The switch has ON and OFF.", "开关有ON和OFF。"),
        ("He resigned before he was dismissed.", "他在被解雇前辞职。"),
        ("He dismissed calls to resign.", "他拒绝辞职。"),
        ("The lower of the two applies.", "按孰低计量。"),
        ("Minimise losses.", "最大限度减少损失。"),
        ("We are moving tomorrow.", "目前天气很好，明天搬家。"),
        ("The day after the storm", "风暴后第二天"),
        ("Dropped support for steam, added support for sails.", "不再支持蒸汽，新增对风帆的支持。"),
        ("Our sister company sells nets.", "我们的兄弟公司卖渔网。"),
        ("He beat the champion to take third place.", "他击败冠军，获得季军。"),
        ("His non-executive directors", "其非执行董事"),
        ("The harbour is open on weekdays.", "港口周一至周五开放。"),
        ("", "委员会否决了预算。"),
        ("The committee approved the budget.", ""),
    ],
)
def test_forgiven(found: Found, english: str, chinese: str) -> None:
    assert found(english, chinese) == []


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "words"),
    [
        # what may be done and what must
        ("Swimming is permitted in the harbour.", "港口内禁止游泳。", ("is permitted", "禁止")),
        ("Captains must attend the meeting.", "船长可以参加会议。", ("must", "可以")),
        ("Salt may damage the engine.", "盐必定会损坏发动机。", ("may", "必定")),
        ("The valve may be left open.", "阀门必须保持打开。", ("may", "必须")),
        (
            "The tenant may sublet the boat without the owner's consent.",
            "未經業主同意，租客不得分租該船。",
            ("may sublet the boat without the owner's consent", "未經業主同意，租客不得"),
        ),
        (
            "The tenant may not sublet the boat without the owner's consent.",
            "未经业主同意，租客可以分租该船。",
            ("may not sublet the boat without the owner's consent", "未经业主同意，租客可以"),
        ),
        ("You don't need to send the boat back.", "请把船寄回。", ("don't need to", "请")),
        ("Unless you pay, the boat is ours.", "如您付款，船就归我们。", ("Unless", "如")),
        (
            "Do not board unless invited by the captain.",
            "如有船长邀请，请勿登船。",
            ("not board unless", "如有船长邀请，请勿"),
        ),
        # how many
        ("All ferries were cancelled.", "部分渡轮取消。", ("All", "部分")),
        # an exception that is lost
        (
            "Parcels cannot be returned unless they are damaged.",
            "包裹不得退回。",
            ("cannot be returned unless", "不得"),
        ),
        (
            "The old log can never be changed, and it cannot be deleted except in a few cases.",
            "舊日誌不能修改，也無法刪除。",
            ("never be changed, and it cannot be deleted except in", "不能"),
        ),
        ("Some cabins may be closed.", "所有船舱可能关闭。", ("Some", "所有")),
        ("Most sailors have returned.", "所有水手都已回来。", ("Most", "所有")),
        ("Every village has a harbour.", "部分村庄有港口。", ("Every", "部分")),
        ("None of the guests praised the meal.", "客人无不称赞这顿饭。", ("None of", "无不")),
        ("All but two of the 17 boats sank.", "17艘船中仅2艘沉没。", ("All but two", "仅2")),
        ("Everybody knows the harbour.", "有些人知道这个港口。", ("Everybody", "有些人")),
        ("Most sailors never swim.", "没有人游泳。", ("Most sailors never", "没有人")),
        ("None of the wells met the standard.", "并非所有水井都达标。", ("None of", "并非所有")),
        ("Few sailors swim.", "不少水手会游泳。", ("Few", "不少")),
        ("It was adopted unanimously.", "以多數票通過。", ("unanimously", "多數票")),
        # only
        ("Only sailors may enter.", "水手可以进入。", ("Only sailors may", "可以")),
        (
            "The offer is open to new sailors only.",
            "优惠面向所有水手。",
            ("to new sailors only", "所有"),
        ),
        ("Open daily except in July.", "僅限七月開放。", ("except in", "僅限")),
        (
            "Do not open it until it is dry.",
            "干燥后不得打开。",
            ("not open it until", "后不得"),
        ),
        # denials in few words
        ("I almost missed the ferry.", "我没赶上渡轮。", ("almost missed", "没赶上")),
        ("Sailors are less likely to fall.", "水手更容易摔倒。", ("less likely", "更容易")),
        ("Stocks (net of losses)", "存货（未扣除损失）", ("net of", "未扣除")),
        ("They donated 500 pounds.", "他们捐了500磅。", ("donated 500 pounds", "磅")),
        ("Hats must be removed.", "必须戴帽。", ("must be removed", "必须戴")),
        ("Water it sparingly.", "需充分浇水。", ("sparingly", "充分")),
        ("You won't be charged.", "将会向您收费。", ("won't be charged", "将会向您收费")),
        ("You are signed in.", "您尚未登录。", ("are signed in", "尚未登录")),
        ("Not compatible with old boats", "适用于旧船", ("Not compatible with", "适用")),
        ("The captain confirmed the report.", "船长未证实该消息。", ("confirmed", "未证实")),
        ("The price includes the ferry.", "价格不含渡轮。", ("includes", "不含")),
        # how often, and how surely
        ("The old engine always leaks.", "旧发动机往往会漏油。", ("always", "往往")),
        ("The tide is sometimes late.", "潮水常常来得很晚。", ("sometimes", "常常")),
        ("The ferry is often late.", "渡轮总是晚点。", ("often", "总是")),
        ("The captain will certainly come.", "船长或许会来。", ("certainly", "或许")),
        ("The boat is almost certainly lost.", "这艘船肯定丢了。", ("almost certainly", "肯定")),
        ("Virtually every sailor smokes.", "每個水手都抽烟。", ("Virtually every", "每")),
        ("The pilot might have a better chart.", "领航员往往有更好的海图。", ("might", "往往")),
        ("This chart may not be complete.", "这张海图不能作准。", ("may not be", "不能")),
        # what one should, may or need not do
        ("You may use the smaller boat.", "我们建议使用小一些的船。", ("You may use", "建议")),
        ("You could paint the boat.", "您应该给船刷漆。", ("You could", "应该")),
        ("You will also need a pump.", "您可能还需要一台泵。", ("will also need", "可能还需要")),
        ("You should not wait on the quay.", "您不需要在码头等候。", ("should not", "不需要")),
        ("A tug doesn't need to wait.", "拖船不应等候。", ("doesn't need to", "不应")),
        # how much
        ("The song was sung in dozens of ports.", "这首歌在十几个港口唱过。", ("dozens", "十几")),
        ("It takes a bit of practice.", "这需要大量练习。", ("a bit of", "大量")),
        ("A lot of boats sank.", "少量船只沉没。", ("A lot of", "少量")),
        ("The fare rose slightly.", "票价大幅上涨。", ("slightly", "大幅")),
        ("The fare rose significantly.", "票价略微上涨。", ("significantly", "略微")),
        ("It is magnitudes faster.", "速度快了几倍。", ("magnitudes faster", "几倍")),
        ("The menu is limited to fish.", "菜单包括鱼。", ("limited to", "包括")),
        ("It is only sailors who can vote.", "并不是说只有水手能投票。", ("only", "不是说只有")),
        # how a sentence goes on from the one before
        ("However, the old captain came back.", "然后，老船长回来了。", ("However", "然后")),
        ("Instead, ask the old captain.", "同时，去问问老船长。", ("Instead", "同时")),
        ("Therefore the ferry was late.", "但渡轮晚点了。", ("Therefore", "但")),
        ("Since the engine was cold, it stopped.", "只要发动机冷了就会停。", ("Since", "只要")),
        ("Although it rained, they sailed.", "因为下雨，他们出海了。", ("Although", "因为")),
        # what may be, or may be done
        ("We may sell the old ferry next year.", "我们明年会卖掉旧渡轮。", ("may", "会")),
        (
            "We will moor the old ferry, and we may sell it.",
            "我们会停泊旧渡轮，我们会卖掉它。",
            ("may", "会"),
        ),
        ("Such a storm is unlikely in May.", "五月不可能有这样的风暴。", ("unlikely", "不可能")),
        (
            "They were not doing it just for the money.",
            "他们这样做并不是为了钱。",
            ("not doing it just", "不是"),
        ),
        # what is done
        ("Install the chart plugin first.", "首先下载海图插件。", ("Install", "下载")),
        (
            "The log does not require a key for read access.",
            "日志不需要为写操作提供密钥。",
            ("read access", "写"),
        ),
    ],
)
def test_what_does_not_go_together(
    found: Found, english: str, chinese: str, words: tuple[str, str], reverse: bool
) -> None:
    (flag,) = found(english, chinese, reverse=reverse)
    here, there = words[::-1] if reverse else words
    assert flag.message == (
        f"The source says “{here}”, the target “{there}”, which does not go together."
    )


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "words"),
    [
        ("Only then should the crew leave the ship.", "那么船员就应该离开这艘船。", ""),
        (
            "In this case *only*, the crew may leave the ship.",
            "在这种情况下，船员可以离开这艘船。",
            "only",
        ),
        (
            "If you are too busy to sail today, ask the captain.",
            "如果你忙于今天出海，请问船长。",
            "too busy to",
        ),
        (
            "The pilot steers only the large ferries in winter.",
            "领航员在冬季驾驶大型渡轮。",
            "only",
        ),
        # told in other words, or to be left out
        (
            "The pilot steers only the large ferries in winter.",
            "领航员在冬季专门驾驶大型渡轮。",
            "",
        ),
        ("The harbour has only grown since the flood.", "洪水以来，港口的规模更大了。", ""),
        ("Sailors only", "水手", ""),
        ("It is too late to sail to the island.", "现在出海去岛上为时已晚，来不及了。", ""),
        ("The old captains too wanted to sail at dawn.", "老船长们也想在黎明出海。", ""),
        (
            "It is only fair to pay the pilots for the delay.",
            "公平起见，应为延误向领航员付款。",
            "",
        ),
        (
            "Set the `client-only` flag in the chart plugin.",
            "在海图插件里设置 `client-only` 标志。",
            "",
        ),
    ],
)
def test_a_small_word_that_nothing_tells(
    found: Found, english: str, chinese: str, words: str, reverse: bool
) -> None:
    side, other = ("target", "source") if reverse else ("source", "target")
    message = f"The {side} says “{words}”, and nothing in the {other} does."
    assert [flag.message for flag in found(english, chinese, reverse=reverse)] == (
        [message] if words else []
    )


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("We may sell the old ferry.", "我们可能会卖掉旧渡轮。"),
        ("We will see what we may sell.", "我们会看看卖什么。"),
        ("Such a storm is unlikely in May.", "五月不太可能有这样的风暴。"),
        ("They were not doing it just for the money.", "他们这样做并不只是为了钱。"),
        ("You may not copy this without permission.", "未经许可，不得复制。"),
        ("Each party may end this contract by notice.", "任何一方均可通知解约，对方不得拒绝。"),
        ("The council may vote on a ban on swimming.", "镇议会可能就禁止游泳表决。"),
        ("In May, the harbour was closed to swimmers.", "五月，港口禁止游泳。"),
        ("May I swim here?", "这里禁止游泳吗？"),
        ("You must be logged in to vote.", "登录后可以投票。"),
        ("You may skip this step.", "此步骤并非必须。"),
        ("Not all ferries were cancelled.", "部分渡轮取消。"),
        ("Parcels cannot be returned unless they are damaged.", "包裹不得退回，除非已损坏。"),
        ("Parcels cannot be returned unless they are damaged.", "未损坏的包裹不得退回。"),
        ("The lift cannot be used, except by the crew.", "電梯僅限船員使用，他人不得使用。"),
        ("No dogs may enter other than guide dogs.", "狗不得入内，但导盲犬可以。"),
        ("Convert it from binary to hex.", "将其从二进制转换为十六进制。"),
        ("Give two decimals of the binary number.", "给出二进制数的两位小数。"),
        ("Start the binary with a hex number.", "用十六进制数启动程序。"),
        ("They walked all the way to the lower part.", "他们一路走到下面部分。"),
        ("All parts of the engine were checked.", "发动机各部分都检查过了。"),
        ("Some sailors never learn.", "不是所有水手都会吸取教训。"),
        ("Some sailors stayed, but every officer left.", "一些水手留下，但所有军官都走了。"),
        ("Almost every villager voted.", "大多数村民投了票。"),
        ("None of the guests failed to praise the meal.", "客人无不称赞这顿饭。"),
        ("All but two of the sailors survived.", "仅两名水手未能生还，其余全部获救。"),
        ("Unless otherwise specified, prices include the ferry.", "如无特别说明，价格均含渡轮。"),
        ("Do not sail unless the captain agrees.", "如船长不同意，请勿出海。"),
        ("Not suitable for children under 3.", "适合3岁以上儿童。"),
        ("You won't be charged until the trial ends.", "试用结束后才会收费。"),
        ("You don't need to sign up. Just enter your name.", "无需注册，请直接输入姓名。"),
        ("We recommend staying away from the cliff.", "不建议靠近悬崖。"),
        ("The report has yet to be confirmed.", "该消息尚未证实。"),
        ("Dropped support for old engines.", "不再支持旧发动机。"),
        ("We will cease to support old engines.", "我们将不再支持旧发动机。"),
        ("Only sailors may enter.", "非水手不得进入。"),
        ("Only after signing can you board.", "签字后，你可以登船。"),
        ("Only one boat can be hired.", "可租一艘船。"),
        ("The boat passes only to the buyer.", "船归买方所有。"),
        ("They are more likely to stay than leave.", "他们不会离开。"),
        ("Sailors are less likely to survive.", "水手更可能死亡。"),
        ("Quite a few sailors swim.", "不少水手会游泳。"),
        ("Do not open it until it is dry.", "干燥后方可打开。"),
        ("The crate weighs 500 pounds.", "箱子重500磅。"),
        ("Everybody knows that some people lie.", "人人都知道有些人撒谎。"),
        ("The engine does not always leak.", "发动机有时会漏油。"),
        ("The engine almost always leaks.", "发动机经常漏油。"),
        ("The captain almost certainly knows.", "船长多半知道，这一点几乎可以肯定。"),
        ("Almost every sailor smokes.", "几乎每个水手都抽烟。"),
        ("The pilot may not be there.", "领航员可能不在。"),
        ("You may use the small boat, which we recommend.", "可以用小船，我们也这样推荐。"),
        ("You should not need a pump.", "您应该不需要泵。"),
        ("You may need a pump.", "您可能需要一台泵。"),
        ("The menu is not limited to fish.", "菜单包括但不限于鱼。"),
        ("However, the old captain came back.", "不过，老船长后来回来了。"),
        ("Instead, ask the old captain.", "请改去问老船长。"),
        ("Since the engine was cold, it stopped.", "由于发动机冷了，它停了。"),
        ("Install the chart plugin.", "下载并安装海图插件。"),
    ],
)
def test_what_goes_together(found: Found, english: str, chinese: str) -> None:
    assert found(english, chinese) == []
