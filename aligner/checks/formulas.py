r"""Formulas of LaTeX in running text, $x \le y$, and the keys that its references go by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aligner.things import Thing
from corpus.model import Span
from corpus.scripts import HAN_CHAR
from corpus.words import word_set

_REFERENCE = re.compile(
    r"\\(?:label|(?:eq|auto|page|name|v|[cC])?ref|[a-zA-Z]{0,6}cite[a-zA-Z]{0,8})\*?"
    r"(?:\[[^\[\]\n]{0,60}\]){0,2}\{(?P<keys>[^{}\n]{1,200})\}"
)
_KEY = re.compile(r"[^\s,](?:[^,]*[^\s,])?")
#: Between dollars nothing begins or ends with a blank, so that $5 and $10 is none.
_FORMULA = re.compile(
    r"\\\((?P<round>.{1,300}?)\\\)"
    r"|(?<![\\$A-Za-z0-9])(?P<sign>\${1,2})(?=[^\s$])(?P<body>(?:[^$\\]|\\[^\n]){1,300}?)"
    r"(?<!\s)(?P=sign)(?![A-Za-z0-9{$])"
)
#: Words in a formula, and commands that tell only how it looks.
_WORDS = re.compile(r"\\(?:text(?:rm|it|bf|sf)?|mbox|hbox)\s?\{[^{}]*\}")
_LOOKS = re.compile(
    r"\\(?:(?:left|right|[bB]igg?[lrm]?|displaystyle|textstyle|limits|nolimits|q?quad|math(?:rm|bf|it"
    r"|sf)|boldsymbol|bm|operatorname)(?![A-Za-z])\*?|[,;:!\s])|(?<!\\)[{}~&\s]"
)
_THOUSANDS = re.compile(r"(?<=\d)(?:\{,\}|,)(?=\d{3}(?!\d))")
_FUNCTION = re.compile(
    r"\\(log|ln|exp|sin|cos|tan|min|max|lim|sup|inf|det|dim|gcd|arg|deg|Pr)(?![a-zA-Z])"
)
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\S")
_ENDING = word_set(". , ; : 。 ， ； ： 、")
#: A word in plain letters is no formula but prose or code.
_PROSE = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{4}")
#: What says that it is more than an amount, which is the business of N301.
_SAYS = re.compile(r"\\[A-Za-z]|[A-Za-z<>=]")
#: Two ways to write one sign.
_ALIKE = {
    spelling: row.split()[0]
    for row in r"""
\le \leq \leqslant \leqq ≤ ⩽
\ge \geq \geqslant \geqq ≥ ⩾
\ne \neq ≠
< \lt
> \gt
\to \rightarrow \longrightarrow →
\gets \leftarrow
\Rightarrow \implies
\Leftrightarrow \iff
\dots \ldots \cdots \dotsc \dotsb …
\frac \dfrac \tfrac
\emptyset \varnothing
\epsilon \varepsilon
\phi \varphi
\theta \vartheta
\times ×
\cdot ·
- −
\Vert \| \lVert \rVert \lVert
| \vert \mid \lvert \rvert
* \ast
' \prime
\land \wedge
\lor \vee
\lnot \neg
""".strip().splitlines()
    for spelling in row.split()
}

Tokens = tuple[str, ...]


def references(text: str) -> Iterator[Thing]:
    r"""The keys of \ref, \cite, \label and their kind, which a translation may leave out but not
    exchange."""
    for match in _REFERENCE.finditer(text) if "\\" in text else ():
        start = match.start("keys")
        for key in _KEY.finditer(match["keys"]):
            span = Span(start + key.start(), start + key.end())
            yield Thing(key[0], key[0], span, "link")


def formulas(text: str) -> Iterator[Thing]:
    """What stands between dollars or \\( and \\) and says more than an amount; the key are its
    tokens, one a line."""
    for match in _FORMULA.finditer(text):
        body = match["body"] or match["round"]
        tokens = _tokens(body)
        if tokens and _SAYS.search("\n".join(tokens)) and not _is_prose(body):
            yield Thing("\n".join(tokens), match[0], Span(*match.span()))


def _is_prose(body: str) -> bool:
    bare = _WORDS.sub("", body)
    return bool(HAN_CHAR.search(bare) or _PROSE.search(bare))


def _tokens(body: str) -> Tokens:
    """What a formula says: without words in it, blanks, and what tells only how it looks."""
    bare = _THOUSANDS.sub("", _WORDS.sub("", body))
    bare = _LOOKS.sub(" ", _FUNCTION.sub(r"\1 ", bare))
    tokens = [_ALIKE.get(token, token) for token in _TOKEN.findall(bare)]
    while tokens and tokens[-1] in _ENDING:
        tokens.pop()
    return tuple(tokens)


def unlike(
    mine: Sequence[Thing], theirs: Sequence[Thing], source: str, target: str
) -> tuple[list[Thing], list[Thing], bool]:
    """The formulas of either side that stand for one another but differ; whether by one token only.

    source, target: what stands around them, where a variable may stand without its dollars. One
    formula may be told as two, or a part of it alone: n times n, of order n.
    """
    left, right = _only_in(mine, theirs, target), _only_in(theirs, mine, source)
    left, right = _not_part(left, right), _not_part(right, left)
    lone = len(left) == len(right) == 1
    near = [
        (one, other)
        for one in left
        for other in right
        if _is_near(one, other) and (lone or "\n" in one.key)
    ]
    if near:
        here = list(dict.fromkeys(one for one, _ in near))
        there = list(dict.fromkeys(other for _, other in near))
        return here, there, True
    return (left, right, False) if lone else ([], [], False)


def _only_in(some: Sequence[Thing], others: Sequence[Thing], around: str) -> list[Thing]:
    keys = {other.key for other in others}
    first = {thing.key: thing for thing in reversed(some) if thing.key not in keys}
    return [thing for thing in first.values() if not _stands(thing, around)]


def _stands(formula: Thing, text: str) -> bool:
    body = r"\s*".join(map(re.escape, formula.key.split("\n")))
    return bool(re.search(rf"(?<![A-Za-z0-9\\]){body}(?![A-Za-z0-9])", text))


def _not_part(some: Sequence[Thing], others: Sequence[Thing]) -> list[Thing]:
    """Those that neither contain one of the others nor are contained in it."""
    return [
        thing
        for thing in some
        if not any(_holds(thing, other) or _holds(other, thing) for other in others)
    ]


def _holds(whole: Thing, part: Thing) -> bool:
    return f"\n{part.key}\n" in f"\n{whole.key}\n"


def _is_near(one: Thing, other: Thing) -> bool:
    mine, theirs = one.key.split("\n"), other.key.split("\n")
    return len(mine) == len(theirs) and sum(map(str.__ne__, mine, theirs)) == 1
