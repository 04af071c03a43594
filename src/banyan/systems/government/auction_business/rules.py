"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Rule
from banyan.systems.government.auction_business.forms import AuctionBusiness, Ownership

APPROVED_BY = Law(
    "拍卖法",
    11,
    says="企业取得从事拍卖业务的许可，必须经所在地的省、自治区、直辖市人民政府负责管理拍卖业的部门审核批准。",
)
CONDITIONS = Law(
    "拍卖法",
    12,
    says="有一百万元以上的注册资本，有名称、组织机构、住所和章程，有拍卖师和其他工作人员，有符合法律规定的拍卖业务规则。",
)
RELICS = Law("拍卖法", 13, says="经营文物拍卖的，应当有一千万元以上的注册资本，有具有文物拍卖专业知识的人员。")

#: 拍卖法第十二条、第十三条, in yuan.
LEAST_CAPITAL, LEAST_FOR_RELICS = Decimal(1_000_000), Decimal(10_000_000)


def capital_known(form: AuctionBusiness, facts: Mapping[str, Any]) -> Finding:
    """The register says what the capital is, or the clerk looks at the business licence."""
    known = form.capital is not None
    said = f"注册资本 {form.capital:,.0f} 元" if known else "法人库里没有查到注册资本，请核对营业执照"
    return Finding(known, said, CONDITIONS)


def enough_capital(form: AuctionBusiness, facts: Mapping[str, Any]) -> Finding:
    """A capital that is known to be under a million yuan stops the application (拍卖法第十二条)."""
    if form.capital is None or form.capital >= LEAST_CAPITAL:
        return Finding(True, "注册资本没有低于一百万元", CONDITIONS)
    return Finding(False, f"注册资本 {form.capital:,.0f} 元，不到一百万元。请先增资再申请。", CONDITIONS)


def may_sell_relics(form: AuctionBusiness, facts: Mapping[str, Any]) -> Finding:
    """Who auctions cultural relics needs ten times as much, and a permit of the heritage office besides (第十三条)."""
    if not form.relics:
        return Finding(True, "不拍卖文物", RELICS)
    if form.capital is not None and form.capital < LEAST_FOR_RELICS:
        return Finding(False, "拍卖文物要有一千万元以上的注册资本。现在可以先申请不拍文物的。", RELICS)
    return Finding(True, "还要向文物部门另外申请文物拍卖许可", RELICS)


def one_line_each(form: AuctionBusiness, facts: Mapping[str, Any]) -> Finding:
    """No certificate is counted for two auctioneers."""
    twice = [number for number, count in Counter(one.certificate for one in form.auctioneers).items() if count > 1]
    return Finding(not twice, f"证书编号 {twice[0]} 填了两次，请改。" if twice else "拍卖师没有重复", CONDITIONS)


RULES = (
    Rule("capital", "注册资本一百万元以上", enough_capital, stops=True),
    Rule("capital-known", "查到注册资本", capital_known),
    Rule("relics", "文物拍卖", may_sell_relics, stops=True),
    Rule("auctioneers", "拍卖师", one_line_each, stops=True),
)


def rents(form: AuctionBusiness) -> bool:
    """Whether the office belongs to somebody else."""
    return form.ownership is Ownership.RENTED


def certificate_content(case: Granted) -> dict[str, str]:
    """What the certificate says."""
    form: AuctionBusiness = case.form
    lots = "、".join(one.label for one in form.lots)
    return {"scope": f"{lots}的拍卖" if form.relics else f"{lots}的拍卖（不含文物）", "office": form.office}
