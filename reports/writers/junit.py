"""JUnit's XML, which every CI shows: a suite for each document, a case for each pair."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from aligner.verdict import Judgement, first_location
from reports.problems import Problem, problems
from reports.report import Report
from reports.writers.base import Writer
from reports.writers.text import excerpt, one_line, visible

#: What XML 1.0 has no way to write, beyond what `visible` writes out.
_NOT_XML = re.compile("[\ufffe\uffff]")


def render(report: Report) -> bytes:
    """What fails a check, or is flagged where there was none, is a failure; the rest of what was
    noticed is told in the case's output."""
    found: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems(report):
        found.setdefault((problem.document, problem.verdict.id), []).append(problem)
    root = ET.Element("testsuites", name="duizhao")
    for judgement in report.judgements:
        _suite(root, judgement, found, checked=report.edit is not None)
    for name in ("tests", "failures"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root, " ")
    text: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return text + b"\n"


def _suite(
    root: ET.Element,
    judgement: Judgement,
    found: dict[tuple[str, str], list[Problem]],
    *,
    checked: bool,
) -> None:
    suite = ET.SubElement(root, "testsuite", name=_fit(one_line(judgement.name)))
    failures = 0
    for verdict in judgement.verdicts:
        own = found.get((judgement.name, verdict.id), [])
        place = own[0].location if own else first_location(verdict.pair)
        name = excerpt(verdict.pair.source_text or verdict.pair.target_text, 80)
        case = ET.SubElement(
            suite,
            "testcase",
            classname=_fit(one_line(place.file)),
            name=_fit(f"{place.words}: {name}"),
            file=_fit(one_line(place.file)),
            line=str(place.line),
        )
        fails = any(problem.fails for problem in own) if checked else bool(own)
        failures += fails
        _tell(case, own, fails=fails)
    suite.set("tests", str(len(judgement.verdicts)))
    suite.set("failures", str(failures))


def _tell(case: ET.Element, own: Iterable[Problem], *, fails: bool) -> None:
    lines = [f"{problem.code} {problem.title}: {problem.message}" for problem in own]
    if not lines:
        return
    if fails:
        told = ET.SubElement(case, "failure", message=_fit(visible(lines[0])), type="translation")
    else:
        told = ET.SubElement(case, "system-out")
    told.text = _fit(visible("\n".join(lines)))


def _fit(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


WRITER = Writer("junit", "JUnit XML, a case for each pair", (".xml",), render)
