"""Settings: `[tool.duizhao]` in pyproject.toml, or duizhao.toml; the command line overrides them.

config = load()                    # the nearest file upwards from the working folder
config = config.overridden(model="use-v3")
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from aligner.kinds import FalseFlags
from aligner.models import DEFAULT
from corpus.errors import ConfigError
from corpus.model import Lang

#: The file that is searched for, in this order within a folder.
NAMES = ("duizhao.toml", "pyproject.toml")
BUILT_IN = "default"


@dataclass(frozen=True, slots=True)
class Override:
    """What holds for the files that a pattern matches, on top of everything else.

    select, ignore: codes or beginnings of codes; None and () where they are not set.
    fail_on: as in Config; None where it is not set.
    """

    pattern: str
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    fail_on: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """All settings, frozen. In TOML the names are written with hyphens: `fail-on`.

    model: embedded model, hub name or path. source_lang, encoding: None where a reader finds out.
    pairs: patterns of what is translated to what, see `corpus.pairs`; empty: detected.
    exclude: patterns of files that are left out.
    fail_on: statuses and codes for which a check exits with 1; codes alone are added to the
    command's own default, which None leaves as it is.
    select, ignore: codes or beginnings of codes that are reported (None: all) and not reported.
    per_path: overrides by pattern, in the file's order; later ones win.
    false_flags: the wanted shares of good pairs that are flagged; None: as calibrated.
    terms: a term base. baseline, decisions: files of known findings and of people's decisions.
    cache_size: bound of the embedding cache in megabytes; 0 turns it off.

    file: where the settings were read; None without a file. origins: setting -> where its value
    comes from, for those that are not built in.
    """

    model: str = DEFAULT
    source_lang: Lang | None = None
    encoding: str | None = None
    pairs: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: tuple[str, ...] | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    per_path: tuple[Override, ...] = ()
    false_flags: FalseFlags | None = None
    terms: Path | None = None
    baseline: Path = Path("duizhao.baseline.jsonl")
    decisions: Path = Path("duizhao.decisions.jsonl")
    cache_size: int = 1000
    file: Path | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    def overridden(self, **flags: Any) -> Config:
        """These settings with those of the command line; a flag that is None was not given."""
        given = {name: value for name, value in flags.items() if value is not None}
        origins = {name: f"--{_hyphened(name)}" for name in given}
        return replace(self, **given, origins={**self.origins, **origins})

    @property
    def folder(self) -> Path:
        """The folder that relative paths in the settings are meant from."""
        return self.file.parent if self.file else Path.cwd()

    def decisions_for(self, texts: Iterable[str | Path]) -> Path:
        """The file of decisions on some texts: as it was set, else the one beside or above them."""
        from reports.review.decisions import locate

        return self.decisions if "decisions" in self.origins else locate(texts)

    def inner(self, path: str | Path) -> str:
        """A path as the settings' patterns mean it: from their folder, where it lies in it."""
        try:
            return Path(path).resolve().relative_to(self.folder.resolve()).as_posix()
        except ValueError:
            return Path(path).as_posix()

    def shown(self) -> str:
        """What holds and where each value came from, one setting a line."""
        rows = [
            (_hyphened(name), _toml(getattr(self, name)), self.origins.get(name, BUILT_IN))
            for name in SETTINGS
        ]
        widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
        return "\n".join(
            f"{name:{widths[0]}}  {value:{min(widths[1], 40)}}  # {origin}"
            for name, value, origin in rows
        )


#: The names of the settings, in order.
SETTINGS = tuple(f.name for f in fields(Config) if f.name not in ("file", "origins"))


def load(file: Path | None = None, start: Path | None = None) -> Config:
    """The settings of a file, or of the nearest one upwards from `start` (the working folder).

    The search ends at the root of a repository. Raises ConfigError, naming file and key, for a
    file that cannot be read, an unknown key, a value of the wrong type or out of range.
    """
    if file is not None:
        return _read(file, _table(file, named=True) or {})
    for folder in _upwards(start or Path.cwd()):
        for name in NAMES:
            path = folder / name
            table = _table(path, named=False) if path.is_file() else None
            if table is not None:
                return _read(path, table)
    return Config()


