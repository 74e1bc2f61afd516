"""What changed between two versions of a paragraph, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

#: A number in Han characters, another Han character, a word, a run of white space, a sign.
_TOKEN = re.compile(
    r"[〇零一二两三四五六七八九十百千万亿]+|[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|\s+|.", re.DOTALL
)
#: Finding the common parts takes quadratic time: longer stretches are replaced as a whole.
_LIMIT = 1500


def changes(old: str, new: str) -> list[tuple[str, str]]:
    """Runs of ("same" | "old" | "new", text); the "same" and "old" ones, joined, are `old`."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    inner, outer = before[head : len(before) - tail], after[head : len(after) - tail]
    runs = [
        ("same", "".join(before[:head])),
        *_middle(inner, outer),
        ("same", "".join(before[len(before) - tail :])),
    ]
    return [run for run in runs if run[1]]


def _common(one: list[str], other: list[str]) -> int:
    """How many tokens two texts have in common at their beginnings."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _middle(before: list[str], after: list[str]) -> list[tuple[str, str]]:
    if len(before) + len(after) > _LIMIT:
        return [("old", "".join(before)), ("new", "".join(after))]
    found: list[tuple[str, str]] = []
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(before[i:j])))
        else:
            found += [("old", "".join(before[i:j])), ("new", "".join(after[k:m]))]
    return found
