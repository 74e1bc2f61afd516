"""K905 latex-differs."""

from __future__ import annotations

import pytest

from aligner.checks.latex import LatexDiffers
from tests.checking import found, marked


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "here", "there"),
    [
        (r"See Figure~\ref{fig:kettle}.", r"见图~\ref{fig:lid}。", "fig:kettle", "fig:lid"),
        (r"See \eqref{eq:a} and \ref{s:b}.", r"見\eqref{eq:a}和\ref{s:c}。", "s:b", "s:c"),
        (r"It boils \citep{li, wu}.", r"水开了\cite{wu,xu}。", "li", "xu"),
        (r"\label{s:kettle} Kettles", r"\label{s:lid} 水壶", "s:kettle", "s:lid"),
        (r"Then $x \le y$.", r"则 $x \ge y$。", r"$x \le y$", r"$x \ge y$"),
        (r"Then \(a < b\).", r"则\(a > b\)。", r"\(a < b\)", r"\(a > b\)"),
        (r"Let $\alpha$ be small.", r"设$\beta$很小。", r"$\alpha$", r"$\beta$"),
        (r"For $i$ and $x_i = 1$.", r"對$i$和$x_i = 2$。", "$x_i = 1$", "$x_i = 2$"),
    ],
)
def test_one_for_another_is_weak(
    english: str, chinese: str, here: str, there: str, reverse: bool
) -> None:
    (flag,) = found(LatexDiffers(), english, chinese, reverse=reverse)
    assert (flag.code, flag.severity) == ("K905", "weak")
    sides = ("target", "source") if reverse else ("source", "target")
    assert marked(flag, english, sides[0]) == [here]
    assert marked(flag, chinese, sides[1]) == [there]


def test_another_formula_altogether_is_for_review() -> None:
    (flag,) = found(LatexDiffers(), "It grows as $n^2$.", r"它按$\log m$增长。")
    assert flag.severity == "review"
    assert flag.message == r"The source has the formula $n^2$, the target $\log m$."


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        # another order, another command, another way to write it
        (r"See \autoref{f:a} and \cite[p.~3]{li,wu}.", r"见\citep{wu, li}和图 \ref{f:a}。"),
        (r"If $x \leq y,$ then $\left(y\right)$.", r"若$x\leqslant y$，则$(y)$。"),
        (r"Take $\frac{1}{2} x_{\text{max}}$.", r"取$\dfrac12 x_{\text{最大}}$。"),
        (r"Take $x_1, \ldots, x_n$.", r"取$x_{1},\cdots,x_{n}$。"),
        (r"It is $\log n$.", r"为$\mathrm{log}\,n$。"),
        # left out, told in part or in two
        (r"See \ref{f:a} and \ref{f:b} for $x$ and $y$.", r"$x$见\ref{f:a}。"),
        (r"An $n \times n$ matrix.", r"$n$阶方阵。"),
        (r"Take $x, y \in A$.", r"取$x \in A$、$y \in A$。"),
        (r"Use $a$ and $b$.", r"用a和$b$。"),
        # money, variables of a shell, words, code, Markdown's brackets
        ("It costs $5 or $10 a month.", "每月$7或$10。"),
        ("It costs $5-$10.", "价格为$6-$10。"),
        ("Set $HOME/bin:$PATH in it.", "在其中设置$ROOT/bin:$PATH。"),
        ("The loss $loss$ falls.", "损失$损失$下降。"),
        ("Write `$x$` here.", "在此写`$y$`。"),
        (r"Pots \(glazed\) and lids", r"罐子\(上釉\)和盖子"),
    ],
)
def test_what_counts_as_the_same(english: str, chinese: str, reverse: bool) -> None:
    assert found(LatexDiffers(), english, chinese, reverse=reverse) == []
