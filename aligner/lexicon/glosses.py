"""What CC-CEDICT's glosses say of a name: whether it is a place's, or somebody's."""

from __future__ import annotations

import re

_PLACE = re.compile(
    r"municipality|province|capital|country in|(?:prefecture-level|subprovincial|major) city"
    r"|\b(?:US|Australian|Indian) state|borough of"
    # Seattle, Washington State; Miami (Florida)
    r"|^[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?(?:, [A-Z][\w ]+| \([A-Z][\w ]+(?<!name)\))$"
)
_TOWN = re.compile(r", (?:a )?(?:city|town) in\b|neighborhood of|street name")
_NAMED = re.compile(
    r"(?<!eriod )(?<!ynasty )\((?:c\. )?\d{2,4}(?: BC)?-(?:(?:c\. )?\d{1,4}(?: BC| AD)?)?\)"
    r"|\((?:sur|given |Japanese )?name\)"
    r"|\b(?:[Cc]orporation|[Cc]ompany|Limited|search engine|website)\b|\(brand\)"
)


def is_place(glosses: str) -> bool:
    """Whether a name is a land's or that of a city or region of some weight."""
    return _PLACE.search(glosses) is not None


def is_town(glosses: str) -> bool:
    """Whether a name is that of a smaller city, or of a quarter or street."""
    return _TOWN.search(glosses) is not None


def is_person_or_company(glosses: str) -> bool:
    """Whether somebody, or a company or its brand, is called so."""
    return _NAMED.search(glosses) is not None
