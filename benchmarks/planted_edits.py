"""Plants bad edits in a real translation, one at a time, and harmless ones, and checks each.

    python -m benchmarks.planted_edits [PER_KIND]

Edits the Chinese of ../shared/data/docs_cncf_glossary at its last commit, on the pages that keep
up with their English best. An edit is found where the check reports something new or worsened.
Writes docs/benchmarks/planted-edits.md, without a word of the glossary.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.clauses import with_another_clause, without_clause
from benchmarks.replay import PAIRS, ROOT, clone, git, judging
from corpus.repository import Repository
from corpus.snapshots import Commit, WorkFolder
from duizhao.checking import Check, Judging
from duizhao.config import Config
from duizhao.scope import Scope

ABOUT = """# Planted edits

`python -m benchmarks.planted_edits`. Edits of the Chinese pages of the CNCF glossary (CC BY
4.0) at its last commit, one at a time, five of a kind, by rule: the first pages, in order of
how well they keep up with their English, that have a place for the edit. Pages of which more
than half of the pairs are flagged before the edit are left out. An edit is *reported* if
`duizhao check` finds anything new or worsened, or refuses the page with exit code 2. The
embedded model.
"""
PER_KIND = 5
#: Pages of which more pairs than this share are flagged are too far behind to plant in.
BEHIND = 0.5
_SENTENCE = re.compile(r"(?<=[。！？])\s*")
_NUMBER = re.compile(r"\d+|[二三四五六七八九十]+(?=个|种|项|次|年)")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's blocks of Chinese, in order, and another page's."""

    path: Path
    blocks: tuple[str, ...]
    english: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def prose(self) -> list[int]:
        """The indices of the blocks that are prose of some length."""
        return [n for n, block in enumerate(self.blocks) if _is_prose(block)]

    def with_block(self, index: int, *new: str) -> str:
        return "\n\n".join([*self.blocks[:index], *new, *self.blocks[index + 1 :]])


def _is_prose(block: str) -> bool:
    return len(block) > 40 and not block.startswith(("#", "-", "*", "|", "!", "{", "<"))


def _sentences(block: str) -> list[str]:
    return [part for part in _SENTENCE.split(block) if part.strip()]


#: An edit: the page's new text, or None where the page has no place for it.
Plant = Callable[[Page], str | None]


def sentence_deleted(page: Page) -> str | None:
    """The second sentence of the first paragraph of three or more is deleted."""
    for index in page.prose:
        parts = _sentences(page.blocks[index])
        if len(parts) >= 3 and len(parts[1]) >= 12:
            return page.with_block(index, "".join([parts[0], *parts[2:]]))
    return None


def clause_deleted(page: Page) -> str | None:
    """A clause of the first paragraph that has one to spare is deleted."""
    for index in page.prose:
        if found := without_clause(page.blocks[index], "zh", random.Random(0)):
            return page.with_block(index, found.text)
    return None


def clause_replaced(page: Page) -> str | None:
    """A clause of the first paragraph that has one to spare becomes one of another page."""
    theirs = [block for block in page.other if _is_prose(block)]
    for index in page.prose:
        if found := with_another_clause(page.blocks[index], theirs, "zh", random.Random(0)):
            return page.with_block(index, found.text)
    return None


