"""K901 address-differs, K902 placeholder-differs, K903 inline-code-differs, K904 markup-differs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.checks.address import AddressDiffers
from aligner.checks.base import Check
from aligner.checks.code import (
    InlineCodeDiffers,
    MarkupDiffers,
    PlaceholderDiffers,
)
from aligner.things import inline_code
from corpus.model import Location, Pair, Paragraph
from tests.checking import found, marked, pair

ALL: tuple[Check, ...] = (
    AddressDiffers(),
    PlaceholderDiffers(),
    InlineCodeDiffers(),
    MarkupDiffers(),
)


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "code", "severity"),
    [
        ("See https://a.example/guide.", "见https://a.example/guied。", "K901", "weak"),
        ("See https://a.example/guide.", "见https://b.example/faq。", "K901", "review"),
        ("See https://a.example/guide.", "见指南。", "K901", "review"),
        ("See https://a.example/heron/mill.", "见https://a.example/hermit/mill。", "K901", "weak"),
        ("Write to ann@a.example.", "请写信给an@a.example。", "K901", "weak"),
        ("Hello {name}!", "{姓名}，你好！", "K902", "weak"),
        ("Hello {name}!", "{nmae}，你好！", "K902", "weak"),
        ("Copied %s to %s.", "已将%s复制。", "K902", "weak"),
        ("Copied %(count)d files.", "已复制%(total)d个文件。", "K902", "weak"),
        ("Hello ${user}!", "{user}，你好！", "K902", "weak"),
        ("Total: {{ sum }}", "合计：{{ total }}", "K902", "weak"),
        ("%1$s of %2$s", "%1$s，共%1$s", "K902", "weak"),
        (
            "{n, plural, one {# pot} other {# pots}}",
            "{m, plural, other {# 个罐子}}",
            "K902",
            "weak",
        ),
        ("Run `--force` first.", "先运行`--fource`。", "K903", "weak"),
        ("Run `ls` first.", "先列出文件。", "K903", "review"),
        ("A <b>red</b> pot", "一个<b>红罐子", "K904", "weak"),
        ("A <b>red</b> pot", "一个红罐子", "K904", "review"),
        ("Visit example.com.", "请访问example.org。", "K901", "weak"),
        ("Visit github.com/heron/mill.", "请访问github.com/heron/boat。", "K901", "review"),
        ("Ask @heron.", "请问@hermit。", "K901", "review"),
        ("Use the @throws tag.", "使用@throw标记。", "K901", "review"),
        ("Read the [terms](docs/terms.md).", "请读[条款](docs/privacy.md)。", "K901", "review"),
        ('Read <a href="/terms">it</a>.', '请读<a href="/privacy">它</a>。', "K901", "review"),
        ("%s sent %d pots", "%d个罐子来自%s", "K902", "weak"),
        ("%s sent %d pots", "%2$d个罐子来自%1$d", "K902", "weak"),
        ("Copied {} of {}.", "共{1}个，已复制{2}个。", "K902", "weak"),
        ("{n, plural, one {# pot} other {# pots}} left", "剩下罐子", "K902", "weak"),
        ("{n, plural, one {{x} # a} other {{x} # b}}", "{n, plural, other {# 个}}", "K902", "weak"),
        ("{r, select, a {You} other {They}} left", "已离开", "K902", "weak"),
        ("{n, plural, one {#} other {#}}", "{n, plural, other {#}", "K902", "weak"),
        ("Due {d, date, long}", "{日期, date, long}到期", "K902", "weak"),
        (":count pots", "共 :数量 个罐子", "K902", "weak"),
        ("Hello, <%= name %>!", "<%= 姓名 %>，你好！", "K902", "weak"),
        ("Hello, %name%!", "%姓名%，你好！", "K902", "weak"),
        ("Hello, {{ name | upper }}!", "{{ 姓名 | upper }}，你好！", "K902", "weak"),
        ("Read the {0}rules{1} first.", "请先阅读{0}规则。", "K902", "weak"),
        ("Try again (%ds)", "重试", "K902", "weak"),
        ("Size: %dx%d", "尺寸：%d×%s", "K902", "weak"),
        (r"Bye.\n{team}", r"再见。\n团队", "K902", "weak"),
        ("{g, select, male {He} other {It}}", "{g, select, 男 {他} 其他 {它}}", "K902", "weak"),
        ("{g, select, male {He} other {It}}", "{g, select, male {她} other {它}}", "K902", "weak"),
        ("{n, plural, one {# pot} other {# pots}}", "{n, plural, 其他 {# 个}}", "K902", "weak"),
        ("Pay ¥%2$s to %1$s", "向%2$s支付%1$s元", "K902", "weak"),
        ("Copied %1$d of %2$d", "共 %1$d 个，已复制 %2$d 个", "K902", "weak"),
        ("{done} of {all} pots", "共{done}個罐子中的{all}個", "K902", "weak"),
        ("Press `NULL`.", "按`空`。", "K903", "weak"),
        ('Run `add --fource "a b"`.', '运行`add --force "甲乙"`。', "K903", "weak"),
        ('Print `"Hello"`.', '打印`"Hallo"`。', "K903", "weak"),
        ("Use `'curve'`.", "用`曲线`。", "K903", "weak"),
        ("Fire `<kiln>` first.", "先烧`<klin>`。", "K903", "weak"),
        ("Fire `<kiln>` first.", "先烧它。", "K903", "review"),
        (
            "See https://a.example/mill[the mill].",
            "见https://b.example/mill[磨坊]。",
            "K901",
            "weak",
        ),
        ("See <<one-mills#wheel>>.", "见<<two-boats#keel>>。", "K901", "review"),
        ("See <<ch05-mills#wheel>>.", "见<<ch07-mills#wheel>>。", "K901", "review"),
        ("``Dry'' pots need `--slow`.", "“干”罐子要用`--show`。", "K903", "weak"),
        ("See :ref:`the kiln <kiln>`.", "见 :ref:`窑 <pot>`。", "K903", "weak"),
        ("See :doc:`the kiln <kiln>`.", "见那里。", "K903", "review"),
        ("Call :func:`fire`.", "调用 :func:`点火`。", "K903", "weak"),
        ("See `the kiln <kiln_>`_.", "见 `窑 <klin_>`_。", "K903", "weak"),
        (
            "See `the kiln <https://a.example/kiln>`_.",
            "见 `窑 <https://a.example/klin>`_。",
            "K901",
            "weak",
        ),
        ("Set the `flex` pot.", "设置 `Flex` 罐子。", "K903", "weak"),
        ("The kiln fires.", "这座 `furnace` 点火。", "K903", "review"),
        ("Ask @heron.", "请问[@heron](https://github.com/hermit)。", "K901", "review"),
        ("Ask @heron.", "请问[这里](https://github.com/heron)。", "K901", "review"),
        ("Ask her.", "请问[@heron](https://github.com/heron)。", "K901", "review"),
    ],
)
def test_a_difference(english: str, chinese: str, code: str, severity: str, reverse: bool) -> None:
    flags = [f for check in ALL for f in found(check, english, chinese, reverse=reverse)]
    if reverse and code == "K904":
        severity = "review"  # what is broken is the source then
    assert [(flag.code, flag.severity) for flag in flags] == [(code, severity)]
    assert "\n" not in flags[0].message


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("See https://a.example/en/guide.", "见https://a.example/zh-cn/guide。"),
        ("See https://en.a.example/x#first-steps.", "见https://zh.a.example/x#第一步。"),
        ("See (https://a.example/a_(b)).", "见（https://a.example/a_(b)）。"),
        ("See https://a.example/ and https://a.example.", "见https://a.example。"),
        ("See http://www.a.example/x.", "见https://a.example/x/。"),
        ("Hello {name}, {name}!", "{name}，{name}，你好！"),
        ("It shrank by 50% so far.", "到目前为止缩小了50%。"),
        ("A set {1, 2} and {a b}", "一个集合{1, 2}和{a b}"),
        ("{n, plural, one {{x} pot} other {{x} pots}}", "{n, plural, other {{x} 个罐子}}"),
        ("Run `ls -l` and `ls -l`.", "运行`ls -l`。"),
        ("Run `ls -l` now.", "现在运行ls -l。"),
        (
            "See [it](https://en.wikipedia.org/wiki/Mill).",
            "见[维基](https://zh.wikipedia.org/wiki/磨坊)。",
        ),
        ("See https://en.wikipedia.org/wiki/Mill.", "见https://zh.wikipedia.org/zh-cn/磨坊 。"),
        ("See https://www.kiln.com/legal.", "見https://www.kiln.com.hk/legal。"),
        ("See https://www.kiln.com/maps.", "见https://www.kiln.cn/maps。"),
        ("See https://a.example/guide_en.html.", "见https://a.example/guide_zh.html。"),
        ("See https://a.example/README.md.", "见https://a.example/README.zh-cn.md。"),
        ("See https://en.a.example/wiki/Mill here", "见 https://zh.a.example/wiki/磨坊 。"),
        ("See https://a.example/guide here.", "见https://a.example/guide的说明。"),
        ("Amazon.com sells amazon.com pots.", "亚马逊卖亚马逊的罐子。"),
        ("Ask @heron.", "请问@heron和苍鹭。"),
        ("English | [中文](b.md)", "[English](a.md) | 中文"),
        ("[Features](#features)", "[特性](#te-xing)"),
        ("[Guide](./guide/intro.md)", "[指南](/zh/guide/intro_zh-CN.html#开始)"),
        ("![Shot](shot.png)", "![截图](jietu.png)"),
        ("[Guide](guide.md)", "[指南](指南.md)"),
        ("[Guide](${docs}/guide)", "[指南](${docs}/zhi-nan)"),
        ("[Guide](guide.md) and [more](more.md)", "[指南](zhi-nan.md)"),
        ("{{ use: part(name = 'x') }}", "{{ use: part(name = '甲') }}"),
        (
            "You have {n, plural, one {message} other {messages}}.",
            "您有 {n, plural, other {消息}}。",
        ),
        (
            "{r, select, owner {You} other {Someone}} left",
            "{r, select, owner {您} other {某人}}已离开",
        ),
        ("{n, plural, =0 {Nothing} =1 {One} other {#}}", "{n, plural, =0 {无} other {# 个}}"),
        ("{n, plural, one {# day} other {# days}} left", "剩余 {n} 天"),
        ("Delete {n, plural, one {file} other {files}}?", "删除文件？"),
        ("{gender, select, male {He} female {She} other {They}} left", "TA 已离开"),
        ("{a, select, x {{n, plural, other {#}}} other {o}}", "{a, select, other {{n}}}"),
        ("%s of %s", "%2$s，第%1$s"),
        ("%i of %s", "第%d，共%s"),
        ("%02d:%02d by %s", "%3$s，%1$02d:%2$02d"),
        ("Copied {} of {}.", "共{1}个，已复制{0}个。"),
        ("It is 100%sure: %d%%.", "肯定：%d%%。"),
        ("Hello, ${user.name}!", "${ user.name }，你好！"),
        ("{g, select, male {He} other {It}}", "{g, select, male {他和其他人} other {它}}"),
        ("{n, plural, one {# pot} other {# pots}}", "{n, plural, =0 {无} other {# 个}}"),
        ("Pay ¥%2$s to %1$s", "向%1$s支付%2$s元"),
        ("Copied %1$d of %2$d", "共 %2$d 个，已复制 %1$d 个"),
        ("Pay ¥{a} or €{b}", "支付{b}欧元或{a}元"),
        ("Read the {0}rules{1} first.", "请先阅读{0}规则{1}。"),
        ("S{0}E{1}", "第{0}季第{1}集"),
        (r"Half is \frac{1}{2} of \textbf{it}.", r"一半是\textbf{它}的\frac{1}{2}。"),
        ("Try again (%ds)", "重试（%d秒）"),
        ("%dd %dh left", "剩余 %d 天 %d 小時"),
        ("Size: %dx%d, made by %s", "尺寸：%d×%d，%s 制作"),
        ("%id% is taken by %user%", "%user% 用了 %id%"),
        (r"Bye.\n\nThe {team} crew\t%s", r"再见。\n\n{team}全体\t%s"),
        ("Note :this", "请看"),
        ("See {{ d | date: 'MMM d' }}", "见{{ d | date: 'M月d日' }}"),
        ("Press `Ctrl`+`C`.", "按`Ctrl + C`。"),
        ("The `foo` function", "函数`foo()`"),
        ("The `foo()` function", "函数`foo`"),
        ("Set `depth=None` first.", "先将`depth`设为`None`。"),
        ("It calls `fire(kiln)`.", "它对`kiln`调用`fire`。"),
        ("See https://a.example/<name>.", "见https://a.example/&lt;name&gt;。"),
        ("A List<String> of pots", "罐子的列表"),
        ("One<br/>two", "一二"),
        ("if a < b and b > c", "如果a小于b且b大于c"),
        ("A <b>red</b> pot", "一个<b>红</b>罐子"),
        ("The `number` modifier", "`.number` 修饰符"),
        ("Bind `:size` to it.", "用`v-size`绑定它。"),
        ("The nearest Kiln boundary", "最近的 `<Kiln>` 邊界"),
        ("Escape `*` there.", "在那里转义`\\*`。"),
        ("In `<script>` this runs once.", "在 `<script>` 中，`<script>` 只运行一次。"),
        ("Put it into `<input>`.", "放进<input>里。"),
        ("Call it the ``kiln'', and a pot the ``vessel''.", "叫它“窑”，罐子叫“器”。"),
        ("It ends in ``.o'' or ``.a''.", "它以“.o”或“.a”结尾。"),
        ("A `loose' pot and a `packed' one", "“散装”的罐子和“打包”的罐子"),
        ('We call this "`the slow fire`" here.', "我们叫它“文火”。"),
        ("See https://a.example/mill[the mill].", "见https://a.example/mill[这座磨坊]。"),
        ("See <<ch05-mills#wheel,wheels>>.", "见<<ch05-mills#lunzi>>。"),
        (
            "See `the kiln <https://a.example/kiln>`_ first.",
            "先看 `窑 <https://a.example/kiln>`_。",
        ),
        ("See :ref:`the slow kiln <kiln>`.", "见 :ref:`慢窑 <kiln>`。"),
        ("See :ref:`kiln`.", "见 :ref:`窑 <kiln>`。"),
        (":pep:`It is cold <373>`.", ":pep:`它已冷却 <373>`。"),
        ("See {ref}`the kiln <kiln>`.", "见 {ref}`窑 <kiln>`。"),
        ("See `the kiln`_ and `it <pot_>`__.", "见 `窑`_ 和 `它 <pot_>`__。"),
        ("Choose :menuselection:`File --> Fire`.", "选择 :menuselection:`文件 --> 点火`。"),
        ("An :abbr:`SK (slow kiln)` burns.", "一座 :abbr:`SK (慢窑)` 在烧。"),
        ("_Fire `kiln`_ then `pot`.", "*烧 `kiln`*，再烧 `pot`。"),
        ("This may panic.", "这可能会 `panic!`。"),
        ("It panics, panicked before.", "它会 `panic!`。"),
        ("After raising an error, stop.", "用 `raise` 抛出错误后停止。"),
        ("Rights of claypots are few.", "`ClayPot` 的权限不多。"),
        ("Ask @heron.", "请问[@heron](https://github.com/heron)。"),
        ("Ask @Heron-X.", "请问[**@heron-x**](https://www.gitlab.com/heron-x/)。"),
        ("Set a `glaze` of `matte`.", "設置`glaze: matte`。"),
        ("Set `glaze: 1 2 matte` there.", "将 glaze 属性设为 `1 2 matte`。"),
        ("A remark stands between /\\* and \\*/.", "备注写在 `/*` 和 `*/` 之间。"),
        ("Then the code runs.", "然后运行 `. . .` 处的代码。"),
        ("The helper restarts.", "辅助容器（译者注：如 `pause(n)` 容器）会重启。"),
        ("The helper (translator's note: `pause`) restarts.", "輔助容器會重啟。"),
    ],
)
def test_the_same(english: str, chinese: str) -> None:
    assert [f for check in ALL for f in found(check, english, chinese)] == []


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "severities"),
    [
        ("Raising a fault stops it.", "用`raise`抛出错误会让它停下。", []),
        ("It leaves the ongoing fire list.", "它会移出`ongoingFires`列表。", []),
        ("Create kilnroles first.", "先创建`KilnRole`。", []),
        ("More on wrapping kiln items.", "更多内容見`kiln-wrap`。", []),
        ("It could panic there.", "它在那里可能会`panic!`。", []),
        ("The fire grows.", "火会用`raise`变大。", ["review"]),
        # Each side has what the other lacks.
        ("Run `kiln apply` to create it in the kiln.", "运行`kiln create`来应用。", ["weak"]),
        ("Put it before `</head>`.", "把它放在`</body>`前面。", ["weak"]),
        ("Use the `fire` of a fire.", "用火的`Fire`。", ["weak"]),
        ("Its shape is `(n, d)`, n first.", "形状为`(d, n)`，n 在前。", ["weak"]),
    ],
)
def test_code_that_the_english_says_in_words(
    english: str, chinese: str, severities: list[str], reverse: bool
) -> None:
    flags = found(InlineCodeDiffers(), english, chinese, reverse=reverse)
    assert [flag.severity for flag in flags] == severities


def test_a_word_of_other_letters_in_the_chinese_is_not_the_code() -> None:
    (flag,) = found(InlineCodeDiffers(), "Set `kilnMenus` first.", "先设置 kilnmenus。")
    assert flag.severity == "review"


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("`git clone <repo-url>`", "`git clone <仓库地址>`"),
        ("`--output=FILE`", "`--output=文件`"),
        ("`your-name`", "`你的名字`"),
        ("`/path/to/file`", "`/文件/路径`"),
        ("`ls # list files`", "`ls # 列出文件`"),
        ("`size (optional)`", "`size (可选的)`"),
        ("`any (with lid) | Pot (without lid)`", "`any（带盖）| Pot（不带盖）`"),
        ('`print("Hello")`', '`print("你好")`'),
    ],
)
def test_words_translated_in_code_are_a_note(english: str, chinese: str) -> None:
    (flag,) = found(InlineCodeDiffers(), f"Run {english}.", f"运行{chinese}。")
    assert flag.severity == "note"
    assert flag.message == f"Words in the code {english} were translated: {chinese}."


@pytest.mark.parametrize("reverse", [False, True])
def test_a_link_whose_translation_has_none_is_a_note(reverse: bool) -> None:
    texts = ("It fires slowly ([see above](#kiln)).", "它烧得很慢（[见上文](#yao)）。")
    plain = ("It fires slowly (see above).", "它烧得很慢（见上文）。")
    assert found(AddressDiffers(), *texts) == []
    if reverse:
        (flag,) = found(AddressDiffers(), plain[0], texts[1], reverse=True)
        assert flag.message == "The link #yao of the source is not in the target."
    else:
        (flag,) = found(AddressDiffers(), texts[0], plain[1])
        assert flag.message == "The link #kiln of the source is not in the target."
    assert (flag.code, flag.severity) == ("K901", "note")


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("It fires slowly.", "它烧得很慢（[见上文](#kiln)）。"),
        ("![The kiln](kiln.png)", "窑"),
        ("[See](#kiln) and [look](#pot).", "[见](#kiln)，请看。"),
        ("[See](/v{{version}}/kiln)", "见那里"),
        ("[中文](b.md)", "中文"),
    ],
)
def test_a_link_that_a_translation_may_do_without(english: str, chinese: str) -> None:
    assert found(AddressDiffers(), english, chinese) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("use ``go'' or `go now` here", ["go now"]),
        ("``x = '' or y`` and `z`", ["x = '' or y", "z"]),
        ("`x' = x + 1` and `y`", ["x' = x + 1", "y"]),
        ("`print('x')`, `it's`", ["print('x')", "it's"]),
        ("`--slow' burns longer", []),
        ("叫做``窑''，还叫``炉''，运行`fire`", ["fire"]),
        ('"`true`" and `it`', ["true", "it"]),
    ],
)
def test_curved_quotation_marks_are_no_code(text: str, code: list[str]) -> None:
    assert [thing.key for thing in inline_code(text)] == code


@pytest.mark.parametrize(("name", "codes"), [("a.adoc", []), ("a.md", ["K903"])])
@pytest.mark.parametrize("mark", ['"', "'"])
def test_in_asciidoc_curved_quotation_marks_hold_no_code(
    name: str, codes: list[str], mark: str
) -> None:
    source = Paragraph(f"The {mark}`cold,`{mark} as they say.", "en", Location(name, 1))
    target = Paragraph("人们说的“冷”。", "zh", Location(name, 1))
    flags = [*InlineCodeDiffers().check(Pair((source,), (target,)))]
    assert [flag.code for flag in flags] == codes


def test_a_tag_in_code_is_told_once() -> None:
    (flag,) = found(MarkupDiffers(), "Fire <b>it</b>.", "烧。")
    assert flag.code == "K904"
    assert found(MarkupDiffers(), "Put it into `<input>`.", "放进去。") == []


def test_of_several_links_the_one_that_is_lost_is_named() -> None:
    first, second = '<a href="kiln.html">', '<a href="glaze.html">'
    english = f"A {first}kiln</a> and a {second}glaze</a>."
    (flag,) = found(MarkupDiffers(), english, f"窑和{second}釉</a>。")
    assert flag.message == f"The tag {first}, </a> of the source is not in the target."
    assert marked(flag, english, "source") == [first, "</a>"]
    assert flag.source_spans[1].start < english.index(second)
    # tags without attributes are the same, one as the other
    (flag,) = found(MarkupDiffers(), "A <b>kiln</b> and <b>glaze</b>.", "窑和<b>釉</b>。")
    assert flag.message == "The tag <b>, </b> of the source is not in the target."


def test_a_sign_of_code_that_stands_twice() -> None:
    (flag,) = found(InlineCodeDiffers(), "Style `#kiln` first.", "先设置 `## kiln`。")
    assert (flag.severity, flag.message) == (
        "weak",
        "The source has the code `#kiln`, the target `## kiln`.",
    )
    assert found(InlineCodeDiffers(), "Style `#kiln` first.", "先设置 `# kiln`。") == []


def test_a_numbered_tag_for_another_is_weak() -> None:
    (flag,) = found(MarkupDiffers(), "<1>Terms</1> of <2>use</2>", "<2>使用</2><3>条款</3>")
    assert (flag.code, flag.severity) == ("K904", "weak")


def test_a_message_is_named_whole() -> None:
    (flag,) = found(PlaceholderDiffers(), "{n, plural, one {# pot} other {# pots}}", "罐子")
    assert flag.message == "The placeholder {n, plural, …} of the source is not in the target."


def test_a_branch_of_the_other_sex_is_shown() -> None:
    english = "{g, select, male {He left} other {Gone}}"
    (flag,) = found(PlaceholderDiffers(), english, "{g, select, male {她走了} other {走了}}")
    assert flag.message == "The source has the branch male {He left}, the target male {她走了}."


def test_placeholders_that_changed_places_are_named() -> None:
    (flag,) = found(PlaceholderDiffers(), "%1$d of %2$d", "共 %1$d 个，已有 %2$d 个")
    assert flag.message == "The placeholders %1$d, %2$d changed places."


def test_an_address_is_shown_with_its_chinese() -> None:
    english, chinese = "[it](https://a.example/mill)", "[它](https://b.example/磨坊)"
    (flag,) = found(AddressDiffers(), english, chinese)
    assert marked(flag, chinese) == ["https://b.example/磨坊"]


def test_every_place_is_marked_and_named_once() -> None:
    english = "Hello {name}, dear {name}, see {place}."
    (flag,) = found(PlaceholderDiffers(), english, "你好，见{place}。")
    assert marked(flag, english, "source") == ["{name}", "{name}"]
    assert flag.message == "The placeholder {name} of the source is not in the target."


def test_many_differences_are_listed_shortly() -> None:
    english = " ".join(f"https://a.example/{'x' * 300}{n}" for n in range(40))
    (flag,) = found(AddressDiffers(), english, "无")
    assert len(flag.message) < 500


@given(st.text(alphabet="{}$%<>`/@.:ab1 (),plural", max_size=200))
@settings(max_examples=100, deadline=None)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert [f for check in ALL for f in check.check(pair(text or "a", text or "a"))] == []


@pytest.mark.parametrize(
    "sign",
    [
        *("{", "<a ", "`", "%(", "https://a/", "a@a.", "{{", "${", "</", "[a](b)", "a.com"),
        *("{a,plural,one {", ":a", "%a%", "``a", "``a''", "`a' ", '"`a b', "<<a#", "`<a>` "),
        *(":a:`", "{a}`b<", "[@a]("),
    ],
)
def test_hostile_repetition_comes_to_an_end(sign: str) -> None:
    hostile = pair(sign * 200_000, "无")
    assert len([f for check in ALL for f in check.check(hostile)]) < 5


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The red pot", '<span class="caption">红罐子</span>'),
        ("The red pot\nA blue one", '红罐子\n<span class="caption">蓝罐子</span>'),
        ('<span class="name">The <b>red</b> pot</span>', "<b>红</b>罐子"),
        ('<a title="pots > pans">Pots</a>', '<a title="罐 > 盆">罐</a>'),
    ],
)
def test_tags_that_no_translation_needs(english: str, chinese: str, reverse: bool) -> None:
    assert not [f for check in ALL for f in found(check, english, chinese, reverse=reverse)]


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The red pot", '一个<span class="red">红</span>罐子'),
        ("The red pot", "<span>红</span>的<span>罐子</span>"),
        ("The red pot", "<b>红罐子</b>"),
        ("<span>The red pot</span>", "<span>红罐子"),
    ],
)
def test_tags_inside_a_text_are_compared(english: str, chinese: str, reverse: bool) -> None:
    flags = [f for check in ALL for f in found(check, english, chinese, reverse=reverse)]
    assert [flag.code for flag in flags] == ["K904"]


@pytest.mark.parametrize(
    ("english", "chinese", "mark"),
    [
        ("It is hot.[^2]", "它很热。[^ 2]", "[^ 2]"),
        ("It is hot.[^hot]", "它很热。[ ^hot ]", "[ ^hot ]"),
        ("It is ==very== hot.", "它= =非常==热。", "= ="),
    ],
)
def test_a_mark_that_a_blank_broke(english: str, chinese: str, mark: str) -> None:
    (flag,) = found(MarkupDiffers(), english, chinese)
    assert (flag.severity, flag.message) == ("review", f"There is a blank in the mark {mark}.")


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("It is hot.[^2]", "它很热。[^2]"),
        ("It is `[^2]`.", "它是 `[^ 2]`。"),
        ("a = = b is wrong ==", "a = = b 不对 =="),
    ],
)
def test_marks_that_are_whole(english: str, chinese: str) -> None:
    assert found(MarkupDiffers(), english, chinese) == []


@pytest.mark.parametrize("piece", ["[ ", "[^ ", "= ", "[^", "[ ^ a"])
def test_marks_of_one_sign_come_to_an_end(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert len(found(MarkupDiffers(), "[^a]==" + text[::-1], text)) < 3
