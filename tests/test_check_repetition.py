"""R501 repeated-paragraph."""

from __future__ import annotations

from aligner.checks.repetition import RepeatedParagraph
from corpus.model import Lang, Location, Pair, Paragraph

GATE = "The north gate opens at dawn and leads into the old town."
GATE_ZH = "北门在黎明时分开放，游客可以由此进入古老的城区。"
LIBRARY = "On holidays the library closes at noon."
LIBRARY_ZH = "节假日期间，图书馆在中午十二点就会关门。"
BRIDGE = "The bridge was rebuilt after the flood."
BRIDGE_ZH = "这座桥是在那场洪水过后重新修建起来的。"


def side(texts: str | tuple[str, ...], lang: Lang, line: int) -> tuple[Paragraph, ...]:
    texts = (texts,) if isinstance(texts, str) else texts
    return tuple(
        Paragraph(text, lang, Location("a.txt", line + number))
        for number, text in enumerate(texts)
        if text
    )


def pairs(*rows: tuple[str | tuple[str, ...], str | tuple[str, ...]]) -> list[Pair]:
    """Ten lines apart; the source at 10, 20, ..., the target at 15, 25, ..."""
    return [
        Pair(side(source, "en", 10 * number), side(target, "zh", 10 * number + 5))
        for number, (source, target) in enumerate(rows, start=1)
    ]


def reported(found: list[Pair]) -> list[tuple[int, int | float | str]]:
    """(index of the pair, line that the finding names)."""
    findings = list(RepeatedParagraph().check_all(found))
    assert {(f.code, f.severity) for _, f in findings} <= {("R501", "review")}
    assert all(str(f.evidence["line"]) in f.message for _, f in findings)
    return [(index, finding.evidence["line"]) for index, finding in findings]


def test_one_translation_for_two_sources() -> None:
    found = pairs((GATE, GATE_ZH), (LIBRARY, GATE_ZH), (BRIDGE, BRIDGE_ZH))
    assert reported(found) == [(0, 25), (1, 15)]


def test_far_apart() -> None:
    found = pairs((GATE, GATE_ZH), (BRIDGE, BRIDGE_ZH), (LIBRARY, GATE_ZH))
    assert reported(found) == [(0, 35), (2, 15)]


def test_a_copy_without_a_source_is_the_odd_one() -> None:
    assert reported(pairs((GATE, GATE_ZH), (LIBRARY, LIBRARY_ZH), ("", GATE_ZH))) == [(2, 15)]
    assert reported(pairs(("", GATE_ZH), (LIBRARY, LIBRARY_ZH), (GATE, GATE_ZH))) == [(0, 35)]


def test_a_source_pasted_twice() -> None:
    assert reported(pairs((GATE, ""), (GATE, GATE_ZH), (BRIDGE, BRIDGE_ZH))) == [(0, 20)]
    assert reported(pairs((GATE, GATE_ZH), (GATE, ""), (BRIDGE, BRIDGE_ZH))) == [(1, 10)]
    assert reported(pairs((GATE, GATE_ZH), (GATE, LIBRARY_ZH))) == [(1, 10)]


def test_twice_in_one_bead_is_marked_where_it_stands() -> None:
    ((index, finding),) = RepeatedParagraph().check_all(pairs((GATE, (GATE_ZH, GATE_ZH))))
    (span,) = finding.target_spans
    assert (index, span.start, span.end) == (0, len(GATE_ZH) + 1, 2 * len(GATE_ZH) + 1)
    assert finding.source_spans == ()
    assert finding.evidence["line"] == 15


def test_white_space_does_not_hide_a_copy() -> None:
    found = pairs((GATE, GATE_ZH), (LIBRARY, GATE_ZH.replace("，", "， ").replace("， ", "，")))
    spaced = pairs((LIBRARY + "  " + BRIDGE, ""), (LIBRARY + " " + BRIDGE, LIBRARY_ZH))
    assert reported(found) == [(0, 25), (1, 15)]
    assert reported(spaced) == [(0, 20)]


def test_three_copies_are_reported_once_each() -> None:
    found = pairs((GATE, GATE_ZH), (LIBRARY, GATE_ZH), (BRIDGE, GATE_ZH))
    assert [index for index, _ in reported(found)] == [0, 1, 2]


def test_repeated_on_both_sides_is_fine() -> None:
    assert reported(pairs((GATE, GATE_ZH), (GATE, GATE_ZH))) == []
    assert reported(pairs(((GATE, GATE), (GATE_ZH, GATE_ZH)))) == []


def test_nearly_the_same_source_is_fine() -> None:
    assert reported(pairs((GATE, GATE_ZH), (GATE.replace("dawn", "Dawn"), GATE_ZH))) == []


def test_a_source_repeated_further_on_is_fine() -> None:
    assert reported(pairs((GATE, GATE_ZH), (BRIDGE, BRIDGE_ZH), (GATE, LIBRARY_ZH))) == []


def test_short_text_code_and_names_are_fine() -> None:
    assert reported(pairs(("See below:", "见下文："), ("As follows:", "见下文："))) == []
    code = "for (int i = 0; i < n; i++) { use(i); }"
    assert reported(pairs((GATE, code), (LIBRARY, code))) == []
    name = "Alder Birch Cedar Elm Group"
    assert reported(pairs((GATE, name), (LIBRARY, name))) == []


def test_nothing_to_see() -> None:
    assert reported([]) == []
    assert reported(pairs((GATE, GATE_ZH), (LIBRARY, LIBRARY_ZH), (BRIDGE, ""))) == []


def test_sources_that_differ_in_a_shortcode_alone_are_the_same() -> None:
    told = GATE.replace("north gate", '{{< tip text="north gate" term_id="gate" >}}')
    assert reported(pairs((GATE, GATE_ZH), (BRIDGE, BRIDGE_ZH), (told, GATE_ZH))) == []
