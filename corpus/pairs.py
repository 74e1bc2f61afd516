"""Which files of a tree are translations of each other: by pattern, or by the usual names.

docs/en/** <-> docs/zh-cn/**     two folders of the same shape
*.en.md <-> *.zh.md              names that differ in their ending, in any folder
articles/*.txt                   files that hold both languages

`**` stands for any number of folders, `*` and `?` for a part of one name; what they stand for on
the left they stand for on the right. The left side is the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.errors import ConfigError

ARROW = "<->"
#: What is written for it by mistake.
_NO_ARROW = re.compile(r"(?<!<)[-=]+>|<=+>|<-+(?!-*>)|[→↔]")
_WILDCARD = re.compile(r"\*\*/|\*\*|\*|\?")
_MEANING = {"**/": "((?:[^/]+/)*)", "**": "(.*)", "*": "([^/]*)", "?": "([^/])"}


@dataclass(frozen=True, slots=True, order=True)
class FilePair:
    """Two files of a tree, by their paths with slashes, or one that holds both languages."""

    source: str
    target: str | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.source,) if self.target is None else (self.source, self.target)

    def __str__(self) -> str:
        return " + ".join(self.paths)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, read: `left` matches a source, `right` is filled in with what it captured."""

    text: str
    left: re.Pattern[str]
    right: str | None

    def partner(self, path: str) -> FilePair | None:
        """The pair that a path would be the source of; None where the pattern is not about it."""
        match = self.left.fullmatch(path)
        if match is None:
            return None
        if self.right is None:
            return FilePair(path)
        captured = iter(match.groups())
        return FilePair(path, _WILDCARD.sub(lambda _: next(captured), self.right))


def rule(text: str) -> Rule:
    """Read one pattern. Raises ConfigError where it makes no sense."""
    if wrong := _NO_ARROW.search(text):
        raise ConfigError(f"pattern {text!r}: write {ARROW} for {wrong[0]}")
    sides = [_slashed(side) for side in text.split(ARROW)]
    if len(sides) > 2 or not all(sides):
        raise ConfigError(f"pattern {text!r}: write SOURCE {ARROW} TARGET, or one bilingual file")
    if len(sides) == 1:
        return Rule(text, glob(sides[0]), None)
    # A bare name is looked for in every folder: give both sides the same start.
    if not any("/" in side for side in sides) and any(_WILDCARD.search(side) for side in sides):
        sides = [f"**/{side}" for side in sides]
    wildcards = [_WILDCARD.findall(side) for side in sides]
    if wildcards[0] != wildcards[1]:
        raise ConfigError(f"pattern {text!r}: both sides need the same wildcards in the same order")
    if sides[0] == sides[1]:
        raise ConfigError(f"pattern {text!r}: both sides are the same")
    return Rule(text, _regex(sides[0]), sides[1])


@lru_cache(maxsize=1024)
def glob(pattern: str) -> re.Pattern[str]:
    """A pattern for paths as a regular expression; one without a slash is for any folder."""
    pattern = _slashed(pattern)
    return _regex(pattern if "/" in pattern else f"**/{pattern}")


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether any of the patterns is about a path; one that names a folder is about all in it."""
    return any(
        glob(pattern).fullmatch(path) or glob(f"{_slashed(pattern)}/**").fullmatch(path)
        for pattern in patterns
    )


def _slashed(pattern: str) -> str:
    return pattern.strip().replace("\\", "/").removeprefix("./").strip("/")


def _regex(pattern: str) -> re.Pattern[str]:
    parts, end = [], 0
    for match in _WILDCARD.finditer(pattern):
        parts += [re.escape(pattern[end : match.start()]), _MEANING[match[0]]]
        end = match.end()
    return re.compile("".join([*parts, re.escape(pattern[end:])]), re.DOTALL)


def pairs(paths: Iterable[str], patterns: Sequence[str]) -> tuple[FilePair, ...]:
    """The pairs among a tree's paths, sorted; of several patterns about a file the first counts.

    A file that has no partner in the tree is in no pair. Raises ConfigError for a pattern that
    makes no sense.
    """
    there = sorted(set(paths))
    known = frozenset(there)
    taken: set[str] = set()
    found = [pair for one in map(rule, patterns) for pair in _claimed(one, there, known, taken)]
    return tuple(sorted(found))


def _claimed(
    one: Rule, there: Sequence[str], known: frozenset[str], taken: set[str]
) -> Iterator[FilePair]:
    """A rule's pairs. A source may have several translations; a translation has one source."""
    for path in there:
        pair = one.partner(path)
        if pair and known.issuperset(pair.paths) and pair.paths[-1] not in taken:
            taken.add(pair.paths[-1])
            yield pair


def unused(paths: Iterable[str], patterns: Sequence[str]) -> tuple[str, ...]:
    """The patterns that no pair of the tree comes from."""
    there = sorted(set(paths))
    return tuple(pattern for pattern in patterns if not pairs(there, [pattern]))


