"""Set phrases of letters, forms and greetings."""

from __future__ import annotations

import pytest

from aligner.set_phrases import are_set_phrases


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Kind regards,", "此致\n敬礼！"),
        ("Kind regards,", "順頌商祺"),
        ("ENDS", "（完）"),
        ("To whom it may concern:", "敬启者："),
        ("Best before: see lid", "保质期：见瓶盖"),
        ("Happy Lunar New Year!", "恭喜發財！"),
        ("N/A", "不适用"),
    ],
)
def test_what_is_said_in_the_same_place(english: str, chinese: str) -> None:
    assert are_set_phrases(english, chinese)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Kind regards,", "（完）"),
        ("Best before: see lid", "保质期见罐底"),
        ("Kind regards, and bring the kettle.", "此致敬礼"),
        ("", ""),
    ],
)
def test_what_is_not(english: str, chinese: str) -> None:
    assert not are_set_phrases(english, chinese)
