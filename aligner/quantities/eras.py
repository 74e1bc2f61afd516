"""Reigns by which years were counted in China and Japan, and what year of ours each one is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from aligner.quantities.model import Key

#: First year, years, the name in English and its spellings in Chinese; the first list kept
#: the lunar calendar, whose years end in our next one.
_LUNAR = """
618 9 Wude 武德
627 23 Zhenguan 贞观 貞觀
713 29 Kaiyuan 开元 開元
742 15 Tianbao 天宝 天寶
1368 31 Hongwu 洪武
1403 22 Yongle 永乐 永樂
1426 10 Xuande 宣德
1465 23 Chenghua 成化
1488 18 Hongzhi 弘治
1506 16 Zhengde 正德
1522 45 Jiajing 嘉靖
1567 6 Longqing 隆庆 隆慶
1573 48 Wanli 万历 万曆
1621 7 Tianqi 天启 天啟
1628 17 Chongzhen 崇祯 崇禎
1644 18 Shunzhi 顺治 順治
1662 61 Kangxi 康熙
1723 13 Yongzheng 雍正
1736 60 Qianlong 乾隆
1796 25 Jiaqing 嘉庆 嘉慶
1821 30 Daoguang 道光
1851 11 Xianfeng 咸丰 咸豐
1862 13 Tongzhi 同治
1875 34 Guangxu 光绪 光緒
1909 3 Xuantong 宣统 宣統
"""
_SOLAR = """
1868 45 Meiji 明治
1912 15 Taisho 大正
1926 64 Showa 昭和
1989 31 Heisei 平成
2019 60 Reiwa 令和
1912 150 Minguo 民国 民國
"""


@dataclass(frozen=True, slots=True)
class Era:
    """A way to count years: the first of them is `first` of ours, and it has `years` of them."""

    first: int
    years: int
    lunar: bool

    def keys(self, number: Fraction) -> tuple[Key, ...]:
        """What its nth year may be told by; none where it had no such year."""
        if not 1 <= number <= self.years:
            return ()
        year = self.first + number - 1
        return (("n", year), ("n", year + 1)) if self.lunar else (("n", year),)


def _read() -> tuple[dict[str, Era], dict[str, Era]]:
    chinese: dict[str, Era] = {}
    english: dict[str, Era] = {}
    for rows in (_LUNAR, _SOLAR):
        for row in rows.split("\n")[1:-1]:
            first, years, name, *spellings = row.split()
            era = Era(int(first), int(years), rows is _LUNAR)
            english[name.lower()] = era
            chinese.update(dict.fromkeys(spellings, era))
    return chinese, english


#: By their names in Chinese, and in English, lower-cased.
CHINESE, ENGLISH = _read()
ENGLISH["republic"] = CHINESE["民国"]
