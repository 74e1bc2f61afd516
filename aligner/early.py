"""Whether a translation ends before its source does: P105, which names the end.

The scores by which a pair is cut off go by its length and its last words. What is merely shorter,
`Pay safely and at low cost.` for a sentence about something else, has as little in common with the
beginning as with the end.
"""

from __future__ import annotations

import numpy as np

from aligner.case import Case

#: Mean log odds of lacking a counterpart up to which the first half of a source is there, and from
#: which its last words are not; how many these are.
FOUND, LOST, LAST = 0.5, 1.0, 3


def ends_early(case: Case) -> bool:
    """Whether a source that is longer than its translation has its beginning there, and its end
    not."""
    found = case.evidence
    if found.length_ratio >= 0:
        return False
    if found.beads[-1].target[0] == found.beads[-1].target[1]:
        return True  # the last sentence is by itself
    told = [clause.lacking(case.source.lang)[1] for clause in found.clauses]
    if not told:
        return True  # nothing was read that would say more
    lacking = np.concatenate(told)
    half = -(-len(lacking) // 2)
    return bool(lacking[:half].mean() <= FOUND and lacking[-LAST:].mean() >= LOST)
