"""What a reader sees for what the program says."""

from __future__ import annotations

from aligner.verdict import Status

STATUS_WORDS: dict[Status, str] = {
    "ok": "Fine",
    "review": "Please check",
    "weak": "Weak",
    "misaligned": "Misaligned",
    "extra": "No source",
    "missing": "Missing translation",
}

CODE_WORDS = {
    "N301": "Number differs",
    "N302": "Date differs",
    "N303": "Percentage differs",
    "N304": "Unit differs",
    "N305": "Bound differs",
    "S201": "Sentence not translated",
    "S202": "Sentence added",
    "S203": "Breaks off",
    "S204": "Words not translated",
    "S205": "Words added",
    "S206": "Words say something else",
    "L401": "Left untranslated",
    "L402": "Wrong language",
    "L403": "Both sides identical",
    "G101": "Term missing",
    "G102": "Forbidden term",
    "E601": "Name differs",
    "M701": "Negation flipped",
    "M702": "Denial differs",
    "M703": "Opposite said",
    "T801": "Bracket without partner",
    "T802": "Quotation mark without partner",
    "T803": "Half-width punctuation",
    "K901": "Address differs",
    "K902": "Placeholder differs",
    "K903": "Inline code differs",
    "K904": "Markup differs",
    "K905": "Formula or reference differs",
    "K906": "Mark of a note differs",
    "R501": "Repeated paragraph",
    "R502": "Translated in two ways",
    "R503": "Same translation as another",
    "R504": "Word doubled",
    "P101": "Missing translation",
    "P102": "No source",
    "P103": "Says something else",
    "P104": "Fits only in part",
    "P105": "Ends early",
    "P106": "Out of order",
    "P107": "Columns moved",
    "E901": "Translation not updated",
    "E902": "Fits less well than before",
    "E903": "Page without counterpart",
}

UNPAIRED_WORDS = {
    "url": "Web address",
    "credit": "Credit line",
    "translators-note": "Translator's note",
    "separator": "Separator",
    "neutral": "Only digits or signs",
    "other-language": "Another language",
    "kept-source": "Line of the source, beside its translation",
    "languages": "Links to other languages",
    "front-matter": "Front matter",
    "code": "Code or markup",
    "not-translatable": "Marked as not to be translated",
    "obsolete": "Retired entry",
    "formula": "Formula",
    "outside-table": "Outside of the bilingual table",
    "plural-form": "Plural form that the other language lacks",
    "table-head": "Head of a table that the other side has as a list",
    "local-section": "Announced as of this language only",
}


def code_words(code: str) -> str:
    """The plain name of a finding's code; the code itself where it is not known."""
    return CODE_WORDS.get(code, code)


def unpaired_words(reason: str) -> str:
    """The plain name of a reason for not judging a text; itself where it is not known."""
    return UNPAIRED_WORDS.get(reason, reason)


def percent(probability: float) -> str:
    """A probability, never rounded to certainty: "<1%", "7%", ">99%"."""
    whole = round(probability * 100)
    if whole < 1:
        return "<1%"
    return ">99%" if whole > 99 else f"{whole}%"


def figure(probability: float, digits: int) -> str:
    """The same as a number of so many digits: "<0.01", "0.07", ">0.99"."""
    least = 10**-digits
    if probability < least / 2:
        return f"<{least}"
    return f">{1 - least}" if probability > 1 - least / 2 else f"{probability:.{digits}f}"


def likely(probability: float) -> str:
    """A probability in words: "7% likely fine"."""
    return f"{percent(probability)} likely fine"
