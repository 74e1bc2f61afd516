"""E601 name-differs, and how names are found in the other language."""

from __future__ import annotations

import pytest

from aligner import lexicon
from aligner.checks.names import NameDiffers
from aligner.names import (
    likely_found,
    names_in,
    names_in_chinese,
    persons_in,
    read_chinese,
    rendering,
    short_names_in,
)
from aligner.names.romanised import chinese_names, readings_of
from tests.checking import found, marked


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "names"),
    [
        ("The ship left London in spring.", "船在春天离开了巴黎。", ["London", "巴黎"]),
        ("She met Johnson at the gate.", "她在门口遇见了奥巴马。", ["Johnson", "奥巴马"]),
        ("Rice comes from Japan now.", "大米现在来自越南。", ["Japan", "越南"]),
        ("A French baker sold bread.", "一位德国面包师卖面包。", ["French", "德国"]),
        ("The fair was held in Shanghai.", "博览会在广州举行。", ["Shanghai", "广州"]),
        (
            "Our friends flew home to Seattle.",
            "我们的朋友飞回芝加哥的家了。",
            ["Seattle", "芝加哥"],
        ),
        ("The timber comes from Norway.", "这些木材来自智利。", ["Norway", "智利"]),
        ("The shop is run by two Koreans.", "这家店是两个法国人开的。", ["Koreans", "法国人"]),
        # 中 is no sign of China in other words
        (
            "A loan helps Chinese bakers.",
            "贷款在暑期中帮助中小型的德国面包房。",
            ["Chinese", "德国"],
        ),
        ("Mr. Xi has a house on the hill.", "毛泽东在山上有一所房子。", ["Xi", "毛泽东"]),
        ("Alibaba makes the maps that we use.", "我们用的地图是腾讯做的。", ["Alibaba", "腾讯"]),
        ("President Zelensky opened it.", "马克龙总统为它揭了幕。", ["Zelensky", "马克龙"]),
        ("The fair was held in Tainan.", "博览会在台中举行。", ["Tainan", "台中"]),
        ("The fair was held in Tainan.", "博覽會在高雄舉行。", ["Tainan", "高雄"]),
        # two of three are the same, and the third one sounds like them or like its own fault
        (
            "Barges go from Gansu by Shaanxi to Jiangsu.",
            "驳船从甘肃经陕西驶往山东。",
            ["Jiangsu", "山东"],
        ),
        (
            "Barges go from Gansu by Shaanxi to Jiangsu.",
            "駁船從甘肅經陝西駛往山東。",
            ["Jiangsu", "山東"],
        ),
        ("Barges go from Hubei to Hunan.", "驳船从湖北驶往河南。", ["Hunan", "河南"]),
        ("The coal comes from Shaanxi.", "煤来自山西。", ["Shaanxi", "山西"]),
        ("The coal comes from Shanxi.", "煤來自陝西。", ["Shanxi", "陝西"]),
        # many capitals, but a sentence
        ("The Blue Heron sails to Jiangsu.", "蓝鹭号驶往山东。", ["Jiangsu", "山东"]),
        # names that the dictionary does not have, by sound
        ("We asked Mr. Ostrander about it.", "我们问了卡多雷尼先生。", ["Ostrander", "卡多雷尼"]),
        (
            "“It leaks,” said Ann Marlow in tears.",
            "安·冈萨雷斯流着泪说：“漏水了。”",
            ["Marlow", "冈萨雷斯"],
        ),
        # Chinese people's names, as a whole and in both spellings
        (
            "We saw Zhang Weiming there.",
            "我们在那里见到了李伟明。",
            ["Zhang Weiming", "李伟明"],
        ),
        ("The cup was won by Wang Qinwen.", "郑钦文赢得了奖杯。", ["Wang Qinwen", "郑钦文"]),
        (
            "A cup broke, and Chou En-lai smiled.",
            "杯子碎了，毛泽东笑了。",
            ["Chou En-lai", "毛泽东"],
        ),
        ("The library of Ch’ien Mu burnt.", "钱钟书的藏书烧了。", ["Ch’ien Mu", "钱钟书"]),
        ("We heard Hua Mulan in the opera.", "我们在戏里听了穆桂英。", ["Hua Mulan", "穆桂英"]),
        (
            "It was led by Chiang Kai-shek.",
            "由汪精卫主持。",
            ["Chiang Kai-shek", "汪精卫"],
        ),
        (
            "Director-General Tedros Adhanom Ghebreyesus told them everything about that.",
            "古特雷斯把那件事都告诉了他们。",
            ["Tedros Adhanom Ghebreyesus", "古特雷斯"],
        ),
        ("The tea is from Shantung.", "茶叶来自山西。", ["Shantung", "山西"]),
        ("He wrote to us from Soochow.", "他从杭州给我们写信。", ["Soochow", "杭州"]),
        ("The stock of Tencent rose.", "百度的股票上涨了。", ["Tencent", "百度"]),
        # a language is no land
        ("He wrote in English, in London.", "他在纽约用英文写作。", ["London", "纽约"]),
        ("The Asian fair has begun.", "非洲博览会开始了。", ["Asian", "非洲"]),
        # the family name stands elsewhere, but not behind this given name
        (
            "I met Henry Marlow, and then his brother (Peter Marlow, a poet).",
            "我见到了亨利·马洛，然后见到了他的弟弟彼得·佩特罗夫（Peter Marlow，诗人）。",
            ["Marlow", "佩特罗夫"],
        ),
    ],
)
def test_one_name_for_another_is_weak(
    english: str, chinese: str, names: list[str], reverse: bool
) -> None:
    (flag,) = found(NameDiffers(), english, chinese, reverse=reverse)
    assert (flag.code, flag.severity) == ("E601", "weak")
    texts = (chinese, english) if reverse else (english, chinese)
    told = marked(flag, texts[0], "source") + marked(flag, texts[1])
    assert sorted(told) == sorted(names)


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "names", "severity"),
    [
        ("Export the page as PDF.", "将页面导出为 GIF。", ["PDF", "GIF"], "weak"),
        ("The KRAS gene is lost.", "丢失了NRAS基因。", ["KRAS", "NRAS"], "weak"),
        ("Send an HTTP POST request.", "发送 HTTP GET 请求。", ["POST", "GET"], "weak"),
        ("It is sent over HTTPS.", "通过 HTTP 发送。", ["HTTPS", "HTTP"], "weak"),
        ("JPG, PNG or GIF files.", "JPG、PNG 和 PDF 文件。", ["GIF", "PDF"], "weak"),
        ("Start an EC2 instance.", "启动一个 S3 实例。", ["EC2", "S3"], "weak"),
        # words too, but beside the same name or number
        (
            "Sign in with Google, Apple, or email.",
            "使用 Google、Facebook 或邮箱登录。",
            ["Apple", "Facebook"],
            "weak",
        ),
        ("It needs MySQL 8.", "需要 PostgreSQL 8。", ["MySQL", "PostgreSQL"], "weak"),
        ("It runs on Windows and Linux.", "支持 Windows 和 macOS。", ["Linux", "macOS"], "weak"),
        ("Sign in with Google.", "使用 Facebook 登录。", ["Google", "Facebook"], "review"),
        ("Pay with PayPal.", "使用 Apple Pay 付款。", ["PayPal", "Apple"], "review"),
        ("It was written in Rust.", "用 Go 编写。", ["Rust", "Go"], "review"),
        ("Under the MIT License.", "采用 Apache 许可证。", ["MIT", "Apache"], "review"),
        ("Pair the AirPods with it.", "将它与 MacBook 配对。", ["AirPods", "MacBook"], "review"),
        ("A NextJS site is quick.", "一个 NuxtJS 网站很快。", ["NextJS", "NuxtJS"], "review"),
        ("It is a Vue-based tool.", "这是基于 React 的工具。", ["Vue", "React"], "review"),
    ],
)
def test_a_latin_name_for_another(
    english: str, chinese: str, names: list[str], severity: str, reverse: bool
) -> None:
    (flag,) = found(NameDiffers(), english, chinese, reverse=reverse)
    assert (flag.code, flag.severity) == ("E601", severity)
    texts = (chinese, english) if reverse else (english, chinese)
    told = marked(flag, texts[0], "source") + marked(flag, texts[1])
    assert sorted(told) == sorted(names)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Use Visual Studio Code with Kubernetes.", "将 VS Code 与 K8s 搭配使用。"),
        ("Internet Explorer runs JavaScript.", "IE 可以运行 JS。"),
        ("It is under GPL v3.", "采用 GPLv3 许可。"),
        ("The PDFs are in the REST API.", "PDF 在 RESTful API 里。"),
        ("The CPU needs 512 MB.", "中央处理器需要 512MB，即 0.5 GB。"),
        ("The WHO has slides about NASA.", "世卫组织有关于美国国家航空航天局的 PPT。"),
        ("You MUST NOT share it.", "您不得在 Facebook 上分享它。"),
        ("CLICK HERE TO SHARE NOW", "点击此处分享到 Facebook"),
        ("Click Save to keep it.", "点击“保存”，OK。"),
        ("Run `npx Vite` with Heroku.", "使用 Heroku 运行 `npm create React`。"),
        ("See https://a.io/Redis in Python.", "见 https://a.io/Memcached，Python 版。"),
        ("Mr. Rusk left the firm for Redis.", "拉斯克先生离开了公司，去了雷迪斯（Memcached）。"),
        ("WeChat users tweet too.", "微信用户也发 Twitter。"),
        ("Play it in Dolby Vision here.", "在此以 DoVi 播放。"),
        ("Play it in DoVi here.", "在此以 Dolby Vision 播放。"),
        ("He is fond of Heron and of tweeting.", "他喜欢苍鹭，也喜欢在Twitter上写东西。"),
        ("The compiler makes VNodes.", "编译器会生成 VNode。"),
        ("Open the React DevTools with an iPad.", "用 iPads 打开 React DevTool。"),
        ("Use the Layer-2 network of the mill.", "按KB购买流量。"),
        ("Stallman wrote the manifesto.", "斯托曼写了 GNU 宣言。"),
        ("Vue-based frameworks such as Nuxt help.", "像 NuxtJS 这样的 Vue 框架很有用。"),
    ],
)
def test_latin_names_forgiven(english: str, chinese: str) -> None:
    assert found(NameDiffers(), english, chinese) == []


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "name"),
    [
        (
            "China sells rice. China buys tea from Chinese growers.",
            "中国卖大米。越南向中国茶农买茶。",
            "越南",
        ),
        ("Brazilian boats left Brazil.", "巴西的船离开了悉尼。", "悉尼"),
        ("Pots made in Taipei by hand", "台南手工陶罐", "台南"),
        ("Pots made in Taipei by hand", "臺南手工陶罐", "臺南"),
    ],
)
def test_a_strange_place_is_for_review(
    english: str, chinese: str, name: str, reverse: bool
) -> None:
    (flag,) = found(NameDiffers(), english, chinese, reverse=reverse)
    assert (flag.code, flag.severity) == ("E601", "review")
    side = "source" if reverse else "target"
    assert marked(flag, chinese, side) == [name]
    assert f"{name} (" in flag.message


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Downing Street declined to comment.", "英国首相府拒绝置评。"),
        ("Scotland Yard is looking for the boat.", "倫敦警方正在找那艘船。"),
        ("They ceded the Penghu Islands to Japan.", "他们割让了澎湖列岛。"),
        ("© 2021 Heronmill Pots Ltd.", "© 民國110年 鷺磨陶器有限公司"),
    ],
)
def test_one_name_in_other_words(english: str, chinese: str, reverse: bool) -> None:
    assert found(NameDiffers(), english, chinese, reverse=reverse) == []


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "names"),
    [
        ("Emma and Lucy baked bread.", "艾米和露西烤了面包。", ["Emma", "艾米"]),
        ("Emma and Lucy baked bread.", "艾米和露西烤了麵包。", ["Emma", "艾米"]),
        ("Then Sarah left with Kevin.", "后来莎莉和凯文走了。", ["Sarah", "莎莉"]),
        ("Tom was late.", "傑克遲到了。", ["Tom", "傑克"]),
    ],
)
def test_a_given_name_for_another_is_for_review(
    english: str, chinese: str, names: list[str], reverse: bool
) -> None:
    (flag,) = found(NameDiffers(), english, chinese, reverse=reverse)
    assert (flag.code, flag.severity) == ("E601", "review")
    texts = (chinese, english) if reverse else (english, chinese)
    told = marked(flag, texts[0], "source") + marked(flag, texts[1])
    assert sorted(told) == sorted(names)


