"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from banyan.engines.services.declare import Finding, Regulation, Rule
from banyan.kernel import clock
from banyan.systems.government.driving_licence.forms import LicenceRenewal, Term

TERMS = Regulation(
    "道路交通安全法实施条例",
    26,
    says="六年有效期内每个记分周期均未记满 12 分的，换发十年的；十年有效期内均未记满的，换发长期有效的。",
)
ORDER = Regulation("机动车驾驶证申领和使用规定", says="有效期满前九十日内申请换证。")


def in_the_window(form: LicenceRenewal, facts: Mapping[str, Any]) -> Finding:
    """From ninety days before the end; more than a year after it, the licence is gone."""
    days = (form.valid_to - clock.today()).days
    if days > 90:
        first = form.valid_to - timedelta(days=90)
        return Finding(False, f"还没到时候，{first:%Y-%m-%d} 起可以换。", ORDER)
    if days < -365:
        return Finding(False, "过期超过一年，驾驶证已被注销，要到车管所恢复驾驶资格。", ORDER)
    return Finding(True, "在换证期内" if days >= 0 else f"已过期 {-days} 天，可以换，换好前不能开车", ORDER)


def fit_to_drive(form: LicenceRenewal, facts: Mapping[str, Any]) -> Finding:
    """Whoever did not pass the medical check does not drive."""
    return Finding(form.vision, "体检合格" if form.vision else "体检不合格，不能换证。")


def check_is_recent(form: LicenceRenewal, facts: Mapping[str, Any]) -> Finding:
    """The medical check is not older than six months (assumed)."""
    days = (clock.today() - form.checked).days
    return Finding(0 <= days <= 183, f"体检在 {days} 天前" + ("" if 0 <= days <= 183 else "，请重新体检"))


RULES = (
    Rule("window", "换证期", in_the_window, stops=True),
    Rule("fit", "体检合格", fit_to_drive, stops=True),
    Rule("recent", "体检在半年内", check_is_recent),
)


def next_term(form: LicenceRenewal) -> str:
    """For how long the new licence holds (道路交通安全法实施条例第二十六条)."""
    if form.full_points:
        return form.term.label
    return "十年" if form.term is Term.SIX else "长期"