def cut_short(page: Page) -> str | None:
    """The longest paragraph loses its second half."""
    for index in sorted(page.prose, key=lambda n: -len(page.blocks[n])):
        block = page.blocks[index]
        if len(block) > 80:
            return page.with_block(index, block[: len(block) // 2])
    return None


def number_changed(page: Page) -> str | None:
    """The first number grows: its last digit, or the numeral becomes another."""
    for index in page.prose:
        match = _NUMBER.search(page.blocks[index])
        if match:
            old = match[0]
            new = str(int(old) + 3) if old.isdecimal() else ("七" if old != "七" else "四")
            block = page.blocks[index]
            return page.with_block(index, block[: match.start()] + new + block[match.end() :])
    return None


def paragraphs_swapped(page: Page) -> str | None:
    """The first two paragraphs of prose change places."""
    if len(page.prose) < 2:
        return None
    first, second = page.prose[:2]
    blocks = list(page.blocks)
    blocks[first], blocks[second] = blocks[second], blocks[first]
    return "\n\n".join(blocks)


def paragraph_deleted(page: Page) -> str | None:
    """The second paragraph of prose is deleted."""
    return page.with_block(page.prose[1]) if len(page.prose) >= 2 else None


def of_another_page(page: Page) -> str | None:
    """The first paragraph of prose is replaced by one of another page."""
    theirs = [block for block in page.other if _is_prose(block)]
    return page.with_block(page.prose[0], theirs[0]) if page.prose and theirs else None


def left_untranslated(page: Page) -> str | None:
    """The last paragraph of prose is replaced by the English one."""
    theirs = [block for block in page.english if _is_prose(block)]
    if not page.prose or len(theirs) != len(page.prose):
        return None
    return page.with_block(page.prose[-1], theirs[-1])


def sentence_added(page: Page) -> str | None:
    """A sentence of another page is added to the first paragraph."""
    theirs = [s for b in page.other if _is_prose(b) for s in _sentences(b) if 15 < len(s) < 80]
    if not page.prose or not theirs:
        return None
    index = page.prose[0]
    return page.with_block(index, page.blocks[index] + theirs[-1])


BAD: tuple[Plant, ...] = (
    *(sentence_deleted, clause_deleted, clause_replaced, cut_short, number_changed),
    *(paragraphs_swapped, paragraph_deleted, of_another_page, left_untranslated, sentence_added),
)


def _replacing(old: str, new: str) -> Plant:
    def plant(page: Page) -> str | None:
        for index in page.prose:
            if old in page.blocks[index]:
                return page.with_block(index, page.blocks[index].replace(old, new))
        return None

    plant.__doc__ = f"{old} becomes {new}."
    return plant


def wrapped(page: Page) -> str | None:
    """The first paragraph is broken into lines after its commas."""
    if not page.prose:
        return None
    index = page.prose[0]
    return page.with_block(index, page.blocks[index].replace("，", "，\n"))


def emphasised(page: Page) -> str | None:
    """The first clause of the first paragraph is set in bold."""
    if not page.prose:
        return None
    index = page.prose[0]
    first, comma, rest = page.blocks[index].partition("，")
    return page.with_block(index, f"**{first}**{comma}{rest}") if comma else None


HARMLESS: tuple[Plant, ...] = (
    *(_replacing("可以", "能够"), _replacing("例如", "比如"), _replacing("和", "与")),
    *(_replacing("因此", "所以"), _replacing("通常", "一般"), _replacing("，", "， ")),
    *(wrapped, emphasised),
)


def _blocks(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text("utf-8").strip("\n").split("\n\n"))


def pages(repository: Repository, judge: Judging) -> list[Page]:
    """The pages that keep up with their English, those that do best first."""
    scope = Scope(repository, Config(pairs=PAIRS))
    head = Commit(repository, repository.head, "HEAD")
    report = Check(scope, head, head, judge, everything=True).run()
    assert report.edit is not None
    flagged: dict[str, int] = {}
    for change in report.edit.changes:
        assert change.after is not None
        side = change.after.pair.source or change.after.pair.target
        name = side[0].location.file.partition("/")[2]
        flagged[name] = flagged.get(name, 0) + 1
    root = repository.root
    read = {judgement.name for judgement in report.judgements}
    names = [
        path.relative_to(root / "zh").as_posix()
        for path in sorted((root / "zh").rglob("*.md"))
        if (root / "en" / path.relative_to(root / "zh")).exists()
    ]
    names = [name for name in names if f"en/{name} + zh/{name}" in read]
    found = []
    for number, name in enumerate(names):
        own = _blocks(root / "zh" / name)
        other = _blocks(root / "zh" / names[(number + 7) % len(names)])
        if flagged.get(name, 0) <= BEHIND * len(own):
            page = Page(root / "zh" / name, own, _blocks(root / "en" / name), other)
            found.append((flagged.get(name, 0) / len(own), name, page))
    return [page for _, _, page in sorted(found, key=lambda item: item[:2])]


def planted(
    repository: Repository, judge: Judging, there: Sequence[Page], plant: Plant, per_kind: int
) -> Iterator[tuple[Page, bool, str]]:
    """(page, whether anything was reported, the codes) for each of the first pages that fit."""
    done = 0
    for page in there:
        new = plant(page)
        if new is None or done == per_kind:
            continue
        done += 1
        page.path.write_text(new + "\n", "utf-8")
        fresh = Repository(repository.root)
        base = Commit(fresh, fresh.head, "HEAD")
        report = Check(Scope(fresh, Config(pairs=PAIRS)), base, WorkFolder(fresh), judge).run()
        assert report.edit is not None
        told = report.edit.of("new", "worsened")
        codes = {code for one in told for code in one.codes}
        if not report.edit.complete:  # the page can no longer be read as a translation
            codes.add("exit-2")
        yield page, bool(codes), " ".join(sorted(codes))
        git(repository.root, "checkout", "-q", "--", ".")


def table(
    repository: Repository, judge: Judging, there: Sequence[Page], kinds: Sequence[Plant], most: int
) -> Iterator[str]:
    yield "| edit | planted | reported | by |"
    yield "| --- | ---: | ---: | --- |"
    totals = [0, 0]
    for plant in kinds:
        found = list(planted(repository, judge, there, plant, most))
        hits = sum(told for _, told, _ in found)
        codes = sorted({code for _, _, codes in found for code in codes.split()})
        totals = [totals[0] + len(found), totals[1] + hits]
        row = f"| {(plant.__doc__ or '').strip()} | {len(found)} | {hits} | {' '.join(codes)} |"
        missed = [page.path.name for page, told, _ in found if not told]
        print(row, "not:", *missed, flush=True)
        yield row
    yield f"| all | {totals[0]} | {totals[1]} | |"


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else PER_KIND
    judge = judging()
    with tempfile.TemporaryDirectory() as folder:
        repository = clone(Path(folder) / "glossary")
        there = pages(repository, judge)
        print(f"{len(there)} pages keep up", flush=True)
        lines = [
            ABOUT,
            *("## Bad edits", "", *table(repository, judge, there, BAD, most), ""),
            *("## Harmless edits", "", *table(repository, judge, there, HARMLESS, most), ""),
        ]
    path = ROOT / "docs" / "benchmarks" / "planted-edits.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