def test_a_city_is_not_cut_in_two() -> None:
    english = "The 28th shop opens in Taichung."
    (flag,) = found(NameDiffers(), english, "第28家店在臺南開幕。")
    assert flag.message == "The source names Taichung, the target 臺南."


def test_a_key_is_no_name() -> None:
    (flag,) = found(NameDiffers(), "Press Shift+A now.", "现在按 Alt+A。")
    assert flag.message == "The source has the key Shift, the target Alt."


def test_a_given_name_stands_with_its_family_name() -> None:
    english = "Chiang Kai-shek spoke here in March."
    (flag,) = found(NameDiffers(), english, "3月，毛泽东在这里讲话。")
    assert flag.message == "The source names Chiang Kai-shek, the target 毛泽东."


def test_a_message_has_the_whole_name() -> None:
    english = "The Hong Kong centre is in Hong Kong."
    (flag,) = found(NameDiffers(), english, "新加坡的中心在香港。")
    assert flag.message == "The source names Hong Kong, the target 新加坡 (Singapore)."


def test_a_city_for_a_land_is_for_review() -> None:
    (flag,) = found(NameDiffers(), "The tea is grown in Japan.", "茶叶产自芝加哥。")
    assert (flag.code, flag.severity) == ("E601", "review")


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Emma was late.", "愛瑪遲到了。"),
        ("Then Aimée was late.", "后来艾米迟到了。"),
        ("James and John left the boat.", "雅各和约翰离开了船。"),
        ("Bill it to the room.", "记在比利的账上。"),
        ("Tom lives in Georgetown.", "汤姆住在乔治城。"),
        ("Coal comes from Shanxi and Shaanxi.", "煤来自山西和陕西。"),
        ("He went from Lima to Milan.", "他从利马去了米兰。"),
        ("The fair was held in Tainan.", "博覽會在臺南開幕。"),
        ("China sells rice, and Chinese growers buy tea.", "中国卖大米，中国茶农买茶。"),
        ("Cartesian coordinates were drawn on the wall.", "墙上画着笛卡尔坐标。"),
        ("Kantian ethics begins with duty.", "康德伦理学从义务出发。"),
        ("The country sells rice.", "越南卖大米。"),
        ("China sells rice. China buys tea.", "中国卖大米，买茶叶。"),
        ("Give us the tea in the States.", "把茶给我们，上都行。"),
        ("The ship left London in spring.", "船在春天离开了伦敦。"),
        ("The ship left London in spring.", "船在春天离开了英国。"),
        ("The ship left London in spring.", "船在春天离开了。"),
        ("The ship left in spring.", "船在春天离开了伦敦。"),
        ("American and Chinese bakers met.", "中美两国的面包师见了面。"),
        ("She met Smith at the gate.", "她在门口遇见了史密斯。"),
        ("She met Wang Xiaoming in Hangzhou.", "她在杭州遇见了王小明。"),
        ("She uses Firefox in Paris.", "她在巴黎使用Firefox。"),
        ("May we sit on Old Street?", "我们可以坐在老街上吗？"),
        ("Beijing has raised the tax.", "中国提高了税。"),
        ("The Hyundai is red.", "现代汽车是红色的。"),
        ("It cost Daniel 50 dollars.", "他花了50美元。"),
        ("Mr. Xi has a house on the hill.", "习近平在山上有一所房子。"),
        ("Mr. Xu came with Mr. Li to the fair.", "许先生和李先生来到了博览会。"),
        ("We met Samuel Harcastle in the garden.", "我们在花园里遇见了塞缪尔·哈卡斯尔。"),
        ("We met Leila and Samuel Moyn there.", "我们在那里遇见了莱拉和塞缪尔·莫恩。"),
        ("The poem is by John Donne (a poet).", "这首诗是约翰·多恩（诗人）写的。"),
        ("Jimmy Marlow or Gary Cooper will do.", "吉米·马洛或加里·库珀都行。"),
        # the dictionary has the beginning of the name, and something else
        ("He read the letter of Dana Roberts again.", "他又读了一遍达娜·罗伯茨的信。"),
        ("We saw Holoborodko on the old screen.", "我们在旧屏幕上看到了霍洛博罗季科。"),
        # who says it is told in the Chinese only
        ("“I only paint the sea,” he said.", "“我只画海，”乔纳斯·梅卡斯说。"),
        # another spelling of the same name
        ("The count, Alexandre, wrote to her.", "伯爵亚历山大给她写了信。"),
        ("Then Kate came home with two dogs.", "后来凯瑟琳带着两条狗回了家。"),
        ("He fought like the old Spartans.", "他打起仗来像古代的斯巴达人。"),
        ("An HSBC clerk told Mr. Quilby so.", "汇丰的一个职员告诉了奎尔比先生。"),
        ("Terry Gou sold the plant in May.", "郭台铭五月卖掉了工厂。"),
        ("They called it a plan for Sino-American trade.", "他们称之为中美贸易计划。"),
        ("A cup broke, and Chou En-lai smiled.", "杯子碎了，周恩来笑了。"),
        ("The poems of Hsü Chih-mo and of Li Po are here.", "徐志摩和李白的诗都在这里。"),
        ("Teng Hsiao-p’ing met Chang Tso-lin and Ou-yang Hsiu.", "邓小平遇见了张作霖和欧阳修。"),
        ("The seal of Kuang-hsü was lost.", "光緒的印章丢了。"),
        ("Weiming Zhang and Lin Yutang met.", "张伟明和林语堂见了面。"),
        ("They wrote to Chiang Kai-shek, and Chou answered.", "他们写信给蒋介石，周恩来回了信。"),
        ("From Soochow and Loyang he went to Sian.", "他从蘇州和洛陽去了西安。"),
        ("From Mukden he went to Canton in spring.", "春天他从沈阳去了广东。"),
        # what is counted
        ("On the feast of Stephen, 26 December, they met.", "他们在十二月二十六日圣斯德望节见面。"),
        ("Aramco made 97.54 billion riyals.", "这家公司赚了975.4亿里亚尔。"),
        ("Alibaba Cloud has it too.", "阿里云也有。"),
        ("They asked James about the book.", "他们向陀思妥耶夫斯基问起那本书。"),
        ("I drove the car of Mr. Liang.", "我开着梁先生的车。"),
        ("© 2021 Alder Mills", "© 民國110年 柳木磨坊"),
        ("Alder Mills was built in 2021.", "柳木磨坊建于中華民國 110 年。"),
    ],
)
def test_forgiven(english: str, chinese: str) -> None:
    assert found(NameDiffers(), english, chinese) == []


