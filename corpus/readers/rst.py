"""reStructuredText, with docutils; Sphinx's roles and directives are read through.

Paragraph: a paragraph, title, list item's text, table cell, term or caption, as it is written,
its lines joined. Location: line and column. Protected: literals, roles, references, addresses,
substitutions. Listed as unpaired: code, directives' names and options, comments, targets.
Nothing is included from other files and no raw text is passed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.decoding import read_text
from corpus.errors import InputError
from corpus.model import Bitext, Cell, Document
from corpus.readers.base import ReadOptions, needs
from corpus.readers.page import Page
from corpus.readers.text import Item, assemble, encoding_note

_PROTECTED = re.compile(
    r"""
      ``[^`\n]{1,500}`` | :[\w:+.-]{1,60}:`(?=[^`<>\n]{1,500}\s<[^`<>\n]{1,500}>`)
    | :[\w:+.-]{1,60}:`[^`\n]{1,500}` | \s<[^<>`\n]{1,500}>`_{0,2} | (?<=`)__?
    | \|[^|\s][^|\n]{0,100}\|_{0,2} | \[[\w.\#*-]{1,60}\]_
    | <?(?:https?://|mailto:)[!-;=?-_a-~]+>?
    """,
    re.VERBOSE,
)
_DIRECTIVE = re.compile(r"^\s*\.\.\s+(?:\|[^|\n]+\|\s+)?([\w:+.-]+)::", re.MULTILINE)
_ROLE = re.compile(r":([A-Za-z][\w:+.-]*):`")
_LINE_BLOCK = re.compile(r"\s*\.\.|\s*:[\w -]+:(?:\s|$)|\s*__\s")
#: What ends a line for docutils, but not for an editor.
_LINE_ENDS = re.compile("[\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
#: Directives of Sphinx whose content is no prose.
_CODE = re.compile(
    "code|code-block|sourcecode|highlight|literalinclude|toctree|graphviz|digraph|mermaid|uml|index"
    "|autosummary|automodule|autoclass|autofunction|doctest|testcode|testoutput|testsetup|math"
    "|productionlist|prompt|program-output|plot|tabularcolumns|jupyter-execute|parsed-literal|raw"
)
#: A text of more lines is not given to docutils at once, whose time grows faster than they do.
_MOST_LINES = 200_000


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read reStructuredText: a Bitext if both languages are in it. Raises InputError."""
    text, encoding = read_text(path, options.encoding)
    items = items_of(text.split("\n"), path)
    return assemble(path, items, options, encoding_note(path, encoding))


def items_of(lines: Sequence[str], path: Path) -> list[Item]:
    """Every paragraph and every unpaired text, in the file's order. Raises InputError."""
    if len(lines) > _MOST_LINES:
        raise InputError(f"has more than {_MOST_LINES} lines; divide it", path)
    lines = [_LINE_ENDS.sub(" ", line) for line in lines]
    page = Page(lines, path, _PROTECTED)
    tree = _tree(lines, path)
    cells = _cells(tree)
    for node in _nodes(tree):
        _take(node, page, cells)
    for index, line in enumerate(page.left):
        if _LINE_BLOCK.match(line):
            page.put_aside(index, "code")
    page.rest()
    return page.items()


def _tree(lines: Sequence[str], path: Path) -> Any:
    """docutils' document."""
    try:
        from docutils.core import publish_doctree
        from docutils.utils import SystemMessage
    except ImportError:
        raise needs("reStructuredText files", "docutils", path) from None
    text = "\n".join(lines)
    _register(text)
    settings = {
        "file_insertion_enabled": False,
        "raw_enabled": False,
        "report_level": 5,
        "halt_level": 5,
        "_disable_config": True,
        "doctitle_xform": False,
        "sectsubtitle_xform": False,
        "docinfo_xform": False,
        "line_length_limit": 20_000_000,
        "warning_stream": False,
    }
    try:
        return publish_doctree(text, settings_overrides=settings)
    except (SystemMessage, RecursionError, AssertionError, ValueError, IndexError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InputError(f"broken reStructuredText: {reason}", path) from None


def _nodes(tree: Any) -> Iterator[Any]:
    """The nodes that hold text, in order."""
    from docutils import nodes

    text_kinds = (nodes.paragraph, nodes.title, nodes.term, nodes.caption, nodes.rubric)
    kinds: tuple[type[Any], ...] = (*text_kinds, nodes.line, nodes.attribution, *_code_kinds())
    for node in tree.findall():
        if isinstance(node, kinds):
            yield node


def _cells(tree: Any) -> dict[int, Cell]:
    """The places of tables' entries, by the entries' identity; those of a table inside a table
    are its own."""
    from docutils import nodes

    return {
        id(entry): Cell(number, row, column)
        for number, table in enumerate(tree.findall(nodes.table), start=1)
        for row, entries in enumerate(table.findall(nodes.row), start=1)
        for column, entry in enumerate(entries.children, start=1)
    }


def _cell_of(node: Any, cells: dict[int, Cell]) -> Cell | None:
    while node is not None and id(node) not in cells:
        node = node.parent
    return cells[id(node)] if node is not None else None


def _take(node: Any, page: Page, cells: dict[int, Cell]) -> None:
    from docutils import nodes

    if _within(node, (nodes.system_message,)):
        return
    raw = node.rawsource or node.astext()
    content = raw.split("\n")
    start, end = _range(node, content, page)
    if isinstance(node, _code_kinds()):
        for text in filter(None, map(str.strip, content)):
            start = next((i for i in range(start, end) if text in page.left[i]), start)
            if text in page.left[start]:
                page.put_aside(start, "code")
        return
    heading = _level(node) if isinstance(node, nodes.title) else 0
    page.take(content, start, end, heading, _cell_of(node, cells))


def _code_kinds() -> tuple[type[Any], ...]:
    from docutils import nodes

    return nodes.literal_block, nodes.doctest_block, nodes.comment, nodes.math_block


def _range(node: Any, content: Sequence[str], page: Page) -> tuple[int, int]:
    """The lines a node may stand on: docutils gives the first or the last, or its parent's."""
    line = node.line
    while line is None and node.parent is not None:
        node = node.parent
        line = node.line
    last = len(page.left)
    start = min(max(0, (line or 1) - len(content) - 2), last - 1)
    return start, min(last, start + 2 * len(content) + 200)


def _level(node: Any) -> int:
    """How deep a title's section lies."""
    from docutils import nodes

    level, above = 0, node.parent
    while above is not None:
        level += isinstance(above, nodes.section)
        above = above.parent
    return min(level, 6)


def _within(node: Any, kinds: tuple[type, ...]) -> bool:
    while node is not None:
        if isinstance(node, kinds):
            return True
        node = node.parent
    return False


def _register(text: str) -> None:
    """Make docutils read through roles and directives that it does not know (Sphinx's)."""
    from docutils.parsers.rst import directives, roles
    from docutils.parsers.rst.languages import en

    for name in sorted(set(_DIRECTIVE.findall(text))):
        plain = name.rpartition(":")[2].lower()
        if _CODE.fullmatch(plain):
            directives.register_directive(name, _code())
        elif name.lower() not in en.directives:
            directives.register_directive(name, _prose())
    for name in sorted(set(_ROLE.findall(text))):
        if name.lower() not in en.roles:
            roles.register_local_role(name.lower(), _role)


def _role(
    name: str, rawtext: str, text: str, lineno: int, inliner: Any, *rest: Any, **more: Any
) -> tuple[list[Any], list[Any]]:
    from docutils import nodes

    return [nodes.literal(rawtext, text)], []


def _prose() -> Any:
    """A directive whose argument and content are text."""
    from docutils import nodes
    from docutils.parsers.rst import Directive

    class Prose(Directive):
        has_content = True
        optional_arguments = 1
        final_argument_whitespace = True

        def run(self) -> list[Any]:
            node = nodes.container()
            node.line = self.lineno
            self.state.nested_parse(self.content, self.content_offset, node)
            return [node]

    return Prose


def _code() -> Any:
    """A directive whose content is no text."""
    from docutils import nodes
    from docutils.parsers.rst import Directive

    class Code(Directive):
        has_content = True
        optional_arguments = 1
        final_argument_whitespace = True

        def run(self) -> list[Any]:
            node = nodes.literal_block("\n".join(self.content), "\n".join(self.content))
            node.line = self.content_offset + 1
            return [node]

    return Code
