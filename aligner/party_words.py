# ruff: noqa: E501 (a table, a line for each pair of parties)
"""Parties of a contract or a case that face each other."""

#: English | Chinese || English | Chinese, as patterns. What is told in other words is not found,
#: and then the numbers of mentions differ and nothing is said. Lines with a ~ hold for a single
#: mention too: what stands behind it may tell the party then (`aligner.opposites`).
_TABLE = r"""
Party\s+A | 甲方 || Party\s+B | 乙方 || Party\s+C | 丙方 || Party\s+D | 丁方
buyers? purchasers? | 买方|买家|买受人|购买方|购方|需方|采购方|采购人 ~ 买|购 || sellers? vendors? suppliers? | 卖方|卖家|出卖人|供应商|供货方|供方 ~ 卖|售|商|供|贩|摊
consignees? | 收货人|收货方|收件人 ~ (?<!签)收|受货 || consignors? shippers? | 发货人|发货方|托运人|寄件人 ~ 发|托运|寄|货主
lessors? landlords? | 出租人|出租方|房东 ~ 业主|地主 || lessees? tenants? | 承租人|承租方|租户|租客 ~ 房客|佃
licensors? | (?<!被)许可(?:方|人) || licensees? | 被许可(?:方|人)
employers? | (?:用人|本|该|所在)单位|用人方|雇主 || employees? | 劳动者|雇员|员工|职工
lenders? | 贷款人|贷款方|出借人|出借方|放款人 || borrowers? | 借款人|借款方|借用人
creditors? | 债权人|债主 ~ 债权 || debtors? | 债务人 ~ 欠
mortgagors? | 抵押人 || mortgagees? | 抵押权人
pledgors? | 出质人 || pledgees? | 质权人
assignors? transferors? | 转让方|转让人|让与人|出让方|出让人 || assignees? transferees? | 受让方|受让人
disclosing\s+part(?:y|ies) | 披露方 || receiving\s+part(?:y|ies) | 接收方|接受方
plaintiffs? | 原告 ~ 诉 || defendants? | 被告 ~ 诉
contractors? | 承包方|承包人|承包商 || (?:project\s+)?owners? employers? | 发包方|发包人|业主
principals? entrusting\s+part(?:y|ies) | 委托方|委托人 || agents? trustees? entrusted\s+part(?:y|ies) | 受托方|受托人
policy\s?-?holders? | 投保人 || insureds? insured\s+(?:persons?|part(?:y|ies)) | 被保险人 || beneficiar(?:y|ies) | 受益人 || insurers? | (?<!被)保险人|承保人
claimants? | (?<!被)申请人 || respondents? | 被申请人
"""

PARTIES = tuple(_TABLE.strip().splitlines())
#: Those of which one is found even where each side names only one.
SINGLE = tuple(line for line in PARTIES if " ~ " in line)
