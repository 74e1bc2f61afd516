"""N304 unit-differs."""

from __future__ import annotations

import pytest

from aligner.checks.units import UnitDiffers
from tests.checking import found, marked, pair


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The path is 50 miles long.", "这条路长50公里。"),
        ("She carried 20 pounds of salt.", "她背了20公斤盐。"),
        ("The repair took three weeks.", "修理花了三个月。"),
        ("The bell cost $500.", "这口钟花了500欧元。"),
        ("They rested for 40 minutes.", "他们休息了40小时。"),
        ("The field has 12 acres.", "这块地有12公顷。"),
        ("The lake held ice for four decades.", "湖面结冰长达40个月。"),
        ("The file has 16 GB.", "这个文件有16MB。"),
        ("The file has 16 gigabytes.", "这个文件有16兆字节。"),
        ("The hash has 256 bits.", "这个哈希值有256字节。"),
        ("The hash has 32 bytes.", "這個雜湊值有32位元。"),
        ("It takes 500 milliseconds.", "需要500秒。"),
        ("The hall is 40 m² large.", "大厅有40平方公里。"),
        ("It was 30 °C.", "气温30华氏度。"),
        ("It was 30 degrees Celsius.", "气温为华氏30度。"),
        ("Billions of dollars were lost.", "损失了数十亿欧元。"),
        ("The dispute went on for decades.", "争执持续了几十个月。"),
        ("The bell cost 500 dollars.", "這口鐘花了500歐元。"),
        ("The mill burned in 2020.", "磨坊于2020个月烧毁。"),
        ("The 1950s were dry.", "1950个月代干旱。"),
        ("Each vial has a 40 mcg dose.", "每瓶含40毫克。"),
        ("Inflate it to 35 psi.", "充气至35千帕。"),
        ("Take 50 mg once a day.", "每日一次，每次50微克。"),
        ("It steps 220 kV down to 10 kV.", "将220千伏降至10伏。"),
        ("The chip runs at 800 MHz.", "芯片主频为800千赫。"),
        ("The heater is rated at 2 kW.", "加热器额定功率为2瓦。"),
        ("A 6.1-inch screen.", "6.1厘米屏幕。"),
        ("It costs US$3 million.", "它要300万新台币。"),
        ("It costs A$3 million.", "它要300万美元。"),
        ("It costs RMB 270,000.", "它要27万美元。"),
        ("It costs USD 37,000.", "它要3.7万欧元。"),
        ("The fee is US$300.", "费用为300元人民币。"),
        ("He was fined 300,000 baht.", "他被罚30万日元。"),
        ("It costs 5 cents.", "它要5美元。"),
        ("The lamp costs $49.99.", "这盏灯售价¥49.99。"),
        ("The fund has 2.3 million US dollars.", "基金有230万元人民币。"),
        ("The fund has 5 million Hong Kong dollars.", "基金有500萬美元。"),
        ("Keep it cold for 36 h.", "冷藏36天。"),
        ("Start your 7d free trial.", "开始7个月的免费试用。"),
        ("Cooldown: 30s", "冷却时间：30分钟"),
        ("Glucose was 5 mmol/L.", "血糖为5 μmol/L。"),
        ("Add 10 μM of it.", "加入10毫摩尔/升。"),
        ("Its share rose by 3 percentage points.", "份额上升了3%。"),
        ("Its share rose by 3%.", "份额上升了3个百分点。"),
        ("Fit it at 25 N·m.", "以25 kgf·m安装。"),
        ("Fit it at 25 N·m.", "以25公斤力·米安裝。"),
        ("It yields 800 kg per hectare.", "亩产800公斤。"),
    ],
)
def test_another_unit_is_weak(english: str, chinese: str, reverse: bool) -> None:
    (finding,) = found(UnitDiffers(), english, chinese, reverse=reverse)
    assert (finding.code, finding.severity) == ("N304", "weak")
    assert len(finding.source_spans) == len(finding.target_spans) == 1


