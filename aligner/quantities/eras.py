"""Reigns by which years were counted in China and Japan, and what year of ours each one is."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from aligner.quantities.model import Key, fold

#: First year, years, the name in English and its spellings in Chinese; the first list kept
#: the lunar calendar, whose years end in our next one. A name may have been used twice.
_LUNAR = """
25 32 Jianwu 建武
58 18 Yongping 永平
89 17 Yongyuan 永元
196 25 Jian'an 建安
220 7 Huangchu 黄初
280 10 Taikang 太康
307 7 Yongjia 永嘉
345 12 Yonghe 永和
376 21 Taiyuan 太元
405 14 Yixi 义熙 義熙
424 30 Yuanjia 元嘉
477 23 Taihe 太和
502 18 Tianjian 天监 天監
581 20 Kaihuang 开皇 開皇
601 4 Renshou 仁寿 仁壽
605 14 Daye 大业 大業
618 9 Wude 武德
627 23 Zhenguan 贞观 貞觀
650 6 Yonghui 永徽
656 6 Xianqing 显庆 顯慶
661 3 Longshuo 龙朔 龍朔
664 2 Linde 麟德
666 3 Qianfeng 乾封
668 3 Zongzhang 总章 總章
670 5 Xianheng 咸亨
674 3 Shangyuan 上元
676 4 Yifeng 仪凤 儀鳳
679 2 Tiaolu 调露 調露
680 2 Yonglong 永隆
681 2 Kaiyao 开耀 開耀
682 2 Yongchun 永淳
685 4 Chuigong 垂拱
690 3 Tianshou 天授
692 3 Changshou 长寿 長壽
698 3 Shengli 圣历 聖曆
705 3 Shenlong 神龙 神龍
707 4 Jinglong 景龙 景龍
710 2 Jingyun 景云 景雲
712 2 Xiantian 先天
713 29 Kaiyuan 开元 開元
742 15 Tianbao 天宝 天寶
756 3 Zhide 至德
758 3 Qianyuan 乾元
760 2 Shangyuan 上元
762 2 Baoying 宝应 寶應
763 2 Guangde 广德 廣德
765 2 Yongtai 永泰
766 14 Dali 大历 大曆
780 4 Jianzhong 建中
784 1 Xingyuan 兴元 興元
785 21 Zhenyuan 贞元 貞元
805 1 Yongzhen 永贞 永貞
806 15 Yuanhe 元和
821 4 Changqing 长庆 長慶
825 3 Baoli 宝历 寶曆
827 9 Dahe 大和
827 9 Taihe 太和
836 5 Kaicheng 开成 開成
841 6 Huichang 会昌 會昌
847 14 Dazhong 大中
860 15 Xiantong 咸通
874 6 Qianfu 乾符
880 2 Guangming 广明 廣明
881 5 Zhonghe 中和
885 4 Guangqi 光启 光啟
890 2 Dashun 大顺 大順
892 2 Jingfu 景福
894 5 Qianning 乾宁 乾寧
898 4 Guanghua 光化
901 4 Tianfu 天复 天復
904 4 Tianyou 天祐
954 7 Xiande 显德 顯德
960 4 Jianlong 建隆
963 6 Qiande 乾德
968 9 Kaibao 开宝 開寶
976 9 Taiping-xingguo 太平兴国 太平興國
983 30 Tonghe 统和 統和
984 4 Yongxi 雍熙
988 2 Duangong 端拱
990 5 Chunhua 淳化
995 3 Zhidao 至道
998 6 Xianping 咸平
1004 4 Jingde 景德
1008 9 Dazhong-xiangfu 大中祥符
1017 5 Tianxi 天禧
1022 1 Qianxing 乾兴 乾興
1023 10 Tiansheng 天圣 天聖
1032 2 Mingdao 明道
1032 24 Chongxi 重熙
1034 5 Jingyou 景祐
1038 3 Baoyuan 宝元 寶元
1040 2 Kangding 康定
1041 8 Qingli 庆历 慶曆
1049 6 Huangyou 皇祐
1054 3 Zhihe 至和
1055 10 Qingning 清宁 清寧
1056 8 Jiayou 嘉祐
1064 4 Zhiping 治平
1065 10 Xianyong 咸雍
1068 10 Xining 熙宁 熙寧
1078 8 Yuanfeng 元丰 元豐
1086 9 Yuanyou 元祐
1094 5 Shaosheng 绍圣 紹聖
1098 3 Yuanfu 元符
1101 1 Jianzhong-jingguo 建中靖国 建中靖國
1102 5 Chongning 崇宁 崇寧
1107 4 Daguan 大观 大觀
1111 8 Zhenghe 政和
1118 2 Chonghe 重和
1119 7 Xuanhe 宣和
1126 2 Jingkang 靖康
1127 4 Jianyan 建炎
1131 32 Shaoxing 绍兴 紹興
1161 29 Dading 大定
1163 2 Longxing 隆兴 隆興
1165 9 Qiandao 乾道
1174 16 Chunxi 淳熙
1190 5 Shaoxi 绍熙 紹熙
1190 7 Mingchang 明昌
1195 6 Qingyuan 庆元 慶元
1201 4 Jiatai 嘉泰
1201 8 Taihe 泰和
1205 3 Kaixi 开禧 開禧
1208 17 Jiading 嘉定
1225 3 Baoqing 宝庆 寶慶
1228 6 Shaoding 绍定 紹定
1234 3 Duanping 端平
1237 4 Jiaxi 嘉熙
1241 12 Chunyou 淳祐
1253 6 Baoyou 宝祐 寶祐
1260 5 Jingding 景定
1260 5 Zhongtong 中统 中統
1264 31 Zhiyuan 至元
1265 10 Xianchun 咸淳
1275 2 Deyou 德祐
1276 3 Jingyan 景炎
1278 2 Xiangxing 祥兴 祥興
1295 3 Yuanzhen 元贞 元貞
1297 11 Dade 大德
1308 4 Zhida 至大
1312 2 Huangqing 皇庆 皇慶
1314 7 Yanyou 延祐
1321 3 Zhizhi 至治
1324 5 Taiding 泰定
1328 3 Tianli 天历 天曆
1330 4 Zhishun 至顺 至順
1333 3 Yuantong 元统 元統
1335 6 Zhiyuan 至元
1341 30 Zhizheng 至正
1368 31 Hongwu 洪武
1399 4 Jianwen 建文
1403 22 Yongle 永乐 永樂
1425 1 Hongxi 洪熙
1426 10 Xuande 宣德
1436 14 Zhengtong 正统 正統
1450 8 Jingtai 景泰
1457 8 Tianshun 天顺 天順
1465 23 Chenghua 成化
1488 18 Hongzhi 弘治
1506 16 Zhengde 正德
1522 45 Jiajing 嘉靖
1567 6 Longqing 隆庆 隆慶
1573 48 Wanli 万历 萬曆
1620 1 Taichang 泰昌
1621 7 Tianqi 天启 天啟 天啓
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
    """A way to count years: of each of `spans` the first one of ours, and how many it has."""

    name: str
    spans: tuple[tuple[int, int], ...]
    lunar: bool

    def keys(self, number: Fraction) -> tuple[Key, ...]:
        """What its nth year may be told by, in its own name at last; none where it had no such
        year."""
        years = [first + number - 1 for first, count in self.spans if 1 <= number <= count]
        if not years:
            return ()
        if self.lunar:
            years += [year + 1 for year in years]
        return (*(("n", year) for year in years), ("code", f"{REIGN}{self.name}{number}"))


