"""The commonest Chinese family names, and some that great men had."""

from __future__ import annotations

#: In pinyin, and the characters that are written so, traditional ones too.
_TABLE = """
ai 艾|bai 白柏|bao 包鲍鮑|cai 蔡|cao 曹|cen 岑|chang 常|chen 陈陳|cheng 程成|chi 迟池|cui 崔
dai 戴|deng 邓鄧|ding 丁|dong 董|dou 窦竇|du 杜|duan 段|fan 范范樊範|fang 方房|fei 费費
feng 冯馮封|fu 付傅|gan 甘|gao 高|ge 葛|geng 耿|gong 龚龔宫|gu 顾顧谷古|guan 关關管|guo 郭
han 韩韓|hao 郝|he 何贺賀|hong 洪|hou 侯|hu 胡|hua 华華|huang 黄黃|huo 霍|ji 季纪紀|jia 贾賈
jian 简簡|jiang 江蒋蔣姜|jiao 焦|jin 金|kang 康|ke 柯|kong 孔|kuang 邝鄺|lai 赖賴|lan 蓝藍兰蘭
lang 郎|lei 雷|li 李黎厉|lian 连連|liang 梁|liao 廖|lin 林|ling 凌|liu 刘劉柳|long 龙龍|lou 娄婁
lu 鲁魯陆陸卢盧路吕呂|luo 罗羅骆駱|ma 马馬|mai 麦麥|mao 毛茅|mei 梅|meng 孟蒙|mi 米|miao 苗缪繆
mo 莫|mu 穆牧|ni 倪|nie 聂聶|ning 宁寧|niu 牛|ou 欧歐|ouyang 欧阳歐陽|pan 潘|pang 庞龐|pei 裴贝貝
peng 彭|pu 蒲濮|qi 齐齊戚祁|qian 钱錢|qiao 乔喬|qin 秦|qiu 邱丘裘|qu 屈瞿曲|ran 冉|ren 任
rong 荣榮容|ruan 阮|sang 桑|shang 尚|shao 邵|shen 沈申|sheng 盛|shi 石史施|shu 舒|sima 司马司馬
shangguan 上官|situ 司徒|song 宋|su 苏蘇|sun 孙孫|tan 谭譚谈談|tang 唐汤湯|tao 陶|tian 田
tong 童佟|tu 涂屠|wan 万萬|wang 王汪|wei 魏韦韋卫衛|wen 温溫文闻聞|weng 翁|wu 吴吳武伍邬鄔
xi 习習席奚|xia 夏|xian 冼|xiang 项項|xiao 肖萧蕭|xie 谢謝|xin 辛|xing 邢|xiong 熊|xu 徐许許
xue 薛|yan 严嚴颜顏闫閆阎閻晏|yang 杨楊阳陽|yao 姚|ye 叶葉|yi 易|yin 尹殷|ying 应應|you 尤游
yu 余俞喻虞郁|yuan 袁|yue 岳乐樂|yun 云雲|zang 臧|zeng 曾|zhai 翟|zhan 詹|zhang 张張章|zhao 赵趙
zhen 甄|zheng 郑鄭|zhong 钟鍾鐘仲|zhou 周|zhu 朱祝诸諸|zhuang 庄莊|zhuge 诸葛諸葛|zhuo 卓|zou 邹鄒
zuo 左
"""

_ROWS = [row.split() for row in _TABLE.strip().replace("\n", "|").split("|")]
#: Those of two characters.
_COMPOUND = frozenset(("ouyang", "sima", "shangguan", "situ", "zhuge"))

#: How family names are written in pinyin, without accents.
SURNAMES = frozenset(reading for reading, _ in _ROWS)
#: The characters that are one by themselves.
SIGNS = frozenset("".join(signs for reading, signs in _ROWS if reading not in _COMPOUND))
