"""What others copy into their repositories: the pre-commit hook, the action, the examples."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from duizhao.commands import check
from tests.repositories import CHINESE, Repo, changed, ferry

ROOT = Path(__file__).resolve().parent.parent
ZH = "docs/zh/ferry.md"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which `duizhao` is this source tree's, and pre-commit keeps to itself."""
    command = tmp_path / "bin" / "duizhao"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m duizhao "$@"\n')
    command.chmod(0o755)
    return os.environ | {
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


def pre_commit(repo: Repo, environment: dict[str, str], hooks: Path) -> tuple[int, str]:
    """Run the hook on what is staged, as a commit would."""
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), "duizhao-system", "--verbose"],
        cwd=repo.folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).decode(errors="replace")


def test_pre_commit_stops_a_bad_translation(tmp_path: Path, environment: dict[str, str]) -> None:
    hooks = Repo(tmp_path / "hooks")
    hooks.commit({".pre-commit-hooks.yaml": (ROOT / ".pre-commit-hooks.yaml").read_bytes()})
    repo = ferry(tmp_path / "repo")
    repo.write({ZH: changed(CHINESE, 2, CHINESE[2].replace("5月3日", "6月3日"))})
    repo.git("add", "-A")
    code, out = pre_commit(repo, environment, hooks.folder)
    assert code == 1, out
    assert f"{ZH}:5  new" in out
    assert "6月3日" in out

    repo.git("reset", "-q", "--hard")
    repo.write({"src/a name with spaces.txt": "nothing to do with it"})
    repo.git("add", "-A")
    code, out = pre_commit(repo, environment, hooks.folder)
    assert code == 0, out
    assert "no translation was touched" in out


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", "docs/examples/github-workflow.yml"),
        ("vendor.gitlab-ci", "docs/examples/gitlab-ci.yml"),
    ],
)
def test_the_files_are_what_their_schemas_ask_for(schema: str, path: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(ROOT / path)],
        check=True,
        capture_output=True,
    )


def action_script() -> str:
    steps = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    script: str = steps[-1]["run"]
    return script


@pytest.mark.parametrize(
    ("code", "sarif", "expected"),
    [(0, "", 0), (1, "", 1), (2, "found.sarif", 2), (1, "found.sarif", 1)],
)
def test_the_action_passes_its_inputs_as_they_are(
    code: int, sarif: str, expected: int, tmp_path: Path
) -> None:
    command = tmp_path / "duizhao"
    command.write_text(f'#!/bin/sh\nfor a in "$@"; do echo "[$a]"; done >> log\nexit {code}\n')
    command.chmod(0o755)
    inputs = {
        "BASE": "main",
        "PATHS": "docs/zh\n$(touch hacked) 甲",
        "FAIL_ON": "weak",
        "CONFIG": "",
    }
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", action_script()],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "SARIF": sarif, **inputs},
        check=False,
    )
    assert done.returncode == expected
    log = (tmp_path / "log").read_text("utf-8")
    first = (
        "[check]\n[--base]\n[main]\n[--head]\n[HEAD]\n[--fail-on]\n[weak]\n[--format]\n[github]\n"
    )
    assert log.startswith(f"{first}[--]\n[docs/zh]\n[$(touch hacked) 甲]\n")
    assert ("[sarif]" in log) == (bool(sarif) and code < 2)
    assert not (tmp_path / "hacked").exists()


def test_every_format_is_documented() -> None:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    assert [name for name in check.FORMATS if f"`{name}`" not in page] == []