def _upwards(start: Path) -> Iterator[Path]:
    start = Path(os.path.abspath(start))  # noqa: PTH100 (a loop of links is for the readers to tell)
    for folder in (start, *start.parents):
        yield folder
        if (folder / ".git").exists():
            return


def _table(path: Path, *, named: bool) -> dict[str, Any] | None:
    """The file's settings; None where a pyproject.toml found by the way has none."""
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8, as TOML must be") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}") from None
    if path.name != "pyproject.toml":
        return data
    tool = data.get("tool")
    table = tool.get("duizhao") if isinstance(tool, dict) else None
    if table is None and named:
        raise ConfigError(f"{path}: has no table [tool.duizhao]")
    return table if table is None or isinstance(table, dict) else {"duizhao": table}


def _read(path: Path, table: Mapping[str, Any]) -> Config:
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in _KINDS:
            raise ConfigError(f"{path}: unknown key {key!r}{_meant(name)}")
        try:
            values[name] = _KINDS[name](value)
        except _UnfitError as error:
            raise ConfigError(f"{path}: {_hyphened(name)} {error}") from None
    for name in ("terms", "baseline", "decisions"):
        if name in values:
            values[name] = path.parent / values[name]
    config = replace(Config(), **values, file=path, origins=dict.fromkeys(values, path.name))
    missing = {name: path.parent / getattr(config, name) for name in ("baseline", "decisions")}
    return replace(config, **missing)


def _meant(name: str) -> str:
    close = get_close_matches(name, SETTINGS, n=1)
    return f"; did you mean {_hyphened(close[0])!r}?" if close else ""


def _hyphened(name: str) -> str:
    return name.replace("_", "-")


# --- what a value has to be ----------------------------------------------------------------


class _UnfitError(Exception):
    """What a value has to be and is not."""


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _UnfitError(f"has to be a text, not {value!r}")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_text(value),)
    if not isinstance(value, list) or not all(isinstance(part, str) and part for part in value):
        raise _UnfitError(f"has to be a list of texts, not {value!r}")
    return tuple(value)


def _lang(value: Any) -> Lang:
    if value not in ("en", "zh"):
        raise _UnfitError(f"has to be 'en' or 'zh', not {value!r}")
    return cast(Lang, value)


def _false_flags(value: Any) -> FalseFlags:
    try:
        return FalseFlags.of(value)
    except ValueError as error:
        raise _UnfitError(error) from None


def _megabytes(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _UnfitError(f"has to be a whole number of megabytes, not {value!r}")
    return value


def _path(value: Any) -> Path:
    return Path(_text(value))


def _overrides(value: Any) -> tuple[Override, ...]:
    if not isinstance(value, dict) or not all(isinstance(one, dict) for one in value.values()):
        raise _UnfitError("has to be a table: pattern = { ignore = [...] }")
    found = []
    for pattern, table in value.items():
        settings = {}
        for key, inner in table.items():
            name = key.replace("-", "_")
            if name not in ("select", "ignore", "fail_on"):
                raise _UnfitError(f"{pattern!r}: unknown key {key!r}")
            try:
                settings[name] = _texts(inner)
            except _UnfitError as error:
                raise _UnfitError(f"{pattern!r}: {key} {error}") from None
        found.append(Override(pattern, **settings))
    return tuple(found)


_KINDS: dict[str, Callable[[Any], Any]] = {
    "model": _text,
    "source_lang": _lang,
    "encoding": _text,
    "pairs": _texts,
    "exclude": _texts,
    "fail_on": _texts,
    "select": _texts,
    "ignore": _texts,
    "per_path": _overrides,
    "false_flags": _false_flags,
    "terms": _path,
    "baseline": _path,
    "decisions": _path,
    "cache_size": _megabytes,
}


def _toml(value: Any) -> str:
    """A value as it is written in the file."""
    if value is None:
        return "-"
    if isinstance(value, Path | str | FalseFlags):
        return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(part) for part in value) + "]"
    if isinstance(value, Override):
        parts = {"select": value.select, "ignore": value.ignore, "fail-on": value.fail_on}
        inner = ", ".join(f"{key} = {_toml(part)}" for key, part in parts.items() if part)
        return f"{_toml(value.pattern)} = {{ {inner} }}"
    return str(value)
