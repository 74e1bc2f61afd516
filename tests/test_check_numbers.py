"""N301 number-differs, N302 date-differs, N303 percentage-differs."""

from __future__ import annotations

import json

import pytest

from aligner.checks.numbers import DateDiffers, NumberDiffers, PercentageDiffers
from aligner.quantities import MOST
from aligner.verdict import Finding, said_once
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
        ("It opened in the mid-aughts.", "它在2100年代中期开张。", "N302"),
        ("The bell rang at 3 p.m.", "钟在下午四点响了。", "N302"),
        ("The boat left on Monday.", "船在周二离开。", "N302"),
        ("She kept 350,000 bees.", "她养了53万只蜜蜂。", "N301"),
        ("A number to base 16.", "一个八进制数。", "N301"),
        ("The octogenarian miller lives alone.", "这位二十多岁的磨坊主独居。", "N301"),
        ("On Singles Day the mill sold out.", "“双18”那天，磨坊的面粉卖光了。", "N302"),
        ("On Double 11 the mill sold out.", "双十二那天，磨坊的面粉卖光了。", "N302"),
        ("Over a billion grains fell.", "掉下了16多亿粒谷子。", "N301"),
        ("The next morning the mill stood still.", "第八天早上，磨坊停了。", "N301"),
        ("We withdraw version 1.0.1 of `mill`.", "我们撤回 `mill` 的 1.0.2 版本。", "N301"),
        ("The balloon rose to 10,000 feet.", "气球升到两万英尺。", "N301"),
        ("The trip lasted _nine_ days.", "旅程持续了三天。", "N301"),
        ("The trip lasted nine days.", "旅程持续了三天。", "N301"),
        ("He rode a B-52 bus.", "他坐了B-51路车。", "N301"),
        ("See Item 67 for more.", "更多内容见Item-76。", "N301"),
        ("Sales fell by 12 percent.", "销量下降了百分之二十一。", "N303"),
        ("Two-thirds of the pots broke.", "四分之三的罐子碎了。", "N303"),
        ("Three quarters of it broke.", "五分之三碎了。", "N303"),
        ("The law is from 1949.", "该法颁布于民国三十九年。", "N302"),
        ("Take 75% off everything.", "全场75折。", "N303"),
        ("Only the top 95% may stay.", "他击败了95%的玩家。", "N303"),
        ("It affects up to 1 in 100 people.", "它影响千分之一的人。", "N303"),
        ("It affects up to 1 in 1,000 people.", "它影响1%的人。", "N303"),
        ("It fell a quarter of a percentage point.", "下跌0.5个百分点。", "N303"),
        ("Pay within 30 days.", "须于90日内付款。", "N301"),
        ("Take it three times a day.", "每日服用两次。", "N301"),
        ("Take it once daily.", "每天两次。", "N301"),
        ("Take 250 mg t.i.d.", "每次250毫克，每日4次。", "N301"),
        ("Buy one, get three free.", "买三免一。", "N301"),
        ("Sales tripled.", "销量增长了一倍。", "N301"),
        ("Sales tripled.", "銷量翻了一番。", "N301"),
        ("Expressed in RMB million", "单位：人民币万元", "N301"),
        ("Expressed in HK$'000", "以百萬港元計", "N301"),
        ("The rate is three ten-thousandths of it.", "费率为其万分之五。", "N303"),
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
        ("The margin was -3.2%.", "利润率为-2.3%。", "N303"),
        ("It fell to minus 40 degrees Celsius.", "气温降至40摄氏度。", "N301"),
        ("The low will be around 5 °C.", "最低气温零下5℃左右。", "N301"),
        ("It moves minus two percent.", "变动为负百分之三。", "N303"),
        ("It took two and a quarter hours.", "花了2.75小时。", "N301"),
        ("It holds 6.02 × 10^23 atoms.", "它含6.02×10²²个原子。", "N301"),
        ("The coupon is 4 3/8 percent.", "票面利率为4.625%。", "N303"),
        ("It has 5M users.", "它有50万用户。", "N301"),
        ("The cable is 3 m long.", "电缆长5米。", "N301"),
        ("The magnitude-7.7 quake struck.", "7.6级地震发生。", "N301"),
        ("Three score years and ten.", "六十年。", "N301"),
        ("It costs 2.9 trillion yuan.", "花费2兆8000億元。", "N301"),
        ("Lamps are 20% off.", "台灯打二折。", "N303"),
        ("Lamps are 80% off.", "台灯打八折。", "N303"),
        ("The file is 80% smaller.", "文件缩小了两成。", "N303"),
        ("The file is 80% smaller.", "文件只有原来的三成。", "N303"),
        ("Roughly a third of them left.", "约三分之二的人走了。", "N303"),
        ("A third of them left.", "一半的人走了。", "N303"),
        ("A quarter of the boats sank.", "三分之一的船沉了。", "N303"),
        ("Time:10:30", "时间：10:40", "N302"),
        ("The mill opens at 15:30.", "开门时间：15:40。", "N302"),
        ("The train leaves at 6:30 p.m.", "火车18 时 40 分发车。", "N302"),
        ("The shop closes at 6 p.m.", "商店19时关门。", "N302"),
        ("The quake struck at 0620 GMT.", "格林尼治时间6时50分发生地震。", "N302"),
        ("He talked till three in the morning.", "他一直说到凌晨五点。", "N302"),
        ("He came at 11 at night.", "他夜里十点来。", "N302"),
        ("It begins at 8:00 (UTC+8).", "8:00（UTC+9）开始。", "N301"),
        ("In the Shanghai of the thirties she danced.", "在二十年代的上海，她跳舞。", "N302"),
        ("Profit rose in the first half.", "下半年利润上升。", "N301"),
        ("H2 profit rose.", "上半年利润上升。", "N301"),
        ("They eat cakes at the Mid-Autumn Festival.", "端午节吃饼。", "N302"),
        ("On the sixteenth of the first month they met.", "正月十五，他们见了面。", "N301"),
        ("On the eighth day of the third month it came.", "二月初八，它来了。", "N301"),
        ("It is from the second year of Yuanfeng.", "它作于元丰三年。", "N301"),
        ("It is from the fourteenth year of Tianbao (755).", "它作于天宝四载（755年）。", "N301"),
        ("The mill burned in 2015.", "磨坊毁于民國一〇三年。", "N302"),
        ("The pump of claim 1 has one valve.", "权利要求2所述的泵有一个阀。", "N301"),
        ("See Table 3.", "见表4。", "N301"),
        ("See Fig. 3.", "见图8。", "N301"),
        ("Article 3 applies.", "第五条适用。", "N301"),
        ("It stops when i is 5.", "i 为 6 时停止。", "N301"),
        ("3.2 The buyer shall pay.", "3.3 买方应付款。", "N301"),
        ("Call +886 2 2881 2021.", "電話：(02) 2881-2022。", "N301"),
        ("The mill opened at 3 a.m.", "磨坊下午3时开张。", "N302"),
        ("The mill opens at 10 a.m.", "磨坊晚上10点開門。", "N302"),
        ("It is open from 2:00 to 4:30 p.m.", "凌晨2:00至4:30開放。", "N302"),
        ("Most of them are children of the 1980s.", "他们多是九〇后。", "N302"),
        ("Everyone born in the 1970s knows it.", "八〇年代出生的人都知道。", "N302"),
        ("The book is from the ninth century.", "书作于公元九百年代。", "N302"),
        ("1H24 sales rose.", "2024年下半年銷量上升。", "N301"),
        ("3Q25 sales rose.", "2024年第三季度销量上升。", "N302"),
        ("The effect was weak (p = .04).", "效应很弱（p=0.4）。", "N301"),
        ("Ring 010-8888 6666 ext. 215.", "請致電010-88886666分機251。", "N301"),
        ("Night work is paid at twice the day rate.", "夜班按白班工资的300%支付。", "N301"),
        ("Sales doubled.", "销量增长200%。", "N301"),
        ("Fit it at 12 N·m (9 lbf·ft).", "以15 N·m安装。", "N301"),
        ("Fit it at 12 N·m (9 lbf·ft).", "以12 N·m（8 lbf·ft）安装。", "N301"),
        ("Fit it at 35 ft-lb (47 N·m).", "以74牛·米安裝。", "N301"),
        ("Pay within 30 days.", "须于3日内付款。", "N301"),
        ("Tell us two weeks ahead.", "须提前12日告知。", "N301"),
        ("The mill pays HK$0.08 a share.", "磨坊每股派港幣六仙。", "N301"),
        ("It yields 9.6 tonnes per hectare.", "亩产540公斤。", "N301"),
        ("The one-millionth pot is sold.", "第10万个罐子卖出去了。", "N301"),
        ("See GB/T 2423.10.", "见GB/T 2423.1。", "N301"),
        ("Section 3.10 applies.", "適用第3.1條。", "N301"),
        ("Use version 1.10 now.", "请使用1.1版。", "N301"),
        ("They closed a Series B round.", "他们完成了C轮融资。", "N301"),
        ("The arm (21) is on the base (22).", "臂（21）在底座（23）上。", "N301"),
        ("Read John 3:16–21.", "请读约翰福音3章6至21节。", "N301"),
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
        ("The margin was -3.2%, not 1.5%.", "利润率为-3.2%，而非1.5%。"),
        ("It is 40 degrees below zero in winter.", "冬天零下40度。"),
        ("The lake freezes at -5 to -10 °C.", "湖水在零下5到10摄氏度结冰。"),
        ("It is between -3 and 4 °C.", "气温在-3至4℃之间。"),
        ("The firm lost 40 million yuan.", "该公司利润为-4000万元。"),
        ("Exports grew by −4.7 percent.", "出口下降4.7%。"),
        ("It moved by minus two percent.", "变动为负百分之二。"),
        ("Between -5% and 5%.", "在-5%到5%之间。"),
        ("Some 40 to 60 percent left.", "四至六成的人走了。"),
        ("Twenty to thirty percent left.", "两三成的人走了。"),
        ("Twenty to thirty percent left.", "两到三成的人走了。"),
        ("It rose by 25 to 50 basis points.", "上升0.25至0.5个百分点。"),
        ("The range is 4-1/4 to 4-1/2 percent.", "区间为4.25%至4.50%。"),
        ("The bonds were priced at 99½.", "发行价为面值的99.5%。"),
        ("Add ¾ cup of rice.", "加四分之三杯米。"),
        ("It holds 6.02 × 10^23 atoms.", "它含6.02×10²³个原子。"),
        ("The error is 1.5E-3.", "误差为0.0015。"),
        (
            "Free for children under six and half price for others.",
            "六岁以下儿童免票，其他人半价。",
        ),
        ("It took two and a quarter hours.", "花了2.25小时。"),
        ("It took two and a quarter hours.", "花了二又四分之一小时。"),
        ("It took eleven and three-quarters hours.", "花了11.75小时。"),
        ("It has 5M users.", "它有 500 万用户。"),
        ("It got 1.5M views.", "获得 1.5M 次观看。"),
        ("It has 1M+ downloads.", "下载量超过 100 万。"),
        ("The cable is 3 m long.", "电缆长3米。"),
        ("He ran the 100m.", "他跑了100米。"),
        ("Winds of 40 m/s blew.", "风速达40米/秒。"),
        ("At 1.82 m he is the shortest.", "他身高1米82，是最矮的。"),
        ("They sold 1.82 m of them.", "他们卖出了182万个。"),
        ("It holds 5 t of coal.", "它装有5吨煤。"),
        ("Cool it to 5 K.", "冷却到5 K。"),
        ("A 4K screen.", "一块4K屏幕。"),
        ("It costs 2.9 trillion yuan.", "花费2兆9000億元。"),
        ("It costs 350 million yuan.", "花费3億5千萬元。"),
        ("The magnitude-7.7 quake struck.", "7.7级地震发生。"),
        ("It runs on Python 3.12.", "它在 Python3.12 上运行。"),
        ("Use v1.2.3 now.", "请使用 1.2.3 版。"),
        ("Three score years and ten.", "七十年。"),
        ("Fourscore and seven years ago.", "八十七年前。"),
        ("A score of men waited.", "二十个人等着。"),
        ("A full decade passed.", "整整十年过去了。"),
        ("About a hundred and ten people came.", "来了百十来人。"),
        ("About a thousand people came.", "来了千把人。"),
        ("Hundreds of years passed.", "千百年过去了。"),
        ("The file is 80% smaller.", "文件只有原来的两成。"),
        ("The file is a fifth of its former size.", "文件缩减了八成。"),
        ("Lamps are 20% off.", "台灯打八折。"),
        ("Lamps are 50% off.", "台灯半价。"),
        ("Save 20% today.", "今日八折。"),
        ("Get a 20% discount.", "享受20%的折扣。"),
        ("Support is available 24/7.", "提供7×24小时支持。"),
        ("Support is available 24/7.", "每天二十四小时、每周七天提供支持。"),
        ("It is a sixth sense.", "这是第六感。"),
        ("The mill opens at 15:30.", "开门时间：15:30。"),
        ("The mill is open 8:30–17:45.", "开放时间：8:30–17:45。"),
        ("The shop closes at 6 p.m.", "商店18时关门。"),
        ("The mill is open from 1 to 3 p.m.", "磨坊13:00–15:00开放。"),
        ("The mill is open from 1 to 3 p.m.", "磨坊13 时至 15 时开放。"),
        ("She works 9 to 5.", "她的工作时间是9:00–17:00。"),
        ("It ends at midnight.", "它在24:00结束。"),
        ("It struck at 12:50 p.m. local time (0620 GMT).", "当地时间12时50分（6时20分）发生。"),
        ("It began at 11:20 p.m.", "深夜十一点多开始。"),
        ("He left between eleven and twelve.", "他深夜十一点多离开。"),
        ("He came at three in the afternoon.", "他下午三点来。"),
        ("Take two in the morning and five at night.", "早上服两片，晚上服五片。"),
        ("They won (20–25, 25–21, 21–18).", "他们赢了（20:25、25:21、21:18）。"),
        ("It begins at 8:00 (UTC+8).", "北京时间8:00开始。"),
        ("She is seventy-nine.", "她年近八旬。"),
        ("She is in her seventies.", "她年逾七旬。"),
        ("The oldest was seventy-six.", "最大的七十有六。"),
        ("She is just sixteen.", "她年方二八。"),
        ("He is close on seventy.", "他已近古稀之年。"),
        ("He spent his forty-second year there.", "他四十一岁那年在那里度过。"),
        ("They hang lanterns at the Lantern Festival.", "正月十五挂灯。"),
        ("On the twenty-third of the twelfth month they cook.", "腊月二十三，他们做饭。"),
        ("It was the eve of the Mid-Autumn Festival.", "那天是八月十四。"),
        ("The town fell on 15 August 1900.", "光緒二十六年七月二十一日，城陷。"),
        ("They met on September 21.", "他们在农历八月十五见面。"),
        ("It is from 804.", "它作于贞元二十年。"),
        ("It is from the third year of Yuanfeng (1080).", "它作于元丰三年（1080年）。"),
        ("The mill burned on 31 January 2025.", "磨坊毁于民國一百一十四年一月三十一日。"),
        ("It was found in the 1910s and 1920s.", "它是在二十世纪一二十年代发现的。"),
        ("Profit rose in the first half.", "上半年利润上升。"),
        ("Profit rose in the first six months.", "上半年利润上升。"),
        ("The first half-million pots sold.", "第一批50万个罐子卖出去了。"),
        ("They met on Chinese New Year’s Eve.", "他们在春节前夕见面。"),
        ("See Figure 3.2.", "见图3.2。"),
        ("The FY25 plan holds.", "2025财年计划不变。"),
        ("See Section 3.2.", "见第三条第二款。"),
        ("Article 3 and Section 8 apply.", "第三条和第八款适用。"),
        ("It fell by 0.4 points from May.", "环比下降0.4个百分点。"),
        ("In the 14th Five-Year Plan period (2021–2025) it grew.", "“十四五”期间它增长了。"),
        ("Call +886 2 2881 2021.", "電話：(02) 2881-2021。"),
        ("Ring +852 2345 6789.", "请来电：2345 6789。"),
        ("Call +44 20 7946 0958.", "电话：020 7946 0958。"),
        ("He waited from nine until now.", "他从九点一直等到现在。"),
        ("It rained from seven in the morning till dusk.", "雨從早上七點一直下到黃昏。"),
        ("She caught the 6.15 home.", "她赶上了六点一刻的车。"),
        ("The boat is due at 10.05.", "船十点零五分到。"),
        ("He folded the sail in four.", "他把帆折成四折。"),
        ("Ten to one he forgot the oars.", "十有八九他忘了桨。"),
        ("It rose from 85 to 98.", "从85升至98。"),
        ("The mill opened on 5/3/2024.", "磨坊于2024年3月5日开张。"),
        ("The mill opened on 5/3/2024.", "磨坊于2024年5月3日开张。"),
        ("The mill opened on March 15, 2023.", "磨坊於民國 112 年 3 月 15 日開張。"),
        ("The mill opened on May 2, 2024.", "磨坊於中華民國一一三年五月二日開張。"),
        ("The budget is for FY2024.", "這是民國113年度的預算。"),
        ("It was the late 1970s.", "那是七○年代末。"),
        ("Most were born in the 1990s.", "多数是90后。"),
        ("Most were born in the 1990s.", "多數是九〇後。"),
        ("3Q25 sales rose.", "2025年第三季度销量上升。"),
        ("Sales rose in Q3'25.", "2025年第三季度銷量上升。"),
        ("2H24 sales rose.", "2024年下半年销量上升。"),
        ("9M24 sales rose.", "2024年前九个月销量上升。"),
        ("3Q25 sales rose.", "3Q25销量上升。"),
        ("The last train leaves at 12 a.m.", "末班车晚上12点发车。"),
        ("The boat came at 2 a.m.", "船夜裡2點到。"),
        ("It is open from 11:00 to 2:30 p.m.", "上午11:00至下午2:30开放。"),
        ("It is open from 2:00 to 4:30 p.m.", "下午2:00至4:30开放。"),
        ("It is open from 9 a.m. to 9 p.m.", "开放时间为9:00至21:00。"),
        ("It is open from 9:00 to 16:30.", "上午9:00至下午4:30开放。"),
        ("We climbed Wu Tai Shan in 2019.", "2019年我们爬了五台山。"),
        ("The trial is in Phase II.", "試驗在二期。"),
        ("The trial is in Phase V.", "试验在Ⅴ期。"),
        ("The pump is Type I.", "水泵是I型。"),
        ("The quake of 21 September 1999 shook it.", "九二一地震震动了它。"),
        ("The quake of May 12, 2008 shook it.", "“5·12”汶川地震震动了它。"),
        ("The 228 Incident is in it.", "書裡有二二八事件。"),
        ("Members get 15% off.", "会员享85折。"),
        ("Members get 12% off.", "會員享88折。"),
        ("Take up to 90% off.", "低至1折。"),
        ("Take $50 off orders of $300 or more.", "滿300減50。"),
        ("Spend ¥300 and save ¥50.", "满300元立减50元。"),
        ("Buy three, get one free.", "买三送一。"),
        ("The loss was NT$2,161.74 billion.", "虧損新臺幣2兆1,617.4億元。"),
        ("It emitted 11.4 Gt of it.", "排放了114亿吨。"),
        ("It made 8.5 Mt of steel.", "产钢850万吨。"),
        ("It weighs 45 kDa.", "其质量为4.5万道尔顿。"),
        ("The film is 200 Å thick.", "薄膜厚20纳米。"),
        ("Bake at 350°F.", "以180摄氏度烘烤。"),
        ("Bake at 425°F.", "以220℃烘烤。"),
        ("Take 500 mg b.i.d.", "每次500毫克，每日2次。"),
        ("Take it two times a day.", "每日两次。"),
        ("You ranked in the top 5%.", "你击败了95%的玩家。"),
        ("You ranked in the top 5%.", "你排名前5%。"),
        ("Fewer than one patient in a thousand has it.", "不到千分之一的患者有它。"),
        ("The rate is three ten-thousandths of it.", "费率为其万分之三。"),
        ("Expressed in RMB million", "单位：人民币百万元"),
        ("Expressed in HK$'000", "以千港元計"),
        ("It was clear (p < .01).", "结果很清楚（p<0.01）。"),
        ("The two agree, r = -.32.", "二者相符，r=-0.32。"),
        ("A .22 rifle hung there.", "那里挂着一支.22步枪。"),
        ("Ring +886 2 2881 2021 ext. 215.", "請致電02-2881-2021 分機215。"),
        ("Ring 010-8888 6666, extension 302.", "請致電010-88886666內線302。"),
        ("Night work is paid at twice the day rate.", "夜班按白班工资的200%支付。"),
        ("Night work is paid at double the day rate.", "夜班按白班工資的兩倍支付。"),
        ("Night work is paid at three times the day rate.", "夜班按白班工资的300%支付。"),
        ("Night work is paid at one and a half times the day rate.", "夜班按白班工资的150%支付。"),
        ("Night work is paid at time and a half.", "夜班按白班工资的150%支付。"),
        ("Sales doubled.", "销量增长100%。"),
        ("Sales tripled.", "销量增长了200%。"),
        ("Send it by 15/11.", "请于11月15日前寄出。"),
        ("Send it by 5/11.", "请于11月5日前寄出。"),
        ("Send it by 5/11.", "请于5月11日前寄出。"),
        ("Due dates: 5/8, 3/4.", "到期日：8月5日、3月4日。"),
        ("On 5/8 of the days it rained.", "八分之五的日子下雨。"),
        ("Fit it at 12 N·m (9 lbf·ft).", "安装力矩12 N·m。"),
        ("Fit it at 35 ft-lb (47 N·m).", "安装力矩47牛·米。"),
        ("Fit it at 12 Nm.", "安裝力矩12牛頓米。"),
        ("The bag is 8.8 oz (250 g).", "袋重250克。"),
        ("The bag is 8.8 oz / 250 g.", "袋重250克。"),
        ("The bag is 250 g.", "袋重8.8盎司（250克）。"),
        ("The can holds 4.4 US quarts (4.2 L).", "罐容4.2升。"),
        ("The can holds 2.1 US gal (8 L).", "罐容8升。"),
        ("She carries 1½ lb (680 g) of salt.", "她带着680克盐。"),
        ("He is 5 ft 10 in (178 cm) tall.", "他身高5英尺10英寸。"),
        ("He is 5 ft 10 in (178 cm) tall.", "他身高178厘米。"),
        ("The pot is 6 in (15 cm) wide.", "锅宽15厘米。"),
        ("The loan is US$20 million (RMB 145 million).", "贷款2000万美元。"),
        ("Bake at 350 °F (180 °C).", "以180℃烘烤。"),
        ("The mill pays HK$0.08 a share.", "磨坊每股派港幣八仙。"),
        ("The loft is HK$18,000 a month.", "閣樓要萬八蚊一個月。"),
        ("The lamp is 1,200 dollars.", "盞燈要千二蚊。"),
        ("The lamp is 150 dollars.", "盞燈要百五蚊。"),
        ("The boat leaves at 7:45.", "艘船七點九開。"),
        ("A 10% service charge is added.", "另收加一服務費。"),
        ("Soak 50 g of beans.", "豆子一两泡发。"),
        ("Soak 100 g of beans.", "豆子二两泡发。"),
        ("One or two boats came.", "来了一两条船。"),
        ("A decade and a half passed.", "十五年过去了。"),
        ("A century and a half passed.", "一百五十年过去了。"),
        ("He found a quarter, a dime and a nickel.", "他捡到25美分、10美分和5美分的硬币。"),
        ("All but two of the 17 mills are open.", "17座磨坊中有15座开着。"),
        ("All but two of the 17 mills are open.", "17座磨坊中除两座外都开着。"),
        ("The two-day weekend and all insurance are included.", "含双休、五险一金。"),
        ("There is a 13th-month salary.", "有十三薪。"),
        # how numbers are written
        ("Hex", "Hex（十六进制）"),
        ("Hex literals are new.", "16 進制字面量是新的。"),
        ("Octal", "八进位"),
        ("A 10,000-foot overview of the mill.", "磨坊概览。"),
        ("A 30,000 foot view of the mill.", "简单地看看磨坊。"),
        ("Give one month's notice.", "须提前30日通知。"),
        ("Give two weeks' notice.", "須提前14日通知。"),
        ("Pay within three weeks.", "须于21日内付款。"),
        ("Pay before the 30th.", "须于30日前付款。"),
        ("They met in Inner Mongolia on the 5th.", "5日内蒙古会谈举行。"),
        ("I've told you a hundred times!", "跟你说过八百遍了！"),
        ("I've told you a thousand times!", "跟你說過一百遍了！"),
        ("It was 2–2 after extra time.", "双方120分钟内战成2平。"),
        ("It yields 9.6 tonnes per hectare.", "亩产640公斤。"),
        ("It yields 9.6 t/ha.", "每畝產640公斤。"),
        ("It yields 12 tonnes per hectare.", "每公顷产量12吨。"),
        ("The one-millionth pot is sold.", "第100万个罐子卖出去了。"),
        ("It is one millionth of a gram.", "它是百万分之一克。"),
        ("See GB/T 2423.10 and GB/T 2423.1.", "见GB/T 2423.1和GB/T 2423.10。"),
        ("It weighs 3.10 kg.", "重3.1千克。"),
        ("They closed a Series B round.", "他們完成了B輪融資。"),
        ("They sold Series A and B shares.", "他们出售了A、B轮股份。"),
        ("Read John 3:16–21.", "请读《约翰福音》3章16至21节。"),
        ("Read John 3:16.", "請讀約翰福音3:16。"),
        ("It is shut from 1 to 7 October and opens on 8 October.", "10月1日至7日关闭，8日开放。"),
        ("Sales doubled.", "销量增长了一倍。"),
        ("Sales rose by 100%.", "销量翻了一番。"),
        ("Pay within 90 days.", "须于90日内付款。"),
        ("It has 100,000 lines.", "有100 000行。"),
        ("It has 1\u00a0234\u00a0567 lines.", "有1,234,567行。"),
        ("It has 100\u202f000 lines.", "有10万行。"),
        ("Use a two-finger gesture.", "使用双指手势。"),
        ("The two-layer boat sails at dawn and dusk.", "雙層船在黎明、黃昏兩個時段出航。"),
        ("The red, green, blue and white boats left.", "红、绿、蓝和白四艘船离开了。"),
        ("Let us do it a little later.", "我们晚一点再做吧。"),
        ("Come a little earlier.", "請早一點來。"),
        ("The octogenarian miller lives alone.", "这位82岁的磨坊主独居。"),
        ("Singles' Day and Double 12 are near.", "双十一和双12快到了。"),
        ("Singles Day is on November 11.", "光棍节在11月11日。"),
        ("Sales on Double Eleven rose.", "11月11日的销售额上升了。"),
        ("Over a billion grains fell.", "掉下了10多亿粒谷子。"),
        ("The next morning the mill stood still.", "第二天早上，磨坊停了。"),
        ("The next day the mill stood still.", "次日，磨坊停了。"),
        ("It was built in the mid-aughts.", "它建于2000年代中期。"),
        ("On the third day, the next one, he left.", "第三天，也就是隔天，他走了。"),
        ("It was a happy decade.", "那是快乐的十年。"),
        ("The mark rose by a point and a half.", "分数涨了1.5分。"),
        ("See pages 158--159.", "见第158--159页。"),
        ("A boost of 500% to 700% is likely.", "很可能提升五至七倍。"),
        ("It has grown to between 175% and 400%.", "已增长到1.75至4倍。"),
        ("The octogenarian miller lives alone.", "这位年近八旬的磨坊主独居。"),
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


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [("2 cups flour", "面粉250克"), ("1 stick butter", "黄油113克"), ("3 tsp salt", "鹽20毫升")],
)
def test_a_measure_of_the_kitchen_is_for_review(english: str, chinese: str, reverse: bool) -> None:
    (finding,) = findings(english, chinese, reverse)
    assert finding.severity == "review"


