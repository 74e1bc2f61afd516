"""Tags of markup as they are written."""

from __future__ import annotations

#: A regular expression for a tag: `>` in a quoted attribute does not end it.
TAG = (
    r"""</?[A-Za-z][\w.-]{0,60}"""
    r"""(?:\s+[\w:@.-]{1,60}(?:=(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|[^\s"'<>]{1,500}))?){0,12}\s*/?>"""
)