# --- without a pattern: the usual names ----------------------------------------------------

_ENGLISH = re.compile(r"en|en[-_](?:us|gb)|english", re.IGNORECASE)
_CHINESE = re.compile(
    r"zh|cn|zh[-_](?:cn|tw|hk|sg)|zh[-_]han[st](?:[-_](?:cn|tw|hk))?|chinese", re.IGNORECASE
)
_ENGLISH_MARKS = ("en", "EN", "en-US", "en_US", "en-us", "en_us", "en-GB", "en_GB")
_CHINESE_MARKS = ("zh", "ZH", "cn", "CN", "zh-CN", "zh_CN", "zh-cn", "zh_cn", "zh-Hans", "zh-TW")
#: name.zh-CN.md, name_zh.md, name-zh.md
_ENDING = re.compile(
    rf"(?P<stem>.+?)(?P<mark>[._-])(?P<lang>{_ENGLISH.pattern}|{_CHINESE.pattern})(?P<suffix>\.\w+)",
    re.IGNORECASE,
)
_DOCUSAURUS = re.compile(r"i18n/([^/]+)/docusaurus-plugin-content-docs/current/.+")


def detect(paths: Iterable[str]) -> tuple[str, ...]:
    """Patterns for the translations that a tree's usual names show, the surest first.

    Folders (docs/en and docs/zh-cn, content/en, locales/en.json), endings (name.en.md and
    name.zh.md, _en and _zh), and a language without a mark: README.md and README.zh-CN.md,
    docs/ and docs/zh/. Every pattern is of use in this tree.
    """
    tree = _Tree(frozenset(paths))
    there = sorted(tree.known)
    marked: dict[str, None] = {}
    bare: dict[str, None] = {}
    for path in there:
        for source, target, has_mark in _readings(path, tree):
            (marked if has_mark else bare)[f"{source} {ARROW} {target}"] = None
    taken: set[str] = set()
    return tuple(
        pattern
        for pattern in (*marked, *bare)
        if list(_claimed(rule(pattern), there, tree.known, taken))
    )


class _Tree:
    """A tree's paths and, by the folder they are in, its folders named for English."""

    def __init__(self, known: frozenset[str]):
        self.known = known
        self.english: dict[str, dict[str, None]] = {}
        for path in sorted(known):
            parts = path.split("/")
            for index, part in enumerate(parts[:-1]):
                if _ENGLISH.fullmatch(part):
                    self.english.setdefault("/".join(parts[:index]), {})[part] = None


#: Pattern of the source, of the target, and whether the source is marked as English.
_Reading = tuple[str, str, bool]


def _readings(path: str, tree: _Tree) -> Iterator[_Reading]:
    """What a path's name says it is the translation of, where the tree bears it out."""
    parts = path.split("/")
    for index, part in enumerate(parts[:-1]):
        if _CHINESE.fullmatch(part):
            yield from _folder(parts, index, tree)
    docusaurus = _DOCUSAURUS.fullmatch(path)
    if docusaurus and _CHINESE.fullmatch(docusaurus[1]):
        folder = path[: path.index("/current/") + len("/current/")]
        if f"docs/{path.removeprefix(folder)}" in tree.known:
            yield "docs/**", f"{folder}**", False
    yield from _ending(path, tree)


def _folder(parts: Sequence[str], index: int, tree: _Tree) -> Iterator[_Reading]:
    head, tail = parts[:index], "/".join(parts[index + 1 :])
    chinese = "/".join([*parts[: index + 1], "**"])
    for english in tree.english.get("/".join(head), ()):
        if "/".join([*head, english, tail]) in tree.known:
            yield "/".join([*head, english, "**"]), chinese, True
            return
    if "/".join([*head, tail]) in tree.known:
        yield "/".join([*head, "**"]), chinese, False


def _ending(path: str, tree: _Tree) -> Iterator[_Reading]:
    folder, _, name = path.rpartition("/")
    start = f"{folder}/" if folder else ""
    stem, dot, suffix = name.rpartition(".")
    if dot and _CHINESE.fullmatch(stem):  # locales/zh.json
        english = [f"{start}{lang}.{suffix}" for lang in _ENGLISH_MARKS]
        yield from [(there, path, True) for there in english if there in tree.known][:1]
    match = _ENDING.fullmatch(name)
    if match is None:
        return
    mark, lang, suffix = match["mark"], match["lang"], match["suffix"]
    own = f"*{mark}{lang}{suffix}"
    chinese = bool(_CHINESE.fullmatch(lang))
    for other in _ENGLISH_MARKS if chinese else _CHINESE_MARKS:
        if f"{start}{match['stem']}{mark}{other}{suffix}" in tree.known:
            if chinese:
                yield f"*{mark}{other}{suffix}", own, True
            return
    # The language without a mark is the source: README.md of README.zh-CN.md or README.en.md.
    if f"{start}{match['stem']}{suffix}" in tree.known:
        yield f"*{suffix}", own, False
