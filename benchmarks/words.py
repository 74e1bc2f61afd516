"""Words that planted faults exchange: our own lists of common ones."""

from __future__ import annotations

#: Countries and cities, English and Chinese.
PLACES: tuple[tuple[str, str], ...] = (
    ("China", "中国"), ("Japan", "日本"), ("India", "印度"), ("Russia", "俄罗斯"),
    ("Germany", "德国"), ("France", "法国"), ("Britain", "英国"), ("Italy", "意大利"),
    ("Spain", "西班牙"), ("Canada", "加拿大"), ("Mexico", "墨西哥"), ("Brazil", "巴西"),
    ("Australia", "澳大利亚"), ("Iran", "伊朗"), ("Iraq", "伊拉克"), ("Egypt", "埃及"),
    ("Turkey", "土耳其"), ("Israel", "以色列"), ("Poland", "波兰"), ("Sweden", "瑞典"),
    ("Norway", "挪威"), ("Finland", "芬兰"), ("Greece", "希腊"), ("Portugal", "葡萄牙"),
    ("Vietnam", "越南"), ("Thailand", "泰国"), ("Singapore", "新加坡"), ("Malaysia", "马来西亚"),
    ("Indonesia", "印度尼西亚"), ("Pakistan", "巴基斯坦"), ("Afghanistan", "阿富汗"),
    ("Kenya", "肯尼亚"), ("Nigeria", "尼日利亚"), ("Ukraine", "乌克兰"), ("Cuba", "古巴"),
    ("Argentina", "阿根廷"), ("Chile", "智利"), ("Beijing", "北京"), ("Shanghai", "上海"),
    ("Tokyo", "东京"), ("London", "伦敦"), ("Paris", "巴黎"), ("Berlin", "柏林"),
    ("Moscow", "莫斯科"), ("New York", "纽约"), ("Washington", "华盛顿"), ("Chicago", "芝加哥"),
    ("Los Angeles", "洛杉矶"), ("San Francisco", "旧金山"), ("Boston", "波士顿"),
    ("Hong Kong", "香港"), ("Taiwan", "台湾"), ("Seoul", "首尔"), ("Sydney", "悉尼"),
    ("California", "加利福尼亚"), ("Texas", "得克萨斯"), ("Africa", "非洲"), ("Europe", "欧洲"),
    ("Asia", "亚洲"), ("America", "美国"), ("United States", "美国"),
)  # fmt: skip

#: A unit and the one that it becomes.
UNITS: tuple[tuple[str, str], ...] = (
    ("公里", "米"), ("英里", "英尺"), ("米", "厘米"), ("公斤", "克"), ("吨", "公斤"),
    ("小时", "分钟"), ("分钟", "小时"), ("天", "小时"), ("周", "天"), ("个月", "年"),
    ("年", "个月"), ("美元", "欧元"), ("英镑", "日元"), ("英尺", "英里"), ("英寸", "英里"),
    ("岁", "个月"), ("毫秒", "秒"), ("秒", "分钟"), ("平方英里", "平方米"), ("磅", "吨"),
)  # fmt: skip

#: Patterns of Chinese that say no, and the same without it; and the other way round.
NEGATIONS: tuple[tuple[str, str], ...] = (
    ("(?<!要)不是(?!吗)", "是"), ("没有(?=[^任什])", "有"), ("不能(?!不)", "能"),
    ("不会(?!不)", "会"), ("无法", "能够"), ("并不(?=[^是])", "的确"), ("不应该", "应该"),
    ("不可能", "可能"), ("从未", "曾经"), ("不需要", "需要"), ("不想", "想"),
    ("不知道", "知道"), ("不允许", "允许"), ("(?<=[我你他她它们])是(?!否|不)", "不是"),
    ("(?<=[都也就])能(?!否)", "不能"), ("(?<=[都也就将])会(?!议)", "不会"),
    ("可以(?!说)", "不可以"), ("必须", "不必"), ("应该", "不应该"),
)  # fmt: skip
