"""Countries, their people and their capitals: names that stand for one another.

A text may say Beijing where its translation says China, and 美 may be America, American or the
United States. Each row has the Chinese forms (a single sign may stand inside a longer word, 访美)
and the English words, lower-cased.
"""

from __future__ import annotations

from corpus.words import word_set

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
台湾 台 臺 台北: taiwan taiwanese taipei formosa formosan
香港 港: hong kong hongkonger hongkongers
澳大利亚 澳洲 澳 堪培拉: australia australian australians canberra
澳门 澳: macau macao
加拿大 加 渥太华: canada canadian canadians ottawa
欧盟 欧洲 欧 布鲁塞尔 欧元: europe european europeans eu e.u brussels
非洲 非: africa african africans
亚洲 亚 亚裔: asia asian asians
拉丁美洲 拉美 拉 拉丁: latin latino latinos hispanic
南美 南美洲 北美 北美洲 中美洲 美洲: america american americans
笛卡尔 笛卡儿: descartes cartesian cartesians cartesianism
道教 道: daoist daoists daoism taoist taoism
以色列 以 犹太 耶路撒冷: israel israeli israelis jewish jews jew jerusalem
伊朗 伊 德黑兰 波斯: iran iranian iranians tehran persian persia
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
泰国 泰 曼谷 暹罗: thailand thai thais bangkok siam siamese
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
挪威 奥斯陆: norway norwegian norwegians oslo
芬兰 赫尔辛基: finland finnish finns finn helsinki
丹麦 哥本哈根: denmark danish danes dane copenhagen
冰岛 雷克雅未克: iceland icelandic icelanders reykjavik
爱尔兰 都柏林: ireland irish dublin
葡萄牙 里斯本: portugal portuguese lisbon
比利时: belgium belgian belgians
奥地利 维也纳: austria austrian austrians vienna
匈牙利 布达佩斯: hungary hungarian hungarians budapest
捷克 布拉格: czech czechs czechia prague
斯洛伐克: slovakia slovak slovaks bratislava
罗马尼亚 布加勒斯特: romania romanian romanians bucharest
保加利亚 索非亚: bulgaria bulgarian bulgarians sofia
塞尔维亚 贝尔格莱德: serbia serbian serbians serb serbs belgrade
克罗地亚: croatia croatian croatians croat croats zagreb
阿尔巴尼亚: albania albanian albanians
立陶宛: lithuania lithuanian lithuanians vilnius
拉脱维亚: latvia latvian latvians riga
爱沙尼亚: estonia estonian estonians tallinn
白俄罗斯 明斯克: belarus belarusian belarusians minsk
格鲁吉亚: georgia georgian georgians tbilisi
亚美尼亚: armenia armenian armenians yerevan
阿塞拜疆: azerbaijan azerbaijani azerbaijanis baku
哈萨克斯坦 哈萨克: kazakhstan kazakh kazakhs
乌兹别克斯坦 乌兹别克: uzbekistan uzbek uzbeks tashkent
摩尔多瓦: moldova moldovan moldovans
智利 圣地亚哥: chile chilean chileans santiago
阿根廷 布宜诺斯艾利斯: argentina argentine argentines argentinian buenos
秘鲁 利马: peru peruvian peruvians lima
哥伦比亚 波哥大: colombia colombian colombians bogota columbia
委内瑞拉 加拉加斯: venezuela venezuelan venezuelans caracas
厄瓜多尔: ecuador ecuadorian ecuadorean quito
玻利维亚: bolivia bolivian bolivians
乌拉圭: uruguay uruguayan
巴拉圭: paraguay paraguayan
巴拿马: panama panamanian panamanians
海地: haiti haitian haitians
牙买加: jamaica jamaican jamaicans
肯尼亚 内罗毕: kenya kenyan kenyans nairobi
尼日利亚: nigeria nigerian nigerians abuja
埃塞俄比亚: ethiopia ethiopian ethiopians
坦桑尼亚: tanzania tanzanian tanzanians
乌干达: uganda ugandan ugandans
卢旺达: rwanda rwandan rwandans
加纳: ghana ghanaian ghanaians accra
塞内加尔: senegal senegalese dakar
南非 比勒陀利亚: africa african africans pretoria
津巴布韦: zimbabwe zimbabwean
赞比亚: zambia zambian
安哥拉: angola angolan
莫桑比克: mozambique mozambican
苏丹: sudan sudanese khartoum
索马里: somalia somali somalis
利比亚 的黎波里: libya libyan libyans tripoli
突尼斯: tunisia tunisian tunisians tunis
阿尔及利亚: algeria algerian algerians algiers
摩洛哥: morocco moroccan moroccans rabat
约旦 安曼: jordan jordanian jordanians amman
黎巴嫩 贝鲁特: lebanon lebanese beirut
巴勒斯坦: palestine palestinian palestinians
科威特: kuwait kuwaiti kuwaitis
卡塔尔 多哈: qatar qatari qataris doha
也门: yemen yemeni yemenis
阿曼: oman omani omanis
巴林: bahrain bahraini
孟加拉国 孟加拉 达卡: bangladesh bangladeshi bangladeshis bengal bengali dhaka
斯里兰卡 科伦坡 锡兰: sri lanka lankan lankans ceylon colombo
尼泊尔 加德满都: nepal nepali nepalese kathmandu
不丹: bhutan bhutanese
马尔代夫: maldives maldivian
柬埔寨 金边: cambodia cambodian cambodians phnom khmer
老挝 万象: laos laotian laotians lao vientiane
文莱: brunei bruneian
东帝汶: timor timorese
斐济: fiji fijian fijians
苏格兰 爱丁堡: scotland scottish scots scot scotsman edinburgh
威尔士: wales welsh
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

#: The English names of capitals among them, each of which stands for its land.
CAPITALS = word_set(
    "beijing peking washington london paris berlin moscow tokyo seoul pyongyang delhi taipei"
    " canberra ottawa brussels jerusalem tehran baghdad rome madrid hague geneva athens kyiv kiev"
    " hanoi manila bangkok islamabad ankara damascus cairo warsaw riyadh havana kabul oslo helsinki"
    " copenhagen reykjavik dublin lisbon vienna budapest prague bratislava bucharest sofia belgrade"
    " zagreb vilnius riga tallinn minsk tbilisi yerevan baku tashkent santiago lima bogota caracas"
    " quito nairobi abuja accra dakar pretoria khartoum tripoli tunis algiers rabat amman beirut"
    " doha dhaka colombo kathmandu phnom vientiane edinburgh"
)
