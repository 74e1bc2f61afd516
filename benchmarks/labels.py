"""Learns what tells a label's translation from another label: the words of CC-CEDICT and what they
are glossed by, against the glosses of others. No text reaches the file, two weights do.

    python -m benchmarks.labels         the weights, on the screen

`benchmarks.calibrate` writes them into aligner/data/calibration.json.
"""

from __future__ import annotations

import random
import re
from typing import Any

import numpy as np

from aligner import lexicon, models
from aligner.calibration import LABEL_FEATURES
from aligner.gist.encoder import GistEncoder
from benchmarks.fitting import fitted
from corpus.scripts import HAN_RUN

#: Words that are looked up, and glosses of others that each is set against.
WORDS, OTHERS = 3000, 2
#: A gloss that could stand on a button.
_PLAIN = re.compile(r"(?:to )?([A-Za-z' -]{2,39})")
_NO_MEANING = re.compile(r"CL:|variant of|see |abbr|surname|used in|old |idiom")


def learned(gist: GistEncoder) -> dict[str, Any]:
    """The regression in its stored form."""
    pairs = _pairs(random.Random(20261124))
    english = gist.encode([e for e, _ in pairs], "en").vectors()
    chinese = gist.encode([z for _, z in pairs], "zh").vectors()
    right = (english * chinese).sum(axis=1)
    wrong = [(english * np.roll(chinese, 1 + n, axis=0)).sum(axis=1) for n in range(OTHERS)]
    x = np.concatenate([right, *wrong])[:, None]
    return fitted(LABEL_FEATURES, x, np.arange(len(x)) < len(pairs), prior=0.5)


def _pairs(rng: random.Random) -> list[tuple[str, str]]:
    """(English, Chinese), at random."""
    known = lexicon.load()
    words = [word for word in known if 2 <= len(word) <= 8 and HAN_RUN.fullmatch(word)]
    found = []
    for word in rng.sample(words, len(words)):
        glosses = [g for g in known.glosses(word).split("/") if not _NO_MEANING.search(g)]
        plain = _PLAIN.fullmatch(glosses[0]) if glosses else None
        if plain and len(plain[1].split()) <= 4:
            text = plain[1]
            found.append((text[0].upper() + text[1:], word))
        if len(found) == WORDS:
            break
    return found


if __name__ == "__main__":
    print(learned(models.load(say=print).gist))
