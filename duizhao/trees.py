"""Reports on whole trees: find the pairs of files, judge each, list what has no counterpart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import tree
from corpus.errors import ConfigError, InputError, NoTextError
from corpus.history import History
from corpus.model import Bitext, Document, Lang, Pair
from corpus.pairs import FilePair
from corpus.readers import ReadOptions, read, read_bitexts
from corpus.readers.given import count
from corpus.readers.keyed import language_of_path
from corpus.repository import Repository
from corpus.snapshots import Commit, WorkFolder
from corpus.two_files import UntranslatedError, read_two
from reports.report import Report
from reports.tree import Alone, Failed, Late, Tree, sections

if TYPE_CHECKING:
    from duizhao.config import Config

#: Suffixes of files that are not text for people unless their name says in which language.
_DATA = re.compile(
    r"\.(?:json|ya?ml|xml|properties|[ct]sv|tab|jsonl|ndjson|parquet|pq|xls[xm]|pot)"
)

#: Judges bitexts: `duizhao.api.judge` with a model.
Judging = Callable[[Sequence[Bitext]], Report]


@dataclass
class _Found:
    """What reading a tree gave; `pairs` has the pair of files of each bitext."""

    bitexts: list[Bitext] = field(default_factory=list)
    pairs: list[FilePair | None] = field(default_factory=list)
    alone: list[Alone] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    passed_over: int = 0


def report(
    root: Path,
    judging: Judging,
    options: ReadOptions | None = None,
    *,
    patterns: Sequence[str] = (),
    exclude: Sequence[str] = (),
    prefix: str = "",
    only: Sequence[str] = (),
    why: Callable[[], str] = lambda: "",
) -> Report:
    """One report on all texts of a folder, `report.tree` set.

    patterns: of what is translated to what, see `corpus.pairs`; by the usual names if empty.
    exclude, prefix, only: see `corpus.tree.look`. why: asked where there are no pairs, for the
    reason. A file that cannot be read is listed and does not stop the others. Raises InputError
    where there is no folder or nothing in it can be judged, ConfigError for a pattern that makes no
    sense.
    """
    options = options or ReadOptions()
    files = tree.look(root, patterns, exclude, prefix, only)
    note = "" if files.pairs else why()
    found = _read(files, options)
    if not found.bitexts:
        if found.failed:
            raise InputError(found.failed[0].reason)
        reason = "holds no files that are translations of each other and no bilingual one"
        hint = note or "name them with --pairs 'en/** <-> zh/**'"
        raise InputError(f"{reason} ({hint})", root)
    judged = judging(found.bitexts)
    lacking = [section for judgement in judged.judgements for section in sections(judgement)]
    return replace(
        judged,
        title=judged.title if len(found.bitexts) == 1 else root.as_posix(),
        tree=Tree(
            root=root.as_posix(),
            alone=tuple(found.alone),
            failed=tuple(found.failed),
            sections=tuple(lacking),
            late=_late(files, found, judged, options),
            passed_over=found.passed_over,
            notes=(*([note] if note else ()), *_notes(files)),
        ),
    )


def by_settings(root: Path, judging: Judging, options: ReadOptions, config: Config) -> Report:
    """The same with the patterns of the settings, which are meant from these's folder."""
    prefix = prefix_in(config, root)
    return report(
        root,
        judging,
        options,
        patterns=config.pairs,
        exclude=config.exclude,
        prefix=prefix,
        why=lambda: _uncovered(config, root, prefix),
    )


def prefix_in(config: Config, folder: Path) -> str:
    """A folder as the settings' patterns name it, with a slash at its end."""
    inside = config.inner(folder) if config.file else "."
    return "" if inside == "." else f"{inside}/"


