"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Law, Regulation, Rule
from banyan.systems.society.remote_treatment.forms import RemoteTreatment, Why

SETTLING = Law(
    "社会保险法",
    29,
    says="社会保险行政部门和卫生行政部门应当建立异地就医医疗费用结算制度，方便参保人员享受基本医疗保险待遇。",
)
NOTICE = Regulation(
    "国家医保局 财政部关于进一步做好基本医疗保险跨省异地就医直接结算工作的通知", says="医保发〔2022〕22号。"
)


def dates_fit(form: RemoteTreatment, facts: Mapping[str, Any]) -> Finding:
    """It ends after it begins."""
    fits = form.ends is None or form.ends >= form.begins
    return Finding(fits, "日期已写明" if fits else "结束日期早于开始日期，请改。")


def not_for_long(form: RemoteTreatment, facts: Mapping[str, Any]) -> Finding:
    """A filing for passing treatment that is longer than half a year is looked at (assumed)."""
    long = form.ends is not None and (form.ends - form.begins).days > 183
    return Finding(not long, "临时外出超过半年，请核对是否该按长期居住备案" if long else "备案期合适")


RULES = (Rule("dates", "日期先后", dates_fit, stops=True), Rule("length", "备案期", not_for_long))


def lives_there(form: RemoteTreatment) -> bool:
    """Whether somebody lives there for long."""
    return form.why in (Why.SETTLED, Why.LIVING, Why.POSTED)


def is_referred(form: RemoteTreatment) -> bool:
    """Whether a hospital sends him."""
    return form.why is Why.TRANSFER
