"""Term bases: tables and TBX."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import InputError
from corpus.terms import TermBase, read_terms


def base(tmp_path: Path, content: str, name: str = "terms.csv") -> TermBase:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return read_terms(path)


def plain(found: TermBase) -> list[tuple[list[tuple[str, str]], list[tuple[str, str]]]]:
    return [
        ([(t.text, t.status) for t in e.english], [(t.text, t.status) for t in e.chinese])
        for e in found.entries
    ]


def error(tmp_path: Path, content: str, name: str = "terms.csv") -> str:
    with pytest.raises(InputError) as caught:
        base(tmp_path, content, name)
    return str(caught.value).removeprefix(f"{tmp_path.as_posix()}/")


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("source,target,status", "forbidden"),
        ("en,zh,Status", "Deprecated"),
        ("English,Chinese,forbidden", "yes"),
        ("原文,译文,状态", "禁用"),
        ("en-US,zh-CN,usage", "do not use"),
    ],
)
def test_a_table_gives_terms_with_their_status(tmp_path: Path, header: str, status: str) -> None:
    found = base(tmp_path, f"{header}\nferry,渡船,\nferry,轮渡,{status}\nstrait,海峡,\n")
    assert plain(found) == [
        ([("ferry", "preferred")], [("渡船", "preferred"), ("轮渡", "forbidden")]),
        ([("strait", "preferred")], [("海峡", "preferred")]),
    ]
    assert [term.location.line for term in found.entries[0].chinese] == [2, 3]


def test_chinese_may_be_the_source(tmp_path: Path) -> None:
    found = base(tmp_path, "source,target,status,note\n渡船,ferry|ferryboat,admitted,on water\n")
    assert plain(found) == [
        ([("ferry", "admitted"), ("ferryboat", "admitted")], [("渡船", "preferred")])
    ]
    assert found.entries[0].note == "on water"


def test_rows_without_one_term_are_counted(tmp_path: Path) -> None:
    found = base(tmp_path, "en,zh\nferry,渡船\nstrait,\n,海峡\n")
    assert len(found.entries) == 1
    assert found.notes == ("terms.csv: 2 entries without a term in both languages left out",)


TBX_2 = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
  <text><body>
    <termEntry id="c1">
      <descrip type="definition">A boat that carries people.</descrip>
      <langSet xml:lang="en-GB"><tig><term>ferry</term></tig></langSet>
      <langSet xml:lang="zh-CN">
        <ntig><termGrp><term>渡船</term>
          <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
        <ntig><termGrp><term>轮渡</term>
          <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
      </langSet>
      <langSet xml:lang="fr"><tig><term>bac</term></tig></langSet>
    </termEntry>
  </body></text>
</martif>
"""

TBX_3_DCA = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <text><body>
    <conceptEntry id="c1">
      <langSec xml:lang="en"><termSec><term>ferry</term></termSec></langSec>
      <langSec xml:lang="zh">
        <termSec><term>渡船</term></termSec>
        <termSec><term>轮渡</term>
          <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
      </langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""

TBX_3_DCT = TBX_3_DCA.replace(
    '<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>',
    '<min:administrativeStatus xmlns:min="http://www.tbxinfo.net/ns/min">'
    "deprecatedTerm-admn-sts</min:administrativeStatus>",
)


@pytest.mark.parametrize("content", [TBX_2, TBX_3_DCA, TBX_3_DCT])
def test_tbx(tmp_path: Path, content: str) -> None:
    found = base(tmp_path, content, "terms.tbx")
    assert plain(found) == [
        ([("ferry", "preferred")], [("渡船", "preferred"), ("轮渡", "forbidden")])
    ]
    term = found.entries[0].english[0]
    assert (term.location.unit, "<term>ferry" in content.split("\n")[term.location.line - 1]) == (
        "c1",
        True,
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("terms.csv", "en,zh,status\nferry,渡船,maybe\n", "terms.csv:2: unknown status 'maybe'"),
        ("terms.csv", "en,zh,forbidden\nferry,渡船,7\n", "terms.csv:2: '7' is neither yes nor no"),
        ("terms.csv", "en,zh\nferry,\nstrait,\n", "terms.csv: no entry has both"),
        ("terms.csv", "en,zh\n", "terms.csv: the term base has no rows"),
        ("terms.tbx", "<martif><text></martif>", "terms.tbx:1: broken XML: mismatched tag"),
        ("terms.tbx", "<tmx/>", "terms.tbx: holds no termEntry or conceptEntry"),
        ("terms.tbx", TBX_2.replace("deprecatedTerm", "?"), "terms.tbx:12: unknown status"),
    ],
)
def test_broken_term_bases(tmp_path: Path, name: str, content: str, message: str) -> None:
    assert error(tmp_path, content, name).startswith(message)
