"""Telephone numbers: the same digits in whatever groups, with or without the country's code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.quantities.model import Key, Quantity, decimal, make

_OPEN, _CLOSE, _GAP = "[(（]", "[)）]", r"[\s-]"
#: A part of a verbose pattern, for both languages. It has groups `phone` and `ext`.
PHONE = rf"""
    (?P<phone>(?:
        \+(?=(?:[\s().（）-]{{0,2}}\d){{8,15}}(?!\d))\d{{1,3}}
          (?:[\s.-]?{_OPEN}?\d{{1,5}}{_CLOSE}?){{1,5}}(?:[\s.-]?\d{{2,8}})
      | {_OPEN}0\d{{1,3}}{_CLOSE}{_GAP}?\d{{3,4}}{_GAP}?\d{{4}}
      | (?<![\d.,-])0[2-8]-\d{{3,4}}-\d{{4}}
      | {_OPEN}\d{{3}}{_CLOSE}\s?\d{{3}}-\d{{4}}
      | (?<![\d.,-])0\d{{2,3}}{_GAP}\d{{3,4}}{_GAP}?\d{{4}}
      | (?<![\d.,-])(?:[48]00{_GAP}\d{{3}}{_GAP}\d{{4}}|[48]00{_GAP}\d{{4}}{_GAP}\d{{3}})
      | (?<![\d.,-])(?:1-)?\d{{3}}-\d{{3}}-\d{{4}}
      | (?<![\d.,-])1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}
      | (?:(?<=电话)|(?<=电话:)|(?<=拨打)|(?<=致电)|(?<=传真)|(?<=热线)|(?<=\bcall\s)
          |(?<=\bdial\s)|(?<=\btel\s)|(?<=\btel[:.]\s)|(?<=\bphone:\s)|(?<=\bfax:\s))
        \d{{3,4}}{_GAP}\d{{4}}
      )(?![\d-])
      (?:[,，]?\s?(?:ext\.?|extension|[转轉]|分[机機]|[内內][线線])[\s:]?(?P<ext>\d{{1,6}}))?)
"""
#: Codes of countries whose numbers are told without them at home.
_COUNTRY = re.compile(r"(?:\+|00)(?:86|886|85[23]|65|44)")


def phone(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Its digits are the same number without its country's code and the nought before a town's."""
    told = match["phone"]
    extension = match["ext"] or ""
    whole = re.sub(r"\D", "", told[: match.start("ext") - match.start()] if extension else told)
    own = re.sub(r"\D", "", _COUNTRY.sub("", told.replace(" ", ""), count=1))
    own = own[: len(own) - len(extension)].lstrip("0")
    numbers = (own, whole, whole.removeprefix("1"))
    keys: list[Key] = [("code", f"tel {number}#{extension}") for number in numbers]
    if not extension:
        plain = (decimal(number) for number in numbers[:2])
        keys += [("n", number) for number in plain if number is not None]
    yield make(match, "code", tuple(dict.fromkeys(keys)), 2)
