"""The errors that duizhao raises; all are DuizhaoError, all are one line."""

from corpus.errors import ConfigError, DuizhaoError, InputError, ModelError, OutputError

__all__ = ["ConfigError", "DuizhaoError", "InputError", "ModelError", "OutputError"]
