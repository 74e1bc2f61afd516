"""A report as one page: everything that the template needs, and the page itself."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.verdict import STATUSES, Status
from corpus.model import Lang
from reports.pages import overview
from reports.pages import tree as trees
from reports.pages.messages import message
from reports.pages.overview import Plot, Spread
from reports.pages.rows import Lines, Row
from reports.pages.view import Rows
from reports.pages.words import Words, catalogue, counted
from reports.report import Report
from reports.review.decision import text_hash
from reports.words import percent
from reports.writers.text import one_line, visible

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
#: With more pairs than this a browser would take seconds to lay out all of them.
LAZY = 400
#: Stands in a served page for what is told to its script of the review.
STATE = "@state@"
STYLES = ("base.css", "overview.css", "pairs.css", "review.css", "tree.css", "narrow.css")
SCRIPTS = ("words.js", "pairs.js", "decisions.js", "list.js", "actions.js", "edit.js", "start.js")


@dataclass(frozen=True, slots=True)
class File:
    index: int
    name: str
    pairs: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text that was not judged."""

    reason: str
    place: str
    file: str
    lines: Lines
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """`key` names the report in the browser's storage: the same pairs, the same key.

    lazy: so many rows that the page fills them in as they come into sight.
    """

    key: str
    title: str
    model: str
    version: str
    created: str
    total: int
    flagged: int
    counts: tuple[tuple[Status, int], ...]
    codes: tuple[tuple[str, int], ...]
    files: tuple[File, ...]
    rows: tuple[Row, ...]
    lazy: bool
    plots: tuple[Plot, ...]
    spread: Spread | None
    leftovers: tuple[Leftover, ...]
    notes: tuple[str, ...]
    tree: trees.Overview | None


def page(report: Report) -> Page:
    """Everything the template needs; all text in it is visible() and still to be escaped."""
    counts = report.counts()
    codes = Counter(code for v in report.verdicts for code in {f.code for f in v.findings})
    flagged = {verdict.id for verdict in report.flagged()}
    files = tuple(
        File(
            index,
            visible(judgement.name),
            len(judgement.verdicts),
            sum(v.id in flagged for v in judgement.verdicts),
        )
        for index, judgement in enumerate(report.judgements)
    )
    rows = tuple(Rows(report))
    return Page(
        key=text_hash("\n".join(verdict.id for verdict in report.verdicts)),
        title=one_line(report.title or (files[0].name if len(files) == 1 else "")),
        model=one_line(report.model),
        version=one_line(report.version),
        created=one_line(report.created or ""),
        total=len(report.verdicts),
        flagged=len(report.flagged()),
        counts=tuple((status, counts[status]) for status in reversed(STATUSES) if counts[status]),
        codes=tuple((visible(code), codes[code]) for code in sorted(codes)),
        files=files,
        rows=rows,
        lazy=len(rows) > LAZY,
        plots=overview.plots(report),
        spread=overview.spread(report),
        leftovers=tuple(_leftovers(report)),
        notes=tuple(one_line(note) for j in report.judgements for note in j.notes),
        tree=trees.overview(report),
    )


def _leftovers(report: Report) -> Iterator[Leftover]:
    files = {u.location.file for j in report.judgements for u in j.unpaired}
    for judgement in report.judgements:
        for unpaired in judgement.unpaired:
            location = unpaired.location
            yield Leftover(
                reason=visible(unpaired.reason),
                place=one_line(str(location)),
                file=one_line(location.file) if len(files) > 1 else "",
                lines=Lines(location.line, location.line, location.counted),
                text=visible(unpaired.text),
            )


def in_one_file(report: Report) -> str:
    """The page with all that it needs in it.

    Style and script are named in its Content-Security-Policy by their hashes, so that nothing
    in a report's text could run even if it came through unescaped.
    """
    style, script = "".join(map(asset, STYLES)), "".join(map(asset, SCRIPTS))
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return _render(report, {"served": False}, style=style, script=script, policy=policy)


def served(report: Report) -> str:
    """The page as the review server gives it out, with STATE where `embedded` state goes."""
    return _render(report, {"served": True, "state": STATE}, scripts=SCRIPTS, styles=STYLES)


def bodies(rows: Iterable[Row], lang: Lang) -> list[str]:
    """The HTML of each pair alone."""
    module = _environment().get_template("pair.html.j2").make_module(_functions(Words(lang)))
    return [str(module.body(row)) for row in rows]  # type: ignore[attr-defined]


def facts(row: Row) -> dict[str, Any]:
    """What the page's script has to know of a pair."""
    side = row.source or row.target
    return {
        "id": row.id,
        "number": row.number,
        "status": row.status,
        "given": row.decision,
        "file": str(row.file),
        "codes": row.codes,
        "doubt": row.doubt,
        "length": row.length,
        "p": row.likely if row.likely is None else round(row.likely, 4),
        "hashes": row.hashes,
        "path": row.path,
        "line": row.line,
        "why": f"code.{row.reasons[0].code}" if row.reasons else f"status.{row.status}",
        "lang": side.lang if side else "",
        "figures": row.figures,
    }


@lru_cache
def asset(name: str) -> str:
    """A style sheet or script of the page."""
    # Universal newlines: the hash must be that of what the browser sees, and it sees "\n".
    return (_HERE / "assets" / name).read_text(encoding="utf-8")


def _render(report: Report, setup: dict[str, Any], **given: Any) -> str:
    words = Words(report.lang or "en")
    found = page(report)
    pairs = [facts(row) for row in found.rows]
    if found.lazy:
        for pair, body in zip(pairs, bodies(found.rows, words.lang), strict=True):
            pair["html"] = body
    setup = {
        "key": found.key,
        "lang": report.lang or "",
        "pairs": pairs,
        "words": {"en": catalogue("en"), "zh": catalogue("zh")},
        **setup,
    }
    template = _environment().get_template("page.html.j2")
    return template.render(
        page=found, setup=embedded(setup), served=setup["served"], **given, **_functions(words)
    )


def _functions(words: Words) -> dict[str, Any]:
    return {
        "t": words.t,
        "ta": words.ta,
        "say": words.say,
        "counted": counted,
        "likely": lambda probability: words.t("likely", percent(probability)),
        "message": lambda text: message(words, text),
        "lang": words.lang,
        "size": overview.SIZE,
        "width": overview.WIDTH,
        "height": overview.HEIGHT,
    }


def embedded(value: object) -> str:
    """JSON for a data block: nothing in it can end the element that it stands in."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _hash(text: str) -> str:
    """A source expression of the CSP: https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
