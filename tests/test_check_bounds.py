"""N305 bound-differs."""

from __future__ import annotations

import pytest

from aligner.checks.bounds import BoundDiffers
from aligner.verdict import Finding
from corpus.model import Lang, Location, Pair, Paragraph


def findings(english: str, chinese: str, *, reverse: bool = False) -> list[Finding]:
    def side(text: str, lang: Lang) -> tuple[Paragraph, ...]:
        return (Paragraph(text, lang, Location(lang, 1)),)

    sides = side(english, "en"), side(chinese, "zh")
    return list(BoundDiffers().check(Pair(*(sides[::-1] if reverse else sides))))


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "told"),
    [
        ("At least five people are needed.", "最多需要五个人。", ("At least five", "最多需要五个")),
        ("More than 200 people were hurt.", "不到200人受伤。", ("More than 200", "不到200人")),
        (
            "The deposit is at least 500 yuan.",
            "押金不超过500元。",
            ("at least 500 yuan", "不超过500元"),
        ),
        (
            "Take no more than eight tablets.",
            "服用不得少于八片。",
            ("no more than eight", "不得少于八"),
        ),
        ("Children under 12 travel free.", "12岁以上儿童免票。", ("under 12", "12岁以上")),
        (
            "It must not exceed HK$300.",
            "不得低于300港元。",
            ("not exceed HK$300", "不得低于300港元"),
        ),
        ("Over 12 percent is forest.", "森林不到12%。", ("Over 12 percent", "不到12%")),
        ("People aged 60 or older travel free.", "60岁以下者免票。", ("60 or older", "60岁以下")),
        ("Pay within 30 days of delivery.", "交货后超过30日付款。", ("within 30 days", "超过30日")),
        ("The load is ≤ 20 kg.", "载重≥20公斤。", ("≤ 20 kg", "≥20公斤")),
        ("p < 0.01", "p＞0.01", ("< 0.01", "＞0.01")),
        # units by their signs, and below zero
        ("Keep it below 25 °C.", "应在25 ℃以上存放。", ("below 25 °C", "25 ℃以上")),
        (
            "It is read close to 200 times a day.",
            "每天的阅读量超过200次。",
            ("close to 200", "超过200次"),
        ),
        ("Heat it above −20 °C.", "应加热至低于-20 ℃。", ("above −20 °C", "低于-20 ℃")),
        ("Loads above 25 kg sink.", "25公斤以下者沉。", ("above 25 kg", "25公斤以下")),
        # words between the bound and the figure
        (
            "Test it at not less than 1.5 times the design pressure.",
            "应以不高于设计压力1.5倍的压力试验。",
            ("not less than 1.5", "不高于设计压力1.5倍"),
        ),
        (
            "It must not exceed 80% of the load.",
            "不得低于载荷的80%。",
            ("not exceed 80%", "不得低于载荷的80%"),
        ),
        ("Invite up to 10 sailors.", "请至少邀请10名水手。", ("up to 10", "至少邀请10名")),
        ("Maximum bid: 200 yuan", "最低出价：200元", ("Maximum bid: 200 yuan", "最低出价：200元")),
        (
            "Min. bend radius: 75 mm",
            "最大弯曲半径：75毫米",
            ("Min. bend radius: 75 mm", "最大弯曲半径：75毫米"),
        ),
        ("The upper limit is 5 mg.", "下限为5毫克。", ("upper limit is 5 mg", "下限为5毫克")),
        ("Maximum two people", "两位起", ("Maximum two", "两位起")),
        ("More than half of the crew came.", "近一半船员来了。", ("More than half", "近一半")),
        # ages, releases, times and dates
        ("Sailors must be under 18.", "水手须年满18周岁。", ("under 18", "年满18周岁")),
        ("Sailors must not be over 60.", "水手须年满60周岁。", ("not be over 60", "年满60周岁")),
        (
            "It needs release 15.0 or earlier.",
            "需要15.0或以上版本。",
            ("15.0 or earlier", "15.0或以上"),
        ),
        (
            "Apply no later than 31 March.",
            "请于3月31日之后申请。",
            ("no later than 31", "31日之后"),
        ),
        ("Arrive before 9 a.m.", "请于上午9点之后到达。", ("before 9 a.m.", "上午9点之后")),
        ("No entry after 5 p.m.", "下午5点前禁止入内。", ("after 5 p.m.", "下午5点前")),
        # traditional characters
        ("More than 200 people were hurt.", "受傷者低於200人。", ("More than 200", "低於200人")),
        ("Sailors must be under 18.", "水手須年滿18歲。", ("under 18", "年滿18歲")),
        (
            "It must be at least 500 yuan.",
            "不得超過500元。",
            ("at least 500 yuan", "不得超過500元"),
        ),
        ("Return it within 30 days of delivery.", "請於收貨30天後退貨。", ("within 30", "30天後")),
        # rarely
        (
            "The depth rarely exceeds 200 mm.",
            "水深一般超过200毫米。",
            ("rarely exceeds 200 mm", "超过200毫米"),
        ),
        (
            "Temperatures seldom drop below 5 °C.",
            "氣溫一般在5℃以下。",
            ("seldom drop below 5 °C", "5℃以下"),
        ),
        ("More than 300 boats come.", "很少超过300艘船。", ("More than 300", "很少超过300艘")),
        # some more than a round number
        ("It holds up to 350 boxes.", "可装350多个箱子。", ("up to 350", "350多个")),
        ("Fewer than 350 sailors came.", "來了350餘名水手。", ("Fewer than 350", "350餘名")),
        # on a scale
        ("Ferries stop above force 6.", "风力六级以下渡轮停航。", ("above force 6", "六级以下")),
        ("Sail only below force 5.", "僅五級以上可出海。", ("below force 5", "五級以上")),
        (
            "The ferry now takes at least six hours.",
            "如今坐船不到六个钟头。",
            ("at least six hours", "不到六个钟头"),
        ),
        (
            "Sailors who leave before completing 18 months pay it back.",
            "服务满18个月离职的水手须退还。",
            ("before completing 18 months", "服务满18个月"),
        ),
        # what is denied on both sides, or of one amount as a whole
        (
            "Loads above 25 kg are not allowed.",
            "不允许25公斤以下的货物。",
            ("above 25 kg are not allowed", "不允许25公斤以下"),
        ),
        (
            "Amounts of more than 5 yuan aren't accepted.",
            "金额不得低于5元。",
            ("more than 5 yuan aren't accepted", "不得低于5元"),
        ),
        (
            "Sailors over 18 may not embark without consent.",
            "未满18周岁的水手，未经同意不得登船。",
            ("over 18", "未满18周岁"),
        ),
        (
            "Sailors older than 65 were excluded.",
            "65岁以下的水手被排除。",
            ("older than 65", "65岁以下"),
        ),
        # spans of time
        ("Return it within 30 days of delivery.", "请在收货30天后退货。", ("within 30", "30天后")),
        (
            "Repairs are free after the first 12 months.",
            "前12个月内维修免费。",
            ("after the first 12", "12个月内"),
        ),
        ("Return it after seven days.", "请在七日内退货。", ("after seven", "七日内")),
        (
            "Deliver within 7 days after payment.",
            "付款前7日内交货。",
            ("within 7 days after", "前7日内"),
        ),
    ],
)
def test_the_least_that_became_the_most(
    english: str, chinese: str, told: tuple[str, str], reverse: bool
) -> None:
    (finding,) = findings(english, chinese, reverse=reverse)
    here, there = told[::-1] if reverse else told
    assert finding.message == f"The source says {here}, the target {there}."
    assert (finding.code, finding.severity) == ("N305", "review")
    sides = (chinese, english) if reverse else (english, chinese)
    for text, spans, words in zip(
        sides, (finding.source_spans, finding.target_spans), (here, there), strict=True
    ):
        assert [text[span.start : span.end] for span in spans] == [words]


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Do not take more than eight tablets a day.", "一天最多八片。"),
        ("The fee shall not exceed 500 yuan.", "费用不得高于500元。"),
        ("The deposit is not less than 500 yuan.", "押金为500元以上。"),
        ("Notice of at least five days is needed, and no more than ten.", "须提前五至十日通知。"),
        ("More than 200 people were hurt.", "200多人受伤。"),
        ("Children aged 12 and under travel free.", "12岁以下儿童免票。"),
        ("It takes no more than 40 minutes.", "用时不到40分钟。"),
        ("The voucher is valid within 30 days.", "代金券30日以内有效。"),
        ("She has lived here for over two years.", "两年内她一直住在这里。"),
        ("Unless at least twelve members come, it is void.", "出席成员不足十二人的无效。"),
        ("It holds at least 12, or at most 12 if it is wet.", "最多装12个，至少12个。"),
        ("The depth rarely exceeds 200 mm.", "水深一般不足200毫米。"),
        ("Temperatures rarely drop below 5 °C.", "气温一般在5℃以上。"),
        ("It hardly ever exceeds 30 kg.", "很少超过30公斤。"),
        ("Hardly more than 20 sailors came.", "来了不到20名水手。"),
        ("You rarely see more than 3 boats here.", "这里很少见到3艘以上的船。"),
        ("Up to 40% of sailors agree.", "高达40%的水手同意。"),
        ("Over 350 sailors came.", "来了350多名水手。"),
        ("The ferry stops above force 6.", "风力超过6级时渡轮停航。"),
        ("You may end it after the first 12 months.", "12个月后可终止。"),
        ("The link expires after 24 hours.", "链接24小时内有效。"),
        ("Deleted letters can be restored within 30 days.", "删除的信件30天后无法恢复。"),
        ("The box cannot be opened within 30 days.", "30天后方可打开箱子。"),
        ("The first 7 days after payment are free.", "付款后的前7天免费。"),
        ("For more than three years he has lived here.", "近三年来他一直住在这里。"),
        ("Children under 12 may not enter.", "12岁以上儿童可入场。"),
        ("No one under 12 may enter.", "12岁以上方可进入。"),
        ("Children under 12 are not allowed alone.", "12岁以下儿童须有人陪同。"),
        ("At least 20 sailors did not vote.", "至少20名水手弃权。"),
        ("Amounts of less than 5 yuan aren't accepted.", "金额不得低于5元。"),
        ("At least 3 accidents were reported.", "至少发生3起事故。"),
        ("Fewer than 5 accidents were reported.", "上报事故不足5起。"),
        ("Temperatures fell to at least 20 degrees below zero.", "气温降至零下20度以下。"),
        ("A maximum discount of 20%", "最低八折"),
        ("The harbour closes after 5 p.m.", "港口下午5点前开放。"),
        ("Not earlier than 1 May", "5月1日起"),
        ("Notice is due not later than 30 days before it.", "应至少提前30日通知。"),
        ("It is not more than 20 nor less than 10.", "10以上20以下。"),
    ],
)
def test_what_is_no_difference(english: str, chinese: str, reverse: bool) -> None:
    assert not findings(english, chinese, reverse=reverse)