@pytest.mark.parametrize(
    ("english", "told", "chinese", "there"),
    [
        ("The path is 50 miles long.", "50 miles", "这条路长50公里。", "50公里"),
        ("It costs RMB 270,000.", "RMB 270,000", "它要27万美元。", "27万美元"),
        ("It costs HK$3 million.", "HK$3 million", "它要300萬美元。", "300萬美元"),
        ("Give 5 to 7 mg.", "5 to 7 mg", "给药5至7克。", "5至7克"),
        ("It is 5, 10 or 15 metres.", "5, 10 or 15 metres", "有5、10或15厘米。", "5、10或15厘米"),
        ("It rose 3 percentage points.", "3 percentage points", "上升3%。", "3%"),
        ("It costs US$3 million.", "US$3 million", "它要新台币300万元。", "新台币300万元"),
        ("It gives 8 t per hectare.", "8 t per hectare", "它亩产8吨。", "亩产8吨"),
    ],
)
def test_the_unit_is_marked_and_told(english: str, told: str, chinese: str, there: str) -> None:
    (finding,) = found(UnitDiffers(), english, chinese)
    assert marked(finding, english, "source") == [told]
    assert marked(finding, chinese) == [there]
    assert finding.message == f"The source says {told}, the target {there}: another unit."


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "severity"),
    [
        ("A year later she left.", "一个月后她离开了。", "weak"),
        ("He left after a week.", "一小时后他走了。", "weak"),
        ("The miller, 61, is retired.", "61个月的磨坊主已经退休。", "weak"),
        ("The price is in dollars.", "价格是一欧元。", "weak"),
        ("He stayed there for good.", "他在那里待了一个月。", "review"),
        ("The three-day fair was loud.", "集市很吵。", "review"),
        ("Delivery takes ten business days.", "交货需要10天。", "review"),
        ("Pay within ten business days.", "于10日内付款。", "review"),
    ],
)
def test_a_unit_that_the_other_side_does_not_speak_of(
    english: str, chinese: str, severity: str, reverse: bool
) -> None:
    (finding,) = found(UnitDiffers(), english, chinese, reverse=reverse)
    assert (finding.code, finding.severity) == ("N304", severity)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The path is 50 miles long.", "这条路长50英里。"),
        ("The path is 50 miles long.", "这条路长80公里。"),
        ("It costs 50 dollars.", "它要50元。"),
        ("It costs 50 dollars.", "它要50块钱。"),
        ("It was 20 degrees outside.", "外面是20摄氏度。"),
        ("The queen has ruled for 70 years.", "女王登基70周年。"),
        ("There is one day of rest a year.", "一年里有一天休息。"),
        ("The trail is 10 miles, the sack 10 pounds.", "袋子重10磅，小路长10英里。"),
        ("Two decades passed.", "二十年过去了。"),
        (
            "The water is at 155 Fahrenheit, or 43 to 44 degrees Centigrade.",
            "水温155华氏度，43或44摄氏度。",
        ),
        ("The path is 50 miles long.", "这条路很长。"),
        ("He paid 50 pounds.", "他付了50英镑。"),
        ("She is 5 feet 10 inches tall.", "她身高1.78米。"),
        ("It took two hours and 20 minutes.", "花了140分钟。"),
        ("They stayed for two weeks.", "他们待了半个月。"),
        ("We meet on alternate Thursdays.", "我们每两周的星期四见面。"),
        ("We meet every other Friday.", "我們每隔一週的星期五見面。"),
        ("A 10,000-foot view of the mill.", "磨坊概览。"),
        ("A 10,000-foot view of the mill.", "从万米高空看磨坊。"),
        ("They stayed for 18 months.", "他们待了一年半。"),
        ("The shop is open 24 hours.", "这家店昼夜营业。"),
        ("He sat there with his two feet in the water.", "他坐着，两只脚泡在水里。"),
        ("He sat down for a moment.", "他坐了一分钟。"),
        ("The next day she left.", "第二天她走了。"),
        ("The 5G network is fast.", "5G网络很快。"),
        ("Thousands of miles lay ahead.", "前面还有数千公里。"),
        ("They earn five dollars.", "他们挣五美元。"),
        ("It costs €30.", "這個要三十歐元。"),
        ("It took an hour and 20 minutes.", "花了一小時二十分鐘。"),
        ("It weighs 20 tons.", "重20噸。"),
        ("It fell in October.", "它在一个月里倒了。"),
        ("It is an astronomical unit away.", "距离是一个天文单位。"),
        ("Three angels came.", "来了三个天使。"),
        ("It runs for three cycles.", "它运行三个周期。"),
        ("The planet has three moons.", "这颗行星有3个月亮。"),
        ("A diamond of two carats.", "一颗两克拉的钻石。"),
        ("It costs 100 riyals.", "它要100里亚尔。"),
        ("The town has three docks.", "鎮上有三個碼頭。"),
        ("His blood pressure is 120 mmHg.", "血压为120毫米汞柱。"),
        ("He ate rice and walked ten feet.", "他吃了米饭，走了三步。"),
        ("He thought of her day and night.", "他对她日思夜想。"),
        ("A 6.1-inch screen.", '6.1"屏幕。'),
        ("The file has 16 MB.", "文件有16 兆。"),
        ("A 100 Mbps link.", "百兆带宽。"),
        ("It costs HK$100.", "它要100元。"),
        ("It costs $100.", "它要100澳元。"),
        ("She ran 2:01:09 in Berlin.", "她跑出2小时1分9秒。"),
        ("He drank for two hours.", "他喝了一个时辰。"),
        ("It has 200 calories.", "含200大卡。"),
        ("Ten working days passed.", "过了10个工作日。"),
        ("It is at 35 psi.", "压力为35磅/平方英寸。"),
        ("Cooldown: 30s", "冷却时间：30秒"),
        ("Locks after 60s of inactivity.", "闲置60秒后锁定。"),
        ("Ready in 15m.", "15分钟后就绪。"),
        ("Start your 7d free trial.", "開始7天免費試用。"),
        ("Keep it cold for 36 h.", "冷藏36小时。"),
        ("She bought a 3d printer.", "她买了一台3D打印机。"),
        ("It cost 6d.", "它要六便士。"),
        ("Keep the pressure at 120 mm Hg.", "压力保持在120 mmHg。"),
        ("Keep the pressure at 30 cm H2O.", "压力保持在30厘米水柱。"),
        ("Add 50 mM of salt.", "加入50 mmol/L的盐。"),
        ("Add 10 µM of salt.", "加入10微摩尔每升的盐。"),
        ("They shipped 500 MT of corn.", "他们运了500公吨玉米。"),
        ("The wind blew at 100 knots.", "风速达每秒51米。"),
        ("The bell cost ¥500.", "这口钟售价500日元。"),
        ("The bell cost ¥500.", "這口鐘售價500元。"),
        ("The bell cost RMB 500.", "这口钟售价¥500。"),
        ("Take 500 mg b.i.d.", "每次500毫克，一天两次。"),
        ("It rose 3 points to 20%, or by 3%.", "上升3个百分点至20%，即3%。"),
        ("Give one month's notice.", "须提前30日通知。"),
        ("He is 6 feet 7 inches tall.", "他身高2.26米。"),
        ("The bag is 8.8 oz (250 g).", "袋重250克。"),
        # a part of a name
        ("Set it to /boats1_1T/keel, please.", "请设为 /boats1_1T/keel。"),
    ],
)
def test_forgiven(english: str, chinese: str) -> None:
    assert found(UnitDiffers(), english, chinese) == []


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("The tower is 5 feet high.", "塔高5英尺（约15米）。", "it is about 1.52米."),
        ("He is six foot two.", "他身高6英尺2英寸（1.58米）。", "it is about 1.88米."),
        ("It was 48 °F.", "气温48华氏度（约19摄氏度）。", "it is about 8.89摄氏度."),
        ("这块地有12英亩。", "The field has 12 acres (about 4,900 m²).", "it is about 48,600 m²."),
    ],
)
def test_a_wrong_conversion_in_brackets(source: str, target: str, told: str) -> None:
    (finding,) = list(
        UnitDiffers().check(
            pair(source, target, "en" if source.isascii() or "°" in source else "zh")
        )
    )
    assert finding.severity == "review"
    assert finding.message.endswith(told)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The tower is 5 feet high.", "塔高5英尺（约1.5米）。"),
        ("The tower is 5 to 10 feet high.", "塔高5至10英尺（1.5至3米）。"),
        ("He is six foot two.", "他身高6英尺2英寸（1.88米）。"),
        ("It was 48 °F.", "气温48华氏度（约9摄氏度）。"),
        ("The bell cost $500.", "这口钟花了500美元（约3500元）。"),
        ("The path is 50 miles long.", "这条路长50英里（有3米深的泥）。"),
        ("It is 50 miles (8 km) long.", "它长50英里（8公里）。"),  # as its author has it
    ],
)
def test_a_conversion_that_is_none_or_right(source: str, target: str) -> None:
    assert (
        list(
            UnitDiffers().check(
                pair(source, target, "en" if source.isascii() or "°" in source else "zh")
            )
        )
        == []
    )
