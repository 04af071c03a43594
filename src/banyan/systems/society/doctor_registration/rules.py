"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Rule
from banyan.kernel import clock
from banyan.systems.society.doctor_registration.forms import DoctorRegistration

REGISTRATION = Law(
    "医师法",
    13,
    says="国家实行医师执业注册制度；受理申请的卫生健康主管部门应当自受理申请之日起二十个工作日内准予注册。",
)
REFUSED = Law("医师法", 16, says="受刑事处罚，刑罚执行完毕不满二年；被吊销医师执业证书不满二年等情形的，不予注册。")


def not_barred(form: DoctorRegistration, facts: Mapping[str, Any]) -> Finding:
    """Nobody whom the law bars is registered (医师法第十六条)."""
    return Finding(
        not form.punished, "不满两年的，不能注册。满两年再申请。" if form.punished else "没有不予注册的情形", REFUSED
    )


def still_fresh(form: DoctorRegistration, facts: Mapping[str, Any]) -> Finding:
    """After two years without practice, an examination or training comes first."""
    stale = (clock.today() - form.obtained).days > 730 and not form.trained
    return Finding(not stale, "取得资格两年以上未注册，没有考核或培训，请核对" if stale else "资格与培训符合要求")


def employed(form: DoctorRegistration, facts: Mapping[str, Any]) -> Finding:
    """An institution takes him on."""
    return Finding(form.agreed, "机构同意聘用" if form.agreed else "请先取得医疗卫生机构的聘用，再注册。", REGISTRATION)


RULES = (
    Rule("barred", "没有不予注册的情形", not_barred, stops=True),
    Rule("employed", "机构聘用", employed, stops=True),
    Rule("fresh", "考核或培训", still_fresh),
)


def certificate_content(case: Granted) -> dict[str, str]:
    """What the certificate says."""
    form: DoctorRegistration = case.form
    return {
        "category": form.category.label,
        "scope": form.scope,
        "institution": form.institution,
        "certificate": form.certificate,
    }
