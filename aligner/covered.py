"""Pairs in which the network that reads both sides finds nothing amiss."""

from __future__ import annotations

import numpy as np

from aligner.calibration import Calibration
from aligner.reading import COMPARED_FEATURES
from aligner.scoring import Evidence

#: Log odds of words without a counterpart, or with a wrong one, up to which a bead is well.
WELL = 0.2
#: Log odds of anything wrong with a bead up to which it is well.
RIGHT = 0.0
#: Log odds by which a pair may fall short of its neighbours and still be what belongs together.
BESIDE = -0.5
_WRONG = COMPARED_FEATURES.index("wrong")


def is_covered(found: Evidence, calibration: Calibration, lead: float) -> bool:
    """Whether every sentence has its place over there and no words in it lack a counterpart or have
    a wrong one. A short text, `The <title>, if it exists.`, that is translated more fully may be
    like no other good pair for all that."""
    read = {clause.bead for clause in found.clauses}
    if lead <= BESIDE or not read or read != set(range(len(found.beads))):
        return False
    odds = [*calibration.clause_odds(found).values(), calibration.mistranslation_odds(found)]
    return bool(np.max(odds) <= WELL and found.compared[:, _WRONG].max() <= RIGHT)
