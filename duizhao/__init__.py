"""duizhao (对照): is this translation still the same text?

import duizhao
report = duizhao.report("article.txt")
report.to_frame()
report.write("report.html")
"""

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