@pytest.mark.parametrize(
    ("source", "target", "turned", "told"),
    [
        ("Three or more boats must sail.", "三艘船出海。", False, ("Three or more", "三艘")),
        ("At least 3 boats are needed.", "需要3艘船。", False, ("At least 3", "3艘")),
        ("Take no more than two boats.", "請帶兩艘船。", False, ("no more than two", "兩艘")),
        ("至少来了三艘船。", "Three boats came.", True, ("至少来了三艘", "Three")),
        ("金额不超过500元。", "The sum is 500 yuan.", True, ("不超过500元", "500 yuan")),
    ],
)
def test_a_bound_that_is_lost(
    source: str, target: str, turned: bool, told: tuple[str, str]
) -> None:
    texts = (target, source) if turned else (source, target)
    (finding,) = findings(*texts, reverse=turned)
    assert (finding.evidence["source"], finding.evidence["target"]) == told


@pytest.mark.parametrize(
    ("source", "target", "turned"),
    [
        ("At least 3 boats came.", "来了3艘船还不止。", False),
        ("Drink at least eight cups.", "喝足八杯。", False),
        ("One or more boats came.", "来了一艘船。", False),
        ("The sum is 500 yuan.", "金额不超过500元。", False),
        ("Up to 350 jobs are new.", "新增350个岗位。", False),  # often left to be understood
        ("More than 350 boats came.", "来了350艘船。", False),
        ("If at least 3 boats come, we sail.", "有3艘船来，我们出海。", False),
        ("At least 3 boats and 3 rafts came.", "来了3艘船和3只木筏。", False),
        ("最多五分钟。", "Give me five minutes, tops.", True),
        ("需要2.1及以上版本。", "It needs 2.1 and newer.", True),
    ],
)
def test_a_bound_that_may_be_told_otherwise(source: str, target: str, turned: bool) -> None:
    texts = (target, source) if turned else (source, target)
    assert findings(*texts, reverse=turned) == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Guests 19 or under pay half.", "未满19岁的客人半价。"),
        ("At least 5 rowers must agree.", "须有超过5名桨手同意。"),
        ("No more than 12 guests may row.", "划船的客人须少于12名。"),
    ],
)
@pytest.mark.parametrize("reverse", [False, True])
def test_a_bound_that_leaves_the_amount_out(english: str, chinese: str, reverse: bool) -> None:
    assert [f.severity for f in findings(english, chinese, reverse=reverse)] == ["review"]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Guests over 18 may row.", "18岁以上的客人可以划船。"),
        ("Guests under 18 pay half.", "18岁以下的客人半价。"),
        ("Guests 19 or under pay half.", "19岁及以下的客人半价。"),
        ("At least 5 rowers must agree.", "须有不少于5名桨手同意。"),
        ("No more than 12 guests may row.", "划船的客人不得超过12名。"),
        ("No more than about 12 guests may row.", "划船的客人须少于12名。"),
        ("More than 12 guests rowed.", "至少12名客人划了船。"),  # as news tell it
    ],
)
@pytest.mark.parametrize("reverse", [False, True])
def test_a_bound_that_includes_the_amount(english: str, chinese: str, reverse: bool) -> None:
    assert findings(english, chinese, reverse=reverse) == []
