"""M701 negation-flipped, and the reading of negations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aligner import background
from aligner.beads import Bead
from aligner.checks.negation import NegationFlipped
from aligner.comparer import Comparer
from aligner.embedding import Encoder
from aligner.judge import Judge
from aligner.matching import Tokens
from aligner.negation import negations, unanswered
from aligner.scoring import evidence
from aligner.verdict import Finding
from aligner.views import View, view_all
from corpus.model import Lang, Location, Paragraph, Span
from corpus.readers import read_bitexts
from tests.checking import marked
from tests.texts import written

Views = Callable[[str, str], tuple[View, View]]


@pytest.fixture(scope="module")
def views(encoder: Encoder) -> Views:
    known = background.load(encoder)

    def made(english: str, chinese: str) -> tuple[View, View]:
        texts: tuple[tuple[str, Lang], ...] = ((english, "en"), (chinese, "zh"))
        both = [Paragraph(text, lang, Location("a.md", 1)) for text, lang in texts]
        one, other = view_all(both, encoder, known)
        return one, other

    return made


def found(source: View, target: View) -> list[Finding]:
    beads = evidence(source, target, Comparer()).beads
    return list(NegationFlipped().check_aligned(source, target, beads))


FLIPPED: list[tuple[str, str, list[str], Lang]] = [
    ("The red boat does not leave the harbour today.", "红色的船今天离开港口。", ["not"], "en"),
    ("The harbour was never closed in winter.", "冬天港口一直关闭。", ["never"], "en"),
    ("The red boat leaves the harbour today.", "红色的船今天不会离开港口。", ["不会"], "zh"),
    ("The old harbour has a light.", "旧港口没有灯。", ["没有"], "zh"),
    ("We fail to reject the old harbour plan.", "我们拒绝旧港口的计划。", ["fail to"], "en"),
    ("The captain supports the new plan.", "船长不支持新计划。", ["不"], "zh"),
    # by an affix
    (
        "It is impossible to reach the island in winter.",
        "冬天可能到达这座岛。",
        ["impossible"],
        "en",
    ),
    ("It is possible to reach the island in winter.", "冬天不可能到达这座岛。", ["不可能"], "zh"),
    ("The crew was unable to start the engine.", "船员能够启动发动机。", ["unable"], "en"),
    # what is forbidden
    ("Share your key.", "切勿分享您的密钥。", ["切勿"], "zh"),
    (
        "Always turn on debug mode in production, as this may expose sensitive information.",
        "请勿在生产环境中开启调试模式，否则可能泄露敏感信息。",
        ["请勿"],
        "zh",
    ),
    ("Use it in production.", "严禁在生产环境使用。", ["严禁"], "zh"),
    # what is not found
    (
        "The patient has had a cough for three weeks; swollen lymph nodes were found in the neck.",
        "患者咳嗽三周，颈部未触及肿大的淋巴结。",
        ["未触及"],
        "zh",
    ),
    # words that answer a denial, with a counterpart of their own
    (
        "Section 12(3) does not apply to a company that employs fewer than 50 people, except where"
        " the Secretary of State otherwise directs.",
        "除非国务大臣另有指示，雇员不足50人的公司适用第十二条第三款。",
        ["not"],
        "en",
    ),
    (
        "It covers neither normal wear and tear nor damage caused by misuse.",
        "正常磨损以及因使用不当造成的损坏，均在保修范围之内。",
        ["neither"],
        "en",
    ),
    (
        "Unlike the old bridge, the new one can carry heavy lorries.",
        "与旧桥不同，新桥不能承受重型卡车。",
        ["不能"],
        "zh",
    ),
    # words that carry a denial, of something else
    ("The captain knows why the engine stops.", "船长不知道发动机为什么停。", ["不知道"], "zh"),
    ("Many captains neglect the old boats.", "许多船长不会忽视旧船。", ["不会"], "zh"),
    (
        "The old harbour is not yet ready for the ferry.",
        "旧港口已经为渡轮准备好了。",
        ["not"],
        "en",
    ),
    # emphasised
    ("The red boat _does not_ leave the harbour.", "红色的船离开港口。", ["not"], "en"),
    ("The red boat does **not** leave the harbour today.", "红色的船离开港口。", ["not"], "en"),
    ("The red boat leaves the harbour today.", "红色的船今天**不会**离开港口。", ["不会"], "zh"),
    # another sentence denies as well
    (
        "The boat is old. The captain does not sleep at night. The dog never barks.",
        "船很旧。船长夜里睡觉。狗从不叫。",
        ["not"],
        "en",
    ),
    # one side divides a sentence
    (
        "The ferry left the island early because the storm did not come, and the captain wanted to"
        " sleep.",
        "渡轮很早就离开了岛，因为暴风雨来了。船长想睡觉。",
        ["not"],
        "en",
    ),
    ("Mom, I will be home for dinner tonight.", "妈，我今晚不回家吃饭了。", ["不"], "zh"),
    (
        "There are other matters for the council to discuss.",
        "镇议会今天并无其他事项需要讨论。",
        ["并无"],
        "zh",
    ),
    # what else would render "otherwise"
    (
        "Close the hatch if it is not calm; otherwise sail.",
        "风平浪静就关上舱口，否则起航。",
        ["not"],
        "en",
    ),
    # 并 is no end of a word
    ("The captain understands the old chart.", "船长并不理解旧海图。", ["并不"], "zh"),
    # a word that could answer stands elsewhere in the sentence
    (
        "Only the captain knew that the ferry would not leave the island before the evening.",
        "只有船长知道渡轮会在傍晚离开这座岛。",
        ["not"],
        "en",
    ),
]


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(("english", "chinese", "words", "denies"), FLIPPED)
def test_a_flipped_negation_is_for_review(
    views: Views, english: str, chinese: str, words: list[str], denies: Lang, reverse: bool
) -> None:
    sides = views(english, chinese)
    (flag,) = found(*(sides[::-1] if reverse else sides))
    assert (flag.code, flag.severity) == ("M701", "review")
    own, other = ("source", "target")[:: 1 if (denies == "en") is not reverse else -1]
    assert marked(flag, english if denies == "en" else chinese, own) == words
    assert flag.message.startswith(f"The {own} denies something ({words[0]})")
    assert flag.message.endswith(" does not.")
    assert f" the {other}, " in flag.message or f" the {other} does not" in flag.message
    (there,) = flag.target_spans if own == "source" else flag.source_spans
    assert there.end <= len(chinese if denies == "en" else english)


def test_the_word_over_there_is_named(views: Views) -> None:
    (flag,) = found(*views("The captain does not sleep at night.", "船长夜里睡觉。"))
    assert flag.message == "The source denies something (not); the target, at “睡觉”, does not."
    assert flag.evidence == {"source": "not", "target": "睡觉"}
    (flag,) = found(*views("The captain understands the pilots.", "船长不会理解领航员。"))
    assert "at “understands”" in flag.message
    # a whole word, where the model's tokens are parts of it
    (flag,) = found(*views("No customer data was lost or exposed.", "所有客户数据均已丢失。"))
    assert "at “客户”" in flag.message
    # none where two words may be meant
    (flag,) = found(*views("The council does not maintain the pier.", "镇议会保持并维护码头。"))
    assert flag.message == "The source denies something (not), the target does not."


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The red boat does not leave the harbour today.", "红色的船今天不离开港口。"),
        ("Nobody closed the harbour.", "没有人关闭港口。"),
        ("The boat is not only red but old.", "这艘船不仅红而且旧。"),
        ("The old boat is unsafe.", "这艘旧船不安全。"),
        ("The old boat lacks a light.", "这艘旧船没有灯。"),
        ("The law is immutable.", "这条法律是不可以改变的。"),
        ("The captain went out without his coat.", "船长没穿外套就出去了。"),
        ("It is not uncommon to see seals in the harbour.", "在港口经常能看到海豹。"),
        ("The boat cannot leave without a captain.", "船要有船长才能离开。"),
        ("Isn't it late for the ferry?", "渡轮是不是晚了？"),
        ("Is the boat red?", "船是不是红的？"),
        ("The future of the boat is very special.", "船的未来非常特别。"),
        ("Do you have a boat or not?", "你有没有船？"),
        ("The captain is too tired to leave the harbour.", "船长太累了，无法离开港口。"),
        ("It is hard to find a captain on the island.", "岛上几乎没有船长。"),
        ("Do not leave the harbour in winter unless the captain agrees.", "冬天要船长同意才离港。"),
        ("The captain could no longer put off the voyage.", "船长必须马上开始航行。"),
        ("Whether the boat leaves is an open question.", "船是否离开还不得而知。"),
        ("The sailors say “no boat, no fish” in winter.", "水手们冬天说“no boat, no fish”。"),
        ("The captain had to leave the island.", "船长不得不离开岛。"),
        ("Neither the captain nor the engineer sleeps.", "船长和轮机员都不睡觉。"),
        ("The ferry is neither red nor green.", "渡轮不是红的，也不是绿的。"),
        ("This function cannot meet our needs.", "这个功能不能满足我们的需求。"),
        ("The boat has no equal, say those who know.", "行家都说这艘船天下第一。"),
        ("He is at least as old as the ferry.", "他至少和渡轮一样老。"),
        ("The captain couldn't agree more with the engineer.", "船长完全同意轮机员的看法。"),
        ("The captain of the boat couldn't be happier.", "船长高兴极了。"),
        ("Is there a light in the harbour?", "港口有沒有燈？"),
        # words of two characters that are none
        ("We don't collect any data about you.", "我们没收集您的任何数据。"),
        ("The session token does not expire.", "会话令牌不过期。"),
        ("Idle connections are not closed.", "空闲时不断开连接。"),
        ("No data", "暂无数据"),
        ("See Document No. 45 for the details of the scheme.", "该计划的详情见第45号文件。"),
        # double negations, and denials that are none
        (
            "He never failed to bring her violets on her birthday.",
            "每逢她生日，他必送上一束紫罗兰。",
        ),
        ("I couldn't agree with you more.", "你说得太对了。"),
        (
            "I longed to sprout wings that very minute and fly home.",
            "我恨不得立刻插上翅膀飞回家去。",
        ),
        ("“It’s all right,” she said. “I can wait.”", "“不要紧，”她说，“我等得起。”"),
        ("Nobody but you can see this draft.", "这份草稿仅您自己可见。"),
        # bounds
        ("The deposit shall be not less than two months' rent.", "押金最低为两个月租金。"),
        ("The report shall be submitted not later than 30 June.", "报告最晚应于6月30日提交。"),
        ("The fee shall not exceed 500 yuan.", "费用最高为500元。"),
        ("No payment shall be made until the goods have been inspected.", "货物经检验后方可付款。"),
        ("Children are not charged for the ride.", "儿童乘坐免费。"),
        ("Alcohol is off limits to minors.", "未成年人不得饮酒。"),
        # questions that nobody asks to be told
        ("“Nobody said you were,” answered Becky.", "“谁说你怕了？”贝姬答道。"),
        ("A girl of nineteen has no business marrying him!", "一个十九岁的姑娘家，怎么能嫁给他！"),
        ("There is no point in bringing it up again.", "事已至此，何必再提。"),
        # by the opposite
        (
            "Don't forget to restart your terminal after editing the file.",
            "修改文件之后，记得重启终端。",
        ),
        ("Stay on the page; your upload is almost done.", "不要离开页面，上传马上完成。"),
        ("This field can't be empty.", "此项为必填项。"),
        (
            "The tourism ministry urged all countries in the region not to lower their guard.",
            "旅游部敦促该地区所有国家继续对形势保持高度警惕。",
        ),
        ("You haven't eaten a thing. I’m not hungry.", "你什么都没吃。我饱着呢。"),
        # short ones in other words
        ("There are no breaking changes in this release.", "本版本完全向后兼容。"),
        ("Browse as a guest.", "无需登录即可浏览。"),
        # by certain words
        ("The lantern no longer flickers in the wind.", "修复灯笼在风中闪烁的问题。"),
        ("The boat takes a 3-litre water bag (not included).", "船上可放一个3升水袋（需另购）。"),
        ("The council declares an end to the storm emergency.", "镇议会宣布风暴不再构成紧急状态。"),
        ("Barred from the harbour, the captain sold the boat.", "由于无法进入港口，船长卖掉了船。"),
        ("Better late than never, said the captain.", "船长说，迟到总比缺席好。"),
        ("Learning to sail is a long-term undertaking.", "学会驾船从来不是一蹴而就的事。"),
        (
            "One does not miss one's island until one has left it.",
            "人總要離開之後，才會想念那座島。",
        ),
        (
            "A fine of not less than one but not more than three times the fare.",
            "一倍以上三倍以下的罚款。",
        ),
        # what cannot be done, before a number
        (
            "You cannot find a better berth in the whole harbour.",
            "在整个港口你找不到一个更好的泊位。",
        ),
        (
            "You cannot find a better berth in the whole harbour.",
            "在整個港口你找不到一個更好的泊位。",
        ),
        ("The old pump does not reach a depth of ten metres.", "旧水泵达不到十米的深度。"),
        # if not
        (
            "If you follow the pilot, you'll be fine. If you don't, people will laugh at you.",
            "如果你跟着领航员走，就不会出差错。否则，人们会嘲笑你。",
        ),
        (
            "The engine takes fuel from the second tank, or else falls back to the first one.",
            "发动机从第二个油箱取油，如果没有油，则改用第一个油箱。",
        ),
        # affixes
        (
            "In non-`<boat>` elements the sail is hidden.",
            "在没有使用 `<boat>` 的元素中，帆是隐藏的。",
        ),
        ("The new pilot software is harbour-agnostic.", "新的领航软件不需要考虑是哪座港口。"),
        # one for another
        (
            "Replace the large old oars with a small electric motor.",
            "我们不再使用又大又旧的船桨，而使用一台小型电动机。",
        ),
        (
            "The new ferry carries as many cars as the old one without the cost of a second crew.",
            "新渡轮载的汽车和旧渡轮一样多，却省去了第二组船员的费用。",
        ),
        (
            "This is a project for a boat that you don't own.",
            "这是一个针对其他人拥有的船的项目。",
        ),
        (
            "The clerk counts what the first boat has that the second one does not, and pays.",
            "职员计算第一艘船与第二艘船的差异，然后付款。",
        ),
        # questions, Cantonese, and words with a denial in them
        ("You can't sail on an empty tank.", "油箱都空了，拿什么去开船？"),
        ("Half sugar, no ice.", "半糖去冰"),
        ("I don't know what the captain wants.", "我唔知船長想要什麼。"),
        ("The boat is not too fast.", "船速刚好"),
        ("The school has no classes today because of the storm.", "因為暴風雨，學校今天停課。"),
        ("There is no visible damage to the hull of the boat.", "船体外观完好。"),
        ("You can never be too careful at sea.", "在海上再小心也是应该的。"),
        ("The crew must seek help without delay.", "船员必须尽快求助。"),
        (
            "Operators without a valid certificate are not allowed to work on the boat.",
            "操作人员必须持有效证件在船上工作。",
        ),
        ("Wear a vest. Without it, the boats are turned away.", "请穿上背心，否则船会被拦回。"),
        # emphasised
        ("The red boat does _not_ leave today, says the captain.", "船长说红船今天**不会**离开。"),
        ("A storm _does not_ close the harbour.", "风暴__不会__关闭港口。"),
        # for a reason that is not known, without a care
        ("For some reason the captain left early.", "不知道为啥，船长很早就离开了。"),
        ("Somehow the captain found the harbour again.", "不知道怎么，船长又找到了港口。"),
        (
            "The pay lets the crew mend boats in their spare time.",
            "这份工资让船员在没有后顾之忧的情况下利用业余时间修船。",
        ),
        ("The pay lets the crew mend boats at night.", "這份工資讓船員在沒有後顧之憂下晚上修船。"),
        # carriers of a denial
        (
            "The interests of the captain can be at odds with those of the council.",
            "船长的利益与镇议会的利益可能不会完全一致。",
        ),
        (
            "The chart saves the crews of several boats from having to worry about the depth.",
            "海图让几条船的船员不必担心水深。",
        ),
        ("The lift saves the crew the trouble of walking.", "有了电梯，船员不用走路。"),
        ("If you neglected to paint the boat, do it now.", "如果你没有给船刷漆，现在就刷。"),
        ("The report omits the name of the captain.", "报告没有写船长的名字。"),
        (
            "The crew do not mend only the boats in the harbour, but also those at sea.",
            "船员不仅修理港口里的船，也修理海上的船。",
        ),
        (
            "A pilot helps while you're not yet ready to sail by yourself.",
            "在你准备好自己开船之前，领航员会帮忙。",
        ),
        ("The work on the boat never ends.", "船上的工作需要一直做下去。"),
        (
            "The new captain may steer the boat instead of the old captain.",
            "新船长可以驾船，而老船长不能。",
        ),
        (
            "You have a say in what others can do with the boat.",
            "他人在没有征得你同意的情况下不能使用这条船。",
        ),
        # the end of a word before another one
        (
            "The crew can merge the different charts late in the summer.",
            "船员可以在夏末合并不同的海图。",
        ),
        # by an adjective of its own
        ("The water in the old harbour is impure.", "旧港口里的水并不纯净。"),
        ("It is fine because the boat is tied up.", "这样不会有影响，因为船已系好。"),
        ("Steering the ferry can be difficult in winter.", "冬天驾驶渡轮不是一件易事。"),
        ("Boats with two captains are rare on the island.", "岛上有两名船长的船并不多见。"),
        ("It is problematic to describe the harbour.", "描述这个港口并不是非常准确。"),
        # what is kept from happening
        (
            "The council is filtering the name of the captain from showing in the list.",
            "镇议会过滤船长的名字，使其不会显示在名单里。",
        ),
        (
            "The ferry is easy to steer, as opposed to requiring a crew of ten.",
            "渡轮易于驾驶，无须十名船员。",
        ),
        ("The old ferry may (or may not) need a new engine.", "旧渡轮可能需要新发动机。"),
        # questions that expect a yes, and sayings with a denial in them
        ("Isn't the old engine a danger to the crew?", "旧发动机会对船员构成危险吗？"),
        ("Hasn't the old harbour flooded in the past?", "旧港口过去被水淹过吗？"),
        ("More often than not, the old ferry leaves late.", "旧渡轮多半会晚开。"),
        (
            "We asked whether the crew was driven from without or within.",
            "我们问船员是受外界驱使还是受内在驱使。",
        ),
        (
            "Ask the captain before you decide to leave or not leave the harbour.",
            "在决定离开或尚未离开港口之前，请询问船长。",
        ),
        # two denials, and one told by another word
        (
            "We couldn't name an island the captain didn't know.",
            "我们说的任何岛屿，船长都知道。",
        ),
        (
            "The fog makes it difficult for any single crew to leave the harbour.",
            "因为有雾，没有人可以轻易离开港口。",
        ),
        (
            "The law keeps any captain or crew of a ferry from controlling the harbour.",
            "因此，没有船长和船员可以控制港口。",
        ),
        ("The new ferry is at least as fast as the old ferry.", "新渡轮并不比旧渡轮慢。"),
        (
            "If you travel in winter, you won't have to pay unusually high fees.",
            "如果您在冬天旅行，费用应该会很低。",
        ),
        # another text altogether is none that denies the same
        ("The boat does not leave today.", "委员会讨论了学校的新预算和教师的工资。"),
    ],
)
def test_forgiven(views: Views, english: str, chinese: str) -> None:
    assert found(*views(english, chinese)) == []


def test_a_model_without_tokens_needs_plainer_texts(views: Views) -> None:
    def bare(english: str, chinese: str) -> list[Finding]:
        none = Tokens(np.zeros((0, 1), np.float16), np.zeros((0, 2), np.int64))
        return found(*(replace(view, tokens=none) for view in views(english, chinese)))

    (flag,) = bare("The red boat does not leave the harbour today.", "红色的船今天离开港口。")
    assert flag.message == "The source denies something (not), the target does not."
    assert bare("The red boat does not leave.", "行家都说它天下第一。") == []
    assert bare("Only the red boat does not leave the harbour.", "只有红色的船离开港口。") == []


def test_the_judge_flags_it(judge: Judge, tmp_path: Path) -> None:
    lines = [
        "The captain did not sell the ferry to the council.",
        "船长把渡轮卖给了镇议会。",
        "The children waited on the quay until the evening.",
        "孩子们在码头上一直等到傍晚。",
    ]
    (bitext,) = read_bitexts([written(tmp_path, lines)])
    first, second = judge.judge(bitext).verdicts
    assert "M701" in {finding.code for finding in first.findings}
    assert first.status != "ok"
    assert second.status == "ok"
    assert first.probability is not None
    assert second.probability is not None
    assert first.probability < second.probability


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("It is not late, and no one knows.", "en", ["not", "no one"]),
        ("I don’t know; she never did.", "en", ["don’t", "never"]),
        ("I dont know, she wasnt here.", "en", ["dont", "wasnt"]),
        ("Not only red, no. 5, nonetheless.", "en", []),
        ("Aren't you late? He isn't just late.", "en", []),
        ("He did not leave until Monday.", "en", []),
        ("It isn't late. Hasn't the ferry left?", "en", ["isn't"]),
        ("Why isn't the ferry here? You don't know it?", "en", ["isn't", "don't"]),
        ("Without a doubt, from without and within.", "en", []),
        ("他从未来过，而且没有写信。", "zh", ["从未", "没有"]),
        ("非常特别的未来，不但红，而且别人都识别。", "zh", []),
        ("会不会？有没有？是否？", "zh", []),
        ("會不會？有沒有？他從未來過，並沒有寫信。", "zh", ["從未", "並沒有"]),
        ("功能不能满足需求。", "zh", ["不能"]),
        ("没收到，没收集，未来得及，不过滤，不断开，无线程。", "zh", list("没没未不不无")),
        ("没收了他的财产，未来会议，不过去年不断出现无线路由器。", "zh", []),
        ("请别关机，切勿分享，别人的别墅。", "zh", ["请别", "切勿"]),
        ("免不得，怪不得，舍不得，肾功能不全。", "zh", []),
        ("No. 45, off limits, never failed to, not impossible.", "en", []),
    ],
)
def test_the_words_that_deny(text: str, lang: Lang, words: list[str]) -> None:
    assert [text[span.start : span.end] for span in negations(text, lang).hard] == words


def test_what_may_deny_answers() -> None:
    denial = negations("The boat does not leave.", "en")
    assert unanswered(denial, negations("船走。", "zh")) == 1
    assert unanswered(denial, negations("船很难走。", "zh")) == 0


def test_words_of_a_part() -> None:
    text = "He never sleeps. She is not late. Hardly."
    part = negations(text, "en").within(Span(17, 33))
    assert [text[s.start : s.end] for s in part.hard] == ["not"]
    assert part.soft == ()


def test_hostile_texts_come_to_an_end(views: Views) -> None:
    for text, lang in (("not " * 300_000, "en"), ("不" * 500_000, "zh"), ("难道" * 200_000, "zh")):
        negations(text, lang)
    one, other = views("Not. ", "没。")
    many = 20_000
    long = [
        replace(
            view,
            text=view.text * many,
            sentences=tuple(
                Span(n * len(view.text), (n + 1) * len(view.text)) for n in range(many)
            ),
        )
        for view in (one, other)
    ]
    beads = [Bead((n, n + 1), (n, n + 1)) for n in range(many)]
    assert list(NegationFlipped().check_aligned(long[0], long[1], beads)) == []
