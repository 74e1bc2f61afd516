"""Fixed English phrases with a number that counts nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.quantities.model import PHRASE, Quantity

#: Each a pattern; a space stands for any white space or hyphen.
_PHRASES = r"""
nineteen to the dozen
(?:at |till |until )?the eleventh hour(?! of)
eleventh hour(?= (?:deal|bid|change|attempt|appeal|talks|agreement|decision|reprieve|compromise))
forty winks
(?:on )?cloud nine
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
(?:in|of) two minds
two cents(?:'|’)? worth
no two(?= )
six of one(?:,? and|,)? half a dozen of the other
stitch in time saves nine
(?:the whole )?nine yards(?= [.,;!?])
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
second (?:nature|fiddle|wind|thoughts?|guess(?:ing|es|ed)?)
"""
_ANY = "|".join(line.replace(" ", r"[\s-]{1,2}") for line in _PHRASES.strip().splitlines())
_PHRASE = re.compile(rf"\b(?:{_ANY})(?!\w)", re.IGNORECASE)


def softened(quantities: Iterable[Quantity], text: str) -> Iterator[Quantity]:
    """What stands in a fixed phrase may match where it was translated, and is never missed."""
    spans = [match.span() for match in _PHRASE.finditer(text)]
    for quantity in quantities:
        inside = any(s <= quantity.span.start and quantity.span.end <= end for s, end in spans)
        yield replace(quantity, weight=0, keys=(*quantity.keys, *PHRASE)) if inside else quantity
