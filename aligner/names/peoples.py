"""Countries, their people and their capitals: names that stand for one another.

A text may say Beijing where its translation says China, and 美 may be America, American or the
United States. Each row has the Chinese forms (a single sign may stand inside a longer word, 访美)
and the English words, lower-cased.
"""

from __future__ import annotations

_TABLE = """
中国 中 华 中华 北京 京 大陆 内地: china chinese beijing peking prc p.r.c mainland sino
美国 美 华盛顿 华府 白宫: america american americans us usa u.s u.s.a states washington
英国 英 伦敦 英格兰 不列颠: britain british briton britons uk u.k england english kingdom london
法国 法 巴黎: france french paris frenchman
德国 德 柏林: germany german germans berlin
俄罗斯 俄 莫斯科 苏联 苏 克里姆林: russia russian russians moscow soviet soviets ussr kremlin
日本 日 东京: japan japanese tokyo
韩国 韩 首尔 朝鲜 朝 平壤: korea korean koreans seoul pyongyang
印度 印 新德里: india indian indians delhi
台湾 台 臺 台北: taiwan taiwanese taipei
香港 港: hong kong hongkonger hongkongers
澳大利亚 澳洲 澳 堪培拉: australia australian australians canberra
澳门 澳: macau macao
加拿大 加 渥太华: canada canadian canadians ottawa
欧盟 欧洲 欧 布鲁塞尔 欧元: europe european europeans eu e.u brussels
非洲 非: africa african africans
亚洲 亚 亚裔: asia asian asians
拉丁美洲 拉美 拉 拉丁: latin latino latinos hispanic
南美 南美洲 北美 北美洲 中美洲 美洲: america american americans
道教 道: daoist daoists daoism taoist taoism
以色列 以 犹太 耶路撒冷: israel israeli israelis jewish jews jew jerusalem
伊朗 伊 德黑兰 波斯: iran iranian iranians tehran persian
伊拉克 伊 巴格达: iraq iraqi iraqis baghdad
意大利 意 罗马: italy italian italians rome roman
西班牙 西 马德里: spain spanish madrid
荷兰 荷: dutch netherlands holland hague
瑞士 瑞: swiss switzerland geneva
瑞典 瑞: sweden swedish swede swedes
希腊 希: greece greek greeks athens
乌克兰 乌 基辅: ukraine ukrainian ukrainians kyiv kiev
越南 越 河内: vietnam vietnamese hanoi
菲律宾 菲 马尼拉: philippines philippine filipino filipina filipinos manila
泰国 泰 曼谷: thailand thai thais bangkok
缅甸 缅 仰光: myanmar burma burmese
巴西 巴: brazil brazilian brazilians
阿富汗 喀布尔: afghanistan afghan afghans kabul
巴基斯坦 巴: pakistan pakistani pakistanis islamabad
土耳其 土 安卡拉: turkey turkish turks turk ankara
叙利亚 叙 大马士革: syria syrian syrians damascus
埃及 埃 开罗: egypt egyptian egyptians cairo
墨西哥 墨: mexico mexican mexicans
波兰 波 华沙: poland polish poles warsaw
蒙古 蒙: mongolia mongolian mongol mongols
新加坡 新: singapore singaporean
新西兰 新: zealand zealander
马来西亚 马: malaysia malaysian malay
印度尼西亚 印尼: indonesia indonesian
沙特 沙: saudi saudis riyadh
阿拉伯: arab arabs arabic arabia arabian
古巴: cuba cuban cubans havana
北欧 斯堪的纳维亚: nordic scandinavia scandinavian
东盟: asean asian nations
西方 西: western west westerners
藏 西藏: tibet tibetan tibetans
新疆 维吾尔 维族: xinjiang uighur uyghur uighurs uyghurs
新冠 冠状 疫: covid covid-19 coronavirus
基督: christian christians christianity christ
穆斯林 伊斯兰 回: muslim muslims islam islamic hui
佛: buddhist buddhism buddha buddhists
天主教: catholic catholics
共和党: republican republicans gop
民主党: democrat democrats democratic
共产党 共产 中共: communist communists communism ccp
联合国: un u.n nations
"""


def _rows() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    parts = (row.partition(":") for row in _TABLE.strip().splitlines())
    return tuple((tuple(left.split()), tuple(right.split())) for left, _, right in parts)


#: (Chinese forms, English words) that stand for one another.
ROWS = _rows()


def _read() -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]]]:
    chinese: dict[str, tuple[str, ...]] = {}
    english: dict[str, frozenset[str]] = {}
    for forms, words in ROWS:
        for word in words:
            chinese[word] = (*chinese.get(word, ()), *forms)
        for form in forms:
            english[form] = english.get(form, frozenset()) | frozenset(words)
    return chinese, english


#: English word -> Chinese forms; Chinese form -> English words.
CHINESE_FORMS, ENGLISH_FORMS = _read()

#: The English names of capitals among them.
CAPITALS = frozenset(
    "beijing peking washington london paris berlin moscow tokyo seoul pyongyang delhi taipei"
    " canberra ottawa brussels jerusalem tehran baghdad rome madrid hague geneva athens kyiv kiev"
    " hanoi manila bangkok islamabad ankara damascus cairo warsaw riyadh havana kabul".split()
)
