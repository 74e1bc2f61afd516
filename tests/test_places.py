"""What stands in one place of two files: cells of tables, footnotes."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from aligner.judge import Judge
from aligner.verdict import Judgement
from corpus.model import Bitext
from corpus.readers import read_bitexts

EN = (("Quarter", "Visitors", "Share"), ("Q1", "1,250", "12%"), ("Q2", "200", "$30"))
ZH = (("季度", "访客", "占比"), ("第一季度", "1,250", "12%"), ("第二季度", "200", "30美元"))
Table = tuple[tuple[str, ...], ...]


def markdown(table: Table) -> str:
    head, *rest = ["| " + " | ".join(row) + " |" for row in table]
    return "\n".join([head, "| --- " * len(table[0]) + "|", *rest])


def html(table: Table) -> str:
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in table)
    return "<table>" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>"


def rst(table: Table) -> str:
    lines = [".. list-table::", ""]
    for row in table:
        lines += [f"   {'*' if not n else ' '} - {cell}" for n, cell in enumerate(row)]
    return "\n".join(lines)


def asciidoc(table: Table) -> str:
    return "\n".join(["|===", *("|" + " |".join(row) for row in table), "|==="])


def page(table: Table, suffix: str, text: str) -> bytes:
    if suffix == "docx":
        document = docx.Document()
        document.add_paragraph(text)
        grid = document.add_table(len(table), len(table[0]))
        for n, row in enumerate(table):
            for m, cell in enumerate(row):
                grid.cell(n, m).text = cell
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
    made = {"md": markdown, "html": html, "rst": rst, "adoc": asciidoc}[suffix](table)
    before = f"<p>{text}</p>" if suffix == "html" else f"{text}\n\n"
    return f"{before}{made}\n".encode()


def bitext(folder: Path, english: bytes, chinese: bytes, suffix: str = "md") -> Bitext:
    paths = folder / f"en.{suffix}", folder / f"zh.{suffix}"
    for path, data in zip(paths, (english, chinese), strict=True):
        path.write_bytes(data)
    (found,) = read_bitexts(paths)
    return found


def tables(folder: Path, english: Table, chinese: Table, suffix: str = "md") -> Bitext:
    before = "The table shows how many came.", "下表列出了到访人数。"
    return bitext(
        folder, page(english, suffix, before[0]), page(chinese, suffix, before[1]), suffix
    )


def found(judgement: Judgement) -> list[tuple[str, str]]:
    return [(v.pair.source_text, v.pair.target_text) for v in judgement.verdicts]


def flagged(judgement: Judgement) -> dict[str, list[str]]:
    return {
        v.pair.source_text: [f.code for f in v.findings]
        for v in judgement.verdicts
        if v.status != "ok"
    }


@pytest.mark.parametrize("suffix", ["md", "html", "rst", "adoc", "docx"])
def test_cells_are_held_to_their_row_and_column(tmp_path: Path, judge: Judge, suffix: str) -> None:
    judgement = judge.judge(tables(tmp_path, EN, ZH, suffix))
    cells = zip(sum(EN, ()), sum(ZH, ()), strict=True)
    assert found(judgement)[1:] == [*cells]
    assert flagged(judgement) == {}
    assert [text for text in judgement.unpaired if text.reason == "neutral"] == []


@pytest.mark.parametrize("suffix", ["md", "html", "rst", "adoc", "docx"])
def test_a_wrong_figure_in_a_cell_is_found(tmp_path: Path, judge: Judge, suffix: str) -> None:
    wrong = (*ZH[:2], ("第二季度", "20", "3美元"))
    judgement = judge.judge(tables(tmp_path, EN, wrong, suffix))
    assert flagged(judgement) == {"200": ["N301"], "$30": ["N301"]}


@pytest.mark.parametrize(
    ("english", "chinese"),
    [("—", "无"), ("✓", "有"), ("N/A", "不适用"), ("TBD", "待定"), ("$0", "免费")],
)
def test_signs_that_face_words_accuse_nothing(
    tmp_path: Path, judge: Judge, english: str, chinese: str
) -> None:
    sides = (*EN, ("Q3", english, "5")), (*ZH, ("第三季度", chinese, "5"))
    judgement = judge.judge(tables(tmp_path, *sides))
    assert (english, chinese) in found(judgement)
    assert flagged(judgement) == {}


def test_two_cells_in_each_other_s_place_are_found(tmp_path: Path, judge: Judge) -> None:
    closed, free = "Closed on Mondays", "Free for children"
    english = (("Season", "Remarks"), ("Spring", closed), ("Autumn", free))
    chinese = (("季节", "备注"), ("春天", "儿童免费"), ("秋天", "周一闭馆"))
    judgement = judge.judge(tables(tmp_path, english, chinese))
    assert flagged(judgement) == {closed: ["P103"], free: ["P103"]}


@pytest.mark.parametrize(
    "chinese",
    [
        (*ZH, ("合计", "1,450", "")),  # a row more
        tuple(row[:2] for row in ZH),  # a column less
        (ZH[0], ("二", "30", "9"), ("一", "12%", "8")),  # figures in other places
    ],
)
def test_tables_that_do_not_match_are_not_held(tmp_path: Path, chinese: Table) -> None:
    both = tables(tmp_path, EN, chinese)
    assert [p.place for p in (*both.source, *both.target) if p.place] == []


def test_rows_with_names_may_be_in_another_order(tmp_path: Path, judge: Judge) -> None:
    english = (("Option", "Meaning", "Default"), ("keep", "How many to keep", "`5`"))
    english += (("tries", "How often it is tried", "`3`"), ("label", "What it is called", "`Job`"))
    chinese = (("选项", "含义", "默认值"), ("label", "它的名称", "`任务`"))
    chinese += (("tries", "尝试的次数", "`3`"), ("keep", "保留的个数", "`6`"))
    judgement = judge.judge(tables(tmp_path, english, chinese))
    assert {("What it is called", "它的名称"), ("keep", "keep")} <= set(found(judgement))
    assert flagged(judgement) == {"`5`": ["K903"]}


FLEET = (("Boat", "Built", "Length", "Guests"), ("Heron", "1987", "12.5", "40"))
FLEET += (("Seal", "2003", "9.75", "18"),)


def test_columns_may_be_in_another_order(tmp_path: Path, judge: Judge) -> None:
    chinese = (("船", "载客", "建造年份", "长度"), ("苍鹭号", "40", "1987", "12.5"))
    chinese += (("海豹号", "18", "2003", "9.75"),)
    judgement = judge.judge(tables(tmp_path, FLEET, chinese))
    assert {("Built", "建造年份"), ("Guests", "载客"), ("12.5", "12.5")} <= set(found(judgement))
    assert flagged(judgement) == {"Built": ["P107"]}
    (told,) = (f for v in judgement.verdicts for f in v.findings if f.code == "P107")
    order = "2, 3, 4 of the source are 3, 4, 2 here"
    assert told.message == f"This table has its columns in another order: {order}."


def test_figures_in_one_row_that_changed_places_are_wrong(tmp_path: Path, judge: Judge) -> None:
    chinese = (("船", "建造年份", "长度", "载客"), ("苍鹭号", "1987", "40", "12.5"))
    chinese += (("海豹号", "2003", "9.75", "18"),)
    judgement = judge.judge(tables(tmp_path, FLEET, chinese))
    assert {*flagged(judgement)} == {"12.5", "40"}


@pytest.mark.parametrize("side", ["source", "target"])
def test_a_figure_whose_cell_is_empty_over_there_is_told(
    tmp_path: Path, judge: Judge, side: str
) -> None:
    head = ("船", "建造年份", "长度", "载客")
    whole, gap = ("苍鹭号", "1987", "12.5", "40"), ("Seal", "2003", "", "18")
    chinese = (head, whole, ("海豹号", "2003", "" if side == "source" else "9.75", "18"))
    english = FLEET if side == "source" else (*FLEET[:2], gap)
    judgement = judge.judge(tables(tmp_path, english, chinese))
    (lone,) = (v for v in judgement.verdicts if v.status != "ok")
    texts = (lone.pair.source_text, lone.pair.target_text)
    assert texts == (("9.75", "") if side == "source" else ("", "9.75"))
    there = "Chinese" if side == "source" else "English"
    assert lone.findings[0].message == f"This cell of the table is empty in the {there}."


def test_what_stands_around_a_table_is_not_joined_over_it(tmp_path: Path, judge: Judge) -> None:
    english = f"The piers are open.\n\n{markdown(EN)}\n\nThe boats leave at nine.\n"
    chinese = f"码头已经开放。\n\n旺季期间游客必须提前预约。\n\n{markdown(ZH)}\n\n船九点出发。\n"
    judgement = judge.judge(bitext(tmp_path, english.encode(), chinese.encode()))
    assert ("The boats leave at nine.", "船九点出发。") in found(judgement)
    assert ("", "旺季期间游客必须提前预约。") in found(judgement)


def test_a_table_too_many_holds_none_of_its_shape(tmp_path: Path) -> None:
    other = (("Pier", "Boat"), ("Old Pier", "Sloop"))
    there = (("码头", "船"), ("旧码头", "单桅船"))
    english = "\n\n".join(["The tables.", markdown(EN), markdown(EN), markdown(other)])
    chinese = "\n\n".join(["各表如下。", markdown(ZH), markdown(there)])
    both = bitext(tmp_path, english.encode(), chinese.encode())
    assert [p.text for p in both.target if p.place] == [*there[0], *there[1]]


def test_tables_that_begin_with_one_figure_after_the_other_are_one(tmp_path: Path) -> None:
    there = (
        ("码头", "深度", "泊位", "水位"),
        ("旧码头", "7", "31", "2.5"),
        ("新码头", "9", "6", "1.5"),
    )
    chinese = (("船", "建造年份", "长度", "载客"), ("苍鹭号", "1987", "12.5", "40"))
    chinese += (("海豹号", "2003", "9.75", "18"),)
    pages = markdown(FLEET), "\n\n".join([markdown(there), markdown(chinese)])
    both = bitext(
        tmp_path, f"The fleet.\n\n{pages[0]}\n".encode(), f"船队。\n\n{pages[1]}\n".encode()
    )
    assert [p.text for p in both.target if p.place] == [cell for row in chinese for cell in row]


def test_footnotes_are_paired_by_their_labels(tmp_path: Path, judge: Judge) -> None:
    english = (
        "The rope broke.[^a]\n\n[^a]: It was old.\n\nThe boat drifted off.[^b]\n\n"
        "[^b]: Nobody was aboard.\n"
    )
    chinese = "缆绳断了。[^a]\n\n船漂走了。[^b]\n\n[^b]: 船上没有人。\n[^a]: 那根缆绳很旧了。\n"
    judgement = judge.judge(bitext(tmp_path, english.encode(), chinese.encode()))
    assert set(found(judgement)) == {
        ("The rope broke.[^a]", "缆绳断了。[^a]"),
        ("The boat drifted off.[^b]", "船漂走了。[^b]"),
        ("[^a]: It was old.", "[^a]: 那根缆绳很旧了。"),
        ("[^b]: Nobody was aboard.", "[^b]: 船上没有人。"),
    }
    assert flagged(judgement) == {}
