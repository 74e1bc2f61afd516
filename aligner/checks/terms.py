"""G101 term-missing, G102 term-forbidden: a term base of the user's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import ClassVar

from aligner.terms import TermIndex, Use
from aligner.verdict import Finding
from corpus.model import Lang, Pair, Span, other
from corpus.terms import TermEntry

_LISTED = 4


class _TermCheck:
    """What both checks share; `index` holds the term base, an empty one finds nothing."""

    def __init__(self, index: TermIndex | None = None):
        self.index = index or TermIndex()

    def _terms(self, pair: Pair) -> Iterator[tuple[list[Use], list[str], list[Use]]]:
        """(uses of a source term, its allowed renderings, uses of any rendering in the target)."""
        if not pair.source or not pair.target:
            return
        lang, sources, targets = _uses(self.index, pair)
        for uses in sources:
            entries = [use.entry for use in uses]
            yield uses, _allowed(uses, lang), list(_of_entries(targets, entries))


@lru_cache(maxsize=4)
def _uses(index: TermIndex, pair: Pair) -> tuple[Lang, list[list[Use]], list[Use]]:
    """The target's language; the source's uses of terms, those of one text together; the target's.

    One text may stand for several things and so be in several entries.
    """
    source_lang = pair.source[0].lang
    target_lang = other(source_lang)
    grouped: dict[str, list[Use]] = {}
    for use in index.uses(pair.source_text, source_lang):
        grouped.setdefault(use.term.text.casefold(), []).append(use)
    return target_lang, list(grouped.values()), index.uses(pair.target_text, target_lang)


def _allowed(uses: Iterable[Use], lang: Lang) -> list[str]:
    """What the entries of some uses let the other language say, the preferred first."""
    terms = [term for use in uses for term in use.entry.terms(lang) if term.status != "forbidden"]
    terms.sort(key=lambda term: term.status != "preferred")
    return list(dict.fromkeys(term.text for term in terms))


def _of_entries(found: Iterable[Use], entries: list[TermEntry]) -> Iterator[Use]:
    """The uses that are terms of one of the entries."""
    for use in found:
        if any(use.entry is entry for entry in entries):
            yield use


class TermMissing(_TermCheck):
    """A term of the source whose rendering is not in the target."""

    code: ClassVar[str] = "G101"
    name: ClassVar[str] = "term-missing"
    help: ClassVar[str] = "a term is not translated as the term base wants it (--terms)"

    def check(self, pair: Pair) -> Iterable[Finding]:
        for uses, wanted, used in self._terms(pair):
            if not wanted or used:
                continue  # a forbidden rendering is G102's business
            text = uses[0].term.text
            shown = " or ".join(wanted[:_LISTED])
            yield Finding(
                self.code,
                "review",
                f"The term base has {shown} for {text}, which is not in the translation.",
                source_spans=_spans(uses),
                evidence={"term": text, "wanted": ", ".join(wanted), **_place(uses[0])},
            )


class TermForbidden(_TermCheck):
    """A term of the source with a rendering that is not to be used."""

    code: ClassVar[str] = "G102"
    name: ClassVar[str] = "term-forbidden"
    help: ClassVar[str] = "a rendering is used that the term base forbids (--terms)"

    def check(self, pair: Pair) -> Iterable[Finding]:
        for uses, wanted, used in self._terms(pair):
            bad = [
                use
                for use in used
                if use.term.status == "forbidden" and use.term.text not in wanted
            ]
            if not bad:
                continue
            text, found = uses[0].term.text, bad[0].term.text
            instead = f"; it has {' or '.join(wanted[:_LISTED])}" if wanted else ""
            yield Finding(
                self.code,
                "weak",
                f"The term base forbids {found} for {text}{instead}.",
                source_spans=_spans(uses),
                target_spans=_spans(bad),
                evidence={"term": text, "found": found, "wanted": ", ".join(wanted)}
                | _place(bad[0]),
            )


def _spans(uses: Iterable[Use]) -> tuple[Span, ...]:
    return tuple(sorted({use.span for use in uses}))


def _place(use: Use) -> dict[str, str | float | int]:
    """Where the term base says so."""
    return {"file": use.term.location.file, "line": use.term.location.line}