@pytest.mark.parametrize(
    ("english", "chinese", "message"),
    [
        ("It lifts 80 t.", "起重量8吨。", "The source says 80 t, the target 8吨."),
        (
            "They made US$1.84 billion.",
            "他们赚了1.84亿美元。",
            "The source says $1.84 billion, the target 1.84亿美元.",
        ),
        (
            "It widened by 150 basis points.",
            "扩大15个百分点。",
            "The source says 150 basis points, the target 15个百分点.",
        ),
        (
            "He is 6 feet 7 inches tall.",
            "他身高2.26米。",
            "The source says 6 feet 7 inches, the target 2.26米, about 7 feet 5 inches.",
        ),
        (
            "The road is 50 miles long.",
            "路长60公里。",
            "The source says 50 miles, the target 60公里, about 37.3 miles.",
        ),
        ("He hit 12-of-21 shots.", "他22投12中。", "The source says 21, the target 22."),
        (
            "Shifts cost three times the rate.",
            "轮班费为工资的200%。",
            "The source says three times, the target 200%.",
        ),
        (
            "It yields 9.6 tonnes per hectare.",
            "亩产540公斤。",
            "The source says 9.6 tonnes per hectare, the target 亩产540公斤.",
        ),
        (
            "It is shut from 1 to 7 October and opens on 8 October.",
            "10月1日至7日关闭，8日开放。9月28日前告知。",
            "9月28日 in the target is not in the source.",
        ),
    ],
)
def test_numbers_are_told_with_what_they_count(english: str, chinese: str, message: str) -> None:
    assert [finding.message for finding in findings(english, chinese)] == [message]


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
        ("Jiufen is a town of steps.", "九份是一座阶梯之城。"),
        ("We climbed Mount Wutai.", "我們爬了五台山。"),
        ("Liupanshui is cool.", "六盘水很凉爽。"),
        ("The park is full on the National Day holiday.", "十一期间公园人满为患。"),
        ("What a player!", "666，厉害了！"),
        ("Bye then!", "88！"),
        ("All the colours of the rainbow are in it.", "里面有七种颜色。"),
        ("Where `length > 1000` holds", "长度超过 1000 的"),
        ("The limit (`max: 2.5`) is new.", "上限 2.5 是新的。"),
        ("We withdraw `mill` version 1.0.1.", "我们撤回 `mill` 的 `1.0.1` 版本。"),
        ("We withdraw version `1.0.1`.", "我們撤回 1.0.1 版本。"),
        ("Version 2.0aN precedes 2.0bN and 2.0.", "2.0aN 版在 2.0bN 和 2.0 之前。"),
        ("It goes through start, move, pause and end.", "要经过开始、移动、暂停、结束四个阶段。"),
    ],
)
def test_forgiven(english: str, chinese: str) -> None:
    assert findings(english, chinese) == []


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "english_says", "chinese_says"),
    [
        ("It fell from 85 to 78.", "由78降至85。", "from 85 and to 78", "由78 and 至85"),
        ("It rose to 450 from 400.", "從450漲到400。", "to 450 and from 400", "從450 and 到400"),
        ("We moved from v2 to v3.", "我们从 v1 升到 v2。", "from v2 and to v3", "从 v1 and 到 v2"),
        ("The default is 20, the maximum 100.", "默认值为100，最大值20。", None, None),
        ("It has 8 GB RAM and 256 GB storage.", "256 GB 記憶體，8 GB 儲存空間。", None, None),
        ("Two dead, three injured", "三死兩傷", "Two dead and three injured", "三死 and 兩傷"),
        ("Five people were killed and 12 hurt.", "12人死亡，5人受伤。", None, None),
        ("Take one tablet twice daily.", "每日一次，每次两片。", None, None),
        ("Mix them at a ratio of 1:2.", "按2：1的比例混合。", None, None),
        ("The first phase is over.", "第二階段結束了。", "first phase", "第二階段"),
        ("It is a Type I pump.", "这是第二类水泵。", "Type I", "第二类"),
        ("It is a Class II pump.", "这是一级水泵。", "Class II", "一级"),
        ("The trial is in Phase III.", "试验在II期。", "Phase III", "II期"),
        ("Put it in second gear.", "挂第一挡。", "second gear", "第一挡"),
        ("It got 97 for, 13 against, 41 abstaining.", "97票赞成、41票反对、13票弃权。", None, None),
        ("It got 97 votes in favour and 13 against.", "贊成13票，反對97票。", None, None),
        ("They are 38 women and 24 men.", "他们是男38人、女24人。", None, None),
        ("They are 38 women and 24 men.", "其中24名女性和38名男性。", None, None),
        ("It lasts eight days and nine nights.", "為期九天八夜。", None, None),
    ],
)
def test_numbers_in_other_places(
    english: str, chinese: str, english_says: str | None, chinese_says: str | None, reverse: bool
) -> None:
    found = findings(english, chinese, reverse)
    assert [(finding.code, finding.severity) for finding in found] == [("N301", "weak")]
    if english_says and chinese_says:
        says = [english_says, chinese_says][:: -1 if reverse else 1]
        assert found[0].message == f"The source says {says[0]}, the target {says[1]}."


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("It ran from 5 March to 3 May.", "它从3月5日持续到5月3日。"),
        ("It fell from 85 to 78, then rose from 78 to 85.", "由85跌至78，又由78涨至85。"),
        ("Three were hurt and two killed.", "致2死3伤。"),
        ("By default it is 20, the maximum is 100.", "默认为20，最大值为100。"),
        ("Take two tablets three times a day.", "每日三次，每次兩片。"),
        ("The ratio of boys to girls is 1:2.", "女男比例为2:1。"),
        ("Stage 1 of Phase II is over.", "第二期第一阶段结束了。"),
        ("The Phase III trial has two phases.", "三期试验分两期。"),
        ("The two-phase plan is ready.", "一期计划就绪。"),
        ("It got 97 for, 13 against, 41 abstaining.", "97票赞成、13票反对、41票弃权。"),
        ("It got 97 for, 13 against, 41 abstaining.", "贊成97票反對13票棄權41票。"),
        ("They are 38 women and 24 men.", "他们是男24人、女38人。"),
        ("They are 38 women and 24 men.", "其中38名女性和24名男性。"),
        ("It lasts nine days and eight nights.", "為期九天八夜。"),
        ("He is in Grade 3, Class 2.", "他在三年级二班。"),
        ("The first class of 2024 is here.", "2024级首批学生来了。"),
    ],
)
def test_numbers_in_their_places(english: str, chinese: str, reverse: bool) -> None:
    assert findings(english, chinese, reverse) == []


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "code"),
    [
        ("The mill burned in 399 BC.", "磨坊毁于公元399年。", "N302"),
        ("The mill burned in AD 399.", "磨坊毀於西元前399年。", "N302"),
        ("The mill is of the 5th century BC.", "磨坊建于公元5世纪。", "N302"),
        ("We met on the morning of May 3.", "我们5月3日下午见了面。", "N302"),
        ("We meet on Monday evening.", "我們週一上午見面。", "N302"),
        ("The fair is on 15 January.", "庙会在农历正月十五。", "N302"),
        ("The festival is on August 15.", "庙会在农历八月十五。", "N302"),
    ],
)
def test_the_same_number_of_another_date(
    english: str, chinese: str, code: str, reverse: bool
) -> None:
    found = findings(english, chinese, reverse)
    assert [(finding.code, finding.severity) for finding in found] == [(code, "weak")]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The mill stood from 399 BC to AD 399.", "磨坊存于公元前399年至公元399年。"),
        ("We met on Monday morning and Monday afternoon.", "我们周一上午和周一下午见面。"),
        ("We met on the evening of May 3.", "我们5月3日晚见面。"),
        ("The fair is on 15 January of the lunar calendar.", "庙会在农历正月十五。"),
    ],
)
def test_the_same_date(english: str, chinese: str) -> None:
    assert findings(english, chinese) == []


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The mill opened on 7 June 2024.", "磨坊于2024年7月6日开张。"),
        ("The mill opened on March 12.", "磨坊於12月3日開張。"),
    ],
)
def test_month_and_day_exchanged_are_one_finding(english: str, chinese: str, reverse: bool) -> None:
    (found,) = said_once(findings(english, chinese, reverse))
    assert (found.code, found.severity) == ("N302", "weak")


