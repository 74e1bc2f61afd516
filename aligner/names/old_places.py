"""How old books and maps spell Chinese places: Soochow, Mukden, Shantung; and two of today's that
sound alike."""

from __future__ import annotations

#: The old spellings, and behind the colon what the dictionary calls the place.
_TABLE = """
nanking: nanjing|canton: guangzhou guangdong|foochow: fuzhou|soochow: suzhou|hangchow: hangzhou
yangchow: yangzhou|chungking: chongqing|chengtu: chengdu|tientsin: tianjin
mukden: shenyang fengtian|dairen: dalian|tsingtao: qingdao|tsinan: jinan
sian hsian singan: xi'an chang'an|loyang: luoyang|hankow: hankou wuhan|kiukiang: jiujiang
ningpo: ningbo|swatow: shantou|keelung: jilong|kashgar: kashgar kashi
urumchi urumtsi tihwa: urumqi ürümqi dihua|tun-huang: dunhuang|shantung: shandong
szechwan szechuan: sichuan|kwangtung: guangdong|kwangsi: guangxi|fukien: fujian|chekiang: zhejiang
kiangsu: jiangsu|kiangsi: jiangxi|hupeh: hubei|hopei hopeh chihli: hebei zhili|shensi: shaanxi
shansi: shanxi|honan: henan|kansu: gansu|kweichow: guizhou|kweiyang: guiyang|kweilin: guilin
anhwei: anhui|heilungkiang: heilongjiang|kirin: jilin|tsinghai: qinghai
suchow hsuchow: xuzhou suzhou|chinkiang: zhenjiang|wusih: wuxi|changchow: changzhou zhangzhou
shaohing: shaoxing|chefoo: yantai zhifu|weihaiwei: weihai|paoting: baoding|paotow: baotou
shaanxi: shaanxi|shanxi: shanxi|tsitsihar: qiqihar|yenan: yan'an|tsunyi: zunyi|whangpoo: huangpu
tamsui: danshui tamsui
"""


def _read() -> dict[str, frozenset[str]]:
    rows = (row.partition(":") for row in _TABLE.strip().replace("\n", "|").split("|"))
    return {old: frozenset(now.split()) for olds, _, now in rows for old in olds.split()}


#: Old spelling -> the names that it has now; all lower-cased.
OLD_PLACES = _read()
