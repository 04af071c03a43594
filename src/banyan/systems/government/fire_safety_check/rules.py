"""What the platform looks at before the fire officers do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import PREMISES, Finding, Granted, Law, Rule
from banyan.kernel import clock
from banyan.systems.government.fire_safety_check.forms import FireSafety, Way

BEFORE_OPENING = Law("消防法", 15, says="公众聚集场所未经消防救援机构许可的，不得投入使用、营业。")


def pledges(form: FireSafety) -> bool:
    """Whether the applicant chose the pledge (告知承诺)."""
    return form.way is Way.PLEDGE


def is_inspected(form: FireSafety) -> bool:
    """Whether officers inspect before they decide (消防法第十五条)."""
    return form.way is Way.CHECK


def not_open_yet(form: FireSafety, facts: Mapping[str, Any]) -> Finding:
    """Nobody opens before the permit (消防法第十五条)."""
    if form.opening < clock.today():
        return Finding(False, "开业日期已经过了。没有许可不能营业，请写今天以后的日期。", BEFORE_OPENING)
    return Finding(True, "还没有开业", BEFORE_OPENING)


def building_was_accepted(form: FireSafety, facts: Mapping[str, Any]) -> Finding:
    """The building's own fire acceptance or filing is looked up when the applicant does not have it."""
    return Finding(
        form.accepted, "申请人称房子办过消防验收或备案" if form.accepted else "没有说明消防验收或备案，请先查房子的情况"
    )


def has_two_exits(form: FireSafety, facts: Mapping[str, Any]) -> Finding:
    """One exit only is looked at; when two are needed depends on the building (assumed as a hint to the clerk)."""
    return Finding(
        form.exits >= 2, f"安全出口 {form.exits} 个" if form.exits >= 2 else "只有 1 个安全出口，请核对是否允许"
    )


RULES = (
    PREMISES,
    Rule("not-open", "还没有开业", not_open_yet, stops=True),
    Rule("accepted", "房子的消防验收或备案", building_was_accepted),
    Rule("exits", "安全出口", has_two_exits),
)


def permit_content(case: Granted) -> dict[str, str]:
    """What the permit says."""
    form: FireSafety = case.form
    return {
        "place_name": form.place_name,
        "place": form.place.label,
        "address": form.address or str(case.facts.get("firms.address", "")),
        "area": f"{form.area} 平方米",
        "floors": form.floors,
        "way": "告知承诺" if pledges(form) else "检查合格",
    }