def test_what_is_known_by_its_day_has_that_day() -> None:
    found = findings("The quake of 22 September 1999 shook it.", "九二一地震震动了它。")
    assert [(finding.code, finding.severity) for finding in found] == [("N302", "review")]


def test_an_abbreviation_has_no_second_full_stop() -> None:
    (found,) = findings("The bell rang at 8:30 a.m.", "钟在晚上八点半响了。", reverse=True)
    assert found.message == "The source says 晚上八点半, the target 8:30 a.m."


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("chinese", ["满300减50。", "滿300減50。"])
def test_an_offer_has_its_threshold_and_its_discount(chinese: str, reverse: bool) -> None:
    found = findings("Take ¥300 off orders of ¥50 or more.", chinese, reverse)
    assert {(f.code, f.severity) for f in found} == {("N301", "weak")}
    numbers = [sorted((f.evidence["source_value"], f.evidence["target_value"])) for f in found]
    assert numbers == [[50, 300], [50, 300]]


def test_a_price_in_tenths_is_explained() -> None:
    (finding,) = findings("It is 80 percent off.", "现打八折。")
    assert finding.message == "The source says 80 percent, the target 八折 (−20%)."


def test_one_difference_gives_one_finding() -> None:
    found = findings(
        "In 2019, 40 pots broke on May 5; 12 percent were blue.",
        "2019年5月5日有14个罐子碎了；12%是蓝色的。",
    )
    assert [finding.message for finding in found] == ["The source says 40, the target 14."]


