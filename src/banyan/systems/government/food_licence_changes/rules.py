"""Dates by which a change is told and a renewal is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Regulation, Rule
from banyan.kernel import clock
from banyan.kernel.calendar import counting
from banyan.standards.workdays import UnknownYear
from banyan.systems.government.food_licence_changes.forms import Change, FoodCancellation, FoodChange, FoodRenewal, Line

MEASURES = Regulation("食品经营许可和备案管理办法", says="国家市场监督管理总局令第 78 号。")
RENEWAL = Regulation("食品经营许可和备案管理办法", says="有效期届满前九十个工作日至十五个工作日期间申请延续。")
SAFETY = Law("食品安全法", 35, says="从事食品销售、餐饮服务，应当依法取得许可。")


def told_in_time(form: FoodChange, facts: Mapping[str, Any]) -> Finding:
    """A change is told within ten working days (食品经营许可和备案管理办法)."""
    today = clock.today()
    if form.changed > today:
        return Finding(False, "变化的日期还没有到，请在变化以后申请。", MEASURES)
    days = counting().between(form.changed, today)
    return Finding(days <= 10, f"变化后第 {days} 个工作日申请" + ("" if days <= 10 else "，超过 10 个工作日"), MEASURES)


def days_left(last: date) -> int:
    """Working days until a licence ends; beyond the years that can be counted about five in seven days."""
    today = clock.today()
    try:
        return counting().between(today, last)
    except UnknownYear:
        return (last - today).days * 5 // 7


def ends_on(facts: Mapping[str, Any]) -> date | None:
    """The day on which the chosen licence ends; None before one is chosen."""
    held = facts.get("held.licence")
    return held.valid_to if held is not None else None


def can_be_renewed(form: FoodRenewal, facts: Mapping[str, Any]) -> Finding:
    """It still holds, and at most 90 working days are left (食品经营许可和备案管理办法)."""
    last = ends_on(facts)
    if last is None:
        return Finding(True, "到期日以选的许可证为准", RENEWAL)
    if last < clock.today():
        return Finding(False, "许可证已经过期，不能延续，请新办。", RENEWAL)
    left = days_left(last)
    if left > 90:
        return Finding(False, f"还有约 {left} 个工作日到期，到期前 90 个工作日内再来。", RENEWAL)
    return Finding(True, f"还有 {left} 个工作日到期", RENEWAL)


def fifteen_days_before(form: FoodRenewal, facts: Mapping[str, Any]) -> Finding:
    """At least 15 working days are left (食品经营许可和备案管理办法)."""
    last = ends_on(facts)
    in_time = last is None or (last >= clock.today() and days_left(last) >= 15)
    return Finding(in_time, "到期前 15 个工作日以上申请" if in_time else "离到期不足 15 个工作日，请抓紧审查", RENEWAL)


def cards_are_repaid(form: FoodCancellation, facts: Mapping[str, Any]) -> Finding:
    """Whoever closes repays what customers paid in advance (消费者权益保护法第五十三条)."""
    law = Law(
        "消费者权益保护法", 53, says="以预收款方式提供商品或者服务，未按照约定提供的，应当履行约定或者退回预付款。"
    )
    return Finding(not form.cards, "还有预付卡没有退，请提醒申请人" if form.cards else "没有未退的预付卡", law)


CHANGE_RULES = (Rule("in-time", "十个工作日内", told_in_time),)
RENEWAL_RULES = (
    Rule("possible", "可以延续", can_be_renewed, stops=True),
    Rule("in-time", "到期十五个工作日前", fifteen_days_before),
)
CANCEL_RULES = (Rule("cards", "预付卡", cards_are_repaid),)


def kitchen_changes(form: FoodChange) -> bool:
    """Whether somebody has to look at the kitchen again."""
    return Change.LAYOUT in form.what or bool(set(form.lines or ()) & {Line.COLD_FOOD, Line.RAW_FOOD})


def renewal_looks(form: FoodRenewal) -> bool:
    """Whether conditions changed, so that somebody goes to look."""
    return not form.unchanged


def change_content(case: Granted) -> dict[str, str]:
    """What the changed licence says where it differs."""
    form: FoodChange = case.form
    said = {
        "shop_name": form.shop_name or "",
        "head": form.head or "",
        "lines": "、".join(one.label for one in form.lines or ()),
    }
    return {"what": "、".join(one.label for one in form.what), **{key: text for key, text in said.items() if text}}


def renewal_content(case: Granted) -> dict[str, str]:
    """What the renewal says."""
    return {"what": f"准予延续：{case.facts.get('held.licence', '食品经营许可证')}"}


def changed_fields(case: Granted) -> dict[str, str]:
    """What the licence itself says differently from now on; a new head and a new layout do not stand on it."""
    form: FoodChange = case.form
    said = {"shop_name": form.shop_name or "", "lines": "、".join(one.label for one in form.lines or ())}
    return {key: text for key, text in said.items() if text}


def change_reason(case: Granted) -> str:
    """Why there is a new version."""
    form: FoodChange = case.form
    return f"持证人申请变更：{'、'.join(one.label for one in form.what)}（{case.number}）"


def renewal_reason(case: Granted) -> str:
    """Why it lasts longer."""
    return f"持证人申请延续，准予延续（{case.number}）"


def end_reason(case: Granted) -> str:
    """Why it ends."""
    form: FoodCancellation = case.form
    return f"持证人申请注销：{form.other or form.reason.label}（{case.number}）"
