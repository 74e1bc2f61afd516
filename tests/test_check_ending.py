"""S203 cut-off."""

from __future__ import annotations

import pytest

from aligner.checks.ending import CutOff, ends
from corpus.model import Lang, Pair
from tests.checking import pair

#: Paragraphs that end as they should.
WHOLE = [
    ("The mill by the river closed last winter.", "河边的磨坊去年冬天关了。"),
    ("Nobody in the village knows the reason.", "村里没有人知道原因。"),
    ("The miller moved to the coast with his family.", "磨坊主带着家人搬到了海边。"),
    ("His dog still waits at the old gate.", "他的狗还在旧门口等着。"),
]
ENGLISH = "The new owner wants to build a hotel there, but parliament refused the plan."
CHINESE = "新主人想在那里建一座旅馆，但议会拒绝了这个计划。"


def severities(target: str, source: str = ENGLISH, lang: Lang = "en") -> list[tuple[int, str]]:
    """(place, severity) of what is found where the pair stands among whole ones."""
    around: list[Pair] = [pair(*texts) for texts in WHOLE]
    if lang == "zh":
        around = [pair(chinese, english, "zh") for english, chinese in WHOLE]
    around.insert(2, pair(source, target, lang))
    found = list(CutOff().check_all(around))
    assert {finding.code for _, finding in found} <= {"S203"}
    return [(number, finding.severity) for number, finding in found]


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        ("新主人想在那里建", "weak"),
        ("新主人想在那里建一座旅馆，", "weak"),
        ("新主人想在那里建一座旅馆，但", "weak"),
        ("新主人想在那里建一座很大很大的旅馆，但议会", "review"),
        (CHINESE.rstrip("。"), "note"),
    ],
)
def test_a_broken_end(target: str, severity: str) -> None:
    assert severities(target) == [(2, severity)]


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        ("The new owner wants to build", "weak"),
        ("The new owner wants to build a hotel in that very same place, but the", "weak"),
        (ENGLISH.rstrip("."), "note"),
    ],
)
def test_a_broken_end_in_english(target: str, severity: str) -> None:
    assert severities(target, CHINESE, "zh") == [(2, severity)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (ENGLISH, CHINESE),
        (ENGLISH, CHINESE.rstrip("。") + "！”"),
        (ENGLISH, CHINESE.rstrip("。") + "……"),
        ("The Old Mill", "老磨坊"),
        ("The new owner wants:", "新主人想要"),
        ("if (x) { run(x); }.", "if (x) { run(x); }"),
    ],
)
def test_forgiven(source: str, target: str) -> None:
    assert severities(target, source) == []


def test_a_document_whose_paragraphs_lack_their_ends() -> None:
    loose = [pair(english, chinese.rstrip("。")) for english, chinese in WHOLE]
    assert list(CutOff().check_all(loose)) == []
    lost = pair(ENGLISH + " Nobody asked the miller what he thought of all this.", "新主人想建")
    ((number, finding),) = CutOff().check_all([*loose, lost])
    assert (number, finding.severity) == (4, "review")


def test_the_end_is_marked_and_told() -> None:
    chinese = "新主人想在那里建一座旅馆，"
    ((_, finding),) = CutOff().check_all([pair(ENGLISH, chinese)])
    (span,) = finding.target_spans
    assert chinese[span.start : span.end] == chinese
    assert finding.message == f"The translation breaks off: …{chinese}"


def test_nothing_to_see() -> None:
    assert list(CutOff().check_all([])) == []
    assert list(CutOff().check_all([Pair(pair("A.", "b").source, ())])) == []


@pytest.mark.parametrize(
    ("text", "ended"),
    [("关了。", True), ("关了。”", True), ("Closed.)", True), ("关了", False), ("关了，", False)],
)
def test_ends(text: str, ended: bool) -> None:
    assert ends(text) is ended
