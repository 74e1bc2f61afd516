"""Reports for the writers' tests, made by hand from the real dataclasses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from aligner.verdict import (
    Decided,
    Finding,
    Judgement,
    Partner,
    Score,
    SentenceLink,
    Severity,
    Status,
    Verdict,
    pair_id,
)
from corpus.model import Lang, Location, Pair, Paragraph, Span, Unpaired
from reports.report import Report

ARTICLE = "texts/harbour.txt"
GUIDE_EN = "docs/en/kettle.md"
GUIDE_ZH = "docs/zh/kettle.md"


def paragraph(text: str, lang: Lang, line: int, file: str = ARTICLE) -> Paragraph:
    return Paragraph(text, lang, Location(file, line))


def verdict(
    source: str,
    target: str,
    status: Status,
    line: int,
    *findings: Finding,
    probability: float | None = None,
    files: tuple[str, str] = (ARTICLE, ARTICLE),
    better: Sequence[Partner] = (),
    decision: Decided = "",
) -> Verdict:
    """A verdict; an empty text is an empty side. In one file the target stands a line below."""
    below = line + 1 if files[0] == files[1] else line
    pair = Pair(
        (paragraph(source, "en", line, files[0]),) if source else (),
        (paragraph(target, "zh", below, files[1]),) if target else (),
    )
    score = None
    scored: dict[str, float] = {}
    if probability is not None:
        scored = {"misplaced": round(math.log((1 - probability) / probability), 6)}
        fit = 0.2 + 0.7 * probability
        figures = (fit, fit - 0.5, fit - 0.1, fit - 0.15, fit, 0.5 - probability)
        score = Score(*(round(figure, 6) for figure in figures))
    return Verdict(
        pair_id(pair),
        pair,
        status,
        score,
        probability,
        tuple(findings),
        tuple(better),
        scored,
        decision=decision,
    )


def over(text: str, part: str) -> tuple[Span, ...]:
    """The span of the first occurrence of a part."""
    start = text.index(part)
    return (Span(start, start + len(part)),)


def finding(
    code: str,
    severity: Severity,
    message: str,
    source: tuple[str, str] | None = None,
    target: tuple[str, str] | None = None,
    /,
    **evidence: str | float | int,
) -> Finding:
    """A finding over a part of either text, given as (text, part)."""
    return Finding(
        code,
        severity,
        message,
        over(*source) if source else (),
        over(*target) if target else (),
        evidence,
    )


def article() -> Judgement:
    """An article with every status, in one file."""
    numbers = (
        "The harbour master counted 318 boats that winter, 40 more than the year before.",
        "那年冬天，港务长数出三百八十一艘船，比前一年多四十艘。",
    )
    left = (
        "Salt kept the rope supple. Nobody remembers who first thought of it. By spring the whole "
        "quay was doing it.",
        "盐让绳子保持柔韧。到了春天，整个码头的人都这么做。",
    )
    added = (
        "She painted the hull green, and left the name as it was.",
        "她把船身漆成绿色，船名原样未动。邻居们都说这个颜色不吉利。",
    )
    whole = "The ferry runs twice a day from the outer pier."
    elsewhere = "渡轮每天两班，从外码头开出。"
    counted = replace(
        verdict(
            *numbers,
            "review",
            6,
            finding(
                "N301",
                "review",
                "The source says 318, the target says 381.",
                (numbers[0], "318"),
                (numbers[1], "三百八十一"),
                source="318",
                target="三百八十一",
                source_value=318,
                target_value=381,
            ),
            finding(
                "P104",
                "note",
                "Part of the sentence fits less well than the rest.",
                (numbers[0], "318 boats that winter"),
            ),
            probability=0.61,
        ),
        sentences=(SentenceLink((Span(0, len(numbers[0])),), (Span(0, len(numbers[1])),), 0.64),),
        unmatched_source=over(numbers[0], "318"),
        unmatched_target=over(numbers[1], "三百八十一"),
    )
    verdicts = (
        verdict("A Winter in the Harbour", "港口的冬天", "ok", 3, probability=0.993),
        counted,
        verdict(
            *left,
            "weak",
            9,
            finding(
                "S201",
                "weak",
                "This sentence has no counterpart in the Chinese: Nobody remembers who first "
                "thought of it.",
                (left[0], "Nobody remembers who first thought of it."),
                log_odds=1.7,
                best_fit=0.12,
            ),
            probability=0.2,
        ),
        verdict(
            *added,
            "review",
            12,
            finding(
                "S202",
                "review",
                "This sentence has no counterpart in the English: 邻居们都说这个颜色不吉利。",
                None,
                (added[1], "邻居们都说这个颜色不吉利。"),
            ),
            probability=0.47,
        ),
        verdict(
            whole,
            "海鸥整夜都在仓库的屋顶上叫。",
            "misaligned",
            15,
            Finding(
                "P103",
                "misaligned",
                "The translation of the source stands at line 19.",
                (Span(0, len(whole)),),
                (Span(0, 14),),
                {"better_target_line": 19},
            ),
            probability=0.004,
            better=(Partner("target", paragraph(elsewhere, "zh", 19), 0.83),),
        ),
        verdict(
            "",
            elsewhere,
            "extra",
            18,
            Finding("P102", "extra", "This paragraph has no English source."),
        ),
        verdict(
            "When the ice broke, everyone came down to the water with lanterns, and for an hour "
            "no one spoke.",
            "",
            "missing",
            21,
            Finding("P101", "missing", "No Chinese text was found for this paragraph."),
        ),
        verdict("The lamp was lit.", "灯点亮了。", "ok", 24, probability=0.97),
        verdict(
            "Five of them stayed.",
            "留下了四个人。",
            "review",
            27,
            Finding("N301", "review", "The source says 5, the target says 4."),
            probability=0.7,
            decision="accepted",
        ),
    )
    return Judgement(
        ARTICLE,
        "en",
        "zh",
        verdicts,
        (
            Unpaired("https://example.org/harbour", Location(ARTICLE, 1), "url"),
            Unpaired("* * *", Location(ARTICLE, 20), "separator"),
            Unpaired("Translated by hand", Location(ARTICLE, 30), "credit"),
        ),
        ("The file was read as GB 18030.",),
    )


def guide() -> Judgement:
    """Two files side by side, with a bead of two paragraphs."""
    files = (GUIDE_EN, GUIDE_ZH)
    date = ("Replace the filter before 3 March 2027.", "请在2027年5月3日之前更换滤芯。")
    two = Pair(
        (
            paragraph("Fill the kettle to the upper mark.", "en", 5, GUIDE_EN),
            paragraph("Do not fill it above the mark.", "en", 7, GUIDE_EN),
        ),
        (paragraph("请把水加到上刻度线，不要超过该线。", "zh", 5, GUIDE_ZH),),
    )
    return Judgement(
        "docs/en/kettle.md, docs/zh/kettle.md",
        "en",
        "zh",
        (
            verdict("# Using the kettle", "# 使用水壶", "ok", 1, probability=0.99, files=files),
            Verdict(pair_id(two), two, "ok", Score(0.8, 0.4, 0.7, 0.7, 0.8, 0.0), 0.95),
            verdict(
                *date,
                "weak",
                9,
                finding(
                    "N302",
                    "weak",
                    "The source says 3 March 2027, the target says 3 May 2027.",
                    (date[0], "3 March 2027"),
                    (date[1], "2027年5月3日"),
                ),
                probability=0.35,
                files=files,
            ),
            verdict(
                "Warm milk is not water.",
                "Warm milk is not water.",
                "missing",
                11,
                Finding("L403", "missing", "The translation is the source itself."),
                files=files,
            ),
        ),
    )


#: Text that tries to be more than text.
HOSTILE: dict[str, str] = {
    "script": '<script>window.hacked = 1</script><img src=x onerror="window.hacked=1">',
    "closing": "</textarea></style></script></p></li><h1>out</h1>",
    "attribute": '" onmouseover="window.hacked=1" x=\'',
    "formula": "=cmd|' /C calc'!A0",
    "template": "{{ 7 * 7 }} {% raw %} ${7*7}",
    "override": "user\u202etxt.exe\u202c end",
    "emoji": "👩‍👩‍👧 🇨🇳 👍🏽",
    "nul": "before\x00after",
    "escape": "\x1b[31mred\x1b]0;title\x07 \x9b2J",
    "surrogate": "half \ud83d of one",
    "markup": "[bold red]x[/] [link=https://example.org]y[/link] :smile:",
    "lines": "one\r\ntwo\rthree\u2028four",
    "entity": "&lt;b&gt; &amp;amp; &#x3c;",
    "long": "A very long paragraph goes on and on. " * 2700,
}


def hostile() -> Judgement:
    """Every hostile text as source, target, message, evidence, better partner and file name."""
    verdicts = []
    for number, (name, text) in enumerate(HOSTILE.items(), 1):
        file = f"{text[:80]}.txt"
        better = Partner("target", paragraph(text, "zh", 9, file), 0.5)
        found = Finding(
            "S201", "weak", f"{name}: {text}", (Span(1, 5),), (Span(0, 3),), {"e": text}
        )
        verdicts.append(
            replace(
                verdict(text, text, "weak", number * 2, found, probability=0.1, better=(better,)),
                id=f"{number:012x}",
            )
        )
    unpaired = tuple(Unpaired(t, Location(t[:80], 1), "neutral") for t in HOSTILE.values())
    return Judgement(HOSTILE["script"], "en", "zh", tuple(verdicts), unpaired, (*HOSTILE.values(),))


def report(*judgements: Judgement, title: str = "") -> Report:
    """A report on the given judgements, on the article where none is given."""
    return Report(judgements or (article(),), "e5-small (embedded)", "0.1.0", title)


def rich_report() -> Report:
    """Everything at once."""
    return report(article(), guide(), hostile(), title="A rich report")


def large_report(pairs: int) -> Report:
    """Many pairs, every tenth flagged."""
    verdicts = tuple(
        verdict(
            f"On day {n} the keeper wrote {n} lines about the weather and the passing ships. " * 3,
            f"第{n}天，守灯人写了{n}行字，记下天气和过往的船只。" * 3,
            "review" if n % 10 == 0 else "ok",
            2 * n,
            *(
                (Finding("N301", "review", "The numbers differ.", (Span(7, 8),), (Span(1, 2),)),)
                if n % 10 == 0
                else ()
            ),
            probability=0.5 if n % 10 == 0 else 0.98,
        )
        for n in range(1, pairs + 1)
    )
    return report(Judgement("log.txt", "en", "zh", verdicts))
