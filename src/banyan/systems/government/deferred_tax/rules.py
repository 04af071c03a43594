"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from banyan.engines.documents.declare import Validity
from banyan.engines.services.declare import Finding, Granted, Law, Regulation, Rule
from banyan.kernel import clock
from banyan.systems.government.deferred_tax.forms import DeferredTax, Difficulty

ACT = Law(
    "税收征收管理法",
    31,
    says="纳税人因有特殊困难，不能按期缴纳税款的，经省级税务局批准，可以延期缴纳税款，但是最长不得超过三个月。",
)
DIFFICULTY = Regulation(
    "税收征收管理法实施细则",
    41,
    says="特殊困难：因不可抗力发生较大损失，正常生产经营受到较大影响；当期货币资金在扣除应付职工工资、社会保险费后，不足以缴纳税款。",
)
HOW = Regulation(
    "税收征收管理法实施细则",
    42,
    says="在缴纳税款期限届满前提出申请；税务机关自收到申请之日起二十日内决定；不予批准的，从期限届满之日起加收滞纳金。",
)


def in_time(form: DeferredTax, facts: Mapping[str, Any]) -> Finding:
    """The application comes before the tax is overdue (实施细则第四十二条)."""
    timely = form.due >= clock.today()
    return Finding(timely, "在缴纳期限以前申请" if timely else "缴纳期限已经过了，不能再申请延期。", HOW)


def no_more_than_owed(form: DeferredTax, facts: Mapping[str, Any]) -> Finding:
    """No more is deferred than is owed."""
    fits = form.deferred <= form.amount
    return Finding(fits, f"延期 {form.deferred:,.2f} 元" if fits else "要延期的比这笔税款还多，请改。", ACT)


def left_over(form: DeferredTax) -> Decimal:
    """What is left in yuan after wages and social insurance; never less than nothing."""
    return max(form.funds - form.wages - form.insurance, Decimal(0))


def short_of_cash(form: DeferredTax, facts: Mapping[str, Any]) -> Finding:
    """What is left after wages and social insurance does not cover the tax (实施细则第四十一条)."""
    left = left_over(form)
    if form.difficulty is not Difficulty.CASH:
        return Finding(True, f"因不可抗力申请；付完工资和社保剩 {left:,.2f} 元", DIFFICULTY)
    short = left < form.amount
    return Finding(short, f"付完工资和社保剩 {left:,.2f} 元，{'不够' if short else '够'}缴这笔税。", DIFFICULTY)


def only_what_is_missing(form: DeferredTax, facts: Mapping[str, Any]) -> Finding:
    """Who can pay a part is looked at when he asks for more than he lacks (assumed)."""
    lacks = form.amount - left_over(form)
    if form.difficulty is Difficulty.CASH and form.deferred > lacks:
        return Finding(False, f"只差 {max(lacks, Decimal(0)):,.2f} 元，申请延期的更多，请核对", DIFFICULTY)
    return Finding(True, "没有超过所差的", DIFFICULTY)


RULES = (
    Rule("in-time", "期限届满以前申请", in_time, stops=True),
    Rule("owed", "不超过这笔税款", no_more_than_owed, stops=True),
    Rule("cash", "资金不够缴税", short_of_cash, stops=True),
    Rule("missing", "延期的数额", only_what_is_missing),
)


def struck(form: DeferredTax) -> bool:
    """Whether something happened that nobody could help."""
    return form.difficulty is Difficulty.DISASTER


def last_day(form: DeferredTax) -> date:
    """The day until which the tax may be paid: so many months after it was due."""
    until = Validity(months=int(form.extension.value)).until(form.due + timedelta(days=1))
    assert until is not None  # noqa: S101 - an extension has one month at least
    return until


def approval_content(case: Granted) -> dict[str, str]:
    """What the approval says."""
    form: DeferredTax = case.form
    until = last_day(form)
    return {
        "tax": f"{form.other_tax or form.tax.label}（{form.period}）",
        "amount": f"{form.deferred:,.2f} 元",
        "until": f"{until.year} 年 {until.month} 月 {until.day} 日",
    }