@pytest.mark.parametrize(
    ("english", "chinese", "messages"),
    [
        (
            "He sold 35 pots, 40 pans and 1,250 lids.",
            "他卖了14口锅、53只罐和1520个盖子。",
            [
                "The source says 35, the target 53.",
                "The source says 40, the target 14.",
                "The source says 1,250, the target 1520.",
            ],
        ),
        (
            "It is 5 km long; it cost 70 euros.",
            "它花了80欧元，长6公里。",
            [
                "The source says 5 km, the target 6公里.",
                "The source says 70 euros, the target 80欧元.",
            ],
        ),
    ],
)
def test_what_differs_is_named_beside_what_is_most_like_it(
    english: str, chinese: str, messages: list[str]
) -> None:
    assert [finding.message for finding in findings(english, chinese)] == messages


def test_a_date_that_differs_in_every_part_is_one_finding() -> None:
    (finding,) = said_once(findings("The mill opened on May 8, 2025.", "磨坊于2024年6月9日开张。"))
    assert finding.message == "The source says May 8, 2025, the target 2024年6月9日."
    assert len(finding.source_spans) == len(finding.target_spans) == 3


def test_an_age_at_death_may_be_counted_from_one() -> None:
    (finding,) = findings("She died at the age of seventy-three.", "她终年七十四岁。")
    assert (finding.code, finding.severity) == ("N301", "review")
    (finding,) = findings("She died at the age of seventy-three.", "她终年七十五岁。")
    assert (finding.code, finding.severity) == ("N301", "weak")


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
        ("He talked nineteen to the dozen.", "他说个不停。"),
        ("She quit at the eleventh hour.", "她在最后一刻退出了。"),
        ("He had forty winks on cloud nine.", "他美美地打了个盹。"),
        ("It was a Catch-22.", "真是左右为难。"),
        ("Two heads are better than one.", "三个臭皮匠，顶个诸葛亮。"),
        ("He is second to none among the five.", "五人中他首屈一指。"),
        ("No two of them are alike.", "它们各不相同。"),
        ("They won by a score of 3–2.", "他们以3比2获胜。"),
        ("Time to run!", "三十六计，走为上计！"),
        ("He can do anything.", "他十八般武艺样样精通。"),
        ("He weighed out three liang and five qian.", "他称了三两五钱。"),
        ("He is forty, five feet tall and bald.", "他四十岁，五英尺高，秃头。"),
    ],
)
def test_numbers_that_stand_in_set_phrases(english: str, chinese: str) -> None:
    assert findings(english, chinese) == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The mill that grinds the salt", "示例 4-7：磨盐的磨坊"),
        ("The mill that grinds the salt", '<span class="caption">圖 3-1: 磨鹽的磨坊</span>'),
        ("Figure 12: The mill", "磨坊"),
        ("**Table 2-1:** The mill", "磨坊"),
        ("The mill\nThe 9 sails", "磨坊\n表 5：9面帆"),
    ],
)
@pytest.mark.parametrize("reverse", [False, True])
def test_the_number_of_a_caption_may_stand_elsewhere(
    english: str, chinese: str, reverse: bool
) -> None:
    assert findings(english, chinese, reverse=reverse) == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Listing 4-7: The mill", "示例 4-8：磨坊"),
        ("The mill", "图 12 是磨坊"),
        ("The mill", "图 12：磨坊的25面帆"),
    ],
)
@pytest.mark.parametrize("reverse", [False, True])
def test_a_number_that_is_no_label_is_missed(english: str, chinese: str, reverse: bool) -> None:
    assert [finding.code for finding in findings(english, chinese, reverse=reverse)] == ["N301"]


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "differ"),
    [
        ("It has 100,000 lines.", "有100 001行。", True),
        ("The red, green and blue boats left.", "红、绿、蓝四艘船离开了。", True),
        ("It has 3 phases.", "有开始、移动、暂停、结束四个阶段。", True),
        ("It starts at 2 a.m. today.", "今早一点开始。", True),
        ("It starts at 1 a.m. today.", "今早一点开始。", False),
    ],
)
def test_groups_lists_and_a_bit_are_told_from_others(
    english: str, chinese: str, differ: bool, reverse: bool
) -> None:
    assert bool(findings(english, chinese, reverse)) is differ
