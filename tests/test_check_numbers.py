"""N301 number-differs, N302 date-differs, N303 percentage-differs."""

from __future__ import annotations

import json

import pytest

from aligner.checks.numbers import DateDiffers, NumberDiffers, PercentageDiffers
from aligner.quantities import MOST
from aligner.verdict import Finding
from corpus.model import Lang, Location, Pair, Paragraph

CHECKS = (NumberDiffers(), DateDiffers(), PercentageDiffers())


def side(*texts: str, lang: Lang) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(text, lang, Location("a.md", line)) for line, text in enumerate(texts, 1)
    )


def findings(english: str, chinese: str, reverse: bool = False) -> list[Finding]:
    source, target = side(english, lang="en"), side(chinese, lang="zh")
    pair = Pair(target, source) if reverse else Pair(source, target)
    return [finding for check in CHECKS for finding in check.check(pair)]


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "code"),
    [
        ("The mill opened on April 25.", "磨坊于4月26日开张。", "N302"),
        ("The mill opened in 1985.", "磨坊于1995年开张。", "N302"),
        ("The bell rang at 3 p.m.", "钟在下午四点响了。", "N302"),
        ("The boat left on Monday.", "船在周二离开。", "N302"),
        ("She kept 350,000 bees.", "她养了53万只蜜蜂。", "N301"),
        ("The trip lasted nine days.", "旅程持续了三天。", "N301"),
        ("He rode a B-52 bus.", "他坐了B-51路车。", "N301"),
        ("See Item 67 for more.", "更多内容见Item-76。", "N301"),
        ("Sales fell by 12 percent.", "销量下降了百分之二十一。", "N303"),
        ("Two-thirds of the pots broke.", "四分之三的罐子碎了。", "N303"),
        ("Three quarters of it broke.", "五分之三碎了。", "N303"),
        ("The law is from 1949.", "该法颁布于民国三十九年。", "N302"),
        ("The bell rang at half past three.", "钟在四点半响了。", "N302"),
        ("The bell rang at 3:45.", "钟在3点35分响了。", "N302"),
        ("The bell rang at 5:50.", "钟在五点四十分响了。", "N302"),
        ("The rate rose by 25 basis points.", "利率上调了50个基点。", "N303"),
        ("The third quarter was dry.", "二季度干旱。", "N301"),
        ("Call 400-810-8888.", "请拨打400-810-8889。", "N301"),
        ("Call +86 10-6552 9988.", "请拨打010-65529998。", "N301"),
        ("The fee is 1,234 yuan.", "费用为壹仟叁佰贰拾肆元整。", "N301"),
        ("They bought two boats.", "他们买了五条船。", "N301"),
        ("All three nets are torn.", "四张网都破了。", "N301"),
        ("The second boat sank.", "第三艘船沉了。", "N301"),
        ("The third reason is cost.", "第五个原因是成本。", "N301"),
        ("See Volume XII.", "见第十一卷。", "N301"),
        ("The price rose threefold.", "价格涨到五倍。", "N301"),
        ("The price doubled.", "价格翻了两番。", "N301"),
        ("She is in her 80s.", "她89多岁了。", "N301"),
        ("More than a million bees died.", "四百多万只蜜蜂死了。", "N301"),
        ("The well is about 20 miles away.", "井在约40公里外。", "N301"),
        ("The mast is 450 feet high.", "桅杆高750英尺（约合137米）。", "N301"),
        ("Count from 0 to 9.", "从1数到9。", "N301"),
        ("See Item 1 for one more.", "还有一例见Item-8。", "N301"),
        ("Falcon-9 flew in November.", "“猎鹰-8”于11月升空。", "N301"),
        ("They asked three questions.", "他们问了二个问题。", "N301"),
        ("The shares are 50/50.", "占比为55/50。", "N301"),
        ("The 9/11 garden is open.", "3·11花园开放了。", "N301"),
        ("It opened on Sept. 11.", "它在9·18开放。", "N302"),
        ("The mills of the 1950s and ’60s.", "上世纪七六十年代的磨坊。", "N302"),
        ("In the 19th and 20th centuries.", "在13世纪和20世纪。", "N302"),
        ("It fell in the ’90s.", "它在30年代倒塌。", "N302"),
    ],
)
def test_a_substitution_is_weak(english: str, chinese: str, code: str, reverse: bool) -> None:
    found = findings(english, chinese, reverse)
    assert [(finding.code, finding.severity) for finding in found] == [(code, "weak")]
    assert len(found[0].source_spans) == len(found[0].target_spans) == 1


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("He is in his late 20s.", "他快30岁了。"),
        ("She is in her mid-30s.", "她35岁左右。"),
        ("He is in his 80s.", "他80多岁。"),
        ("More than a million bees died.", "130多万只蜜蜂死了。"),
        ("Nearly half a million bees died.", "近46万只蜜蜂死了。"),
        ("The well is about 20 miles away.", "井在约30公里外。"),
        ("The mast is five feet high.", "桅杆高五英尺（约合1.5米）。"),
        ("The mast is 450 feet high.", "桅杆高137米。"),
        ("The 9/11 garden is open.", "9·11花园开放了。"),
        ("It opened on Sept. 11.", "它在9·11开放。"),
        ("The mills of the 1950s and ’60s.", "上世纪五六十年代的磨坊。"),
        ("In the 19th and 20th centuries.", "在19世纪和20世纪。"),
        ("See Item 1 for one more.", "还有一例见Item-1。"),
        ("It runs on Java 8.", "它在 Java 8 上运行。"),
        ("Falcon-9 flew in November.", "“猎鹰-9”于11月升空。"),
        ("Six months passed.", "半年过去了。"),
        ("The bell rang at 5:50.", "钟在五点五十分响了。"),
        ("The bell rang at 5:50 p.m.", "钟在下午五点五十响了。"),
        ("The train leaves at a quarter to nine.", "火车八点四十五分发车。"),
        ("The rate rose by 25 basis points.", "利率上调了25个基点。"),
        ("The rate rose by 25 basis points.", "利率上调了0.25个百分点。"),
        ("The rate rose by 0.25 percentage points.", "利率上调了25个基点。"),
        ("Nine times out of ten the engine starts.", "发动机十有八九能启动。"),
        ("Nine times out of ten the engine starts.", "十次中有九次发动机能启动。"),
    ],
)
def test_the_same_in_another_shape(english: str, chinese: str, reverse: bool) -> None:
    assert findings(english, chinese, reverse) == []


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Thousands of boats came.", "数百万艘船来了。"),
        ("Tens of thousands of boats came.", "数十万艘船来了。"),
        ("Hundreds of millions of bees died.", "数百万只蜜蜂死了。"),
        ("Millions of bees died.", "数百亿只蜜蜂死了。"),
        ("The bank lost billions of dollars.", "银行损失了数十万美元。"),
        ("Billions of euros were lost.", "损失达上百万。"),
        ("Several thousand pots broke.", "几百个罐子碎了。"),
        ("A million-dollar yacht sank.", "价值百亿美元的游艇沉了。"),
        ("The multimillion-dollar mill burned.", "价值数百亿美元的磨坊烧了。"),
        ("About 30,000 pots broke.", "数百万个罐子碎了。"),
        ("Dozens of pots broke.", "40000个罐子碎了。"),
        ("He has ten thousand sheep.", "他有十万只羊。"),
        ("It cost 3.2 million euros.", "它花了3200万欧元。"),
        ("About 24 boats came.", "来了三十多条船。"),
        ("166 pots broke.", "150余个罐子碎了。"),
    ],
)
def test_another_magnitude_is_weak(english: str, chinese: str, reverse: bool) -> None:
    assert [f.severity for f in findings(english, chinese, reverse)] == ["weak"]


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Thousands of boats came.", "数以千计的船来了。"),
        ("Thousands of boats came.", "成千上万艘船来了。"),
        ("Tens of thousands of boats came.", "数万艘船来了。"),
        ("Tens of thousands of boats came.", "上万艘船来了。"),
        ("About 10,000 boats came.", "上万艘船来了。"),
        ("Hundreds of millions of bees died.", "数亿只蜜蜂死了。"),
        ("Millions of bees died.", "数千万只蜜蜂死了。"),
        ("More than a million bees died.", "上百万只蜜蜂死了。"),
        ("Billions of dollars were lost.", "损失了数百亿元。"),
        ("Several hundred pots broke.", "几百个罐子碎了。"),
        ("Decades passed.", "几十年过去了。"),
        ("Millions of bees died; millions of eggs spoiled.", "数百万只蜜蜂和大量的卵死了。"),
        ("Dozens of pots broke.", "很多罐子碎了。"),
        ("About 24 boats came.", "来了二十多条船。"),
        ("Two dozen boats came.", "来了二十几条船。"),
        ("1,340 pots broke.", "一千三百多个罐子碎了。"),
        ("156 pots broke.", "150余个罐子碎了。"),
        ("The firm has 135,000 workers.", "公司有十多万名工人。"),
        ("The lake covers 34 billion square feet.", "湖面有300多亿平方英尺。"),
        ("The mill runs around the clock.", "磨坊二十四小时运转。"),
        ("The mill runs day and night.", "磨坊昼夜运转。"),
    ],
)
def test_vague_amounts_that_may_be_the_same(english: str, chinese: str, reverse: bool) -> None:
    assert findings(english, chinese, reverse) == []


