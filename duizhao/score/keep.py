"""`--keep 'probability > 0.9 and status == "ok"'`: a condition on the columns, never evaluated
as Python."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping

from corpus.errors import ConfigError
from reports.table import DTYPES, Value

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


def parse(text: str) -> Keep:
    """A condition: comparisons of columns with numbers, texts and lists of them, joined by
    `and`, `or` and `not`. A comparison with an absent number holds for no row.

    Raises ConfigError for anything else, an unknown column, or a text compared with a number.
    """
    try:
        if len(text) > _LONGEST:
            raise ValueError("too long")
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ConfigError(f"--keep {text[:80]!r}: not a condition {_EXAMPLE}") from None
    return _condition(tree.body, text)


_EXAMPLE = "(an example: 'probability > 0.9 and status == \"ok\"')"


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
    raise ConfigError(f"--keep: {ast.unparse(node)[:80]!r} is no comparison {_EXAMPLE}")


def _comparison(node: ast.Compare, text: str) -> Keep:
    nodes = [node.left, *node.comparators]
    terms = [_term(one) for one in nodes]
    kinds = [_kind(one) for one in nodes]
    steps = []
    for number, sign in enumerate(node.ops):
        compare = _COMPARISONS.get(type(sign))
        left, right = kinds[number], kinds[number + 1]
        listed = isinstance(sign, (ast.In, ast.NotIn))
        fits = right in (f"list of {left}", "text") if listed else left == right
        if compare is None or not fits or (listed and right == "text" != left):
            part = f"{ast.unparse(nodes[number])} with {ast.unparse(nodes[number + 1])}"
            raise ConfigError(f"--keep: cannot compare {part[:120]} in this way")
        steps.append((terms[number], compare, terms[number + 1]))

    def holds(row: Row) -> bool:
        for first, compare, second in steps:
            one, other = first(row), second(row)
            if one is None or other is None or not compare(one, other):
                return False
        return True

    return holds


def _term(node: ast.expr) -> _Term:
    if isinstance(node, ast.Name):
        if node.id not in DTYPES:
            raise ConfigError(f"--keep: no column {node.id!r} (columns: {', '.join(DTYPES)})")
        name = node.id
        return lambda row: row[name]
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        value = None
    if not _is_plain(value) and not (
        isinstance(value, (list, tuple)) and value and all(map(_is_plain, value))
    ):
        shown = ast.unparse(node)[:80]
        raise ConfigError(f"--keep: {shown!r} is no column, number, text or list of them")
    return lambda row: value


def _is_plain(value: object) -> bool:
    return isinstance(value, (int, float, str)) and not isinstance(value, bool)


def _kind(node: ast.expr) -> str:
    """What a term is: "number", "text", "list of number" or "list of text"."""
    if isinstance(node, ast.Name):
        return "text" if DTYPES[node.id] == "str" else "number"
    value = ast.literal_eval(node)
    if isinstance(value, (list, tuple)):
        kinds = {"text" if isinstance(one, str) else "number" for one in value}
        return f"list of {kinds.pop()}" if len(kinds) == 1 else "list of many kinds"
    return "text" if isinstance(value, str) else "number"
