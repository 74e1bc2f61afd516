"""duizhao (对照): is this translation still the same text?

import duizhao
report = duizhao.report("article.txt")
report.to_frame()
report.write("report.html")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.readers import ReadOptions
    from duizhao.api import check, judge, load_model, models, quality, read, report, write
    from duizhao.errors import ConfigError, DuizhaoError, InputError, ModelError, OutputError
    from duizhao.version import __version__
    from reports.report import Report

__all__ = [
    "ConfigError",
    "DuizhaoError",
    "InputError",
    "ModelError",
    "OutputError",
    "ReadOptions",
    "Report",
    "__version__",
    "check",
    "judge",
    "load_model",
    "models",
    "quality",
    "read",
    "report",
    "write",
]

#: Where the names are that are not of `duizhao.api`.
_ELSEWHERE = {
    "ReadOptions": "corpus.readers",
    "Report": "reports.report",
    "__version__": "duizhao.version",
}


def __getattr__(name: str) -> Any:
    """A name, imported when it is first asked for: the command line begins without them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    usual = "duizhao.errors" if name.endswith("Error") else "duizhao.api"
    found = getattr(import_module(_ELSEWHERE.get(name, usual)), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
