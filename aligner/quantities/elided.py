"""Months that one language tells with every day, and the other once: 1 to 7 October and 8 October,
10月1日至7日、8日."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.quantities.model import Quantity


def without_elided(
    left: list[Quantity], right: list[Quantity], matched: Sequence[tuple[Quantity, Quantity]]
) -> tuple[list[Quantity], list[Quantity]]:
    """What is left of either side, without months that the other need not tell again."""
    days = [both for both in matched if {both[0].kind, both[1].kind} == {"day"}]
    back = [(other, one) for one, other in days]
    return (
        _told(left, days, [*right, *(other for _, other in matched)]),
        _told(right, back, [*left, *(one for one, _ in matched)]),
    )


def _told(
    rest: Sequence[Quantity],
    days: Sequence[tuple[Quantity, Quantity]],
    others: Sequence[Quantity],
) -> list[Quantity]:
    """`days` are pairs of a day of this side and one of the other, `others` all that side has."""
    dates = {quantity.text for quantity in others if quantity.kind == "month"}
    months = {quantity.value for quantity in others if quantity.kind == "month"}
    alone = {day.text for day, other in days if other.text not in dates}
    return [q for q in rest if not (q.kind == "month" and q.text in alone and q.value in months)]
