"""Time, memory and rightness of aligning two long documents, once they are embedded.

    python -m benchmarks.long_alignment [--counts 1000 3000 10000 50000] [--markdown FILE]

A document of N English sentences and its Chinese translation, made from word lists of our own: 2 %
of the sentences of either side have no counterpart, 4 % were run together or divided by the
translator each way, and on either side a chapter of a fiftieth of the document is missing on the
other. Embedded by the real model; the vectors are kept in build/long-alignment. Each count runs
in a process of its own. Measured is all that a report does to pair the sentences
(`aligner.pairing.slots`), with the neighbours that it embeds as one. Strict F1 is of whole beads,
"found" the share of pairs of sentences that belong together and are in one bead. Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.model import Bitext, Lang, Location, Paragraph

ROOT = Path(__file__).resolve().parent.parent
SEED = 7
#: Shares of beads: a side missing (each side), two texts for one (each way).
ALONE, MERGED = 0.02, 0.04


def _words(english: str, chinese: str) -> list[tuple[str, str]]:
    return list(zip(english.split(", "), chinese.split(", "), strict=True))


WHO = _words(
    "the ferryman, our new librarian, a retired judge, the baker's wife, "
    "two young engineers, the night nurse, an old beekeeper, the choir, my neighbour, "
    "the stationmaster, a travelling dentist, the mayor, three students of botany, "
    "the glass painter, a deaf watchmaker, the committee, her youngest brother, "
    "the coal merchant, a stray dog, the piano teacher, the customs officer, "
    "a widow from the north, the chess club, the translator",
    "摆渡人, 我们的新图书管理员, 一位退休法官, 面包师的妻子, 两名年轻工程师, 夜班护士, "
    "一个养蜂老人, 合唱团, 我的邻居, 火车站站长, 一名巡回牙医, 镇长, 三个植物学学生, "
    "玻璃画匠, 一位失聪的钟表匠, 委员会, 她最小的弟弟, 煤炭商人, 一条流浪狗, 钢琴老师, "
    "海关官员, 一位来自北方的寡妇, 国际象棋俱乐部, 翻译",
)
DID = _words(
    "repaired the broken bridge, lost a bunch of keys, planted forty pear trees, "
    "wrote a letter of complaint, sold the blue bicycle, painted the shutters green, "
    "measured the depth of the water, forgot the password, baked bread for everyone, "
    "copied the whole dictionary, waited for the last train, found a silver coin, "
    "argued about the rent, learned to play the cello, counted the passing ships, "
    "burned the old contracts, taught the children to swim, ordered twelve umbrellas, "
    "translated a poem, slept through the earthquake, closed the factory, "
    "bought a microscope, dug a well, recorded the birdsong, paid the fine, "
    "cooked a soup of mushrooms, hid the map, voted against the plan, broke a window, "
    "cured the horse",
    "修好了断桥, 丢了一串钥匙, 种下了四十棵梨树, 写了一封投诉信, 卖掉了那辆蓝色自行车, "
    "把百叶窗漆成了绿色, 测量了水深, 忘了密码, 为大家烤了面包, 抄写了整本词典, "
    "等候末班火车, 捡到一枚银币, 为房租争吵, 学会了拉大提琴, 数着来往的船只, 烧掉了旧合同, "
    "教孩子们游泳, 订购了十二把雨伞, 翻译了一首诗, 在地震中一直睡着, 关闭了工厂, "
    "买了一台显微镜, 挖了一口井, 录下了鸟鸣, 交了罚款, 煮了一锅蘑菇汤, 藏起了地图, "
    "投票反对这个计划, 打破了一扇窗户, 治好了那匹马",
)
WHERE = _words(
    "behind the church, in the market square, on the island, at the harbour, "
    "under the railway arches, in a hotel room, near the border, on the roof of the school, "
    "in the botanical garden, at the foot of the glacier, in the reading room, "
    "by the salt lake, in the hospital corridor, outside the court, in an empty theatre, "
    "along the canal, in the cellar, at the airport",
    "在教堂后面, 在集市广场, 在岛上, 在港口, 在铁路桥拱下, 在旅馆房间里, 在边境附近, "
    "在学校屋顶上, 在植物园, 在冰川脚下, 在阅览室, 在盐湖边, 在医院走廊里, 在法院外面, "
    "在空荡荡的剧院里, 沿着运河, 在地窖里, 在机场",
)
WHEN = _words(
    "last winter, before sunrise, during the strike, on a rainy Sunday, after the harvest, "
    "in the year of the flood, at midnight, for the third time, without telling anyone, "
    "in spite of the heat, during the eclipse, just before the holidays, one day in March, "
    "while the band was playing",
    "去年冬天, 日出之前, 罢工期间, 一个下雨的星期天, 收割之后, 发大水那年, 午夜时分, "
    "第三次, 没有告诉任何人, 尽管天气炎热, 日食的时候, 就在放假前, 三月的一天, "
    "乐队演奏的时候",
)

Sentence = tuple[str, str]
#: The half-open ranges of lines that belong together.
Bead = tuple[tuple[int, int], tuple[int, int]]


def _sentences(rng: random.Random) -> Iterator[Sentence]:
    """Endlessly, (English, Chinese) without a capital and a full stop; each only once."""
    seen = set()
    while True:
        who, did, where, when = map(rng.choice, (WHO, DID, WHERE, WHEN))
        year = rng.randint(1700, 2020) if rng.random() < 0.3 else None
        english, chinese = (
            f"{who[0]} {did[0]} {where[0]} {when[0]}",
            f"{when[1]}{who[1]}{where[1]}{did[1]}",
        )
        if year:
            english, chinese = f"in {year} {english}", f"{year}年，{chinese}"
        if english not in seen:
            seen.add(english)
            yield english, chinese


def _english(*parts: str) -> str:
    text = ", and ".join(parts)
    return text[0].upper() + text[1:] + "."


def _chinese(*parts: str) -> str:
    return "，".join(parts) + "。"


def document(count: int) -> tuple[list[str], list[str], list[Bead]]:
    """English and Chinese sentences, `count` in English or a few more, and their beads."""
    rng = random.Random(SEED)
    made = _sentences(rng)
    english: list[str] = []
    chinese: list[str] = []
    gold: list[Bead] = []

    def add(own: Sequence[str], other: Sequence[str]) -> None:
        i, j = len(english), len(chinese)
        english.extend(own)
        chinese.extend(other)
        gold.append(((i, len(english)), (j, len(chinese))))

    dropped = {count // 3: True, 2 * count // 3: False}  # where a chapter is missing, of which side
    while len(english) < count:
        of_english = next((dropped.pop(at) for at in sorted(dropped) if len(english) >= at), None)
        for _ in range(count // 50 if of_english is not None else 0):
            e, z = next(made)
            add(*(([], [_chinese(z)]) if of_english else ([_english(e)], [])))
        (e, z), chance = next(made), rng.random()
        if chance < ALONE:
            add([_english(e)], [])
        elif chance < 2 * ALONE:
            add([], [_chinese(z)])
        elif chance < 2 * (ALONE + MERGED):
            e2, z2 = next(made)
            if chance < 2 * ALONE + MERGED:
                add([_english(e, e2)], [_chinese(z), _chinese(z2)])
            else:
                add([_english(e), _english(e2)], [_chinese(z, z2)])
        else:
            add([_english(e)], [_chinese(z)])
    return english, chinese, gold


def _memory(field: str) -> float:
    """MB of this process, by /proc: VmRSS as it is, VmHWM the most there was."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))


