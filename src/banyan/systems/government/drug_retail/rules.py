"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Rule
from banyan.systems.government.drug_retail.forms import DrugRetail, Scope

CONDITIONS = Law(
    "药品管理法",
    52,
    says="从事药品经营活动应当有依法经过资格认定的药师或者其他药学技术人员，有相适应的场所、设备、制度。",
)


def prescriptions_need_a_pharmacist(form: DrugRetail, facts: Mapping[str, Any]) -> Finding:
    """Who sells prescription drugs has a licensed pharmacist (药品管理法第五十二条 and its measures)."""
    if form.scope is Scope.PRESCRIPTION and not any(one.licensed for one in form.pharmacists):
        return Finding(False, "卖处方药的，要有执业药师。请加上一位，或者改卖非处方药。", CONDITIONS)
    return Finding(True, "药学技术人员与经营类别相称", CONDITIONS)


def cold_drugs_need_a_fridge(form: DrugRetail, facts: Mapping[str, Any]) -> Finding:
    """Who sells cold-chain drugs has the equipment for it (药品管理法第五十二条)."""
    lacks = form.cold_chain and not form.fridge
    return Finding(not lacks, "卖冷藏药品，却没有冷藏设备。请配好再申请。" if lacks else "冷藏条件相称", CONDITIONS)


RULES = (
    Rule("pharmacist", "执业药师", prescriptions_need_a_pharmacist, stops=True),
    Rule("fridge", "冷藏设备", cold_drugs_need_a_fridge, stops=True),
)


def licence_content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: DrugRetail = case.form
    more = "、中药饮片" if form.herbal else ""
    return {
        "shop_name": form.shop_name,
        "scope": form.scope.label + more,
        "address": form.address,
        "quality_head": form.quality_head,
    }
