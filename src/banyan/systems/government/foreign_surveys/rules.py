"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Regulation, Rule
from banyan.systems.government.foreign_surveys.forms import SurveyBody

ACT = Law("统计法", says="境外的组织、个人需要在境内进行统计调查活动的，应当按照国务院的规定报请审批。")
REGULATION = Regulation(
    "统计法实施条例",
    says="委托境内具有涉外统计调查资格的机构进行；调查范围限于省级行政区域内的，由省级人民政府统计机构审批，跨省的由国家统计局审批。",
)
MEASURES = Regulation(
    "涉外调查管理办法",
    says="具有法人资格，业务范围包含调查内容，有熟悉规定的人员和调查能力，近一年做过三项以上调查或者营业额三十万元以上，有保密制度，近两年无重大违法记录。",
)

#: 涉外调查管理办法: one of the two within the last year; the turnover in yuan.
LEAST_PROJECTS, LEAST_TURNOVER = 3, Decimal(300_000)


def within_province(form: SurveyBody, facts: Mapping[str, Any]) -> Finding:
    """Who surveys beyond the province asks the national bureau (统计法实施条例)."""
    said = "只在本省调查" if form.within_province else "还到外省调查的，请向国家统计局申请。"
    return Finding(form.within_province, said, REGULATION)


def in_scope(form: SurveyBody, facts: Mapping[str, Any]) -> Finding:
    """Surveys are among what the body is there for."""
    said = "业务范围包含调查" if form.in_scope else "业务范围里没有调查内容，请先变更登记。"
    return Finding(form.in_scope, said, MEASURES)


def has_practice(form: SurveyBody, facts: Mapping[str, Any]) -> Finding:
    """Three surveys, or three hundred thousand yuan, within the last year."""
    said = f"近一年 {form.projects} 项、{form.turnover:,.0f} 元"
    enough = form.projects >= LEAST_PROJECTS or form.turnover >= LEAST_TURNOVER
    return Finding(enough, said if enough else f"{said}；要做过三项以上，或者营业额三十万元以上。", MEASURES)


def is_clean(form: SurveyBody, facts: Mapping[str, Any]) -> Finding:
    """No grave breach of law within two years."""
    said = "近两年没有重大违法记录" if form.clean else "近两年有重大违法记录的，现在不能申请。"
    return Finding(form.clean, said, MEASURES)


RULES = (
    Rule("province", "只在本省调查", within_province, stops=True),
    Rule("scope", "业务范围", in_scope, stops=True),
    Rule("practice", "近一年的业绩", has_practice, stops=True),
    Rule("clean", "没有重大违法记录", is_clean, stops=True),
)


def permit_content(case: Granted) -> dict[str, str]:
    """What the permit says."""
    form: SurveyBody = case.form
    return {"kinds": "、".join(one.label for one in form.kinds), "area": "本省行政区域内", "office": form.office}
