"""Which findings are reported, and for which a check fails, as the settings have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.verdict import STATUSES, Finding, Judgement, Verdict, status_of, weighed
from corpus.errors import ConfigError
from corpus.pairs import matches
from duizhao.config import Config, Override
from reports.codes import every
from reports.edit import Change

#: For `fail-on`: nothing at all.
NEVER = "never"


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings' say on findings.

    inner: a path of the repository as the settings' patterns mean it. default: what a check fails
    for where neither settings nor flags name a status; codes alone are added to it.
    """

    config: Config
    default: tuple[str, ...] = ("review",)
    inner: Callable[[str], str] = str

    def __post_init__(self) -> None:
        codes = frozenset(every())
        config = self.config
        _check_codes("select", config.select or (), codes)
        _check_codes("ignore", config.ignore, codes)
        _check_fail_on(config.fail_on or (), codes)
        for override in config.per_path:
            _check_codes(f"per-path {override.pattern!r}: select", override.select or (), codes)
            _check_codes(f"per-path {override.pattern!r}: ignore", override.ignore, codes)
            _check_fail_on(override.fail_on or (), codes)

    def wants(self, code: str, paths: Iterable[str]) -> bool:
        """Whether a finding of this code in these files is reported."""
        select, ignore = self.config.select, self.config.ignore
        for override in self._overrides(paths):
            select = override.select if override.select is not None else select
            ignore += override.ignore
        return (select is None or code.startswith(select)) and not code.startswith(ignore)

    def selected(self, judgement: Judgement) -> Judgement:
        """The judgement with the wanted findings alone; they decide each verdict's status, and what
        rules say that are not wanted is left out of its probabilities."""
        return replace(judgement, verdicts=tuple(map(self._selected, judgement.verdicts)))

    def _selected(self, verdict: Verdict) -> Verdict:
        paths = files(verdict)
        kept = tuple(f for f in verdict.findings if self.wants(f.code, paths))
        if len(kept) == len(verdict.findings):
            return verdict
        return weighed(replace(verdict, findings=kept, status=status_of(kept)))

    def wanted(self, changes: Iterable[Change]) -> Iterator[Change]:
        """The changes without those that are worse in nothing but what is not reported."""
        for change in changes:
            verdict = change.after or change.before
            paths = files(verdict) if verdict else ()
            kept = tuple(code for code in change.codes if self.wants(code, paths))
            if kept or not change.codes:
                yield replace(change, codes=kept)

    def fails(self, findings: Iterable[Finding], paths: Sequence[str]) -> bool:
        """Whether a check fails for any of these findings."""
        wanted = _over(self.default, self.config.fail_on)
        for override in self._overrides(paths):
            wanted = _over(wanted, override.fail_on)
        return any(_is_for(finding, wanted) for finding in findings)

    def fails_for(self, verdict: Verdict) -> bool:
        """The same for all that was found on a verdict."""
        return self.fails(verdict.findings, files(verdict))

    def _overrides(self, paths: Iterable[str]) -> list[Override]:
        inner = [self.inner(path) for path in paths]
        return [
            override
            for override in self.config.per_path
            if any(matches(path, [override.pattern]) for path in inner)
        ]


def files(verdict: Verdict) -> tuple[str, ...]:
    """The files that a verdict's paragraphs stand in."""
    sides = (*verdict.pair.source, *verdict.pair.target)
    return tuple(dict.fromkeys(paragraph.location.file for paragraph in sides))


def _over(usual: tuple[str, ...], given: tuple[str, ...] | None) -> tuple[str, ...]:
    """What `fail-on` says over what holds without it. Codes alone are added: who asks to fail for
    one more thing does not mean to let errors pass."""
    given = given or ()
    return given if {*STATUSES, NEVER}.intersection(given) else (*usual, *given)


def _is_for(finding: Finding, wanted: Iterable[str]) -> bool:
    for word in wanted:
        if word in STATUSES:
            grave = finding.severity != "note"
            if grave and STATUSES.index(finding.severity) >= STATUSES.index(word):
                return True
        elif word != NEVER and finding.code.startswith(word):
            return True
    return False


def _check_codes(setting: str, given: Iterable[str], known: frozenset[str]) -> None:
    for start in given:
        if not any(code.startswith(start) for code in known):
            raise ConfigError(f"{setting}: no code begins with {start!r} (see `duizhao checks`)")


def _check_fail_on(given: Iterable[str], known: frozenset[str]) -> None:
    for word in given:
        if word not in STATUSES[1:] and word != NEVER:
            try:
                _check_codes("fail-on", [word], known)
            except ConfigError:
                choices = ", ".join((*STATUSES[1:], NEVER))
                raise ConfigError(
                    f"fail-on: {word!r} is neither {choices} nor a code of `duizhao checks`"
                ) from None
