"""The characters with which Chinese writes foreign names by their sound."""

from __future__ import annotations

#: Characters with which foreign names are written; anything else ends a name.
TRANSLITERATING = frozenset(
    "阿埃艾爱安昂奥澳巴白拜班邦包保鲍贝本比彼毕宾波伯博勃布采察查达大戴丹当道德登邓迪蒂丁东杜顿敦"
    "多厄恩尔耳法凡范菲费芬丰冯佛夫弗福富盖甘冈高戈哥格根葛古瓜圭哈海汉翰豪赫亨洪胡华怀惠霍基吉季"
    "加贾简杰金津久卡凯坎康考柯科可克肯孔库夸奎昆拉莱赖兰朗劳勒雷里理利丽莉列林琳龙隆卢鲁路露伦罗"
    "洛吕马玛麦曼芒毛梅美门蒙米密明摩莫默木姆穆纳娜奈南内尼妮涅宁纽农努诺欧帕派潘庞佩彭皮平珀蒲普"
    "奇齐恰乔切琼丘让热日荣茹瑞若撒萨塞赛桑瑟森沙莎山珊尚绍舍申圣施什史士舒丝思斯司松苏素孙索塔泰"
    "坦汤唐陶特腾提廷通图托瓦万旺威韦维魏温文翁沃乌伍西希锡夏香肖歇谢辛欣兴雄休修许雪逊雅亚娅延扬"
    "杨耶叶伊易因英尤于约宰赞泽曾扎詹张章珍知芝治朱兹佐弥契蕾蒂婷黛贡果郭侯乐连廉龄洁卓腓朵岑贺侬"
    "仑纶谷栗荻纱旭堡蓬晓喀茨狄黎墨伽迦孜罕汀捷依佳噶芭堪沁斐孟哇浦卜喇坡彻娃"
    "愛奧貝賓達當東鄧頓爾馮蓋岡漢華懷賈簡傑凱爾庫誇萊賴蘭勞裏麗龍盧魯倫羅呂馬瑪麥門納內寧紐農諾歐"
    "龐齊喬瓊讓熱榮薩賽紹聖絲蘇孫湯騰圖萬韋維溫烏錫蕭謝興許遜亞揚楊葉約贊澤紮張"
)


def is_transliteration(word: str) -> bool:
    """Whether a word is made up of such characters, dots between its parts aside."""
    return all(sign in TRANSLITERATING for sign in word.replace("·", ""))
