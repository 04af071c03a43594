"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Regulation, Rule
from banyan.kernel import clock
from banyan.systems.society.nurse_registration.forms import NurseRegistration

CONDITIONS = Regulation(
    "护士条例",
    7,
    says="完成普通全日制三年以上护理专业课程，包括八个月以上临床实习；通过护士执业资格考试；符合健康标准。",
)
LIMIT = Regulation(
    "护士条例", 8, says="收到申请的卫生主管部门应当自收到申请之日起二十个工作日内做出决定；护士执业注册有效期为五年。"
)


def practised_enough(form: NurseRegistration, facts: Mapping[str, Any]) -> Finding:
    """Eight months in a teaching or general hospital (护士条例第七条)."""
    enough = form.practised >= 8
    return Finding(enough, f"临床实习 {form.practised} 个月" if enough else "临床实习要满 8 个月。", CONDITIONS)


def fresh_or_trained(form: NurseRegistration, facts: Mapping[str, Any]) -> Finding:
    """Three years after the examination, three months of training come first (护士条例第七条)."""
    late = (clock.today() - form.passed).days > 3 * 365 and not form.trained
    return Finding(
        not late, "通过考试已满三年，要先接受三个月临床护理培训并考核合格。" if late else "申请时间符合要求", CONDITIONS
    )


def healthy(form: NurseRegistration, facts: Mapping[str, Any]) -> Finding:
    """Health as the rules ask for it (护士条例第七条)."""
    return Finding(form.healthy, "体检合格" if form.healthy else "体检不合格，不能注册。", CONDITIONS)


RULES = (
    Rule("practice", "临床实习", practised_enough, stops=True),
    Rule("training", "考试后三年内，或已培训", fresh_or_trained, stops=True),
    Rule("health", "体检合格", healthy, stops=True),
)


def certificate_content(case: Granted) -> dict[str, str]:
    """What the certificate says."""
    form: NurseRegistration = case.form
    return {"institution": form.institution}
