"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Regulation, Rule
from banyan.systems.society.social_organisations.forms import Association, PrivateUnit

CONDITIONS = Regulation(
    "社会团体登记管理条例",
    10,
    says="有五十个以上的个人会员或者三十个以上的单位会员，混合组成的总数不得少于五十个；地方性社会团体有三万元以上活动资金；有固定住所和专职工作人员。",
)
UNIT = Regulation(
    "民办非企业单位登记管理暂行条例",
    8,
    says="申请登记应当经业务主管单位审查同意，有规范的名称、必要的组织机构，有相适应的从业人员、合法财产和必要的场所。",
)


def enough_members(form: Association, facts: Mapping[str, Any]) -> Finding:
    """Fifty persons, or thirty units, or fifty together (社会团体登记管理条例第十条)."""
    mixed = form.persons > 0 and form.units > 0
    enough = form.persons + form.units >= 50 if mixed else form.persons >= 50 or form.units >= 30
    said = f"个人会员 {form.persons} 人，单位会员 {form.units} 个"
    return Finding(
        enough, said if enough else f"{said}，不够。要有 50 个个人会员，或 30 个单位会员，或合起来 50 个。", CONDITIONS
    )


def enough_funds(form: Association, facts: Mapping[str, Any]) -> Finding:
    """Thirty thousand yuan for a local association (社会团体登记管理条例第十条)."""
    return Finding(
        form.funds >= 3, f"活动资金 {form.funds} 万元" if form.funds >= 3 else "活动资金要有 3 万元以上。", CONDITIONS
    )


def has_staff(form: Association, facts: Mapping[str, Any]) -> Finding:
    """Staff of its own (社会团体登记管理条例第十条)."""
    return Finding(form.staff > 0, "有专职工作人员" if form.staff else "要有专职工作人员。", CONDITIONS)


ASSOCIATION_RULES = (
    Rule("members", "会员人数", enough_members, stops=True),
    Rule("funds", "活动资金", enough_funds, stops=True),
    Rule("staff", "专职工作人员", has_staff, stops=True),
)


def not_for_profit(form: PrivateUnit, facts: Mapping[str, Any]) -> Finding:
    """It does not work for profit (民办非企业单位登记管理暂行条例)."""
    law = Regulation("民办非企业单位登记管理暂行条例", 4, says="民办非企业单位不得从事营利性经营活动。")
    return Finding(form.donated, "资金不求回报" if form.donated else "想分红、要回报的，请登记成公司。", law)


UNIT_RULES = (Rule("profit", "不以营利为目的", not_for_profit, stops=True),)


def association_content(case: Granted) -> dict[str, str]:
    """What an association's certificate says."""
    form: Association = case.form
    return {
        "name": form.body_name,
        "scope": form.purpose,
        "address": form.address,
        "head": form.head,
        "funds": f"{form.funds} 万元",
    }


def unit_content(case: Granted) -> dict[str, str]:
    """What a private unit's certificate says."""
    form: PrivateUnit = case.form
    return {
        "name": form.unit_name,
        "scope": form.purpose,
        "address": form.address,
        "head": form.head,
        "funds": f"{form.funds} 万元",
    }
