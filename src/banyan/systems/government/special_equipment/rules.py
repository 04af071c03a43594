"""Dates that the law sets for special equipment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Rule
from banyan.kernel import clock
from banyan.systems.government.special_equipment.forms import Equipment, SpecialEquipment

REGISTER = Law("特种设备安全法", 33, says="投入使用前或者投入使用后三十日内，办理使用登记，取得使用登记证书。")
INSPECTED = Law(
    "特种设备安全法",
    40,
    says="检验合格有效期届满前一个月提出定期检验要求；未经定期检验或者检验不合格的，不得继续使用。",
)
LIFTS = Law("特种设备安全法", 45, says="电梯的维护保养应当由电梯制造单位或者依法取得许可的安装、改造、修理单位进行。")


def within_thirty_days(form: SpecialEquipment, facts: Mapping[str, Any]) -> Finding:
    """Registered before use or within thirty days of it (特种设备安全法第三十三条)."""
    used = (clock.today() - form.first_use).days
    return Finding(used <= 30, f"已使用 {used} 天，超过三十日" if used > 30 else "在三十日以内", REGISTER)


def inspection_holds(form: SpecialEquipment, facts: Mapping[str, Any]) -> Finding:
    """The inspection has not run out (特种设备安全法第四十条)."""
    if form.next_inspection <= clock.today():
        return Finding(False, "已经过了下次检验日期。检验合格后再申请。", INSPECTED)
    return Finding(True, f"检验有效到 {form.next_inspection:%Y-%m-%d}", INSPECTED)


def inspected_before_use(form: SpecialEquipment, facts: Mapping[str, Any]) -> Finding:
    """It was inspected after it was made and before it was used."""
    right = form.made <= form.inspected <= form.first_use
    return Finding(right, "先检验后使用" if right else "制造、检验、使用的日期先后不对，请核对", INSPECTED)


RULES = (
    Rule("thirty-days", "三十日内登记", within_thirty_days),
    Rule("inspection", "检验有效", inspection_holds, stops=True),
    Rule("order", "先检验后使用", inspected_before_use),
)


def is_lift(form: SpecialEquipment) -> bool:
    """Whether it is a lift, whose maintenance is contracted (特种设备安全法第四十五条)."""
    return form.equipment is Equipment.LIFT


def certificate_content(case: Granted) -> dict[str, str]:
    """What the certificate says."""
    form: SpecialEquipment = case.form
    return {
        "equipment": form.equipment.label,
        "model": form.model,
        "serial": form.serial,
        "maker": form.maker,
        "place": form.place,
        "next_inspection": form.next_inspection.isoformat(),
    }
