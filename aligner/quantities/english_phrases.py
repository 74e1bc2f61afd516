"""Fixed English phrases with a number that counts nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.quantities.model import PHRASE, Quantity

#: Each a pattern for text in small letters; a space stands for any white space or hyphen. They
#: begin with plain letters, for then most fail on the first.
_PHRASES = r"""
nineteen to the dozen
eleventh hour(?! of)
forty winks
cloud nine
ten to one
at sixes and sevens
second to none
sixth sense
seventh heaven
fifth wheel
third wheel
fifth columns?
catch 22s?
two heads (?:are|is) better than one
two birds with one stone
two wrongs (?:don't|don’t|do not) make a right
it takes two to tango
put(?:ting|s)? two and two together
in two minds
of two minds
two cents(?:'|’)? worth
no two(?= )
six of one(?:,? and|,)? half a dozen of the other
stitch in time saves nine
the whole nine yards
dressed (?:up )?to the nines
three sheets to the wind
nine days'? wonder
four letter words?
four corners of the (?:earth|world|globe)
seven seas
seven year itch
on all fours
high five[sd]?
ten a penny
thanks a million
like a million (?:dollars|bucks)
a thousand apologies
a hundred and ten per ?cent
hindsight is (?:20/20|twenty twenty)
20/20 (?:vision|hindsight)
twenty four seven
nine to five
back to square one
(?:[1-9]0,?000|(?:ten|thirty|forty|fifty) thousand) f(?:oo|ee)?t (?:over)?views?
(?:[1-9]0,?000|(?:ten|thirty|forty|fifty) thousand) f(?:oo|ee)?t (?:perspective|level|look)
second (?:nature|fiddle|wind|thoughts?|guess(?:ing|es|ed)?)
"""
_ANY = "|".join(line.replace(" ", r"[\s-]{1,2}") for line in _PHRASES.strip().splitlines())
_PHRASE = re.compile(rf"\b(?:{_ANY})(?!\w)")


def softened(quantities: Iterable[Quantity], text: str) -> Iterator[Quantity]:
    """What stands in a fixed phrase may match where it was translated, and is never missed."""
    ends = {match.start(): match.end() for match in _PHRASE.finditer(text.lower())}
    starts = list(ends)
    for quantity in quantities:
        before = bisect_right(starts, quantity.span.start)
        inside = before > 0 and quantity.span.end <= ends[starts[before - 1]]
        yield replace(quantity, weight=0, keys=(*quantity.keys, *PHRASE)) if inside else quantity
