"""K903: ordinary words in code marks, such as labels of an interface, which are translated."""

from __future__ import annotations

import pytest

from aligner.checks.code import InlineCodeDiffers
from aligner.checks.code_labels import is_wording
from tests.checking import found


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Open `Settings -> User Management` first.", "先打开设置->用户管理页面。"),
        ("Open `Settings -> User Management` first.", "先打开“设置 > 用户管理”。"),
        ("Click `Create User` to go on.", "点击“创建用户”继续。"),
        ("Click the `Delete` button.", "点击删除按钮。"),
        ("Use `Create User` and then `Submit`.", "先用创建用户，再提交。"),
        ("Choose what is called `clear all caches`.", "选择清除所有缓存。"),
        # of Chinese in code marks nothing is missed
        ('See "Modify Configuration" there.', "见那里的 `修改配置` 一节。"),
    ],
)
def test_labels_that_are_translated_without_code_marks(
    english: str, chinese: str, reverse: bool
) -> None:
    assert found(InlineCodeDiffers(), english, chinese, reverse=reverse) == []


@pytest.mark.parametrize(
    ("english", "chinese", "severities"),
    [
        ('Put it in a `forever`{:class="block"}.', '放进`重复执行`{:class="block"}。', []),
        (
            "Put it in a `forever`{:.block}.",
            "放进`重复执行`{: .block}，再次`重复执行`{: .block}。",
            [],
        ),
        ("Put it in a `forever`{:.block}.", "放进`重复执行`{: .motion}。", ["weak"]),
        ("Put it in a `while`{:.block}.", "放进`for`{: .block}。", ["weak"]),
    ],
)
def test_labels_of_one_class(english: str, chinese: str, severities: list[str]) -> None:
    flags = found(InlineCodeDiffers(), english, chinese)
    assert [flag.severity for flag in flags] == severities


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Click `Create User` here.", "在此点击`创建用户`。"),
        ("Click the `Delete` button.", "点击`删除`按钮。"),
        ("Type `The kiln is hot today!` there.", "在那里输入`今天窑很热！`。"),
        ("Click `Create User`, then `confirm`.", "点击`创建用户`，然后`确定`。"),
        ("Set `fire` in `Kiln Group`.", "在`窑组`里设置`fire`。"),
    ],
)
def test_labels_that_are_translated_in_code_marks_are_a_note(
    english: str, chinese: str, reverse: bool
) -> None:
    (flag,) = found(InlineCodeDiffers(), english, chinese, reverse=reverse)
    assert flag.severity == "note"


@pytest.mark.parametrize(
    ("english", "chinese", "severity"),
    [
        # nothing there translates it
        ("It is harder than `Good first kiln`.", "它比较容易。", "review"),
        ("Send it as `[VOTE] New kiln`.", "以“[投票]新窑”为题发出。", "review"),
        ("It becomes a `LIST<KILN>`.", "它成为列表。", "review"),
        ("Run `docker build` there.", "在那里构建容器。", "review"),
        ("Use the `data` object.", "使用数据对象。", "review"),
        # values of a setting, not of an interface
        ("Set it to `reject` or `wait`.", "设为`拒绝`或`等待`。", "weak"),
        ("Set `kiln-name/styles` there.", "在那里设置`窑名/样式.表`。", "weak"),
    ],
)
def test_literals_keep_speaking(english: str, chinese: str, severity: str) -> None:
    (flag,) = found(InlineCodeDiffers(), english, chinese)
    assert flag.severity == severity


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Run `git status` again.", "再次运行 `status` 命令。"),
        ("Run the status command again.", "再次运行 `git status`。"),
        ('It is `"push"` by default.', "默认为 `'push'`。"),
    ],
)
def test_code_in_another_dress(english: str, chinese: str, reverse: bool) -> None:
    assert found(InlineCodeDiffers(), english, chinese, reverse=reverse) == []


def test_the_dot_of_a_file_is_no_dress() -> None:
    (flag,) = found(InlineCodeDiffers(), "Write `.kilnrc.yml`.", "编写 `kilnrc.yml`。")
    assert flag.severity == "review"


@pytest.mark.parametrize(
    ("code", "wording"),
    [
        ("Create User", True),
        ("Settings -> New User", True),
        ("Settings > Page", True),
        ("This is my first kiln.", True),
        ("User", False),
        ("SELECT ALL", False),
        ("userName field", False),
        ("a -> b", False),
        ("user_name", False),
        ("return value", False),
        ("->" * 30_000, False),
        (" " * 60_000, False),
    ],
)
def test_what_is_wording(code: str, wording: bool) -> None:
    assert is_wording(code) is wording
