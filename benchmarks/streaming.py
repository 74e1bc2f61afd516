"""How much memory, and time, reading pairs one by one takes: python -m benchmarks.streaming.

Writes a TMX file and a Parquet file of the wanted size into a temporary folder, goes through
each in a process of its own and prints the pairs, the seconds, and how much that process's
greatest resident memory grew after the first pair. Figures: docs/formats.md.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

ENGLISH = (
    "The ferry number {n} leaves the old pier at nine and comes back at ten, if the wind allows. "
)
CHINESE = "第{n}号渡船九点离开旧码头，风势允许的话十点回来。"


def write_tmx(path: Path, size: int) -> None:
    """A memory of at least `size` bytes."""
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n<tmx version="1.4">')
        file.write('<header srclang="en"/><body>\n')
        for n in count():
            if n % 1000 == 0 and file.tell() > size:
                break
            english, chinese = (text.format(n=n) * 3 for text in (ENGLISH, CHINESE))
            file.write(
                f'<tu tuid="{n}"><tuv xml:lang="en"><seg>{english}<ph x="1"/></seg></tuv>'
                f'<tuv xml:lang="zh"><seg>{chinese}<ph x="1"/></seg></tuv></tu>\n'
            )
        file.write("</body></tmx>\n")


def write_parquet(path: Path, rows: int) -> None:
    """A table of that many pairs, in row groups of a hundred thousand."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    step = 100_000
    schema = pa.schema([("id", pa.int64()), ("en", pa.string()), ("zh", pa.string())])
    with pq.ParquetWriter(path, schema) as writer:
        for start in range(0, rows, step):
            numbers = range(start, min(start + step, rows))
            english, chinese = ([t.format(n=n) for n in numbers] for t in (ENGLISH, CHINESE))
            columns = {"id": list(numbers), "en": english, "zh": chinese}
            writer.write_table(pa.table(columns, schema=schema))


def greatest_memory() -> float:
    """The most memory this process has had so far, in MB (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024


def measure(path: Path) -> None:
    """Go through a file's pairs and print what that took."""
    from corpus.readers.streaming import iter_pairs

    pairs = iter_pairs(path)
    next(pairs)  # the libraries are loaded now
    before = greatest_memory()
    started = time.perf_counter()
    number = 1 + sum(1 for _ in pairs)
    seconds = time.perf_counter() - started
    after = greatest_memory()
    print(
        f"{path.suffix[1:]:8} {path.stat().st_size / 1e6:8.0f} MB  {number:9,} pairs  "
        f"{seconds:6.1f} s  {after:6.0f} MB at most, "
        f"{after - before:.0f} MB more than at the first pair"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1000, help="size of the TMX file")
    parser.add_argument("--rows", type=int, default=5_000_000, help="rows of the Parquet file")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure)
        return
    with tempfile.TemporaryDirectory(prefix="duizhao-streaming-") as folder:
        memory, table = Path(folder) / "memory.tmx", Path(folder) / "table.parquet"
        write_tmx(memory, options.megabytes * 1_000_000)
        write_parquet(table, options.rows)
        for path in (memory, table):
            command = [sys.executable, "-m", "benchmarks.streaming", "--measure", str(path)]
            subprocess.run(command, check=True)  # noqa: S603


if __name__ == "__main__":
    main()
