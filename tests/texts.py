"""Bilingual text for the tests, written for them: a small story of a ferry."""

from __future__ import annotations

from pathlib import Path

PAIRS = [
    (
        "The old ferry crossed the strait twice a day, and in winter only when the wind allowed it."
        " Nobody in the village owned a clock that agreed with its timetable.",
        "那艘旧渡船每天横渡海峡两次，冬天只有风势允许时才开。村里没有一只钟和它的时刻表对得上。",
    ),
    (
        "Captain Lin had steered it for thirty-one years. She knew every rock by a nickname."
        " Her crew was one engineer and a dog.",
        "林船长驾驶它已有三十一年。她给每块礁石都起了绰号。她的船员只有一名轮机员和一条狗。",
    ),
    (
        "On 3 May 1998 the engine stopped in the middle of the crossing. The passengers sang songs"
        " until a fishing boat came to tow them home.",
        "1998年5月3日，发动机在航程中途熄了火。乘客们一直唱歌，直到一艘渔船来把他们拖回家。",
    ),
    (
        "The council wanted to build a bridge instead. A bridge, its engineers said, would cost"
        " 240 million yuan and save forty minutes.",
        "镇议会想改建一座大桥。议会的工程师说，建桥要花2.4亿元，可以节省四十分钟。",
    ),
    (
        "The schoolteacher asked her pupils what they would do with forty minutes. Most of them"
        " wanted to sleep longer. One boy said he would take the ferry.",
        "小学老师问学生们会用这四十分钟做什么。大多数人想多睡一会儿。一个男孩说，他要去坐渡船。",
    ),
    (
        "In the end the bridge was built ten kilometres to the north, where the water is narrow."
        " The ferry still runs, and tourists pay 15% more for the seats outside.",
        "最后，大桥建在往北十公里、水面狭窄的地方。渡船仍在航行，游客坐外面的座位要多付15%。",
    ),
]


def interleaved(pairs: list[tuple[str, str]] | None = None) -> list[str]:
    """Lines: English, Chinese, English, Chinese, ..."""
    return [text for pair in (PAIRS if pairs is None else pairs) for text in pair]


def written(folder: Path, lines: list[str], name: str = "ferry.txt") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
