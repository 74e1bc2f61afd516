"""What an edit did to a translation, on verdicts made by hand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from aligner.verdict import Finding, Judgement, Status, Verdict
from reports.edit import WHY, Change, by_id, compare
from reports.pages.messages import in_chinese
from tests.reporting import verdict

FILES = ("en.md", "zh.md")
TEXTS = [
    ("The lamp was lit at dusk.", "黄昏时点亮了灯。"),
    ("Nobody rowed out that night.", "那天夜里没有人划船出海。"),
    ("In spring the nets were mended.", "春天，渔网又补好了。"),
]


def pair(
    number: int,
    *findings: Finding,
    source: str | None = None,
    target: str | None = None,
    line: int = 0,
    probability: float | None = 0.99,
) -> Verdict:
    """A verdict on a pair of the story, or what an edit made of it."""
    own = TEXTS[number]
    texts = own[0] if source is None else source, own[1] if target is None else target
    status: Status = "ok"
    for finding in findings:
        if finding.severity != "note":
            status = finding.severity
    one_sided = not all(texts)
    return verdict(
        *texts,
        status,
        line or 1 + 2 * number,
        *findings,
        probability=None if one_sided else probability,
        files=FILES,
    )


def story(*verdicts: Verdict) -> Judgement:
    return Judgement("en.md + zh.md", "en", "zh", verdicts)


def kinds(before: Judgement | None, after: Judgement) -> list[tuple[str, tuple[str, ...]]]:
    changes, _ = compare(before, after, by_id([before] if before else []))
    return [(change.kind, change.codes) for change in changes]


WHOLE = story(pair(0), pair(1), pair(2))
NUMBER = Finding("N301", "weak", "The source says 3, the target 4.")
LOST = Finding("S201", "review", "This sentence has no counterpart in the Chinese: In spring.")
FIT = Finding("P104", "review", "The translation only partly says what the source says.")
MISSING = Finding("P101", "missing", "No Chinese text was found for this paragraph.")
MOVED = Finding("P106", "misaligned", "The translation stands out of order, at line 9.")


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (WHOLE, []),
        (
            story(pair(0), pair(1, NUMBER, target="那天夜里四个人出海。"), pair(2)),
            [("new", ("N301",))],
        ),
        (story(pair(0), pair(1, MISSING, target=""), pair(2)), [("new", ("P101",))]),
        (story(pair(0), pair(1, target="那晚没有人划船出海。"), pair(2)), []),
        (
            story(pair(0), pair(1, target="那天夜里没有。", probability=0.7), pair(2)),
            [("worsened", ("E902",))],
        ),
        (
            story(pair(0), pair(1, FIT, target="那天夜里没有。", probability=0.4), pair(2)),
            [("worsened", ("P104",))],
        ),
        (
            story(pair(0), pair(1, FIT, LOST, target="那天没有。", probability=0.4), pair(2)),
            [("new", ("P104", "S201"))],
        ),
        # The neighbour's figures changed with the text beside it, its own text did not.
        (story(pair(0), pair(1, target="那晚没有人出海。"), pair(2, FIT, probability=0.4)), []),
        # The same text, but it no longer stands where its counterpart does.
        (story(pair(0, MOVED), pair(1), pair(2)), [("new", ("P106",))]),
        (story(pair(2, line=1), pair(0, line=3), pair(1, line=5)), []),
    ],
    ids=[
        *("nothing", "number", "deleted", "reworded", "less-fit", "flagged-fit", "sentence"),
        *("neighbour", "displaced", "moved-together"),
    ],
)
def test_what_became_of_a_good_translation(
    after: Judgement, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert kinds(WHOLE, after) == expected


BAD = story(pair(0), pair(1, NUMBER, LOST, probability=0.5), pair(2))


@pytest.mark.parametrize(
    ("middle", "expected"),
    [
        (pair(1, target="那天夜里没有人出海去。"), [("fixed", ("N301", "S201"))]),
        (
            pair(1, NUMBER, LOST, target="那天夜里没有人出海去。", probability=0.5),
            [("unchanged", ())],
        ),
        (pair(1, NUMBER, target="那天夜里没有人出海去。", probability=0.6), [("unchanged", ())]),
        (
            pair(1, LOST, LOST, target="那天夜里没有人去。", probability=0.45),
            [("new", ("S201",))],
        ),
        (
            pair(1, NUMBER, LOST, target="没有人。", probability=0.02),
            [("worsened", ("N301", "S201"))],
        ),
        (
            pair(
                1,
                Finding("N301", "weak", "The source says 3, the target 5."),
                target="那天夜里没有五个人出海。",
                probability=0.5,
            ),
            [("new", ("N301",))],
        ),
        # A problem that has another name now is no new problem.
        (pair(1, FIT, target="那天夜里没有人出海去。", probability=0.6), [("unchanged", ())]),
    ],
    ids=["fixed", "as-bad", "better", "one-more", "worse", "another-number", "renamed"],
)
def test_what_became_of_a_bad_translation(
    middle: Verdict, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert kinds(BAD, story(pair(0), middle, pair(2))) == expected


def test_what_the_gravest_problem_hid_is_no_new_problem() -> None:
    before = story(pair(0), pair(1, MOVED, probability=0.02), pair(2))
    after = story(pair(0), pair(1, LOST, target="那天夜里没有人。", probability=0.4), pair(2))
    assert kinds(before, after) == [("unchanged", ())]


def test_removing_a_bad_pair_fixes_it() -> None:
    assert kinds(BAD, story(pair(0), pair(2))) == [("fixed", ("N301", "S201"))]


def test_everything_flagged_in_a_new_document_is_new() -> None:
    changes, touched = compare(None, BAD, {})
    assert [change.kind for change in changes] == ["new"]
    assert touched == 3


def test_beads_that_the_aligner_draws_otherwise_are_not_the_edit_s_doing() -> None:
    joined = pair(0, FIT, source=f"{TEXTS[0][0]}\n{TEXTS[1][0]}", probability=0.3)
    two = replace(
        joined,
        pair=replace(
            joined.pair,
            source=(*WHOLE.verdicts[0].pair.source, *WHOLE.verdicts[1].pair.source),
            target=(*WHOLE.verdicts[0].pair.target, *WHOLE.verdicts[1].pair.target),
        ),
    )
    after = story(two, pair(2, target="春天，渔网补好了。"))
    assert kinds(WHOLE, after) == []


@pytest.mark.parametrize("both", [True, False])
def test_paragraphs_that_changed_places_on_one_side_are_found_in_one_bead_too(both: bool) -> None:
    first, second = WHOLE.verdicts[:2]
    lines = [
        replace(p, location=replace(p.location, line=n))
        for n, p in enumerate((*second.pair.target, *first.pair.target), start=1)
    ]
    sources = [*first.pair.source, *second.pair.source]
    if both:
        sources = [
            replace(p, location=replace(p.location, line=n))
            for n, p in enumerate((*second.pair.source, *first.pair.source), start=1)
        ]
    bead = replace(
        first, id="bead", pair=replace(first.pair, source=tuple(sources), target=tuple(lines))
    )
    expected = [] if both else [("new", ("P106",))]
    assert kinds(WHOLE, story(bead, pair(2))) == expected


def test_a_passage_that_moved_to_another_document_is_known_again() -> None:
    changes, _ = compare(story(pair(0)), story(pair(0), pair(2, NUMBER)), by_id([BAD, WHOLE]))
    assert changes == ()


def test_a_worsened_pair_says_from_which_fit_to_which() -> None:
    after = story(pair(0), pair(1, target="那天夜里没有。", probability=0.5), pair(2))
    changes, _ = compare(WHOLE, after, {})
    (change,) = changes
    assert isinstance(change, Change)
    assert change.after is not None
    assert change.after.status == "review"
    assert "99% likely fine before, 50% now" in change.after.findings[0].message


def test_a_pair_that_is_still_likely_fine_has_to_fit_less_well() -> None:
    before = story(pair(0, probability=0.999))
    after = pair(0, target="黄昏时点了灯。", probability=0.95)
    assert before.verdicts[0].score
    assert after.score
    assert kinds(before, story(after)) == []
    loose = replace(after, score=replace(after.score, fit=before.verdicts[0].score.fit - 0.2))
    changes, _ = compare(before, story(loose), {})
    (change,) = changes
    assert change.after
    assert "fit 0.90 before, 0.70 now" in change.after.findings[0].message


def test_a_pair_that_has_come_into_doubt_need_not_fit_less_well() -> None:
    before = story(pair(0))
    (known,) = before.verdicts
    after = pair(0, target="黄昏时点了灯。", probability=0.85)
    doubted = replace(after, score=known.score, scored={"clause": -1.8, "partial": -4.6})
    changes, _ = compare(before, story(doubted), {})
    (change,) = changes
    assert (change.kind, change.codes) == ("worsened", ("E902",))
    assert change.after
    told = "fit less well, words may have no counterpart: 99% likely fine before, 85% now"
    assert told in change.after.findings[0].message


def test_what_was_nearly_certain_is_not_said_to_have_been() -> None:
    before, after = pair(0, probability=0.9999), pair(0, target="黄昏时点了灯。", probability=0.003)
    changes, _ = compare(story(before), story(after), {})
    assert changes[0].after
    assert ": >99% likely fine before, <1% now." in changes[0].after.findings[0].message


@pytest.mark.parametrize("what", WHY.values())
def test_what_may_be_wrong_has_its_chinese_words(what: str) -> None:
    told = f"The edit made the two texts fit less well, {what}: 99% likely fine before, 64% now."
    chinese = in_chinese(told)
    assert chinese
    assert not re.search("[a-z]", chinese)