@pytest.mark.parametrize(
    ("name", "chinese"),
    [
        ("Smith", "史密斯"),
        ("Trump", "特朗普"),
        ("Schwarzenegger", "施瓦辛格"),
        ("Michael", "迈克尔"),
        ("Xiaoming", "王小明"),
        ("Hangzhou", "杭州"),
        ("Washington", "华盛顿"),
        ("Firefox", "Firefox 浏览器"),
        ("U.S", "访美"),
    ],
)
def test_a_name_is_found(name: str, chinese: str) -> None:
    there = read_chinese(f"昨天{chinese}来了。", lexicon.load())
    (here,) = names_in(f"We saw {name} there.")
    other = read_chinese("昨天扎克伯格来了。", lexicon.load())
    assert likely_found(here, there)
    assert not likely_found(here, other)


def test_names_in_english() -> None:
    text = "Yesterday Anna’s boat left New York. The Mayor of Oslo told Mr. Berg."
    assert [name.text for name in names_in(text) if name.certain] == [
        "Anna",
        "York",
        "Mayor",
        "Oslo",
        "Berg",
    ]
    assert names_in("A Boat Leaves The Harbour In Spring") == []


def test_persons_are_named_in_full_or_behind_a_title() -> None:
    text = "Then Ms. Ostrow met Jan K. van der Berg’s aunt in Oslo, and Mr. Wu. Nobody saw Anna."
    persons = [[name.text for name in person] for person in persons_in(text)]
    assert persons == [["Ostrow"], ["Jan", "Berg"], ["Wu"]]
    assert [text[name.span.start : name.span.end] for name in short_names_in(text)] == ["Wu"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("昨天韩国人在纽约买了米。", [("韩国人", "land"), ("纽约", "place")]),
        (
            "东京的谷歌员工见到了邓小平。",
            [("东京", "capital"), ("谷歌", "name"), ("邓小平", "name")],
        ),
        ("她和卡多雷尼见了面。", [("卡多雷尼", "name")]),
        ("安·卡多雷尼说不。", [("卡多雷尼", "name")]),
        ("股市在周五股东会后收在三元。", []),
        ("他的现代汽车停在白宫外。", []),
        ("", []),
        ("鲍里斯·叶利钦来了。", [("鲍里斯", "name"), ("叶利钦", "name")]),
        ("斯蒂芬·哈恩博士提出要求。", [("斯蒂芬", "name"), ("哈恩", "name")]),
    ],
)
def test_names_in_chinese(text: str, names: list[tuple[str, str]]) -> None:
    told = names_in_chinese(text, lexicon.load())
    assert [(name.text, name.kind) for name in told] == names
    assert [text[name.span.start : name.span.end] for name in told] == [n for n, _ in names]


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("Hsiao-p’ing", ["xiao", "bing ping"]),
        ("Chou", ["chou zhou"]),
        ("Ts’ao", ["cao zao"]),
        ("Ssu", ["si"]),
        ("Hsü", ["xu"]),
        ("Weiming", ["wei", "ming"]),
        ("Johnson", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_words_are_read_as_chinese(word: str, syllables: list[str] | None) -> None:
    ways = [[" ".join(sorted(some)) for some in way] for way in readings_of(word)]
    assert syllables in ways if syllables else ways == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We saw Zhang Weiming there.", ["Zhang Weiming"]),
        ("We saw Ken Liu and Chou En-lai there.", ["Ken Liu", "Chou En-lai"]),
        ("We saw Hong Kong and Dan Brown there.", []),
    ],
)
def test_names_of_chinese_people(text: str, names: list[str]) -> None:
    told = [name for person in persons_in(text) for name in chinese_names(person)]
    assert [" ".join(word.text for word in name.words) for name in told] == names


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("Marlow", "马洛", "冈萨雷斯"),
        ("Schwarzkopf", "施瓦茨科夫", "佩特罗夫"),
        ("Zelensky", "泽连斯基", "马克龙"),
        ("Gonçalves", "贡萨尔维斯", "史密斯"),
        ("Nye", "奈", "霍夫曼"),
    ],
)
def test_the_odds_tell_a_rendering_from_another_name(name: str, right: str, wrong: str) -> None:
    known = rendering.load()
    assert known.odds(name, known.read(right)) > 0 > -10 > known.odds(name, known.read(wrong))
    assert known.odds_around(name, "", right, "基") > 0
    if len(right) > 1:
        assert max(known.odds_within(name, run) for run in known.stretches(f"有{right}了")) > 0


