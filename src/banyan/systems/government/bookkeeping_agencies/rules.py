"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Regulation, Rule
from banyan.systems.government.bookkeeping_agencies.forms import BookkeepingAgency, Standing

ACT = Law("会计法", says="不具备设置会计机构和会计人员条件的，委托经批准设立从事会计代理记账业务的中介机构代理记账。")
CONDITIONS = Regulation(
    "代理记账管理办法",
    4,
    says="依法设立的企业；专职从业人员不少于三名；业务负责人具有会计师以上资格或者从事会计工作不少于三年，且为专职；有健全的业务内部规范。",
)
LIMIT = Regulation("代理记账管理办法", 6, says="自受理申请之日起十日内作出决定；经审批机关负责人批准，可以延长十日。")

#: 代理记账管理办法第四条.
LEAST_STAFF, LEAST_YEARS = 3, 3


def enough_staff(form: BookkeepingAgency, facts: Mapping[str, Any]) -> Finding:
    """Three people at least work for this agency alone."""
    said = f"专职从业人员 {form.staff} 人"
    enough = form.staff >= LEAST_STAFF
    return Finding(enough, said if enough else f"{said}，至少要三人。", CONDITIONS)


def fit_head(form: BookkeepingAgency, facts: Mapping[str, Any]) -> Finding:
    """The head has the title, or three years in accounting."""
    if form.standing is Standing.YEARS and (form.years or 0) < LEAST_YEARS:
        return Finding(False, f"负责人从事会计工作 {form.years} 年，至少要三年。", CONDITIONS)
    return Finding(True, f"负责人{form.standing.label}", CONDITIONS)


def full_time(form: BookkeepingAgency, facts: Mapping[str, Any]) -> Finding:
    """The head works for this agency alone."""
    return Finding(form.full_time, "负责人专职" if form.full_time else "负责人要在本机构专职。", CONDITIONS)


RULES = (
    Rule("staff", "专职从业人员不少于三名", enough_staff, stops=True),
    Rule("head", "负责人的资格", fit_head, stops=True),
    Rule("full-time", "负责人专职", full_time, stops=True),
)


def licence_content(case: Granted) -> dict[str, str]:
    """What the licence says."""
    form: BookkeepingAgency = case.form
    return {"head": form.head, "office": form.office}
