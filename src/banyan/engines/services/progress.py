"""A case as its applicant reads it: what happens next, by when, what he has to do; then the way so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.queries import CaseFile, CaseInfo
from banyan.engines.services.records import HistoryLine
from banyan.kernel import clock
from banyan.kernel.systems import registry

_WEEKDAYS = "一二三四五六日"
_BACK = {"withdrawn", "terminated", "returned"}
_REFUSED = {"not-accepted"}


def date_cn(day: date | None) -> str:
    """A day as the design system says it: 12 月 3 日（周四）, in English 3 December (Thu); None is empty."""
    if day is None:
        return ""
    year = day.year != clock.today().year
    if (get_language() or "").startswith("en"):
        words = f"{day.day} {formats.date_format(day, 'F')}{f' {day.year}' if year else ''}"
        return f"{words} ({formats.date_format(day, 'D')})"
    return f"{f'{day.year} 年 ' if year else ''}{day.month} 月 {day.day} 日（周{_WEEKDAYS[day.weekday()]}）"


@dataclass(frozen=True)
class Next:
    """The first lines of a case: `now` answers, `more` explains, `tag` is the state."""

    now: str
    more: str
    tag: dict[str, str]


def tag_of(case: CaseInfo) -> dict[str, str]:
    """The state as the design system's tag."""
    return {"kind": case.kind, "word": _(case.state_word)}


def clock_of(case: CaseInfo) -> dict[str, Any]:
    """The clock as the design system's bar."""
    shown = case.clock
    state = "" if shown.kind == "doing" else shown.kind
    left = _("最迟 %s") % date_cn(shown.due) if shown.due and shown.kind != "over" else ""
    if left and case.provisional:
        left = _("%s（暂定）") % left
    return {"used": shown.used, "limit": shown.limit, "state": state, "left": left}


def provisional_words(case: CaseInfo) -> str:
    """Why the date of a case may still move; empty when it will not."""
    if not case.provisional or case.due is None:
        return ""
    return _("这个日期是暂定的：%(year)s 年的放假安排载入后会重新推算，遇节假日会顺延。") % {"year": case.due.year}


def next_of(case: CaseInfo, supply_by: date | None = None, pause: str = "") -> Next:
    """What happens next with a case, by when, and what its applicant has to do."""
    now, more = _SAID[case.state](case, supply_by, pause)
    return Next(now, more, tag_of(case))


def _submitted(case: CaseInfo, supply_by: date | None, pause: str) -> tuple[str, str]:
    return (
        _("等待受理，最迟 %s告诉您") % date_cn(case.due),
        _("您现在不用做什么。材料不全，会一次告诉您全部要补的；过了这一天没有告诉您，就算受理。"),
    )


def _supplement(case: CaseInfo, supply_by: date | None, pause: str) -> tuple[str, str]:
    now = _("请您补材料，%s前补上") % date_cn(supply_by) if supply_by else _("请您补材料")
    return now, _("补上就接着办，不用重新申请。等您补的这几天，时钟停着。")


def _handling(case: CaseInfo, supply_by: date | None, pause: str) -> tuple[str, str]:
    if case.clock.kind == "over":
        return _("已经超过承诺的时间，正在催办"), _("现在到“%s”这一步。您可以催一催，也可以打 12345。") % _(
            case.step_title
        )
    return (
        _("正在%(step)s，最迟 %(day)s办结") % {"step": _(case.step_title), "day": date_cn(case.due)},
        _("您现在不用做什么，有进展会通知您。"),
    )


def _suspended(case: CaseInfo, supply_by: date | None, pause: str) -> tuple[str, str]:
    return _("等待%s") % _(case.step_title), pause or _("这几天时钟停走，不占用办理时间。办理部门会联系您。")


def _decided(case: CaseInfo, supply_by: date | None, pause: str) -> tuple[str, str]:
    if case.decision == "refused":
        return _("不予许可"), ""
    return _("已经准予，最迟 %s交给您") % date_cn(case.due), _("您选的是纸质的结果，寄出或可以领取时通知您。")


def _closed(case: CaseInfo, supply_by: date | None, pause: str) -> tuple[str, str]:
    if case.decision == "refused":
        return _("不予许可"), ""
    return _("办好了"), _("结果在下面，随时可以用。") if case.licence_id else ""


def _ended(case: CaseInfo, supply_by: date | None, pause: str) -> tuple[str, str]:
    return {
        "not-accepted": (_("没有受理"), ""),
        "withdrawn": (_("您撤回了这次申请"), _("想再办，可以重新申请。")),
        "terminated": (_("已终止办理"), case.reason),
    }[case.state]


_SAID = {
    "submitted": _submitted,
    "supplement": _supplement,
    "handling": _handling,
    "suspended": _suspended,
    "decided": _decided,
    "closed": _closed,
    "not-accepted": _ended,
    "withdrawn": _ended,
    "terminated": _ended,
}


def timeline(file: CaseFile) -> list[dict[str, Any]]:
    """What is to come (dashed), where it stands, and what has been, newest first."""
    case = file.case
    lines = [one for one in file.history if one.kind != "message"]
    past = [_line(one) for one in reversed(lines)]
    if case.closed_on is not None:
        return past
    return [*_to_come(file), {"title": _now(case), "state": "now"}, *past]


def _now(case: CaseInfo) -> str:
    if case.state == "supplement":
        return _("等您补材料")
    if case.state == "decided":
        return _("等待送达")
    return _("等待受理") if case.state == "submitted" else _("等待%s") % _(case.step_title)


def _to_come(file: CaseFile) -> list[dict[str, Any]]:
    case, found = file.case, []
    if case.state != "decided":
        steps = file.plan.steps
        here = file.plan.place(case.step)
        found = [{"title": one.title, "state": "next"} for one in steps[here + 1 :]]
        found.append({"title": _("结果交给您"), "state": "next"})
        if case.due and case.state == "handling":
            found[-2 if len(found) > 1 else -1]["text"] = _("最迟 %s") % date_cn(case.due)
    return list(reversed(found))


def _line(one: HistoryLine) -> dict[str, Any]:
    state = "back" if one.kind in _BACK else "refuse" if one.kind in _REFUSED else "done"
    if one.kind == "decided" and one.about.get("decision") == "refused":
        state = "refuse"
    title = (
        _("您提交了申请") if one.kind == "submitted" else _("已受理，开始计时") if one.kind == "accepted" else one.title
    )
    return {"title": title, "time": one.at, "text": one.text, "state": state}


def messages(file: CaseFile) -> list[dict[str, Any]]:
    """What applicant and clerk wrote to each other, oldest first."""
    return [
        {"mine": bool(one.about.get("from_applicant")), "name": one.by_name, "at": one.at, "text": one.text}
        for one in file.history
        if one.kind == "message"
    ]


def asked(file: CaseFile) -> list[dict[str, str]]:
    """What the applicant is asked to supply: {"material", "title", "text"}; empty when nothing is asked."""
    if file.case.state != "supplement":
        return []
    last = next((one for one in reversed(file.history) if one.kind == "supplement-asked"), None)
    if last is None:
        return []
    titles = {one.code: one.title for one in registry().get(ServiceItem, file.case.item_code).materials}
    return [{**one, "title": titles.get(one["material"], "")} for one in last.about.get("items", [])]