def _uncovered(config: Config, folder: Path, prefix: str) -> str:
    """What to say of a folder without pairs: that the settings have none there, if they name any.
    Raises ConfigError where they pair its files with others that are outside of it."""
    if not config.file or not config.pairs:
        return ""
    every = tree.look(config.folder, config.pairs, config.exclude).pairs
    apart = [pair for pair in every if any(path.startswith(prefix) for path in pair.paths)]
    if apart and prefix:
        reason = f"{config.file} pairs {' with '.join(apart[0].paths)}"
        raise ConfigError(f"{folder}: {reason}; name both folders, or one that holds both")
    return f"no pattern of `pairs` in {config.file} matches a pair of files here"


def _notes(files: tree.Tree) -> Iterator[str]:
    if files.links:
        links = count(len(files.links), "link leads", "links lead")
        yield f"{links} out of the folder and not followed: {', '.join(files.links[:5])}"
    if files.foreign:
        yield f"{count(len(files.foreign), 'file', 'files')} in other languages passed over"


def _read(files: tree.Tree, options: ReadOptions) -> _Found:
    found = _Found()
    for pair in files.pairs:
        paths = [files.root / path for path in pair.paths]
        try:
            bitexts = _read_pair(paths, options)
        except UntranslatedError:
            found.alone.append(Alone(pair.paths[-1], _language(paths[-1], options)))
            continue
        except InputError as error:
            found.failed.append(Failed(str(pair), str(error)))
            continue
        found.bitexts.extend(bitexts)
        found.pairs.extend([pair if len(bitexts) == 1 else None] * len(bitexts))
    for path in files.alone:
        _read_alone(files.root / path, path, options, found)
    return found


def _read_pair(paths: Sequence[Path], options: ReadOptions) -> tuple[Bitext, ...]:
    if len(paths) == 2:
        return read_two(paths[0], paths[1], options)
    return read_bitexts(paths, options)


def _language(path: Path, options: ReadOptions) -> Lang:
    found = read(path, options=options)
    return found.lang if isinstance(found, Document) else found.source_lang


def _read_alone(file: Path, path: str, options: ReadOptions, found: _Found) -> None:
    """A file in no pair: judged if it is bilingual, listed if it is a text."""
    no_text = is_data(path)
    try:
        text = read(file, options=options)
    except InputError as error:
        if no_text or isinstance(error, NoTextError):
            found.passed_over += 1
        else:
            found.failed.append(Failed(path, str(error)))
        return
    if isinstance(text, Bitext):
        found.bitexts.append(text)
        found.pairs.append(None)
    elif no_text:
        found.passed_over += 1
    else:
        found.alone.append(Alone(path, text.lang))


def is_data(path: str) -> bool:
    """Whether a file is none for people to read, by its name."""
    suffix = Path(path).suffix.lower()
    return bool(_DATA.fullmatch(suffix)) and language_of_path(Path(path)) is None


def _late(
    files: tree.Tree, found: _Found, judged: Report, options: ReadOptions
) -> tuple[Late, ...] | None:
    """The paragraphs that changed after their translations, if the tree is in a git repository."""
    try:
        repository = Repository(files.root)
        head = repository.head
        prefix = files.root.resolve().relative_to(repository.root.resolve()).as_posix()
    except (InputError, ValueError):
        return None
    if head is None:
        return None
    base, now = Commit(repository, head, "HEAD"), WorkFolder(repository)
    late: list[Late] = []
    for bitext, pair, judgement in zip(found.bitexts, found.pairs, judged.judgements, strict=True):
        if pair is None or pair.target is None:
            continue
        inside = [path if prefix == "." else f"{prefix}/{path}" for path in pair.paths]
        history = History(repository, base, now, FilePair(*inside), options)
        late.extend(_late_of(history, bitext, [verdict.pair for verdict in judgement.verdicts]))
    return tuple(late)


def _late_of(history: History, bitext: Bitext, pairs: Sequence[Pair]) -> Iterator[Late]:
    try:
        for stale in history.stale(bitext, pairs):
            source, target = stale.pair.source[0], stale.pair.target[0]
            changed, translated = stale.source.date or "today", stale.target.date
            yield Late(source.location, target.location, changed, translated)
    except InputError:
        return  # a file that git does not know yet has no history
