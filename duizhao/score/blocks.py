"""Blocks of pairs: read, and judged into the rows of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.portions import portions
from aligner.portions import size as text_size
from corpus.model import Bitext, Lang, Pair, other
from corpus.readers.base import ReadOptions
from corpus.readers.streaming import iter_pairs
from duizhao.score.keep import Keep
from duizhao.version import __version__

if TYPE_CHECKING:
    from aligner.judge import Judge
    from aligner.trial import Seen
    from duizhao.policy import Policy
    from reports.table import Value

#: Pairs that are judged as one text: the neighbours that a pair is compared with, and where a
#: better partner is sought. It bounds memory, and what a killed run has to do again.
SIZE = 256
#: Bytes of text, in UTF-8, from which a block has fewer: the vectors of its tokens have 70 MB then.
#: 256 paragraphs of news or of a book have less than half of it.
TEXT = 384 * 1024


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive pairs of the input. `number` counts the blocks, from 0."""

    number: int
    name: str
    source_lang: Lang
    pairs: tuple[Pair, ...]


def blocks(path: Path, options: ReadOptions, size: int = SIZE) -> Iterator[Block]:
    """The blocks of a table of pairs, in order. Raises InputError as reading it does."""
    pairs = iter_pairs(path, options)
    for number, some in enumerate(portions(pairs, TEXT, _text, size)):
        first = some[0]
        lang = first.source[0].lang if first.source else other(first.target[0].lang)
        yield Block(number, path.as_posix(), lang, tuple(some))


def _text(pair: Pair) -> int:
    return sum(text_size(paragraph.text) for paragraph in pair.source + pair.target)


def judged(
    judge: Judge, block: Block, policy: Policy, keep: Keep | None, *, quality: bool = False
) -> list[dict[str, Value]]:
    """The block's rows, as in the report, without those that are not to be kept. quality: with
    that column too."""
    from reports.report import Report
    from reports.table import rows

    bitext = Bitext(
        name=block.name,
        source_lang=block.source_lang,
        target_lang=other(block.source_lang),
        source=tuple(p for pair in block.pairs for p in pair.source),
        target=tuple(p for pair in block.pairs for p in pair.target),
        pairs=block.pairs,
    )
    seen: list[Seen] = []
    judgement = policy.selected(judge.judge(bitext, watch=seen.append if quality else None))
    found = list(rows(Report((judgement,), judge.encoder.name, __version__)))
    if quality:
        _add_quality(found, judge, seen, block.source_lang)
    return [row for row in found if keep is None or keep(row)]


def _add_quality(
    found: list[dict[str, Value]], judge: Judge, seen: Sequence[Seen], source_lang: Lang
) -> None:
    """The column of that name; None where a text is empty."""
    from aligner import quality

    values = quality.scores(judge, quality.measured(judge, seen))
    texts = [(str(row["source_text"]), str(row["target_text"])) for row in found]
    known = dict(zip(((s.source.text, s.target.text) for s in seen), values, strict=True))
    # Where a rule says that the translation is missing, the two were not compared.
    rest = [one for one in dict.fromkeys(texts) if all(one) and one not in known]
    known |= zip(rest, quality.quality(judge, rest, source_lang), strict=True)
    for row, one in zip(found, texts, strict=True):
        row["quality"] = float(known[one]) if one in known else None