#: How the codes of reigns begin.
REIGN = "REIGN"


def _plain(name: str) -> str:
    return re.sub("[^A-Z]", "", name.upper())


def _read() -> tuple[dict[str, Era], dict[str, Era], list[str]]:
    """By Chinese and by plain English names, and how the latter are written."""
    spans: defaultdict[tuple[bool, str], list[tuple[int, int]]] = defaultdict(list)
    named: dict[tuple[bool, str], tuple[str, bool]] = {}
    written: list[str] = []
    for rows in (_LUNAR, _SOLAR):
        for row in rows.split("\n")[1:-1]:
            first, years, name, *spellings = row.split()
            written.append(name.replace("-", r"[\s-]?"))
            for place in ((True, _plain(name)), *((False, fold(told)) for told in spellings)):
                spans[place].append((int(first), int(years)))
                named[place] = _plain(name), rows is _LUNAR
    eras = {place: Era(name, tuple(spans[place]), lunar) for place, (name, lunar) in named.items()}
    both = (
        {name: era for (is_english, name), era in eras.items() if is_english is wanted}
        for wanted in (False, True)
    )
    chinese, english = both
    return chinese, english, written


#: By their names in Chinese; patterns for the names in both languages.
CHINESE, _ENGLISH, _WRITTEN = _read()
_ENGLISH["REPUBLIC"] = CHINESE["民国"]
#: One of them that a year is counted by, and so tells no name: 民國110年.
DATED = re.compile(
    rf"(?:中[华華])?(?:{'|'.join(CHINESE)})(?=\s?[元\d一二三四五六七八九十百零〇廿卅]{{1,6}}\s?[年载載祀])"
)
NAMES, ENGLISH_NAMES = "|".join(CHINESE), "|".join((*_WRITTEN, "Republic"))


def english_era(name: str) -> Era:
    """The one whose name matched `ENGLISH_NAMES`."""
    return _ENGLISH[_plain(name)]
