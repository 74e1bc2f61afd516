"""What a report says of a page that has no counterpart in the other language."""

from __future__ import annotations

from aligner.verdict import Finding, Severity, Verdict, status_of, text_id
from corpus.model import Pair, Paragraph

ALONE = "E903"


def alone(
    source: Paragraph | None, target: Paragraph | None, severity: Severity, message: str
) -> Verdict:
    """A page, by its first paragraph; both languages' where both are there and one is not in its
    own. The id holds the files' names: pages begin alike."""
    pair = Pair((source,) if source else (), (target,) if target else ())
    finding = Finding(ALONE, severity, message)
    files = [p.location.file for p in (*pair.source, *pair.target)]
    own = text_id(ALONE, pair.source_text, pair.target_text, *files)
    return Verdict(own, pair, status_of([finding]), findings=(finding,))
