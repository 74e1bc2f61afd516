"""Which quantity of one side is which of the other, and what is left over."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import log10

from aligner.quantities.compounds import paired_in_parts
from aligner.quantities.elided import without_elided
from aligner.quantities.eras import REIGN
from aligner.quantities.model import Key, Quantity
from aligner.quantities.pieces import in_pieces
from aligner.quantities.roles import ROLE
from aligner.quantities.slashed import paired_as_dates
from aligner.quantities.units import convertible

#: Two amounts are near each other that differ by this power of ten at most.
NEAR = 0.3
#: Begins the labels of numbers that are never the same if they differ.
_APART = (REIGN, ROLE)
#: Above this many left over on a side, they are not compared each with each.
FEW = 300


#: Where a quantity waits for its partner: its kind, a key, and of what sort it is (`_SORTS`).
_Place = tuple[str, Key, str]


@dataclass(frozen=True, slots=True)
class Matching:
    """Quantities that say the same, and those without a partner.

    A leftover that repeats what the other side does say is no more than firm (weight 1).
    """

    matched: tuple[tuple[Quantity, Quantity], ...]
    source_only: tuple[Quantity, ...]
    target_only: tuple[Quantity, ...]


def match(source: Sequence[Quantity], target: Sequence[Quantity]) -> Matching:
    """Pair both sides' quantities one to one: the same kind and value first, then any reading
    they share, then measures in different units, then vague amounts with what may be them."""
    matched: list[tuple[Quantity, Quantity]] = []
    found, left, right = paired_as_dates(source, target)
    matched.extend(found)
    found, left, right = paired_in_parts(left, right)
    matched.extend(found)
    left, right, mislabelled = _mislabelled(left, right)
    for strict in (True, False):
        left, right = _pair_by_key(left, right, matched, strict)
    for same in (_same_size, _same_order, _about_round, _some_more):
        found, left, right = paired(same, left, right)
        matched.extend(found)
    found, left, right = in_pieces(left, right)
    matched.extend(found)
    left, right = without_elided(left, right, matched)
    told_source = {key for pair in matched for key in pair[0].keys}
    told_target = {key for pair in matched for key in pair[1].keys}
    return Matching(
        tuple(matched),
        tuple(_repeats(left, told_target)) + tuple(one for one, _ in mislabelled),
        tuple(_repeats(right, told_source)) + tuple(other for _, other in mislabelled),
    )


def _mislabelled(
    left: Sequence[Quantity], right: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity], list[tuple[Quantity, Quantity]]]:
    """(what is left of either, pairs of one label and different numbers): Item 1 against Item-8.

    They are set aside before an "one" elsewhere is taken for the first.
    """
    same = {code for one in left for code in one.codes} & {c for o in right for c in o.codes}
    alone = [[q for q in side if q.codes and not q.codes & same] for side in (left, right)]

    def like(one: Quantity, other: Quantity) -> bool:
        shared = one.labels & other.labels - {""}
        # Two years of one reign are told apart, though both may reach into one of ours.
        told = any(label.startswith(_APART) for label in shared)
        return bool(shared) and (told or not set(one.plain) & set(other.plain))

    found, *_ = paired(like, *alone)
    taken = {id(quantity) for pair in found for quantity in pair}
    rest, other_rest = ([q for q in side if id(q) not in taken] for side in (left, right))
    return rest, other_rest, [(_firm(one), _firm(other)) for one, other in found]


def _firm(quantity: Quantity) -> Quantity:
    """What says what it counts is not too small to be told wrong: once a day."""
    return replace(quantity, weight=max(1, quantity.weight))


def _keys(quantity: Quantity, strict: bool) -> Iterable[tuple[str, Key]]:
    if strict:
        yield quantity.kind, quantity.keys[0]
    else:
        for key in quantity.keys:
            yield "", key


def _pair_by_key(
    left: list[Quantity],
    right: list[Quantity],
    matched: list[tuple[Quantity, Quantity]],
    strict: bool,
) -> tuple[list[Quantity], list[Quantity]]:
    waiting: defaultdict[_Place, deque[int]] = defaultdict(deque)
    for index, quantity in enumerate(right):
        for key in dict.fromkeys(_keys(quantity, strict)):
            waiting[(*key, _sort(quantity))].append(index)
    used: set[int] = set()
    rest: list[Quantity] = []
    for quantity in left:
        taken = _take(quantity, waiting, used, strict)
        if taken is None:
            rest.append(quantity)
        else:
            used.add(taken)
            matched.append((quantity, right[taken]))
    return rest, [quantity for index, quantity in enumerate(right) if index not in used]


def _take(
    quantity: Quantity,
    waiting: defaultdict[_Place, deque[int]],
    used: set[int],
    strict: bool,
) -> int | None:
    for kind, key in _keys(quantity, strict):
        sorts = _SORTS[_sort(quantity)] if key[0] == "n" else _SORTS[""]
        for sort in sorts:
            queue = waiting.get((kind, key, sort))
            while queue:
                index = queue.popleft()
                if index not in used:
                    return index
    return None


def _sort(quantity: Quantity) -> str:
    if quantity.kind == "ordinal":
        return "ordinal" if any(name == "r" for name, _ in quantity.keys) else ""
    return quantity.kind if quantity.kind in ("fraction", "month", "day", "time") else ""


#: Which sorts may share a plain number: 3/4 and 3/5 are not the same for their 3, nor are a third
#: and 2/3; the 5th of March is not the 3rd of May, nor 3 a.m. 3 p.m.
_SORTS = {
    "fraction": ("", "month", "day", "time"),
    "ordinal": ("ordinal", "", "month", "day", "time"),
    "month": ("fraction", "ordinal", ""),
    "day": ("fraction", "ordinal", "", "day"),
    "time": ("fraction", "ordinal", ""),
    "": ("fraction", "ordinal", "", "month", "day", "time"),
}


def paired(
    like: Callable[[Quantity, Quantity], bool], left: list[Quantity], right: list[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """(pairs of what is alike on both sides, what is left of either); all is left where there is
    too much to compare."""
    if max(len(left), len(right)) > FEW:
        return [], left, right
    found: list[tuple[Quantity, Quantity]] = []
    rest: list[Quantity] = []
    for quantity in left:
        partner = next((other for other in right if like(quantity, other)), None)
        if partner is None:
            rest.append(quantity)
        else:
            right = [other for other in right if other is not partner]
            found.append((quantity, partner))
    return found, rest, right


def closest(
    like: Callable[[Quantity, Quantity], bool], left: list[Quantity], right: list[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """As `paired`, but each with the one of those alike that it is most probably for."""
    if max(len(left), len(right)) > FEW:
        return [], left, right
    near = sorted(
        (_distance(one, other), abs(i / len(left) - j / len(right)), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if like(one, other)
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in near:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    found = [(left[i], right[j]) for i, j in sorted(partner.items())]
    rest = [quantity for i, quantity in enumerate(left) if i not in partner]
    return found, rest, [quantity for j, quantity in enumerate(right) if j not in taken]


def _distance(one: Quantity, other: Quantity) -> tuple[bool, ...]:
    """In what two quantities differ, what says most first: the digits in whatever order."""
    return (_digits(one) != _digits(other), one.unit != other.unit, one.scale != other.scale)


def _digits(quantity: Quantity) -> list[str]:
    value = quantity.value
    shown = value if isinstance(value, str) else f"{float(value):.12e}".partition("e")[0]
    return sorted(sign for sign in shown if sign not in "0.-")


def _same_size(one: Quantity, other: Quantity) -> bool:
    """50 miles and 80 公里, two decades and 20年, a third and 33%."""
    if one.unit and other.unit and one.unit != other.unit:
        give = 0.15 if one.is_untold or other.is_untold else 0.05
        return any(
            convertible(float(a), one.unit, float(b), other.unit, give)
            for a in one.plain
            for b in other.plain
        )
    if {one.kind, other.kind} & {"fraction", "ordinal"}:  # a third is read as an ordinal
        return any(
            isinstance(a, Fraction)
            and isinstance(b, Fraction)
            and abs(a - b) < min(Fraction(1, 100), max(abs(a), abs(b)) / 4)
            for name, a in one.keys
            if name == "r"
            for other_name, b in other.keys
            if other_name == "r"
        )
    return False


def _same_order(one: Quantity, other: Quantity) -> bool:
    """About 10,000 and 上万."""
    return not (one.orders and other.orders) and 0 <= apart(one, other) <= NEAR


def _about_round(one: Quantity, other: Quantity) -> bool:
    """Nearly a million and 95万, more than a million and 130万; but 16多亿 is told so exactly that
    it is no billion."""
    if one.is_round == other.is_round or one.kind != other.kind:
        return False
    round_one, exact_one = (one, other) if one.is_round else (other, one)
    told, exact = round_one.value, exact_one.value
    if isinstance(told, str) or isinstance(exact, str):
        return False
    most = Fraction(3, 2) if exact_one.over else 2
    return Fraction(9, 10) * told <= exact < most * told


def _some_more(one: Quantity, other: Quantity) -> bool:
    """24 people and 二十多人."""
    told, exact = (one, other) if one.over else (other, one)
    if told.kind == exact.kind == "time":  # 十一点多 and 11:20
        return any(hour < time < hour + told.over for hour in told.times for time in exact.times)
    if not told.over or exact.kind not in ("number", "multiple") or isinstance(told.value, str):
        return False
    return any(told.value < value < told.value + told.over for value in exact.plain)


def apart(one: Quantity, other: Quantity) -> float:
    """By what factor two amounts differ of which one at least is vague, as a power of ten; 0 where
    they may be the same, -1 where they cannot be compared."""
    if not (one.orders or other.orders) or "number" not in (one.kind, other.kind):
        return -1
    first, second = _bounds(one), _bounds(other)
    if first is None or second is None:
        return -1
    return max(0.0, first[0] - second[1], second[0] - first[1])


def _bounds(quantity: Quantity) -> tuple[float, float] | None:
    """Between which powers of ten an amount lies."""
    if quantity.orders:
        return min(quantity.orders), max(quantity.orders) + 1
    value = quantity.value
    if quantity.kind not in ("number", "multiple") or isinstance(value, str) or value < 10:
        return None
    return log10(value), log10(value)


def _repeats(rest: list[Quantity], told: set[Key]) -> Iterable[Quantity]:
    for quantity in rest:
        if quantity.weight == 2 and any(key in told for key in quantity.keys):
            yield replace(quantity, weight=1)
        elif quantity.orders and any(key in told for key in quantity.keys):
            yield replace(quantity, weight=0)
        else:
            yield quantity
