"""M703 opposite-said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aligner.alignment import SENTENCES, align
from aligner.checks.opposite import OppositeSaid
from aligner.judge import Judge
from aligner.lines import lines_inside
from aligner.verdict import Finding
from aligner.views import view_all
from corpus.model import Lang, Location, Paragraph

Found = Callable[..., list[Finding]]


@pytest.fixture(scope="module")
def found(judge: Judge) -> Found:
    def check(english: str, chinese: str, *, reverse: bool = False) -> list[Finding]:
        texts: list[tuple[str, Lang]] = [(english, "en"), (chinese, "zh")]
        paragraphs = [Paragraph(text, lang, Location("a", 1)) for text, lang in texts]
        source, target = view_all(
            paragraphs[::-1] if reverse else paragraphs, judge.encoder, judge.background
        )
        beads = align(lines_inside(source), lines_inside(target), prior=SENTENCES)
        return list(OppositeSaid().check_aligned(source, target, beads))

    return check


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "words"),
    [
        ("The committee approved the budget.", "委员会否决了预算。", ("approved", "否决")),
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
        # what stands as it is in both languages
        ("Set the switch to ON.", "将开关置于OFF。", ("ON", "OFF")),
        ("Payment received ✅", "已收到付款❌", ("✅", "❌")),
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
    ("english", "chinese", "words"),
    [
        ("The pump runs once per minute.", "水泵每秒运行一次。", ("per minute", "每秒")),
        ("Tea is served every week.", "每月供应茶水。", ("every week", "每月")),
        ("$3/month, paid in advance", "每年3美元，预付", ("/month", "每年")),
        ("The interest is 2% per annum.", "月利率为2%。", ("per annum", "月利率")),
        ("My mother never shouted.", "我父亲从来没大声说过话。", ("mother", "父亲")),
        ("His grandfather mended clocks.", "他父亲修钟。", ("grandfather", "父亲")),
        ("The deputy mayor cut the ribbon.", "市长剪彩。", ("deputy mayor", "市长")),
        ("The mayor cut the ribbon.", "副市長剪綵。", ("mayor", "副市長")),
        ("The acting director resigned.", "主任辞职了。", ("acting director", "主任")),
        ("The House of Lords sat late.", "下议院开会到很晚。", ("House of Lords", "下议院")),
        ("She holds a master's degree.", "她有博士学位。", ("master's", "博士")),
        ("Add a teaspoon of salt.", "加一汤匙盐。", ("teaspoon", "汤匙")),
        ("He was born in Shaanxi.", "他生于山西。", ("Shaanxi", "山西")),
        ("The Ministry of Finance replied.", "商务部作了答复。", ("Ministry of Finance", "商务部")),
        ("Hand wash only. Do not iron.", "仅限机洗，不可熨烫。", ("Hand wash", "机洗")),
        ("within ten business days", "十个日历日内", ("business days", "日历日")),
        ("Sign in to go on.", "请注册以继续。", ("Sign in", "注册")),
    ],
)
def test_a_word_against_another_of_its_kind(
    found: Found, english: str, chinese: str, words: tuple[str, str], reverse: bool
) -> None:
    (flag,) = found(english, chinese, reverse=reverse)
    first, second = words[::-1] if reverse else words
    assert flag.message == f"The source says “{first}”, the target “{second}”, another."


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
        ("", "委员会否决了预算。"),
        ("The committee approved the budget.", ""),
    ],
)
def test_forgiven(found: Found, english: str, chinese: str) -> None:
    assert found(english, chinese) == []