def test_a_full_stop_is_no_part_of_a_month() -> None:
    (flag,) = findings("It ends in March.", "它在五月结束。")
    assert flag.message.startswith("The source says March,")


def test_message_evidence_and_spans_of_a_substitution() -> None:
    english, chinese = "The mill opened on April 25.", "磨坊于4月26日开张。"
    (finding,) = findings(english, chinese)
    assert finding.message == "The source says April 25, the target 4月26日."
    assert dict(finding.evidence) == {
        "source": "April 25",
        "source_value": 25,
        "target": "4月26日",
        "target_value": 26,
    }
    (source,), (target,) = finding.source_spans, finding.target_spans
    assert english[source.start : source.end] == "25"
    assert chinese[target.start : target.end] == "26"


@pytest.mark.parametrize(
    ("english", "chinese", "message"),
    [
        ("She kept 350,000 bees.", "她养蜜蜂。", "350,000 in the source is not in the target."),
        ("She kept bees.", "她养了40箱蜜蜂。", "40 in the target is not in the source."),
        (
            "He sold 40 pots and 70 pans.",
            "他卖锅和罐。",
            "40 and 70 in the source are not in the target.",
        ),
        (
            "The mill burned in July 1985.",
            "磨坊烧了。",
            "July 1985 in the source is not in the target.",
        ),
        ("It shrank by 12%.", "它缩小了。", "12% in the source is not in the target."),
    ],
)
def test_a_number_on_one_side_only_is_for_review(english: str, chinese: str, message: str) -> None:
    (finding,) = findings(english, chinese)
    assert (finding.severity, finding.message) == ("review", message)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The mill opened on April 25, 1998.", "磨坊于1998年4月25日开张。"),
        ("About 3.5 million people (12 percent) came.", "约有350万人（百分之十二）前来。"),
        ("It happened in 2019.", "事情发生在去年。"),
        ("It happened last year.", "事情发生在2019年。"),
        ("It arrived on Oct. 22.", "它于昨天到达。"),
        ("I saw one of the two boats.", "我看见其中一条船。"),
        ("A man bought a pot.", "一名男子买了1个罐子。"),
        ("No one may enter.", "谁也不许进。"),
        ("Covid-19 spread.", "新冠蔓延。"),
        ("The path is 50 miles long.", "这条路长80公里。"),
        ("The path is five feet wide.", "这条路宽五英尺（约1.5米）。"),
        ("Two decades passed.", "二十年过去了。"),
        ("The boat left on Monday.", "船开走了。"),
        ("It was built under Kangxi.", "它建于康熙二十三年。"),
        ("It was built in 1684, the 23rd year of Kangxi.", "它建于康熙二十三年。"),
        ("It was built in 1684.", "它建于康熙二十三年（1684年）。"),
        ("It was finished in September 1684.", "它于康熙二十三年八月竣工。"),
        ("The kiln is from the Tang dynasty.", "窑是唐代的。"),
        ("Wait a second.", "等一会儿，两三分钟。"),
        ("Both brothers and their three sons came.", "兄弟俩和他们的儿子们来了。"),
    ],
)
def test_forgiven(english: str, chinese: str) -> None:
    assert findings(english, chinese) == []


