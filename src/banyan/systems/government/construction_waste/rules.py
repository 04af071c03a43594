"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Regulation, Rule
from banyan.systems.government.construction_waste.forms import ConstructionWaste, Role

RULES_OF_WASTE = Regulation(
    "城市建筑垃圾管理规定", 7, says="处置建筑垃圾的单位，应当向市容环境卫生主管部门申请核准，获得核准后方可处置。"
)
NOISE = Law(
    "噪声污染防治法",
    43,
    says="噪声敏感建筑物集中区域，禁止夜间进行产生噪声的建筑施工作业，抢修、抢险和因生产工艺要求等特殊需要除外。",
)


def period_is_right(form: ConstructionWaste, facts: Mapping[str, Any]) -> Finding:
    """The carrying ends after it begins."""
    return Finding(
        form.ends >= form.begins, "运输期已写明" if form.ends >= form.begins else "结束日期早于开始日期，请改。"
    )


def vehicles_are_covered(form: ConstructionWaste, facts: Mapping[str, Any]) -> Finding:
    """Lorries are closed, so that nothing is strewn on the way (城市建筑垃圾管理规定)."""
    law = Regulation("城市建筑垃圾管理规定", says="运输建筑垃圾不得丢弃、遗撒。")
    open_ones = [one.plate for one in form.vehicles if not one.covered]
    return Finding(
        not open_ones, f"{'、'.join(open_ones)} 不是全密闭车。请换车。" if open_ones else "车辆都是密闭的", law
    )


def no_vehicle_twice(form: ConstructionWaste, facts: Mapping[str, Any]) -> Finding:
    """No plate stands in the list twice."""
    plates = [one.plate for one in form.vehicles]
    once = len(plates) == len(set(plates))
    return Finding(once, f"{len(plates)} 辆车" if once else "有一辆车写了两次，请删掉一行。")


def reuse_fits(form: ConstructionWaste, facts: Mapping[str, Any]) -> Finding:
    """No more is used again than there is."""
    fits = (form.reuse_volume or 0) <= form.volume
    return Finding(fits, "再利用量在总量之内" if fits else "再利用的量比总量还多，请改。")


def quiet_at_night(form: ConstructionWaste, facts: Mapping[str, Any]) -> Finding:
    """Work at night near homes is looked at (噪声污染防治法第四十三条)."""
    return Finding(not form.at_night, "要夜间运输，请看沿路有没有住宅" if form.at_night else "夜间不运输", NOISE)


RULES = (
    Rule("period", "运输期", period_is_right, stops=True),
    Rule("covered", "车辆密闭", vehicles_are_covered, stops=True),
    Rule("twice", "车辆不重复", no_vehicle_twice, stops=True),
    Rule("reuse", "再利用量", reuse_fits, stops=True),
    Rule("night", "夜间运输", quiet_at_night),
)


def carries(form: ConstructionWaste) -> bool:
    """Whether the applicant sends lorries over public roads."""
    return form.role is not Role.RECEIVES


def permit_content(case: Granted) -> dict[str, str]:
    """What the permission says."""
    form: ConstructionWaste = case.form
    return {
        "project": form.project,
        "volume": f"{form.volume} 立方米",
        "vehicles": "、".join(one.plate for one in form.vehicles),
        "route": form.route,
        "destination": form.destination,
        "period": f"{form.begins:%Y-%m-%d} 至 {form.ends:%Y-%m-%d}",
    }
