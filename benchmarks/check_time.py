"""How long `duizhao check` takes: with nothing new to embed, and after an edit of a paragraph.

    python -m benchmarks.check_time

Runs the command on a page of the glossary in ../shared/data/docs_cncf_glossary, as a process of
its own each time. Writes docs/benchmarks/check-time.md.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.replay import ROOT, clone

PAGE = "zh/kubernetes.md"
RUNS = 9
ABOUT = """# How long a check takes

`python -m benchmarks.check_time`. `duizhao check` on an edited page of the CNCF glossary, each
time as a process of its own: median of nine, and the least, in seconds. Processor time counts what
git needs as well; on a machine that does nothing else the wall clock shows little more.

| edit | median | least | processor time |
| --- | ---: | ---: | ---: |
"""


def once(folder: Path, cache: Path) -> tuple[float, float]:
    """Wall clock and processor time of one check, in seconds."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "DUIZHAO_CACHE": str(cache),
        "PYTHONDONTWRITEBYTECODE": "",  # what is installed has been compiled
        "PYTHONPYCACHEPREFIX": str(cache / "bytecode"),
    }
    command = [sys.executable, "-m", "duizhao", "check", "--quiet", "--fail-on", "never"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)  # noqa: S603
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, used


def row(name: str, runs: list[tuple[float, float]]) -> str:
    walls, used = [wall for wall, _ in runs], [used for _, used in runs]
    median, least = statistics.median(walls), min(walls)
    return f"| {name} | {median:.2f} | {least:.2f} | {statistics.median(used):.2f} |"


def main() -> None:
    from aligner.models import cache_folder, load

    load()  # the embedded model is built once for all
    with tempfile.TemporaryDirectory() as folder:
        repository = clone(Path(folder) / "glossary")
        (repository.root / "duizhao.toml").write_text('pairs = ["en/** <-> zh/**"]\n')
        cache = Path(folder) / "cache"
        cache.mkdir()
        (cache / "models").symlink_to(cache_folder() / "models", target_is_directory=True)
        page = repository.root / PAGE
        text = page.read_text("utf-8")
        edited = []
        page.write_text(text.replace("。", "！", 1), "utf-8")
        once(repository.root, cache)
        cached = [once(repository.root, cache) for _ in range(RUNS)]
        for number in range(RUNS):
            page.write_text(text.replace("。", f"（{number}）。", 1), "utf-8")
            edited.append(once(repository.root, cache))
        page.write_text(text, "utf-8")
        untouched = [once(repository.root, cache) for _ in range(RUNS)]
    lines = [
        row("no translation touched", untouched),
        row("nothing new to embed", cached),
        row("one paragraph new", edited),
    ]
    print(*lines, sep="\n")
    path = ROOT / "docs" / "benchmarks" / "check-time.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ABOUT + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