def test_one_difference_gives_one_finding() -> None:
    found = findings(
        "In 2019, 40 pots broke on May 5; 12 percent were blue.",
        "2019年5月5日有14个罐子碎了；12%是蓝色的。",
    )
    assert [finding.message for finding in found] == ["The source says 40, the target 14."]


def test_spans_count_from_the_beginning_of_the_joined_text() -> None:
    pair = Pair(
        side("The harbour is old.", "It has 40 boats.", lang="en"),
        side("港口很旧。", "有41条船。", lang="zh"),
    )
    (finding,) = NumberDiffers().check(pair)
    (source,), (target,) = finding.source_spans, finding.target_spans
    assert pair.source_text[source.start : source.end] == "40"
    assert pair.target_text[target.start : target.end] == "41"


def test_an_empty_side_is_no_number_difference() -> None:
    pair = Pair(side("It has 40 boats.", lang="en"), ())
    assert [finding for check in CHECKS for finding in check.check(pair)] == []


def test_too_many_numbers_are_said_not_to_be_compared() -> None:
    found = findings("5 " * MOST, "五个")
    assert [(finding.code, finding.severity) for finding in found] == [("N301", "note")]


def test_evidence_is_plain_json_and_messages_stay_short() -> None:
    english = " ".join(str(number) for number in range(100, 900, 3)) + " " + "7" * 500
    found = findings(english, "没有数字。")
    assert found
    for finding in found:
        assert len(finding.message) < 300
        assert "\n" not in finding.message
        assert json.loads(json.dumps(dict(finding.evidence))) == dict(finding.evidence)


