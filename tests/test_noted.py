"""Translator's notes inside a paragraph: told, and not judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.judge import Judge
from aligner.verdict import Verdict
from corpus.model import Location, Paragraph
from corpus.notes import Notes
from corpus.readers import read_bitexts
from tests.texts import PAIRS

BOXED = "【指三种当地的海鸟，见1904年出版的《海岛志》第35页。】"
OWN = "（译注：原文为1904年出版的《海岛志》第35页。）"


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, "en", Location("a.md", 1))


@pytest.fixture
def judged(judge: Judge, tmp_path: Path) -> Callable[[str, str], Verdict]:
    """What is said of a paragraph and its translation, in the middle of two files."""

    def run(english: str, chinese: str) -> Verdict:
        paths = [tmp_path / "a.md", tmp_path / "b.md"]
        for n, text in enumerate((english, chinese)):
            story = [pair[n] for pair in PAIRS]
            paths[n].write_text("\n\n".join([*story[:3], text, *story[3:]]), "utf-8")
        (bitext,) = read_bitexts(paths)
        return judge.judge(bitext).verdicts[3]

    return run


@pytest.mark.parametrize("note", [BOXED, OWN])
@pytest.mark.parametrize("at", ["end", "middle"])
def test_a_note_is_told_and_the_rest_is_judged(
    judged: Callable[[str, str], Verdict], note: str, at: str
) -> None:
    english = "Three birds sat on the roof of the ferry. Nobody had seen such birds before."
    first, second = "渡船的顶上停着三只鸟。", "以前谁也没有见过这样的鸟。"
    chinese = f"{first}{second}{note}" if at == "end" else f"{first}{note}{second}"
    found = judged(english, chinese)
    assert found.status == "ok"
    assert found.pair.target_text == chinese
    assert [(f.code, f.severity) for f in found.findings] == [("S202", "note")]
    (span,) = found.findings[0].target_spans
    assert chinese[span.start : span.end] == note


def test_what_is_wrong_beside_a_note_is_found(judged: Callable[[str, str], Verdict]) -> None:
    english = "Three birds sat on the roof of the ferry. Nobody had seen such birds before."
    found = judged(english, f"渡船的顶上停着四只鸟。以前谁也没有见过这样的鸟。{OWN}")
    assert {"N301"} < {finding.code for finding in found.findings}


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("船开了。【以上译文来自1950年的译本。】", ["【以上译文来自1950年的译本。】"]),
        ("船开了〔这里指渡船。〕，天黑了。", ["〔这里指渡船。〕"]),
        ("船（译者按：渡船）开了。", ["（译者按：渡船）"]),
        ("船【译注 渡船】开了。", ["【译注 渡船】"]),
        ("The boat left (translator's note: a ferry).", ["(translator's note: a ferry)"]),
        ("The boat left [T/N: a ferry].", ["[T/N: a ferry]"]),
        ("点击【确定】，然后打开【当前节点设置】。", []),
        ("【注意】船开了。", []),
        ("【船已经开了。】乘客还在码头上。", []),
        ("船（渡船）开了。（这是最后一班。）", []),
        ("船见[译注](notes.md)。", []),
    ],
)
def test_what_is_a_note(text: str, notes: list[str]) -> None:
    found = Notes.beside([paragraph("The boat left at nine.")]).within(text)
    assert [text[span.start : span.end] for span in found] == notes


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The boat left. [This was the last one.]", "船开了。【这是最后一班。】"),
        ("The boat left (translator's note: a ferry).", "船开了（译注：渡船）。"),
    ],
)
def test_notes_and_brackets_of_the_source_are_translated(source: str, text: str) -> None:
    assert list(Notes.beside([paragraph(source)]).within(text)) == []


@pytest.mark.parametrize("piece", ["【", "】", "（", "[", "译", "【译", "〔a", "(translator"])
def test_long_texts_of_one_sign_come_to_an_end(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert list(Notes.beside([paragraph(text)]).within(text)) == []
