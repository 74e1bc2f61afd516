"""`--keep 'probability > 0.9 and status == "ok"'`: a condition on the columns, never evaluated
as Python."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from corpus.errors import ConfigError
from reports.table import DTYPES, Value

#: The columns that a condition can name: quality is reckoned where it is asked for.
COLUMNS = DTYPES | {"quality": "float64"}

Row = Mapping[str, Value]
Keep = Callable[[Row], bool]
_Term = Callable[[Row], object]

_COMPARISONS: dict[type[ast.cmpop], Callable[[object, object], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,  # type: ignore[dict-item]
    ast.LtE: operator.le,  # type: ignore[dict-item]
    ast.Gt: operator.gt,  # type: ignore[dict-item]
    ast.GtE: operator.ge,  # type: ignore[dict-item]
    ast.In: lambda part, whole: operator.contains(whole, part),  # type: ignore[arg-type]
    ast.NotIn: lambda part, whole: not operator.contains(whole, part),  # type: ignore[arg-type]
}
#: Longer ones are no filter, and deep ones would exhaust the parser.
_LONGEST = 2000
#: One equals sign where two are meant.
_ASSIGNED = re.compile(r"[^=!<>]=[^=]")


def parse(text: str) -> Keep:
    """A condition: comparisons of columns with numbers, texts and lists of them, joined by
    `and`, `or` and `not`. A comparison with an absent number holds for no row.

    Raises ConfigError, which says where, for anything else, an unknown column, or a text compared
    with a number.
    """
    text = text.strip()
    try:
        if len(text) > _LONGEST:
            raise ValueError("too long")
        tree = ast.parse(text, mode="eval")
    except SyntaxError as error:
        raise _slip(text, error) from None
    except (ValueError, RecursionError, MemoryError):
        raise ConfigError(f"--keep {text[:80]!r}: not a condition {_EXAMPLE}") from None
    return _condition(tree.body, text)


def names(text: str) -> frozenset[str]:
    """The columns that a condition names. Raises SyntaxError where `parse` raises ConfigError."""
    nodes = ast.walk(ast.parse(text.strip(), mode="eval"))
    return frozenset(node.id for node in nodes if isinstance(node, ast.Name))


_EXAMPLE = "(an example: 'probability > 0.9 and status == \"ok\"')"


def _slip(text: str, error: SyntaxError) -> ConfigError:
    place = (error.offset or len(text) + 1) - 1  # none at the end
    if "never closed" in error.msg or "unterminated" in error.msg:
        return _fault(text, place, "is never closed")
    if _ASSIGNED.search(text):
        return _fault(text, place, "is no condition; one compares with ==")
    return _fault(text, place, "is no condition")


def _fault(text: str, place: int, reason: str) -> ConfigError:
    """One line on what is wrong at a place of the condition."""
    start, rest = text[:place], text[place:]
    if not rest:
        return ConfigError(f"--keep: something is missing after {start[-30:]!r} {_EXAMPLE}")
    shown = rest if len(rest) <= 40 else f"{rest[:40]}..."
    example = "" if "columns" in reason else f" {_EXAMPLE}"
    return ConfigError(f"--keep: at character {place + 1}, {shown!r}: {reason}{example}")


def _at(node: ast.expr, text: str) -> int:
    """Where a part of the condition begins; Python counts bytes."""
    lines = text.encode().split(b"\n")
    before = b"\n".join([*lines[: node.lineno - 1], lines[node.lineno - 1][: node.col_offset]])
    return len(before.decode(errors="replace"))


def _condition(node: ast.expr, text: str) -> Keep:
    if isinstance(node, ast.BoolOp):
        parts = [_condition(value, text) for value in node.values]
        every = isinstance(node.op, ast.And)
        return lambda row: (all if every else any)(part(row) for part in parts)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        inner = _condition(node.operand, text)
        return lambda row: not inner(row)
    if isinstance(node, ast.Compare):
        return _comparison(node, text)
    raise _fault(text, _at(node, text), "is no comparison")


def _comparison(node: ast.Compare, text: str) -> Keep:
    nodes = [node.left, *node.comparators]
    terms = [_term(one, text) for one in nodes]
    kinds = [_kind(one) for one in nodes]
    steps = []
    for number, sign in enumerate(node.ops):
        compare = _COMPARISONS.get(type(sign))
        left, right = kinds[number], kinds[number + 1]
        listed = isinstance(sign, (ast.In, ast.NotIn))
        fits = right in (f"list of {left}", "text") if listed else left == right
        if compare is None or not fits or (listed and right == "text" != left):
            why = _unlike(left, right, listed) if compare else "they cannot be compared so"
            raise _fault(text, _at(nodes[number], text), why)
        steps.append((terms[number], compare, terms[number + 1]))

    def holds(row: Row) -> bool:
        for first, compare, second in steps:
            one, other = first(row), second(row)
            if one is None or other is None or not compare(one, other):
                return False
        return True

    return holds


def _unlike(left: str, right: str, listed: bool) -> str:
    if listed:
        return f"a {left} is not looked for in a {right}"
    return f"a {left} is not compared with a {right}"


def _term(node: ast.expr, text: str) -> _Term:
    if isinstance(node, ast.Name):
        if node.id not in COLUMNS:
            raise _fault(text, _at(node, text), _unknown(node.id))
        name = node.id
        return lambda row: row[name]
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        value = None
    if not _is_plain(value) and not (
        isinstance(value, (list, tuple)) and value and all(map(_is_plain, value))
    ):
        raise _fault(text, _at(node, text), "is no column, number, text or list of them")
    return lambda row: value


def _unknown(name: str) -> str:
    close = get_close_matches(name, COLUMNS, n=1)
    hint = f"did you mean {close[0]}?" if close else f"a text needs quotes, '{name}';"
    return f"there is no column {name}; {hint} the columns are {', '.join(COLUMNS)}"


def _is_plain(value: object) -> bool:
    return isinstance(value, (int, float, str)) and not isinstance(value, bool)


def _kind(node: ast.expr) -> str:
    """What a term is: "number", "text", "list of number" or "list of text"."""
    if isinstance(node, ast.Name):
        return "text" if COLUMNS[node.id] == "str" else "number"
    value = ast.literal_eval(node)
    if isinstance(value, (list, tuple)):
        kinds = {"text" if isinstance(one, str) else "number" for one in value}
        return f"list of {kinds.pop()}" if len(kinds) == 1 else "list of many kinds"
    return "text" if isinstance(value, str) else "number"
