"""Which engine runs the embedded model here, found out without importing it."""

from __future__ import annotations

import os
from collections.abc import Collection
from importlib import metadata, util
from pathlib import Path

#: The files of the graph in the built model's folder: as it is, and with 8-bit weights.
GRAPH = "graph.xml"
GRAPH_8 = "graph-8.xml"


def installed() -> bool:
    """Whether OpenVINO is here."""
    return util.find_spec("openvino") is not None


def precision() -> str:
    """What the network is computed in here: see `fastest`.

    Asked of the processor, not of OpenVINO, which takes longer to import than a cached report to
    write. Only Linux says; elsewhere there are hardly any such processors. "f32" where OpenVINO is
    told to leave instructions alone: it cannot multiply in 8 bits without them.
    """
    if "ONEDNN_MAX_CPU_ISA" in os.environ:
        return "f32"
    try:
        with Path("/proc/cpuinfo").open(encoding="ascii", errors="replace") as file:
            flags = next((line.split() for line in file if line.startswith("flags")), [])
    except OSError:
        flags = []
    return fastest(flags)


def fastest(flags: Collection[str]) -> str:
    """What a processor with these instructions computes the network in: "bf16" (AVX-512 BF16 or
    AMX), "int8" (AVX-512 VNNI: matrix products in 8 bits, the rest in float32), else "f32"."""
    if "avx512_bf16" in flags or "amx_bf16" in flags:
        return "bf16"
    return "int8" if "avx512_vnni" in flags else "f32"


def identity(precision: str) -> str:
    """What the vectors depend on besides the model's weights."""
    return f"openvino {metadata.version('openvino')} {precision}"
