"""Chinese words around numerals: what they count, and where they count nothing."""

from __future__ import annotations

#: Measure words: before one of these a single numeral really counts. Units are elsewhere.
MEASURES = frozenset(
    "天年月日号岁周个名位人次项种只条家座张本册章节页层届票国州省市县区所台辆架艘枚颗块件份场轮步"
    "点分倍成折间支代句篇道口头匹双对副套根股级类组批档门期队起处集把栋幢封棵粒笔则首段行列排滴杯"
    "瓶碗盘箱袋包桶卷大海夜部辈阶餐宗例"
)

#: Names with numerals in them that English may tell too.
SAYINGS = {
    "三国": (3,),
    "五代十国": (5, 10),
    "十六国": (16,),
    "三皇五帝": (3, 5),
    "八旗": (8,),
    "四书五经": (4, 5),
    "四库全书": (4,),
    "二十四史": (24,),
    "二十四节气": (24,),
    "十二生肖": (12,),
    "四大发明": (4,),
}

_IDIOMS = """
一一 一五一十 一干二净 一日千里 一清二楚 一落千丈 丢三落四 七上八下 七十二变 七嘴八舌 七夕
万一 万万 万众一心 万无一失 万物 万维网 万圣节 万岁 万科 万能 万里长城 三三两两 三明治
三心二意 三番五次 不三不四 之一 九州 九牛一毛 九龙 乱七八糟 五光十色 五官
五湖四海 五脏六腑 五色 五花八门 五角大楼 五金 五颜六色 亿万 八卦 八股 八达岭 六亲 六神无主
六艺 千千万万 千古 千变万化 千奇百怪 千家万户 千山万水 千禧 千篇一律 千载难逢 千辛万苦 千里 千钧一发
千方百计 十之八九 十全十美 十字 十万火急 十有八九 十足
四分五裂 四处 四季 四川 四合院 四通八达 四肢 四面八方 四面体 二手 唯一 接二连三
朝三暮四 独一无二 百万富翁 百分百 百姓 百家 百度 百折不挠 百科 百老汇 百般 百花齐放 百货 百合
第一时间 统一 说三道四 颠三倒四
"""
#: A pattern of words with numerals in them that count nothing.
IDIOMS = "|".join(
    (
        *sorted(_IDIOMS.split(), key=lambda word: (-len(word), word)),
        "十分(?!之|钟|[,，。])",
        "(?<=[在的从向朝])四周",
        "四周[绕围都]",
        "千万(?=别|不|要|记)",
        "七台河",
        "2019冠状病毒病?",
        "180度的?(?=大?[逆转])",
    )
)
