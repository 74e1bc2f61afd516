"""Which engine runs the embedded model here, found out without importing it."""

from __future__ import annotations

from importlib import metadata, util
from pathlib import Path

#: The file of the graph in the built model's folder.
GRAPH = "graph.xml"


def installed() -> bool:
    """Whether OpenVINO is here."""
    return util.find_spec("openvino") is not None


def precision() -> str:
    """ "bf16" where the processor has instructions for it, else "f32".

    Asked of the processor, not of OpenVINO, which takes longer to import than a cached report to
    write. Only Linux says; elsewhere there are hardly any such processors.
    """
    try:
        with Path("/proc/cpuinfo").open(encoding="ascii", errors="replace") as file:
            flags = next((line.split() for line in file if line.startswith("flags")), [])
    except OSError:
        flags = []
    return "bf16" if {"avx512_bf16", "amx_bf16"} & set(flags) else "f32"


def identity(precision: str) -> str:
    """What the vectors depend on besides the model's weights."""
    return f"openvino {metadata.version('openvino')} {precision}"