@pytest.mark.parametrize("name", ["", "李", "x" * 5000, "\ud800"])
def test_odds_of_what_is_no_name(name: str) -> None:
    known = rendering.load()
    assert known.odds(name, known.read("马洛")) < 0
    assert known.odds("Marlow", []) == rendering.NEVER
    assert known.odds("Marlow", known.read("吃饭")) < 0


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "names"),
    [
        ("Start the kubelet first.", "先启动 kebelet。", ["kubelet", "kebelet"]),
        ("Start the kubelet first.", "先啟動kubelt。", ["kubelet", "kubelt"]),
        ("The webhook is called.", "调用 wehbook。", ["webhook", "wehbook"]),
    ],
)
def test_a_word_with_a_slip_in_it(
    english: str, chinese: str, names: list[str], reverse: bool
) -> None:
    (flag,) = found(NameDiffers(), english, chinese, reverse=reverse)
    assert (flag.code, flag.severity) == ("E601", "review")
    texts = (chinese, english) if reverse else (english, chinese)
    told = marked(flag, texts[0], "source") + marked(flag, texts[1])
    assert sorted(told) == sorted(names)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("All webhooks are called.", "调用各个 webhook。"),
        ("It is compiled first.", "先编译（compile）。"),
        ("Create one in the registry.", "在登记处新建一个 crate。"),
        ("Call `kubelet` first.", "先调用 `kebelet`。"),
        ("See https://a.example/kubelet.", "见 https://a.example/kebelet。"),
        ("A singer sang.", "歌手（Ginger）唱歌。"),
        ("The kubelet and the kubelex run.", "kubelet 和 kubelex 在运行。"),
        ("Initialise the linter.", "用 initialize 初始化 linter。"),
    ],
)
def test_words_that_have_no_slip(english: str, chinese: str) -> None:
    assert found(NameDiffers(), english, chinese) == []


def test_hostile_texts_come_to_an_end() -> None:
    for english, chinese in (
        ("Ab " * 200_000, "阿" * 500_000),
        ("A-" * 300_000, "伦敦" * 200_000),
        ("We saw Ana Bel. " * 50_000, "阿·巴科里" * 100_000),
        ("kubelet kubelex " * 50_000, "kebelet kubelax " * 50_000),
    ):
        assert len(found(NameDiffers(), english, chinese)) <= 2