def measure(count: int) -> dict[str, float]:
    """Embed, then align once, in this process."""
    from aligner import models
    from aligner.blas import one_thread
    from aligner.gist.encoder import GistEncoder
    from aligner.judge import Judge
    from aligner.pairing import slots
    from aligner.views import view_all

    english, chinese, gold = document(count)

    def paragraphs(texts: Sequence[str], lang: Lang) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(text, lang, Location(lang, n)) for n, text in enumerate(texts, 1))

    bitext = Bitext("long", "en", "zh", paragraphs(english, "en"), paragraphs(chinese, "zh"))
    judge = Judge.of(models.load())
    begun = time.perf_counter()
    with one_thread():
        views = view_all((*bitext.source, *bitext.target), judge.encoder, judge.background)
    embedded = time.perf_counter() - begun, _memory("VmHWM"), _memory("VmRSS")
    # Without a cache: neighbours are embedded as one in every run.
    gist = GistEncoder(models.cache_folder() / "models")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # VmHWM begins anew
    begun, processor = time.perf_counter(), time.process_time()
    with one_thread():
        sides = views[: len(english)], views[len(english) :]
        found = slots(bitext, *sides, judge.calibration, gist)
    clock, processor = time.perf_counter() - begun, time.process_time() - processor
    linked = {(i, j) for slot in found for i in slot.source for j in slot.target}
    links = [(i, j) for a, b in gold for i in range(*a) for j in range(*b)]
    said = {(slot.source, slot.target) for slot in found}
    known = {(tuple(range(*a)), tuple(range(*b))) for a, b in gold}
    hits = len(said & known)
    return {
        "sentences": count,
        "clock_s": clock,
        "processor_s": processor,
        "views_mb": embedded[2],
        "peak_mb": _memory("VmHWM"),
        "views_s": embedded[0],
        "views_peak_mb": embedded[1],
        "precision": hits / len(said),
        "recall": hits / len(known),
        "linked": sum(link in linked for link in links) / len(links),
        "load": os.getloadavg()[0],
    }