def test_codes_and_names() -> None:
    assert [(check.code, check.name) for check in CHECKS] == [
        ("N301", "number-differs"),
        ("N302", "date-differs"),
        ("N303", "percentage-differs"),
    ]
    assert all(check.help and "\n" not in check.help for check in CHECKS)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The 14th five-year plan begins.", "“十四五”规划开始了。"),
        ("During the 14th Five-Year Plan they met.", "他们在十四五期间见了面。"),
        ("The shop is open six days a week.", "这家店每周六天营业。"),
        ("The mood made a U-turn.", "情绪来了个180度大转弯。"),
        ("It was a lost decade.", "那是失去的十年。"),
        ("Many painters of that decade went to sea.", "那十年里，许多画家出过海。"),
        ("Many painters of that decade went to sea.", "那个年代的许多画家都出过海。"),
        ("The town doubled in the following decade.", "在接下来的十年里，小镇扩大了一倍。"),
        ("An octogenarian left at midnight.", "一位八十岁的老人在子夜十二时离开。"),
        ("The rule `7d 12m` keeps 12 months.", "规则 `7d 12m` 保留12个月。"),
        ("%s sent %d pots.", "%2$d个罐子来自%1$s。"),
        ("<1>Salt</1> and <2>rope</2>", "<1>盐</1>和<3>绳子</3>"),  # K904's
        ("See https://a.example/v2/x.", "见https://a.example/v3/x。"),  # K901's
        ("{n, plural, =0 {None} other {#}} left", "{n, plural, other {剩下 # 个}}"),
        ("The train left at ten past four in the morning.", "火车凌晨四点十分开出。"),
        ("Covid spread.", "2019冠状病毒病蔓延开来。"),
    ],
)
def test_numbers_that_stand_in_set_phrases(english: str, chinese: str) -> None:
    assert findings(english, chinese) == []
