"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import PREMISES, Finding, Granted, Law, Regulation, Rule
from banyan.systems.government.tobacco_retail.forms import Ownership, TobaccoRetail

NEAR_SCHOOL = Law("未成年人保护法", 59, says="学校、幼儿园周边不得设置烟、酒、彩票销售网点。")
CONDITIONS = Regulation(
    "烟草专卖法实施条例", says="有与经营烟草制品零售业务相适应的资金、固定的经营场所，符合合理布局的要求。"
)


def not_near_a_school(form: TobaccoRetail, facts: Mapping[str, Any]) -> Finding:
    """No tobacco is sold around schools and kindergartens (未成年人保护法第五十九条)."""
    if form.near_school:
        return Finding(False, "中小学、幼儿园周边不能设烟草零售点。请换一处店址再申请。", NEAR_SCHOOL)
    return Finding(True, "申请人称店不在学校、幼儿园周边，核查时再量", NEAR_SCHOOL)


def apart_from_home(form: TobaccoRetail, facts: Mapping[str, Any]) -> Finding:
    """The shop is a fixed place apart from where people live (烟草专卖法实施条例)."""
    return Finding(
        form.separate, "店与住所分开" if form.separate else "店没有和住的地方分开。分开以后再申请。", CONDITIONS
    )


def suits_tobacco(form: TobaccoRetail, facts: Mapping[str, Any]) -> Finding:
    """Goods that spoil tobacco, or that burn, are looked at on the spot (assumed to depend on the local plan)."""
    return Finding(
        not form.unsuitable, "店里还卖可能不宜与烟同卖的东西，请核对" if form.unsuitable else "没有不宜同卖的东西"
    )


RULES = (
    PREMISES,
    Rule("school", "不在学校周边", not_near_a_school, stops=True),
    Rule("apart", "店与住所分开", apart_from_home, stops=True),
    Rule("goods", "没有不宜同卖的东西", suits_tobacco),
)


def rents(form: TobaccoRetail) -> bool:
    """Whether the premises belong to somebody else."""
    return form.ownership is not Ownership.OWN


def licence_content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: TobaccoRetail = case.form
    return {
        "address": form.address or str(case.facts.get("firms.address", "")),
        "scope": "卷烟零售",
        "shop": form.shop.label,
    }