PAGE = """\
# Aligning long documents

`python -m benchmarks.long_alignment`. A document of so many English sentences and its Chinese
translation, in which 2 % of either side's sentences have no counterpart, 4 % were run together or
divided each way, and a chapter is missing on either side; embedded by the real model. Measured is
the pairing alone, once all sentences are embedded: both passes, the neighbours that are embedded as
one on the way, and the search for displaced text. Strict F1 is of whole beads; found is the share
of sentence pairs that are in one bead. Two processors, shared with other work: where the load is
above 2 the clock counts that as well, the processor time does not.

| sentences | clock, s | processor, s | MB before | MB at most | strict F1 | found | load |
| --: | --: | --: | --: | --: | --: | --: | --: |
{rows}

MB before: the process with the vectors of all sentences and tokens; MB at most: the same while it
aligns. Most beads that are not exactly right hold a sentence too many: of sentences it expects more
merging than leaving out. A report names that sentence (S201, S202); a missing chapter it reports as
missing.
"""


def page(found: Sequence[dict[str, float]]) -> str:
    """The page of the documentation."""
    rows = []
    for one in found:
        f1 = 2 * one["precision"] * one["recall"] / (one["precision"] + one["recall"])
        rows.append(
            f"| {one['sentences']:,} | {one['clock_s']:.1f} | {one['processor_s']:.1f} |"
            f" {one['views_mb']:,.0f} | {one['peak_mb']:,.0f} | {f1:.3f} |"
            f" {one['linked']:.3f} | {one['load']:.1f} |"
        )
    return PAGE.format(rows="\n".join(rows))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[1000, 3000, 10_000, 50_000])
    parser.add_argument("--markdown", type=Path, help="write the page there")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return
    kept = ROOT / "build/long-alignment"
    place = {"DUIZHAO_CACHE": str(kept), "DUIZHAO_CACHE_SIZE": "20GB"}
    found = []
    for count in options.counts:
        command = [sys.executable, "-m", "benchmarks.long_alignment", "--measure", str(count)]
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=os.environ | place, stdout=subprocess.PIPE, check=True
        )
        found.append(json.loads(done.stdout))
        print({name: round(value, 3) for name, value in found[-1].items()}, flush=True)
    if options.markdown:
        options.markdown.write_text(page(found), encoding="utf-8")


if __name__ == "__main__":
    main()
